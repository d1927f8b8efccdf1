"""The mock exam: each statement is written once, beside its key, and printed twice.

``chapters/exam/problem-1`` … ``problem-5`` hold, under one heading for each question,
what is given, and for each part its statement in an ``{exercise}`` labelled ``exam-2a-1``,
hints, and the key in a ``{solution}``.  From them and from ``chapters/exam/exam.yml``

* the paper takes the statements, and nothing else;
* the score sheet takes a row for each part;
* ``{exam}`2h-1, 3a-iv``` links parts from any page; an unknown one is a warning,
  which fails the build;
* each key ends with a place where a script offers to note one's own marks.
"""

import json
from dataclasses import dataclass
from math import inf
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx_exercise.nodes import is_exercise_node, solution_node

from markdown_pages import read
from messages import load_yaml

logger = logging.getLogger(__name__)

FOLDER = "chapters/exam"
PROBLEMS = [f"{FOLDER}/problem-{number}" for number in range(1, 6)]
PAPER_PLACE, SHEET_PLACE = "<!-- exam paper -->", "<!-- score sheet -->"


@dataclass(frozen=True)
class Part:
    name: str
    title: str
    body: str


@dataclass(frozen=True)
class Question:
    heading: str
    given: str
    parts: list


def shown(part):
    """The printed name of a part: ``"1-07"`` is 1(7), ``"3a-iv"`` is 3a(iv)."""
    question, _, number = part.partition("-")
    return f"{question}({number.lstrip('0')})"


def read_exam(source_dir):
    return load_yaml(Path(source_dir, FOLDER, "exam.yml"))


def read_problem(text):
    """The title of a problem's page and its questions; sections without a statement are no questions."""
    page = read(text)
    [title] = [heading.text for heading in page.headings if heading.level == 1]
    headings = [heading for heading in page.headings if heading.level == 2]
    statements = [block for block in page.exercises if block.label.startswith("exam-")]
    questions = []
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        end = following.line if following else inf
        found = [block for block in statements if heading.line < block.line < end]
        if found:
            parts = [Part(block.label.removeprefix("exam-"), block.title, block.body.strip()) for block in found]
            given = page.lines(heading.line + 1, found[0].line - 1).strip()
            questions.append(Question(heading.text, given, parts))
    return title, questions


def all_problems(app):
    for page in PROBLEMS:
        path = Path(app.srcdir, f"{page}.md")
        app.env.note_dependency(str(path))
        yield read_problem(path.read_text("utf8"))


def paper(app):
    out = []
    for title, questions in all_problems(app):
        out.append(f"## {title}\n")
        for question in questions:
            out.append(f"### {question.heading}\n\n{question.given}\n")
            for part in question.parts:
                fence = ":" * 6
                out.append(
                    f"(paper-{part.name})=\n{fence}{{container}} exam-part\n**{part.title}**\n\n{part.body}\n{fence}\n"
                )
    return "\n".join(out)


def score_sheet(app):
    marks, grades = app.env.exam_marks, read_exam(app.srcdir)["grades"]
    out = []
    for number, (title, questions) in enumerate(all_problems(app), 1):
        total = sum(marks[part.name] for question in questions for part in question.parts)
        out += [f"## {title}\n", "| part | about | marks | yours |", "|---|---|--:|---|"]
        for question in questions:
            for part in question.parts:
                about = part.title.split(" ", 1)[1].rsplit(" · ", 1)[0]
                out.append(f"| {{exam}}`{part.name}` | {about} | {marks[part.name]} | {entry(part.name, marks)} |")
        out.append(f'| | **sum** | **{total}** | <span class="score-sum" data-problem="{number}"></span> |\n')
    boundaries = ", ".join(f"{grade} from {least}" for grade, least in grades.items())
    out += [
        "## All problems\n",
        "| problem | marks | yours |\n|---|--:|---|",
        *(f'| {n} | {of(marks, n)} | <span class="score-sum" data-problem="{n}"></span> |' for n in range(1, 6)),
        f'| **sum** | **{sum(marks.values())}** | <span class="score-total"></span> |\n',
        f"Advisory grades: {boundaries}; below that F.\n",
        '<div class="score-tools"></div>\n',
    ]
    return "\n".join(out)


def of(marks, problem):
    return sum(value for part, value in marks.items() if part.startswith(str(problem)))


def entry(part, marks):
    """Where a script offers to note one's own marks; empty without it."""
    return f'<span class="score-entry" data-part="{part}" data-name="{shown(part)}" data-marks="{marks[part]}"></span>'


def insert(app, docname, source):
    if docname == f"{FOLDER}/paper":
        source[0] = source[0].replace(PAPER_PLACE, paper(app))
    elif docname == f"{FOLDER}/score-sheet":
        app.env.note_dependency(str(Path(app.srcdir, FOLDER, "exam.yml")))
        source[0] = source[0].replace(SHEET_PLACE, score_sheet(app))


class ExamRole(SphinxRole):
    def run(self):
        self.env.note_dependency(str(Path(self.env.srcdir, FOLDER, "exam.yml")))
        found = []
        for part in (name.strip() for name in self.text.split(",")):
            if part not in self.env.exam_marks:
                logger.warning("the exam has no part %r", part, location=self.get_location())
                continue
            link = pending_xref(
                "",
                nodes.inline(part, shown(part), classes=["std", "std-ref", "exam-link"]),
                refdomain="std", reftype="ref", reftarget=f"exam-{part.lower()}",
                refexplicit=True, refwarn=True, refdoc=self.env.docname,
            )  # fmt: skip
            found += [nodes.Text(", "), link]
        return found[1:], []


class Titles(SphinxPostTransform):
    """A part is called by its own name, and its solution is a key, with a place for one's own marks."""

    default_priority = 30

    def run(self, **kwargs):
        for node in self.document.findall(is_exercise_node):
            if node["label"].startswith("exam-"):
                title = node.children[0]
                text = title.astext().removeprefix("Exercise (").removesuffix(")")
                node.replace(title, nodes.title(text, text))
                node["classes"].append("exam-part")
        for node in self.document.findall(solution_node):
            if node["target_label"].startswith("exam-"):
                part = node["target_label"].removeprefix("exam-")
                node.replace(node.children[0], nodes.title("", f"Key to {shown(part)}"))
                place = f'<p class="score-line">{entry(part, self.env.exam_marks)}</p>\n'
                node.append(nodes.raw("", place, format="html"))


def read_marks(app, env, docnames):
    has_exam = Path(app.srcdir, FOLDER, "exam.yml").exists()
    env.exam_marks = {part["part"]: part["marks"] for part in read_exam(app.srcdir)["parts"]} if has_exam else {}


def add_script(app, pagename, templatename, context, doctree):
    if pagename.startswith(f"{FOLDER}/"):
        context.setdefault("page_scripts", []).append("_static/score.js")
        parts = json.dumps(app.env.exam_marks)
        grades = json.dumps([*read_exam(app.srcdir)["grades"].items()])
        data = f"<div hidden data-parts='{parts}' data-grades='{grades}'></div>"
        context["body"] = data + context.get("body", "")


def setup(app):
    app.connect("env-before-read-docs", read_marks)
    app.connect("source-read", insert)
    app.connect("html-page-context", add_script)
    app.add_role("exam", ExamRole())
    app.add_post_transform(Titles)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
