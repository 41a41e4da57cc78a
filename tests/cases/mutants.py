#!/usr/bin/env python3
"""Holds the schemas to the reader and the design loader by documents gone wrong at random.

Usage: mutants.py QIANZI SOURCE_DIR WORK_DIR [HOW_MANY [SEED]]

Sound documents are changed here and there: elements lost, doubled, renamed or moved, attributes and
texts replaced. Whatever the program then says, an error that a grammar can express has to fail the
schema, and nothing else may. The same seed gives the same documents.
"""
import collections
import copy
import json
import pathlib
import random
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from cases import STRUCTURAL

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = "core/readers/native/schema/qianzi.rng"
DESIGN_SCHEMA = "designs/design.rng"
RNG = "{http://relaxng.org/ns/structure/1.0}"

VALUES = """1|0|007|13|25|31|100|101|1001|10000|+1| 5 |1.5|0.5|zh-Hans|ja|toolongtag9|answer|start|centre|
decimal|vertical|yes|true|9pt|-9pt|20em|20.5em|297mm|九号|小五|body|note|folio|{page}|{pages}|{date}|{|a|a b|
-a|a.b-c_d|一|#a|#1|http://x|https://|mailto:a@b|javascript:x|2024-02-29|2026-02-29|1900-02-29|2000-02-29|
2026-11-24|2026-11-24T10:00Z|2026-11-24T10:00:60+08:00|2026-11-24T24:00||  |..""".replace("\n", "").split("|")
TEXTS = [None, "", " ", "\n", "字", "abc de", "1234", "12345", "2026-11-24", "\u3000"]

# The design loader says these with a line, yet no grammar can.
DESIGN_MEASURES = ("two styles for", "a size of less than", "two colours", "another cmyk stands for",
                   "is not between its limits", "there is no colour", "two boxes",
                   "there is no box", "two slots", "there are ears beside")


class Mutants:
    def __init__(self, qianzi, source, work, how_many="600", seed="1"):
        self.qianzi = pathlib.Path(qianzi).resolve()
        self.source = pathlib.Path(source).resolve()
        self.work = pathlib.Path(work).resolve()
        self.how_many = int(how_many)
        self.random = random.Random(int(seed))
        self.failures = []

    # -- making them --------------------------------------------------------------------------

    def words(self, schema):
        """The names of a grammar, and one that is in none."""
        grammar = ElementTree.parse(self.source / schema).getroot()

        def names(kind):
            return sorted({e.get("name").replace("xml:lang", XML_LANG)
                           for e in grammar.iter(RNG + kind)} | {"unheard-of"})
        return names("element"), names("attribute")

    def change(self, root, elements, attributes):
        choose = self.random.choice
        parents = {child: parent for parent in root.iter() for child in parent}
        every = list(root.iter())
        element = choose(every)
        parent = parents.get(element)
        place = self.random.randrange(len(element) + 1)
        kind = self.random.randrange(10)
        if kind == 0 and parent is not None:
            parent.remove(element)
        elif kind == 1 and parent is not None:
            parent.insert(self.random.randrange(len(parent) + 1), copy.deepcopy(element))
        elif kind == 2:
            element.tag = choose(elements)
        elif kind == 3:
            other = choose(every)
            if len(list(other.iter())) < 30:
                element.insert(place, copy.deepcopy(other))
        elif kind == 4:
            element.text = choose(TEXTS)
        elif kind == 5 and parent is not None:
            element.tail = choose(TEXTS)
        elif kind == 6 and element.attrib:
            del element.attrib[choose(sorted(element.attrib))]
        elif kind == 7:
            element.set(choose(attributes), choose(VALUES))
        elif kind == 8 and element.attrib:
            element.set(choose(sorted(element.attrib)), choose(VALUES))
        elif kind == 9:
            element.insert(place, ElementTree.Element(choose(elements)))

    def make(self, sources, schema, folder, how_many):
        words = self.words(schema)
        files = []
        for number in range(how_many):
            root = ElementTree.parse(self.random.choice(sources)).getroot()
            for _ in range(self.random.choice([1, 1, 1, 2, 3])):
                self.change(root, *words)
            files.append(folder / f"m{number}.xml")
            ElementTree.ElementTree(root).write(files[-1], encoding="UTF-8")
        return files

    # -- judging them -------------------------------------------------------------------------

    def check(self, inputs):
        done = subprocess.run([self.qianzi, "check", *inputs, "--diagnostics", "json"],
                              cwd=self.work, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            self.failures.append(f"check: exit {done.returncode}: {done.stderr[-300:]}")
        said = collections.defaultdict(list)
        for line in done.stderr.splitlines():
            entry = json.loads(line)
            said[entry["file"]].append(entry)
        return said

    def taken(self, schema, files):
        done = subprocess.run(["xmllint", "--noout", "--relaxng", self.source / schema, *files],
                              capture_output=True, text=True)
        return {line.removesuffix(" validates") for line in done.stderr.splitlines()
                if line.endswith(" validates")}

    def compare(self, schema, files, said):
        taken = self.taken(schema, files)
        counts = collections.Counter()
        for path in files:
            wrong = {e["message"] for e in said[str(path.relative_to(self.work))]
                     if e["code"] in STRUCTURAL and (e["code"] != "bad-design" or e["line"] > 0)}
            if any(words in message for message in wrong for words in DESIGN_MEASURES):
                continue
            counts[bool(wrong)] += 1
            if bool(wrong) == (str(path) in taken):
                self.failures.append(f"{path}: the schema {'takes' if wrong else 'refuses'} it, "
                                     f"the program says {sorted(wrong) or 'nothing'}")
        print(f"{schema}: {counts[False]} sound, {counts[True]} not")
        if min(counts[False], counts[True]) < len(files) // 10:
            self.failures.append(f"{schema}: hardly any of one kind")

    def articles(self, every_element):
        for names, how_many in ((["blocks.xml", "inlines.xml"], self.how_many),
                                (["edition.xml"], self.how_many // 3)):
            folder = self.work / names[0].removesuffix(".xml")
            shutil.copytree(every_element, folder)
            files = self.make([every_element / name for name in names], SCHEMA, folder, how_many)
            self.compare(SCHEMA, files, self.check([path.relative_to(self.work) for path in files]))

    def designs(self):
        folder = self.work / "designs"
        folder.mkdir()
        sources = [*sorted((self.source / "designs").glob("*.xml")),
                   self.source / "tests/cases/own-design/designs/whole.xml"]
        files = self.make(sources, DESIGN_SCHEMA, folder, self.how_many // 3)
        (self.work / "articles").mkdir()
        article = "<article><head><headline>a</headline></head><body><p>a</p></body></article>"
        pages = ""
        for path in files:
            (self.work / "articles" / path.name).write_text(article)
            pages += (f'<page number="1" name="a" design="{path.stem}">'
                      f'<article src="articles/{path.name}"/></page>')
        (self.work / "edition.xml").write_text(
            f'<edition id="e" date="2026-11-24" xml:lang="en"><nameplate>a</nameplate>{pages}</edition>')
        self.compare(DESIGN_SCHEMA, files, self.check(["edition.xml"]))

    def main(self):
        if shutil.which("xmllint") is None:
            sys.exit("mutants: xmllint is missing: apt-get install libxml2-utils (or scripts/setup)")
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.articles(self.source / "tests/cases/every-element")
        self.designs()
        print("\n".join(self.failures))
        return 1 if self.failures else 0


if __name__ == "__main__":
    sys.exit(Mutants(*sys.argv[1:]).main())
