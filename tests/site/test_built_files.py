"""The built files without a browser: links, addresses, what search engines see."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "book/_build/html"
PAGES = sorted(p for p in SITE.rglob("*.html") if "_static" not in p.relative_to(SITE).parts)


class Links(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.scripts = [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.ids |= {found[name] for name in ("id", "name") if found.get(name)}
        for name in ("href", "src"):
            if (found.get(name) and tag != "link") or (tag == "link" and found.get("rel") in ("stylesheet", "icon")):
                self.links.append((tag, found.get(name) or ""))
        if tag == "script":
            self.scripts.append(found.get("src") or "")


@pytest.fixture(scope="module")
def parsed():
    return {page: Links(page.read_text("utf8")) for page in PAGES}


def test_each_link_inside_the_site_leads_somewhere(parsed):
    broken = []
    for page, found in parsed.items():
        for _, link in found.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not link:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if target.is_dir():
                target /= "index.html"
            fragment = unquote(parts.fragment)
            if not target.exists():
                broken.append(f"{page.relative_to(SITE)}: {link}")
            elif fragment and target in parsed and fragment not in parsed[target].ids and link != "#":
                broken.append(f"{page.relative_to(SITE)}: {link} (no such place)")
    assert broken == []


def test_no_script_or_style_from_elsewhere(parsed):
    for page, found in parsed.items():
        assert [s for s in found.scripts if urlsplit(s).netloc] == [], page
        assert [u for t, u in found.links if t in ("link", "img", "iframe") and urlsplit(u).netloc] == [], page


def test_unused_libraries_are_not_linked(parsed):
    for page, found in parsed.items():
        names = " ".join([*found.scripts, *(u for t, u in found.links if t == "link")])
        assert not re.search(r"fontawesome|thebe|togglebutton|mathjax|require|jquery|basic\.css|doctools", names), page
        assert len(found.scripts) <= 6, page  # the first stands in the page


def test_what_search_engines_and_previews_see():
    text = (SITE / "chapters/estimation/likelihood.html").read_text("utf8")
    assert re.search(r'<meta property="og:title" content="1\. Likelihood"', text)
    assert re.search(r'<meta property="og:site_name" content="Estimation and Learning"', text)
    described = re.search(r'<meta property="og:description" content="([^"]+)"', text)
    assert described[1].startswith("The likelihood function and its maximum:")
    assert text.count(described[1]) == 2, "search engines and previews read the same words"
    assert re.search(r'<link rel="canonical" href="https://[^"]+/chapters/estimation/likelihood\.html"', text)
    listed = re.findall(r"<loc>([^<]+)</loc>", (SITE / "sitemap.xml").read_text("utf8"))
    toc = yaml.safe_load((ROOT / "book/_toc.yml").read_text("utf8"))
    files = {toc["root"]} | {c["file"] for part in toc["parts"] for c in part["chapters"]} - {"genindex"}
    assert {urlsplit(u).path.split("/", 2)[2] for u in listed} == {f"{f}.html" for f in files}


def test_index_glossary_and_bibliography_are_filled():
    assert "score" in (SITE / "genindex.html").read_text("utf8")
    assert 'id="term-score"' in (SITE / "chapters/reference/glossary.html").read_text("utf8")
    assert "Zehna" in (SITE / "chapters/reference/bibliography.html").read_text("utf8")
