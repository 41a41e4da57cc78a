#!/usr/bin/env python3
"""How a line is brought to its measure: what gives way, in which order, to what limit."""
import itertools

from setting import LANGUAGES, MODES, RuleTest, line, lines, main, texts

REDUCE = ("line_end", "word_space", "interpunct", "bracket", "comma", "script_gap", "stop")
GREEDY = ("--fit", "greedy", "--no-hyphenate")
LONG = " " + "X" * 40  # a word that no line holds: what is before it is a full line


class Reduce(RuleTest):
    TEXT = "天A天・「天」天，天；天。天"

    def squeezed(self, over, text, *options):
        natural = line(text, *options).natural
        return lines(text, "--measure", f"{natural - over:.4f}em", *GREEDY, *options)[0]

    def test_clreq_3_5_3_marks_give_way_in_their_order(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            options = ("--lang", language, *mode)
            seen, before = [], {}
            for tenths in range(1, 30, 2):
                found = self.squeezed(tenths / 10, self.TEXT, *options)
                if found.text != self.TEXT:
                    break
                self.assertTrue(all(taken < 0 for taken in found.adjustment.values()))
                now = found.adjustment
                seen += [rank for rank in REDUCE if rank in now and rank not in seen]
                self.assertEqual(sorted(seen, key=REDUCE.index), seen, (language, mode))
                # A rank begins only when all before it are used up.
                for rank in seen[:-1]:
                    if rank in before and len(before) == len(now):
                        self.same(now[rank], before[rank], rank, language)
                before = now
            wanted = ["bracket", "comma", "script_gap", "stop"]
            self.assertEqual(seen, ["interpunct"] * (language == "ja") + wanted, (language, mode))

    def test_clreq_3_5_3_each_step_is_spread_equally(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = self.squeezed(0.6, "天，天，天，天地", "--lang", language, *mode)
            commas = [found.spaces[i] + found.spaces[i + 1] for i in (0, 2, 4)]
            self.same(commas, [0.3] * 3, language)
            self.same(found.adjustment["comma"], -0.6)

    def test_clreq_3_5_3_word_spaces_shrink_to_a_quarter_em(self):
        for mode in MODES:
            text = "天AA BB天，天地"
            found = self.squeezed(0.4, text, *mode)
            space = found.glyphs[3]
            self.assertEqual(space[0], " ")
            self.same(found.starts[4] - space[1], 0.25)

    def test_clreq_3_5_3_gaps_shrink_to_an_eighth(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = self.squeezed(0.3, "天A天。天地", "--lang", language, *mode)
            self.same(found.adjustment["script_gap"], -0.25)
            self.same(found.spaces[:2], [0.125, 0.125])
            self.same(found.adjustment["stop"], -0.05)

    def test_clreq_3_5_3_the_mark_at_the_line_end_goes_first(self):
        """A Japanese stop keeps its em where there is room, and gives it up before all others."""
        for mode in MODES:
            for language, measure, rank in (("ja", 4.5, "line_end"), ("ja", 4.8, "line_end"),
                                            ("zh-Hans", 4.3, "comma")):
                found = lines("天，地玄。黄宇宙洪荒", "--measure", f"{measure}em", *GREEDY,
                              "--lang", language, *mode)[0]
                self.assertEqual(found.text, "天，地玄。")
                self.assertEqual(set(found.adjustment), {rank}, (language, measure))
                self.same(found.width, measure)

    def test_clreq_3_5_3_a_line_is_reduced_before_it_is_expanded(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = lines("天地，玄黄，宇宙洪荒日月盈昃", "--measure", "7.3em", *GREEDY, "--lang", language,
                          *mode)[0]
            self.assertEqual(found.text, "天地，玄黄，宇宙")
            self.assertEqual(set(found.adjustment), {"comma"}, (language, found.text))


class Expand(RuleTest):
    TEXT = "天A A天地玄黄"

    def widened(self, measure, text, *options):
        return lines(text + LONG, "--measure", f"{measure}em", *GREEDY, *options)[0]

    def test_clreq_3_5_4_spaces_then_gaps_then_characters(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            options = ("--lang", language, *mode)
            natural = line(self.TEXT, *options).natural
            steps = ((0.1, {"word_space"}), (0.5, {"word_space", "script_gap"}),
                     (1.2, {"word_space", "script_gap", "character"}))
            for wanted, ranks in steps:
                found = self.widened(natural + wanted, self.TEXT, *options)
                self.assertEqual(found.text, self.TEXT)
                self.assertEqual(set(found.adjustment), ranks, (language, wanted))
                self.same(found.width, natural + wanted)

    def test_clreq_3_5_4_spaces_and_gaps_grow_to_half_an_em(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = self.widened(8.8, self.TEXT, "--lang", language, *mode)
            self.assertEqual(found.text, self.TEXT)
            self.same([found.spaces[0], found.spaces[3]], [0.5, 0.5], language)
            self.same(found.starts[3] - found.glyphs[1][2], 0.5, language)

    def test_clreq_3_5_4_the_rest_is_even_between_characters(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            found = self.widened(8.8, self.TEXT, "--lang", language, *mode)
            each = found.spaces[-1]
            self.assertGreater(each, 0.05)
            self.same(found.spaces[-3:], [each] * 3, language)
            found = self.widened(6, "天地玄黄宇", "--lang", language, *mode)
            self.same(found.spaces, [0.25] * 4, language)

    def test_clreq_3_5_4_never_inside_units_nor_beside_connectors(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for unit in ("……", "——", "～", "／", "AB", "100％", "￥7"):
                found = self.widened(12, f"天地{unit}玄黄", "--lang", language, *mode)
                edge = unit in "～／"
                inside = found.spaces[2 - edge:-2 + edge]
                self.same(inside, [0] * len(inside), unit, language)
                self.same(found.width, 12, unit, language)

    def test_clreq_3_5_4_never_inside_tcy(self):
        for language in LANGUAGES:
            found = lines(f"<p>天地<tcy>12</tcy>玄黄{LONG}</p>", "--measure", "6em", "--vertical", *GREEDY,
                          "--lang", language)[0]
            [tcy] = [run for run in found.runs if run["text"] == "12"]
            first, second = tcy["glyphs"]
            self.same(second["position"] / 9, (first["position"] + first["advance"]) / 9)
            self.same(found.width, 6)

    def test_jlreq_3_8_4_japanese_marks_are_not_parted_from_their_text(self):
        for mode in MODES:
            found = self.widened(8, "天地「玄」黄、宇", "--lang", "ja", *mode)
            before_mark, after_opening = found.spaces[3], found.spaces[2]
            self.same([before_mark, after_opening, found.spaces[5]], [0, 0, 0])

    def test_clreq_3_5_4_a_last_line_is_not_stretched(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            last = lines("天地玄黄宇宙洪荒日月", "--measure", "4em", "--lang", language, *mode)[-1]
            self.assertTrue(last.last)
            self.assertEqual(last.adjustment, {})
            self.same(last.spaces, [0] * len(last.spaces))

    def test_clreq_3_5_4_a_last_lines_marks_agree_with_the_line_above(self):
        """Its commas are squeezed by the part that those above it are."""
        text = "天地，玄黄，宇宙洪荒，日月，盈昃"
        for language, mode in itertools.product(LANGUAGES, MODES):
            for measure in (7, 7.2, 7.6):
                found = lines(text, "--measure", f"{measure}em", "--lang", language, *mode)
                if len(found) != 2 or "comma" not in found[0].adjustment:
                    continue
                squeezed = [-one.adjustment.get("comma", 0) / inner
                            for one in found for inner in [one.text[:-1].count("，") * 0.5] if inner]
                if len(squeezed) == 2:
                    self.same(squeezed[0], squeezed[1], language, texts(found))

    def test_clreq_2_1_3_2_even_spacing_fills_the_measure(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for text in ("质量", "线密度", "土地面积"):
                found = line(text, "--align", "even", "--lang", language, *mode)
                self.same(found.width, 40, text)
                self.same(found.spaces, [(40 - len(text)) / (len(text) - 1)] * (len(text) - 1), text)


class Edges(RuleTest):
    def test_clreq_3_4_1_the_first_line_is_indented(self):
        for language, mode in itertools.product(LANGUAGES, MODES):
            for indent in (1, 2):
                first, *rest = lines("天地玄黄宇宙洪荒日月盈昃", "--measure", "5em", "--indent",
                                     f"{indent}em", "--lang", language, *mode)
                self.same([first.indent, first.starts[0]], [indent, indent])
                self.same(first.indent + first.width, 5)
                self.assertTrue(all(one.indent == 0 and one.starts[0] == 0 for one in rest))

    def test_clreq_3_4_1_a_typed_wide_space_is_an_indent(self):
        for mode in MODES:
            first, second = lines("　　天地玄黄宇宙", "--measure", "5em", *mode)
            at = first.text.index("天")
            self.same(first.starts[at], 2)
            self.same(second.starts[0], 0)

    def test_clreq_3_4_3_a_line_stands_at_start_middle_or_end(self):
        for mode in MODES:
            for align, start in (("start", 0), ("centre", 19), ("end", 38)):
                self.same(line("天地", "--align", align, *mode).starts, [start, start + 1])


if __name__ == "__main__":
    main()
