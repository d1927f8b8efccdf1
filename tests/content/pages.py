"""The pages of the book as the content tests read them."""

import ast
from functools import cache, cached_property
from pathlib import Path

import markdown_pages

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"


class Page(markdown_pages.Page):
    def __init__(self, name, text):
        super().__init__(text)
        self.name = name

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
