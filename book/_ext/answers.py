"""What the boxes for a reader's own answers compare with: one small file for each page.

``_answers/<page>.js`` is loaded when a box is opened, from a folder too.  Its letters are turned by 47
places, so that nobody reads an answer there by accident; it is no secret.
"""

import json
import sys
from pathlib import Path

TURN = {33 + i: 33 + (i + 47) % 94 for i in range(94)}


def written(value):
    """As short as it can be without another verdict on any attempt; JavaScript has no NaN in its JSON."""
    return None if value != value else float(f"{value:.11g}")


def concerning(name, found):
    return [
        [words.replace(" - ", "\N{NO-BREAK SPACE}−\N{NO-BREAK SPACE}"), written(v)]
        for words, n, v in found
        if n == name
    ]


def write_answers(app, exception):
    if exception or app.builder.name != "html":
        return
    source = str(Path(app.srcdir).parent / "src")
    if not Path(source, "helpers/answers").is_dir():
        return
    sys.path.insert(0, source)
    try:
        from helpers.answers import answer_sheet, carried, label
    finally:
        sys.path.remove(source)
    pages = {}
    for part, sheet in answer_sheet().items():
        if sheet.page not in app.env.found_docs:
            continue
        answers, slips = sheet()
        steps = carried(part)
        pages.setdefault(sheet.page, {})[part] = [
            [name, label(part, name), written(value), concerning(name, slips), concerning(name, steps)]
            for name, value in answers.items()
        ]
    for page, parts in pages.items():
        target = Path(app.outdir, f"_answers/{page}.js")
        target.parent.mkdir(parents=True, exist_ok=True)
        data = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).translate(TURN)
        target.write_text(f"self.ANSWERS({json.dumps(data, ensure_ascii=False)});\n", "utf8")


def setup(app):
    app.connect("build-finished", write_answers)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
