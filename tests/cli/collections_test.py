#!/usr/bin/env python3
"""Collections as people build them: volumes, what is made again, what is left out."""
import zipfile

from command import CommandTest, main

COLLECTION = """<collection id="years" xml:lang="zh-Hans">
  <title>选集</title>
  <source src="articles/*"/>
  <group by="year"/>
  <volumes by="part"/>
  <index of="titles"/>
</collection>
"""
ARTICLE = """<article xml:lang="zh-Hans">
  <head><headline>{title}</headline><published>{day}</published></head>
  <body>{body}</body>
</article>
"""


class Collections(CommandTest):
    def setUp(self):
        super().setUp()
        self.collection = self.write("collection.xml", COLLECTION)
        for number, day in enumerate(("2024-05-01", "2024-06-01", "2025-01-01", "2026-02-03")):
            self.article(number, day)

    def article(self, number, day, body="<p>大雾散去。</p>"):
        self.write(f"articles/{number}.xml", ARTICLE.format(title=f"渡口{number}", day=day, body=body))

    def build(self, code=0, *words):
        return self.expect(code, "build", self.collection, "--to", "epub", "--out", self.out, *words)

    def texts(self, volume):
        with zipfile.ZipFile(self.out / f"years-{volume:02}.epub") as book:
            return {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")}

    def test_each_part_is_a_volume(self):
        done = self.build()
        self.assertEqual(done.stdout.splitlines(), [f"{self.out}/years-{n:02}.epub" for n in (1, 2, 3)])
        self.assertIn("渡口0", self.texts(1)["EPUB/nav.xhtml"])
        self.assertNotIn("渡口2", self.texts(1)["EPUB/nav.xhtml"])

    def test_one_changed_article_has_one_volume_made_again(self):
        self.build(0, "--if-changed")
        before = {path.name: path.stat().st_ino for path in self.out.glob("*.epub")}
        self.build(0, "--if-changed")
        self.assertEqual(before, {path.name: path.stat().st_ino for path in self.out.glob("*.epub")})
        self.article(2, "2025-01-01", "<p>渡轮离岸。</p>")
        self.build(0, "--if-changed")
        after = {path.name: path.stat().st_ino for path in self.out.glob("*.epub")}
        self.assertEqual([name for name in before if before[name] != after[name]], ["years-02.epub"])

    def test_a_broken_article_is_left_out_of_its_volume(self):
        self.article(1, "2024-06-01", "<blink/>")
        done = self.build(1)
        self.assertIn("articles/1.xml is left out", done.stderr)
        self.assertNotIn("渡口1", self.texts(1)["EPUB/nav.xhtml"])
        self.assertNotIn("渡口1", self.texts(1)["EPUB/text/index-1.xhtml"])
        self.assertIn("渡口2", self.texts(2)["EPUB/nav.xhtml"])

    def test_the_bytes_do_not_depend_on_threads(self):
        trees = []
        for threads in ("1", "4"):
            self.build(0, "--threads", threads)
            trees.append(self.tree())
        self.assertEqual(*trees)

    def test_a_plain_text_is_an_article_like_any_other(self):
        self.write("articles/old.txt", "旧闻一则\n2024-07-01 来源：东埠日报\n渡轮离岸。\n")
        self.build()
        self.assertIn("旧闻一则", self.texts(1)["EPUB/nav.xhtml"])

    def test_two_volumes_do_not_take_another_input_s_name(self):
        other = self.write("years-01.xml", ARTICLE.format(title="别的", day="2024-01-01", body="<p>字。</p>"))
        done = self.expect(2, "build", self.collection, other, "--to", "epub", "--out", self.out)
        self.assertIn("would overwrite each other", done.stderr)
        self.assertFalse(self.out.exists())


if __name__ == "__main__":
    main()
