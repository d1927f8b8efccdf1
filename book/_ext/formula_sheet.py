"""The formula sheet takes each formula from the place in a chapter where it is stated.

``chapters/reference/formula-sheet.yml`` has groups of rows.  A row with ``eq`` names the label
of an equation, whose TeX is taken from the chapter.  A row with ``in`` and ``tex`` repeats a
formula of running text; that it stands so in the theorem named is checked.  Either way the
sheet cannot differ from the chapters.
"""

import re
import textwrap
from pathlib import Path

import yaml
from sphinx.errors import ExtensionError

PAGE = "chapters/reference/formula-sheet"
PLACE = "<!-- formula sheet -->"
EQUATION = re.compile(r"^[ \t]*\$\$[ \t]*\n((?:(?!\$\$).)*?)\n[ \t]*\$\$ \((eq-[\w-]+)\)[ \t]*$", re.M | re.S)
STATEMENT = re.compile(r"^(`{3,})\{prf:\w+\}[^\n]*\n:label: (\S+)\n(.*?)^\1[ \t]*$", re.M | re.S)


def read_chapters(book):
    """Labelled equations and labelled statements, each with the file that it stands in."""
    equations, statements = {}, {}
    for path in sorted((book / "chapters").rglob("*.md")):
        text = path.read_text("utf8")
        for tex, label in EQUATION.findall(text):
            equations[label] = (textwrap.dedent(tex).strip().rstrip(",.;:").rstrip(), path)
        for _, label, body in STATEMENT.findall(text):
            statements[label] = (" ".join(body.split()), path)
    return equations, statements


def formula(row, equations, statements):
    """TeX of a row, where the reader finds it, and the file."""
    if "eq" in row:
        if row["eq"] not in equations:
            raise ExtensionError(f"the formula sheet names {row['eq']}, which no chapter states")
        tex, path = equations[row["eq"]]
        return tex, f"{{eq}}`{row['eq']}`", path
    body, path = statements.get(row["in"], ("", None))
    if " ".join(row["tex"].split()) not in body:
        raise ExtensionError(f"the formula sheet has {row['tex']!r}, which {row['in']} does not state")
    return row["tex"], f"{{prf:ref}}`{row['in']}`", path


def sheet(groups, equations, statements):
    lines, files = [], set()
    for group in groups:
        lines.append(f"::::::{{container}} sheet-group\n**{group['group']}**\n")
        for row in group["rows"]:
            tex, where, path = formula(row, equations, statements)
            files.add(path)
            lines.append(f":::::{{container}} sheet-row\n{row['says']} {where}\n\n$$\n{tex}\n$$\n:::::\n")
        lines.append("::::::\n")
    return "\n".join(lines), files


def insert_sheet(app, docname, source):
    if docname != PAGE:
        return
    data = Path(app.srcdir, f"{PAGE}.yml")
    text, files = sheet(yaml.safe_load(data.read_text("utf8")), *read_chapters(Path(app.srcdir)))
    for path in {data, *files}:
        app.env.note_dependency(str(path))
    source[0] = source[0].replace(PLACE, text)


def setup(app):
    app.connect("source-read", insert_sheet)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
