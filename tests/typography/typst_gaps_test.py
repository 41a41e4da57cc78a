#!/usr/bin/env python3
"""What Chinese users of another typesetter miss: the gaps of typst-doc-cn/clreq that are about text.

Each has an example of our own of what that page shows.
"""
import itertools

from setting import LANGUAGES, MODES, RuleTest, line, lines, main, paragraphs, texts

FORBIDDEN = tuple("、，；：。．！？）」』〕］｝〉》】”’·,.:;!?)]}%/")


class LineBreaking(RuleTest):
    def test_gap_interpunct_line_start(self):
        text = "噫，安东尼娅·格兰维尔，还有玛格丽特·霍桑！"
        for language, mode in itertools.product(("zh-Hans", "zh-Hant"), MODES):
            for measure in range(3, 13):
                found = texts(lines(text, "--measure", f"{measure}em", "--lang", language, *mode))
                self.assertFalse(any(one.startswith("·") for one in found), found)
            found = line(text, "--lang", language, *mode)
            self.same(found.advances[found.text.index("·")], 0.5, language)

    def test_gap_phrase_line_break(self):
        for mode in MODES:
            found = texts(lines("中文需要按词断行这样的标题才好看", "--measure", "5em", "--phrase",
                                "--align", "start", *mode))
            self.assertEqual(found, ["中文需要", "按词断行", "这样的标题", "才好看"])

    def test_gap_forbidden_starts_after_latin_or_an_address(self):
        sentences = ["参见https://example.org/a/b/c.html：见（https://example.org/x）。又见[10]、[11]和foo.bar。",
                     "他用的是C++。《Name》和“Quote”都要紧，see e.g. foo(bar), baz. 完",
                     "邮件请发到 desk@example.org；网址是example.org/news！版本是v2.0.1。"]
        for language, mode in itertools.product(("zh-Hans", "ja"), MODES):
            for measure in (4, 5, 6, 7, 9, 11, 14):
                level = "strict" if language == "ja" else "basic"
                for found in paragraphs(sentences, "--measure", f"{measure}em", "--lang", language,
                                        "--prohibit", level, *mode):
                    for one in found:
                        self.assertFalse(one.text.startswith(FORBIDDEN), texts(found))
                        self.assertFalse(one.text.endswith(tuple("（《“[(")), texts(found))

    def test_gap_ignore_linebreak(self):
        [one] = lines("<p>测试一下，\n   效果怎么样。</p>")
        self.assertEqual(one.text, "测试一下，效果怎么样。")


