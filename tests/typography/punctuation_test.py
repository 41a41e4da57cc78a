#!/usr/bin/env python3
"""Where full-width marks carry their white space, and where they lose it."""
import itertools

from setting import LANGUAGES, MODES, RuleTest, line, lines, main, paragraphs

OPENING, CLOSING = "（「『〔［｛〈《【〖〘“‘", "）」』〕］｝〉》】〗〙”’"
CHINESE = ("zh-Hans", "zh-Hant")


class Widths(RuleTest):
    def marks(self, marks, *options, left="国", right="国"):
        """(mark, white space before it, its advance, white space after it) for each."""
        found = paragraphs([left + mark + right for mark in marks], *options)
        for mark, [only] in zip(marks, found):
            yield mark, only.spaces[0], only.advances[1], only.spaces[1]

    def check(self, marks, before, after, *options, advance=0.5):
        for mark, *found in self.marks(marks, *options):
            self.same(found, [before, advance, after], mark, options)

    def fixed(self, marks, *options, after=0):
        self.check(marks, 0, after, *options, advance=1)


class RegionTable(Widths):
    """Half an em of glyph and half an em of white space, where region and direction have it."""

    def test_clreq_3_1_2_opening_marks_have_it_before(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            self.check(OPENING, 0.5, 0, "--lang", language, *mode)

    def test_clreq_3_1_2_closing_marks_have_it_after(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            self.check(CLOSING, 0, 0.5, "--lang", language, *mode)

    def test_clreq_3_1_2_commas_and_full_stops(self):
        for mode in MODES:
            self.check("、，。", 0, 0.5, "--lang", "zh-Hans", *mode)
            self.check("、，。", 0.25, 0.25, "--lang", "zh-Hant", *mode)
            self.check("、，。", 0, 0.5, "--lang", "ja", *mode)

    def test_clreq_3_1_2_colons_and_semicolons(self):
        self.check("：；", 0, 0.5, "--lang", "zh-Hans")
        self.check("：；", 0.25, 0.25, "--lang", "zh-Hant")
        for language in CHINESE:
            self.fixed("：；", "--lang", language, "--vertical")
        for mode in MODES:
            self.check("：；", 0.25, 0.25, "--lang", "ja", *mode)

    def test_clreq_3_1_2_question_and_exclamation_marks(self):
        self.check("？！", 0, 0.5, "--lang", "zh-Hans")
        self.fixed("？！", "--lang", "zh-Hans", "--vertical")
        for mode in MODES:
            self.fixed("？！", "--lang", "zh-Hant", *mode)

    def test_jlreq_3_1_6_an_em_follows_a_question_but_for_a_closing_mark(self):
        for mode in MODES:
            options = ("--lang", "ja", *mode)
            self.fixed("？！", *options, after=1)
            for closing in "」）":
                only = line("国？" + closing + "国", *options)
                self.same(only.advances, [1, 1, 0.5, 1], closing)
                self.same(only.spaces, [0, 0, 0.5], closing)

    def test_clreq_3_1_6_1_interpuncts_are_half_an_em_in_chinese(self):
        for language, mode in itertools.product(CHINESE, MODES):
            self.check("·・", 0, 0, "--lang", language, *mode)
        for mode in MODES:
            self.check("・", 0.25, 0.25, "--lang", "ja", *mode)

    def test_clreq_3_1_6_1_interpuncts_solidi_and_dashes_are_not_adjusted(self):
        """Neither a tight nor a loose line changes them."""
        for language, mode in itertools.product(CHINESE, MODES):
            options = ("--fit", "greedy", "--no-hyphenate", "--lang", language, *mode)
            for mark in "·／—～":
                text = f"国国，国{mark}国"
                tight_em = line(text, *options).natural - 0.3
                plain = line(text, *options)
                tight = lines(text, "--measure", f"{tight_em}em", *options)[0]
                loose = lines(text + "X" * 30, "--measure", "8em", *options)[0]
                self.assertEqual((plain.text, tight.text, loose.text), (text,) * 3)
                for found in (tight, loose):
                    self.same(found.advances[4], plain.advances[4], mark, language)
                self.same(tight.spaces[3:], [0, 0], mark, language)
                if mark != "·":
                    self.same(loose.spaces[3:], [0, 0], mark, language)

    def test_clreq_3_1_6_1_short_dashes_and_solidi_are_half_an_em_in_the_mainland(self):
        """CLREQ 3.1.2 and GB/T 15834 5.1.6, 5.1.9; an em in Taiwan; JLREQ A.3 has the en dash at half an em."""
        for mode in MODES:
            for language, solidus, dash in (("zh-Hans", 0.5, 0.5), ("zh-Hant", 1, 1), ("ja", 1, 0.5)):
                self.check("／", 0, 0, "--lang", language, *mode, advance=solidus)
                self.check("–", 0, 0, "--lang", language, *mode, advance=dash)
                self.check("—～", 0, 0, "--lang", language, *mode, advance=1)
                found = line("国12–15国", "--lang", language, *mode)
                self.same(found.advances[3], dash, language)
                self.same(found.spaces[2:4], [0, 0], language)
            self.check("゠", 0, 0, "--lang", "ja", *mode, advance=0.5)

    def test_clreq_3_1_1_2_a_dash_between_latin_words_is_latin(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = line("国A–B国", "--lang", language, *mode)
            self.same(found.advances[2], 0.563, language)

    def test_clreq_5_5_short_dashes_and_solidi_turn_with_the_line(self):
        for language, marks in (("zh-Hans", "／–"), ("zh-Hant", "–"), ("ja", "–")):
            for mark in marks:
                found = line(f"国{mark}国", "--lang", language, "--vertical")
                self.assertEqual([run["orientation"] for run in found.runs], ["upright", "sideways", "upright"])

    def test_clreq_3_1_2_dashes_and_ellipses_fill_two_ems(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for pair in ("——", "……"):
                only = line("国" + pair + "国", "--lang", language, *mode)
                self.same(only.width, 4, pair, language)
                self.same(sum(only.advances), 4, pair, language)

    def test_clreq_3_1_6_1_the_fonts_half_forms_are_used(self):
        """Every glyph lies where the font puts it: no advance but a half or a whole em."""
        for language, mode in itertools.product(LANGUAGES, MODES):
            for paragraph in paragraphs(["国" + mark + "国" for mark in OPENING + CLOSING + "、，。："],
                                        "--lang", language, *mode):
                for advance in paragraph[0].advances:
                    self.assertIn(round(advance, 4), (0.5, 1.0))


class Adjacent(Widths):
    PAIRS = ("」「", "，「", "（「", "）」", "」。", "」，", "」）", "、「", "。（", "。」", "，』", "，，")

    def test_clreq_3_1_6_2_adjacent_marks_take_an_em_and_a_half(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = paragraphs(["国" + pair + "国" for pair in self.PAIRS], "--lang", language, *mode)
            for pair, [only] in zip(self.PAIRS, found):
                self.same(only.width - 2, 1.5, pair, language)

    def test_clreq_3_1_6_2_a_stop_and_a_closing_mark_have_nothing_between_them(self):
        """Centred marks give up the quarter em before them too: so the two take an em and a half."""
        for language, mode in itertools.product(LANGUAGES, MODES):
            for pair in ("。」", "，』", "。”"):
                only = line("国" + pair + "国", "--lang", language, *mode)
                self.same(only.spaces, [0, 0, 0.5], pair, language)

    def test_clreq_3_1_6_2_marks_stay_close_to_what_they_enclose(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            only = line("国「地」「天」（玄）国", "--lang", language, *mode)
            self.same(only.spaces, [0.5, 0, 0, 0.5, 0, 0, 0.5, 0, 0, 0.5], language)

    def test_clreq_3_1_6_2_of_three_each_pair_is_reduced(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for three in ("。」）", "（「『", "」。」", "）。」"):
                self.same(line(f"国{three}国", "--lang", language, *mode).width, 4, three, language)

    def test_clreq_3_1_6_2_a_tight_style_takes_one_em(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for pair in self.PAIRS:
                if pair in ("」，", "，「", "」「", "（「", "）」", "」）", "、「"):
                    only = line("国" + pair + "国", "--lang", language, "--punctuation", "kaiming", *mode)
                    self.same(only.width - 2, 1, pair, language)


class LineEdges(Widths):
    def first(self, text, *options):
        return lines(text, "--measure", "4em", "--align", "start", *options)[0]

    def test_clreq_3_1_6_3_a_mark_is_trimmed_at_the_line_end(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for mark in "）」”、，":
                found = self.first(f"天地玄{mark}黄宇宙洪日月", "--lang", language, *mode)
                centred = language == "zh-Hant" and mark in "、，"
                self.assertEqual(found.text[-1], mark)
                self.same(found.width, 3.75 if centred else 3.5, mark, language)
        for mark in "。：；？！":
            self.same(self.first(f"天地玄{mark}黄宇宙洪日月").width, 3.5, mark)

    def test_clreq_3_5_3_a_centred_mark_at_the_line_end_narrows_to_half_an_em_first(self):
        """Where there is room it has its three quarters; else what is before it goes before all else."""
        for fit, mode in itertools.product(("total", "greedy"), MODES):
            options = ("--lang", "zh-Hant", "--fit", fit, *mode)
            for mark in "，。":
                found = lines(f"天，地玄{mark}黄宇宙洪荒", "--measure", "4.5em", *options)[0]
                self.assertEqual(found.text, f"天，地玄{mark}")
                self.same(found.spaces, [0.25, 0.25, 0, 0], mark, fit)
                self.same(found.adjustment["line_end"], -0.25, mark, fit)
                self.same(found.width, 4.5, mark, fit)

    def test_clreq_3_1_6_3_a_mark_fits_where_its_half_fits(self):
        """The measure holds three characters and a half: the white space is not asked for."""
        for language, mode in itertools.product(("zh-Hans", "ja"), MODES):
            for mark in "）、，。":
                found = lines(f"天地玄{mark}黄宇宙", "--measure", "3.5em", "--lang", language, *mode)[0]
                self.assertEqual(found.text, "天地玄" + mark)
                self.same(found.width, 3.5)

    def test_clreq_3_1_2_fixed_marks_keep_their_em_at_the_line_end(self):
        for language, marks, mode in (("zh-Hans", "：；？！", ("--vertical",)),
                                      ("zh-Hant", "：；？！", ("--vertical",)),
                                      ("zh-Hant", "？！", ())):
            for mark in marks:
                found = self.first(f"天地玄{mark}黄宇宙洪日月", "--lang", language, *mode)
                self.same(found.width, 4, mark, language)

    def test_jlreq_3_1_9_japanese_stops_keep_their_em_at_the_line_end(self):
        for mode in MODES:
            self.same(self.first("天地玄。黄宇宙洪日月", "--lang", "ja", *mode).width, 4)

    def test_clreq_3_1_6_3_an_opening_mark_is_trimmed_at_the_line_start(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for mark in "（「“":
                found = lines(f"天地玄{mark}黄宇宙洪荒", "--measure", "3em", "--lang", language, *mode)[1]
                self.assertEqual(found.text[0], mark)
                self.same(found.starts[0], 0, mark, language)
                self.same(found.advances[0], 0.5, mark, language)

    def test_clreq_3_1_6_3_and_after_a_first_line_indent(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for indent in ("0em", "2em"):
                found = line("「天地玄黄", "--indent", indent, "--lang", language, *mode)
                self.same(found.starts[:2], [float(indent[0]), float(indent[0]) + 0.5], language)


class Styles(Widths):
    BRACKETS_AND_COMMAS = "（）「」、，：；"

    def width(self, text, style, *options):
        return line(text, "--punctuation", style, *options).width

    def test_clreq_3_1_6_1_full_is_the_default(self):
        for mark in self.BRACKETS_AND_COMMAS + "。？！":
            self.same(self.width(f"国{mark}国", "full"), 3)
            self.same(line(f"国{mark}国").width, 3)

    def test_clreq_3_1_6_1_half_sets_every_mark_in_half_an_em(self):
        self.check(OPENING + CLOSING + "、，。：；？！", 0, 0, "--punctuation", "half")
        for language, mode in itertools.product(LANGUAGES, MODES):
            self.check(OPENING + CLOSING + "、，。", 0, 0, "--punctuation", "half", "--lang", language, *mode)

    def test_clreq_3_1_6_1_half_sets_centred_question_marks_in_half_an_em(self):
        """In horizontal lines. The vertical ones are taller than half an em, and always have one."""
        self.check("？！：；", 0, 0, "--punctuation", "half", "--lang", "zh-Hant")
        self.check("？！", 0, 1, "--punctuation", "half", "--lang", "ja")  # JLREQ 3.1.6
        for language in CHINESE:
            self.fixed("：；？！", "--punctuation", "half", "--lang", language, "--vertical")

    def test_clreq_3_1_6_1_kaiming_spares_the_stops(self):
        self.check("（）「」、，：；", 0, 0, "--punctuation", "kaiming")
        self.check("。？！", 0, 0.5, "--punctuation", "kaiming")
        for mode in MODES:
            self.check("。", 0.25, 0.25, "--punctuation", "kaiming", "--lang", "zh-Hant", *mode)
            self.check("。", 0, 0.5, "--punctuation", "kaiming", "--lang", "ja", *mode)
            for language in LANGUAGES:
                self.check("（）「」、，", 0, 0, "--punctuation", "kaiming", "--lang", language, *mode)

    def test_clreq_3_1_6_1_none_never_touches_a_mark(self):
        for language, mode in itertools.product(CHINESE, MODES):
            options = ("--punctuation", "none", "--lang", language, *mode)
            self.fixed("（）「」、，。：；？！·", *options)
            self.same(line("国。」「国", *options).width, 5)
            self.same(lines("天地玄。黄宇", "--measure", "4em", *options)[0].width, 4)
            self.same(line("「天地玄黄", *options).starts, [0, 1, 2, 3, 4])


class Hanging(RuleTest):
    def hung(self, tail, *options, measure=4):
        [found, *_] = lines("天地玄黄" + tail + "宇宙洪荒日月", "--measure", f"{measure}em", *options)
        return found

    def test_clreq_3_1_7_commas_and_stops_hang_where_asked(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for mark in "、，。":
                found = self.hung(mark, "--hanging", "--lang", language, *mode)
                hangs = language != "zh-Hant" or bool(mode)
                self.assertEqual(found.hanging, hangs, (mark, language, mode))
                if hangs:
                    self.assertEqual(found.text, "天地玄黄" + mark)
                    self.same(found.starts[-1], 4, mark, language)

    def test_clreq_3_1_7_nothing_hangs_unless_asked(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            self.assertFalse(self.hung("，", "--lang", language, *mode).hanging)

    def test_clreq_3_1_7_no_other_mark_hangs(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for mark in "；：？！）」·":
                self.assertFalse(self.hung(mark, "--hanging", "--lang", language, *mode).hanging, mark)

    def test_clreq_3_1_7_marks_in_succession_do_not_hang(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for marks in ("。」", "」。", "，「", "。。"):
                self.assertFalse(self.hung(marks, "--hanging", "--lang", language, *mode).hanging, marks)


class Chained(RuleTest):
    def test_clreq_3_1_3_3_two_stand_in_one_em_three_in_two(self):
        for language in CHINESE:
            for marks, ems in (("？！", 1), ("！！", 1), ("？？", 1), ("！！！", 2), ("？！！", 2)):
                self.same(line(f"国{marks}国", "--lang", language).width, 2 + ems, marks, language)

    def test_clreq_3_1_3_3_upright_in_one_em_in_vertical(self):
        for language in LANGUAGES:
            for marks, asked in itertools.product(("？！", "！！", "!?", "!!"), ((), ("--tcy",))):
                found = line(f"国{marks}国", "--lang", language, "--vertical", *asked)
                pair = [run for run in found.runs if run["text"] == marks]
                self.assertEqual([run["orientation"] for run in pair], ["horizontal"], (marks, language))
                spaced = language == "ja" and marks[0] in "？！"  # JLREQ 3.1.6
                after = 3 if spaced else 2
                self.same(found.runs[-1]["start"] / 9, after, marks, language)

    def test_clreq_3_1_3_3_three_in_two_ems_in_vertical(self):
        for language in LANGUAGES:
            for marks in ("！！！", "？！！"):
                found = line(f"国{marks}」国", "--lang", language, "--vertical")
                orientations = [run["orientation"] for run in found.runs]
                self.assertEqual(orientations[:3], ["upright", "horizontal", "upright"], language)
                self.same(found.width, 5, marks, language)

    def test_clreq_3_1_3_3_doubles_have_one_em(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for mark in "‼⁇⁈⁉":
                found = line(f"国{mark}」国", "--lang", language, *mode)
                self.same(found.advances, [1, 1, 0.5, 1], mark, language)

    def test_clreq_3_1_4_an_upright_pair_does_not_begin_a_line(self):
        for language in LANGUAGES:
            for marks in ("？！", "!?"):
                found = lines(f"天地玄黄{marks}宇宙洪荒", "--measure", "4em", "--prohibit", "strict",
                              "--vertical", "--tcy", "--lang", language)
                self.assertFalse(any(one.text[0] in "？！!?" for one in found), (marks, language))

    def test_clreq_3_1_4_a_chain_does_not_begin_a_line(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for marks in ("？！", "！！！"):
                found = lines(f"天地玄黄{marks}宇宙洪荒", "--measure", "4em", "--prohibit", "strict",
                              "--lang", language, *mode)
                self.assertFalse(any(one.text[0] in "？！" for one in found), marks)


if __name__ == "__main__":
    main()
