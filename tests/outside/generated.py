"""Articles that nobody wrote: sentences put together at random, the same ones every time, with all
that text in a PDF may come back wrong by: variants, characters beyond the BMP, tcy, readings, dashes,
full-width letters, hyphens, links, notes."""
import random
import re

SENTENCES = """大雾散去，停航两天的渡轮于7时30分离岸，首班载客412人。
“江面能见度已经超过一千米，”船长沈默说，“今天可以照常开船。”
老街的铅字铺还在：掌柜把一盘小五号字按部首排好，从“一”到“龠”，一格也不乱。
他们看到的第一台机器，是1934年从Leipzig运来的平台印刷机——至今还能每小时印800张。
工程师们用OpenType、HarfBuzz和一套自己写的排版程序，把旧报纸重新排了一遍……
第一版头条的标题是：《渡口今晨复航》；第二版登的是天气、潮汐和菜价。
读者来信问：为什么报上的逗号有时宽、有时窄？为什么（括号）又不占一格？！
明天多云转阴，气温9至14摄氏度，东北风3-4级；well-known的风力表见Beaufort scale。
人名里有𠮷、𡈽、𪚥这样的字，也有·间隔号·和〇；书名是〈短·长〉。
全角ＡＢＣ１２３和半角ABC123要各归各的，“引号”也是。""".splitlines()

INLINES = [
    "葛\U000E0100城和辻\U000E0101堂是两处地名，",
    "<ruby><rb>鉛</rb><rt>qiān</rt><rb>字</rb><rt>zì</rt></ruby>有温度，",
    "<ruby><rb>組版</rb><rt>くみはん</rt></ruby>的规矩不改，",
    "他在<tcy>12</tcy>月<tcy>24</tcy>日来过，",
    "<em>要紧的话</em>说三遍，",
    "<strong>粗体</strong>与<name>人名</name>和<work>书名</work>相连，",
    '见<a href="https://example.org/a-b_c/?d=1">https://example.org/a-b_c/?d=1</a>，',
    "naïve café déjà-vu与Ωmega，",
    "——这是破折号，……这是省略号，",
    "数一数：１、２、３，",
]


# What stands beside a line comes back between lines, unless text is asked for with -raw.
BESIDE = re.compile("<ruby>|<em>")


def paragraph(chance, inlines):
    parts = []
    for _ in range(chance.randint(1, 5)):
        sentence = chance.choice(SENTENCES)
        if chance.random() < 0.5:
            at = [found.end() for found in re.finditer("[，。：；]", sentence)] or [0]
            place = chance.choice(at)
            sentence = sentence[:place] + chance.choice(inlines) + sentence[place:]
        parts.append(sentence)
    return "<p>" + "".join(parts) + "</p>"


def write_edition(folder, name, count, mode, beside=True):
    """Writes folder/NAME.xml with `count` articles, with readings and dots or without; returns its
    path."""
    chance = random.Random(name)
    inlines = [inline for inline in INLINES if beside or not BESIDE.search(inline)]
    (folder / name).mkdir(parents=True)
    places = []
    for number in range(count):
        body = "\n".join(paragraph(chance, inlines) for _ in range(chance.randint(2, 9)))
        (folder / name / f"{number}.xml").write_text(
            '<article xml:lang="zh-Hans">\n'
            f"<head><headline>第{number}篇</headline></head>\n<body>\n{body}\n</body></article>\n", "utf-8")
        places.append(f'<article src="{name}/{number}.xml"/>')
    path = folder / f"{name}.xml"
    path.write_text(
        f'<edition id="{name}" date="2026-11-24" xml:lang="zh-Hans" writing-mode="{mode}" design="reading">\n'
        '<nameplate>铅字</nameplate>\n<page number="1" name="文">\n' + "\n".join(places) +
        "\n</page></edition>\n", "utf-8")
    return path
