"""Statements, closed boxes and exercise cards: what authors write becomes the boxes that a page shows.

``{prf:theorem}`` and its kin become a statement with a label and a name.  ``{dropdown}``, folded
cells and solutions become native ``<details>``: they open by mouse or keyboard and for a
``#link``, without a script.

An ``{exercise}`` with its hints, the cell to check one's answers and its solutions becomes one
card: behind each part, written ``**(a)** …``, stands a row with what belongs to it, by ``part-a``
in the class of a solution and ``(a)`` at the beginning of a sentence of a hint; the rest follows in
a last row.  The hints of a row are a ladder: each step opens inside the one before.
"""

import re
from itertools import pairwise

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx_exercise.nodes import is_exercise_node, solution_node
from sphinx_proof.nodes import NODE_TYPES, unenumerable_node

logger = logging.getLogger(__name__)
CELL_CLASS = "tag_solution"
PART = re.compile(r"^\(([a-z]|[ivx]+)\)$")
PART_OF_HINT = re.compile(r"(?:^|(?<=[.;?!:)] ))\(([a-z])\) ")
STARS = re.compile(r"\s*(★+)\s*$")
MARKS = re.compile(r" · (\d+ marks?)$")


class box(nodes.General, nodes.Element):
    """A division with classes and ids, nothing else."""


class fold(nodes.General, nodes.Element):
    """A closed box: a `fold_title`, then its content; ``kind`` says what is inside."""


class fold_title(nodes.TextElement):
    pass


def make_fold(kind, title, content, ids=(), aside=""):
    """``aside`` is a part of the title for the ear, the search and paper."""
    head = fold_title("", "", *title)
    if aside:
        head += nodes.inline("", aside, classes=["vh"])
    return fold("", head, *content, kind=kind, classes=[kind], ids=[*ids])


class CellsIntoSolutions(SphinxTransform):
    """Move each cell tagged ``solution`` to the end of the solution before it."""

    default_priority = 700

    def apply(self, **kwargs):
        cells = [node for node in self.document.findall(nodes.container) if CELL_CLASS in node["classes"]]
        for cell in cells:
            siblings = cell.parent.children
            before = siblings[: siblings.index(cell)]
            home = next((node for node in reversed(before) if not isinstance(node, nodes.target)), None)
            if isinstance(home, solution_node):
                cell.parent.remove(cell)
                home.append(cell)
            else:
                logger.warning("a cell tagged 'solution' does not follow a solution", location=cell)


