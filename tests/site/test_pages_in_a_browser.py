"""Every page in a real browser: quiet, in one column on a phone, readable in the dark."""

import re
from pathlib import Path

import pytest

from subset_math_font import CHARACTERS

SITE = Path(__file__).resolve().parents[2] / "book/_build/html"
PAGES = sorted(
    p.relative_to(SITE).as_posix() for p in SITE.rglob("*.html") if "_static" not in p.relative_to(SITE).parts
)
CHAPTERS = [p for p in PAGES if re.match(r"chapters/(estimation|learning|exam)/", p)]
THEORY = [p for p in CHAPTERS if not p.startswith("chapters/exam/")]
SOLVED = [p for p in CHAPTERS if "/exam/" not in p or "/problem-" in p]
LIKELIHOOD = "chapters/estimation/likelihood.html"


def test_there_are_pages():
    assert LIKELIHOOD in PAGES and "index.html" in PAGES


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_quiet_and_fits(open_page, name, width, scheme):
    page = open_page(name, width, scheme)
    assert page.faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    brightness = sum(int(v) for v in re.findall(r"\d+", background)[:3]) / 3
    assert (brightness > 200) if scheme == "light" else (brightness < 60)


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique(open_page, name):
    ids = open_page(name).evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert sorted({i for i in ids if ids.count(i) > 1}) == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_formulas_are_drawn_from_the_math_font(open_page, name):
    page = open_page(name)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    formulas = page.evaluate(
        """() => [...document.querySelectorAll('math')].map(m => {
             const box = m.getBoundingClientRect(), note = m.querySelector('annotation');
             const text = m.cloneNode(true);
             text.querySelectorAll('annotation').forEach(a => a.remove());
             return {height: box.height, width: box.width, tex: note && note.textContent,
                     font: getComputedStyle(m).fontFamily, text: text.textContent,
                     hidden: m.closest('[hidden]') !== null};
           })"""
    )
    assert len(formulas) > (50 if name in THEORY else -1)
    assert not formulas or page.evaluate("document.fonts.check('16px \"Book Math\"')")
    assert page.evaluate("document.querySelectorAll('.bad-formula').length") == 0
    allowed = {chr(c) for low, high in CHARACTERS for c in range(low, high + 1)} | {"\n"}
    allowed |= {"\ufe00"}  # asks for a chancery capital; draws nothing itself
    for formula in formulas:
        assert formula["tex"], "each formula keeps its TeX"
        assert formula["height"] > 3 and formula["width"] > 2, formula["tex"]
        assert formula["font"].startswith('"Book Math"')
        assert set(formula["text"]) <= allowed, f"not in the font: {set(formula['text']) - allowed}"
        assert "\\" not in formula["text"], f"TeX left over in {formula['tex']}"


@pytest.mark.parametrize("name", CHAPTERS)
def test_formulas_fit_a_phone(open_page, name):
    page = open_page(name, width=390)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    too_wide = page.evaluate(
        """[...document.querySelectorAll('div.math > .formula')]
             .filter(f => f.scrollWidth > f.clientWidth + 1).map(f => f.querySelector('annotation').textContent)"""
    )
    assert too_wide == []


