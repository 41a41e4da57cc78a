#!/usr/bin/env python3
"""Holds the code to tests/house/rooms.txt: arrows between rooms, homes of words, names of files.

Usage: rooms.py TOP. Prints each breach as FILE:LINE: what; exits 1 if there is one.
"""
import pathlib
import re
import subprocess
import sys

from source_text import without_comments

HAN = re.compile(
    "[\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
    r"|\\u(2[eE][89a-fA-F]|2[fF][0-9a-dA-D]|3[01]|3[4-9a-fA-F]|4[0-9a-fA-F]|[5-9][0-9a-fA-F]|[fF][9aAfF])[0-9a-fA-F]"
    r"|\b0x(3[01]|3[4-9a-fA-F]|4[0-9a-fA-F]|[5-9][0-9a-fA-F]|[fF][9aAfF])[0-9a-fA-F]{2}\b"
)


def load(path):
    sections, current = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#include"):
            pass
        elif not line.strip() or line.startswith("#"):
            continue
        if re.fullmatch(r"\[\w+\]", line):
            current = sections.setdefault(line[1:-1], [])
        else:
            current.append(line)
    return sections


def room_of(path):
    parts = path.split("/")
    if parts[0] == "core":
        return parts[1]
    if parts[0] == "plugins":
        return "/".join(parts[:2])
    return None


def within(path, homes):
    return any(path.startswith(home) for home in homes)


class Rooms:
    def __init__(self, top):
        self.top = pathlib.Path(top)
        table = load(self.top / "tests/house/rooms.txt")
        self.arrows = {}
        for line in table["arrows"]:
            room, _, targets = line.partition(":")
            self.arrows[room.strip()] = set(targets.split())
        self.words = [self.word(line) for line in table["words"]]
        self.han = {}
        for line in table["han"]:
            room, _, homes = line.partition(":")
            self.han[room.strip()] = homes.split()
        self.names = set(" ".join(table["names"]).split())
        self.breaches = []

    @staticmethod
    def word(line):
        pattern, *homes = re.split(r"\s{2,}", line.strip(), maxsplit=1)
        return re.compile(pattern), homes[0].split() if homes else []

    def breach(self, path, line, what):
        self.breaches.append(f"{path}:{line}: {what}")

    def check_includes(self, path, lines):
        room = room_of(path)
        for number, line in enumerate(lines, 1):
            match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not match:
                continue
            target = match.group(1)
            if target.startswith("qianzi/"):
                continue
            other = target.split("/")[0] if "/" in target else None
            if room.startswith("plugins/"):
                if other is not None:
                    self.breach(path, number, f'a plugin may not include "{target}"')
            elif other is None:
                self.breach(path, number, f'write "{room}/{target}", with its room')
            elif other != room and other not in self.arrows[room]:
                self.breach(path, number, f"no arrow from {room} to {other}")
            elif other != room and target.count("/") > 1:
                self.breach(path, number, f'"{target}" is private to {other}')

    def check_words(self, path, lines):
        for number, line in enumerate(lines, 1):
            for pattern, homes in self.words:
                found = pattern.search(line)
                if found and not within(path, homes):
                    home = " ".join(homes) or "nowhere"
                    self.breach(path, number, f"«{found.group()}» has its home in {home}")
            for folder, homes in self.han.items():
                if path.startswith(folder + "/") and path not in homes and HAN.search(line):
                    self.breach(path, number, "a CJK code point outside composition/classes")

    def check_names(self, path):
        for part in pathlib.PurePath(path).parts:
            if set(re.split(r"[._-]", part.lower())) & self.names:
                self.breach(path, 1, f"a name that says nothing: {part}")

    def check_cmake_arrows(self):
        text = (self.top / "core/CMakeLists.txt").read_text(encoding="utf-8")
        for match in re.finditer(r"qianzi_room\((\w+)([^)]*)\)", text):
            room, rest = match.groups()
            arrows = re.search(r"ARROWS((?:\s+[a-z]+)*)", rest)
            said = set(arrows.group(1).split()) if arrows else set()
            if said != self.arrows.get(room):
                self.breach("core/CMakeLists.txt", 1, f"arrows of {room} differ from rooms.txt")

    def run(self):
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=self.top, capture_output=True, text=True, check=True)
        for path in sorted(listed.stdout.split("\n")):
            if not path or not (self.top / path).is_file():
                continue
            self.check_names(path)
            if room_of(path) is None or not path.endswith((".h", ".cpp")):
                continue
            text = (self.top / path).read_text(encoding="utf-8")
            lines = without_comments(text).split("\n")
            self.check_includes(path, lines)
            self.check_words(path, lines)
        self.check_cmake_arrows()
        print("\n".join(self.breaches) or "every arrow and word is at home")
        return 1 if self.breaches else 0


if __name__ == "__main__":
    sys.exit(Rooms(sys.argv[1]).run())