class Boxes(SphinxPostTransform):
    """After titles are resolved, before sphinx-design and MyST-NB make their own boxes (199)."""

    default_priority = 150
    formats = ("html",)

    def run(self, **kwargs):
        for node in [*self.document.findall(nodes.container)]:
            if node.get("design_component") == "dropdown":
                self.dropdown(node)
            elif node.get("hide_mode") and node.children:
                self.folded_cell(node)
        for node in [*self.document.findall(lambda n: isinstance(n, (*NODE_TYPES.values(), unenumerable_node)))]:
            self.statement(node)
        for node in [*self.document.findall(is_exercise_node)]:
            self.card(node)
        for node in [*self.document.findall(solution_node)]:
            node.replace_self(self.solution(node, "Solution"))

    def number(self, kind, node):
        numbers = self.env.toc_fignumbers.get(self.env.docname, {}).get(kind, {})
        return ".".join(map(str, numbers.get(node["ids"][0], ())))

    def dropdown(self, node):
        title = node.children[0].children if node["has_title"] else [nodes.Text("More")]
        text = "".join(child.astext() for child in title)
        kind = "proof" if text.startswith("Proof") else "hint" if text.startswith("Hint") else "aside"
        ids = [*node["ids"], *(node.children[0]["ids"] if node["has_title"] else [])]
        node.replace_self(make_fold(kind, title, node.children[1 if node["has_title"] else 0 :], ids))

    def folded_cell(self, cell):
        mode = cell["hide_mode"]
        del cell["hide_mode"]
        if mode == "all":
            title = [nodes.Text(cell["prompt_show"])]
            cell.children = [make_fold("check", title, cell.children)]
            cell.children[0].parent = cell
        else:  # the input of a figure follows its output
            code = cell.children[0]
            cell.remove(code)
            cell += make_fold("code", [nodes.Text(cell["prompt_show"].replace("{type}", "code"))], [code])

    def statement(self, node):
        kind = node["realtype"]
        number = self.number(node["countertype"], node) if "countertype" in node and node["ids"] else ""
        children = [child for child in node.children if not isinstance(child, nodes.title)]
        content = [inner for child in children for inner in (child if isinstance(child, nodes.section) else [child])]
        title = next((child for child in node.children if isinstance(child, nodes.title)), None)
        label = f"{kind.title()} {number}".strip()
        name = [] if title is None else unbracketed(title)
        node.replace_self(
            box("", heading(label, name, node), *content, classes=["statement", kind], ids=node["ids"][:1])
        )

    def card(self, node):
        title = node.children[0]
        exam = "exam-part" in node["classes"]
        number = self.number("exercise", node) if not exam else ""
        name = [child.deepcopy() for child in title.children] if exam else unbracketed(title, "Exercise")
        label = name.pop(0).astext() if exam else f"Exercise {number}"
        extra = ""
        for pattern, text in ((MARKS, label), (STARS, name[-1].astext() if name else "")):
            found = pattern.search(text)
            if found:
                extra = found[1]
        if exam:
            label, _, rest = MARKS.sub("", label).partition(" ")
            name = [nodes.Text(rest)] if rest else []
        elif extra:
            name[-1] = nodes.Text(STARS.sub("", name[-1].astext()))
        head = heading(label, name, node)
        if extra.startswith("★"):
            head += nodes.inline("", extra, classes=["stars"])
        elif extra:
            head += nodes.inline("", extra, classes=["marks"])
        content = [
            inner for child in node.children[1:] for inner in (child if isinstance(child, nodes.section) else [child])
        ]
        hints, checks, solutions = self.followers(node)
        start, parts = by_part(content)
        card = box("", head, *start, classes=[*node["classes"]], ids=node["ids"][:1])
        general, of_part = divide_hints(hints, parts)
        for name, inside in parts.items():
            own = [s for s in solutions if f"part-{name}" in s["classes"]]
            solutions = [s for s in solutions if s not in own]
            row = self.row(of_part.get(name, []), [], own, "Solution")
            card += box("", *inside, *([row] if row else []), classes=["one-part"])
        row = self.row(general, checks, solutions, "Key" if exam else "Solution")
        if row:
            row["classes"] += ["all"] if parts else []
            card += row
        node.replace_self(card)

    def followers(self, node):
        """Hints, cells to check and solutions that stand behind an exercise; they leave their place."""
        hints, checks, solutions = [], [], []
        siblings = node.parent.children
        for child in siblings[siblings.index(node) + 1 :]:
            if isinstance(child, fold) and child["kind"] == "hint":
                hints.append(child)
            elif isinstance(child, nodes.container) and "tag_hide-cell" in child["classes"]:
                checks.append(child)
            elif isinstance(child, solution_node) and child["target_label"] == node["label"]:
                solutions.append(child)
            elif not isinstance(child, (nodes.target, nodes.comment)):
                break
        for child in (*hints, *checks, *solutions):
            child.parent.remove(child)
        return hints, checks, solutions

    def row(self, hints, checks, solutions, name):
        items = [*ladder(hints)]
        for node in solutions:  # a form, which a script fills when it is opened
            if "words" not in node["classes"] and node["ids"]:
                form = make_fold("check", [nodes.Text("Check")], [])
                form["part"] = node["ids"][0].removeprefix("sol-")
                items.append(form)
        for cell in checks:  # without a script, the cell that does the same in a notebook
            check = cell.children[0]
            cell.children = [child for child in check.children[1:] if "cell_output" not in child["classes"]]
            check.children = [fold_title("", "Check"), cell]
            check["classes"].append("no-script")
            for child in check.children:
                child.parent = check
            items.append(check)
        items += [self.solution(node, name) for node in solutions]
        classes = ["row", *(["no-script"] if all("no-script" in item["classes"] for item in items) else [])]
        return box("", *items, classes=classes) if items else None

    def solution(self, node, name):
        title = next(child for child in node.children if isinstance(child, nodes.title))
        part = next((c[5:] for c in node["classes"] if c.startswith("part-")), "")
        full = re.sub(r" \(.*\)$", "", title.astext()) + (f" ({part})" if part else "")
        content = [
            inner
            for child in node.children
            if child is not title
            for inner in (child if isinstance(child, nodes.section) else [child])
        ]
        checks = [child for child in content if CELL_CLASS in child.get("classes", []) and not has_figure(child)]
        if checks:  # between the answer and its marks they would be in the way
            content = [child for child in content if child not in checks]
            content.append(make_fold("code", [nodes.Text("How this was checked")], checks))
        return make_fold("solution", [nodes.Text(name)], content, node["ids"][:1], full.removeprefix(name))