class Justification(RuleTest):
    def test_gap_cjk_latin_stretch_before(self):
        """Both sides of a number stretch alike."""
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = lines("第1回成段", "--measure", "3.3em", "--lang", language, *mode)[0]
            self.assertEqual(found.text, "第1回")
            self.same(found.spaces[0], found.spaces[1])
            self.same(found.width, 3.3)

    def test_gap_strict_2d_grid(self):
        """Every column of cells holds a character in each full line, marks and numbers among them."""
        for language, mode in itertools.product(LANGUAGES, MODES):
            for text in ("天地玄黄宇宙洪荒，日月盈昃辰宿列张。寒来暑往秋收冬藏，闰余成岁律吕调阳。",
                         "每年的消费量约4,000吨，比去年的消费量约多300吨。"):
                for one in lines(text, "--grid", "--measure", "8em", "--lang", language, *mode):
                    for (character, *_), start in zip(one.glyphs, one.starts):
                        if ord(character[0]) > 0x2000:
                            self.same(start, round(start), one.text)

    def test_gap_customize_punct_width(self):
        """（甲乙？丁） plain: every mark an em; by the region: ？ before a bracket loses its white space."""
        for region, ems in (("zh-Hant", 6), ("zh-Hans", 5.5)):
            self.same(line("丙（甲？）丙", "--lang", region).width, ems, region)
            self.same(line("丙（甲？）丙", "--lang", region, "--punctuation", "none").width, 6, region)
        self.same(line("丙（甲？）丙", "--punctuation", "half").width, 4.5)

    def test_gap_two_em_dash_overhung(self):
        for dash, language, mode in itertools.product(("——", "⸺"), LANGUAGES, MODES):
            for options in ((), ("--hanging",)):
                for measure in (8, 9, 10):
                    found = lines(f"船走后怎样呢？{dash}大家可都是发表过意见的。", "--measure", f"{measure}em",
                                  "--lang", language, *mode, *options)
                    self.assertTrue(any(dash in one.text for one in found))
                    for one in found:
                        if one.text.endswith("—") or one.text.endswith("⸺"):
                            self.assertFalse(one.hanging)
                            self.assertLessEqual(one.glyphs[-1][2], measure + 0.002)
                only = line(f"国{dash}国", "--lang", language, *mode)
                self.same(only.width, 4, dash, language)

    def test_gap_customize_overhang(self):
        text = "这天我们起得非常早，早饭之后，出去看了看船。"
        for mode in MODES:
            plain = texts(lines(text, "--measure", "9em", *mode))
            hung = lines(text, "--measure", "9em", "--hanging", *mode)
            self.assertEqual(hung[0].text, "这天我们起得非常早，")
            self.assertTrue(hung[0].hanging)
            self.assertNotEqual(plain[0], hung[0].text)

    def test_gap_paren_par_start(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for opening in "《（「【":
                plain = line(f"{opening}新生", "--lang", language, *mode)
                self.same(plain.starts, [0, 0.5, 1.5], opening)
                indented = line(f"{opening}新生", "--indent", "2em", "--lang", language, *mode)
                self.same(indented.starts, [2, 2.5, 3.5], opening)

    def test_gap_even_spacing(self):
        for mode in MODES:
            found = paragraphs(["质量", "体积", "线密度", "土地面积"], "--measure", "4em", "--align", "even", *mode)
            for [one] in found:
                self.same([one.starts[0], one.glyphs[-1][2]], [0, 4])


class Spacing(RuleTest):
    def test_gap_show_interrupt_punct(self):
        """A change of style between two marks changes nothing of their widths."""
        marked = ("噫<strong>）</strong>。嘘<em>）</em>．唏", "<strong>噫）</strong>。嘘）<a href='https://example.org'>．唏</a>",
                  "噫）<name>。嘘</name><work>）</work>．唏", "噫<em>）。嘘）</em><strong>．</strong>唏")
        for language, mode in itertools.product(LANGUAGES, MODES):
            plain = line("噫）。嘘）．唏", "--lang", language, *mode)
            for [one] in paragraphs("".join(f"<p>{text}</p>" for text in marked), "--lang", language, *mode):
                self.same(one.starts, plain.starts, one.text, language)

    def test_gap_cjk_latin_manual_linebreak(self):
        first, second = lines("<p>国国<br/>TT</p>", "--align", "end", "--measure", "3em")
        self.same(first.starts, [1, 2])
        self.same(second.glyphs[-1][2], 3)

    def test_gap_center_punct_compress(self):
        for mode in MODES:
            found = line("朋友告訴我，「這是極富潛力的軟體。」", "--lang", "zh-Hant", *mode)
            comma, stop = found.text.index("，"), found.text.index("。")
            self.assertLess(sum(found.spaces[comma - 1:comma + 1]), 0.75)
            self.same(found.spaces[stop - 1:], [0, 0])
            squeezed = lines("逗號、頓號", "--measure", "4.5em", "--lang", "zh-Hant", *mode)[0]
            self.same(squeezed.spaces[1:3], [0, 0])  # from both sides alike
            self.same(squeezed.width, 4.5)

    def test_gap_lang_compress_punct(self):
        for mode in MODES:
            for language, sides in (("zh-Hant", (0.125, 0.125)), ("zh-Hans", (0, 0.25))):
                found = lines("逗號、頓號", "--measure", "4.75em", "--lang", language, *mode)[0]
                self.same(found.spaces[1:3], sides, language)


class CharactersAndFaces(RuleTest):
    def ids(self, text, *options):
        return [(run["face"], glyph["id"]) for one in lines(text, *options) for run in one.base_runs()
                for glyph in run["glyphs"]]

    def test_gap_ivs_line_end(self):
        """A variation sequence has its form at the end of a line, and its selector is on the line."""
        text = "天地葛\U000E0100城宇宙"
        for mode in MODES:
            within = self.ids(text, "--lang", "ja", "--measure", "20em", *mode)
            at_end = self.ids(text, "--lang", "ja", "--measure", "3em", *mode)
            self.assertEqual(within, at_end)
            self.assertNotEqual(at_end[2], self.ids("葛", "--lang", "ja", *mode)[0])
            self.assertTrue(lines(text, "--lang", "ja", "--measure", "3em", *mode)[0].text.endswith("葛\U000E0100"))

    def test_gap_locl_across_elements(self):
        """The forms of the language stay inside every element."""
        for language, mode in itertools.product(LANGUAGES, MODES):
            [plain] = {glyph for _, glyph in self.ids("骨", "--lang", language, *mode)}
            for text in ("骨<em>骨</em>骨", "<strong>骨</strong>骨", '骨<a href="https://example.org/">骨</a>',
                         "<name>骨</name><work>骨</work>", "<strong><em>骨</em></strong>"):
                found = {glyph for _, glyph in self.ids(f"<p>{text}</p>", "--lang", language, *mode)}
                self.assertEqual(found, {plain}, (language, text))

    def test_gap_lang_font(self):
        """One text, three languages: three forms."""
        for mode in MODES:
            forms = {tuple(self.ids("骨", "--lang", language, *mode)) for language in LANGUAGES}
            self.assertEqual(len(forms), 3)

    def test_gap_quotation_mark_width(self):
        """Quotation marks are wide, the apostrophe of T'Pol and of T’Pol Latin."""
        for language, mode in itertools.product(LANGUAGES, MODES):
            for apostrophe in "'’":
                found = line(f"我说：“T{apostrophe}Pol 是‘虚构’人物！”", "--lang", language, *mode)
                widths = dict(zip((glyph[0] for glyph in found.glyphs), found.advances))
                self.same([widths["“"], widths["‘"], widths["”"]], [0.5] * 3, language)
                self.assertLess(found.advances[found.text.index("T") + 1], 0.45)

    def test_gap_zihao(self):
        for name, points in (("五号", 10.5), ("小四", 12), ("四号", 14)):
            self.same(line("天", "--size", name, size=points).advances[0], 1, name)


class Underlines(RuleTest):
    """Lines beside the text: those of names and titles."""

    def test_gap_underline_misalign(self):
        """One line under Chinese and Latin: unbroken, at one distance."""
        for mode in MODES:
            found = line("<p>国<name>中文和English</name>国</p>", *mode)
            [rule] = found.rules
            first, last = found.glyphs[1], found.glyphs[-2]
            self.assertAlmostEqual(rule["start"], first[1], delta=0.1)
            self.assertAlmostEqual(rule["end"], last[2], delta=0.1)
            [han] = line("<p><name>中文</name></p>", *mode).rules
            self.same(rule["shift"], han["shift"])

    def test_gap_underline_cjk_latin(self):
        """A line does not run into the gap at its end."""
        for mode in MODES:
            for text, inner in (("<name>总票房</name>500亿元", (0, 2)), ("票房<name>500</name>亿元", (2, 4))):
                found = line(f"<p>{text}</p>", *mode)
                [rule] = found.rules
                self.assertGreaterEqual(rule["start"], found.glyphs[inner[0]][1] - 0.001)
                self.assertLessEqual(rule["end"], found.glyphs[inner[1]][2] + 0.001)

    def test_gap_pinyin(self):
        for mode in MODES:
            found = line("<p><ruby><rb>渡</rb><rt>dù</rt><rb>口</rb><rt>kǒu</rt></ruby>今晨</p>", *mode)
            self.assertEqual([run["text"] for run in found.of_kind("reading")], ["dù", "kǒu"])
            self.assertEqual(found.text, "渡口今晨")

    def test_gap_warichu(self):
        """Two rows of half the size, in the line's own height; the JSON has the glyphs of each."""
        for mode in MODES:
            found = line("<p>渡轮<warichu>钢质双头载客</warichu>离岸</p>", *mode)
            first, second = found.of_kind("warichu")
            self.assertEqual((first["text"], second["text"]), ("钢质双", "头载客"))
            self.assertGreater(first["shift"], second["shift"])
            for row in (first, second):
                self.same([row["size"], row["start"]], [4.5, 18])
                self.same([glyph["position"] for glyph in row["glyphs"]], [18, 22.5, 27])
            self.same(found.width, 5.5)


if __name__ == "__main__":
    main()
