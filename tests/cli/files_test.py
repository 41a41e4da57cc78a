#!/usr/bin/env python3
"""What the command leaves on the disk, whatever happens on the way."""
import datetime
import os
import shutil
import time
import zipfile

from command import QIANZI, SOURCE, CommandTest, main, small_files

DATA = os.path.join(os.path.dirname(os.path.dirname(QIANZI)), "share/qianzi")


class Build(CommandTest):
    def build(self, code, *words, **how):
        return self.expect(code, "build", *words, "--out", self.out, **how)

    def test_a_bare_article_becomes_an_edition_of_its_name(self):
        done = self.build(0, self.article("ferry.xml"))
        self.assertEqual(done.stdout.splitlines(), [f"{self.out}/ferry.pdf", f"{self.out}/ferry.epub",
                                                    f"{self.out}/ferry/index.html"])
        for line in done.stdout.splitlines():
            self.assertTrue(os.path.isfile(line))
        self.assertEqual(done.stderr, "")

    def test_an_edition_without_its_broken_article_is_made(self):
        done = self.build(1, self.edition(good="<p>头一段。</p>", broken=None), "--to", "html,epub")
        self.assertIn("[article-left-out]", done.stderr)
        self.assertIn("broken.xml:", done.stderr)
        files = self.tree()
        self.assertIn("daily/good.html", files)
        self.assertNotIn("daily/broken.html", files)
        self.assertIn("daily.epub", files)

    def test_one_broken_input_does_not_stop_the_others(self):
        broken = self.write("broken.xml", "<article><head>")
        done = self.build(1, self.article("one.xml"), broken, "nowhere.xml", self.article("two.xml"),
                          "--to", "html")
        self.assertEqual(done.stdout.splitlines(),
                         [f"{self.out}/{name}/index.html" for name in ("one", "two")])
        self.assertIn("broken.xml", done.stderr)
        self.assertIn("there is no file nowhere.xml", done.stderr)
        self.assertEqual(sorted(os.listdir(self.out)), ["one", "two"])

    def test_nothing_is_written_where_every_input_is_broken(self):
        self.build(1, self.write("broken.xml", "<article><head>"))
        self.assertFalse(self.out.exists())

    def test_a_format_without_a_plugin_ends_with_3_and_the_others_are_made(self):
        done = self.build(3, self.article(), "--to", "docbook,html")
        self.assertIn("there is no plugin for docbook: `qianzi plugins` lists", done.stderr)
        self.assertEqual(os.listdir(self.out), ["article"])

    def test_an_old_edition_is_replaced_whole(self):
        edition = self.edition(one="<p>旧。</p>", two="")
        self.build(0, edition)
        old = self.tree()
        self.build(0, self.edition(one="<p>新。</p>"))
        new = self.tree()
        self.assertIn("daily/two.html", old)
        self.assertNotIn("daily/two.html", new)
        for name in ("daily.pdf", "daily.epub", "daily/one.html"):
            self.assertNotEqual(old[name], new[name])

    def test_outputs_are_made_with_the_rights_that_the_user_gives_files(self):
        self.build(0, self.article(), before=lambda: os.umask(0o027) and None)
        self.assertEqual((self.out / "article.pdf").stat().st_mode & 0o777, 0o640)
        self.assertEqual((self.out / "article").stat().st_mode & 0o777, 0o750)


class PagesApart(CommandTest):
    """A file for each page."""

    def pages(self, count, identity="daily"):
        """An edition of `count` pages."""
        numbers = range(1, count + 1)
        for number in numbers:
            self.article(f"{identity}/story-{number}.xml")
        pages = "".join(f'<page number="{n}" name="要闻"><article src="story-{n}.xml"/></page>'
                        for n in numbers)
        return self.write(f"{identity}/edition.xml",
                          f'<edition id="{identity}" date="2026-11-24" xml:lang="zh-Hans">'
                          f"<nameplate>东埠日报</nameplate>{pages}</edition>")

    def build(self, code, *editions, formats="pdf"):
        return self.expect(code, "build", *editions, "--out", self.out, "--to", formats,
                           "--set", "pdf.pages=split")

    def test_a_page_that_is_no_more_is_removed(self):
        self.build(0, self.pages(5))
        self.expect(0, "build", self.pages(1, "daily-05"), "--out", self.out, "--to", "pdf")
        mine = (self.out / "daily-05.pdf").read_bytes()
        done = self.build(0, self.pages(3))
        names = [f"daily-{n:02}.pdf" for n in (1, 2, 3)]
        self.assertEqual(done.stdout.splitlines(), [f"{self.out}/{name}" for name in names])
        self.assertEqual(sorted(self.tree()), sorted([*names, "daily-05.pdf",
                                                      ".daily.pdf.qianzi-files"]))
        self.assertEqual((self.out / "daily-05.pdf").read_bytes(), mine)

    def test_the_record_is_the_same_whatever_was_there(self):
        self.build(0, self.pages(2))
        first = self.tree()
        self.build(0, self.pages(3))
        self.build(0, self.pages(2))
        self.assertEqual(self.tree(), first)

    def test_an_edition_called_as_another_s_page_is_refused(self):
        self.build(0, self.pages(2))
        before = self.tree()
        for other, formats in (("daily-02", "pdf"), ("daily-02.pdf", "pdf,html")):
            for order in (1, -1):
                with self.subTest(other, order=order):
                    editions = [self.pages(3), self.pages(1, other)][::order]
                    done = self.build(3, *editions, formats=formats)
                    format = formats.split(",")[-1]
                    self.assertIn(f"{self.out}/daily-02.pdf is to be {format} of «{other}» as well: "
                                  "build them into two folders", done.stderr)
                    after = self.tree()
                    for name, digest in before.items():
                        self.assertEqual(after[name], digest)
                    shutil.rmtree(self.out)
                    self.build(0, self.pages(2))


