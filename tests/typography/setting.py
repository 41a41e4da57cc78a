"""What `qianzi compose` makes of a text, measured in ems: what the suites of this folder ask.

A suite is run as SUITE_test.py PROGRAM SOURCE_DIR.
"""
import functools
import json
import pathlib
import subprocess
import sys
import unittest

QIANZI, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
LANGUAGES = ("zh-Hans", "zh-Hant", "ja")
MODES = ((), ("--vertical",))
TOLERANCE = 0.002  # of an em: output is rounded to a ten thousandth of a point


class Line:
    """A composed line; lengths in ems of its paragraph."""

    def __init__(self, json_line, size):
        self.json = json_line
        self.size = size
        self.text = json_line["text"]
        self.width = json_line["width"] / size
        self.natural = json_line["natural"] / size
        self.measure = json_line["measure"] / size
        self.indent = json_line["indent"] / size
        self.adjustment = {rank: value / size for rank, value in json_line["adjustment"].items()}
        self.last, self.hanging = json_line["last"], json_line["hanging"]
        self.runs = json_line["runs"]
        self.rules = [{**rule, **{key: rule[key] / size for key in ("start", "end", "shift",
                                                                   "thickness")}}
                      for rule in json_line["rules"]]

    def base_runs(self):
        return [run for run in self.runs if run["kind"] not in ("reading", "mark")]

    def of_kind(self, kind):
        return [run for run in self.runs if run["kind"] == kind]

    @functools.cached_property
    def glyphs(self):
        """Glyphs of the text, in the order of the line: (characters, start, end)."""
        return [glyph for run in self.base_runs() for glyph in glyphs_of(run, self.size)]

    @functools.cached_property
    def starts(self):
        return [start for _, start, _ in self.glyphs]

    @functools.cached_property
    def advances(self):
        return [end - start for _, start, end in self.glyphs]

    @functools.cached_property
    def spaces(self):
        """White space between each glyph and the next."""
        return [right[1] - left[2] for left, right in zip(self.glyphs, self.glyphs[1:])]


def glyphs_of(run, size):
    source = run["text"].encode("utf-8")
    clusters = sorted({glyph["cluster"] for glyph in run["glyphs"]}) + [len(source)]
    ends = dict(zip(clusters, clusters[1:]))
    return [(source[glyph["cluster"]:ends[glyph["cluster"]]].decode("utf-8"),
             glyph["position"] / size, (glyph["position"] + glyph["advance"]) / size)
            for glyph in run["glyphs"]]


def paragraphs(text, *options, size=9.0):
    """Each paragraph of `text` as a list of lines. Many texts in one call: a list of paragraphs."""
    text = text if isinstance(text, str) else "\n".join(text)
    done = subprocess.run([QIANZI, "compose", "--format", "json", *options, "-"],
                          input=text.encode("utf-8"), capture_output=True, timeout=120)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return [[Line(line, size) for line in paragraph["lines"]]
            for paragraph in json.loads(done.stdout)["paragraphs"]]


def lines(text, *options, **how):
    """Lines of a text that is one paragraph."""
    [paragraph] = paragraphs(text, *options, **how)
    return paragraph


def line(text, *options, **how):
    """The line of a text that is one."""
    [only] = lines(text, "--measure", "40em", *options, **how)
    return only


def texts(paragraph):
    return [one.text for one in paragraph]


class RuleTest(unittest.TestCase):
    """In ems."""

    def same(self, found, wanted, *about):
        """Equal lengths, or lists of them."""
        if isinstance(wanted, (int, float)):
            self.assertAlmostEqual(found, wanted, delta=TOLERANCE, msg=about)
            return
        self.assertEqual(len(found), len(wanted), (*about, found))
        for one, other in zip(found, wanted):
            self.assertAlmostEqual(one, other, delta=TOLERANCE, msg=(*about, found))


def main():
    unittest.main(argv=sys.argv[:1], verbosity=2)
