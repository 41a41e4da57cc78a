#!/usr/bin/env python3
"""The real command against plugins that are wrong in each way: what it says, how it ends, and what
it leaves behind."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "cli"))
from command import QIANZI, CommandTest, main, small_files  # noqa: E402

PLUGINS = pathlib.Path(os.environ["BOUNDARY_PLUGINS"])
INSTALLED = pathlib.Path(QIANZI).parents[1] / "lib/qianzi/plugins"

# Folder below PLUGINS, and words of the reason for which its wrong.so is skipped.
WRONG = {
    "no-symbol": "without the symbol qianzi_plugin",
    "undefined": "it cannot be loaded",
    "text": "it cannot be loaded",
    "empty": "it cannot be loaded",
    "directory": "it is not a plain file",
    "abi": "built for plugin ABI 6, this program has 5",
    "fingerprint": "built otherwise, as «another compiler», this program as «compiler ",
    "no-fingerprint": "it has no build fingerprint",
    "format": "it says that it writes «right», but is called wrong.so",
    "no-name": "incomplete: a text, wants or create is null",
    "no-format": "incomplete: a text, wants or create is null",
    "no-media-type": "incomplete: a text, wants or create is null",
    "no-create": "incomplete: a text, wants or create is null",
    "no-wants": "incomplete: a text, wants or create is null",
    "no-options": "incomplete: a text, wants or create is null",
    "no-help": "incomplete: a text of option 2 is null",
    "default": "the default of its option «first» is «twelve» and must be a whole number",
    "range": "must be a whole number in few",
    "option-name": "its option «Page Count» is not lower case letters",
    "option-twice": "its option «second» is declared twice",
    "extension": "its extension «../wrong» will not do",
}

# Where the faulty writer goes wrong, and words of the report.
FAULTS = {"wants": "cannot go on in wants", "null": "it made no writer",
          "nothing": "finished without a file", "half": "stopped half-way",
          "open": "left a file open", "dropped": "left a file open",
          "closed-twice": "was closed before", "after-close": "was closed before",
          "create-undeclared": "undeclared option no-such-option"}
for place in ("create", "begin", "page", "article", "finish"):
    FAULTS[place] = f"cannot go on in {place}"
    FAULTS[f"{place}-number"] = "it threw something that is no exception"
    FAULTS[f"{place}-wordless"] = "it threw without a word"
FILE_FAULTS = {**FAULTS, "twice": "was made before", "name:second.txt": "asked for a second one"}
FOLDER_FAULTS = {**FAULTS, "twice": "was made before"}
for name in ("../escaped.txt", "/escaped.txt", "a/../../escaped.txt", ".", "./a", "a/", ""):
    FOLDER_FAULTS[f"name:{name}"] = f"«{name}» is not a name for a file"


class Wrong(CommandTest):
    """Plugins that are not taken."""

    def test_each_is_named_with_its_reason_and_the_others_are_made(self):
        article = self.article()
        for folder, reason in WRONG.items():
            with self.subTest(folder):
                shutil.rmtree(self.out, ignore_errors=True)
                done = self.expect(3, "build", article, "--to", "wrong,html", "--out", self.out,
                                   "--plugin-dir", PLUGINS / folder)
                self.assertIn(f"{PLUGINS / folder}/wrong.so was skipped: ", done.stderr)
                self.assertIn(reason, done.stderr)
                self.assertIn("[plugin-skipped]", done.stderr)
                self.assertIn("there is no plugin for wrong", done.stderr)
                self.assertEqual(done.stdout, f"{self.out}/article/index.html\n")
                self.assertEqual([entry.name for entry in self.out.iterdir()], ["article"])

    def test_a_wrong_one_gives_way_to_a_sound_one_further_on(self):
        first = self.folder / "first"
        first.mkdir()
        (first / "demo.so").write_text("no library")
        done = self.expect(0, "build", self.article(), "--to", "demo", "--out", self.out,
                           "--plugin-dir", first, "--plugin-dir", PLUGINS / "demo")
        self.assertIn("first/demo.so was skipped", done.stderr)
        self.assertIn("article.demo.txt", self.tree())

    def test_a_pipe_is_not_waited_for(self):
        os.mkfifo(self.folder / "pipe.so")
        done = self.expect(3, "build", self.article(), "--to", "pipe", "--plugin-dir", ".")
        self.assertIn("it is not a plain file", done.stderr)

    def test_the_listing_names_each_with_its_reason(self):
        folders = [word for name in WRONG for word in ("--plugin-dir", PLUGINS / name)]
        listing = json.loads(self.expect(0, "plugins", "--json", *folders).stdout)
        skipped = {pathlib.Path(entry["file"]).parent.name: entry["reason"]
                   for entry in listing["skipped"]}
        self.assertEqual(set(skipped), set(WRONG))
        text = self.expect(0, "plugins", *folders).stdout
        for name, reason in WRONG.items():
            self.assertIn(reason, skipped[name])
            self.assertIn(f"skipped  {PLUGINS / name}/wrong.so: {skipped[name]}\n", text)
        self.assertEqual([entry["format"] for entry in listing["plugins"]], ["epub", "html", "pdf"])


class Faulty(CommandTest):
    """Plugins that are taken and go wrong."""

    def build(self, code, folder, fault, **how):
        return self.expect(code, "build", self.input, "--to", "faulty,html,pdf", "--out", self.out,
                           "--plugin-dir", PLUGINS / folder, "--set", f"faulty.at={fault}", **how)

    def check_faults(self, folder, faults):
        """The output before the fault stands byte for byte, the other formats come out, nothing else
        is there: hidden, half or outside."""
        self.input = self.edition(one="", two="<p>又一段。</p>")
        self.build(0, folder, "")
        good = self.tree(self.folder)
        for fault, words in faults.items():
            with self.subTest(fault):
                others = [path for path in self.out.iterdir() if path.suffix == ".pdf"]
                self.assertEqual(len(others), 1)
                others[0].unlink()
                done = self.build(3, folder, fault)
                self.assertIn("the writer of faulty failed: ", done.stderr)
                self.assertIn(words, done.stderr)
                self.assertIn("[plugin-failed]", done.stderr)
                self.assertNotIn("faulty", done.stdout)
                self.assertEqual(self.tree(self.folder), good)
        self.assertFalse(pathlib.Path("/escaped.txt").exists())

    def test_a_file_that_goes_wrong_leaves_the_last_one(self):
        self.check_faults("file", FILE_FAULTS)

    def test_a_folder_that_goes_wrong_leaves_the_last_one(self):
        # HTML has the same destination, so the faulty one is built alone.
        self.input = self.edition(one="", two="<p>又一段。</p>")
        words = ("build", self.input, "--out", self.out, "--plugin-dir", PLUGINS / "folder", "--set")
        self.expect(0, *words, "faulty.at=", "--to", "faulty")
        good = self.tree(self.folder)
        for fault, reason in FOLDER_FAULTS.items():
            with self.subTest(fault):
                done = self.expect(3, *words, f"faulty.at={fault}", "--to", "faulty")
                self.assertIn(reason, done.stderr)
                self.assertEqual(done.stdout, "")
                self.assertEqual(self.tree(self.folder), good)

    def test_without_a_last_output_nothing_is_left(self):
        self.input = self.article()
        for folder in ("file", "folder"):
            for fault in ("half", "dropped", "page"):
                with self.subTest(f"{folder} {fault}"):
                    self.expect(3, "build", self.input, "--to", "faulty", "--out", self.out,
                                "--plugin-dir", PLUGINS / folder, "--set", f"faulty.at={fault}")
                    self.assertEqual(self.tree(), {})

    def test_a_full_disk_is_told_even_if_the_writer_keeps_quiet(self):
        self.input = self.article()
        words = ("build", self.input, "--to", "faulty", "--out", self.out, "--plugin-dir",
                 PLUGINS / "file", "--set")
        self.expect(0, *words, "faulty.at=")
        good = self.tree()
        done = self.expect(3, *words, "faulty.at=swallow", before=small_files(1 << 20))
        self.assertIn("article.txt", done.stderr)
        self.assertEqual(self.tree(), good)

    def killed(self, folder):
        """Kills a run in the middle of its file; gives the hidden folder it left."""
        running = subprocess.Popen(
            [QIANZI, "build", self.input, "--to", "faulty", "--out", self.out, "--plugin-dir",
             PLUGINS / folder, "--set", "faulty.at=slow"],
            cwd=self.folder, env=self.environment())
        try:
            for _ in range(600):
                left = [path for path in self.out.glob(".*") if any(path.iterdir())]
                if left:
                    return left[0]
                time.sleep(0.05)
            self.fail("the slow plugin has made no file")
        finally:
            running.send_signal(signal.SIGKILL)
            running.wait()

    def test_a_killed_run_leaves_the_last_output_and_the_next_one_tidies_up(self):
        self.input = self.article()
        for folder in ("file", "folder"):
            with self.subTest(folder):
                shutil.rmtree(self.out, ignore_errors=True)
                words = ("build", self.input, "--to", "faulty", "--out", self.out, "--plugin-dir",
                         PLUGINS / folder)
                self.expect(0, *words)
                good = self.tree()
                hidden = self.killed(folder)
                self.assertTrue(hidden.is_dir())
                seen = {name: digest for name, digest in self.tree().items()
                        if not name.startswith(".")}
                self.assertEqual(seen, good)
                self.expect(0, *words)
                self.assertEqual(self.tree(), good)


class Demo(CommandTest):
    """A sound plugin of someone else's."""

    def demo(self, code, *settings, **how):
        words = [word for setting in settings for word in ("--set", f"demo.{setting}")]
        return self.expect(code, "build", self.article(), "--to", "demo", "--out", self.out,
                           "--plugin-dir", PLUGINS / "demo", *words, **how)

    def test_options_have_their_defaults(self):
        done = self.demo(0)
        self.assertIn("note: demo has spoken [writer-note]", done.stderr)
        self.assertEqual((self.out / "article.demo.txt").read_text().splitlines(),
                         ["switch off", "count 3", "level 5", "scale 1.5", "words ", "paper white",
                          "begin article at 0", "page 1", "article article"])

    def test_options_are_given_and_the_later_one_wins(self):
        self.demo(0, "switch=true", "count=-7", "count=8", "level=-9", "scale=0.25",
                  "words=a=b, c.d", "paper=salmon")
        self.assertEqual((self.out / "article.demo.txt").read_text().splitlines()[:6],
                         ["switch on", "count 8", "level -9", "scale 0.25", "words a=b, c.d",
                          "paper salmon"])

    def test_values_that_will_not_do_are_refused_before_anything_is_written(self):
        for setting, words in {
                "switch=yes": "true or false", "switch=": "true or false",
                "count=1.5": "a whole number", "count=": "a whole number", "count= 1": "a whole",
                "count=99999999999999999999": "a whole number",
                "level=10": "a whole number in -9..9", "level=x": "a whole number in -9..9",
                "scale=10.5": "a number in 0..10", "scale=nan": "a number", "scale=1,5": "a number",
                "paper=blue": "one of white, salmon, grey", "paper=": "one of white",
                "colour=red": "no such option; demo has switch, count, level, scale, words, paper",
        }.items():
            with self.subTest(setting):
                self.assertIn(words, self.demo(2, setting).stderr)
                self.assertFalse(self.out.exists())

    def test_it_is_listed_with_all_it_says_of_itself(self):
        words = ("plugins", "--plugin-dir", PLUGINS / "demo")
        listing = json.loads(self.expect(0, *words, "--json").stdout)
        demo = listing["plugins"][0]
        self.assertEqual(demo["file"], f"{PLUGINS}/demo/demo.so")
        self.assertEqual([demo[key] for key in ("format", "name", "version", "extension",
                                                "media_type", "output")],
                         ["demo", "Demo", "2.1", "demo.txt", "text/plain", "file"])
        by_name = {option["name"]: option for option in demo["options"]}
        self.assertEqual(by_name["switch"], {"name": "switch", "type": "flag", "default": "false",
                                             "help": "a flag"})
        self.assertEqual(by_name["level"]["range"], "-9..9")
        self.assertEqual(by_name["paper"]["choices"], ["white", "salmon", "grey"])
        text = self.expect(0, *words).stdout
        self.assertIn(f"demo  Demo 2.1  ({PLUGINS}/demo/demo.so)\n", text)
        self.assertIn("    --set demo.paper=white  white|salmon|grey: a choice\n", text)
        self.assertIn("    --set demo.scale=1.5  number 0..10: a number with a range\n", text)

    def test_folders_are_searched_in_order(self):
        copies = []
        for name in ("named", "path-one", "path-two"):
            (self.folder / name).mkdir()
            copies.append(shutil.copy(PLUGINS / "demo/demo.so", self.folder / name))
        env = {"QIANZI_PLUGIN_PATH": f"{self.folder}/path-one::{self.folder}/path-two"}
        listing = json.loads(self.expect(0, "plugins", "--json", "--plugin-dir",
                                         self.folder / "named", env=env).stdout)
        self.assertEqual(listing["folders"], [*[str(pathlib.Path(c).parent) for c in copies],
                                              str(INSTALLED)])
        self.assertEqual(listing["plugins"][0]["file"], copies[0])
        self.assertEqual([entry["file"] for entry in listing["skipped"]], copies[1:])
        self.assertIn("comes first for this format", listing["skipped"][0]["reason"])
        listing = json.loads(self.expect(0, "plugins", "--json", env=env).stdout)
        self.assertEqual(listing["plugins"][0]["file"], copies[1])

    def test_two_formats_of_one_name_are_refused(self):
        done = self.expect(2, "build", self.article(), "--to", "demo,rival", "--out", self.out,
                           "--plugin-dir", PLUGINS / "demo", "--plugin-dir", PLUGINS / "rival")
        self.assertIn("demo of «article» and rival of «article» are both to be", done.stderr)
        self.assertFalse(self.out.exists())


if __name__ == "__main__":
    main()
