#!/usr/bin/env python3
"""Editions to PDF beside other programs: pdf.py QIANZI COMPOSITION_BENCH [ROUNDS]

1. 200 articles of 1,400 characters on A4 in two columns, justified over whole paragraphs, tagged, two
   faces, beside Typst (npm).
2. 20 works of 12,000 characters, vertical, with readings, beside upLaTeX and dvipdfmx (Debian's
   texlive-lang-japanese); left out where they are not installed.

The same text for both in one run, whole processes in turn; the middle of the rounds is printed. CPU is
user and system time of all threads.
"""
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).parent

TYPST_HEAD = """#set page(paper: "a4", margin: (x: 22mm, y: 20mm), columns: 2)
#set columns(gutter: 22pt)
#set text(font: "Noto Serif CJK SC", size: 10.5pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 4.5pt, spacing: 4.5pt,
  linebreaks: "optimized")
#show heading: set text(font: "Noto Sans CJK SC", size: 20pt)
"""
LATEX_HEAD = r"""\documentclass[a4paper,10pt]{utarticle}
\usepackage{pxrubrica}
\begin{document}
"""
# Noto's faces have Unicode's characters, not Adobe-Japan1's.
FONT_MAP = "".join(
    f"{name}-{way} unicode :0:{file}{' -w 1' if way == 'v' else ''}\n"
    for names, file in ((("uprml", "uphminr", "upjisr"), "NotoSerifCJK-Regular.ttc"),
                        (("upgbm",), "NotoSansCJK-Bold.ttc"))
    for name in names for way in "hv")


def texts(program, count, characters):
    """`count` texts of so many characters, as paragraphs: our own prose, put together anew for each."""
    wanted = str(int(count * characters * 1.3) + 2000)
    printed = subprocess.run([program, "--text", wanted], capture_output=True, text=True, check=True)
    paragraphs = iter(printed.stdout.splitlines())
    for _ in range(count):
        body = []
        while sum(map(len, body)) < characters:
            body.append(next(paragraphs))
        body[-1] = body[-1][:len(body[-1]) - sum(map(len, body)) + characters]
        yield body


def title_of(body):
    return re.split("[，。：；？！“]", body[0].lstrip("“"))[0][:18] or body[0][:9]


def with_readings(text, mark):
    """About one pair of characters in thirty has a reading."""
    chance = random.Random(text)
    def read(found):
        return mark(found.group()) if chance.random() < 1 / 15 else found.group()
    return re.sub("[一-龥]{2}", read, text)


def write_edition(folder, works, attributes, inline):
    (folder / "articles").mkdir()
    places = []
    for number, body in enumerate(works):
        name = f"articles/a{number:04}.xml"
        paragraphs = "".join(f"<p>{inline(escape(text))}</p>\n" for text in body)
        (folder / name).write_text(
            f'<article xml:lang="zh-Hans"><head><headline>{escape(title_of(body))}</headline></head>\n'
            f"<body>{paragraphs}</body></article>\n", "utf-8")
        places.append(f'<article src="{name}"/>\n')
    (folder / "edition.xml").write_text(
        f'<edition id="ours" date="2026-11-24" xml:lang="zh-Hans" design="reading" {attributes}>\n'
        f'<nameplate>铅字</nameplate>\n<page number="1" name="文">\n{"".join(places)}</page></edition>\n',
        "utf-8")


def write_typst(folder, works):
    def plain(text):
        return re.sub(r"([\\#$*_`<>@\[\]=/~])", r"\\\1", text)
    parts = [TYPST_HEAD]
    for body in works:
        parts.append(f"= {plain(title_of(body))}\n")
        parts.extend(plain(text) + "\n" for text in body)
    (folder / "main.typ").write_text("\n".join(parts), "utf-8")


