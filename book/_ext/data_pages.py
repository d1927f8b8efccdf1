"""Pages made from data: errata, formula sheet and method map.

Each has a file ``chapters/reference/NAME.yml`` beside its ``NAME.md``, and a place in the page, a
comment, which the text made from the data replaces.

* Errata: an entry becomes a section with the anchor ``erratum-ID``, so that a solution can link it.
* Formula sheet: a row with ``eq`` takes the TeX of the equation with that label from its chapter; a row
  with ``in`` and ``tex`` repeats a formula of running text, and that it stands so in the statement named
  is checked.  Either way the sheet cannot differ from the chapters.
* Method map: a row says what a question says, which results answer it and where one can practise it.
  It names labels only; titles, numbers and links come from the chapters.
"""

import textwrap
from pathlib import Path

from sphinx.errors import ExtensionError
from sphinx.util import logging

from markdown_pages import read
from messages import load_yaml

logger = logging.getLogger(__name__)

FOLDER = "chapters/reference"
SOURCES = ("S0", "S4")  # the notebook of exercises, the exam solution
ROLE = {"exr": "numref", "fig": "numref", "sec": "ref", "ch": "ref", "eq": "eq"}


def section(entry):
    return (
        f"(erratum-{entry['id']})=\n"
        f"### {entry['id']}: {entry['title']}\n\n"
        f"**Source.** {entry['source'].strip()}\n\n"
        f"**Correct.** {entry['correct'].strip()}\n\n"
        f"**Shown in** {entry['shown'].strip()}\n"
    )


def errata(entries, book):
    entries = sorted(entries, key=lambda entry: entry["id"])
    return {
        f"errata of {name}": "\n".join(section(entry) for entry in entries if entry["id"].startswith(name))
        for name in SOURCES
    }, set()


def read_chapters(book):
    """Labelled equations and labelled statements, each with the file that it stands in."""
    equations, statements = {}, {}
    for path in sorted((book / "chapters").rglob("*.md")):
        page = read(path.read_text("utf8"))
        for equation in page.equations:
            equations[equation.label] = (textwrap.dedent(equation.tex).strip().rstrip(",.;:").rstrip(), path)
        for statement in page.statements:
            statements[statement.label] = (" ".join(statement.body.split()), path)
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


def formula_sheet(groups, book):
    text, files = sheet(groups, *read_chapters(book))
    return {"formula sheet": text}, files


def link(label):
    return f"{{{ROLE.get(label.split('-')[0], 'prf:ref')}}}`{label}`"


def method_map(groups, book):
    titles, lines = {}, []
    for path in sorted((book / "chapters").rglob("*.md")):
        titles |= {s.label: f" {s.title}" for s in read(path.read_text("utf8")).statements if s.title}

    def links(labels):
        return ", ".join(link(label) + titles.get(label, "") for label in labels)

    for group in groups:
        lines += [f"## {group['group']}\n", "| the question says | use | practise | exam |", "|---|---|---|---|"]
        for row in group["rows"]:
            exam = f"{{exam}}`{', '.join(row['exam'])}`" if row.get("exam") else ""
            lines.append(f"| {row['says']} | {links(row['use'])} | {links(row.get('practise', []))} | {exam} |")
        lines.append("")
    return {"method map": "\n".join(lines)}, set()


MADE = {"errata": errata, "formula-sheet": formula_sheet, "method-map": method_map}


def insert(app, docname, source):
    folder, _, name = docname.rpartition("/")
    if folder != FOLDER or name not in MADE:
        return
    data = Path(app.srcdir, f"{docname}.yml")
    places, files = {}, set()
    try:
        places, files = MADE[name](load_yaml(data), Path(app.srcdir))
    except ExtensionError as error:
        logger.error("%s", error, location=str(data))
    for path in {data, *files}:
        app.env.note_dependency(str(path))
    for place, text in places.items():
        source[0] = source[0].replace(f"<!-- {place} -->", text)


def setup(app):
    app.connect("source-read", insert)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
