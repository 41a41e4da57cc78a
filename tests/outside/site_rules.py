"""What Chromium and axe-core have to say of the sites, and what a site must keep to on its own: nothing
asked of anybody else, no complaint about its policy, no layout shift, small pages, choices that hold."""
import json
import pathlib

from browser import Browser
from search_rules import ask

BUDGET = 50_000  # bytes of HTML and CSS of a page, before images and fonts
# A hundredth of what counts as good: on a busy machine a page is painted before all of it is there, and a
# part of a pixel is seen to move (0.00008). An image without a size shifts by 0.1.
SHIFT = 0.001

SHIFTS = """new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifted = (window.shifted || 0) + entry.value;
}).observe({type: "layout-shift", buffered: true});"""

VIOLATIONS = """axe.run(document, %s).then(result => result.violations.map(
  rule => rule.id + ": " + rule.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(" | ")))"""

UNSIZED = """[...document.images].filter(image => !image.hasAttribute("width") ||
  !image.hasAttribute("height")).map(image => image.outerHTML.slice(0, 200))"""

# A printed page's drawing is an image.
DRAWN = """[...document.querySelectorAll(".desk > svg")].map(svg => svg.outerHTML).join("")"""

FOREIGN = """[...document.querySelectorAll("*")].filter(element =>
  [...element.attributes].some(a => a.name.startsWith("on") || a.name === "style" ||
    /^\\s*(javascript|data|vbscript):/i.test(a.value) && a.name !== "content" && a.name !== "alt") ||
  ["IFRAME", "OBJECT", "EMBED", "STYLE", "BASE", "FORM"].includes(element.tagName) ||
  element.tagName === "svg" && !element.matches("body.paper .desk > .sheet") ||
  element.tagName === "SCRIPT" && element.type !== "application/ld+json" &&
    !element.src.endsWith("assets/reading.js") && !element.src.endsWith("/calendar.js") && !element.src.endsWith("assets/sheet.js") &&
    !element.src.endsWith("assets/search.js") && !/\\/search\\/(articles|[0-9]+)\\.js$/.test(element.src)).map(element => element.outerHTML.slice(0, 200))"""


def expect(condition, message):
    if not condition:
        raise SystemExit(f"site rules: {message}")


def check_page(browser, page, axe, *, shown=True):
    """One page as it is first seen."""
    browser.open(page.as_uri())
    name = "/".join(page.parts[-3:])
    foreign = [url for url in browser.requests() if not url.startswith(page.as_uri()[:12])]
    expect(not foreign, f"{name} asks for {foreign}")
    expect(not browser.complaints(), f"{name}: {browser.complaints()}")
    for question, what in ((FOREIGN, "holds"), (UNSIZED, "has an image without a size:")):
        found = browser.run(question)
        expect(not found, f"{name} {what} {found}")
    shifted = browser.run("window.shifted") or 0
    expect(shifted < SHIFT, f"{name} shifts by {shifted}")
    for data in browser.run("[...document.querySelectorAll('script[type]')].map(s => s.textContent)"):
        expect(json.loads(data)["@context"] == "https://schema.org", f"{name}: {data}")
    style = next(sheet for sheet in (page.parent / "assets/style.css", page.parent / "../assets/style.css",
                                     page.parent / "calendar.css") if sheet.is_file())
    size = page.stat().st_size + style.stat().st_size - len(browser.run(DRAWN).encode())
    expect(size < BUDGET, f"{name} and its sheet have {size} bytes")
    if shown:
        look(browser, axe, name, "{}")


def look(browser, axe, name, rules):
    browser.run(axe + ";0")
    violations = browser.run(VIOLATIONS % rules)
    expect(not violations, f"{name}: {violations}")


def choose(browser, choice):
    browser.run(f'document.querySelector(".reading").open = true; '
                f'document.getElementById("_{choice}").click()')


def check_modes(browser, pages, axe):
    """Dark as the system has it, and what the reader chooses, down to the next page."""
    for page in pages:
        name = "/".join(page.parts[-2:])
        browser.media(prefers_color_scheme="dark")
        browser.open(page.as_uri())
        look(browser, axe, name + " in the dark", '{runOnly: ["color-contrast"]}')
        browser.media(prefers_color_scheme="light")
        for choice in ("sepia", "dark", "largest", "vertical", "horizontal"):
            if browser.run(f'!document.getElementById("_{choice}")'):
                continue
            choose(browser, choice)
            look(browser, axe, f"{name} in {choice}", "{}")
        for choice in ("automatic", "medium"):
            choose(browser, choice)
        browser.run("localStorage.clear()")


