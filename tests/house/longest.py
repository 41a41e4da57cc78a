#!/usr/bin/env python3
"""Prints the five longest files and functions of our own code and holds the budget.

Usage: longest.py TOP. A file over 600 lines or a function over 60 fails; *_data.cpp is exempt.
"""
import json
import pathlib
import subprocess
import sys

FILE_LIMIT = 600
FUNCTION_LIMIT = 60


def sources(top):
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--",
         "*.cpp", "*.h", "*.py"],
        cwd=top, capture_output=True, text=True, check=True).stdout.split()
    return [path for path in sorted(listed)
            if "_data." not in path and (pathlib.Path(top) / path).is_file()]


def functions(top, paths):
    tags = subprocess.run(
        ["ctags", "--output-format=json", "--fields=+ne", "--kinds-C++=f", "--kinds-Python=fm",
         "-f", "-", *paths],
        cwd=top, capture_output=True, text=True, check=True).stdout
    for line in tags.splitlines():
        tag = json.loads(line)
        if "end" in tag:
            yield tag["end"] - tag["line"] + 1, tag["path"], tag["name"]


def show(title, rows, limit):
    print(title)
    for row in rows[:5]:
        print(f"  {row[0]:5}  {'  '.join(row[1:])}")
    return [row for row in rows if row[0] > limit]


def main(top):
    paths = sources(top)
    lengths = sorted(((len((pathlib.Path(top) / p).read_text().splitlines()), p) for p in paths),
                     reverse=True)
    over = show("longest files", lengths, FILE_LIMIT)
    # A test case is a list of examples, not a function to be understood as a whole.
    rows = sorted((row for row in functions(top, paths) if not row[2].startswith(("TEST_CASE", "C_A_T_C_H"))),
                  reverse=True)
    over += show("longest functions", rows, FUNCTION_LIMIT)
    middle = lengths[len(lengths) // 2][0]
    print(f"{len(lengths)} files, median {middle} lines; {len(rows)} functions")
    for row in over:
        print("over the limit:", *row)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