def write_latex(folder, works):
    def plain(text):
        return re.sub(r"([#$%&_{}])", r"\\\1", text).replace("~", r"\textasciitilde{}")
    parts = [LATEX_HEAD]
    for body in works:
        parts.append(rf"\section*{{{plain(title_of(body))}}}")
        parts.extend(with_readings(plain(text), lambda base: rf"\ruby[g]{{{base}}}{{よみかた}}") + "\n"
                     for text in body)
    (folder / "main.tex").write_text("\n".join([*parts, r"\end{document}"]), "utf-8")
    (folder / "noto.map").write_text(FONT_MAP, "utf-8")
    for face in "NotoSerifCJK-Regular.ttc", "NotoSansCJK-Bold.ttc":
        (folder / face).symlink_to(pathlib.Path("/usr/share/fonts/opentype/noto") / face)


def run(commands, folder):
    """Seconds of CPU and of wall, and the most memory in MB, of commands that follow each other."""
    begin = time.monotonic()
    cpu = memory = 0
    for command in commands:
        child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"failed: {' '.join(map(str, command))}")
        cpu += usage.ru_utime + usage.ru_stime
        memory = max(memory, usage.ru_maxrss / 1024)
    return cpu, time.monotonic() - begin, memory


def pages(path):
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s*(\d+)", told).group(1))


def compare(title, folder, contestants, rounds):
    """`contestants`: commands and PDF by name, ours first."""
    measured = {who: [] for who in contestants}
    for _ in range(rounds):
        for who, (commands, _) in contestants.items():
            measured[who].append(run(commands, folder))
    middle = {who: [statistics.median(column) for column in zip(*rows)]
              for who, rows in measured.items()}
    print(f"\n{title}\n{'':20}{'CPU s':>8}{'wall s':>8}{'MB':>7}{'pages':>7}{'KB':>7}")
    for who, (_, file) in contestants.items():
        cpu, wall, memory = middle[who]
        size = (folder / file).stat().st_size / 1024
        print(f"{who:20}{cpu:8.2f}{wall:8.2f}{memory:7.0f}{pages(folder / file):7}{size:7.0f}")
    ours, theirs = middle.values()
    print(f"{'ratio':20}" + "".join(f"{a / b:{width}.2f}" for a, b, width in zip(ours, theirs, (8, 8, 7))))


def articles_beside_typst(build, bench, rounds):
    if not (HERE / "peers/node_modules").is_dir():
        subprocess.run(["npm", "ci", "--silent", "--prefix", HERE / "peers"], check=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        works = list(texts(bench, 200, 1400))
        write_edition(folder, works, "", str)
        write_typst(folder, works)
        compare("200 articles of 1,400 characters, A4, two columns", folder, {
            "qianzi": ([build], "ours.pdf"),
            "Typst": ([["node", HERE / "peers/typst.js", "main.typ", "typst.pdf"]], "typst.pdf")}, rounds)


def works_beside_latex(build, bench, rounds):
    if not (shutil.which("uplatex") and shutil.which("dvipdfmx")):
        print("\nno uplatex: vertical works are not compared (apt-get install texlive-lang-japanese)")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        works = list(texts(bench, 20, 12000))
        ruby = "<ruby><rb>{}</rb><rt>よみかた</rt></ruby>"
        write_edition(folder, works, 'writing-mode="vertical"',
                      lambda text: with_readings(text, ruby.format))
        write_latex(folder, works)
        compare("20 works of 12,000 characters, vertical, with readings", folder, {
            "qianzi": ([build], "ours.pdf"),
            "upLaTeX, dvipdfmx": ([["uplatex", "-interaction=batchmode", "main.tex"],
                                   ["dvipdfmx", "-q", "-f", "noto.map", "main.dvi"]], "main.pdf")},
                rounds)


def main(qianzi, bench, rounds=5):
    build = [pathlib.Path(qianzi).resolve(), "build", "edition.xml", "--to", "pdf", "--out", "."]
    articles_beside_typst(build, bench, rounds)
    works_beside_latex(build, bench, rounds)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
