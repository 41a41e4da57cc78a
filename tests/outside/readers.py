"""The sample books in reading engines, in Chromium: what a reader sees of them."""
import functools
import http.server
import sys
import threading

from browser import Browser

ENGINES = {"epubjs": "epubjs/dist/epub.min.js", "foliate": "foliate-js/view.js"}


class Shelf(http.server.SimpleHTTPRequestHandler):
    """The page that reads, the engines and the books, on this machine only."""

    def __init__(self, *args, places, **more):
        self.places = places
        super().__init__(*args, **more)

    def translate_path(self, path):
        top, _, rest = path.split("?")[0].lstrip("/").partition("/")
        place = self.places.get(top)
        if place is None or ".." in rest.split("/"):
            return "/nowhere"
        return str(place / rest) if rest else str(place)

    def log_message(self, *_):
        pass


def judge(source, books, pictures):
    """`books`: the folder of the samples' EPUBs. Pictures are left in the folder `pictures`."""
    here = source / "tests/outside"
    places = {"reader.html": here / "readers.html", "modules": here / "node_modules", "books": books}
    for path in ENGINES.values():
        expect((here / "node_modules" / path).is_file(), f"{path} is missing: run scripts/setup")
    pictures.mkdir(parents=True, exist_ok=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0),
                                             functools.partial(Shelf, places=places))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for engine in ENGINES:
            with Browser(width=700, height=900) as browser:
                Reading(browser, engine, server.server_port, pictures).judge()
    finally:
        server.shutdown()
        server.server_close()


class Reading:
    def __init__(self, browser, engine, port, pictures):
        self.browser = browser
        self.engine = engine
        self.port = port
        self.pictures = pictures

    def open(self, book):
        self.browser.open(f"http://127.0.0.1:{self.port}/reader.html")
        self.browser.run(f"openBook('{self.engine}', '/books/{book}.epub')")

    def show(self, name, target, selector=""):
        self.browser.run(f"show('{target}')")
        seen = self.browser.run(f"seen('{selector}')")
        self.browser.picture(self.pictures / f"{self.engine}-{name}.png")
        self.expect(seen["paragraphs"] > 0, f"{name}: no paragraph is seen")
        self.expect(seen["wide"] == 0, f"{name}: {seen['wide']} paragraphs do not fit the page")
        return seen

    def expect(self, condition, message):
        expect(condition, f"{self.engine}: {message}")

    def judge(self):
        self.open("yunpu-2026-11-24")
        seen = self.show("horizontal", "text/river.xhtml")
        self.expect(seen["mode"] == "horizontal-tb", f"horizontal article in {seen['mode']}")
        self.expect("在灯下把河与铁又读了一遍。" in seen["text"], "the text is not there")
        self.expect(seen["rubies"], "no readings")
        for base, reading in seen["rubies"]:
            self.expect(reading["bottom"] <= base["top"] + (base["bottom"] - base["top"]) / 3,
                        f"a reading not above its base: {reading}, {base}")
        seen = self.show("bopomofo", "text/ferry.xhtml")
        self.expect(seen["rubies"], "no bopomofo")
        for base, reading in seen["rubies"]:
            self.expect(reading["left"] >= base["right"] - 1,
                        f"bopomofo not beside its base: {reading}, {base}")
        seen = self.show("vertical", "text/comment.xhtml")
        self.expect(seen["mode"] == "vertical-rl", f"vertical article in {seen['mode']}")
        self.expect("灯亮的时候" in seen["text"], "the vertical text is not there")
        seen = self.show("note", "text/caster.xhtml#caster-note-1", "#caster-note-1")
        self.expect(seen["target"] and seen["target"]["seen"], "the note is not seen")
        self.expect("#caster-note-1" in seen["notes"] and "#caster-noteref-1-1" in seen["notes"],
                    f"no way to the note and back, only {seen['notes']}")


def expect(condition, message):
    if not condition:
        sys.exit(f"readers: {message}")
