#!/usr/bin/env python3
"""Every element, attribute and word of the schemas stands in the manual: documented.py TOP

A page mentions a name as `name`, and shows each element and attribute in an example.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

RNG = "{http://relaxng.org/ns/structure/1.0}"
PAGES = {
    "core/readers/native/schema/qianzi.rng": "docs/xml.md",
    "core/readers/collection/schema/collection.rng": "docs/collections.md",
    "designs/design.rng": "docs/design.md",
    "fonts/fontset.rng": "docs/fonts.md",
}


def names(schema, kind):
    return {element.get("name") for element in schema.iter(RNG + kind)}


def missing(schema, page):
    examples = "".join(re.findall(r"^```xml\n(.*?)^```", page, re.M | re.S))
    prose = re.sub(r"^```.*?^```", "", page, flags=re.M | re.S)
    mentioned = set(re.findall(r"`<?([\w:-]+)(?:/?>)?`|^###? ([\w-]+)$", prose, re.M))
    mentioned = {name for pair in mentioned for name in pair}
    for name in names(schema, "element"):
        if not re.search(rf"<{name}[\s/>]", examples):
            yield f"no example has <{name}>"
        if name not in mentioned:
            yield f"<{name}> is not explained"
    for name in names(schema, "attribute"):
        if not re.search(rf"\s{name}=\"", examples):
            yield f"no example has {name}=..."
        if name not in mentioned:
            yield f"the attribute {name} is not explained"
    for value in {element.text for element in schema.iter(RNG + "value")}:
        if not re.search(rf"(?<![\w-]){re.escape(value)}(?![\w-])", prose):
            yield f"the word {value} is not explained"


def main(top):
    top = pathlib.Path(top)
    bad = 0
    for schema, page in PAGES.items():
        grammar = ElementTree.parse(top / schema).getroot()
        for breach in sorted(missing(grammar, (top / page).read_text(encoding="utf-8"))):
            print(f"{page}: {breach}")
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
