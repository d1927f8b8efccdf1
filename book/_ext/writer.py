"""The HTML of a page's text, written once: what differs from Sphinx's own writer.

Boxes (see ``boxes``) are plain divisions and native ``<details>``.  Tables scroll in a frame of
their own, drawings carry their size, so that nothing moves when they come, and a class that lets a
dark page turn their colours, and listings mark
four kinds of words: the rest would weigh more than the code.
"""

import re
from html import escape
from pathlib import Path

from docutils import nodes
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Number, Operator, String
from sphinx.writers.html5 import HTML5Translator

from moving import slider

MARKED = ((Comment, "c"), (Keyword, "k"), (Operator.Word, "k"), (String, "s"), (Number, "m"))
DRAWING_SIZE = re.compile(r'<svg [^>]*width="([\d.]+)pt" height="([\d.]+)pt"')


def listing(code, language):
    """HTML of ``code`` with comments, keywords, strings and numbers marked."""
    out, last = [], None
    for kind, text in get_lexer_by_name(language, stripnl=False).get_tokens(code):
        mark = next((name for group, name in MARKED if kind in group), None) if text.strip() else last
        if mark != last:
            out.append(("</span>" if last else "") + (f'<span class="{mark}">' if mark else ""))
            last = mark
        out.append(escape(text, quote=False))
    return "".join(out).rstrip("\n") + ("</span>" if last else "")


class PageWriter(HTML5Translator):
    def visit_box(self, node):
        self.body.append(self.starttag(node, "div"))

    def depart_box(self, node):
        self.body.append("</div>\n")

    visit_container, depart_container = visit_box, depart_box

    def visit_fold(self, node):
        part = {"data-part": node["part"]} if "part" in node else {}
        self.body.append(self.starttag(node, "details", **part))

    def depart_fold(self, node):
        self.body.append("</div></details>\n")

    def visit_fold_title(self, node):
        self.body.append("<summary>")

    def depart_fold_title(self, node):
        ids = node.parent["ids"]
        link = f'<a class="headerlink" href="#{ids[0]}">#</a>' if ids else ""
        self.body.append(f'</summary><div class="fold-body">{link}')

    def visit_literal_block(self, node):
        if node.rawsource != node.astext():  # marked up by hand
            super().visit_literal_block(node)
            return
        language = node.get("language", "text")
        plain = language in ("default", "none", "text", "myst-ansi")
        text = escape(node.rawsource.rstrip("\n"), quote=False) if plain else listing(node.rawsource, language)
        self.body.append(f'<div class="highlight {language}"><pre>{text}\n</pre></div>\n')
        raise nodes.SkipNode

    def visit_table(self, node):
        self.body.append('<div class="wide">')
        self._table_row_indices.append(0)
        self.body.append(self.starttag(node, "table"))

    def depart_table(self, node):
        self._table_row_indices.pop()
        self.body.append("</table></div>\n")

    def visit_colgroup(self, node):
        pass  # widths follow from the content

    depart_colgroup = depart_colspec = visit_colgroup

    def visit_colspec(self, node):
        node.parent.stubs.append(node.attributes.get("stub"))

    def visit_entry(self, node):
        in_head = isinstance(node.parent.parent, nodes.thead)
        formula = only_formula(node) if in_head else None
        if in_head and not node.astext().strip():
            # The corner of a table heads nothing.
            self.body.append("<td>")
            self.context.append("</td>\n")
            node.children = []
            node.parent.column += 1
            return
        if formula is not None:  # a header that is a formula alone has a name in letters
            formula["spoken"] = " ".join(re.sub(r"[\\{}$^_]", " ", formula.astext()).split())
        super().visit_entry(node)

    def visit_row(self, node):
        self.body.append("<tr>")
        node.column = 0

    def visit_image(self, node):
        drawing = Path(self.builder.srcdir, node["uri"])
        if node["uri"] not in self.builder.images or drawing.suffix != ".svg":
            super().visit_image(node)
            return
        address = f"{self.builder.imgpath}/{self.builder.images[node['uri']]}"
        room = DRAWING_SIZE.search(drawing.read_text("utf8")[:2000])
        width, height = (round(float(points) * 4 / 3) for points in room.groups())
        whole = isinstance(node.parent, nodes.figure)  # on a phone, the way to see it large
        self.body.append(
            (f'<a class="large" href="{escape(address)}">' if whole else "")
            + f'<img class="{" ".join(node["classes"] or ["drawn"])}" src="{escape(address)}" '
            f'alt="{escape(node.get("alt", ""))}" '
            f'loading="lazy" width="{width}" height="{height}">' + ("</a>" if whole else "")
        )
        if whole and "moving" in node.parent and self.builder.name == "html":
            self.body.append(slider(node.parent))

    def visit_citation(self, node):
        if not isinstance(node.previous_sibling(), nodes.citation):
            self.body.append('<div role="list">\n')
        self.body.append(self.starttag(node, "div", CLASS="citation", role="listitem"))

    def depart_citation(self, node):
        self.body.append("</div>\n")
        if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
            self.body.append("</div>\n")


def only_formula(entry):
    paragraph = entry.children[0] if len(entry.children) == 1 else entry
    only = paragraph.children[0] if len(paragraph.children) == 1 else None
    only = only.children[0] if isinstance(only, nodes.inline) and len(only.children) == 1 else only
    return only if isinstance(only, nodes.math) else None


def setup(app):
    app.set_translator("html", PageWriter)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
