#!/usr/bin/env python3
"""Catalogues over all editions of a folder."""
import json
import shutil
import sqlite3

from command import CommandTest, main

LEDGER = ".qianzi-ledger.db"


class Catalogues(CommandTest):
    def build(self, *words, code=0):
        return self.expect(code, "build", *words, "--out", self.out, "--catalogue")

    def books(self):
        root = json.loads((self.out / "opds.json").read_text(encoding="utf-8"))
        return sorted(book["links"][0]["href"] for book in root["publications"])

    def test_editions_of_earlier_runs_are_in_it(self):
        one, two = self.edition("a", "a", one=""), self.edition("b", "b", one="")
        self.build(one, "--to", "epub,html")
        done = self.build(two, "--to", "epub,html")
        self.assertEqual(self.books(), ["a.epub", "b.epub"])
        page = (self.out / "index.html").read_text(encoding="utf-8")
        for name in ("a", "b"):
            self.assertIn(f'href="{name}/index.html"', page)
            self.assertIn('href="../index.html"',
                          (self.out / name / "one.html").read_text(encoding="utf-8"))
        printed = done.stdout.splitlines()
        self.assertEqual(printed[0], f"{self.out}/b.epub")
        for name in ("b.png", "opds.json", "opds.xml", "opds-2026.json", "index.html", "calendar.css"):
            self.assertIn(f"{self.out}/{name}", printed)
            self.assertTrue((self.out / name).is_file())

    def test_what_is_gone_is_not_in_it(self):
        self.build(self.edition("a", "a", one=""), self.edition("b", "b", one=""), "--to", "epub,html")
        (self.out / "a.epub").unlink()
        shutil.rmtree(self.out / "b")
        self.build(self.edition("c", "c", one=""), "--to", "epub,html")
        self.assertEqual(self.books(), ["b.epub", "c.epub"])
        page = (self.out / "index.html").read_text(encoding="utf-8")
        self.assertIn('href="a/index.html"', page)
        self.assertNotIn('href="b/index.html"', page)

    def test_an_edition_does_not_change_when_another_appears(self):
        one, two = self.edition("a", "a", one=""), self.edition("b", "b", one="")
        self.build(one, "--to", "epub,html")
        before = {name: digest for name, digest in self.tree().items() if name.startswith("a")}
        self.build(one, two, "--to", "epub,html", "--if-changed")
        after = {name: digest for name, digest in self.tree().items() if name.startswith("a")}
        self.assertEqual(before, after)

    def test_the_same_editions_give_the_same_catalogue(self):
        editions = [self.edition(name, name, one="") for name in ("a", "b")]
        self.build(*editions, "--to", "epub,html")
        first = self.tree()
        shutil.rmtree(self.out)
        self.build(*reversed(editions), "--to", "html,epub")
        second = self.tree()
        first.pop(LEDGER), second.pop(LEDGER)
        self.assertEqual(first, second)

    def test_without_the_option_there_is_none(self):
        self.expect(0, "build", self.edition(one=""), "--to", "epub,html", "--out", self.out)
        self.assertEqual(sorted(path.name for path in self.out.iterdir()), ["daily", "daily.epub"])
        self.assertNotIn("../index.html", (self.out / "daily/index.html").read_text(encoding="utf-8"))

    def test_an_edition_called_as_a_file_of_it_is_refused_and_stands(self):
        done = self.build(self.edition("a", "index.html", one=""), "--to", "html", code=3)
        self.assertIn("an edition is called index.html", done.stderr)
        self.assertTrue((self.out / "index.html/index.html").is_file())

    def test_a_ledger_that_somebody_wrote_leads_nowhere_else(self):
        self.build(self.edition("a", "a", one=""), "--to", "epub")
        entry = {"id": "../secret", "language": "zh-Hans"}
        rows = [("epub", "../secret", "d", "{}", json.dumps(entry)), ("epub", "b", "d", "{}", "[" * 5000),
                ("epub", "c", "d", "{}", b"\xff\xfe"), ("epub", "d", "d", "{}", "\0")]
        with sqlite3.connect(self.out / LEDGER) as ledger:
            ledger.executemany("INSERT INTO output VALUES(?, ?, ?, ?, ?)", rows)
        ledger.close()
        for name in ("b", "c", "d"):
            self.write(f"out/{name}.epub", "x")
        self.write("secret.epub", "x")
        self.build(self.edition("e", "e", one=""), "--to", "epub")
        self.assertEqual(self.books(), ["a.epub", "e.epub"])


if __name__ == "__main__":
    main()
