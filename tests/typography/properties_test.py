#!/usr/bin/env python3
"""What holds of every line of a long text, at every measure, style and level."""
import itertools
import re

from setting import MODES, SOURCE, RuleTest, main, paragraphs, texts

STOPS_AND_CLOSING = "、，；：。．！？）」』〕］｝〉》】〗〙”’"
OPENING = "（「『〔［｛〈《【〖〘“‘"
BREAKABLE = re.compile(r"\s+")
TEXTS = [text for text in
         (SOURCE / "bench/sentences.txt").read_text(encoding="utf-8").split("\n") if text.strip()]
JAPANESE = re.compile("[ぁ-んァ-ヶ]")
CHINESE_TEXTS = [text for text in TEXTS if not JAPANESE.search(text)]
JAPANESE_TEXTS = [text for text in TEXTS if JAPANESE.search(text)]
FULL = 0.01  # points: how far a full line may miss its measure


def forbidden_starts(level, language):
    if level == "none":
        return ()
    marks = STOPS_AND_CLOSING
    if language == "ja" and level == "loose":
        marks = "、，。．）」』〕］｝〉》】〗〙”’"
    more = {"strict": "ぁぃぅぇぉっゃゅょァィゥェォッャュョー々" if language == "ja" else "—…々",
            "gb": "々" if language != "ja" else "", "normal": "々"}
    return tuple(marks + "·・／％" * (level != "loose") + more.get(level, ""))


class EveryLine(RuleTest):
    def check(self, sources, language, level, *options):
        starts = forbidden_starts(level, language)
        ends = () if level == "none" else tuple(OPENING)
        options = ("--lang", language, "--prohibit", level, *options)
        for source, found in zip(sources, paragraphs(sources, *options)):
            self.same_text(source, found)
            previous = ""
            for one in found:
                third = len(previous) > 1 and all(c in STOPS_AND_CLOSING for c in previous[-2:])
                if not third:  # a third closing mark may be let go
                    self.assertFalse(one.text.startswith(starts), (options, texts(found)))
                self.assertFalse(one.text.endswith(ends), (options, texts(found)))
                self.meets_measure(one, options)
                previous = one.text
        return options

    def same_text(self, source, found):
        """What is printed is the source, but for spaces that lines ended at."""
        self.assertEqual(BREAKABLE.sub("", "".join(texts(found))), BREAKABLE.sub("", source))

    def meets_measure(self, one, about):
        wide = (one.indent + one.width - one.measure) * one.size
        if one.hanging:
            self.assertLessEqual(wide, one.size + FULL, (about, one.text))
        elif not one.json["overfull"]:
            self.assertLessEqual(wide, FULL, (about, one.text))
            can_stretch = any(rank in one.adjustment for rank in ("word_space", "script_gap", "character"))
            if not one.last and can_stretch and one.width > one.natural:
                self.assertGreaterEqual(wide, -FULL, (about, one.text))
        if "--tcy" in about:
            return  # its digits run across the line
        glyphs = one.glyphs
        self.assertAlmostEqual(glyphs[0][1], one.indent, delta=0.51 if one.text[0] in "　" else 0.002)
        self.assertAlmostEqual(glyphs[-1][2] - one.indent, one.width, delta=0.01)

    def test_every_measure_from_8_to_30_ems(self):
        for measure in range(8, 31):
            mode = MODES[measure % 2]
            self.check(CHINESE_TEXTS, "zh-Hans", "basic", "--measure", f"{measure}em", *mode)

    def test_every_level_in_both_directions(self):
        for mode in MODES:
            for level in ("none", "basic", "gb", "strict"):
                for language in ("zh-Hans", "zh-Hant"):
                    self.check(CHINESE_TEXTS, language, level, "--measure", "11em", *mode)
            for level in ("loose", "normal", "strict"):
                self.check(JAPANESE_TEXTS or CHINESE_TEXTS, "ja", level, "--measure", "13em", *mode)

    def test_every_style_of_punctuation(self):
        for style, language, mode in itertools.product(("full", "half", "kaiming", "none"),
                                                       ("zh-Hans", "zh-Hant"), MODES):
            self.check(CHINESE_TEXTS, language, "basic", "--measure", "16em", "--punctuation", style, *mode)

    def test_every_other_way_of_setting(self):
        for options in (("--fit", "greedy"), ("--hanging",), ("--indent", "2em"), ("--tcy",),
                        ("--no-hyphenate",), ("--phrase",)):
            for mode in MODES:
                self.check(CHINESE_TEXTS, "zh-Hans", "strict", "--measure", "14em", *options, *mode)

    def test_full_lines_meet_the_measure(self):
        """All but each paragraph's last, within a hundredth of a point."""
        for measure, mode in itertools.product((12, 17, 22), MODES):
            for found in paragraphs(CHINESE_TEXTS, "--measure", f"{measure}em", *mode):
                for one in found[:-1]:
                    if not one.hanging:
                        self.assertAlmostEqual(one.width * 9, measure * 9, delta=FULL, msg=one.text)


if __name__ == "__main__":
    main()
