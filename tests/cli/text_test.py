#!/usr/bin/env python3
"""A plain text as an input: what is taken for what, and how to say no."""
import json

from command import CommandTest, main

TEXT = """首页 > 正文
渡口复航
2022-12-12 来源:云浦日报
大雾散去，渡轮离岸。
"""


class PlainText(CommandTest):
    def text(self, content=TEXT):
        file = self.folder / "ferry.txt"
        file.write_text(content, encoding="utf-8")
        return file

    def test_each_line_that_is_taken_is_told(self):
        done = self.expect(0, "check", self.text(), "--diagnostics", "json")
        notes = [json.loads(line) for line in done.stderr.splitlines()]
        self.assertEqual({note["code"] for note in notes}, {"text-recognised"})
        self.assertEqual(notes[0]["message"], "navigation: «首页 > 正文» is left out")
        self.assertEqual([note["line"] for note in notes], [1, 2, 3])

    def test_a_rule_is_switched_off(self):
        dumped = self.expect(0, "dump", "--stage", "edition", self.text(), "--text-rules-off", "navigation,dateline")
        self.assertIn("2022-12-12 来源:云浦日报", dumped.stdout)

    def test_a_rule_that_there_is_none_of_is_wrong_usage(self):
        done = self.expect(2, "check", self.text(), "--text-rules-off", "menus")
        self.assertIn("navigation", done.stderr)

    def test_a_text_becomes_an_edition(self):
        done = self.expect(0, "build", self.text(), "--to", "html", "--out", self.out)
        self.assertEqual(done.stdout.splitlines(), [f"{self.out}/ferry/index.html"])


if __name__ == "__main__":
    main()