def check_choices(browser, page, other):
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    browser.open(page.as_uri())
    light = browser.run(paper)
    choose(browser, "dark")
    choose(browser, "vertical")
    dark = browser.run(paper)
    expect(light != dark, "dark is not another colour")
    browser.open(other.as_uri())
    expect(browser.run(paper) == dark, "the next page forgets the colours")
    mode = "getComputedStyle(document.querySelector('article')).writingMode"
    expect(browser.run(mode) == "vertical-rl", "the next page forgets the lines")
    expect(browser.run("document.querySelector('.frame').tabIndex") == 0, "no key reaches the frame")
    browser.run("localStorage.clear()")
    browser.ask("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(page.as_uri())
    expect(browser.run(paper) == light, "the choice is not forgotten")
    browser.run('document.getElementById("_dark").checked = true')
    expect(browser.run(paper) == dark, "without script no colours can be chosen")
    browser.ask("Emulation.setScriptExecutionDisabled", value=False)


def check_sheet(browser, page):
    """Text of a printed page can be found and chosen, an article reached by key and click, the page
    made larger, with script and without."""
    name = "/".join(page.parts[-3:])
    texts = "[...document.querySelectorAll('.sheet text')].map(t => t.textContent)"
    hit = """(() => {
      const text = document.querySelector(".sheet text tspan").getBoundingClientRect();
      const at = document.elementFromPoint(text.left + 2, text.top + text.height / 2);
      return at.closest("a, text").tagName; })()"""
    width = "document.querySelector('.sheet').getBoundingClientRect().width"
    for scripted in True, False:
        browser.ask("Emulation.setScriptExecutionDisabled", value=not scripted)
        browser.open(page.as_uri())
        browser.run("document.fonts.ready.then(() => 0)")
        browser.run("document.querySelector('.desk').scrollIntoView(); 0")
        unloaded = browser.run("[...document.fonts].filter(f => f.status === 'error').map(f => f.family)")
        expect(not unloaded, f"{name}: faces that do not load: {unloaded}")
        expect(browser.run(texts + ".length") > 2, f"{name} has no text")
        first = browser.run(width)
        browser.run("document.getElementById('_zoom-3').checked = true")
        expect(abs(browser.run(width) / first - 2) < 0.1, f"{name} is not zoomed")
        browser.run("document.getElementById('_zoom-1').checked = true")
        browser.run("document.getElementById('_take').checked = true")
        expect(browser.run(hit) == "text", f"{name}: its text cannot be chosen")
    browser.ask("Emulation.setScriptExecutionDisabled", value=False)
    browser.open(page.as_uri())
    target = browser.run("""(() => { const area = document.querySelector(".sheet .area");
      area.focus(); return document.activeElement === area && area.getAttribute("href"); })()""")
    expect(target and page.parent.joinpath(target).is_file(), f"{name}: no key leads to an article")


def sheet_picture(browser, page, picture, size):
    """The drawing alone, `size` pixels large, without the page around it."""
    width, height = size
    browser.ask("Emulation.setDeviceMetricsOverride", width=width, height=height,
                deviceScaleFactor=1, mobile=False)
    browser.open(page.as_uri())
    browser.run("""document.fonts.ready.then(() => {
      const sheet = document.querySelector(".sheet");
      document.body.replaceChildren(sheet);
      for (const [thing, style] of [[document.documentElement, {}],
          [document.body, {margin: 0, padding: 0, maxWidth: "none"}],
          [sheet, {boxShadow: "none", width: "%dpx", height: "%dpx", margin: 0}]])
        Object.assign(thing.style, style);
      return document.fonts.ready.then(() => 0); })""" % size)
    browser.picture(picture)


def judge_calendar(folder, axe_file):
    """The calendar beside the sites leads to each of them, and they to it."""
    axe = axe_file.read_text(encoding="utf-8")
    sites = [path.parent for path in folder.glob("*/index.html")]
    with Browser() as browser:
        browser.on_every_page(SHIFTS)
        linked = set()
        for page in sorted(folder.glob("*.html")):
            check_page(browser, page, axe)
            linked |= set(browser.run('[...document.querySelectorAll("main a")].map(a => a.href)'))
        expect(linked == {(site / "index.html").as_uri() for site in sites},
               f"the calendar leads to {sorted(linked)}")
        check_modes(browser, [folder / "index.html"], axe)
        for site in sites:
            browser.open((site / "index.html").as_uri())
            back = browser.run('[...document.querySelectorAll("nav a")].map(a => a.href)')
            expect((folder / "index.html").as_uri() in back, f"{site} does not lead to the calendar")


def judge(sites, axe_file):
    """`sites`: folders of editions. Every page once, some in each mode."""
    axe = pathlib.Path(axe_file).read_text(encoding="utf-8")
    with Browser() as browser:
        browser.on_every_page(SHIFTS)
        for site in sites:
            pages = sorted(site.rglob("*.html"))
            for page in pages:
                check_page(browser, page, axe)
            articles = [page for page in pages if page.parent == site and page.name != "index.html"]
            sheets = sorted(site.glob("paper/[0-9]*.html"))
            for sheet in sheets[:2]:
                check_sheet(browser, sheet)
            check_modes(browser, [*sheets[:1], site / "index.html", *articles[:4]], axe)
            if len(articles) > 1:
                check_choices(browser, articles[0], articles[1])
    with Browser(width=390, height=800) as phone:
        for site in sites:
            for page in sorted(site.glob("*.html"))[:4]:
                phone.open(page.as_uri())
                wide = phone.run("document.documentElement.scrollWidth - innerWidth")
                expect(wide <= 0, f"{page.name} is {wide} pixels wider than a phone")


# What an author could try. Each title would become «owned» if it were run.
HOSTILE = """<article xml:lang="zh-Hans" id="hostile">
<head><kicker>&lt;script&gt;document.title='owned'&lt;/script&gt;</kicker>
<headline><![CDATA[</title><script>document.title='owned'</script><img src=x onerror="document.title='owned'">]]></headline>
<deck>"&gt;&lt;svg onload="document.title='owned'"&gt;</deck>
<byline>&lt;/script&gt;&lt;script&gt;document.title='owned'&lt;/script&gt;</byline>
<section>javascript:document.title='owned'</section>
<keyword>" onmouseover="document.title='owned'</keyword>
<keyword>&lt;/script&gt;&lt;!--</keyword></head>
<body><p>&lt;iframe srcdoc="&lt;script&gt;parent.document.title='owned'&lt;/script&gt;"&gt;
<![CDATA[<style>@import "https://example.org/x.css"</style><base href="https://example.org/">]]>
<a href="https://example.org/&quot;onclick=&quot;document.title='owned'">甲</a></p>
<figure><image src="hostile.svg" alt="&quot; onerror=&quot;document.title='owned'"/><caption>图</caption></figure>
<p><a href="javascript:document.title='owned'">乙</a><a href=" JaVaScRiPt:document.title='owned'">丙</a>
<a href="data:text/html,&lt;script&gt;1&lt;/script&gt;">丁</a></p>
<p>]]&gt;--&gt;&lt;/article&gt;&lt;/main&gt;&lt;object data="javascript:1"&gt;</p></body></article>
"""

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 width="80" height="60" viewBox="0 0 80 60" onload="top.document.title='owned'">
<script>top.document.title='owned'</script><style>@import url(https://example.org/x.css);</style>
<a xlink:href="javascript:document.title='owned'"><rect width="80" height="60" fill="#888"/></a>
<image xlink:href="https://example.org/x.png" width="9" height="9"/>
<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"
 onload="top.document.title='owned'"/></foreignObject></svg>
"""

EDITION = """<edition id="hostile" date="2026-11-24" xml:lang="zh-Hans" design="daily">
<nameplate>&lt;/script&gt;&lt;script&gt;document.title='owned'&lt;/script&gt;</nameplate>
<page number="1" name="&lt;img src=x onerror=document.title='owned'&gt;"><article src="hostile.xml"/></page>
</edition>
"""


def write_hostile(folder):
    folder.mkdir(parents=True)
    (folder / "hostile.svg").write_text(DRAWING, encoding="utf-8")
    (folder / "hostile.xml").write_text(HOSTILE, encoding="utf-8")
    (folder / "edition.xml").write_text(EDITION, encoding="utf-8")
    return folder / "edition.xml"


def judge_hostile(site, axe_file):
    axe = pathlib.Path(axe_file).read_text(encoding="utf-8")
    with Browser() as browser:
        browser.on_every_page(SHIFTS)
        for page in sorted(site.rglob("*.html")):
            check_page(browser, page, axe, shown=False)
            expect(browser.run("document.title") != "owned", f"{page.name}: a script ran")
        browser.open((site / "search/index.html").as_uri())
        expect(ask(browser, "script"), "search does not find the hostile article")
        expect(browser.run("document.title") != "owned", "a script ran from a result")
        expect(browser.run("document.querySelector('#_results a').children.length") == 0, "a headline is markup")
        for drawing in site.glob("images/*.svg"):
            browser.open(drawing.as_uri())
            expect(len(browser.requests()) == 1, f"{drawing.name} asks for {browser.requests()}")
            expect(browser.run("document.title") != "owned", f"{drawing.name}: a script ran")
            expect(not browser.run("document.querySelector('script, foreignObject, a')"), "not clean")
