"""Formulas become native MathML while the book is built.

The browser draws them itself: no script runs, and a page is quiet once it is
painted.  Each formula carries its TeX in an ``<annotation>``, which the copy
button of a selection and assistive technology can read.  A formula that does
not parse is reported with its file and line, and the build fails.

This is a Sphinx math renderer; the conversion itself is done by math-core.
"""

import re

from docutils import nodes
from math_core import LatexError, LatexToMathML
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from built_pages import built_pages

logger = logging.getLogger(__name__)
converter = LatexToMathML(annotation=True, fancy_error=False)

ROW_SPACE = re.compile(r"\\\\\s*\[[\d.]+\s*(?:pt|em|ex|mm)\]")
TAG = re.compile(r"\\tag\{([^{}]*)\}")
SELF_NUMBERING = re.compile(r"\\begin\{(align|equation|gather|multline)\}")
CLOSING = re.compile(r"[^\s\w(\[{–—]+")  # punctuation that follows a formula without a space
OPENING = re.compile(r"[(\[“‘]+$")
SCRIPTED_BRACKET = re.compile(r"<(msup|msub|msubsup)>(<mo [^>]*minsize=[^>]*>[^<]*</mo>)")
BAD = '<code class="bad-formula">'
GLYPHS = re.compile(r"<annotation.*?</annotation>|<[^>]*>|&(?=\w+;)", re.S)  # all but these are drawn
LONG = 16  # glyphs; a longer formula in a line may scroll by itself on a small phone
BOX = re.compile(r'<menclose notation="box">(.*?)</menclose>', re.S)


def to_mathml(tex, display):
    """Return MathML for ``tex``; raise ``LatexError`` where it does not parse."""
    # A space after a row would be printed as text, so the row break alone is kept.
    mathml = converter.convert_with_local_state(ROW_SPACE.sub(r"\\\\", tex), displaystyle=display)
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


def report(translator, node, tex, error):
    where = node
    while where is not None and not where.line:
        where = where.parent
    location = where if where is not None else translator.builder.current_docname
    shown = " ".join(tex.split())
    logger.error("formula does not parse: %s: %s", shown, error, location=location, type="mathml")
    translator.body.append(f"{BAD}{translator.encode(tex)}</code>")


def visit_inline(translator, node):
    tex = node.astext()
    classes = "math notranslate nohighlight"
    try:
        mathml = to_mathml(tex, display=False)
    except LatexError as error:
        mathml = ""
        report(translator, node, tex, error)
    if len(GLYPHS.sub("", mathml)) > LONG:
        classes += " long"
    translator.body.append(translator.starttag(node, "span", "", CLASS=classes) + mathml)
    translator.body.append("</span>")
    raise nodes.SkipNode


def visit_display(translator, node):
    tex = node.astext().strip()
    translator.body.append(translator.starttag(node, "div", CLASS="math notranslate nohighlight"))
    try:
        body, tag = split_tag(tex)
        translator.body.append(f'<div class="formula">{to_mathml(complete(body), display=True)}</div>')
    except LatexError as error:
        tag = None
        report(translator, node, tex, error)
    if node.get("number"):
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    elif tag:
        shown = to_mathml(tag.strip("$"), display=False) if tag.startswith("$") else translator.encode(tag)
        translator.body.append(f'<span class="eqno">({shown})</span>')
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def fail_on_bad_formulas(app, exception):
    """Look for the mark that a bad formula left, whichever process wrote the page."""
    if exception or app.builder.format != "html":
        return
    bad = sum(page.read_text("utf8").count(BAD) for page in built_pages(app))
    if bad:
        raise ExtensionError(f"{bad} formula(s) do not parse; each is named where its page is written")


def setup(app):
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_display, None))
    app.add_post_transform(KeepPunctuation)
    app.connect("build-finished", fail_on_bad_formulas, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
