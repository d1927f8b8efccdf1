"""The method map: what a question says, which result answers it, where one can practise it.

Made from ``chapters/reference/method-map.yml``.  A row names labels only; titles, numbers and
links come from the chapters, and a label that does not exist fails the build.
"""

from pathlib import Path

import yaml

PAGE = "chapters/reference/method-map"
PLACE = "<!-- method map -->"
ROLE = {"exr": "numref", "sec": "ref", "ch": "ref", "eq": "eq"}


def link(label):
    return f"{{{ROLE.get(label.split('-')[0], 'prf:ref')}}}`{label}`"


def tables(groups):
    lines = []
    for group in groups:
        lines += [
            f"## {group['group']}\n",
            "| the question says | use | practise | exam |",
            "|---|---|---|---|",
        ]
        for row in group["rows"]:
            cells = [
                row["says"],
                ", ".join(link(label) for label in row["use"]),
                ", ".join(link(label) for label in row.get("practise", [])),
                f"{{exam}}`{', '.join(row['exam'])}`" if row.get("exam") else "",
            ]
            lines.append("| " + " | ".join(cells) + " |")
        lines.append("")
    return "\n".join(lines)


def insert_map(app, docname, source):
    if docname != PAGE:
        return
    data = Path(app.srcdir, f"{PAGE}.yml")
    app.env.note_dependency(str(data))
    source[0] = source[0].replace(PLACE, tables(yaml.safe_load(data.read_text("utf8"))))


def setup(app):
    app.connect("source-read", insert_map)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
