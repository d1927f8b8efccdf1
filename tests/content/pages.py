"""The pages of the book as the content tests read them."""

import ast
import difflib
from functools import cache, cached_property
from pathlib import Path

import markdown_pages

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"


class Page(markdown_pages.Page):
    def __init__(self, name, text):
        super().__init__(text)
        self.name = name

    def at(self, block, text=""):
        """Where ``text`` stands in a block, as an editor opens it: file and line."""
        lines = [number for number, line in enumerate(block.body.splitlines()) if text and text in line]
        return f"book/{self.name}.md:{block.body_line + lines[0] if lines else block.line}"

    def solution(self, label):
        """The solution with this label."""
        labels = {solution.label: solution for solution in self.solutions}
        near = difflib.get_close_matches(label, labels, 1)
        assert label in labels, f"book/{self.name}.md: no solution is labelled {label}" + (
            f"; did you mean {near[0]}, {self.at(labels[near[0]])}?" if near else ""
        )
        return labels[label]

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
