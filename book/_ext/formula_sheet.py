"""The formula sheet takes each formula from the place in a chapter where it is stated.

``chapters/reference/formula-sheet.yml`` names labels of equations, in groups; the formulas
themselves stand in the chapters only, so that the sheet cannot differ from them.
"""

import re
from pathlib import Path

import yaml
from sphinx.errors import ExtensionError

PAGE = "chapters/reference/formula-sheet"
PLACE = "<!-- formula sheet -->"
EQUATION = re.compile(r"^\$\$[ \t]*\n(.*?)\n\$\$ \((eq-[\w-]+)\)[ \t]*$", re.M | re.S)


def labelled_equations(book):
    """TeX of each labelled equation of the chapters, and the file that states it."""
    found = {}
    for path in sorted((book / "chapters").rglob("*.md")):
        for tex, label in EQUATION.findall(path.read_text("utf8")):
            found[label] = (tex.strip().rstrip(",.;").rstrip(), path)
    return found


def sheet(groups, equations):
    lines = []
    for group in groups:
        lines.append(f":::::{{container}} sheet-group\n**{group['group']}**\n")
        for row in group["rows"]:
            if row["eq"] not in equations:
                raise ExtensionError(f"the formula sheet names {row['eq']}, which no chapter states")
            tex = equations[row["eq"]][0]
            where = f"{{eq}}`{row['eq']}`"
            lines.append(f"::::{{container}} sheet-row\n{row['says']} {where}\n\n$$\n{tex}\n$$\n::::\n")
        lines.append(":::::\n")
    return "\n".join(lines)


def insert_sheet(app, docname, source):
    if docname != PAGE:
        return
    data = Path(app.srcdir, f"{PAGE}.yml")
    equations = labelled_equations(Path(app.srcdir))
    groups = yaml.safe_load(data.read_text("utf8"))
    named = {row["eq"] for group in groups for row in group["rows"]}
    for path in {data, *(path for label, (_, path) in equations.items() if label in named)}:
        app.env.note_dependency(str(path))
    source[0] = source[0].replace(PLACE, sheet(groups, equations))


def setup(app):
    app.connect("source-read", insert_sheet)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
