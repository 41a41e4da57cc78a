#!/usr/bin/env python3
"""Installs Qianzi, builds a plugin outside the tree against the installed package, moves the
installation, and makes the sample article with it."""
import json
import os
import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
from command import SOURCE, CommandTest, main  # noqa: E402

CMAKE = os.environ["CMAKE"]
BUILD = pathlib.Path(os.environ["QIANZI_BUILD"])


class Package(CommandTest):
    def cmake(self, *words):
        self.expect(0, *words, program=CMAKE)

    def install(self):
        """The package and the stranger's plugin, in a prefix that is moved when both are there."""
        first = self.folder / "first"
        self.cmake("--install", BUILD, "--prefix", first)
        self.assert_knows_no_tree(first)
        project = shutil.copytree(SOURCE / "tests/consumer/txt", self.folder / "txt")
        self.cmake("-S", project, "-B", self.folder / "built", f"-DCMAKE_PREFIX_PATH={first}",
                   f"-DCMAKE_INSTALL_PREFIX={first}")
        self.cmake("--build", self.folder / "built")
        self.cmake("--install", self.folder / "built")
        self.prefix = self.folder / "moved here"
        first.rename(self.prefix)
        return self.prefix / "bin/qianzi"

    def assert_knows_no_tree(self, prefix):
        for path in prefix.rglob("*"):
            if path.suffix in (".cmake", ".h", ".xml", ".exports"):
                self.assertNotIn(str(SOURCE), path.read_text(encoding="utf-8"), path)

    def test_a_stranger_builds_a_plugin_and_the_program_makes_its_format(self):
        program = self.install()
        self.check_listing(program)
        article = shutil.copy(SOURCE / "samples/article.xml", self.folder)
        done = self.expect(0, "build", article, "--out", self.out, "--to", "txt,pdf,epub,html",
                           program=program)
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.stdout.splitlines(),
                         [f"{self.out}/article{end}" for end in (".txt", ".pdf", ".epub",
                                                                 "/index.html")])
        text = (self.out / "article.txt").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if line]
        source = pathlib.Path(article).read_text(encoding="utf-8")
        said = re.findall(r"<(?:headline|byline|p)>(.*?)</", source)
        self.assertEqual([line.strip("\u3000") for line in lines], [said[0], *said])
        self.assertTrue(lines[-1].startswith("\u3000\u3000"))
        self.expect(0, "build", article, "--out", self.out, "--to", "txt", "--set",
                    "txt.indent=false", program=program)
        self.assertNotIn("\u3000\u3000", (self.out / "article.txt").read_text(encoding="utf-8"))

    def check_listing(self, program):
        """Plugins, fonts and designs are those of the prefix, wherever it lies now."""
        listing = json.loads(self.expect(0, "plugins", "--json", program=program).stdout)
        self.assertEqual(listing["skipped"], [])
        self.assertEqual([entry["file"] for entry in listing["plugins"]],
                         [f"{self.prefix}/lib/qianzi/plugins/{name}.so"
                          for name in ("epub", "html", "pdf", "txt")])
        data = self.prefix / "share/qianzi"
        for path in [*(SOURCE / "fonts").iterdir(), *(SOURCE / "designs").iterdir(),
                     *(SOURCE / "core/readers/native/schema").glob("*")]:
            self.assertEqual((data / path.parent.name / path.name).read_bytes(), path.read_bytes())
        roles = json.loads(self.expect(0, "fonts", "--json", program=program).stdout)
        self.assertTrue(all(role["faces"] for role in roles))
        (data / "fonts/fontset.xml").unlink()
        self.assertIn(f"{data}/fonts/fontset.xml", self.expect(3, "fonts", program=program).stderr)
        shutil.copy(SOURCE / "fonts/fontset.xml", data / "fonts")


if __name__ == "__main__":
    main()
