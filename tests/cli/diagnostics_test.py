#!/usr/bin/env python3
"""What is said of inputs, as text and as JSON Lines."""
import json
import re
import subprocess

from command import SOURCE, CommandTest, main

CODES = dict(re.findall(r'X\(\w+, "([a-z0-9-]+)", (\w+)\)',
                        (SOURCE / "core/include/qianzi/diagnostic.h").read_text()))
KEYS = ["severity", "code", "file", "line", "column", "message", "remedy"]


class Diagnostics(CommandTest):
    def said(self, code, *words, **how):
        """The diagnostics of a run, each held to the form; the run ends with `code`."""
        done = self.expect(code, *words, "--diagnostics", "json", **how)
        found = [json.loads(line) for line in done.stderr.splitlines()]
        for one in found:
            self.assertEqual(list(one), KEYS)
            self.assertEqual(one["severity"], CODES[one["code"]])
            self.assertTrue(one["message"])
            for key in ("line", "column"):
                self.assertIsInstance(one[key], int)
            for key in ("file", "message", "remedy"):
                self.assertIsInstance(one[key], str)
        return found

    def broken_edition(self):
        return self.edition(
            bad="<p>好。<blink>坏</blink></p><figure><image src='none.png' alt='无'/></figure>",
            good="<p>字\U0010fffd。</p>", broken=None)

    def test_every_line_is_an_object_of_one_form(self):
        edition = self.broken_edition()
        found = self.said(1, "check", edition)
        by_code = {one["code"]: one for one in found}
        self.assertLessEqual({"unknown-element", "image-not-found", "article-left-out"},
                             set(by_code))
        self.assertEqual((by_code["unknown-element"]["line"], by_code["unknown-element"]["column"]),
                         (3, 42))
        self.assertTrue(by_code["unknown-element"]["file"].endswith("daily/bad.xml"))
        built = self.said(1, "build", edition, "--out", self.out)
        self.assertLessEqual({one["code"] for one in found}, {one["code"] for one in built})
        self.assertEqual(self.said(1, "dump", "--stage", "edition", edition), found)

    def test_what_is_wrong_with_the_machine_has_the_same_form(self):
        article = self.article()
        for words in (("build", article), ("check", article), ("fonts",),
                      ("dump", "--stage", "lines", article)):
            found = self.said(3, *words, env={"QIANZI_DATA": "/nowhere"})
            self.assertEqual([one["code"] for one in found], ["environment-failed"], words)
        found = self.said(3, "build", article, "--to", "none", "--out", "/proc/none")
        self.assertEqual([one["code"] for one in found], ["environment-failed"])

    def test_text_has_place_severity_message_code_and_remedy(self):
        done = self.expect(1, "check", self.broken_edition())
        self.assertRegex(done.stderr, r"(?m)^\S+/daily/bad\.xml:3:42: error: <blink> may not stand in "
                                      r"<p> \[unknown-element\]\n    \S")

    def test_a_file_name_cannot_forge_lines(self):
        path = self.write("a\nerror: forged.xml", "<article>")
        done = self.expect(1, "check", path)
        self.assertNotIn("\nerror: forged", done.stderr)
        self.said(1, "check", path)

    def test_check_writes_nothing_and_says_nothing_of_what_is_sound(self):
        for path in (SOURCE / "samples/article.xml", SOURCE / "samples/daily/edition.xml"):
            done = self.expect(0, "check", path)
            self.assertEqual((done.stdout, done.stderr), ("", ""))
        self.assertEqual(self.tree(self.folder), {})

    def test_check_tells_what_became_of_each_page(self):
        edition = SOURCE / "samples/daily/edition.xml"
        done = self.expect(0, "check", "--layout", edition)
        pages = re.findall(r"(?m)^page (\S+) .*: (\d+) % of \d+ column lines filled", done.stdout)
        self.assertEqual([number for number, _ in pages], ["1", "2", "3", "4"])
        for _, filled in pages:
            self.assertGreater(int(filled), 80)
        self.assertRegex(done.stdout, r"(?m)^  bridge: columns \S+, lines \S+, by hand, headline 40\.5 pt$")
        self.assertRegex(done.stdout, r"(?m)^  loosest line \+\d+\.\d %, \w+: \S")
        done = self.expect(0, "check", "--layout", edition, "--diagnostics", "json")
        told = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([page["page"] for page in told], ["1", "2", "3", "4"])
        for page in told:
            self.assertEqual(list(page), ["page", "name", "sheets", "lines", "filled", "overset",
                                          "articles", "loosest", "tightest"])
            self.assertLessEqual(page["filled"], page["lines"])

    def test_check_goes_on_after_a_broken_input(self):
        one, two = self.write("one.xml", "<article>"), self.write("two.xml", "<edition>")
        found = self.said(1, "check", one, "nowhere.xml", two)
        self.assertEqual({one["file"] for one in found}, {str(one), "nowhere.xml", str(two)})


class MissingGlyphs(CommandTest):
    def test_each_character_is_reported_once_in_each_article(self):
        odd = "\U0010fffd"
        edition = self.edition(one=f"<p>甲{odd}乙{odd}。</p><p>{odd}\ue123</p>", two=f"<p>{odd}</p>")
        for words in (("--to", "pdf"), ("--to", "pdf,epub", "--threads", "4")):
            done = self.expect(0, "build", edition, "--out", self.out, *words)
            said = re.findall(r"warning: no face has (U\+\w+) \S+, in article (\w+); a box stands "
                              r"for it \[missing-glyph\]", done.stderr)
            self.assertEqual(said, [("U+10FFFD", "one"), ("U+E123", "one"), ("U+10FFFD", "two")])

    def test_a_box_is_drawn(self):
        article = self.article(body="<p>甲\U0010fffd乙</p>")
        self.expect(0, "build", article, "--out", self.out, "--to", "pdf")
        pages = self.expect(0, "dump", "--stage", "pages", article).stdout
        found = re.search(r'run "\U0010fffd" \S+ ([\d.]+) at ([\d.]+),([\d.]+) .* 0=0@', pages)
        size, x, y = map(float, found.groups())
        left, top, side = round(4 * x), round(4 * (y - 0.85 * size)), round(4 * size)
        picture = subprocess.run(
            ["pdftoppm", "-gray", "-r", "288", "-x", str(left), "-y", str(top), "-W", str(side),
             "-H", str(side), self.out / "article.pdf"], capture_output=True, check=True).stdout
        pixels = picture[-side * side:]
        dark = sum(pixel < 128 for pixel in pixels)
        self.assertGreater(dark, side, "a frame has at least a dark line")


if __name__ == "__main__":
    main()
