"""Index, glossary, method map and formula sheet: complete, and each link leads to what it says."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from sphinx.errors import ExtensionError
from test_finding import PARTS
from test_pages_in_a_browser import beside

import data_pages
import print_pdf

BOOK = Path(__file__).resolve().parents[2] / "book"
REFERENCE = BOOK / "chapters/reference"


def test_every_term_of_the_glossary_is_on_its_page_in_the_index_and_in_the_search(open_page, site):
    text = (REFERENCE / "glossary.md").read_text("utf8")
    text = text.replace("'", "’")
    terms = re.findall(r"^(?! |\n)(.+)\n(?=  \S)", re.search(r":::\{glossary\}\n(.*?)^:::", text, re.M | re.S)[1], re.M)
    page = open_page("chapters/reference/glossary.html")
    ids = dict(page.evaluate("[...document.querySelectorAll('dt')].map(d => [d.firstChild.textContent.trim(), d.id])"))
    assert len(terms) > 100 and set(ids) == set(terms) and all(ids.values())
    page = open_page("genindex.html")
    linked = page.evaluate("[...document.querySelectorAll('.index a')].map(a => a.hash.slice(1))")
    assert set(ids.values()) - set(linked) == set()
    places = json.loads((site / "finder-index.js").read_text("utf8").split("=", 1)[1].rstrip(";\n"))["places"]
    assert {anchor for _, kind, anchor, *_ in places if kind == "term"} == set(ids.values())


def follow(page, selector):
    """Where the links lead, read from the pages themselves: address, text of the link, title and TeX found there."""
    return page.evaluate(
        """async (selector) => {
             const parse = (text) => new DOMParser().parseFromString(text, "text/html"), pages = {};
             const at = (path) => (pages[path] ||= fetch(path).then((answer) => answer.text()).then(parse));
             return Promise.all([...document.querySelectorAll(selector)].map(async (a) => {
               const target = (await at(a.pathname)).getElementById(decodeURIComponent(a.hash.slice(1)));
               const all = [...(await at(a.pathname)).querySelectorAll("article .math")];
               const inside = target ? all.flatMap((f, i) => target === f || target.contains(f) ? [i] : []) : [];
               return {id: a.hash.slice(1), page: a.pathname.slice(1), text: a.textContent,
                       there: target && target.textContent.trim(), inside}; }));
           }""",
        selector,
    )


def test_method_map_leads_to_every_part_of_the_exam(open_page):
    page = open_page("chapters/reference/method-map.html")
    links = follow(page, "article td a")
    assert [link for link in links if link["there"] is None] == []
    exam = [link for link in links if link["id"].startswith("exam-")]
    assert {link["id"] for link in exam} == {f"exam-{part}" for part in PARTS}
    assert [link for link in exam if not link["there"].startswith(link["text"] + " ")] == []
    assert page.locator("article tbody tr").count() > 50
    assert page.locator("article tbody tr:not(:has(td:nth-child(2) a))").count() == 0, "each row names a result"


def test_each_formula_of_the_sheet_is_that_of_the_place_it_links_to(open_page):
    page = open_page("chapters/reference/formula-sheet.html")
    links = follow(page, ".sheet-row > p > a")
    for link in links:
        link["tex"] = [beside(link["page"])["tex"][i] for i in link["inside"]]
    drawn = page.evaluate("[...document.querySelectorAll('article .math')].map(m => m.matches('.sheet-row > div'))")
    texs = [tex for tex, row in zip(beside("chapters/reference/formula-sheet.html")["tex"], drawn, strict=True) if row]
    groups = yaml.safe_load((REFERENCE / "formula-sheet.yml").read_text("utf8"))
    rows = [row for group in groups for row in group["rows"]]
    assert len(links) == len(texs) == len(rows)
    for row, link, tex in zip(rows, links, texs, strict=True):
        assert link["id"] == (f"equation-{row['eq']}" if "eq" in row else row["in"])
        tex, *stated = (re.sub(r"\s+", "", found).rstrip(",.;:") for found in [tex, *link["tex"]])
        assert tex in stated if "eq" in row else any(tex in found for found in stated), (link, tex)


def test_a_changed_theorem_changes_the_sheet(tmp_path):
    shutil.copytree(BOOK / "chapters", tmp_path / "chapters", ignore=shutil.ignore_patterns(".*"))
    groups = yaml.safe_load((REFERENCE / "formula-sheet.yml").read_text("utf8"))
    chapter = tmp_path / "chapters/learning/linear-regression.md"
    tex, path = data_pages.read_chapters(tmp_path)[0]["eq-lr-vif"]
    assert path == chapter and tex in data_pages.sheet(groups, *data_pages.read_chapters(tmp_path))[0]
    text = chapter.read_text("utf8")
    line = tex.splitlines()[1]
    chapter.write_text(text.replace(line, line.replace("1", "7")), "utf8")
    after = data_pages.sheet(groups, *data_pages.read_chapters(tmp_path))[0]
    assert line.replace("1", "7") in after and tex not in after
    other = tmp_path / "chapters/learning/discriminant-analysis.md"
    other.write_text(other.read_text("utf8").replace(r"\lvert c\rvert/\lVert w\rVert", "c"), "utf8")
    with pytest.raises(ExtensionError, match="thm-boundary-shift does not state"):
        data_pages.sheet(groups, *data_pages.read_chapters(tmp_path))


def test_the_sheet_fills_two_pages_of_a5(open_page, address, tmp_path, monkeypatch):
    monkeypatch.setattr(print_pdf, "ROOT", tmp_path)
    monkeypatch.setattr(print_pdf, "OUT", tmp_path)
    page = open_page("index.html")
    pages, style = ["chapters/reference/formula-sheet"], print_pdf.SHEET_STYLE
    print_pdf.print_pages(page, address, pages, "sheet.pdf", "Sheet", "() => {}", style, furniture=False)
    pdf = (tmp_path / "sheet.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [(round(float(w)), round(float(h))) for w, h in boxes] == [(420, 595)] * 2
