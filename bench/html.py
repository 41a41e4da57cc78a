#!/usr/bin/env python3
"""A site of 5,000 articles of 2,000 characters beside Hugo (Debian's): html.py QIANZI [ROUNDS]

Both make a page of each article with the ways to its neighbours, a front page, lists by section in parts
of 40, a feed and a site map, of the same text in one run, in turn. The middle of the rounds is printed.
CPU is user and system time of all threads.
"""
import os
import pathlib
import random
import shutil
import statistics
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
ARTICLES, CHARACTERS, ON_A_PAGE = 5000, 2000, 50
SECTIONS = ("要闻", "文化", "体育", "财经")

CONFIG = """baseURL = "https://example.org/"
title = "东埠日报"
languageCode = "zh-Hans"
hasCJKLanguage = true
[taxonomies]
category = "categories"
"""
HEAD = """<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{{.Title}}</title>
<link rel="canonical" href="{{.Permalink}}"></head><body>"""
LISTED = '<li><a href="{{.RelPermalink}}">{{.Title}}</a><p>{{.Summary}}</p></li>'
LAYOUTS = {
    "_default/single.html": """<header><a href="/">{{.Site.Title}}</a></header><main><article>
<h1>{{.Title}}</h1><time>{{.Date.Format "2006-01-02"}}</time>{{.Content}}</article></main><nav>
{{with .PrevInSection}}<a href="{{.RelPermalink}}">{{.Title}}</a>{{end}}
{{with .NextInSection}}<a href="{{.RelPermalink}}">{{.Title}}</a>{{end}}</nav>""",
    "_default/list.html": "<h1>{{.Title}}</h1><ul>{{range (.Paginate .Pages 40).Pages}}" + LISTED +
                          "{{end}}</ul>",
    "index.html": "<h1>{{.Title}}</h1><ul>{{range first 100 .Site.RegularPages}}" + LISTED + "{{end}}</ul>",
}


def articles():
    """Headline, section and paragraphs of each."""
    chance = random.Random(1)
    sentences = (HERE / "sentences.txt").read_text(encoding="utf-8").split()
    for number in range(ARTICLES):
        paragraphs, length = [], 0
        while length < CHARACTERS:
            paragraphs.append("".join(chance.choice(sentences) for _ in range(5)))
            length += len(paragraphs[-1])
        yield chance.choice(sentences)[:16], SECTIONS[number % len(SECTIONS)], paragraphs


def write_inputs(folder):
    edition, site = folder / "edition", folder / "site"
    for made in (edition, site / "content/posts", site / "layouts/_default"):
        made.mkdir(parents=True)
    for number, (headline, section, paragraphs) in enumerate(articles()):
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        (edition / f"a{number}.xml").write_text(
            f'<article xml:lang="zh-Hans"><head><headline>{headline}</headline><section>{section}</section>'
            f"</head><body>{body}</body></article>", encoding="utf-8")
        (site / f"content/posts/a{number}.md").write_text(
            f'---\ntitle: "{headline}"\ndate: 2026-11-24\ncategories: ["{section}"]\n---\n\n'
            + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    pages = "".join(
        f'<page number="{first // ON_A_PAGE + 1}" name="要闻">'
        + "".join(f'<article src="a{number}.xml"/>' for number in range(first, first + ON_A_PAGE))
        + "</page>" for first in range(0, ARTICLES, ON_A_PAGE))
    (edition / "edition.xml").write_text(
        '<edition id="site" date="2026-11-24" xml:lang="zh-Hans"><nameplate>东埠日报</nameplate>'
        f"{pages}</edition>", encoding="utf-8")
    (site / "config.toml").write_text(CONFIG, encoding="utf-8")
    for name, layout in LAYOUTS.items():
        (site / "layouts" / name).write_text(HEAD + layout + "</body></html>\n", encoding="utf-8")


def cpu_of(words, folder):
    """Seconds of CPU and megabytes of memory that a process takes."""
    process = os.posix_spawn(words[0], words, os.environ,
                             file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, used = os.wait4(process, 0)
    if status != 0:
        raise SystemExit(f"{words} failed in {folder}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(qianzi, rounds):
    hugo = shutil.which("hugo")
    if hugo is None:
        raise SystemExit("hugo is not installed: apt-get install hugo")
    with tempfile.TemporaryDirectory(prefix="qianzi-") as name:
        folder = pathlib.Path(name)
        write_inputs(folder)
        runs = {
            "Qianzi": [qianzi, "build", str(folder / "edition/edition.xml"), "--to", "html", "--out",
                       str(folder / "out"), "--set", "html.base=https://example.org/"],
            "Hugo": [hugo, "--quiet", "--source", str(folder / "site"), "--destination",
                     str(folder / "public")],
        }
        taken = {program: [] for program in runs}
        for _ in range(rounds):
            for program, words in runs.items():
                for made in ("out", "public"):
                    shutil.rmtree(folder / made, ignore_errors=True)
                taken[program].append(cpu_of(words, folder))
        middle = {program: [statistics.median(each) for each in zip(*found)]
                  for program, found in taken.items()}
        for program, (cpu, memory) in middle.items():
            print(f"{program:8} {cpu:6.2f} s of CPU {memory:6.0f} MB")
        print(f"Qianzi takes {middle['Qianzi'][0] / middle['Hugo'][0]:.2f} of Hugo's CPU")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5)
