"""On paper with and without answers, dark on white; from a folder, without a server."""

from pathlib import Path

import pytest

SITE = Path(__file__).resolve().parents[2] / "book/_build/html"
CHAPTER, PROBLEM = "chapters/learning/shrinkage.html", "chapters/exam/problem-4.html"
SEEN = """() => { const shown = (s) => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility()).length;
  return {answers: shown(".solution > .fold-body"), summaries: shown(".solution > summary"),
          hints: shown(".hint > .fold-body"), proofs: shown(".proof > .fold-body"),
          furniture: shown("button, nav, input, [role=search], .headerlink, dialog, [popover]")}; }"""


@pytest.mark.parametrize("name", [CHAPTER, PROBLEM])
def test_print_with_and_without_answers(open_page, name):
    page = open_page(name)
    page.evaluate("window.print = () => { window.printed = (window.printed || 0) + 1; }; 0")
    everything = page.locator("details.solution").count()
    for number, (entry, answers) in enumerate([("Print with answers", everything), ("Print without answers", 0)], 1):
        page.get_by_role("button", name="This page").click()
        page.get_by_role("button", name=entry, exact=True).click()
        assert page.evaluate("window.printed") == number
        page.emulate_media(media="print")
        seen = page.evaluate(SEEN)
        assert seen["answers"] == seen["summaries"] == answers
        assert (seen["hints"] > 0) == (answers > 0)
        assert seen["proofs"] == page.locator("details.proof").count()
        assert seen["furniture"] == 0
        page.emulate_media(media="screen")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("details[open]").count() == 0, "afterwards all is as it was"
        assert page.evaluate("document.documentElement.dataset.printing") is None


def test_plain_print_shows_what_is_open(open_page):
    page = open_page(PROBLEM)
    page.locator("details.solution > summary").nth(2).click()
    page.emulate_media(media="print")
    seen = page.evaluate(SEEN)
    assert seen["answers"] == seen["summaries"] == 1
    assert seen["furniture"] == 0


def test_a_dark_page_prints_dark_on_white(open_page):
    page = open_page(CHAPTER, scheme="dark")
    page.evaluate(
        """() => { const value = (e, name) => getComputedStyle(e)[name].match(/[0-9.]+/g).slice(0, 3).map(Number);
             matchMedia("print").addEventListener("change", (event) => { if (event.matches) window.paper = {
               background: value(document.body, "backgroundColor"),
               text: ["article p", "article h2", "article pre", "article math", "summary", "article td"]
                 .map((s) => value(document.querySelector(s), "color"))}; }); }"""
    )
    page.pdf()
    paper = page.evaluate("window.paper")
    assert min(paper["background"]) > 240 and max(max(colour) for colour in paper["text"]) < 120, paper
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == "rgb(23, 25, 28)", "the screen is as it was"


def test_nothing_is_cut_on_paper(open_page):
    """The text area of an A4 page with the browser's own margins: what is wider than it would be lost."""
    for name in ("chapters/estimation/fisher-information.html", PROBLEM, "chapters/learning/trees-and-forests.html"):
        page = open_page(name, width=718)
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        page.emulate_media(media="print")
        cut = page.evaluate(
            """[...document.querySelectorAll("article :is(pre, .formula, .wide, img, p, li)")].filter((e) =>
              e.checkVisibility()
                 && (e.scrollWidth > e.clientWidth + 1
                   && e.clientWidth || e.getBoundingClientRect().right > innerWidth + 1))
                 .map((e) =>
                   `${e.localName}.${e.className} ${e.scrollWidth}>${e.clientWidth} ${e.textContent.slice(0, 50)}`)"""
        )
        assert cut == [], name


def test_works_from_a_folder(chrome):
    context = chrome.new_context(color_scheme="light")
    page = context.new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((SITE / "index.html").as_uri())
    page.locator("button.mode").click()
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(23, 25, 28)"
    page.locator(".start-here a").first.click()
    page.wait_for_url("file://**/chapters/**.html*")
    assert page.evaluate(ground) == "rgb(23, 25, 28)", "the choice is kept"
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Book Math\"'))")
    page.keyboard.press("Control+k")
    page.locator("dialog .finder input").wait_for()
    page.wait_for_timeout(700)
    page.keyboard.type("4d(iii)")
    page.locator("dialog .finder li a").first.wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("file://**/problem-4.html#exam-4d-iii")
    assert page.locator("#exam-4d-iii").is_visible()
    assert faults == []
    context.close()
