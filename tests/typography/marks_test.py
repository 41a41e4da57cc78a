#!/usr/bin/env python3
"""Marks beside the text: emphasis dots, 专名号 and 书名号, pinyin; the sizes of type."""
import itertools

from setting import LANGUAGES, MODES, RuleTest, glyphs_of, line, lines, main

CHINESE = ("zh-Hans", "zh-Hant")


def dots(found):
    """(middle along the line, middle across it) of each emphasis dot, in ems."""
    return [((start + end) / 2, run["shift"] / found.size)
            for run in found.of_kind("mark") for _, start, end in glyphs_of(run, found.size)]


class Emphasis(RuleTest):
    def near(self, found, wanted):
        """A dot is centred by its box or by its ink: within a twentieth of an em."""
        self.assertEqual(len(found), len(wanted))
        for one, other in zip(found, wanted):
            self.assertAlmostEqual(one, other, delta=0.05)

    def test_clreq_3_1_1_2_dots_are_discs_below_or_sesames_beside(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = line("<p>国<em>天地</em></p>", "--lang", language, *mode)
            disc = language != "ja" and not mode
            [run] = found.of_kind("mark")
            self.assertEqual(run["text"], "●●" if disc else "﹅﹅")
            self.assertTrue(run["shift"] < 0 if disc else run["shift"] > 0, language)

    def test_clreq_3_1_1_2_a_dot_is_centred_on_its_character(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = line("<p>国<em>天地玄</em></p>", "--lang", language, *mode)
            self.near([along for along, _ in dots(found)], [1.5, 2.5, 3.5])
            loose = lines("<p><em>天地玄黄宇</em>" + "X" * 40 + "</p>", "--measure", "9em", "--fit", "greedy",
                          "--no-hyphenate", "--lang", language, *mode)[0]
            middles = [start + 0.5 for start in loose.starts]
            self.near([along for along, _ in dots(loose)], middles)

    def test_clreq_3_1_1_2_no_dot_on_punctuation(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = line("<p><em>天，（地）。玄！“黄”……</em></p>", "--lang", language, *mode)
            self.assertEqual(len(dots(found)), 4)

    def test_clreq_3_1_8_the_line_first_then_the_dot(self):
        """Both below a horizontal Chinese line: the dot moves away from the text."""
        for language in CHINESE:
            alone = dots(line("<p><em>天</em></p>", "--lang", language))[0][1]
            found = line("<p><name><em>天</em></name></p>", "--lang", language)
            [rule] = found.rules
            self.assertLess(dots(found)[0][1] + 0.125, rule["shift"] - rule["thickness"] / 2)
            self.assertLess(dots(found)[0][1], alone)

    def test_jlreq_3_3_9_a_dots_size_is_half_the_texts(self):
        for mode in MODES:
            [run] = line("<p><em>天</em></p>", "--lang", "ja", *mode).of_kind("mark")
            self.same(run["size"], 4.5)


class NamesAndTitles(RuleTest):
    def rules(self, text, *options, measure=40):
        return [rule for one in lines(f"<p>{text}</p>", "--measure", f"{measure}em", *options)
                for rule in one.rules]

    def test_clreq_3_1_1_2_a_name_has_a_straight_line_a_title_a_wavy_one(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = self.rules("国<name>李白</name>作<work>行路</work>", "--lang", language, *mode)
            self.assertEqual([rule["shape"] for rule in found], ["solid", "wavy"])

    def test_clreq_3_1_8_the_line_is_under_the_text_or_left_of_it(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            [rule] = self.rules("<name>李白</name>", "--lang", language, *mode)
            self.assertLess(rule["shift"], -0.5 if mode else -0.1)

    def test_clreq_3_1_8_one_unbroken_line_for_each_name(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for name in ("欧阳修", "李<em>白</em>", "A公司B", "李<strong>白</strong>"):
                [rule] = self.rules(f"国<name>{name}</name>国", "--lang", language, *mode)
                self.assertGreater(rule["end"] - rule["start"], 1.8)

    def test_clreq_3_1_8_adjoining_names_have_a_visible_gap(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            first, second = self.rules("<name>李白</name><name>杜甫</name>", "--lang", language, *mode)
            self.assertGreater(second["start"] - first["end"], 0.05)

    def test_clreq_3_1_8_adjoining_underlines_have_a_visible_gap(self):
        """Beside each other and beside a name's line, Latin among them too."""
        for language, mode in itertools.product(LANGUAGES, MODES):
            options = ("--lang", language, *mode)
            for text in ("<u>李白</u><u>杜甫</u>", "<u>Li</u><u>Du</u>", "<u>李</u><u>Du</u>"):
                first, second = self.rules(text, *options)
                self.assertGreater(second["start"] - first["end"], 0.05, (text, language))
            [whole] = self.rules("<u>李白</u>杜甫", *options)
            self.assertLess(whole["end"], 2)

    def test_clreq_3_1_8_a_name_over_a_line_end_goes_on(self):
        for mode in MODES:
            found = lines("<p>天地<name>玄黄宇宙</name>洪</p>", "--measure", "4em", *mode)
            first, second = found[0].rules, found[1].rules
            self.same([first[0]["end"], second[0]["start"]], [4, 0])
            self.assertLess(first[0]["shift"], 0)

    def test_clreq_3_1_8_marks_stay_inside_half_an_em_of_the_line_gap(self):
        """Nothing beside the text reaches half an em beyond its em square: lines need no more room."""
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = line("<p><name>天</name><work>地</work><em>玄</em></p>", "--lang", language, *mode)
            under = -0.5 if mode else -0.12  # the lower edge of the em square
            for rule in found.rules:
                self.assertGreater(rule["shift"] - rule["thickness"], under - 0.5)
            for _, across in dots(found):
                self.assertLess(abs(across), 1.12)
            plain = line("天地玄", "--lang", language, *mode)
            self.same(found.starts, plain.starts)


class Pinyin(RuleTest):
    def readings(self, found):
        """(start, end) of each reading."""
        spans = [glyphs_of(run, found.size) for run in found.of_kind("reading")]
        return [(glyphs[0][1], glyphs[-1][2]) for glyphs in spans]

    TEXT = "".join(f"<ruby><rb>{base}</rb><rt>{reading}</rt></ruby>" for base, reading in
                   (("庄", "zhuāng"), ("双", "shuāng"), ("渡", "dù"), ("口", "kǒu")))

    def test_clreq_3_3_4_pinyin_stands_over_its_own_syllable(self):
        for language, mode in itertools.product(CHINESE, MODES):
            found = line(f"<p>国{self.TEXT}国</p>", "--lang", language, *mode)
            bases = [(start, end) for text, start, end in found.glyphs if text in "庄双渡口"]
            self.assertEqual(len(bases), 4)
            for base, reading in zip(bases, self.readings(found)):
                self.same(sum(base) / 2, sum(reading) / 2)

    def test_clreq_3_3_4_neighbouring_syllables_do_not_touch(self):
        for language, mode in itertools.product(CHINESE, MODES):
            readings = self.readings(line(f"<p>{self.TEXT}</p>", "--lang", language, *mode))
            for left, right in zip(readings, readings[1:]):
                self.assertGreater(right[0] - left[1], 0.05)


class WideReadings(RuleTest):
    """Readings wider than their bases, in lines of every kind."""

    TEXT = "今日" + "".join(
        f"{between}<ruby><rb>{base}</rb><rt>{reading}</rt></ruby>" for base, reading, between in
        (("志", "こころざし", "の、"), ("政", "まつりごと", "は"), ("承", "うけたまわ", ""), ("港", "みなと", "「"),
         ("志", "こころざし", "」と"), ("詔", "みことのり", "天地"))) + "を聞く。"

    def test_jlreq_3_3_8_wide_readings_neither_touch_nor_leave_the_measure(self):
        for mode, hanging, fit in itertools.product(MODES, ((), ("--hanging",)), ("total", "greedy")):
            for measure in (7, 9, 12, 20):
                for found in lines(f"<p>{self.TEXT}</p>", "--measure", f"{measure}em", "--lang", "ja",
                                   "--fit", fit, *hanging, *mode):
                    spans = [glyphs_of(run, found.size) for run in found.of_kind("reading")]
                    readings = [(glyphs[0][1], glyphs[-1][2]) for glyphs in spans]
                    for left, right in zip(readings, readings[1:]):
                        self.assertGreaterEqual(right[0] - left[1], -0.002, found.text)
                    for start, end in readings:
                        self.assertGreaterEqual(start, -0.002, found.text)
                        self.assertLessEqual(end, measure + 0.002, found.text)
                    self.assertTrue(all(space >= -0.002 for space in found.spaces), found.text)
                    if not found.hanging:
                        self.assertLessEqual(found.width, measure + 0.002)

    def test_clreq_3_2_5_readings_leave_every_character_in_its_cell(self):
        text = "天地<ruby><rb>玄</rb><rt>xuán</rt></ruby><ruby><rb>黄</rb><rt>huáng</rt></ruby>宇宙，洪荒日月。"
        for language, mode in itertools.product(LANGUAGES, MODES):
            for found in lines(f"<p>{text}</p>", "--grid", "--measure", "6em", "--lang", language, *mode):
                for start in found.starts:
                    self.same(start, round(start), found.text, language)


class Sizes(RuleTest):
    def test_clreq_2_3_2_sizes_have_their_chinese_names(self):
        sizes = {"初号": 42, "一号": 26, "三号": 16, "小三": 15, "四号": 14, "小四": 12, "五号": 10.5,
                 "小五": 9, "六号": 7.5}
        for name, points in sizes.items():
            self.same(line("天", "--size", name, size=points).runs[0]["size"], points, name)


if __name__ == "__main__":
    main()
