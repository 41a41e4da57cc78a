#!/usr/bin/env python3
"""docs/ says of the command what the command says of itself."""
import json
import re

from command import SOURCE, CommandTest, main

DOCS = SOURCE / "docs"
PLUGIN = SOURCE / "tests/consumer/txt"


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.S | re.M)


def lines(text):
    return [line for line in text.split("\n") if line.strip()]


def sections(text):
    """Text below each heading `## NAME`."""
    return dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", text, re.S | re.M))


def first_cells(text):
    """First cells of a section's table rows that are code."""
    return [cell.replace("\\|", "|") for cell in re.findall(r"^\| `(.+?)` \|", text, re.M)]


class CommandLine(CommandTest):
    """docs/cli.md"""

    def setUp(self):
        super().setUp()
        self.sections = sections((DOCS / "cli.md").read_text(encoding="utf-8"))

    def commands(self):
        listed = self.expect(0, "--help").stdout.split("Subcommands:\n")[1].split("\n\n")[0]
        return re.findall(r"^  (\w+)", listed, re.M)

    def test_every_command_has_a_section_and_every_section_a_command(self):
        told = [name.removeprefix("qianzi ") for name in self.sections if name.startswith("qianzi ")]
        self.assertEqual(told, self.commands())

    def test_every_option_is_told_as_help_has_it(self):
        for command in self.commands():
            with self.subTest(command):
                text = self.expect(0, command, "--help").stdout
                options = re.findall(r"^  (?:-\w,)?(--[a-z-]+(?: [^a-z\s]\S*| \S+\|\S+)?)", text, re.M)
                self.assertEqual(options[0], "--help")
                self.assertEqual(first_cells(self.sections[f"qianzi {command}"]), options[1:])

    def test_examples_are_those_of_help(self):
        for command in self.commands():
            told = re.findall(r"^    (qianzi .*)", self.sections[f"qianzi {command}"], re.M)
            footer = self.expect(0, command, "--help").stdout
            self.assertEqual(told, re.findall(r"^  (qianzi .*)", footer, re.M), command)

    def test_the_schema_is_that_of_a_diagnostic(self):
        schema = json.loads(blocks(self.sections["Diagnostics"], "json")[0])
        done = self.expect(1, "check", "nowhere.xml", "--diagnostics", "json")
        for line in done.stderr.splitlines():
            said = json.loads(line)
            self.assertEqual(list(said), list(schema["properties"]))
            self.assertEqual(list(said), schema["required"])
            self.assertIn(said["severity"], schema["properties"]["severity"]["enum"])
            self.assertRegex(said["code"], schema["properties"]["code"]["pattern"])

    def test_listings_have_the_keys_that_are_told(self):
        told = re.findall(r"`(\w+)`", self.sections["qianzi plugins"].split("as JSON:")[1].split("\n")[0])
        self.assertEqual(list(json.loads(self.expect(0, "plugins", "--json").stdout)), told)
        for role in json.loads(self.expect(0, "fonts", "--json").stdout):
            self.assertEqual(list(role), ["role", "language", "faces", "not_found"])


class Formats(CommandTest):
    """docs/FORMAT.md of every format that has a page."""

    def test_every_option_is_told_with_its_default(self):
        told_of = 0
        for plugin in json.loads(self.expect(0, "plugins", "--json").stdout)["plugins"]:
            page = DOCS / f"{plugin['format']}.md"
            if not page.is_file():
                continue
            told_of += 1
            rows = re.findall(rf"^\| `--set {plugin['format']}\.([a-z0-9-]+)=.*?` \| `?(.*?)`? \|",
                              page.read_text(encoding="utf-8"), re.M)
            self.assertEqual(dict(rows), {option["name"]: option["default"]
                                          for option in plugin["options"]}, page.name)
        self.assertGreater(told_of, 0)


class Plugins(CommandTest):
    """docs/plugins.md"""

    def test_the_code_is_the_file_that_is_built(self):
        text = (DOCS / "plugins.md").read_text(encoding="utf-8")
        for language, name in (("cpp", "txt.cpp"), ("cmake", "CMakeLists.txt")):
            told = lines("\n".join(blocks(text, language)))
            self.assertEqual(told, lines((PLUGIN / name).read_text(encoding="utf-8")))

    def test_every_header_is_named(self):
        text = (DOCS / "plugins.md").read_text(encoding="utf-8")
        for header in (SOURCE / "core/include/qianzi").glob("*.h"):
            self.assertIn(f"`qianzi/{header.name}`", text)


if __name__ == "__main__":
    main()
