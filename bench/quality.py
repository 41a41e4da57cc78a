#!/usr/bin/env python3
"""How well lines come out: quality.py FOLDER_OF_PROGRAMS

Prints a table in Markdown: the text of the benchmark in columns of 12, 16 and 20 em, by total fit and
greedily. What stands at a line's edges is judged here from the text alone, by CLREQ 3.2.1.
"""
import json
import math
import re
import subprocess
import sys
import tempfile
import unicodedata

CHARACTERS = 100_000
EM = 9  # pt, the size that `qianzi compose` sets unless told otherwise
MEASURES = (12, 16, 20)
FITS = ("total", "greedy")
RUNT = 2.5  # em

NO_BEGIN = set("、，；：。！？!?,.:;）)]」』】〕〉》”’％%‰℃·・／/-–~～")
NO_END = set("（([「『【〔〈《“‘￥$")
CLOSING = set("、，；：。！？）」』】〕〉》”’")
WIDE_MARKS = set("“”‘’—…·")


def is_wide(c):
    return c in WIDE_MARKS or unicodedata.east_asian_width(c) in "WF"


def is_joint(left, right):
    """May space be put between two neighbours as the last remedy?"""
    if not (is_wide(left) or is_wide(right)) or " " in (left, right):
        return False
    if left == right and left in "—…":
        return False
    gap = is_wide(left) != is_wide(right) and left.isalnum() and right.isalnum()
    return not gap


class Line:
    def __init__(self, line):
        self.text, self.last = line["text"], line["last"]
        self.overfull, self.hyphenated = line["overfull"], line["hyphenated"]
        self.natural = line["natural"] / EM
        change = {rank: points / EM for rank, points in line["adjustment"].items()}
        joints = sum(map(is_joint, self.text, self.text[1:]))
        self.stretch = max(change.get("character", 0), 0) / max(joints, 1)
        self.widened = sum(c for c in change.values() if c > 0)
        self.squeeze = -sum(c for rank, c in change.items() if c < 0 and rank != "line_end")


def against_rule(paragraph):
    """Line edges that the level `basic` forbids."""
    count = 0
    for before, after in zip(paragraph, paragraph[1:]):
        end, begin = before.text[-1], after.text[0]
        split = end == begin and end in "—…"
        dash = begin == "—" and not after.text.startswith("——")
        count += end in NO_END or begin in NO_BEGIN or split or dash
    return count


def orphaned(line):
    return len([c for c in line.text if c not in CLOSING]) == 1 and is_wide(line.text[0])


def measure(paragraphs):
    lines = [line for paragraph in paragraphs for line in paragraph]
    inner = sorted(line.stretch for line in lines if not line.last)
    squeezed = [line for line in lines if line.squeeze > 1e-4]
    ends = [paragraph[-1] for paragraph in paragraphs if len(paragraph) > 1]
    pairs = [pair for paragraph in paragraphs for pair in zip(paragraph, paragraph[1:])]
    share = len(inner) / 100
    return {
        "lines, of them last ones": f"{len(lines):,}, {len(paragraphs):,}",
        "stretch of a joint: mean": f"{sum(inner) / len(inner):.4f}",
        "root mean square": f"{math.sqrt(sum(s * s for s in inner) / len(inner)):.4f}",
        "99th percentile": f"{inner[len(inner) * 99 // 100]:.3f}",
        "worst": f"{inner[-1]:.3f}",
        "lines over 1/8 em": f"{sum(s > 0.125 for s in inner):,}",
        "lines widened between characters": f"{sum(s > 1e-4 for s in inner) / share:.1f}%",
        "lines squeezed": f"{len(squeezed) / share:.1f}%",
        "what a squeezed line gave up": f"{sum(l.squeeze for l in squeezed) / max(len(squeezed), 1):.2f}",
        "squeezed beside widened by over 1/16": f"{sum(contrast(*p) for p in pairs):,}",
        "line edges against the rule": f"{sum(map(against_rule, paragraphs))}",
        "hyphens, two in a row": f"{sum(l.hyphenated for l in lines)}, "
                                 f"{sum(a.hyphenated and b.hyphenated for a, b in pairs)}",
        "orphans": f"{sum(map(orphaned, ends))}",
        "last lines under 2.5 em": f"{sum(line.natural < RUNT for line in ends)}",
        "overfull": f"{sum(line.overfull for line in lines)}",
    }


def contrast(one, other):
    def unlike(a, b):
        return a.squeeze > 0.25 and b.stretch > 1 / 16
    return not one.last and not other.last and (unlike(one, other) or unlike(other, one))


def compose(programs, text, em, fit):
    printed = subprocess.run(
        [f"{programs}/qianzi", "compose", "--format", "json", "--measure", f"{em}em", "--fit", fit,
         text], capture_output=True, text=True, check=True).stdout
    return [[Line(line) for line in p["lines"]] for p in json.loads(printed)["paragraphs"]]


def main(programs):
    text = subprocess.run([f"{programs}/composition_bench", "--text", str(CHARACTERS)],
                          capture_output=True, text=True, check=True).stdout
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(text)
        file.flush()
        columns = {(em, fit): measure(compose(programs, file.name, em, fit))
                   for em in MEASURES for fit in FITS}
    print(f"{len(re.sub(chr(10), '', text)):,} characters; lengths in em\n")
    print("| | " + " | ".join(f"{em} em {fit}" for em, fit in columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for row in next(iter(columns.values())):
        print(f"| {row} | " + " | ".join(column[row] for column in columns.values()) + " |")


if __name__ == "__main__":
    main(sys.argv[1])
