#!/usr/bin/env python3
"""What the command takes, and how it ends."""
import json
import os
import re

from command import SOURCE, CommandTest, main

COMMANDS = ("build", "check", "dump", "plugins", "fonts")

# Words that are wrong, and what is said about them. ARTICLE stands for a sound article.
WRONG = {
    (): "A subcommand is required",
    ("frobnicate",): "frobnicate: no such command or option",
    ("--frobnicate",): "--frobnicate: no such command or option",
    ("build",): "INPUT is required",
    ("check",): "INPUT is required",
    ("dump", "--stage", "lines"): "INPUT is required",
    ("dump", "ARTICLE"): "--stage is required",
    ("dump", "--stage", "words", "ARTICLE"): "words is none of edition|lines|pages",
    ("dump", "--stage", "0", "ARTICLE"): "0 is none of edition|lines|pages",
    ("dump", "--stage", "lines", "ARTICLE", "ARTICLE"): "not expected",
    ("check", "--diagnostics", "xml", "ARTICLE"): "xml is none of text|json",
    ("check", "--frobnicate", "ARTICLE"): "--frobnicate",
    ("plugins", "ARTICLE"): "not expected",
    ("fonts", "--plugin-dir", "."): "--plugin-dir",
    ("build", "ARTICLE", "--frobnicate"): "--frobnicate",
    ("build", "ARTICLE", "--threads", "many"): "--threads",
    ("build", "ARTICLE", "--threads", "-1"): "--threads",
    ("build", "ARTICLE", "--to"): "--to",
    ("build", "ARTICLE", "--to", "PDF"): "--to PDF: not the name of a format",
    ("build", "ARTICLE", "--to", "../pdf"): "--to ../pdf: not the name of a format",
    ("build", "ARTICLE", "--to", ""): "not the name of a format",
    ("build", "ARTICLE", "--set", "pdf"): "write FORMAT.KEY=VALUE",
    ("build", "ARTICLE", "--set", "pdf.compression"): "write FORMAT.KEY=VALUE",
    ("build", "ARTICLE", "--set", ".compression=1"): "write FORMAT.KEY=VALUE",
    ("build", "ARTICLE", "--set", "pdf.=1"): "write FORMAT.KEY=VALUE",
    ("build", "ARTICLE", "--set", "pdf.colour=red"): "no such option; pdf has compression, tagged",
    ("build", "ARTICLE", "--set", "pdf.compression=10"): "must be a whole number in 0..9",
    ("build", "ARTICLE", "--set", "pdf.tagged=1"): "must be true or false",
    ("build", "ARTICLE", "--set", "pdf.profile=archive", "--set", "pdf.proof=true"):
        "pdf.profile=archive and pdf.proof=true contradict each other",
    ("build", "ARTICLE", "--set", "pdf.profile=press", "--set", "pdf.proof=true"):
        "pdf.profile=press and pdf.proof=true contradict each other",
    ("build", "ARTICLE", "--set", "pdf.profile=archive", "--set", "pdf.tagged=false"):
        "pdf.profile=archive and pdf.tagged=false contradict each other",
    ("build", "ARTICLE", "--set", "html.colour=red"): "no such option; html has base, archive, paper, fonts, search",
    ("build", "ARTICLE", "--to", "html", "--set", "pdf.tagged=true"): "the run makes no pdf",
    ("build", "ARTICLE", "--encoding", "EBCDIC"): "--encoding EBCDIC: there are UTF-8, UTF-16LE",
    ("build", "ARTICLE", "--clean", "polish"): "--clean polish: there are entities, zero-width",
    ("check", "ARTICLE", "--clean", "polish"): "--clean polish",
    ("dump", "--stage", "edition", "ARTICLE", "--variant", "zh"): "--variant zh: there are zh-Hans, zh-Hant-TW",
    ("build", "ARTICLE", "ARTICLE"): "would overwrite each other",
}


class Usage(CommandTest):
    def test_wrong_words_end_with_2_and_nothing_is_written(self):
        article = self.article()
        before = self.tree(self.folder)
        for words, said in WRONG.items():
            with self.subTest(" ".join(words)):
                words = [str(article) if word == "ARTICLE" else word for word in words]
                done = self.expect(2, *words)
                self.assertIn(said, done.stderr)
                self.assertEqual(done.stdout, "")
                self.assertEqual(self.tree(self.folder), before)

    def test_two_inputs_of_one_id_are_refused_by_name(self):
        first = self.edition("monday", one="")
        second = self.edition("tuesday", two="")
        done = self.expect(2, "build", first, second, "--out", self.out)
        self.assertIn(f"{first} and {second} are both «daily»", done.stderr)
        self.assertFalse(self.out.exists())

    def test_an_input_may_stand_before_or_after_the_options(self):
        self.article()
        self.expect(0, "build", "--to", "html", "article.xml", "--out", "one")
        self.expect(0, "build", "article.xml", "--out", "two", "--to", "html", "--to", "html")
        self.assertEqual(self.tree(self.folder / "one"), self.tree(self.folder / "two"))

    def test_help_shows_each_command_with_an_example(self):
        self.assertIn("Exit codes: 0 all well", self.expect(0, "--help").stdout)
        for command in COMMANDS:
            self.assertIn(f"\n  {command} ", self.expect(0, "--help").stdout)
            text = self.expect(0, command, "--help").stdout
            self.assertRegex(text, rf"\nExamples?:\n  qianzi {command} ")
            self.assertIn("--help", text)

    def test_version(self):
        version = re.search(r"project\(Qianzi VERSION ([\d.]+)",
                            (SOURCE / "CMakeLists.txt").read_text()).group(1)
        self.assertEqual(self.expect(0, "--version").stdout,
                         f"qianzi {version}\n")

    def test_fonts_are_listed_as_text_and_json(self):
        roles = json.loads(self.expect(0, "fonts", "--json").stdout)
        self.assertGreater(len(roles), 5)
        text = self.expect(0, "fonts").stdout
        for role in roles:
            self.assertEqual(set(role), {"role", "language", "faces", "not_found"})
            self.assertIn(f"{role['role']} {role['language']}\n", text)
            for face in role["faces"]:
                self.assertTrue(os.path.isfile(face["file"]))
                self.assertIn(f"    {face['postscript_name']}  ({face['file']}, face ", text)

    def test_a_plugin_folder_that_is_empty_or_not_there_is_no_fault(self):
        env = {"QIANZI_PLUGIN_PATH": f"{self.folder}:/nowhere:"}
        listing = json.loads(self.expect(0, "plugins", "--json", env=env).stdout)
        self.assertEqual([entry["format"] for entry in listing["plugins"]], ["epub", "html", "pdf"])


class Dump(CommandTest):
    def test_each_stage_is_printed(self):
        article = SOURCE / "samples/article.xml"
        for stage, begins in {"edition": "edition article ", "lines": "article article\n",
                              "pages": 'page "1" '}.items():
            first = self.expect(0, "dump", "--stage", stage, article)
            self.assertTrue(first.stdout.startswith(begins), first.stdout[:80])
            self.assertEqual(first.stdout, self.expect(0, "dump", article, "--stage", stage).stdout)

    def test_an_input_that_is_broken_or_not_there_ends_with_1(self):
        broken = self.write("broken.xml", "<article><head>")
        for path in (broken, "nowhere.xml"):
            done = self.expect(1, "dump", "--stage", "lines", path)
            self.assertEqual(done.stdout, "")
            self.assertIn("[edition-unusable]", done.stderr)


if __name__ == "__main__":
    main()
