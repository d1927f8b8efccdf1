"""The one reader of the chapters' Markdown, for extensions and tests.

It uses MyST's own parser, so that what it calls a cell, a statement or an equation is what the
book shows as one; an example in a listing is none.  Lines are counted from 1 in the page.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

import yaml
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DIRECTIVE = re.compile(r"\{([\w:-]+)\}\s*(.*)", re.S)
OPTION = re.compile(r":([\w-]+):(?: +(.*))?$")
VERBATIM = {"code-cell", "code", "code-block", "index", "literalinclude", "math", "raw"}  # hold no Markdown

# What stands inside a line is not needed here, and takes most of the time.
parser = create_md_parser(MdParserConfig(enable_extensions={"colon_fence", "deflist", "dollarmath"}), RendererHTML)
parser.disable(["inline", "text_join"])


@dataclass(frozen=True)
class Block:
    """A directive, such as ``{prf:theorem} Title``, with its options and what stands in it."""

    name: str
    title: str
    header: str  # the options as they are written
    body: str
    line: int
    body_line: int
    end: int

    @cached_property
    def options(self):
        if self.header.startswith(":"):
            pairs = [OPTION.match(line) for line in self.header.splitlines()]
            return {pair[1]: self._value(pair[2] or "") for pair in pairs if pair}
        return self._value(self.header, otherwise={}) or {}

    @staticmethod
    def _value(text, otherwise=None):
        if otherwise is None and not text.startswith(("[", "{")):
            return text.strip()
        try:
            return yaml.load(text, Loader=LOADER)
        except yaml.YAMLError:  # MyST reports it, with its place
            return text if otherwise is None else otherwise

    @property
    def label(self):
        return self.options.get("label", "")

    @property
    def classes(self):
        return self.options.get("class", "").split()

    @property
    def tags(self):
        return self.options.get("tags", [])

    @property
    def code(self):
        return self.body


@dataclass(frozen=True)
class Equation:
    tex: str
    label: str  # empty if it has none
    line: int


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    line: int


class Page:
    """What stands on a page, in its order; directives inside directives too."""

    def __init__(self, text):
        self.text = text

    @cached_property
    def _tokens(self):
        return parser.parse(self.text)

    @cached_property
    def cells(self):
        blocks = (as_block(token, 0) for token in self._tokens if token.level == 0)
        return [block for block in blocks if block and block.name == "code-cell"]

    @cached_property
    def _found(self):
        return [*walk(self._tokens, 0)]

    def blocks(self, *names):
        """All directives of these names; ``"prf:"`` stands for all that begin so."""
        return [
            found
            for found in self._found
            if isinstance(found, Block)
            and any(found.name.startswith(n) if n.endswith(":") else found.name == n for n in names)
        ]

    @cached_property
    def statements(self):
        return self.blocks("prf:")

    @cached_property
    def exercises(self):
        return self.blocks("exercise")

    @cached_property
    def solutions(self):
        """Each with the label of its exercise as its title."""
        return self.blocks("solution")

    @cached_property
    def hints(self):
        return [block for block in self.blocks("dropdown") if block.title.startswith("Hint")]

    @cached_property
    def equations(self):
        return [found for found in self._found if isinstance(found, Equation)]

    @cached_property
    def headings(self):
        return [found for found in self._found if isinstance(found, Heading)]

    @cached_property
    def prose(self):
        """The text without its front matter and its cells."""
        return self.without(*self.cells)

    def without(self, *blocks):
        """The text without its front matter and ``blocks``."""
        front = [(1, token.map[1]) for token in self._tokens[:1] if token.type == "front_matter"]
        left_out = {n for first, last in [*front, *((b.line, b.end) for b in blocks)] for n in range(first, last + 1)}
        lines = self.text.splitlines(keepends=True)
        return "".join(line for number, line in enumerate(lines, 1) if number not in left_out)

    def lines(self, first, last):
        """The text of the lines from ``first`` to ``last``."""
        return "".join(self.text.splitlines(keepends=True)[first - 1 : last])


@lru_cache(maxsize=512)
def read(text):
    """The page with this text, which is read once."""
    return Page(text)


def walk(tokens, offset):
    for number, token in enumerate(tokens):
        block = as_block(token, offset)
        if block:
            yield block
            if block.name == "math":
                yield Equation(block.body, block.label, block.line)
            elif block.name not in VERBATIM:
                yield from walk(parser.parse(block.body), block.body_line - 1)
        elif token.type in ("math_block", "math_block_label"):
            yield Equation(token.content, token.info, token.map[0] + 1 + offset)
        elif token.type == "heading_open":
            yield Heading(int(token.tag[1]), tokens[number + 1].content, token.map[0] + 1 + offset)


def as_block(token, offset):
    """The directive that a fence opens; None if it is no directive."""
    found = DIRECTIVE.match(token.info) if token.type in ("fence", "colon_fence") else None
    if not found:
        return None
    lines = token.content.splitlines(keepends=True)
    header, skipped = options_of(lines)
    if skipped < len(lines) and not lines[skipped].strip():
        skipped += 1  # a blank line before the text belongs to neither
    first, last = token.map[0] + 1 + offset, token.map[1] + offset
    body = "".join(lines[skipped:])
    return Block(found[1], found[2].strip(), header, body, first, first + 1 + skipped, last)


def options_of(lines):
    """The options that a directive begins with, and how many lines they take."""
    if lines and lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], 1):
            if line.rstrip() == "---":
                return "".join(lines[1:number]), number + 1
    count = 0
    while count < len(lines) and OPTION.match(lines[count].rstrip()):
        count += 1
    return "".join(lines[:count]), count
