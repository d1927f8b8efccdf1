"""The security policy, what is stored, and what each page offers: run it, report it, its commit."""

import base64
import functools
import hashlib
import html
import re
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from test_pages_in_a_browser import PAGES as NAMES
from waiting import wait_until

import frame

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "book/_build/html"
PAGES = {name: (SITE / name).read_text("utf8") for name in NAMES}
CHAPTER, PROBLEM = "chapters/learning/shrinkage.html", "chapters/exam/problem-4.html"
POLICY = {
    "default-src": "'none'", "script-src": "'self' file:", "font-src": "'self' file:",
    "style-src-attr": "'unsafe-inline'", "img-src": "'self' file: data:", "connect-src": "'self'",
    "form-action": "'self' file:", "base-uri": "'none'",
}  # fmt: skip


def seal(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("name", PAGES)
def test_policy_allows_the_site_alone_and_the_page_keeps_to_it(name):
    text = PAGES[name]
    head = text.split("</head>")[0]
    tag = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)"', head)
    assert not re.search(r"<(?:script|style|link)\b", head[: head.index(tag[0])])  # nothing escapes the policy
    scripts = re.findall(r"<script\b(?![^>]*\bsrc=)[^>]*>(.*?)</script>", text, re.S)
    styles = re.findall(r"<style\b[^>]*>(.*?)</style>", text, re.S)
    assert len(scripts) == 1 and len(scripts[0]) < 1000 and len(styles) == 1
    assert not re.search(r'<link\b[^>]*rel="stylesheet"', text)
    allowed = {
        **POLICY,
        "script-src": f"{POLICY['script-src']} {seal(scripts[0])}",
        "style-src": " ".join(map(seal, styles)),
    }
    assert dict(rule.split(" ", 1) for rule in html.unescape(tag[1]).split("; ")) == allowed
    assert re.findall(r"<[a-z][^<>]*\son[a-z]+\s*=", text) == []
    assert re.findall(r"""(?:href|src|action)\s*=\s*["']?\s*javascript:""", text, re.I) == []


def test_policy_stops_what_is_put_into_a_page(open_page):
    page = open_page(CHAPTER)
    page.evaluate(
        """() => { window.stopped = [];
             document.addEventListener("securitypolicyviolation", (e) => window.stopped.push(e.effectiveDirective));
             const script = document.createElement("script");
             script.textContent = "window.ran = 'script'";
             const other = document.createElement("script");
             other.src = "http://127.0.0.1:9/x.js";
             const base = document.createElement("base");
             base.href = "http://127.0.0.1:9/";
             document.head.append(script, other, base);
             document.body.insertAdjacentHTML("beforeend", "<img src='x:' onerror=\\"window.ran = 'handler'\\">" +
               "<a id=trap href=\\"javascript:window.ran = 'link'\\">x</a><form action='http://127.0.0.1:9/'></form>");
             document.getElementById("trap").click();
             document.forms[document.forms.length - 1].submit(); }"""
    )
    wait_until(page, "window.stopped.length >= 6")
    assert page.evaluate("window.ran") is None
    assert {"script-src-elem", "script-src-attr", "img-src", "base-uri", "form-action"} <= set(
        page.evaluate("window.stopped")
    )
    assert page.url.endswith(CHAPTER)


def test_nothing_is_stored_but_marks_the_mode_and_the_place(open_page, address):
    page = open_page("index.html")
    page.locator("button.mode").click()
    for name in ("search.html?q=lasso", CHAPTER, PROBLEM, "genindex.html"):
        page.goto(address + name)
        for label in ("Open all answers", "Close all"):
            if page.get_by_role("button", name=label).count():
                page.get_by_role("button", name=label).click()
    page.evaluate("scrollTo(0, 900)")
    page.goto(address + "chapters/exam/score-sheet.html")
    page.locator("input.score").first.fill("1")
    page.locator("input.score").first.press("Tab")
    stored = page.evaluate(
        """async () => ({local: Object.keys(localStorage).sort(), session: Object.keys(sessionStorage),
             cookie: document.cookie, databases: await indexedDB.databases(), caches: await caches.keys(),
             workers: (await navigator.serviceWorker.getRegistrations()).length})"""
    )
    local = stored.pop("local")
    assert {"estimation-and-learning:exam-marks", "estimation-and-learning:mode"} <= set(local)
    assert all(re.fullmatch(r"estimation-and-learning:(exam-marks|mode|place:[\w/-]+)", key) for key in local), local
    assert stored == {"session": [], "cookie": "", "databases": [], "caches": [], "workers": 0}
    assert page.context.cookies() == []


