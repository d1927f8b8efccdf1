"""The pages of the book as the content tests read them."""

import ast
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from execution import CELL

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"

YAML_OPTIONS = re.compile(r"\A---\n(.*?)^---\n", re.M | re.S)
LINE_OPTIONS = re.compile(r"\A((?::[\w-]+:.*\n)+)\n?")
SOLUTION = re.compile(r"^(`{3,})\{solution\} *(\S+)\n(.*?)^\1[ \t]*$", re.M | re.S)
LABEL = re.compile(r"^:label: *(\S+)", re.M)


@dataclass(frozen=True)
class Cell:
    options: str
    code: str
    line: int


@dataclass(frozen=True)
class Solution:
    exercise: str
    label: str
    body: str
    end: int  # offset behind it, in the page's text


@dataclass(frozen=True)
class Page:
    name: str
    text: str

    @cached_property
    def cells(self):
        found = []
        for match in CELL.finditer(self.text):
            options = YAML_OPTIONS.match(match[2]) or LINE_OPTIONS.match(match[2])
            code = match[2][options.end() :] if options else match[2]
            line = self.text[: match.start()].count("\n") + 1
            found.append(Cell(options[1] if options else "", code, line))
        return found

    @cached_property
    def prose(self):
        return CELL.sub("", self.text)

    @cached_property
    def solutions(self):
        found = []
        for match in SOLUTION.finditer(self.text):
            label = LABEL.search(match[3])
            found.append(Solution(match[2], label[1] if label else "", match[3], match.end()))
        return found

    @cached_property
    def checked(self):
        """The texts that some cell of the page gives to ``check``."""
        texts = set()
        for cell in self.cells:
            for node in ast.walk(ast.parse(cell.code)):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "check":
                    texts |= {n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)}
        return texts


@cache
def all_pages():
    """Each page is read once; the marks of formulas that break on a narrow page are none of its text."""
    return [
        Page(path.relative_to(BOOK).with_suffix("").as_posix(), path.read_text("utf8").replace(r"\\ % narrow", r"\\"))
        for path in sorted(BOOK.rglob("*.md"))
        if not any(part.startswith(("_", ".")) for part in path.relative_to(BOOK).parts)
    ]


@cache
def page(name):
    return next(p for p in all_pages() if p.name == name)
