"""Another draw: the variants of a question, as they look on its page, in one small file for each page.

The Markdown of ``helpers.questions`` is read with its page, so that references and formulas are those of
the book, and taken out again before the page is written.  ``_draws/<page>.js`` has it once as HTML, with
places for what changes, and for each place the texts of all variants.
"""

import json
import re
import sys
from functools import cache
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from answers import concerning, written
from boxes import box, by_part
from mathml import display, inline_html, to_mathml

FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<!\\)\$([^$]+?)(?<!\\)\$", re.S)
TOKEN = re.compile(r"@\w+@")
PLACE = re.compile("\ue000(\\d+)\ue001")
HELD = re.compile(r"slot\{(\d+)\}")
MARKUP = re.compile(r"\$([^$]+)\$|\*\*([^*]+)\*\*|\*([^*]+)\*")


class drawn(nodes.General, nodes.Element):
    """A statement or a solution of a question, with places for what changes."""


def questions_of(app):
    """The questions of each page; their modules come from the book's own source."""
    source = str(Path(app.srcdir).parent / "src")
    if not Path(source, "helpers/questions").is_dir():
        return {}
    sys.path.insert(0, source)
    try:
        from helpers.questions import question_sheet
    finally:
        sys.path.remove(source)
    pages = {}
    for question in question_sheet().values():
        pages.setdefault(question.page, []).append(question)
    return pages


def slotted(markdown, slots):
    """Each formula that changes, and each text, becomes a place; ``slots`` collects what stands there."""

    def place(template, math):
        slots.setdefault((template, math), len(slots))
        return slots[template, math]

    def formula(found):
        if not TOKEN.search(found[0]):
            return found[0]
        if found[1]:
            return f"$$\nslot{{{place(found[1].strip(), 'block')}}}\n$$"
        return f"$slot{{{place(found[2], 'line')}}}$"

    markdown = FORMULA.sub(formula, markdown)
    return TOKEN.sub(lambda found: f"\ue000{place(found[0], '')}\ue001", markdown)


def filled(template, words):
    return TOKEN.sub(lambda found: words[found[0][1:-1]], template)


@cache
def html_of(text, math):
    if math == "line":
        return inline_html(to_mathml(text, display=False))
    if math == "block":
        inside, tag = display(text)
        classes = "math two" if "stepped" in inside else "math"
        return f'<div class="{classes}">{inside}' + (f'<span class="eqno">({tag})</span>' if tag else "") + "</div>"
    out, at = [], 0
    for found in MARKUP.finditer(text):
        formula, strong, slanted = found.groups()
        out += [escape(text[at : found.start()], quote=False)]
        out += [html_of(formula, "line") if formula else f"<{'strong' if strong else 'em'}>{strong or slanted}</>"]
        if not formula:
            out[-1] = out[-1].replace("</>", "</strong>" if strong else "</em>")
        at = found.end()
    return "".join(out) + escape(text[at:], quote=False)


class Drawn(SphinxDirective):
    has_content = True
    required_arguments = 1

    def run(self):
        return [drawn("", *self.parse_content_to_nodes(), name=self.arguments[0])]


def add_questions(app, docname, source):
    """Behind the page's text, where the reader of the page meets them too."""
    for question in app.draws.get(docname, ()):
        module = sys.modules[question.words.__module__]
        for each in (module, sys.modules[module.__name__.replace(".questions.", ".answers.")]):
            app.env.note_dependency(each.__file__)
        slots = {}
        for name, text in (("", question.statement), *question.solutions.items()):
            fence = "`" * 12
            source[0] += f"\n\n{fence}{{drawn}} {question.label}|{name}\n\n{slotted(text.strip(), slots)}\n\n{fence}\n"


def split(column):
    """A column of HTML: what all variants share, with the columns of what differs between."""
    pieces = [re.split(r"(<[^>]*>)", text) for text in column]
    if len({len(each) for each in pieces}) > 1:
        return [column]
    out = []
    for texts in map(list, zip(*pieces, strict=True)):
        if len(set(texts)) > 1:
            out.append(texts)
        elif out and isinstance(out[-1], str):
            out[-1] += texts[0]
        else:
            out.append(texts[0])
    return out


class Draws(SphinxPostTransform):
    """After all that is done to formulas and boxes: take the questions out, and write them."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs):
        found = {}
        for node in list(self.document.findall(drawn)):
            node.parent.remove(node)
            label, _, name = node["name"].partition("|")
            found.setdefault(label, {})[name] = node
        if not found:
            return
        data = {}
        for question in self.app.draws[self.env.docname]:
            self.offer(question.label)
            data[question.label] = self.variants(question, found[question.label])
        target = Path(self.app.outdir, f"_draws/{self.env.docname}.js")
        target.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        target.write_text(f"self.DRAWS({text});\n", "utf8")

    def offer(self, label):
        card = next(node for node in self.document.findall(box) if label in node["ids"])
        row = next(node for node in reversed(card.children) if "row" in node.get("classes", ()))
        button = f'<button type="button" class="plain needs-script" data-draw="{label}">Another draw</button>\n'
        row += nodes.raw("", button, format="html")

    def variants(self, question, pieces):
        slots = {}
        for text in (question.statement, *question.solutions.values()):
            slotted(text.strip(), slots)
        words = [question.tokens(givens) for givens in question.variants()]
        inside, columns = {}, []
        for (template, math), number in slots.items():
            column = [html_of(filled(template, each), math) for each in words]
            inside[number] = ""
            for piece in split(column):
                if not isinstance(piece, str):
                    if piece not in columns:
                        columns.append(piece)
                    piece = f"\ue000{columns.index(piece)}\ue001"
                inside[number] += piece
        html = {}
        start, parts = by_part(pieces[""].children)
        for name, content in {"": start, **parts}.items():
            html[name] = self.html(content, inside)
        for part in question.parts:
            html[f"sol-{part}"] = self.html(pieces[part].children, inside)
        return {"html": html, "columns": columns, "answers": self.answers(question), "hints": question.hints}

    def html(self, content, inside):
        content = box("", *[node.deepcopy() for node in content])
        for formula in list(content.findall(lambda n: isinstance(n, (nodes.math, nodes.math_block)))):
            held = HELD.fullmatch(formula.astext().strip())
            if held:
                formula.replace_self(nodes.raw("", f"\ue000{held[1]}\ue001", format="html"))
        text = self.app.builder.render_partial(content)["fragment"].strip()
        text = re.sub(r"^<div[^>]*>\s*|\s*</div>$", "", text)
        return PLACE.sub(lambda found: inside[int(found[1])], text)

    def answers(self, question):
        """As on ``_answers/<page>.js``, for each variant."""
        from helpers.answers import label

        found = []
        for givens in question.variants():
            found.append(
                {
                    part: [
                        [name, label(part, name), written(value), concerning(name, slips), []]
                        for name, value in answers.items()
                    ]
                    for part, (answers, slips) in question.results(**givens).items()
                }
            )
        return found


def setup(app):
    app.connect("builder-inited", lambda app: setattr(app, "draws", questions_of(app)))
    app.connect("source-read", add_questions, priority=900)
    app.add_node(drawn)
    app.add_directive("drawn", Drawn)
    app.add_post_transform(Draws)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
