"""The errata page is made from one data file, ``chapters/reference/errata.yml``.

Each entry becomes a section with an anchor ``erratum-ID``, so that a solution can
link it.  The entries of a source replace the line ``<!-- errata of S0 -->`` of ``errata.md``.
"""

from pathlib import Path

import yaml

PAGE = "chapters/reference/errata"
PLACE = "<!-- errata of {} -->"
SOURCES = ("S0", "S4")  # the notebook of exercises, the exam solution


def section(entry):
    return (
        f"(erratum-{entry['id']})=\n"
        f"### {entry['id']}: {entry['title']}\n\n"
        f"**Source.** {entry['source'].strip()}\n\n"
        f"**Correct.** {entry['correct'].strip()}\n\n"
        f"**Shown in** {entry['shown'].strip()}\n"
    )


def insert_errata(app, docname, source):
    if docname != PAGE:
        return
    data = Path(app.srcdir, f"{PAGE}.yml")
    app.env.note_dependency(str(data))
    entries = sorted(yaml.safe_load(data.read_text("utf8")), key=lambda entry: entry["id"])
    for name in SOURCES:
        own = [section(entry) for entry in entries if entry["id"].startswith(name)]
        source[0] = source[0].replace(PLACE.format(name), "\n".join(own))


def setup(app):
    app.connect("source-read", insert_errata)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
