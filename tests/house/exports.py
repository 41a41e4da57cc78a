#!/usr/bin/env python3
"""A plugin exports one symbol and needs none of ours: exports.py PLUGIN.so..."""
import subprocess
import sys


def symbols(path, *flags):
    printed = subprocess.run(["nm", "-D", "-C", *flags, path], capture_output=True, text=True,
                             check=True).stdout
    return [line.split(maxsplit=2)[-1] if line[:1] != " " else line.split(maxsplit=1)[-1]
            for line in printed.splitlines()]


def main(paths):
    bad = 0
    for path in paths:
        exported = symbols(path, "--defined-only")
        # The sanitizers' runtime marks globals with symbols of its own.
        exported = [name for name in exported if not name.startswith("__odr_asan")]
        if exported != ["qianzi_plugin"]:
            print(f"{path} exports {exported}")
            bad = 1
        ours = [name for name in symbols(path, "--undefined-only") if "qianzi::" in name]
        if ours:
            print(f"{path} needs {ours} from the program")
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
