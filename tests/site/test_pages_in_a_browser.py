"""Every page in a real browser: quiet, in one column on a phone, readable in the dark, open to everyone."""

import json
import re
from pathlib import Path

import pytest
from visits import DOORS, OPEN, axe

from subset_fonts import FORMULA, TEXT

SITE = Path(__file__).resolve().parents[2] / "book/_build/html"
PAGES = sorted(
    p.relative_to(SITE).as_posix() for p in SITE.rglob("*.html") if "_static" not in p.relative_to(SITE).parts
)
CHAPTERS = [p for p in PAGES if re.match(r"chapters/(estimation|learning|exam)/", p)]
THEORY = [p for p in CHAPTERS if not p.startswith("chapters/exam/")]
SOLVED = [p for p in CHAPTERS if "/exam/" not in p or "/problem-" in p]
LIKELIHOOD = "chapters/estimation/likelihood.html"


@pytest.fixture
def visit(visits):
    """A page by one of the four doors, another one for its neighbours: all together see all looks."""
    return lambda name: visits(name, (DOORS[PAGES.index(name) % 4],))


def beside(name):
    """What a page keeps in the file beside it: the TeX of its formulas, and what references show."""
    text = (SITE / "_previews" / name).with_suffix(".js").read_text("utf8")
    return json.loads(text.split(",", 1)[1].rstrip(");\n"))


def test_there_are_pages():
    assert LIKELIHOOD in PAGES and "index.html" in PAGES and len(PAGES) > 35


@pytest.mark.parametrize("name", PAGES)
def test_page_is_quiet_and_fits(visit, name):
    found = visit(name)
    assert found["faults"] == [] and found["open"] == 0
    for (width, scheme), look in found["looks"].items():
        assert look["scrollWidth"] <= width and look["lost"] == [], (width, look["lost"])
        assert look["ground"] > 200 if scheme == "light" else look["ground"] < 60
        assert look["twice"] == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_display_formula_scrolls(visit, name):
    looks = visit(name)["looks"]
    assert {door: look["wide"] for door, look in looks.items() if look["wide"] and door[0] in (390, 1280)} == {}


@pytest.mark.parametrize("name", CHAPTERS)
def test_formulas_are_drawn_from_the_math_font(visit, name):
    formulas = visit(name)["formulas"]
    texs = beside(name)["tex"]
    assert len(formulas) == len(texs) > (50 if name in THEORY else -1)
    greek = set("αβγδεζηθικλμνξοπρςστυφχψω")  # drawn from the italic alphabet
    allowed = set(map(chr, {*FORMULA, *TEXT})) | greek | {"\n"}
    allowed |= {"\ufe00"}  # asks for a chancery capital; draws nothing itself
    for formula, tex in zip(formulas, texs, strict=True):
        assert tex and formula["ready"], "each formula keeps its TeX, and its font has come"
        assert formula["height"] > 3 and formula["width"] > 2, tex
        assert formula["font"].startswith('"Book Math"')
        assert set(formula["text"]) <= allowed, f"not in the font: {set(formula['text']) - allowed}"
        assert "\\" not in formula["text"], f"TeX left over in {tex}"


@pytest.mark.parametrize("name", THEORY)
def test_figures_have_words_and_little_weight(visit, name):
    figures = visit(name)["figures"]
    assert figures
    for source, words in figures:
        assert len(words) > 60, source
        assert source.endswith(".svg")
        assert (SITE / source.split("/", 3)[3]).stat().st_size <= 120_000


def sound(result, thin=True):
    assert {"color-contrast", "heading-order", "region", "document-title"} <= set(result["rules"])
    assert result["faults"] == []
    assert not thin or result["looks"] >= 5


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visit, name):
    for result in visit(name)["axe"].values():
        sound(result)


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_by_any_door(visits, name):
    for result in visits(name, tuple(DOORS))["axe"].values():
        sound(result)


@pytest.mark.slow
def test_axe_finds_nothing_on_a_whole_chapter(open_page):
    for scheme in ("light", "dark"):
        page = open_page(LIKELIHOOD, scheme=scheme, bypass_csp=True)
        page.evaluate(OPEN)
        sound(axe(page, thin=False), thin=False)


