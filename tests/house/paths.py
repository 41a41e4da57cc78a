#!/usr/bin/env python3
"""No tracked file names a machine's own folders, and none is large: paths.py TOP"""
import pathlib
import re
import subprocess
import sys

# A folder of one machine, in words that do not match themselves.
MACHINE = re.compile(r"/(?:home|root|wor[k]|User[s])/[\w.]")
LARGEST = 400 * 1024


def main(top):
    listed = subprocess.run(["git", "ls-files"], cwd=top, capture_output=True, text=True,
                            check=True).stdout.splitlines()
    bad = 0
    for name in listed:
        path = pathlib.Path(top) / name
        if not path.is_file():
            continue
        if path.stat().st_size > LARGEST:
            print(f"{name}: {path.stat().st_size} bytes")
            bad = 1
        text = path.read_bytes().decode("utf-8", "replace")
        if "\0" in text:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if MACHINE.search(line):
                print(f"{name}:{number}: a machine's own path: {line.strip()[:100]}")
                bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
