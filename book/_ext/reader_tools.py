"""What a page offers its reader: run it, take it away, print it, report an error, see what it was built from.

* The launch link says what to expect of the wait.
* Every executable page can be downloaded as a notebook, which begins with how to set up.
* A page prints with its answers or without them.
* "Report an error on this page" opens the repository's form, with the page filled in.
* Each page names the commit that it was built and checked on; it is put in after the build,
  so that a new commit alone does not write all pages again.
"""

import json
import os
import re
import subprocess
from pathlib import Path
from urllib.parse import quote

from docutils import nodes
from sphinx_exercise.nodes import solution_node

from built_pages import built_pages

OPEN_ALL = """<p class="open-all-row pst-js-only">
<button type="button" class="open-all" data-action="open-answers">Open all answers</button>
<button type="button" class="open-all" data-action="open-hints">Open all hints</button>
<button type="button" class="open-all" data-action="close-all">Close all</button></p>
"""
STAMP = re.compile(r'(<span class="built-from">).*?(</span>)', re.S)
WAIT = "Binder is a free service: the first start can take several minutes."
PREFACE = """**A page of *Estimation and Learning* as a notebook.** To run it on your own machine, get the
whole book once, since the cells use its small package `helpers` and its data:

```sh
git clone {repository}
cd {name}
pip install -r requirements.txt -r binder/requirements.txt
pip install --no-deps -e .
jupyter lab {folder}
```

Or open the page on Binder with the rocket button of the site. What Jupyter does not know, such as
numbered theorems and links to other chapters, is shown as its source."""


def report_address(repository, page_address):
    return f"{repository}/issues/new?template=error.yml&where={quote(page_address, safe='')}"


def change_buttons(app, pagename, templatename, context, doctree):
    repository = app.config.html_theme_options["repository_url"]
    report = report_address(repository, app.config.html_baseurl + app.builder.get_target_uri(pagename))
    context["report_address"] = report
    for group in context.get("header_buttons", []):
        buttons = group.get("buttons", [])
        for button in buttons:
            label = button.get("label", "")
            if label == "source-issues-button":
                button.update(url=report, text="Report an error on this page", tooltip="A form with three questions")
            elif label == "download-notebook-button":
                button.update(text="Notebook (.ipynb)", tooltip="To run on your own machine")
            elif label == "download-source-button":
                button.update(text="Source (.md)", tooltip="The text as it was written")
            elif button.get("text") == "Binder":
                button.update(text="Run it on Binder (first start: minutes)", tooltip=WAIT, icon="fas fa-rocket")
        if group.get("label") == "download-buttons":
            printing = [button for button in buttons if button.get("label") == "download-pdf-button"]
            for button in printing:
                at = buttons.index(button)
                answers = [
                    {**button, "javascript": action, "text": text, "tooltip": text, "label": label}
                    for action, text, label in (
                        ("printPage(true)", "Print with answers", "print-answers-button"),
                        ("printPage(false)", "Print without answers", "print-plain-button"),
                    )
                ]
                buttons[at : at + 1] = answers


def offer_to_open_all(app, doctree, docname):
    """Buttons before the exercises, or on top of a problem of the exam; a script makes them work."""
    if app.builder.format != "html" or not any(doctree.findall(solution_node)):
        return
    sections = [*doctree.findall(nodes.section)]
    home = next((section for section in sections if "exercises" in section["ids"]), sections[0])
    title = home.first_child_matching_class(nodes.title)
    home.insert(title + 1, nodes.raw("", OPEN_ALL, format="html"))


def commit():
    """The commit of the sources, and whether they have been changed since."""
    sha = os.environ.get("GITHUB_SHA")
    if sha:
        return sha, False
    root = Path(__file__).resolve().parents[2]

    def git(*arguments):
        try:
            done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, timeout=20)
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout.strip() if done.returncode == 0 else ""

    sha = git("rev-parse", "HEAD")
    return sha, bool(sha and git("status", "--porcelain", "--", "book", "src", "requirements.txt"))


def name_the_commit(app, exception):
    if exception or app.builder.name != "html":
        return
    sha, changed = commit()
    repository = app.config.html_theme_options["repository_url"]
    if sha:
        link = f'<a href="{repository}/commit/{sha}">{sha[:9]}</a>'
        text = f"Built and checked on commit {link}{', with later changes' if changed else ''}."
    else:
        text = "Built and checked outside a repository."
    for path in built_pages(app):
        page = path.read_text("utf8")
        named = STAMP.sub(lambda match: match[1] + text + match[2], page)
        if named != page:
            path.write_text(named, "utf8")


def introduce_notebooks(app, exception):
    """Put how to set up in front of each notebook that a page offers."""
    if exception or app.builder.name != "html":
        return
    repository = app.config.html_theme_options["repository_url"]
    sources = Path(app.outdir, "_sources")
    for path in sorted(sources.rglob("*.ipynb")):
        notebook = json.loads(path.read_text("utf8"))
        if notebook["cells"] and notebook["cells"][0].get("id") == "set-up":
            continue
        folder = Path("book", path.relative_to(sources)).parent.as_posix()
        text = PREFACE.format(repository=repository, name=repository.rsplit("/", 1)[-1], folder=folder)
        cell = {"cell_type": "markdown", "id": "set-up", "metadata": {}, "source": text.splitlines(keepends=True)}
        notebook["cells"].insert(0, cell)
        for number, other in enumerate(notebook["cells"][1:], 1):
            other["id"] = f"cell-{number}"  # the same in every build
        path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf8")


def setup(app):
    app.connect("doctree-resolved", offer_to_open_all)
    app.connect("html-page-context", change_buttons, priority=900)
    app.connect("build-finished", introduce_notebooks)
    app.connect("build-finished", name_the_commit, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
