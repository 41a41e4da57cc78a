#!/usr/bin/env python3
"""What may begin and end a line, and what is never parted."""
import itertools

from setting import LANGUAGES, MODES, RuleTest, lines, main, paragraphs, texts

CHINESE = ("zh-Hans", "zh-Hant")
LEVELS = ("none", "basic", "gb", "strict")
# Line by line and ragged: a line is as full as the prohibitions let it be.
PLAIN = ("--measure", "4em", "--fit", "greedy", "--align", "start")


def beginning(marks, *options):
    """Those of the marks that begin a line when nothing else hinders them."""
    found = paragraphs([f"天地玄黄{mark}宇宙洪荒日月" for mark in marks], *PLAIN, *options)
    return {mark for mark, paragraph in zip(marks, found)
            if any(line.text.startswith(mark[0]) for line in paragraph)}


def ending(marks, *options):
    found = paragraphs([f"天地玄{mark}黄宇宙洪荒日月" for mark in marks], *PLAIN, *options)
    return {mark for mark, paragraph in zip(marks, found)
            if any(line.text.endswith(mark) for line in paragraph)}


class LineEdges(RuleTest):
    STOPS = "、，；：。．！？"
    OPENING = "（「『〔［｛〈《【〖〘“‘"
    CLOSING = "）」』〕］｝〉》】〗〙”’"
    CONNECTORS = "～—"
    INTERPUNCTS = "·・"

    @staticmethod
    def each(languages, levels):
        for language, level, mode in itertools.product(languages, levels, MODES):
            yield level, ("--lang", language, "--prohibit", level, *mode)

    def test_clreq_3_1_4_none_lets_every_mark_begin_and_end_a_line(self):
        for _, options in self.each(LANGUAGES, ("none",)):
            marks = self.STOPS + self.CLOSING + self.CONNECTORS + self.INTERPUNCTS
            self.assertEqual(beginning(marks, *options), set(marks), options)
            self.assertEqual(ending(self.OPENING, *options), set(self.OPENING), options)

    def test_clreq_3_1_4_basic_keeps_marks_from_a_line_start(self):
        marks = self.STOPS + self.CLOSING + self.CONNECTORS + self.INTERPUNCTS + "／％℃"
        for _, options in self.each(CHINESE, LEVELS[1:]):
            self.assertEqual(beginning(marks, *options), set(), options)

    def test_clreq_3_1_4_basic_keeps_opening_marks_from_a_line_end(self):
        for _, options in self.each(LANGUAGES, LEVELS[1:]):
            self.assertEqual(ending(self.OPENING, *options), set(), options)
            self.assertEqual(beginning(self.OPENING, *options), set(self.OPENING))

    def test_clreq_3_1_4_gb_keeps_solidi_from_a_line_end(self):
        for level, options in self.each(CHINESE, LEVELS):
            free = level in ("none", "basic")
            self.assertEqual(ending("／/", *options), {"／", "/"} if free else set(), options)

    def test_clreq_3_1_4_strict_keeps_dashes_and_ellipses_from_a_line_start(self):
        for level, options in self.each(CHINESE, LEVELS):
            marks = ["——", "……"]
            self.assertEqual(beginning(marks, *options),
                             set() if level == "strict" else set(marks), options)

    def test_clreq_3_1_4_the_default_is_basic(self):
        texts_ = [f"天地玄黄{mark}宇宙洪荒" for mark in self.STOPS] + ["天地玄（黄宇宙洪", "天地玄——黄宇宙"]
        plain = [texts(p) for p in paragraphs(texts_, "--measure", "4em")]
        basic = [texts(p) for p in paragraphs(texts_, "--measure", "4em", "--prohibit", "basic")]
        self.assertEqual(plain, basic)

    def test_jlreq_3_1_7_closing_marks_and_stops_never_begin_a_line(self):
        marks = "、，。．" + self.CLOSING
        for _, options in self.each(("ja",), ("loose", "normal", "strict")):
            self.assertEqual(beginning(marks, *options), set(), options)

    def test_jlreq_3_1_7_small_kana_and_prolonged_marks_by_level(self):
        for level, options in self.each(("ja",), ("loose", "normal", "strict")):
            small = set("ぁっゃょァッュー")
            self.assertEqual(beginning("ぁっゃょァッュー", *options),
                             set() if level == "strict" else small, level)

    def test_jlreq_3_1_7_iteration_marks_and_middle_dots_by_level(self):
        for level, options in self.each(("ja",), ("loose", "normal", "strict")):
            loose = level == "loose"
            self.assertEqual(beginning("々ゝヽ・：；？！", *options),
                             set("々ゝヽ・：；？！") if loose else set(), level)
            self.assertEqual(beginning("〜", *options), set() if level == "strict" else {"〜"})

    def test_klreq_2_2_3_korean_lines_end_at_syllables_or_words(self):
        text = "한국어 문장을 조판합니다 그리고 줄을 나눕니다"
        for mode in MODES:
            by_word = texts(lines(text, "--lang", "ko", "--korean", "word", "--measure", "6em", *mode))
            self.assertEqual(" ".join(by_word), text)
            by_syllable = texts(lines(text, "--lang", "ko", "--measure", "6em", *mode))
            self.assertLess(len(by_syllable), len(by_word))
            self.assertTrue(set("".join(by_syllable)) <= set(text))
            self.assertFalse(set(by_syllable[0].split()) <= set(text.split()))


