"""Figures that move: a slider under the figure, and its frames in a file of their own.

``helpers.moving`` gives an output two forms: the drawing of one frame, and the data of all frames as
plain text.  The data are taken when the page has been read, and written as a script, which works from
a folder without a server; ``frame.js`` loads ``moving.js``, and this the data, when
the figure is near.  The page itself holds one frame, as an ordinary figure, with its sentence.
"""

import json
from html import escape
from pathlib import Path

from docutils import nodes

BEGIN = '{"moving": '
SLIDER = (
    '<div class="mover"><label class="needs-script"><span>{label}</span> '
    '<input type="range" min="0" max="{last}" value="{start}" autocomplete="off" aria-valuetext="{said}"></label> '
    '<span class="needs-script at">{shown}</span><output aria-live="off">{said}</output></div>'
)


def moving(doctree):
    return [figure for figure in doctree.findall(nodes.figure) if "moving" in figure]


def take(app, doctree):
    """The frames of each figure of the page: MyST-NB keeps all forms of an output while it reads."""
    for figure in doctree.findall(nodes.figure):
        for form in [*figure.findall(nodes.container)]:
            if form.get("mime_type") == "text/plain" and form.astext().startswith(BEGIN):
                form.parent.remove(form)
                figure["moving"] = json.loads(form.astext())["moving"]


def slider(figure):
    """HTML of the slider of a figure, and of the sentence of its first frame."""
    data = figure["moving"]
    start = data["start"]
    words = {"label": data["label"], "said": data["said"][start], "shown": data["shown"][start]}
    return SLIDER.format(**{k: escape(v) for k, v in words.items()}, start=start, last=len(data["said"]) - 1)


def lay(app, doctree, docname):
    if app.builder.name != "html":
        return
    for figure in moving(doctree):
        name, data = figure["ids"][0], figure["moving"]
        target = Path(app.outdir, "_moving", f"{name}.js")
        target.parent.mkdir(exist_ok=True)
        kept = {key: data[key] for key in ("shown", "said", "parts")}
        text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        target.write_text(f"self.MOVING({json.dumps(name)},{text});\n", "utf8")


def setup(app):
    app.connect("doctree-read", take)
    app.connect("doctree-resolved", lay)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
