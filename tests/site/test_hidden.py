"""What is folded away is never lost: links open it, buttons open all of it, and it needs no script."""

import re
from urllib.parse import quote

import pytest
from test_pages_in_a_browser import LIKELIHOOD as CHAPTER
from test_pages_in_a_browser import SOLVED
from waiting import wait_until

PROBLEM = "chapters/exam/problem-4.html"
KINDS = ["solution", "hint", "proof", "code"]
# The middle box of a kind, something inside it that can be linked to, and a link to that on top of the page.
PREPARE = """(kind) => {
  const boxes = [...document.querySelectorAll("article details." + kind)];
  const box = boxes[boxes.length >> 1], inside = box.lastElementChild.lastElementChild;
  box.setAttribute("data-test", "box");
  inside.id = "inside-a-box";
  document.querySelector("article").insertAdjacentHTML(
    "afterbegin", '<p><a href="#inside-a-box">in</a> <a href="#exercises">out</a></p>');
  return boxes.filter((b) => b.open).length;
}"""
COUNT = "([kind, state]) => document.querySelectorAll(`article details${kind}${state}`).length"
IN_VIEW = """(e) => { const box = e.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && e.checkVisibility(); }"""


def opened(page):
    box = page.locator("[data-test=box]")
    return box.evaluate("d => d.open") and page.locator("#inside-a-box").evaluate(IN_VIEW)


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_to_something_folded_opens_it_again_and_again(open_page, kind):
    page = open_page(CHAPTER)
    assert page.evaluate(PREPARE, kind) == 0, "closed at first"
    close = "document.querySelector('[data-test=box]').open = false"
    page.get_by_role("link", name="in", exact=True).click()
    assert opened(page)
    page.evaluate(close)
    page.get_by_role("link", name="in", exact=True).click()  # the address does not change
    assert opened(page)
    page.evaluate(close)
    page.get_by_role("link", name="out", exact=True).click()
    page.go_back()
    assert opened(page)
    page.evaluate(close)
    page.go_back()  # to the page without a place
    assert not opened(page)
    page.go_forward()
    assert opened(page)


@pytest.mark.parametrize(
    "place",
    [
        "chapters/exam/problem-3.html#fig-exam-3a-shift",  # a figure in a key
        "chapters/learning/resampling.html#equation-eq-rs-log-pi",  # a formula in a proof
        "chapters/estimation/likelihood.html#sol-est-ex01-b",  # an answer itself
    ],
)
def test_a_link_from_elsewhere_opens_the_box(open_page, place):
    page = open_page(place)
    target = page.locator(f"[id='{place.split('#')[1]}']")
    assert target.evaluate("e => e.closest('details').open")
    assert target.evaluate(IN_VIEW)
    assert page.locator("details[open]").count() == 1


def test_an_address_that_cannot_be_read_does_no_harm(open_page):
    page = open_page(CHAPTER + "#50%")
    assert page.faults == []
    page.get_by_role("button", name="Open all answers").click()
    assert page.locator("details.solution[open]").count() > 5


def test_the_browsers_own_search_reaches_into_closed_boxes(open_page):
    """A text fragment, which uses the machinery of the browser's search, opens the answer that has the words."""
    page = open_page(CHAPTER)
    words = page.evaluate(
        "[...document.querySelectorAll('details.solution .fold-body p')].map(p => p.textContent).join(' ')"
    )
    words = next(w.strip() for w in re.findall(r"[A-Z][a-z ]{30,}", words))
    page = open_page(f"{CHAPTER}#:~:text={quote(words)}")
    wait_until(page, "Boolean(document.querySelector('details[open]'))")
    assert words in page.locator("details[open]").first.text_content()
    wait_until(page, "scrollY > 500")


