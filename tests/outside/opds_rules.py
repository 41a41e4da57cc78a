"""What a catalogue of books has to keep to: OPDS 1.2 with RFC 4287 (Atom), and OPDS 2.0."""
import json
import re
import struct
import xml.etree.ElementTree as ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
TERMS = "{http://purl.org/dc/terms/}"
ACQUISITION = "http://opds-spec.org/acquisition/open-access"
IMAGES = ("http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def expect(condition, message):
    if not condition:
        raise SystemExit(f"catalogue: {message}")


def one(element, name, where):
    found = element.findall(ATOM + name)
    expect(len(found) == 1, f"{where} has {len(found)} {name}")
    return found[0]


def check_common(element, where):
    """What a feed and an entry both must have (RFC 4287 4.1.1, 4.1.2)."""
    expect(URI.fullmatch(one(element, "id", where).text), f"{where} has an id that is no IRI")
    expect(one(element, "title", where).text, f"{where} has no title")
    expect(INSTANT.fullmatch(one(element, "updated", where).text), f"{where} has no time")


def check_picture(path):
    head = path.read_bytes()[:24]
    expect(head[:8] == b"\x89PNG\r\n\x1a\n", f"{path.name} is no PNG")
    width, height = struct.unpack(">II", head[16:])
    expect(200 <= width <= 1000 and height > width, f"{path.name} is {width} by {height}")


def check_book(folder, entry, where):
    links = {link.get("rel"): link for link in entry.findall(ATOM + "link")}
    expect(ACQUISITION in links, f"{where} cannot be got")
    book = links[ACQUISITION]
    expect(book.get("type") == "application/epub+zip", f"{where} is {book.get('type')}")
    expect(int(book.get("length")) == (folder / book.get("href")).stat().st_size, f"{where} has another size")
    for relation in IMAGES:
        expect(links[relation].get("type") == "image/png", f"{where} has no picture")
        check_picture(folder / links[relation].get("href"))
    expect(TAG.fullmatch(entry.findtext(TERMS + "language")), f"{where} has no language")
    expect(entry.find(TERMS + "identifier") is None, "an id is enough")
    return book.get("href")


def feed(folder, name, kind):
    """The links by relation, and the entries, of a feed that is one."""
    root = ElementTree.parse(folder / name).getroot()
    expect(root.tag == ATOM + "feed", f"{name} is {root.tag}")
    check_common(root, name)
    expect(root.find(ATOM + "author") is not None, f"{name} has no author")
    links = {link.get("rel"): link for link in root.findall(ATOM + "link")}
    expect(links["self"].get("href") == name, f"{name} is {links['self'].get('href')}")
    expect(links["self"].get("type").endswith("kind=" + kind), f"{name} is no {kind}")
    expect((folder / links["start"].get("href")).is_file(), f"{name} has no start")
    ids = [entry.findtext(ATOM + "id") for entry in root.findall(ATOM + "entry")]
    expect(len(ids) == len(set(ids)), f"{name} has an entry twice")
    for entry in root.findall(ATOM + "entry"):
        check_common(entry, f"{name}: {entry.findtext(ATOM + 'title')}")
    return root.findall(ATOM + "entry")


def judge_first(folder, books):
    found = set()
    ways = [entry.find(ATOM + "link").get("href") for entry in feed(folder, "opds.xml", "navigation")]
    expect(ways[0] == "opds-latest.xml" and len(ways) > 1, f"opds.xml leads to {ways}")
    for way in ways:
        for entry in feed(folder, way, "acquisition"):
            found.add(check_book(folder, entry, f"{way}: {entry.findtext(ATOM + 'title')}"))
    expect(found == books, f"OPDS 1.2 has {found ^ books}")


def check_links(links, where):
    for link in links:
        expect(isinstance(link["href"], str) and "/" in link["type"], f"{where} has the link {link}")


def check_publication(folder, book, where):
    data = book["metadata"]
    expect(isinstance(data["title"], str) and data["title"], f"{where} has a book without title")
    expect(URI.fullmatch(data["identifier"]), f"{where} has the identifier {data['identifier']}")
    expect(TAG.fullmatch(data["language"]), f"{where} has the language {data['language']}")
    expect(INSTANT.fullmatch(data["modified"]), f"{where} has the time {data['modified']}")
    expect(re.fullmatch(r"\d{4}-\d\d-\d\d", data.get("published", "2026-01-01")), f"{where}: {data}")
    check_links(book["links"], where)
    check_links(book["images"], where)
    got = [link["href"] for link in book["links"] if link["rel"] == ACQUISITION]
    expect(len(got) == 1, f"{where} has a book that cannot be got")
    expect(book["links"][0]["size"] == (folder / got[0]).stat().st_size, f"{where}: {got} has another size")
    for image in book["images"]:
        check_picture(folder / image["href"])
    return got[0]


def judge_second(folder, books):
    found = set()
    root = json.loads((folder / "opds.json").read_text(encoding="utf-8"))
    for name in ["opds.json", *(way["href"] for way in root["navigation"])]:
        listed = json.loads((folder / name).read_text(encoding="utf-8"))
        expect(listed["metadata"]["title"], f"{name} has no title")
        expect(listed["metadata"]["numberOfItems"] == len(listed["publications"]), f"{name} is miscounted")
        check_links(listed["links"], name)
        own = [link for link in listed["links"] if link["rel"] == "self"]
        expect([link["href"] for link in own] == [name], f"{name} is {own}")
        expect(own[0]["type"] == "application/opds+json", f"{name} is {own}")
        for way in listed.get("navigation", []):
            expect(way["title"] and way["type"] == "application/opds+json", f"{name} leads to {way}")
        found |= {check_publication(folder, book, name) for book in listed["publications"]}
    expect(found == books, f"OPDS 2.0 has {found ^ books}")