class Indivisible(RuleTest):
    def unparted(self, units, *options):
        """No unit is torn at any measure that holds it."""
        found = []
        for measure in (4, 7):
            texts_ = ["天地玄黄宇宙洪荒"[:before] + unit + "日月盈昃" for unit in units
                      for before in range(1, 8)]
            found += zip(texts_, paragraphs(texts_, "--measure", f"{measure}em", *options))
        for text, paragraph in found:
            unit = text.lstrip("天地玄黄宇宙洪荒").rstrip("日月盈昃")
            self.assertTrue(any(unit in line.text for line in paragraph), (text, texts(paragraph)))

    def test_clreq_3_1_5_1_dashes_and_ellipses_are_not_parted(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            self.unparted(["——", "……"], "--lang", language, "--prohibit", "none", *mode)

    def test_clreq_3_1_5_1_no_space_comes_into_a_pair(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            [first, *_] = lines("天——地……玄" + "X" * 30, "--measure", "9em", "--fit", "greedy",
                                "--no-hyphenate", "--lang", language, *mode)
            self.same(first.width, 9)
            for (left, *_), (right, *_), space in zip(first.glyphs, first.glyphs[1:], first.spaces):
                if left == right == "…":
                    self.same(space, 0)
            dashes = [end - start for text, start, end in first.glyphs if "—" in text]
            self.same(sum(dashes), 2)

    def test_clreq_3_1_5_2_a_number_keeps_its_prefix_and_suffix(self):
        for language in LANGUAGES:
            self.unparted(["￥100", "100％", "25℃", "1,386", "-3.5", "７．５"], "--lang", language)
            self.unparted(["￥100", "100％", "25℃"], "--lang", language, "--vertical")

    def marked(self, unit, *options):
        """A paragraph for each place in a line that `unit` may come to stand at."""
        text = "".join(f"<p>{'天地玄黄宇宙洪荒'[:before]}{unit}日月盈昃</p>" for before in range(1, 8))
        return paragraphs(text, "--measure", "4em", *options)

    def test_clreq_3_1_5_3_a_note_mark_clings_to_its_text(self):
        for mode in MODES:
            for found in self.marked("辰<sup>[1]</sup>", "--prohibit", "none", *mode):
                self.assertTrue(any("辰[" in line.text for line in found), texts(found))

    def test_jlreq_3_2_5_tcy_is_not_parted(self):
        for language in LANGUAGES:
            for found in self.marked("<tcy>2026</tcy>", "--vertical", "--lang", language):
                self.assertTrue(any("2026" in line.text for line in found), texts(found))

    def test_jlreq_3_1_10_a_mono_ruby_stays_with_its_base(self):
        ruby = "".join(f"<ruby><rb>{base}</rb><rt>{reading}</rt></ruby>"
                       for base, reading in (("渡", "わた"), ("口", "ぐち"), ("今", "いま")))
        for measure in range(2, 6):
            for mode in MODES:
                found = lines(f"<p>天{ruby}地</p>", "--lang", "ja", "--measure", f"{measure}em", *mode)
                for line in found:
                    bases = sum(line.text.count(base) for base in "渡口今")
                    self.assertEqual(len(line.of_kind("reading")), bases)

    def test_clreq_3_2_1_latin_words_are_parted_only_at_syllables(self):
        text = "天地玄黄composition宇宙洪荒"
        for mode in MODES:
            for measure in (7, 8, 10):
                whole = lines(text, "--measure", f"{measure}em", "--no-hyphenate", *mode)
                self.assertTrue(any("composition" in line.text for line in whole))
                for line in lines(text, "--measure", f"{measure}em", *mode):
                    if line.json["hyphenated"]:
                        self.assertRegex(line.text, "(com|compo|composi)\u00ad$")


class Remedies(RuleTest):
    def test_clreq_3_1_4_a_third_closing_mark_may_be_let_go(self):
        """Four ems hold 天地玄。』 and no more; torn lines would be the price."""
        for language in ("zh-Hans", "ja"):
            for mode in MODES:
                found = texts(lines("天地玄。』」黄宇宙洪荒日月", "--measure", "4em", "--lang", language, *mode))
                self.assertEqual(found[:2], ["天地玄。』", "」黄宇宙"])
                found = texts(lines("天地玄。」黄宇宙洪荒日月", "--measure", "3em", "--lang", language, *mode))
                self.assertFalse(any(line[0] in "。」" for line in found), found)

    def test_clreq_3_4_4_the_last_line_is_not_one_character(self):
        tails = ("日", "日。", "日。」", "日！")
        for language, mode, fit in itertools.product(LANGUAGES, MODES, ("total", "greedy")):
            found = paragraphs(["天地玄黄宇宙洪荒辰宿列张" + tail for tail in tails],
                               "--measure", "4em", "--lang", language, "--fit", fit, *mode)
            for tail, paragraph in zip(tails, found):
                self.assertGreater(len(paragraph[-1].text), len(tail), (language, fit))


if __name__ == "__main__":
    main()
