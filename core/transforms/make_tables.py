#!/usr/bin/env python3
"""Tables that packages bring, as C++: make_tables.py UNIHAN_READINGS.bz2 OUT.cpp

Readings of Han characters are Unihan's (Debian's unicode-data); names of character references are those
that Python's standard library has of HTML.
"""
import bz2
import html.entities
import itertools
import re
import sys
import unicodedata

FIELDS = {"kMandarin", "kHanyuPinyin", "kHanyuPinlu", "kXHC1983", "kTGHZ2013"}
TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
INITIALS = dict(zip("b p m f d t n l g k h j q x zh ch sh r z c s".split(), "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙ"))
FINALS = {
    "": "", "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ", "an": "ㄢ", "en": "ㄣ",
    "ang": "ㄤ", "eng": "ㄥ", "er": "ㄦ", "i": "ㄧ", "ia": "ㄧㄚ", "io": "ㄧㄛ", "ie": "ㄧㄝ", "iai": "ㄧㄞ",
    "iao": "ㄧㄠ", "iu": "ㄧㄡ", "ian": "ㄧㄢ", "in": "ㄧㄣ", "iang": "ㄧㄤ", "ing": "ㄧㄥ", "iong": "ㄩㄥ", "u": "ㄨ",
    "ua": "ㄨㄚ", "uo": "ㄨㄛ", "uai": "ㄨㄞ", "ui": "ㄨㄟ", "uan": "ㄨㄢ", "un": "ㄨㄣ", "uang": "ㄨㄤ", "ong": "ㄨㄥ",
    "ueng": "ㄨㄥ", "v": "ㄩ", "ve": "ㄩㄝ", "van": "ㄩㄢ", "vn": "ㄩㄣ",
}
# Syllables without an initial, and those where an i is not spoken.
WHOLE = {
    "yi": "i", "ya": "ia", "yo": "io", "ye": "ie", "yai": "iai", "yao": "iao", "you": "iu", "yan": "ian", "yin": "in",
    "yang": "iang", "ying": "ing", "yong": "iong", "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai", "wei": "ui",
    "wan": "uan", "wen": "un", "wang": "uang", "weng": "ueng", "yu": "v", "yue": "ve", "yuan": "van", "yun": "vn",
}


def syllable(written):
    """Letters (v for ü) and tone of a syllable with its mark."""
    letters, tone = "", 5
    for c in unicodedata.normalize("NFD", written.lower()):
        if c in TONES:
            tone = TONES[c]
        elif c == "\u0308":
            letters = letters[:-1] + "v"
        elif c == "\u0302":
            pass  # ê has no letter of its own here
        else:
            letters += {"ɡ": "g", "ɑ": "a"}.get(c, c)
    return (letters, tone) if re.fullmatch("[a-z]+", letters) else None


def bopomofo(letters):
    if letters in WHOLE:
        return FINALS[WHOLE[letters]]
    initial = letters[:2] if letters[:2] in INITIALS else letters[:1]
    if initial not in INITIALS:
        return FINALS.get(letters, "")
    final = letters[len(initial):]
    if initial in ("zh", "ch", "sh", "r", "z", "c", "s") and final == "i":
        final = ""
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "v" + final[1:]
    if not final and initial not in ("zh", "ch", "sh", "r", "z", "c", "s"):
        return ""
    return INITIALS[initial] + FINALS[final] if final in FINALS else ""


def readings(path):
    found = {}
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) != 3 or parts[1] not in FIELDS:
                continue
            text = re.sub(r"[0-9.*]+:", "", re.sub(r"\([0-9]+\)", "", parts[2]))
            known = found.setdefault(int(parts[0][2:], 16), [])
            for word in re.split(r"[ ,]+", text):
                one = syllable(word)
                if one and one not in known:
                    known.append(one)
    return {character: known for character, known in sorted(found.items()) if known}


def lines_of(items, a_line=16):
    items = list(items)
    return "\n".join("    " + ", ".join(items[i:i + a_line]) + "," for i in range(0, len(items), a_line))


def literal(text):
    """As octal escapes of three digits, which nothing after them can be taken for."""
    return '"' + "".join(f"\\{byte:03o}" for byte in text.encode()) + '"'


PAGE = """// Made by make_tables.py.
#include "transforms/entity_table.h"
#include "transforms/reading_table.h"

#include <algorithm>
#include <iterator>

namespace qianzi::transforms {
namespace {

constexpr char32_t characters[] = {
@characters@
};
constexpr std::uint32_t starts[] = {
@starts@
};
constexpr std::uint16_t readings[] = {
@readings@
};
constexpr Syllable syllables[] = {
@syllables@
};

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr Entity entities[] = {
@entities@
};

}  // namespace

std::span<const std::uint16_t> readings_of(char32_t character) {
  const auto* found = std::lower_bound(std::begin(characters), std::end(characters), character);
  if (found == std::end(characters) || *found != character) return {};
  const auto at = found - std::begin(characters);
  return {readings + starts[at], readings + starts[at + 1]};
}

const Syllable& syllable(std::uint16_t index) {
  return syllables[index];
}

std::string_view entity_text(std::string_view name) {
  const auto* found = std::lower_bound(
      std::begin(entities), std::end(entities), name, [](const Entity& entity, std::string_view wanted) {
        return entity.name < wanted;
      });
  return found != std::end(entities) && found->name == name ? found->text : std::string_view();
}

}  // namespace qianzi::transforms
"""


def main(unihan, out):
    table = readings(unihan)
    syllables = sorted({one for known in table.values() for one in known})
    index = {one: i for i, one in enumerate(syllables)}
    starts = itertools.accumulate((len(known) for known in table.values()), initial=0)
    entities = sorted((name[:-1], text) for name, text in html.entities.html5.items() if name.endswith(";"))
    parts = {
        "characters": lines_of(hex(c) for c in table),
        "starts": lines_of(str(start) for start in starts),
        "readings": lines_of(str(index[one]) for known in table.values() for one in known),
        "syllables": lines_of((f'{{"{s}", {literal(bopomofo(s))}, {tone}}}' for s, tone in syllables), 4),
        "entities": lines_of((f'{{"{name}", {literal(text)}}}' for name, text in entities), 4),
    }
    with open(out, "w", encoding="utf-8") as file:
        file.write(re.sub("@([a-z]+)@", lambda part: parts[part[1]], PAGE))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