def links(text):
    """By their words: the attributes of each link."""
    found = re.findall(r"<a\b([^>]*)>(.*?)</a>", text, re.S)
    read = {re.sub(r"<[^>]+>|\s+", " ", words).strip(): dict(re.findall(r'(\w+)="([^"]*)"', a)) for a, words in found}
    return {words: {name: html.unescape(value) for name, value in a.items()} for words, a in read.items()}


PUBLISHED = "your-name" not in (ROOT / "book/_config.yml").read_text("utf8").split("url:")[1].splitlines()[0]


@pytest.mark.parametrize("name", [n for n in PAGES if (ROOT / "book" / n).with_suffix(".md").exists()])
def test_what_each_page_offers(name):
    """A build that knows no repository offers no link that leads to none."""
    text = PAGES[name]
    source = (ROOT / "book" / name).with_suffix(".md")
    offered = links(text)
    runs = "{code-cell}" in source.read_text("utf8")
    assert ("Notebook (.ipynb)" in offered) == runs
    if runs:
        target = (SITE / name).parent / offered["Notebook (.ipynb)"]["href"]
        assert target.suffix == ".ipynb" and target.exists()
    assert ((SITE / name).parent / offered["Source (.md)"]["href"]).exists()
    assert "your-name" not in re.sub(r"<(?:meta|link)[^>]*>", "", text)


def test_a_published_page_offers_to_run_edit_and_report_it(monkeypatch):
    class App:
        class config:
            html_theme_options = {  # noqa: RUF012
                "repository_url": "https://github.com/someone/book", "repository_branch": "main",
                "launch_buttons": {"binderhub_url": "https://mybinder.org"},
            }  # fmt: skip
            html_baseurl = "https://someone.github.io/book/"

        class builder:
            @staticmethod
            def get_target_uri(name):
                return name + ".html"

    page = "chapters/learning/shrinkage"
    offers = {o["text"]: o for o in frame.offers_of(App, page, "```{code-cell} ipython3\n```")}
    binder = offers["Run it on Binder"]
    assert binder["href"] == f"https://mybinder.org/v2/gh/someone/book/main?urlpath=lab/tree/book/{page}.md"
    assert "can take several minutes" in binder["note"]
    assert offers["Edit this page"]["href"] == f"https://github.com/someone/book/edit/main/book/{page}.md"
    asked = parse_qs(urlsplit(offers["Report an error on this page"]["href"]).query)
    assert asked == {"template": ["error.yml"], "where": [f"https://someone.github.io/book/{page}.html"]}
    assert "Run it on Binder" not in {o["text"] for o in frame.offers_of(App, page, "plain text")}


@functools.cache
def is_commit(sha):
    done = subprocess.run(["git", "cat-file", "-t", sha], cwd=ROOT, capture_output=True, text=True)
    return done.stdout == "commit\n"


@pytest.mark.parametrize("name", PAGES)
def test_each_page_names_its_commit(name):
    stamp = re.search(r'<span class="built-from">Built (.*?)\.</span>', PAGES[name])[1]
    commit = re.match(r"from commit (?:<a [^>]*>)?(\w{9})", stamp)
    assert is_commit(commit[1]) if (ROOT / ".git").exists() else stamp == "outside a repository"


def test_the_form_asks_three_questions_and_takes_the_page():
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/error.yml").read_text("utf8"))
    asked = {entry["id"]: entry["attributes"]["label"] for entry in form["body"]}
    assert asked == {"where": "Where is it?", "says": "What does it say?", "should": "What should it say, and why?"}
    assert all(entry["validations"]["required"] for entry in form["body"])
