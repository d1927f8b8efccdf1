"""Hidden solutions are native ``<details>`` elements.

A reader opens one with mouse or keyboard, without a script; the browser opens
it for a ``#link`` or a hit of its own search inside; printing can show it.

A chapter writes ``{solution} label`` with ``:class: dropdown``, and behind it
the cells that compute the answer, tagged ``solution``: they move into the
solution here, while in JupyterLab they stay cells, folded by their metadata.
A class ``part-a`` adds "(a)" to the title of a solution.
"""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx_exercise.nodes import depart_solution_node, solution_node, visit_solution_node

logger = logging.getLogger(__name__)
EXERCISE_TITLE = re.compile(r" \(.*\)$")  # "Solution to Exercise 1.1 (Tosses)" says the number only
CELL_CLASS = "tag_solution"


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


def is_folded(node):
    return "dropdown" in node["classes"]


def visit_solution(translator, node):
    if not is_folded(node):
        visit_solution_node(translator, node)
        return
    title = next(child for child in node.children if isinstance(child, nodes.title))
    node.remove(title)
    part = next((name[5:] for name in node["classes"] if name.startswith("part-")), None)
    text = EXERCISE_TITLE.sub("", title.astext()) + (f" ({part})" if part else "")
    classes = " ".join(dict.fromkeys([*node["classes"], "admonition"]))
    anchor = f' id="{node["ids"][0]}"' if node["ids"] else ""
    translator.body.append(
        f'<details class="{classes}"{anchor}>\n'
        f'<summary class="admonition-title">{translator.encode(text)}</summary>\n'
        '<div class="solution-body">\n'
    )


def depart_solution(translator, node):
    if is_folded(node):
        translator.body.append("</div>\n</details>\n")
    else:
        depart_solution_node(translator, node)


def setup(app):
    app.setup_extension("sphinx_exercise")
    html = (visit_solution, depart_solution)
    latex = (visit_solution_node, depart_solution_node)
    app.add_node(solution_node, override=True, html=html, singlehtml=html, latex=latex)
    app.add_transform(CellsIntoSolutions)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
