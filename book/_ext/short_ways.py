"""The short way through a chapter: a list at its opening, and at the foot of each stop the next one.

``reference/short-ways.yml`` names labels only.  The nodes are made while a page is read, so that
numbers, titles and links are resolved as everywhere.
"""

from pathlib import Path

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from boxes import make_fold, unbracketed
from messages import load_yaml

logger = logging.getLogger(__name__)
DATA = "chapters/reference/short-ways.yml"
DOMAIN = {"exr": ("std", "numref"), "fig": ("std", "numref"), "sec": ("std", "ref")}
TITLED = ("def", "thm", "cor", "lem", "exm", "rem", "alg")


def link(label, docname):
    domain, kind = DOMAIN.get(label.split("-")[0], ("prf", "ref"))
    node = pending_xref(
        "", nodes.inline("", label), refdomain=domain, reftype=kind, reftarget=label, refexplicit=False, refwarn=True
    )
    node["refdoc"] = docname
    return node


class ShortWay(SphinxTransform):
    default_priority = 760

    def apply(self, **kwargs):
        data = Path(self.env.srcdir, DATA)
        way = load_yaml(data).get(self.env.docname.rsplit("/", 1)[-1]) if data.exists() else None
        if not way:
            return
        self.env.note_dependency(str(data))
        places = {label: node for node in self.document.findall(nodes.Element) for label in node.get("ids", [])}
        for label in (*way["read"], *way["do"]):
            if label not in places:
                logger.error("the short way names %s, which the chapter does not have", label, location=str(data))
        read = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
        for label in way["read"]:
            read += nodes.list_item("", nodes.paragraph("", "", *self.named(label, places)))
        do = nodes.paragraph("", "Then do ")
        for number, label in enumerate(way["do"]):
            do += [nodes.Text(", " if number else ""), link(label, self.env.docname)]
        do += nodes.Text(".")
        chapter = next(self.document.findall(nodes.section))
        at = next((i for i, child in enumerate(chapter.children) if isinstance(child, nodes.section)), len(chapter))
        chapter.insert(at, make_fold("aside", [nodes.Text("In two hours: the short way")], [read, do]))
        for here, after in zip(way["read"], [*way["read"][1:], None], strict=True):
            node = places.get(here)
            if node is None or here.split("-")[0] not in TITLED:
                continue
            foot = nodes.paragraph("", "Short way: ", classes=["short-way"])
            foot += [nodes.Text("next "), link(after, self.env.docname)] if after else [
                nodes.Text("now do "), link(way["do"][0], self.env.docname)
            ]  # fmt: skip
            home = node.parent
            index = home.index(node) + 1
            while index < len(home) and "dropdown" in str(home[index].get("design_component", "")):
                index += 1  # its proof
            home.insert(index, foot)

    def named(self, label, places):
        title = (
            next((c for c in places[label].children if isinstance(c, nodes.title)), None) if label in places else None
        )
        name = unbracketed(title) if title is not None and label.split("-")[0] in TITLED else []
        return [link(label, self.env.docname), *([nodes.Text(" "), *name] if name else [])]


def setup(app):
    app.add_transform(ShortWay)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
