#!/usr/bin/env python3
"""Runs the cases: inputs beside this file, what is said of them, and what comes of them.

Usage: cases.py QIANZI SOURCE_DIR WORK_DIR

A case is NAME.xml or NAME/edition.xml, here or made by generated.py. Each diagnostic that
`qianzi check` gives of it stands in the file it names as a comment:
    <!-- expect: CODE LINE:COLUMN -->      0:0 is the file as a whole
NAME.edition, NAME.lines and NAME.pages beside it are what `qianzi dump` prints at these stages. With
QIANZI_UPDATE=NAME, or all, they are written anew; an empty file asks for one.

The schema has to agree: a file with an error that a grammar can express fails it, any other passes.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import generated

EXPECT = re.compile(rb"<!-- expect: ([a-z0-9-]+) (\d+):(\d+) -->")
STAGES = ("edition", "lines", "pages")

# What a grammar can say, with what is not XML at all.
STRUCTURAL = {
    "not-utf8", "forbidden-character", "not-well-formed", "unknown-entity", "unknown-root",
    "unknown-element", "unknown-attribute", "duplicate-attribute", "misplaced-text",
    "missing-element", "missing-attribute", "repeated-element", "empty-element", "bad-value",
    "bad-link", "bad-design"}
# XML that others may read, refused here on purpose: the schema is not asked.
REFUSED = {"entity-declaration", "nesting-too-deep", "too-many"}
REFUSED_FILES = {"instruction-within.xml", "other-encoding.xml", "edition-in-edition/inner.xml"}

# Where the codes arise that a case can bring about.
READERS = ["core/readers", "core/images", "core/design", "core/batch/input.cpp"]


class Failed(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise Failed(message)


class Cases:
    def __init__(self, qianzi, source, work):
        self.qianzi = pathlib.Path(qianzi).resolve()
        self.source = pathlib.Path(source).resolve()
        self.here = self.source / "tests/cases"
        self.work = pathlib.Path(work).resolve()
        self.update = os.environ.get("QIANZI_UPDATE", "")
        self.failures = []
        self.codes = set()
        self.updated = False

    def run(self, folder, *words):
        return subprocess.run([self.qianzi, *map(str, words)], cwd=folder, capture_output=True,
                              text=True, errors="replace")

    # -- one case -----------------------------------------------------------------------------

    @staticmethod
    def named(folder):
        """The cases of a folder: name and the path of the input in it."""
        for path in sorted(folder.iterdir()):
            if path.suffix == ".xml":
                yield path.stem, path.name
            elif (path / "edition.xml").exists() and not path.name.startswith("_"):
                yield path.name, f"{path.name}/edition.xml"

    @staticmethod
    def files(folder, entry):
        if "/" not in entry:
            return [folder / entry]
        return sorted(path for path in (folder / entry).parent.rglob("*.xml") if path.is_file())

    def expected(self, folder, entry):
        wanted = collections.Counter()
        for path in self.files(folder, entry):
            if path.is_symlink():
                continue
            for code, line, column in EXPECT.findall(path.read_bytes()):
                name = str(path.relative_to(folder))
                wanted[f"{name}: {code.decode()} {int(line)}:{int(column)}"] += 1
        return wanted

    def diagnostics(self, printed):
        entries = []
        for line in printed.splitlines():
            entry = json.loads(line)
            expect(list(entry) == ["severity", "code", "file", "line", "column", "message",
                                   "remedy"], f"another form of diagnostic: {line}")
            expect(entry["message"] and entry["remedy"], f"words are missing: {line}")
            entries.append(entry)
        return entries

    def check(self, folder, entry):
        done = self.run(folder, "check", entry, "--diagnostics", "json")
        entries = self.diagnostics(done.stderr)
        self.codes.update(e["code"] for e in entries)
        found = collections.Counter(
            f"{e['file']}: {e['code']} {e['line']}:{e['column']}" for e in entries)
        wanted = self.expected(folder, entry)
        difference = [f"not reported: {key}" for key in wanted - found]
        difference += [f"not expected: {key}" for key in found - wanted]
        expect(not difference, "\n    ".join(["diagnostics differ", *difference]))
        errors = any(e["severity"] == "error" for e in entries)
        expect(done.returncode == (1 if errors else 0), f"exit {done.returncode}")
        expect(done.stdout == "", "check prints to standard output")
        return entries

    def dump(self, name, entry):
        for stage in STAGES:
            golden = self.here / f"{name}.{stage}"
            if not golden.exists():
                continue
            done = self.run(self.here, "dump", "--stage", stage, entry)
            expect(done.returncode in (0, 1), f"dump: exit {done.returncode}\n{done.stderr}")
            if self.update in ("all", name):
                golden.write_text(done.stdout, encoding="utf-8")
                self.updated = True
            expect(done.stdout and done.stdout == golden.read_text(encoding="utf-8"),
                   f"{golden.name} differs; scripts/test --update {name} writes it anew")

    # -- the schema ---------------------------------------------------------------------------

    def schema_of(self, path):
        if path.parent.name == "designs":
            return self.source / "designs/design.rng"
        if b"<collection " in path.read_bytes():
            return self.source / "core/readers/collection/schema/collection.rng"
        return self.source / "core/readers/native/schema/qianzi.rng"

    def agree(self, folder, entry, entries):
        """The reader has errors that a grammar can say, and only then the schema has."""
        for path in self.files(folder, entry):
            if path.is_symlink() or path.stat().st_size > 1 << 20:
                continue
            name = str(path.relative_to(folder))
            codes = {e["code"] for e in entries if e["file"] == name}
            # What concerns a whole design, such as its columns, is no matter of grammar.
            codes -= {e["code"] for e in entries if e["code"] == "bad-design" and e["line"] == 0}
            if codes & REFUSED or name in REFUSED_FILES:
                continue
            valid = subprocess.run(
                ["xmllint", "--noout", "--relaxng", str(self.schema_of(path)), str(path)],
                capture_output=True, text=True, errors="replace")
            said = valid.stderr.strip().splitlines()
            if codes & STRUCTURAL:
                expect(valid.returncode != 0,
                       f"{name}: {codes & STRUCTURAL}, but the schema takes it")
            else:
                expect(valid.returncode == 0, f"{name}: the schema does not take it: {said[:2]}")

    # -- all of them --------------------------------------------------------------------------

    def attempt(self, name, work):
        try:
            work()
        except (Failed, ValueError) as failure:
            self.failures.append(f"{name}: {failure}")

    def case(self, folder, name, entry):
        entries = self.check(folder, entry)
        self.agree(folder, entry, entries)
        if folder == self.here:
            self.dump(name, entry)

    def left_out(self):
        """One broken article is left out, the rest comes out, the exit code is 1."""
        out = self.work / "out"
        done = self.run(self.here, "build", "article-left-out/edition.xml", "--to", "epub,html",
                        "--out", out, "--diagnostics", "json")
        expect(done.returncode == 1, f"exit {done.returncode}\n{done.stderr}")
        pages = "".join(path.read_text(encoding="utf-8") for path in out.rglob("*.html"))
        expect("今日照常出报" in pages, "the sound article is not in the output")
        expect("残稿" not in pages, "the broken article is in the output")
        expect((out / "left-out.epub").is_file(), "there is no EPUB")

    def two_inputs(self):
        """All inputs are looked at; one that is wrong takes nothing from the other."""
        done = self.run(self.here, "check", "unknown-element.xml", "every-element/edition.xml",
                        "misplaced-text.xml", "--diagnostics", "json")
        files = {e["file"] for e in self.diagnostics(done.stderr)}
        expect(files == {"unknown-element.xml", "misplaced-text.xml"}, f"files are {files}")
        expect(done.returncode == 1, f"exit {done.returncode}")
        out = self.work / "two"
        done = self.run(self.here, "build", "unknown-element.xml", "smallest.xml", "--to", "html",
                        "--out", out, "--diagnostics", "json")
        expect(done.returncode == 1 and (out / "smallest/index.html").is_file(),
               f"exit {done.returncode}: the sound input was not built\n{done.stderr}")
        done = self.run(self.here, "build", "smallest.xml", "./smallest.xml", "--to", "html",
                        "--out", self.work / "same")
        expect(done.returncode == 2, f"two inputs of one id: exit {done.returncode}")
        expect(not (self.work / "same").exists(), "wrong usage wrote something")

    def not_there(self):
        """An input that is not there, or is a folder, is named."""
        for name, code in [("no-such.xml", "file-not-found"), ("every-element", "file-unreadable")]:
            done = self.run(self.here, "check", name, "--diagnostics", "json")
            entries = self.diagnostics(done.stderr)
            self.codes.update(e["code"] for e in entries)
            expect([e["code"] for e in entries] == [code, "edition-unusable"], done.stderr)
            expect({e["file"] for e in entries} == {name}, done.stderr)
            expect(done.returncode == 1, f"exit {done.returncode}")

    def texts(self):
        """Inputs that are no XML, or in another encoding than they say, are read with a report."""
        article = "<article><head><headline>渡口</headline></head><body><p>渡口今晨复航，大雾散去。</p></body></article>"
        files = {
            "page.txt": ("首页 > 新闻\n渡口今晨复航\n大雾散去，渡轮离岸。\n".encode(), {"text-recognised"}),
            "novel.txt": ("題\n作者\n\n［＃挿絵］本文《ほんぶん》がある。\n底本：「本」\n".encode(), {"annotation-not-kept"}),
            "old.xml": (article.encode("gb18030"), {"encoding-detected"}),
            "untrue.xml": (b'<?xml version="1.0" encoding="UTF-8"?>' + article.encode("gb18030"),
                           {"encoding-untrue"}),
            "torn.xml": (b'<?xml version="1.0" encoding="GB18030"?>'
                         + article.encode("gb18030").replace("大".encode("gb18030"), b"\xff"),
                         {"invalid-bytes"}),
        }
        for name, (data, wanted) in files.items():
            (self.work / name).write_bytes(data)
            done = self.run(self.work, "check", name, "--diagnostics", "json")
            codes = {json.loads(line)["code"] for line in done.stderr.splitlines()}
            self.codes.update(codes)
            expect(done.returncode == 0 and wanted <= codes, f"{name}: exit {done.returncode}\n{done.stderr}")
        (self.work / "fragment.xml").write_bytes(b"<p>\xff</p>")
        done = self.run(self.work, "compose", "fragment.xml", "--diagnostics", "json")
        expect("not-utf8" in done.stderr, done.stderr)
        self.codes.add("not-utf8")

    def text_form(self):
        """FILE:LINE:COLUMN: error: what is wrong [code], and what to do below it."""
        done = self.run(self.here, "check", "unknown-element.xml")
        form = r"unknown-element\.xml:\d+:\d+: error: .+ \[unknown-element\]\n    \S.*\n"
        expect(re.match(form, done.stderr), f"another form: {done.stderr}")

    def every_code(self):
        """Each code that reading can bring about has a case."""
        table = (self.source / "core/include/qianzi/diagnostic.h").read_text(encoding="utf-8")
        names = dict(re.findall(r'X\((\w+), "([a-z0-9-]+)", \w+\)', table))
        used = set()
        for place in READERS:
            top = self.source / place
            for path in [top] if top.is_file() else sorted(top.rglob("*.cpp")):
                used.update(re.findall(r"Code::(\w+)", path.read_text(encoding="utf-8")))
        without = sorted(names[code] for code in used if names[code] not in self.codes)
        expect(len(used) > 25, "the codes of the readers were not found")
        expect(not without, f"codes without a case: {' '.join(without)}")

    def main(self):
        if shutil.which("xmllint") is None:
            sys.exit("cases: xmllint is missing: apt-get install libxml2-utils (or scripts/setup)")
        shutil.rmtree(self.work, ignore_errors=True)
        made = self.work / "generated"
        made.mkdir(parents=True)
        generated.make(made)
        count = 0
        for folder in (self.here, made):
            for name, entry in self.named(folder):
                count += 1
                self.attempt(name, lambda: self.case(folder, name, entry))
        for special in (self.left_out, self.two_inputs, self.not_there, self.texts, self.text_form,
                        self.every_code):
            self.attempt(special.__name__, special)
        print("\n".join(self.failures) or f"{count} cases")
        return 1 if self.failures else 0


if __name__ == "__main__":
    sys.exit(Cases(*sys.argv[1:]).main())
