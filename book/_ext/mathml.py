"""Formulas become native MathML while the book is read.

The browser draws them itself: no script runs, and a page is quiet once it is painted.  A
formula that does not parse is named with its file and line, and the build fails.

A display formula may mark where it breaks on a narrow page only, behind the row break:
``\\\\ % narrow``.  Then it is written twice, whole and in steps, and the width of its column
chooses (``book.css``).

This is a Sphinx math renderer; the conversion itself is done by math-core.
"""

import re
from html import escape

from docutils import nodes
from math_core import LatexError, LatexToMathML
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

logger = logging.getLogger(__name__)
converter = LatexToMathML(annotation=False, fancy_error=False)

ROW_SPACE = re.compile(r"\\\\\s*\[[\d.]+\s*(?:pt|em|ex|mm)\]")
NARROW = re.compile(r"\s*\\\\[ \t]*%[ \t]*narrow[ \t]*\n\s*&?\s*(?:\\q?quad(?![a-zA-Z])|\{\})*")
LEFT_ALONE = re.compile(  # a row without a relation, before one that begins with it
    r"(?m)^[ \t]*&((?:(?!\\\\|&).)*?)\s*\\\\[ \t]*%[ \t]*narrow[ \t]*\n"
    r"\s*&(?=\s*(?:=|\\[lg]e\b|\\approx|\\to\b|<|>))"
)
COMMENT = re.compile(r"(?<!\\)%[^\n]*")
TAG = re.compile(r"\\tag\{([^{}]*)\}")
SELF_NUMBERING = re.compile(r"\\begin\{(align|equation|gather|multline)\}")
ONE_ROW = re.compile(r"\s*\\begin\{aligned\}((?:(?!\\\\|\\begin).)*)\\end\{aligned\}\s*", re.S)
CLOSING = re.compile(r"[^\s\w(\[{–—]+")  # punctuation that follows a formula without a space
OPENING = re.compile(r"[(\[“‘]+$")
SCRIPTED_BRACKET = re.compile(r"<(msup|msub|msubsup)>(<mo [^>]*minsize=[^>]*>[^<]*</mo>)")
GLYPHS = re.compile(r"<[^>]*>|&(?=\w+;)")  # all but these are drawn
LONG = 16  # glyphs; a longer formula in a line may scroll by itself on a small phone
BOX = re.compile(r'<menclose notation="box">(.*?)</menclose>', re.S)


def to_mathml(tex, display):
    """Return MathML for ``tex``; raise ``LatexError`` where it does not parse."""
    # A space after a row would be printed as text, so the row break alone is kept.
    mathml = converter.convert_with_local_state(ROW_SPACE.sub(r"\\\\", COMMENT.sub("", tex)), displaystyle=display)
    # A big bracket that carries a script is drawn small unless it stands in a row of its own.
    mathml = SCRIPTED_BRACKET.sub(r"<\1><mrow>\2</mrow>", mathml)
    # MathML Core has no enclosing element; a row with a border draws the box.
    return BOX.sub(r'<mrow class="boxed">\1</mrow>', mathml)


def split_tag(tex):
    r"""Return ``tex`` without its ``\tag{…}``, and what the tag said (or None)."""
    found = TAG.findall(tex)
    if not found:
        return tex, None
    if len(found) > 1:
        raise LatexError(r"0: more than one \tag in a formula")
    return TAG.sub("", tex), found[0]


def complete(tex):
    """Give several lines without an environment the one that aligns them."""
    numbering = SELF_NUMBERING.search(tex)
    if numbering:
        raise LatexError(
            f"{numbering.start()}: \\begin{{{numbering[1]}}} numbers itself; use \\begin{{aligned}} and a label"
        )
    return rf"\begin{{aligned}}{tex}\end{{aligned}}" if r"\\" in tex and r"\begin{" not in tex else tex


def whole(tex):
    """``tex`` without its breaks for a narrow page; one row that is left needs no environment."""
    # A left side that stands alone on a narrow page comes before the sign that the rows are aligned at.
    joined = NARROW.sub(" ", LEFT_ALONE.sub(r"\1&", tex))
    single = ONE_ROW.fullmatch(joined)
    return single[1].replace("&", "") if single else joined


def display(tex):
    """HTML of a display formula, and its tag."""
    body, tag = split_tag(tex)
    forms = [("formula", body)]
    if NARROW.search(body):
        forms = [("formula whole", whole(body)), ("formula stepped", body)]
    drawn = "".join(f'<div class="{name}">{to_mathml(complete(form), display=True)}</div>' for name, form in forms)
    if tag:
        tag = to_mathml(tag.strip("$"), display=False) if tag.startswith("$") else escape(tag)
    return drawn, tag


class Convert(SphinxTransform):
    """Each formula is converted when its page is read, and named with file and line at the end if it is wrong."""

    default_priority = 890

    def apply(self, **kwargs):
        for node in self.document.findall(lambda n: isinstance(n, (nodes.math, nodes.math_block))):
            tex = node.astext().strip()
            try:
                if isinstance(node, nodes.math):
                    node["mathml"] = to_mathml(tex, display=False)
                else:
                    node["mathml"], node["tag"] = display(tex)
            except LatexError as error:
                where = node
                while where is not None and not where.line:
                    where = where.parent
                place = where if where is not None else self.env.docname
                logger.error("formula does not parse: %s: %s", " ".join(tex.split()), error, location=place)


class KeepPunctuation(SphinxPostTransform):
    """A comma, full stop or bracket does not part from the formula it touches."""

    default_priority = 880
    formats = ("html",)

    def run(self, **kwargs):
        for formula in list(self.document.findall(nodes.math)):
            parent = formula.parent
            at = parent.index(formula)
            after = parent[at + 1] if at + 1 < len(parent) else None
            before = parent[at - 1] if at else None
            closing = CLOSING.match(after) if isinstance(after, nodes.Text) else None
            opening = OPENING.search(before) if isinstance(before, nodes.Text) else None
            if not (closing or opening):
                continue
            held = nodes.inline("", "", classes=["nobreak"])
            first, last = at, at + 1
            if opening:
                parent[at - 1] = nodes.Text(before[: opening.start()])
                held += nodes.Text(opening[0])
            held += formula.deepcopy()
            if closing:
                held += nodes.Text(closing[0])
                parent[at + 1] = nodes.Text(after[closing.end() :])
            parent[first:last] = [held]


def inline_html(mathml):
    long = " long" if len(GLYPHS.sub("", mathml)) > LONG else ""
    return f'<span class="math{long}">{mathml}</span>'


def visit_inline(translator, node):
    mathml = node.get("mathml", "")
    if "spoken" in node:
        mathml = mathml.replace("<math", f'<math aria-label="{escape(node["spoken"])}"', 1)
    translator.body.append(inline_html(mathml))
    raise nodes.SkipNode


def visit_display(translator, node):
    drawn, tag = node.get("mathml", ""), node.get("tag")
    classes = "math two" if "stepped" in drawn else "math"
    translator.body.append(translator.starttag(node, "div", CLASS=classes) + drawn)
    if node.get("number"):
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    elif tag:
        translator.body.append(f'<span class="eqno">({tag})</span>')
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_display, None))
    app.add_transform(Convert)
    app.add_post_transform(KeepPunctuation)
    return {"version": "2", "parallel_read_safe": True, "parallel_write_safe": True}
