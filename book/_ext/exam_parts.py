"""The role ``{exam}`` names parts of the mock exam: ``{exam}`2h-1, 3a-iv```.

Known ids, with their marks, stand in ``chapters/exam/parts.yml``; an unknown one
is a warning, which fails the build.  Written "2h(1)" and "3a(iv)".
"""

from pathlib import Path

import yaml
from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

logger = logging.getLogger(__name__)
DATA = "chapters/exam/parts.yml"


def shown(part):
    """The printed name of a part: ``"1-07"`` is 1(7), ``"3a-iv"`` is 3a(iv)."""
    problem, _, number = part.partition("-")
    return f"{problem}({number.lstrip('0')})"


class ExamRole(SphinxRole):
    def run(self):
        known = self.env.exam_parts
        self.env.note_dependency(str(Path(self.env.srcdir, DATA)))
        found = []
        for part in (name.strip() for name in self.text.split(",")):
            if part not in known:
                logger.warning("the exam has no part %r", part, location=self.get_location())
            found += [nodes.Text(", "), nodes.inline(part, shown(part), classes=["exam-part"])]
        return found[1:], []


def read_parts(app, env, docnames):
    entries = yaml.safe_load(Path(app.srcdir, DATA).read_text("utf8"))
    env.exam_parts = {entry["part"]: entry["marks"] for entry in entries}


def setup(app):
    app.connect("env-before-read-docs", read_parts)
    app.add_role("exam", ExamRole())
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
