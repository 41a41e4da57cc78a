#!/usr/bin/env python3
"""Newspaper articles to PDF beside Typst: pdf.py QIANZI COMPOSITION_BENCH [ROUNDS]

The same 200 articles of about 1,400 characters on A4 in two columns, justified over whole paragraphs,
tagged, two faces. Whole processes, one after the other in each round; the middle of the rounds is
printed. CPU is user and system time of all threads.
"""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
from xml.sax.saxutils import escape

ARTICLES = 200
CHARACTERS = 1400
HERE = pathlib.Path(__file__).parent

TYPST_HEAD = """#set page(paper: "a4", margin: (x: 22mm, y: 20mm), columns: 2)
#set columns(gutter: 22pt)
#set text(font: "Noto Serif CJK SC", size: 10.5pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 6.5pt, spacing: 6.5pt,
  linebreaks: "optimized")
#show heading: set text(font: "Noto Sans CJK SC", size: 20pt)
"""


def articles(program, count):
    """Titles and paragraphs of our own prose, put together anew for each."""
    wanted = str(int(count * CHARACTERS * 1.3) + 2000)
    text = subprocess.run([program, "--text", wanted], capture_output=True, text=True, check=True)
    paragraphs = iter(text.stdout.splitlines())
    for _ in range(count):
        body = []
        while sum(map(len, body)) < CHARACTERS:
            body.append(next(paragraphs))
        body[-1] = body[-1][:len(body[-1]) - sum(map(len, body)) + CHARACTERS]
        yield re.split("[，。：；？！“]", body[0].lstrip("“"))[0][:18] or body[0][:9], body


def write_ours(folder, made):
    (folder / "articles").mkdir()
    places = []
    for number, (title, body) in enumerate(made):
        name = f"articles/a{number:04}.xml"
        paragraphs = "".join(f"<p>{escape(text)}</p>\n" for text in body)
        (folder / name).write_text(
            f'<article xml:lang="zh-Hans"><head><headline>{escape(title)}</headline></head>\n'
            f"<body>{paragraphs}</body></article>\n", "utf-8")
        places.append(f'<article src="{name}"/>\n')
    (folder / "edition.xml").write_text(
        '<edition id="bench" date="2026-11-24" xml:lang="zh-Hans" design="reading">\n'
        f'<nameplate>铅字</nameplate>\n<page number="1" name="文">\n{"".join(places)}</page></edition>\n', "utf-8")


def write_typst(folder, made):
    def plain(text):
        return re.sub(r"([\\#$*_`<>@\[\]=/~])", r"\\\1", text)
    parts = [TYPST_HEAD]
    for title, body in made:
        parts.append(f"= {plain(title)}\n")
        parts.extend(plain(text) + "\n" for text in body)
    (folder / "main.typ").write_text("\n".join(parts), "utf-8")


def run(command):
    """Seconds of CPU and of wall, and the most memory in MB."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begin, usage.ru_maxrss / 1024


def pages(path):
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s*(\d+)", told).group(1))


def main(qianzi, bench, rounds=5):
    if not (HERE / "peers/node_modules").is_dir():
        subprocess.run(["npm", "ci", "--silent", "--prefix", HERE / "peers"], check=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        made = list(articles(bench, ARTICLES))
        write_ours(folder, made)
        write_typst(folder, made)
        commands = {
            "qianzi": [qianzi, "build", folder / "edition.xml", "--to", "pdf", "--out", folder],
            "Typst": ["node", HERE / "peers/typst.js", folder / "main.typ", folder / "typst.pdf"]}
        measured = {who: [] for who in commands}
        for _ in range(rounds):
            for who, command in commands.items():
                measured[who].append(run(command))
        middle = {who: [statistics.median(column) for column in zip(*rows)]
                  for who, rows in measured.items()}
        print(f"{ARTICLES} articles of {CHARACTERS} characters to PDF, A4, two columns:\n"
              f"{'':10}{'CPU s':>8}{'wall s':>8}{'MB':>7}{'pages':>7}{'KB':>7}")
        for who, file in (("qianzi", "bench.pdf"), ("Typst", "typst.pdf")):
            cpu, wall, memory = middle[who]
            size = (folder / file).stat().st_size / 1024
            print(f"{who:10}{cpu:8.2f}{wall:8.2f}{memory:7.0f}{pages(folder / file):7}{size:7.0f}")
        ratios = [ours / theirs for ours, theirs in zip(middle["qianzi"], middle["Typst"])]
        print(f"{'ratio':10}{ratios[0]:8.2f}{ratios[1]:8.2f}{ratios[2]:7.2f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