def test_axe_finds_what_is_wrong(open_page):
    page = open_page("index.html", bypass_csp=True)
    page.evaluate(
        """() => { const article = document.querySelector("article");
             article.insertAdjacentHTML("beforeend", `<img src="x.svg"><h5>Deep</h5>
               <p style="color: #999; background: #fff">Pale</p><button style="width:9px;height:9px;padding:0"></button>
               <button style="width:9px;height:9px;padding:0"></button>`); }"""
    )
    rules = {fault.split(":")[0] for fault in axe(page)["faults"]}
    assert {"image-alt", "heading-order", "color-contrast", "button-name"} <= rules


def test_special_forms_are_drawn(open_page):
    page = open_page(LIKELIHOOD)
    page.evaluate(OPEN)
    border = page.evaluate("getComputedStyle(document.querySelector('math .boxed')).borderTopWidth")
    assert float(border.removesuffix("px")) >= 1
    # A numbered equation has its number to the right, at the same height.
    boxes = page.evaluate(
        """() => { const e = [...document.querySelectorAll('div.math')].find(d => d.querySelector('.eqno'));
             const f = e.querySelector('math').getBoundingClientRect();
             const n = e.querySelector('.eqno').getBoundingClientRect();
             return {right: f.right, left: n.left, top: f.top, bottom: f.bottom, middle: (n.top + n.bottom) / 2}; }"""
    )
    assert boxes["left"] >= boxes["right"]
    assert boxes["top"] <= boxes["middle"] <= boxes["bottom"]
    # A big bracket with an exponent is as tall as the one that it closes.
    heights = page.evaluate(
        """() => { const close = document.querySelector('msup > mrow > mo[minsize]');
             const size = close.getAttribute('minsize');
             const open = [...close.closest('math').querySelectorAll(`mo[minsize="${size}"]`)][0];
             return [open, close].map(m => m.getBoundingClientRect().height); }"""
    )
    assert abs(heights[0] - heights[1]) < 1
    # The prime of ℓ′ is a superscript in its larger form, not a speck.
    prime = page.evaluate(
        "[...document.querySelectorAll('math mo')].find(m => m.textContent === '′').getBoundingClientRect().width"
    )
    assert prime > 3


def test_dark_mode_can_be_chosen_and_is_kept(open_page):
    page = open_page("index.html")
    button, seen = page.locator("button.mode"), []
    for _ in range(3):
        button.click()
        seen.append(page.evaluate("getComputedStyle(document.documentElement).colorScheme"))
    assert seen == ["dark", "light", "light dark"]
    button.click()
    page.goto(page.url.replace("index.html", LIKELIHOOD))
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 25, 28)"
    turned = page.evaluate("getComputedStyle(document.querySelector('figure img')).filter")
    assert turned == "invert(1) hue-rotate(180deg)"


@pytest.mark.parametrize("stored", ["system", "{}", "dark;", "null"])
def test_a_foreign_or_broken_mode_does_no_harm(open_page, stored):
    page = open_page(LIKELIHOOD)
    page.evaluate("(s) => { localStorage.mode = s; localStorage['estimation-and-learning:mode'] = s; }", stored)
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(253, 251, 247)"
    assert page.faults == []


@pytest.mark.parametrize(("width", "cards"), [(1280, 640), (390, 350)])
def test_the_column_is_that_of_a_book(open_page, width, cards):
    page = open_page(LIKELIHOOD, width=width)
    paragraph = page.evaluate(
        """() => { const p = [...document.querySelectorAll("article > section > section > p")].sort(
             (a, b) => b.textContent.length - a.textContent.length)[0];
             const range = document.createRange(), text = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
             return {width: p.getBoundingClientRect().width, size: getComputedStyle(p).fontSize,
                     family: getComputedStyle(p).fontFamily}; }"""
    )
    assert paragraph["width"] == cards
    assert paragraph["size"] == ("20px" if width == 1280 else "18px")
    assert "Palatino" in paragraph["family"]


def test_no_heading_is_larger_than_the_one_above_it(open_page):
    for width in (1280, 390):
        sizes = open_page("chapters/learning/boosting.html", width=width).evaluate(
            "['h1', 'h2', 'h3'].map((h) => document.querySelector('article ' + h))"
            ".map((h) => parseFloat(getComputedStyle(h).fontSize))"
        )
        assert sizes[0] > sizes[1] > sizes[2] > 18