# Anchoring "none" is a browser that does not keep the place by itself.
@pytest.mark.parametrize(("name", "anchoring"), [(CHAPTER, "auto"), (PROBLEM, "none")])
def test_open_all_and_close_all_do_what_they_say_and_keep_the_place(open_page, name, anchoring):
    page = open_page(name)
    page.evaluate("(value) => { document.documentElement.style.overflowAnchor = value; }", anchoring)
    answers, hints = (page.evaluate(COUNT, [kind, ""]) for kind in (".solution", ".hint"))
    assert answers > 5 and hints > 5
    assert page.evaluate(COUNT, ["", "[open]"]) == 0
    first = page.get_by_role("button", name="Open all answers")
    first.evaluate("b => b.scrollIntoView({block: 'center'})")
    first.focus()
    for press, expected in (
        (["Enter"], {".solution": answers, ".hint": 0, "": answers}),
        (["Tab", "Space"], {".solution": answers, ".hint": hints, "": answers + hints}),
        (["Tab", "Enter"], {".solution": 0, ".hint": 0, "": 0}),
    ):
        if press == ["Tab", "Enter"]:  # what stands above the buttons closes too
            page.evaluate("document.querySelectorAll('article details').forEach(d => { d.open = true; })")
            first.evaluate("b => b.scrollIntoView({block: 'center'})")
        before = first.bounding_box()["y"]
        for key in press:
            page.keyboard.press(key)
        assert {kind: page.evaluate(COUNT, [kind, "[open]"]) for kind in expected} == expected
        page.wait_for_timeout(100)
        assert abs(first.bounding_box()["y"] - before) < 3


@pytest.mark.parametrize("name", [CHAPTER, PROBLEM])
def test_without_javascript_each_box_opens(open_page, name):
    page = open_page(name, java_script_enabled=False)
    seen = page.evaluate(
        """[...document.querySelectorAll("article details:not([data-part])")].map((box) => {
             if (box.parentElement.closest("details")) box.parentElement.closest("details").open = true;
             const body = box.lastElementChild, before = body.checkVisibility();
             box.querySelector("summary").click();
             return [before, body.checkVisibility() && body.getBoundingClientRect().height > 0]; })"""
    )
    assert len(seen) > 20 and set(map(tuple, seen)) == {(False, True)}
    assert not page.locator("details[data-part]").first.is_visible(), "nothing that a script would have to fill"
    assert page.get_by_role("button", name="Open all answers").count() == 0, "no button without effect"
    page.get_by_role("button", name="Contents").click()  # a menu needs no script either
    assert page.get_by_role("link", name="First page").last.is_visible()


@pytest.mark.parametrize("name", SOLVED)
def test_an_exercise_is_one_card(open_page, name):
    """Statement, and a row for each part; nothing that belongs to an exercise stands outside its card."""
    page = open_page(name)
    seen = page.evaluate(
        """() => ({
          cards: document.querySelectorAll("article .exercise").length,
          loose: document.querySelectorAll("details:is(.hint, .solution, .check):not(.exercise details)").length,
          rows: [...document.querySelectorAll(".exercise .row:not(.no-script)")].map((row) =>
            [...row.children].filter((d) => d.localName === "details" && d.checkVisibility())
              .map((d) => d.querySelector("summary").firstChild.textContent.trim())),
          ladders: [...document.querySelectorAll(".hint .hint > summary")].map((s) => s.textContent),
          titles: [...document.querySelectorAll("details.solution > summary")].map((s) => s.textContent),
          split: [...document.querySelectorAll(".one-part")].filter((part) =>
            part.querySelectorAll(":scope > .row").length > 1).length})"""
    )
    assert seen["cards"] >= 1 and seen["loose"] == 0 and seen["split"] == 0
    allowed = re.compile(r"(Hint )?(Check )*((Solution|Key) ?)*")
    for row in seen["rows"]:
        assert row and allowed.fullmatch(" ".join(row) + " "), row
    assert all(title.startswith("Next hint") for title in seen["ladders"])
    assert all(re.match(r"Solution to Exercise \d|Key to \d", title) for title in seen["titles"])


@pytest.mark.parametrize("selector", ["details.solution", "details.proof", "details.hint"])
def test_boxes_open_by_keyboard_and_show_their_focus(open_page, selector):
    page = open_page(CHAPTER)
    box = page.locator(selector).first
    # The last stop before it, then Tab.
    box.locator("summary").first.evaluate(
        """s => { const all = [...document.querySelectorAll('a[href], button, summary, input, [tabindex="0"]')]
             .filter(e => e.checkVisibility({visibilityProperty: true})); all[all.indexOf(s) - 1].focus(); }"""
    )
    for _ in range(5):
        page.keyboard.press("Tab")
        if box.locator("summary").first.evaluate("s => document.activeElement === s"):
            break
    else:
        raise AssertionError("Tab does not reach the box")
    outline = box.locator("summary").first.evaluate(
        "s => [getComputedStyle(s).outlineStyle, parseFloat(getComputedStyle(s).outlineWidth)]"
    )
    assert outline[0] != "none" and outline[1] >= 2
    page.keyboard.press("Enter")
    assert box.evaluate("d => d.open")
    page.keyboard.press("Enter")
    assert not box.evaluate("d => d.open")
