"""A worked solution covers its last steps, or all, when the reader wants to find them first."""

import pytest
from visits import AXE, TAGS

CHAPTER = "chapters/estimation/likelihood.html"
SHOWN = """body => [...body.querySelectorAll(".math, p, table")].filter(e => e.checkVisibility()).length"""


@pytest.fixture
def solution(open_page):
    page = open_page(CHAPTER)
    box = page.locator("#sol-est-ex01-a")
    box.locator("summary").first.click()
    box.locator("select").wait_for()
    return page, box


def test_all_is_shown_until_one_chooses(solution):
    page, box = solution
    assert box.locator("select").input_value() == "0"
    assert box.locator(".step").count() == 0
    assert page.faults == []


def test_the_last_steps_are_covered_and_opened_one_by_one(solution):
    page, box = solution
    body = box.locator(".fold-body").first
    everything, order = body.evaluate(SHOWN), body.inner_text()
    counts = {}
    for choice in ("all but the last step", "all but the last two", "one step at a time", "all steps"):
        box.locator("select").select_option(choice)
        counts[choice] = (box.locator(".step").count(), body.evaluate(SHOWN))
    (one, seen_1), (two, seen_2), (total, seen_0), (none, seen) = counts.values()
    assert (one, two, none) == (1, 2, 0) and total > 2
    assert everything == seen > seen_1 > seen_2 > seen_0 == 0
    assert body.inner_text() == order, "everything is where it was"
    box.locator("select").select_option("all but the last two")
    first = box.locator(".step > summary").first
    assert first.inner_text() == f"Step {total - 1} of {total}"
    first.focus()
    page.keyboard.press("Enter")
    assert seen_2 < body.evaluate(SHOWN) < everything


def test_the_choice_holds_for_other_solutions_and_pages(solution):
    page, box = solution
    box.locator("select").select_option("one step at a time")
    page.goto(page.url.replace("estimation/likelihood", "learning/shrinkage"))
    other = page.locator("#sol-sh-subsets-b")
    other.locator("summary").first.click()
    other.locator(".step").first.wait_for()
    assert other.locator("select").input_value() == "99"
    page.evaluate("localStorage.setItem('estimation-and-learning:fade', '{nonsense')")
    page.reload()
    other.locator("select").wait_for()
    assert other.locator("select").input_value() == "0"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_covered_steps_have_no_faults_of_access(open_page, width, scheme):
    page = open_page(CHAPTER, width, scheme)
    box = page.locator("#sol-est-ex01-a")
    box.locator("summary").first.click()
    box.locator("select").select_option("all but the last two")
    box.locator(".step > summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE)
    ask = (
        "tags => axe.run('#sol-est-ex01-a', {runOnly: tags}).then(r => r.violations.map(v => [v.id, v.nodes[0].html]))"
    )
    assert page.evaluate(ask, TAGS) == []


def test_paper_has_all_steps(solution):
    page, box = solution
    box.locator("select").select_option("one step at a time")
    page.evaluate("self.print = () => {}; 0")
    page.get_by_role("button", name="This page").click()
    page.get_by_role("button", name="Print with answers", exact=True).click()
    page.emulate_media(media="print")
    assert page.locator("details.step:not([open])").count() == 0
    assert not box.locator("select").is_visible()
    assert not box.locator(".step > summary").first.is_visible()