def has_figure(node):
    return any(True for _ in node.findall(nodes.image))


def heading(label, name, node):
    head = nodes.paragraph("", "", nodes.inline("", label, classes=["label"]), classes=["title"])
    if name:
        head += [nodes.Text(" "), nodes.inline("", "", *name, classes=["name"])]
    if node["ids"]:
        head += nodes.reference("", "#", refuri=f"#{node['ids'][0]}", classes=["headerlink"], internal=True)
    return head


def unbracketed(title, before=""):
    """The children of a title such as ``Exercise (Name)``, without the word and the brackets."""
    children = [child.deepcopy() for child in title.children]
    if children and isinstance(children[0], nodes.Text):
        children[0] = nodes.Text(re.sub(r"^\s*\(", "", children[0].astext().removeprefix(before)))
    if children and isinstance(children[-1], nodes.Text):
        children[-1] = nodes.Text(re.sub(r"\)$", "", children[-1].astext()))
    return [child for child in children if child.astext()]


def by_part(content):
    """What stands before the parts of a statement, and the parts by their letters."""
    start, parts, current = [], {}, None
    for node in content:
        inline = node.children if isinstance(node, nodes.paragraph) else []
        first = next((child for child in inline if child.astext()), None)
        found = PART.match(first.astext()) if isinstance(first, nodes.strong) else None
        if found:
            current = parts.setdefault(found[1], [])
        (start if current is None else current).append(node)
    return start, parts


def divide_hints(hints, parts):
    """Steps of the ladder for the whole exercise, and those of each part."""
    general, of_part = [], {}
    for hint in hints:
        whole, own = [], {}
        for node in hint.children[1:]:
            pieces = split_at_parts(node, parts)
            for name, piece in pieces:
                (whole if name is None else own.setdefault(name, [])).append(piece)
        title = [child.deepcopy() for child in hint.children[0].children]
        if whole:
            general.append(make_fold("hint", title, whole, hint["ids"]))
        for name, content in own.items():
            of_part.setdefault(name, []).append(make_fold("hint", [c.deepcopy() for c in title], content))
    return general, of_part


def split_at_parts(node, parts):
    """``(a) … (b) …`` in one paragraph: a piece for each part that the exercise has."""
    if not isinstance(node, nodes.paragraph):
        return [(None, node)]
    pieces, before = [(None, [])], ""
    for child in node.children:
        text = child.astext()
        if not isinstance(child, nodes.Text):
            pieces[-1][1].append(child)
            before = (before + text)[-2:]
            continue
        at = 0
        for found in PART_OF_HINT.finditer(before + text):
            begin = found.start() - len(before)
            if begin < 0 or found[1] not in parts:
                continue
            pieces[-1][1].append(nodes.Text(text[at:begin]))
            pieces.append((found[1], []))
            at = found.end() - len(before)
        pieces[-1][1].append(nodes.Text(text[at:]))
        before = text[-2:]
    return [
        (name, nodes.paragraph("", "", *children))
        for name, children in pieces
        if "".join(child.astext() for child in children).strip()
    ]


def ladder(hints):
    """Each step inside the one before it; what a step is called stands in its title."""
    for hint in hints:
        words = hint.children[0].astext().partition(":")[2].strip()
        hint.children[0] = fold_title("", f"Hint{': ' + words if words else ''}")
        hint.children[0].parent = hint
    for lower, upper in pairwise(hints):
        upper.children[0] = fold_title("", upper.children[0].astext().replace("Hint: ", "Next hint: "))
        upper.children[0].parent = upper
        lower += upper
    if hints:
        hints[0].children[0] = fold_title("", "Hint")
        hints[0].children[0].parent = hints[0]
    return hints[:1]


def setup(app):
    app.setup_extension("sphinx_exercise")
    app.setup_extension("sphinx_proof")
    for node in (box, fold, fold_title):
        app.add_node(node)
    app.add_transform(CellsIntoSolutions)
    app.add_post_transform(Boxes)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
