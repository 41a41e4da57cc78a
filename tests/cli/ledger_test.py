#!/usr/bin/env python3
"""What is made again and what is left alone, by the ledger of a folder."""
import json
import os
import sqlite3
import subprocess


from command import QIANZI, SOURCE, CommandTest, main

LEDGER = ".qianzi-ledger.db"


class IfChanged(CommandTest):
    def build(self, *words, code=0, **how):
        """The outputs' paths as printed, and which outputs are other files than before."""
        before = self.files()
        done = self.expect(code, "build", *words, "--out", self.out, "--if-changed", **how)
        after = self.files()
        self.said = done.stderr
        self.printed = done.stdout.splitlines()
        return {name for name in after if after[name] != before.get(name)}

    def files(self):
        """What tells each output: a folder, or a file of the folder itself, is exchanged whole."""
        return {path.name: path.stat().st_ino for path in self.out.glob("[!.]*")}

    def test_what_is_unchanged_is_left_alone_and_its_path_is_told(self):
        edition = self.edition(one="", two="")
        made = self.build(edition)
        self.assertEqual(made, {"daily", "daily.epub", "daily.pdf"})
        paths = self.printed
        tree = self.tree()
        self.assertEqual(self.build(edition), set())
        self.assertEqual((self.printed, self.said), (paths, ""))
        self.assertEqual(self.tree(), tree)

    def test_a_changed_article_design_or_image_has_its_edition_made_again(self):
        figure = '<figure><image src="a.svg" alt="图"/></figure>'
        drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="{}" height="9"/></svg>'
        self.write("daily/a.svg", drawing.format(9))
        inputs = [self.edition(one=figure), self.edition("weekly", "weekly", three="")]
        self.build(*inputs, "--to", "epub")
        self.write("daily/a.svg", drawing.format(8))
        self.assertEqual(self.build(*inputs, "--to", "epub"), {"daily.epub"})
        self.article("weekly/three.xml", "<p>又一段。</p>")
        self.assertEqual(self.build(*inputs, "--to", "epub"), {"weekly.epub"})
        self.write("weekly/designs/daily.xml",
                   (SOURCE / "designs/daily.xml").read_text(encoding="utf-8"))
        self.assertEqual(self.build(*inputs, "--to", "epub"), {"weekly.epub"})
        self.assertEqual(self.build(*inputs, "--to", "epub"), set())

    def test_other_options_a_date_or_a_clean_up_make_another_output(self):
        article = self.article()
        to = (article, "--to", "epub")
        self.build(*to)
        for words, env in ((("--set", "epub.cover=false"), {}), ((), {}),
                           ((), {"SOURCE_DATE_EPOCH": 1}), (("--clean", "punctuation"), {})):
            self.assertEqual(self.build(*to, *words, env=env), {"article.epub"}, (words, env))

    def test_an_output_that_was_touched_or_removed_is_made_again(self):
        edition = self.edition(one="", two="")
        self.build(edition, "--to", "html,epub")
        (self.out / "daily/one.html").write_text("mine")
        (self.out / "daily.epub").unlink()
        self.assertEqual(self.build(edition, "--to", "html,epub"), {"daily", "daily.epub"})
        self.assertNotEqual((self.out / "daily/one.html").read_text(encoding="utf-8"), "mine")

    def test_one_file_a_page_is_left_alone_too(self):
        edition = self.edition(one="")
        words = (edition, "--to", "pdf", "--set", "pdf.pages=split")
        self.assertEqual(self.build(*words), {"daily-01.pdf"})
        self.assertEqual(self.build(*words), set())
        self.assertEqual(self.printed, [f"{self.out}/daily-01.pdf"])

    def test_a_plain_build_keeps_the_ledger_up(self):
        article = self.article()
        self.build(article, "--to", "epub")
        self.article(body="<p>又一段。</p>")
        self.expect(0, "build", article, "--to", "epub", "--out", self.out)
        self.assertEqual(self.build(article, "--to", "epub"), set())

    def test_a_plain_build_begins_no_ledger(self):
        self.expect(0, "build", self.article(), "--to", "epub", "--out", self.out)
        self.assertEqual(os.listdir(self.out), ["article.epub"])

    def test_what_is_wrong_with_an_input_is_said_each_time(self):
        edition = self.edition(good="", broken=None)
        self.build(edition, "--to", "html", code=1)
        said = self.said
        self.assertEqual(self.build(edition, "--to", "html", code=1), set())
        self.assertEqual(self.said, said)

    def test_a_damaged_ledger_is_set_aside_and_the_outputs_are_made(self):
        article = self.article()
        self.build(article, "--to", "epub")
        (self.out / LEDGER).write_bytes(b"\0" * 5000)
        self.assertEqual(self.build(article, "--to", "epub"), {"article.epub"})
        self.assertIn("[ledger-set-aside]", self.said)
        self.assertTrue((self.out / (LEDGER + ".damaged")).is_file())
        self.assertEqual(self.build(article, "--to", "epub"), set())
        self.assertEqual(self.said, "")

    def test_while_another_run_writes_outputs_are_made_and_not_recorded(self):
        article = self.article()
        self.build(article, "--to", "epub")
        holder = sqlite3.connect(self.out / LEDGER, isolation_level=None)
        self.addCleanup(holder.close)
        holder.execute("BEGIN EXCLUSIVE")
        self.article(body="<p>又一段。</p>")
        self.assertEqual(self.build(article, "--to", "epub"), {"article.epub"})
        self.assertIn("[ledger-busy]", self.said)
        holder.execute("ROLLBACK")
        self.assertEqual(self.build(article, "--to", "epub"), {"article.epub"})
        self.assertEqual(self.said, "")

    def test_runs_beside_each_other_record_all_they_made(self):
        inputs = [self.edition(f"e{number}", f"e{number}", one="") for number in range(6)]
        runs = [subprocess.Popen([QIANZI, "build", edition, "--to", "html", "--out", self.out,
                                  "--if-changed"], cwd=self.folder, env=self.environment(),
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                for edition in inputs]
        for run in runs:
            self.assertEqual((run.communicate()[1], run.returncode), (b"", 0))
        self.assertEqual(self.build(*inputs, "--to", "html"), set())

    def test_a_page_that_is_the_same_stays_the_same_file(self):
        edition = self.edition(**{f"a{number}": "" for number in range(5)})
        self.build(edition, "--to", "html")
        pages = {path: path.stat() for path in (self.out / "daily").rglob("*.*")}
        self.article("daily/a2.xml", "<p>又一段。</p>")
        self.build(edition, "--to", "html")
        changed = {str(path.relative_to(self.out)) for path, was in pages.items()
                   if (path.stat().st_ino, path.stat().st_mtime_ns) != (was.st_ino, was.st_mtime_ns)}
        self.assertEqual(changed, {"daily/a2.html"})


if __name__ == "__main__":
    main()
