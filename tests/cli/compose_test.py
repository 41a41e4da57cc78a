#!/usr/bin/env python3
"""`qianzi compose` from outside: compose_test.py QIANZI SOURCE_DIR"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

QIANZI = sys.argv[1]
SVG = "{http://www.w3.org/2000/svg}"
# A text with a bit of everything; no Latin word that could be parted.
SENTENCES = ("本报讯（记者王晓明）大雾散去，停航两天的渡轮于7时30分离岸。“江面能见度已过一千米，”"
             "船长说，“今天可以照常开。”《渡口纪事》里写过这样的早晨：船、桥、人，都慢慢从雾里出来……")


def run(text, *options, timeout=120):
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return subprocess.run([QIANZI, "compose", *options, "-"], input=data, capture_output=True,
                          timeout=timeout)


def lines(text, *options):
    """The paragraphs that were printed, each a list of lines."""
    done = run(text, *options)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    printed = done.stdout.decode("utf-8")
    return [paragraph.split("\n") for paragraph in printed.rstrip("\n").split("\n\n")]


def read_json(text, *options):
    done = run(text, *options, "--format", "json")
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)["paragraphs"]


def only_line(text, *options):
    [paragraph] = read_json(text, *options)
    [line] = paragraph["lines"]
    return line


def base_glyphs(line):
    return [glyph for run in line["runs"] if run["kind"] not in ("reading", "mark")
            for glyph in run["glyphs"]]


class Text(unittest.TestCase):
    def test_prints_the_characters_of_each_line(self):
        self.assertEqual(lines("天地玄黄宇宙洪荒", "--measure", "4em"), [["天地玄黄", "宇宙洪荒"]])

    def test_no_character_is_lost_at_any_measure(self):
        for measure in ("0.3em", "1em", "7em", "12.5em", "200em"):
            for mode in ((), ("--vertical",)):
                [paragraph] = lines(SENTENCES, "--measure", measure, *mode)
                self.assertEqual("".join(paragraph), SENTENCES)

    def test_a_line_of_the_input_is_a_paragraph_and_blank_ones_are_none(self):
        text = "\ufeff天地\r\n\n  \t\n玄黄\n"
        self.assertEqual(lines(text), [["天地"], ["玄黄"]])
        self.assertEqual(run("").stdout, b"")

    def test_text_that_reads_from_the_right_is_printed_as_it_was_written(self):
        text = "天שלום עולם地العربية 12 الثانية玄"
        self.assertEqual(lines(text, "--measure", "100em"), [[text]])
        [narrow] = lines(text, "--measure", "6em")
        self.assertEqual("".join(narrow).replace(" ", ""), text.replace(" ", ""))

    def test_a_file_is_the_same_as_what_is_typed(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "text.txt"
            path.write_text(SENTENCES + "\n", encoding="utf-8")
            done = subprocess.run([QIANZI, "compose", str(path)], capture_output=True, check=True)
            self.assertEqual(done.stdout, run(SENTENCES).stdout)

    def test_bytes_that_are_no_utf8_are_replacement_characters(self):
        self.assertEqual(lines("天".encode() + b"\xff" + "地".encode()), [["天\ufffd地"]])
        surrogate = lines("天".encode() + b"\xed\xa0\x80" + "地".encode())[0][0]
        self.assertRegex(surrogate, "^天\ufffd+地$")
        self.assertEqual(lines("天\x00\x1b地"), [["天\ufffd\ufffd地"]])


class Markup(unittest.TestCase):
    def test_inline_markup_gives_its_base_text(self):
        text = ("<em>天地</em><ruby><rb>玄</rb><rt>xuán</rt></ruby><name>黄</name>"
                "<work>宇宙</work><strong>洪</strong><sup>1</sup>荒<br/>日<tcy>12</tcy>")
        self.assertEqual(lines(text), [["天地玄黄宇宙洪1荒", "日12"]])

    def test_paragraphs_may_be_marked_and_have_a_language(self):
        text = '<?xml version="1.0"?>\n<!-- two -->\n<p>骨</p>\n<p xml:lang="ja">骨</p>'
        faces = [p["lines"][0]["runs"][0]["face"] for p in read_json(text)]
        self.assertEqual(len(faces), 2)
        self.assertNotEqual(faces[0], faces[1])

    def test_the_name_of_a_file_says_that_it_is_markup(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "text.xml"
            path.write_text("天<em>地</em>", encoding="utf-8")
            done = subprocess.run([QIANZI, "compose", str(path)], capture_output=True, check=True)
            self.assertEqual(done.stdout.decode(), "天地\n")

    def test_wrong_markup_is_named_with_its_place_and_nothing_is_set(self):
        for text, place, code in (("<em>天</em><img/>", "-:1:11", "unknown-element"),
                                  ("<em>天", "-:1", "not-well-formed"),
                                  ("<p>天</p>\n <h1>地</h1>", "-:2:2", "unknown-element"),
                                  ("<ruby><rb>天</rb></ruby>", "-:1:1", "missing-element"),
                                  ("<p>天</p>地", "-:1:9", "misplaced-text"),
                                  ("<em>\xff</em>".encode("latin-1"), "-:1:5", "not-utf8")):
            done = run(text)
            message = done.stderr.decode()
            self.assertEqual(done.returncode, 1, text)
            self.assertEqual(done.stdout, b"")
            self.assertTrue(message.startswith(place), message)
            self.assertIn(f"[{code}]", message)

    def test_a_link_that_leads_nowhere_keeps_its_words(self):
        done = run('<a href="javascript:x">天</a>地')
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout.decode(), "天地\n")


class Json(unittest.TestCase):
    def check(self, line, tolerance=0.01):
        self.assertAlmostEqual(line["natural"] + sum(line["adjustment"].values()), line["width"],
                               delta=tolerance)
        if not line["overfull"] and not line["hanging"]:
            self.assertLessEqual(line["indent"] + line["width"], line["measure"] + tolerance)
        for run_ in line["runs"]:
            source = run_["text"].encode("utf-8")
            for glyph in run_["glyphs"]:
                self.assertLess(glyph["cluster"], len(source))
                self.assertGreaterEqual(glyph["advance"], 0)

    def test_the_positions_of_a_line_add_up_to_its_width(self):
        for options in ((), ("--vertical",), ("--indent", "2em"), ("--measure", "9em"),
                        ("--size", "小五", "--measure", "50mm")):
            [paragraph] = read_json("天地玄黄宇宙洪荒" * 9, *options)
            for line in paragraph["lines"]:
                self.check(line)
                glyphs = base_glyphs(line)
                self.assertAlmostEqual(glyphs[0]["position"], line["indent"], delta=0.001)
                end = glyphs[-1]["position"] + glyphs[-1]["advance"]
                self.assertAlmostEqual(end - line["indent"], line["width"], delta=0.01)

    def test_what_was_squeezed_and_stretched_is_the_difference_of_the_widths(self):
        adjusted = 0
        for measure in range(6, 30):
            [paragraph] = read_json(SENTENCES, "--measure", f"{measure}em")
            for line in paragraph["lines"]:
                self.check(line)
                adjusted += bool(line["adjustment"])
            self.assertTrue(paragraph["lines"][-1]["last"])
        self.assertGreater(adjusted, 20)

    def test_annotations_and_rules_are_there(self):
        line = only_line("<ruby><rb>天</rb><rt>tiān</rt></ruby><em>地</em><name>玄</name>"
                         '<work>黄</work><a href="https://example.org/">宇</a>')
        self.assertEqual([run_["text"] for run_ in line["runs"] if run_["kind"] == "reading"],
                         ["tiān"])
        self.assertEqual(sum(run_["kind"] == "mark" for run_ in line["runs"]), 1)
        self.assertEqual([rule["shape"] for rule in line["rules"]], ["solid", "wavy"])
        self.assertEqual(line["links"][0]["target"], "https://example.org/")

    def test_a_line_without_room_is_overfull(self):
        [paragraph] = read_json("天地", "--measure", "0.5em")
        self.assertEqual([line["overfull"] for line in paragraph["lines"]], [True, True])


class Svg(unittest.TestCase):
    TEXT = ("<em>天地</em>A<ruby><rb>玄</rb><rt>xuán</rt></ruby><name>黄</name><work>天地玄黄</work>"
            "，（天）שלום<tcy>12</tcy>")

    def drawing(self, *options):
        done = run(self.TEXT, "--format", "svg", *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        with tempfile.NamedTemporaryFile(suffix=".svg") as file:
            file.write(done.stdout)
            file.flush()
            subprocess.run(["xmllint", "--noout", file.name], check=True)
        self.assertEqual(done.stdout, run(self.TEXT, "--format", "svg", *options).stdout)
        return ElementTree.fromstring(done.stdout)

    def test_each_outline_stands_once_and_every_use_has_one(self):
        for options in ((), ("--vertical",), ("--measure", "3em"), ("--guides",)):
            root = self.drawing(*options)
            ids = [path.get("id") for path in root.find(SVG + "defs")]
            self.assertEqual(len(ids), len(set(ids)))
            used = {use.get("href")[1:] for use in root.iter(SVG + "use")}
            self.assertEqual(used, set(ids))

    def test_everything_lies_within_the_drawing(self):
        for options in (("--measure", "6em"), ("--measure", "6em", "--vertical")):
            root = self.drawing(*options)
            _, _, width, height = map(float, root.get("viewBox").split())
            for use in root.iter(SVG + "use"):
                *_, x, y = map(float, re.findall(r"-?[\d.]+(?:e-?\d+)?", use.get("transform")))
                self.assertTrue(0 <= x <= width and 0 <= y <= height, (x, y, width, height))

    def test_a_vertical_drawing_is_as_high_as_the_measure_and_runs_leftwards(self):
        root = self.drawing("--measure", "6em", "--vertical")
        self.assertAlmostEqual(float(root.get("viewBox").split()[3]), 8 * 9)
        lefts = [max(float(use.get("transform")[7:-1].split()[4]) for use in line.iter(SVG + "use"))
                 for line in root.findall(SVG + "g")]
        self.assertEqual(lefts, sorted(lefts, reverse=True))

    def test_guides_are_drawn_only_when_asked_for(self):
        self.assertIsNone(self.drawing().find(f".//{SVG}rect"))
        self.assertIsNotNone(self.drawing("--guides").find(f".//{SVG}rect"))

    def test_nothing_is_an_empty_drawing(self):
        root = ElementTree.fromstring(run("", "--format", "svg").stdout)
        self.assertEqual(len(root), 0)


class Options(unittest.TestCase):
    def test_lengths(self):
        for option, measure in (("20em", 180), ("120pt", 120), ("50mm", 141.7323)):
            self.assertAlmostEqual(only_line("天", "--measure", option)["measure"], measure)
        for size, points in (("小五", 9), ("五号", 10.5), ("12pt", 12)):
            line = only_line("天", "--size", size)
            self.assertAlmostEqual(line["runs"][0]["size"], points)
            self.assertAlmostEqual(line["measure"], 20 * points)
        [paragraph] = read_json("天地玄黄", "--measure", "3em", "--indent", "2em")
        self.assertEqual([line["indent"] for line in paragraph["lines"]], [18, 0])

    def test_language_role_and_direction_choose_the_face_and_form(self):
        def face(*options):
            return only_line("骨", *options)["runs"][0]["face"]
        faces = [face("--lang", tag) for tag in ("zh-Hans", "zh-Hant", "ja", "ko")]
        self.assertEqual(len(set(faces)), 4)
        self.assertNotEqual(face("--role", "headline"), face("--role", "body"))
        upright = only_line("骨", "--vertical")["runs"][0]
        self.assertEqual(upright["orientation"], "upright")

    def test_alignment(self):
        def start(align):
            return only_line("天地", "--measure", "10em", "--align", align)["runs"][0]["start"]
        self.assertEqual([start(a) for a in ("justify", "start", "centre", "end")], [0, 0, 36, 72])

    def test_levels_of_prohibition(self):
        def second(level):
            return lines("天地玄黄。宇宙洪日月", "--measure", "4em", "--prohibit", level)[0][1]
        self.assertEqual(second("none"), "。宇宙洪")
        for level in ("basic", "gb", "strict", "loose", "normal"):
            self.assertNotEqual(second(level)[0], "。")

    def test_widths_of_punctuation(self):
        def width(style):
            return only_line("天，地（玄", "--punctuation", style)["width"]
        self.assertEqual(width("none"), 45)
        self.assertLess(width("half"), width("full"))
        self.assertLessEqual(width("kaiming"), width("full"))

    def test_every_other_option_sets_every_character(self):
        text = "天地玄黄，宇宙洪荒。2026年11月24日（星期二）「かな」한국어 문장。" * 3
        squeezed = re.sub(r"\s", "", text)
        for option in (("--hanging",), ("--grid",), ("--no-hyphenate",), ("--phrase",), ("--tcy",),
                       ("--fit", "total"), ("--fit", "greedy"), ("--korean", "syllable"),
                       ("--korean", "word"), ("--align", "even"), ("--lang", "ja"),
                       ("--lang", "ko")):
            for mode in ((), ("--vertical",)):
                for measure in ("5em", "13em"):
                    [paragraph] = lines(text, *option, *mode, "--measure", measure)
                    self.assertEqual(re.sub(r"\s", "", "".join(paragraph)), squeezed, option)

    def test_wrong_words_are_usage_errors(self):
        for options in (("--measure", "20"), ("--measure", "-1em"), ("--measure", "wide"),
                        ("--size", "0pt"), ("--size", "2em"), ("--indent", "3pt"),
                        ("--lang", "??"), ("--role", "no-such-role"), ("--prohibit", "lax"),
                        ("--punctuation", "thin"), ("--align", "left"), ("--fit", "best"),
                        ("--korean", "letter"), ("--format", "pdf"), ("--guides",),
                        ("--no-such-option",)):
            done = run("天", *options)
            self.assertEqual(done.returncode, 2, options)
            self.assertEqual(done.stdout, b"", options)
            self.assertTrue(done.stderr, options)
        nothing = subprocess.run([QIANZI, "compose"], capture_output=True)
        self.assertEqual(nothing.returncode, 2)

    def test_a_file_that_is_not_there_is_an_input_with_an_error(self):
        done = subprocess.run([QIANZI, "compose", "no-such-file"], capture_output=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"[file-not-found]", done.stderr)


class Hostile(unittest.TestCase):
    TEXTS = {
        "lone surrogates": b"\xed\xa0\x80\xed\xbf\xbf" * 50,
        "broken bytes": bytes(range(128, 256)) * 5,
        "marks without end": "天" + "\u0301" * 10_000,
        "no break opportunity in 1,000 em": "\u2060".join("天" * 1000),
        "a word of 2,000 letters": "x" * 2000,
        "nothing has a width": "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\ufe0f" * 200,
        "bidi controls": "天\u202e地\u2066玄\u202bאבג\u2067 العربية \u2069黄\u202c\u2069\u202a宇" * 20,
        "bidi controls left open": "天" + "\u202e\u2067" * 200 + "地אב",
        "nobody has it": "\U000f1234\U0010fffd\u0378天",
        "only opening marks": "（「『《" * 100,
        "only closing marks": "。，」）" * 100,
        "noncharacters": "\ufffe\uffff\U0001ffff天",
        "white space": "天" + "\u3000\u00a0\u2003\t " * 200 + "地",
        "joined people": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d" * 100,
        "jamo": "\u1100\u1161\u11a8" * 300,
    }

    def test_each_is_set_somehow_in_both_directions_at_every_measure(self):
        for name, text in self.TEXTS.items():
            for options in ((), ("--vertical",), ("--measure", "0.1em"),
                            ("--measure", "3em", "--lang", "ja", "--hanging"),
                            ("--grid", "--align", "even", "--measure", "7em")):
                done = run(text, "--format", "json", *options)
                self.assertEqual(done.returncode, 0, (name, options, done.stderr[:500]))
                self.assertTrue(json.loads(done.stdout)["paragraphs"][0]["lines"], name)

    def test_each_drawing_is_xml(self):
        for name, text in self.TEXTS.items():
            for mode in ((), ("--vertical",)):
                done = run(text, "--format", "svg", *mode)
                self.assertEqual(done.returncode, 0, name)
                ElementTree.fromstring(done.stdout)

    def test_a_reading_longer_than_the_measure_is_whole(self):
        text = "<ruby><rb>天</rb><rt>" + "いちばんながいよみかた" * 10 + "</rt></ruby>地"
        for mode in ((), ("--vertical",)):
            [paragraph] = read_json(text, "--measure", "3em", *mode)
            glyphs = sum(len(run_["glyphs"]) for line in paragraph["lines"]
                         for run_ in line["runs"] if run_["kind"] == "reading")
            self.assertEqual(glyphs, 110)

    def test_a_character_that_no_face_has_is_named_once_and_is_no_error(self):
        done = run("天\U000f1234\n地\U000f1234", "--diagnostics", "json")
        self.assertEqual(done.returncode, 0)
        [found] = [json.loads(line) for line in done.stderr.decode().splitlines()]
        self.assertEqual((found["code"], found["line"]), ("missing-glyph", 1))
        self.assertIn("U+F1234", found["message"])

    def test_markup_nested_too_deep_is_refused(self):
        done = run("<em>" * 5000 + "天" + "</em>" * 5000)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"[nesting-too-deep]", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
