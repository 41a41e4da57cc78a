#!/usr/bin/env python3
"""Chinese or Japanese beside Latin: gaps, the grid, and what stands upright in a vertical line."""
import itertools

from setting import LANGUAGES, MODES, RuleTest, line, lines, main, paragraphs, texts


class Gaps(RuleTest):
    def gaps(self, text, *options):
        return line(text, *options).spaces

    def test_clreq_3_2_2_a_quarter_em_between_han_and_latin_or_digits(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for text in ("国A国", "国7国", "かAか" if language == "ja" else "国é国"):
                self.same(self.gaps(text, "--lang", language, *mode), [0.25, 0.25], text)

    def test_clreq_3_2_2_none_beside_full_width_marks(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            options = ("--lang", language, *mode)
            self.same(self.gaps("（A）", *options), [0, 0], language)
            for mark in "，。":
                with_han = line(f"国{mark}国", *options).spaces
                self.same(self.gaps(f"A{mark}7", *options), with_han, mark, language)

    def test_clreq_3_2_2_none_at_the_ends_of_a_line(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            first, second = lines("天地AA玄黄宇宙", "--measure", "3.2em", "--align", "start", "--fit",
                                  "greedy", "--no-hyphenate", "--lang", language, *mode)[:2]
            self.assertEqual((first.text, second.text[:2]), ("天地", "AA"))
            self.same([first.width, second.starts[0]], [2, 0])

    def test_clreq_3_2_2_a_typed_space_becomes_the_gap(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            typed = line("国 A 国 7 国", "--lang", language, *mode)
            untyped = line("国A国7国", "--lang", language, *mode)
            self.same(typed.width, untyped.width, language)
            of_han = [start for text, start, _ in typed.glyphs if text == "国"]
            self.same(of_han, [start for text, start, _ in untyped.glyphs if text == "国"])

    def test_clreq_3_2_2_korean_has_none(self):
        self.same(line("글A글", "--lang", "ko").spaces, [0, 0])

    def test_clreq_3_2_2_gaps_stand_at_the_edges_of_elements_too(self):
        for mode in MODES:
            for text in ("国<strong>A</strong>国", '国<a href="https://example.org/">A</a>国',
                         "国<em>A</em>国", "<name>国</name>A<work>国</work>"):
                self.same(self.gaps(f"<p>{text}</p>", *mode), [0.25, 0.25], text)


class Grid(RuleTest):
    def test_clreq_3_2_5_every_character_has_its_cell(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            text = "天地（玄黄），宇宙；洪荒……日月！盈昃。「辰宿」列张" * 2
            for one in lines(text, "--grid", "--measure", "8em", "--lang", language, *mode):
                for start, advance in zip(one.starts, one.advances):
                    self.same([start % 1, advance % 1], [round(start) - start + start % 1,
                                                         round(advance) - advance + advance % 1])
                    self.same(start, round(start), one.text)

    def test_clreq_3_2_5_the_measure_is_whole_ems(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = lines("天地玄黄宇宙洪荒日月盈昃", "--grid", "--measure", "5.7em", "--lang", language, *mode)
            self.assertEqual(texts(found), ["天地玄黄宇", "宙洪荒日月", "盈昃"])
            self.same(found[0].width, 5)

    def test_clreq_3_2_5_latin_takes_whole_cells_with_gaps_of_half_an_em_at_most(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for word in ("A", "AB", "2026", "ABCD"):
                found = line(f"天地{word}玄黄", "--grid", "--lang", language, *mode)
                after = 2 + len(word)
                before_word, after_word = found.spaces[1], found.spaces[after - 1]
                self.same(found.starts[after], round(found.starts[after]), word)
                self.same(before_word, after_word, word, language)
                self.assertTrue(0 <= before_word <= 0.5, (word, before_word))

    def test_clreq_3_2_5_the_mark_at_a_line_end_hangs(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for mark in "，。！」":
                found = lines(f"天地玄黄{mark}宇宙洪荒", "--grid", "--measure", "4em", "--lang", language, *mode)[0]
                self.assertEqual(found.text, "天地玄黄" + mark)
                self.assertTrue(found.hanging)
                self.same(found.starts[-1], 4)


class Vertical(RuleTest):
    def runs(self, text, *options):
        return line(text, "--vertical", *options).base_runs()

    def ids(self, text, *options):
        return [glyph["id"] for run in line(text, *options).base_runs() for glyph in run["glyphs"]]

    def test_clreq_2_4_2_han_kana_and_full_width_marks_stand_upright(self):
        for language in LANGUAGES:
            marks = "国のカ々、。（）「」，？…！Ａ１" + "：；" * (language != "ja")
            for run in self.runs(marks, "--lang", language):
                self.assertEqual(run["orientation"], "upright", run["text"])

    def test_clreq_3_2_3_latin_words_lie_on_their_side(self):
        for language in LANGUAGES:
            found = {run["text"]: run["orientation"] for run in self.runs("国Leipzig国2026国", "--lang", language)}
            self.assertEqual(found, {"国": "upright", "Leipzig": "sideways", "2026": "sideways"})

    def test_uax50_marks_take_their_vertical_forms(self):
        """Tu by `vert` moved, Tr by `vert` turned: brackets, stops, small kana, dashes, ー."""
        for language in LANGUAGES:
            marks = "（）「」『』《》——……ーっ～"
            across = self.ids(marks, "--lang", language)
            down = self.ids(marks, "--lang", language, "--vertical")
            self.assertEqual(len(across), len(down))
            for one, other in zip(across, down):
                self.assertNotEqual(one, other, (language, across, down))

    def test_clreq_3_1_2_stops_stand_in_the_corner_or_the_middle(self):
        """The vertical forms of 、 and 。 differ where they stand in a corner, not where centred."""
        for language in LANGUAGES:
            across, down = self.ids("、。", "--lang", language), self.ids("、。", "--lang", language, "--vertical")
            (self.assertEqual if language == "zh-Hant" else self.assertNotEqual)(across, down)

    def test_clreq_3_1_2_quotation_marks_take_their_vertical_forms(self):
        forms = {language: self.ids("国“天”国‘地’", "--lang", language, "--vertical") for language in LANGUAGES}
        for language, down in forms.items():
            across = self.ids("国“天”国‘地’", "--lang", language)
            for at in (1, 3, 5, 7):
                self.assertNotEqual(across[at], down[at], language)
        self.assertNotEqual(forms["zh-Hans"][1], forms["zh-Hant"][1])
        self.assertEqual(forms["zh-Hant"][1], forms["ja"][1])

    def test_clreq_3_2_3_short_numbers_stand_upright_where_asked(self):
        for language in LANGUAGES:
            for number, options, upright in (("12", ("--tcy",), True), ("7", ("--tcy",), True),
                                             ("2026", ("--tcy",), False), ("12", (), False)):
                found = {run["text"]: run for run in self.runs(f"国{number}国", *options, "--lang", language)}
                self.assertEqual(found[number]["orientation"], "horizontal" if upright else "sideways")

    def test_jlreq_3_2_5_tcy_is_squeezed_into_one_em(self):
        for language in LANGUAGES:
            for number in ("7", "24", "365", "2026", "AB"):
                before, tcy, after = self.runs(f"<p>国<tcy>{number}</tcy>国</p>", "--lang", language)
                self.assertEqual(tcy["text"], number)
                last = tcy["glyphs"][-1]
                first = tcy["glyphs"][0]["position"] / 9
                end = (last["position"] + last["advance"]) / 9
                self.assertLessEqual(end - first, 1.001, number)
                self.same(first + end, 0, number)  # its middle is the line's
                self.same((after["start"] - before["start"]) / 9, 2, number)

    def test_clreq_3_1_1_2_dashes_turn_with_the_line(self):
        for language in LANGUAGES:
            for pair in ("——", "……"):
                [run] = self.runs(pair, "--lang", language)
                self.assertEqual(run["orientation"], "upright")
                across = self.ids(pair, "--lang", language)
                self.assertNotEqual(across, self.ids(pair, "--lang", language, "--vertical"))


class Ambiguous(RuleTest):
    """Marks that are both: CLREQ 3.1.1, JLREQ 3.1.2. Wide ones are half an em and white space."""

    def width_of(self, text, mark, *options):
        found = line(text, *options)
        at = [glyph[0] for glyph in found.glyphs].index(mark)
        before = found.spaces[at - 1] if at else 0
        after = found.spaces[at] if at < len(found.spaces) else 0
        return found.advances[at] + before + after

    def test_clreq_3_1_1_quotation_marks_are_wide_among_han(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for mark in "“”‘’":
                text = f"国{mark}国"
                self.same(self.width_of(text, mark, "--lang", language, *mode), 1, mark)

    def test_clreq_3_1_1_quotation_marks_are_latin_among_latin(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for mark in "“”‘’":
                width = self.width_of("see “a” and ‘b’ there", mark, "--lang", language, *mode)
                self.assertLess(width, 0.6, mark)

    def test_clreq_3_1_1_an_apostrophe_is_latin(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            self.assertLess(self.width_of("我说T’Pol是", "’", "--lang", language, *mode), 0.5)

    def test_clreq_3_1_1_quotation_marks_are_alike_in_pairs(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for text in ("我说：“T’Pol”是", "我“Qianzi排”了"):
                options = ("--lang", language, *mode)
                opening, closing = (self.width_of(text, mark, *options) for mark in "“”")
                self.assertTrue((opening < 0.6) == (closing < 0.6) or "：“" in text, (text, opening, closing))

    def test_clreq_3_1_1_a_pair_of_dashes_is_wide_between_latin_words(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = line("foo——bar", "--lang", language, *mode)
            self.same(sum(end - start for text, start, end in found.glyphs if "—" in text), 2)

    def test_clreq_3_1_1_the_middle_dot_is_an_interpunct_among_han(self):
        for mode in MODES:
            self.same(self.width_of("莎·士", "·", *mode), 0.5)
            self.assertLess(self.width_of("a·b", "·", *mode), 0.5)

    def test_clreq_3_1_1_marks_of_other_scripts_are_left_alone(self):
        for tag in ("en", "ko"):
            found = paragraphs(["“a”", "“글”"], "--lang", tag)
            for [one] in found:
                self.assertLess(one.advances[0] + one.spaces[0], 0.6)


if __name__ == "__main__":
    main()
