#!/usr/bin/env python3
"""docs/typography.md names every test of this folder, and places in the code that are there."""
import pathlib
import re
import unittest

from setting import SOURCE, main

PAGE = SOURCE / "docs/typography.md"
HERE = pathlib.Path(__file__).parent
ROW = re.compile(r"^\| (.+?) \| (.+?) \| `(test_\w+)` \| (.+?) \|$", re.M)


class Page(unittest.TestCase):
    def setUp(self):
        self.page = PAGE.read_text(encoding="utf-8")
        self.rows = ROW.findall(self.page)

    def test_every_test_has_a_row_and_every_row_a_test(self):
        written = [name for suite in sorted(HERE.glob("*_test.py")) if suite.name != "page_test.py"
                   for name in re.findall(r"def (test_\w+)", suite.read_text(encoding="utf-8"))]
        self.assertEqual(len(set(written)), len(written))
        self.assertEqual(sorted(name for *_, name, _ in self.rows), sorted(written))

    def test_a_rows_section_is_that_of_its_tests_name(self):
        for _, section, name, _ in self.rows:
            said = section.lower().replace(" ", "_").replace(".", "_")
            self.assertTrue(name.startswith("test_" + said) or not re.match("(clreq|jlreq|klreq|uax)", said),
                            (section, name))

    def test_every_place_in_the_code_is_there(self):
        for *_, name, code in self.rows:
            places = re.findall(r"`(\w+)(?:: (\w+))?`", code)
            self.assertTrue(places, name)
            for file, function in places:
                path = SOURCE / "core/composition" / f"{file}.cpp"
                self.assertTrue(path.is_file(), (name, path.name))
                self.assertIn(function, path.read_text(encoding="utf-8"), name)


if __name__ == "__main__":
    main()
