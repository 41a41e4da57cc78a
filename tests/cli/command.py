"""The real command, as the suites call it, and inputs for it.

A suite is run as SUITE.py PROGRAM SOURCE_DIR.
"""
import hashlib
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

QIANZI, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])

ARTICLE = """<article xml:lang="zh-Hans">
  <head><headline>渡口今晨复航</headline></head>
  <body><p>大雾散去，停航两天的渡轮于七时三十分离岸。</p>{body}</body>
</article>
"""

EDITION = """<edition id="{id}" date="2026-11-24" xml:lang="zh-Hans">
  <nameplate>东埠日报</nameplate>
  <page number="1" name="要闻">{articles}</page>
</edition>
"""


def main():
    unittest.main(argv=sys.argv[:1], verbosity=2)


def small_files(limit):
    """A disk that is full at `limit` bytes a file: what a writer meets is a failing write."""
    def before():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return before


class CommandTest(unittest.TestCase):
    """Each test has a folder of its own, with out/ for outputs."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="qianzi-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.out = self.folder / "out"

    def environment(self, **changes):
        env = {name: value for name, value in os.environ.items()
               if not name.startswith("QIANZI_") and name != "SOURCE_DATE_EPOCH"}
        env.update({name: str(value) for name, value in changes.items()})
        return env

    def run_it(self, *words, env=None, before=None, program=QIANZI, **streams):
        streams.setdefault("stdout", subprocess.PIPE)
        return subprocess.run([program, *[str(word) for word in words]], cwd=self.folder,
                              env=self.environment(**(env or {})), preexec_fn=before,
                              stderr=subprocess.PIPE, encoding="utf-8", timeout=300, **streams)

    def expect(self, code, *words, **how):
        """Runs the command; fails unless it ends with `code`."""
        done = self.run_it(*words, **how)
        self.assertEqual(done.returncode, code, f"{words}\n{done.stdout}\n{done.stderr}")
        return done

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def article(self, name="article.xml", body=""):
        return self.write(name, ARTICLE.format(body=body))

    def edition(self, folder="daily", identity="daily", **articles):
        """An edition of articles NAME=BODY; a body of None makes a broken file."""
        for name, body in articles.items():
            if body is None:
                self.write(f"{folder}/{name}.xml", "<article><head><headline>")
            else:
                self.article(f"{folder}/{name}.xml", body)
        placed = "".join(f'<article src="{name}.xml"/>' for name in articles)
        return self.write(f"{folder}/edition.xml", EDITION.format(id=identity, articles=placed))

    def tree(self, folder=None):
        """Every file and empty folder below, hidden ones too, with a digest of its bytes."""
        folder = folder or self.out
        found = {}
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            if path.is_file():
                found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
            elif not any(path.iterdir()):
                found[name + "/"] = ""
        return found
