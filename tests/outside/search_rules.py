"""Search in a site, typed into Chromium from a disk, beside a plain scan of the articles' own pages, which
shares no code with the index."""
import html.parser
import random
import re

from browser import Browser

WITHIN_LINE = set("a b bdi bdo br cite code em i q rb rp rt ruby small span strong sub sup time u".split())
VOID = {"br", "hr", "img", "source", "wbr", "col", "input"}
IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]")

# What the page shows once it has answered the query.
ASK = """new Promise((done, failed) => {
  const input = document.getElementById("_query"), results = document.getElementById("_results");
  input.value = %s;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  const since = Date.now();
  const look = () => {
    if (results.dataset.query === input.value)
      done([...results.querySelectorAll("a")].map(a => a.getAttribute("href")));
    else if (Date.now() - since > 10000) failed("no answer");
    else setTimeout(look, 5);
  };
  setTimeout(look, 0); })"""


def expect(condition, message):
    if not condition:
        raise SystemExit(f"search rules: {message}")


def comparable(text):
    text = IGNORED.sub("", text)
    text = "".join(chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c for c in text)
    text = re.sub("[A-Z]", lambda found: found[0].lower(), text)
    return re.sub("[\0-\x20\xa0\u3000]", " ", text)


class Texts(html.parser.HTMLParser):
    """The blocks of a page's article, and its authors."""

    def __init__(self, page):
        super().__init__()
        self.open = []
        self.blocks = [""]
        self.feed(page.read_text(encoding="utf-8"))
        self.blocks = [comparable(block) for block in self.blocks if block]

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        author = attributes.get("rel") == "author"
        if tag not in WITHIN_LINE or author:
            self.blocks.append("")
        if tag in VOID:
            return
        inside = self.open[-1][1] if self.open else False
        inside = inside or tag == "article" or author
        beside = tag in ("rt", "rp") or attributes.get("class") in ("noteref", "back")
        beside = beside or bool(self.open) and self.open[-1][2]
        self.open.append((tag, inside, beside, author))

    def handle_endtag(self, tag):
        author = self.open.pop()[3]
        if tag not in WITHIN_LINE or author:
            self.blocks.append("")

    def handle_data(self, data):
        if self.open and self.open[-1][1] and not self.open[-1][2]:
            self.blocks[-1] += data


def texts_of(site):
    """Blocks by file, of every article of the site."""
    return {page.name: Texts(page).blocks for page in sorted(site.glob("*.html"))
            if page.name != "index.html"}


def pairs_in(blocks):
    return {a + b for block in blocks for a, b in zip(block, block[1:]) if a != " " and b != " "}


def ask(browser, query):
    import json
    return browser.run(ASK % json.dumps(query))


def holding(texts, part):
    return {"../" + name for name, blocks in texts.items() if any(part in block for block in blocks)}


def check_queries(browser, texts, queries):
    for query in queries:
        found = ask(browser, query)
        expect(len(found) == len(set(found)), f"{query}: an article twice")
        wanted = holding(texts, comparable(query))
        expect(set(found) == wanted, f"{query}: found {found}, and a scan {sorted(wanted)}")


def judge(site, count=30):
    """Pairs that occur, pairs of the same characters that do not, and how queries are read."""
    texts = texts_of(site)
    expect(len(texts) > 1, f"{site} has hardly any articles")
    pairs = sorted(set().union(*map(pairs_in, texts.values())))
    chance = random.Random(site.name)
    characters = sorted(set("".join(pairs)))
    others = [pair for pair in ("".join(chance.sample(characters, 2)) for _ in range(200))
              if pair not in set(pairs)][:10]
    expect(len(others) == 10, "the articles have all pairs there could be")
    page = site / "search/index.html"
    with Browser() as browser:
        browser.open(page.as_uri())
        chosen = chance.sample(pairs, min(count, len(pairs)))
        beyond = [pair for pair in pairs if max(pair) > "\uffff"][:3]
        check_queries(browser, texts, chosen + beyond + others + ["\u0378\u0379", "龘龘"])
        for query in "", "一", chosen[0][0], " " + chosen[0][0] + " ":
            expect(ask(browser, query) == [], f"«{query}» is no pair")
        expect(set(ask(browser, f" {chosen[0]}　{chosen[1]}")) ==
               holding(texts, chosen[0]) & holding(texts, chosen[1]), "two words are not both asked for")
        longer = next(block for block in texts[min(texts)] if len(block) > 5 and " " not in block[:5])[:5]
        expect(holding(texts, longer) <= set(ask(browser, longer)), f"{longer}: some are missing")
        browser.run(ASK % '"zz"')
        letters = next((pair for pair in pairs if re.fullmatch("[a-z]{2}", pair)), None)
        if letters:
            wide = "".join(chr(ord(c) - 0x20 + 0xFEE0) for c in letters)
            expect(set(ask(browser, wide)) == holding(texts, letters), "width and case tell apart")
        foreign = [url for url in browser.requests() if not url.startswith(site.as_uri())]
        expect(not foreign and not browser.complaints(), f"{foreign} {browser.complaints()}")
        browser.ask("Emulation.setScriptExecutionDisabled", value=True)
        browser.open(page.as_uri())
        expect(browser.run("getComputedStyle(document.querySelector('.finder')).display") == "none" and
               browser.run("document.querySelector('.scriptless').innerText.length") > 5,
               "without script the page does not say so")
        browser.ask("Emulation.setScriptExecutionDisabled", value=False)
