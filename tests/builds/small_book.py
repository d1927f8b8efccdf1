"""A small book, to be built and broken on purpose."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADER = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
    format_version: 0.13
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---
"""
RUN = '```{code-cell} ipython3\nimport uuid\nprint("run", uuid.uuid4().hex)\n```\n'
PAGES = {
    "index.md": "# Small book\n\nSee {ref}`here <ch-one>`.\n",
    "one.md": HEADER
    + "(ch-one)=\n# One\n\n$$\nx = 1\n$$ (eq-one)\n\nEquation {eq}`eq-one`, inline $\\hat\\theta$, "
    + "[two](two.md).\n\n"
    + "```{code-cell} ipython3\nfrom helpers.sample import ANSWER\nprint('answer', ANSWER)\n```\n\n"
    + "```{code-cell} ipython3\nfrom helpers.checking import check\ncheck('0.25', 1 / 4)\n```\n\n"
    + RUN,
    # Its only helper stands in a cell whose options are written in lines.
    "two.md": HEADER
    + "# Two\n\nNothing of the sample here.\n\n"
    + "```{code-cell} ipython3\n:tags: [remove-input]\n\nfrom helpers.other import NAME\nprint('name', NAME)\n```\n\n"
    + RUN,
}


class SmallBook:
    def __init__(self, root):
        self.root = root
        self.book = root / "book"

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf8")

    def replace(self, name, old, new):
        text = (self.root / name).read_text("utf8")
        assert text.count(old) == 1, f"{old!r} in {name}"
        self.write(name, text.replace(old, new))

    def build(self, *flags, **environment):
        command = [str(Path(sys.executable).with_name("jb")), "build", *flags, "-n", "--keep-going", "book"]
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "PYTHONPATH", "BOOK_"))}
        done = subprocess.run(
            command, cwd=self.root, env={**clean, **environment}, capture_output=True, text=True, timeout=300
        )
        return done.returncode, re.sub(r"\x1b\[[\d;]*m", "", done.stdout + done.stderr)

    def page(self, name):
        return (self.book / "_build/html" / name).read_text("utf8")

    def run_id(self, name):
        """Changes whenever the cells of the page run."""
        return re.search(r"run ([0-9a-f]{32})", self.page(name))[1]
