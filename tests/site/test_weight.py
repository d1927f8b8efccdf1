"""What a first visit costs, on the heaviest chapter, beside the same page in the default set-up."""

import os
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from measure import first_visit, served

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "book/_build/html"
CHAPTERS = sorted(p for p in (SITE / "chapters").rglob("*.html") if "reference" not in p.parts)
HEAVIEST = max(CHAPTERS, key=lambda p: p.stat().st_size).relative_to(SITE).as_posix() if CHAPTERS else ""
RUNS = 5

DEFAULT_CONFIG = """title: The same page, default set-up
author: Nobody
only_build_toc_files: true
execute: {{execute_notebooks: cache, cache: {cache}, timeout: 120}}
parse:
  myst_enable_extensions: [attrs_inline, colon_fence, deflist, dollarmath, smartquotes, tasklist]
repository: {{url: https://github.com/your-name/estimation-and-learning, path_to_book: book, branch: main}}
html: {{use_repository_button: true, use_issues_button: true, use_edit_page_button: true}}
launch_buttons: {{notebook_interface: jupyterlab, binderhub_url: https://mybinder.org}}
bibtex_bibfiles: [references.bib]
sphinx:
  extra_extensions: [sphinx_proof, sphinx_exercise]
  config: {{mathjax_path: mathjax/tex-mml-chtml.js}}
"""


@pytest.fixture(scope="module")
def default_site(tmp_path_factory):
    """The heaviest chapter with nothing of ours but its text: Jupyter Book as it comes."""
    book = tmp_path_factory.mktemp("default") / "book"
    source = Path(HEAVIEST).with_suffix(".md")
    (book / source).parent.mkdir(parents=True)
    text = (ROOT / "book" / source).read_text("utf8")
    (book / source).write_text(re.sub(r"\{exam\}`([^`]*)`", r"\1", text), "utf8")
    shutil.copy(ROOT / "book/references.bib", book)
    shutil.copytree(ROOT / "book/data", book / "data")
    cache = ROOT / "book/_build/.jupyter_cache"
    (book / "_config.yml").write_text(DEFAULT_CONFIG.format(cache=cache), "utf8")
    (book / "index.md").write_text("# Book\n", "utf8")
    (book / "_toc.yml").write_text(
        f"format: jb-book\nroot: index\nchapters:\n  - file: {source.with_suffix('').as_posix()}\n", "utf8"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [str(Path(sys.executable).with_name("jb")), "build", str(book)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:]
    site = book / "_build/html"
    package = files("sphinx-mathjax-offline").joinpath("static/mathjax")
    shutil.copytree(str(package), site / "_static/mathjax")
    return site


def test_first_visit_is_within_the_budget(chrome):
    with served(SITE) as address:
        cost = first_visit(chrome, address, HEAVIEST, slow=False)
    print(HEAVIEST, cost)
    assert cost.outside == ()
    assert cost.bytes <= 300_000, cost.parts
    assert cost.requests <= 20, cost.parts
    assert cost.shift <= 0.02
    assert cost.blocking <= 50


@pytest.mark.parametrize("name", [p.relative_to(SITE).as_posix() for p in CHAPTERS])
def test_every_chapter_is_within_the_budget_of_bytes(chrome, name):
    with served(SITE) as address:
        cost = first_visit(chrome, address, name, slow=False)
    assert cost.outside == () and cost.bytes <= 300_000 and cost.requests <= 20 and cost.shift <= 0.02, cost


def test_lighter_and_faster_than_the_default(chrome, default_site):
    """Alternating, so that both see the same machine; the medians are compared."""
    ours, default = [], []
    with served(SITE) as here, served(default_site) as there:
        for _ in range(RUNS):
            ours.append(first_visit(chrome, here, HEAVIEST, slow=True))
            default.append(first_visit(chrome, there, HEAVIEST, slow=True))

    def median(costs, of):
        return sorted(getattr(cost, of) for cost in costs)[RUNS // 2]

    for of in ("bytes", "requests", "paint", "shift", "blocking"):
        print(f"{of:9} ours {median(ours, of):12.3f}   default {median(default, of):12.3f}")
    assert median(ours, "bytes") <= median(default, "bytes") / 4
    assert median(ours, "paint") <= median(default, "paint") / 2
    assert median(ours, "blocking") <= median(default, "blocking") / 10
