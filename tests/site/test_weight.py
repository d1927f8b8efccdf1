"""What a first visit costs, on the heaviest chapter: beside its bare text, and beside the default set-up."""

import gzip
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
HEAVIEST = (
    max(CHAPTERS, key=lambda p: len(gzip.compress(p.read_bytes()))).relative_to(SITE).as_posix() if CHAPTERS else ""
)
RUNS = 5
ARTICLE = re.compile(r"<article>.*?</article>", re.S)

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


@pytest.fixture(scope="module")
def bare_site(tmp_path_factory):
    """The text of the heaviest chapter alone: no frame, styles, scripts or fonts."""
    site = tmp_path_factory.mktemp("bare")
    (site / HEAVIEST).parent.mkdir(parents=True)
    article = ARTICLE.search((SITE / HEAVIEST).read_text("utf8"))[0]
    head = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title></head>'
    bare = f"{head}<body>{article}</body></html>"
    (site / HEAVIEST).write_text(bare, "utf8")
    shutil.copytree(SITE / "_images", site / "_images")
    return site


def test_first_visit_is_within_the_budget(chrome):
    with served(SITE) as address:
        visits = [first_visit(chrome, address, HEAVIEST, slow=False) for _ in range(3)]
    cost = min(visits, key=lambda visit: visit.blocking)  # a busy machine only adds to it
    print(HEAVIEST, cost)
    assert cost.outside == ()
    assert cost.bytes <= 125 * 1024, cost.parts
    assert cost.requests <= 10, cost.parts
    assert cost.shift <= 0.02
    assert cost.blocking <= 50


def test_frame_styles_and_scripts_are_small():
    for path in CHAPTERS:
        text = path.read_text("utf8")
        styles = sum(map(len, re.findall(r"<style>(.*?)</style>", text, re.S)))
        frame = len(ARTICLE.sub("", text)) - styles
        scripts = re.findall(r'<script defer src="[./]*(_static/[\w.-]+)"', text)
        assert styles <= 30_000 and frame <= 15_000, (path, styles, frame)
        assert sum((SITE / name).stat().st_size for name in scripts) <= 26_000, path


def test_every_chapter_is_within_the_budget_of_bytes():
    shared = sum(p.stat().st_size for p in (SITE / "_static/fonts").glob("*.woff2"))
    for path in CHAPTERS:
        text = path.read_text("utf8")
        scripts = set(re.findall(r'<script defer src="[./]*(_static/[\w.-]+)"', text))
        own = [path, *(SITE / name for name in scripts)]
        assert shared + sum(len(gzip.compress(p.read_bytes(), 6)) for p in own) <= 125 * 1024, path


def median(costs, of):
    return sorted(getattr(cost, of) for cost in costs)[len(costs) // 2]


def compared(chrome, first, second):
    """Alternating, so that both see the same machine."""
    seen = [], []
    with served(first) as one, served(second) as two:
        for _ in range(RUNS):
            seen[0].append(first_visit(chrome, one, HEAVIEST, slow=True))
            seen[1].append(first_visit(chrome, two, HEAVIEST, slow=True))
    for of in ("bytes", "requests", "paint", "shift", "blocking"):
        print(f"{of:9} ours {median(seen[0], of):12.3f}   other {median(seen[1], of):12.3f}")
    return seen


@pytest.mark.slow
def test_as_quick_as_its_bare_text(chrome, bare_site):
    ours, bare = compared(chrome, SITE, bare_site)
    assert median(ours, "paint") <= 1.2 * median(bare, "paint")
    assert median(ours, "blocking") <= median(bare, "blocking") + 16  # a frame of the screen
    assert max(cost.shift for cost in ours) <= 0.02


@pytest.mark.slow
def test_lighter_and_faster_than_the_default(chrome, default_site):
    ours, default = compared(chrome, SITE, default_site)
    assert median(ours, "bytes") <= median(default, "bytes") / 8
    assert median(ours, "paint") <= 0.4 * median(default, "paint")
    assert median(ours, "blocking") <= median(default, "blocking") / 10
