#!/usr/bin/env python3
"""What --clean and --variant make of an edition on its way to every format."""
import json
import zipfile

from command import CommandTest, main


class Clean(CommandTest):
    def test_steps_are_done_in_their_order_and_each_reports(self):
        article = self.article(body="<p>他说:&amp;ldquo;学(xué)习(xí)&amp;rdquo;,好.</p>")
        done = self.expect(0, "check", article, "--clean", "entities,punctuation,readings",
                           "--diagnostics", "json")
        notes = [json.loads(line) for line in done.stderr.splitlines()]
        self.assertEqual([(note["severity"], note["code"]) for note in notes], [("note", "text-cleaned")] * 3)
        self.assertEqual(notes[2]["message"], "readings changed 2 places in article, the first «学（xué）»")
        dumped = self.expect(0, "dump", "--stage", "edition", article, "--clean", "entities,punctuation,readings")
        self.assertIn('p "他说：“" ruby.pinyin("学"="xué" "习"="xí") "”，好。"', dumped.stdout)

    def test_without_clean_a_text_is_as_it_was(self):
        article = self.article(body="<p>他说:好.</p>")
        self.assertIn('p "他说:好."', self.expect(0, "dump", "--stage", "edition", article).stdout)

    def test_a_clean_text_is_not_reported(self):
        done = self.expect(0, "check", self.article(), "--clean", "punctuation")
        self.assertEqual(done.stderr, "")


class Variants(CommandTest):
    def test_every_variant_is_an_edition_of_its_own(self):
        edition = self.edition(one="<p>“后来”理<strong>发</strong>，<name xml:lang='zh-Hans'>范后</name>。</p>")
        done = self.expect(0, "build", edition, "--to", "html,epub,pdf", "--out", self.out,
                           "--variant", "zh-Hant-TW,zh-Hans")
        self.assertEqual(done.stdout.splitlines(),
                         [f"{self.out}/{file}" for file in
                          ("daily-zh-Hant-TW/index.html", "daily-zh-Hant-TW.epub", "daily-zh-Hant-TW.pdf",
                           "daily-zh-Hans/index.html", "daily-zh-Hans.epub", "daily-zh-Hans.pdf")])
        page = (self.out / "daily-zh-Hant-TW/one.html").read_text(encoding="utf-8")
        self.assertIn('lang="zh-Hant-TW"', page)
        self.assertIn("「後來」理<strong>髮</strong>，", page)
        self.assertIn(">范后<", page)
        with zipfile.ZipFile(self.out / "daily-zh-Hant-TW.epub") as book:
            self.assertIn("<dc:language>zh-Hant-TW</dc:language>", book.read("EPUB/package.opf").decode())
        self.assertIn("“后来”理", (self.out / "daily-zh-Hans/one.html").read_text(encoding="utf-8"))

    def test_the_same_variant_gives_the_same_bytes(self):
        edition = self.edition(one="<p>这里的头发与出发，鼠标与打印。</p>")
        trees = []
        for threads in ("1", "4"):
            self.expect(0, "build", edition, "--to", "html,epub,pdf", "--variant", "zh-Hant-HK",
                        "--threads", threads, "--out", self.out)
            trees.append(self.tree())
        self.assertEqual(*trees)


if __name__ == "__main__":
    main()