class SameBytes(CommandTest):
    def test_on_any_number_of_threads(self):
        daily = SOURCE / "samples/daily/edition.xml"
        outs = []
        for threads in ("1", "2", "4"):
            out = self.folder / threads
            self.expect(0, "build", daily, "--out", out, "--threads", threads)
            outs.append(self.tree(out))
        self.assertEqual(outs[0], outs[1])
        self.assertEqual(outs[0], outs[2])
        self.assertGreater(len(outs[0]), 5)

    def test_source_date_epoch_dates_the_outputs(self):
        article = self.article()
        trees = []
        for moment in (86400, 1700000000, 1700000000):
            shutil.rmtree(self.out, ignore_errors=True)
            self.expect(0, "build", article, "--out", self.out, env={"SOURCE_DATE_EPOCH": moment})
            trees.append(self.tree())
            day = datetime.datetime.fromtimestamp(moment, datetime.timezone.utc)
            pdf = (self.out / "article.pdf").read_bytes()
            self.assertIn(day.strftime("D:%Y%m%d%H%M%S").encode(), pdf)
            with zipfile.ZipFile(self.out / "article.epub") as book:
                package = b"".join(book.read(name) for name in book.namelist()
                                   if name.endswith(".opf"))
            self.assertIn(day.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), package)
        self.assertEqual(trees[1], trees[2])
        self.assertNotEqual(trees[0], trees[1])

    def test_without_it_the_edition_s_own_date_does(self):
        first = self.folder / "first"
        edition = self.edition(one="")
        self.expect(0, "build", edition, "--out", first)
        time.sleep(1.1)
        self.expect(0, "build", edition, "--out", self.out)
        self.assertEqual(self.tree(first), self.tree())
        self.assertIn(b"D:20261124120000", (self.out / "daily.pdf").read_bytes())

    def test_an_odd_moment_is_survived(self):
        for moment in ("-5", "99999999999999999", "yesterday", ""):
            with self.subTest(moment):
                self.expect(0, "build", self.article(), "--out", self.out, "--to", "pdf,epub",
                            env={"SOURCE_DATE_EPOCH": moment})


class Environment(CommandTest):
    """What is wrong with the machine ends with 3 and leaves what was there."""

    def test_a_folder_that_cannot_be_written(self):
        article = self.article()
        under_a_file = self.write("file", "") / "out"
        for out in (under_a_file, "/proc/qianzi", "/dev/full", "/dev/null/out"):
            with self.subTest(out):
                done = self.expect(3, "build", article, "--out", out, "--to", "html")
                self.assertIn(str(out), done.stderr)
                self.assertIn("[environment-failed]", done.stderr)
                self.assertEqual(done.stdout, "")

    def test_a_folder_in_the_place_of_a_file_and_a_file_in_the_place_of_a_folder(self):
        article = self.article()
        (self.out / "article.pdf").mkdir(parents=True)
        (self.out / "article").write_text("mine")
        done = self.expect(3, "build", article, "--out", self.out)
        self.assertIn("article.pdf: is a folder, and is to be a file", done.stderr)
        self.assertIn("article: is a file, and is to be a folder", done.stderr)
        self.assertEqual((self.out / "article").read_text(), "mine")
        self.assertEqual(set(self.tree()), {"article", "article.epub", "article.pdf/"})

    def test_a_full_disk_leaves_the_last_output(self):
        daily = SOURCE / "samples/daily/edition.xml"
        self.expect(0, "build", daily, "--out", self.out)
        good = self.tree()
        done = self.expect(3, "build", daily, "--out", self.out, "--set", "pdf.compression=0",
                           "--set", "epub.compression=0", before=small_files(1 << 14))
        self.assertIn("cannot be written", done.stderr)
        self.assertEqual(self.tree(), good)
        self.assertEqual(done.stdout, "")

    def test_without_the_font_set_it_is_said_once(self):
        data = self.folder / "data"
        shutil.copytree(os.path.join(DATA, "designs"), data / "designs")
        article = self.article()
        for words in (("build", article, "--out", self.out), ("fonts",),
                      ("dump", "--stage", "pages", article)):
            with self.subTest(words[0]):
                done = self.expect(3, *words, env={"QIANZI_DATA": data})
                self.assertEqual(done.stderr.count(f"{data}/fonts/fontset.xml"), 1, done.stderr)
                self.assertFalse(self.out.exists())
                self.assertEqual(done.stdout, "")

    def test_without_the_data_folder_nothing_can_be_done(self):
        article = self.article()
        for words in (("build", article), ("check", article), ("dump", "--stage", "edition", article)):
            with self.subTest(words[0]):
                done = self.expect(3, *words, env={"QIANZI_DATA": "/nowhere"})
                self.assertIn("there is no folder /nowhere with Qianzi's fonts", done.stderr)

    def test_a_standard_output_that_cannot_be_written(self):
        with open("/dev/full", "w") as full:
            for words in (("plugins",), ("fonts", "--json"),
                          ("dump", "--stage", "pages", self.article())):
                with self.subTest(words[0]):
                    done = self.expect(3, *words, stdout=full)
                    self.assertIn("standard output", done.stderr)


if __name__ == "__main__":
    main()