def test_special_forms_are_drawn(open_page):
    page = open_page(LIKELIHOOD)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    border = page.evaluate("getComputedStyle(document.querySelector('math .boxed')).borderTopWidth")
    assert float(border.removesuffix("px")) >= 1
    # A numbered equation has its number to the right, at the same height.
    boxes = page.evaluate(
        """() => { const e = document.querySelector('[id="equation-eq-bernoulli"], #eq-bernoulli') ||
             [...document.querySelectorAll('div.math')].find(d => d.querySelector('.eqno'));
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


@pytest.mark.parametrize("name", SOLVED)
def test_answers_are_closed_and_open_by_mouse(open_page, name):
    page = open_page(name)
    solutions = page.locator("details.solution")
    assert solutions.count() >= 1
    for i in range(solutions.count()):
        solution = solutions.nth(i)
        assert not solution.evaluate("d => d.open")
        assert not solution.locator(".solution-body").is_visible()
        solution.locator("summary").click()
        assert solution.locator(".solution-body").is_visible()
        assert re.match(r"Solution to Exercise \d|Key to \d", solution.locator("summary").first.inner_text())


@pytest.mark.parametrize("selector", ["details.solution", "details.sd-dropdown"])
def test_toggles_open_by_keyboard_and_show_their_focus(open_page, selector):
    page = open_page(LIKELIHOOD)
    toggle = page.locator(selector).first
    # The last stop before it, then one Tab.
    toggle.locator("summary").evaluate(
        """s => { const all = [...document.querySelectorAll('a[href], button, summary, input, [tabindex="0"]')]
             .filter(e => e.checkVisibility({visibilityProperty: true})); all[all.indexOf(s) - 1].focus(); }"""
    )
    for _ in range(5):
        page.keyboard.press("Tab")
        if toggle.locator("summary").first.evaluate("s => document.activeElement === s"):
            break
    else:
        raise AssertionError("Tab does not reach the toggle")
    outline = toggle.locator("summary").first.evaluate(
        "s => [getComputedStyle(s).outlineStyle, parseFloat(getComputedStyle(s).outlineWidth)]"
    )
    assert outline[0] != "none" and outline[1] >= 2
    page.keyboard.press("Enter")
    assert toggle.evaluate("d => d.open")
    page.keyboard.press("Enter")
    assert not toggle.evaluate("d => d.open")


def test_link_into_a_closed_answer_opens_it(open_page):
    page = open_page(LIKELIHOOD + "#sol-est-ex01-b")
    solution = page.locator("#sol-est-ex01-b")
    assert solution.count() == 1
    assert solution.evaluate("d => d.getBoundingClientRect().top < innerHeight")


def test_answers_can_be_read_without_javascript(open_page):
    page = open_page(LIKELIHOOD, java_script_enabled=False)
    solution = page.locator("#sol-est-ex01-a")
    solution.locator("summary").first.click()
    assert solution.locator(".solution-body").is_visible()


def test_a_copied_formula_is_tex(open_page):
    page = open_page(LIKELIHOOD)
    copied = page.evaluate(
        """() => {
             const formula = [...document.querySelectorAll('p math')].find(m => m.closest('p').checkVisibility());
             getSelection().selectAllChildren(formula.closest('p'));
             const event = new ClipboardEvent('copy', {clipboardData: new DataTransfer(), cancelable: true,
                                                       bubbles: true});
             document.dispatchEvent(event);
             return [event.clipboardData.getData('text/plain'), formula.querySelector('annotation').textContent];
           }"""
    )
    assert f"${copied[1]}$" in copied[0]
    assert "\u200b" not in copied[0] and len(copied[0]) > 40


@pytest.mark.parametrize("name", THEORY)
def test_figures_have_words_and_little_weight(open_page, site, name):
    page = open_page(name)
    figures = page.evaluate(
        "[...document.querySelectorAll('article figure img, article .cell_output img')].map(i => [i.src, i.alt])"
    )
    assert figures
    for source, words in figures:
        assert len(words) > 60, source
        assert source.endswith(".svg")
        assert (site / source.split("/", 3)[3]).stat().st_size <= 120_000


def test_dark_mode_can_be_chosen(open_page):
    page = open_page("index.html")
    button = page.locator("button.theme-switch-button").first
    seen = set()
    for _ in range(3):
        button.click()
        seen.add(page.evaluate("document.documentElement.dataset.theme"))
    assert seen == {"light", "dark"}


def test_first_page_says_where_to_click(open_page):
    page = open_page("index.html")
    cards = page.locator(".start-here .sd-card")
    assert cards.count() == 3
    for i in range(3):
        box = cards.nth(i).bounding_box()
        assert box["y"] + 60 < 900, "above the fold of a laptop"
    cards.first.click()
    page.wait_for_url("**/" + LIKELIHOOD + "*")
