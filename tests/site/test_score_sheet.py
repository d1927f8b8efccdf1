"""Marking oneself: in the browser only, exportable, and on paper without JavaScript."""

import json

import pytest
from waiting import wait_until

SHEET = "chapters/exam/score-sheet.html"
PROBLEM = "chapters/exam/problem-2.html"


def box(page, part):
    return page.locator(f'input.score[data-part="{part}"]')


def enter(page, part, value):
    box(page, part).fill(value)
    box(page, part).press("Tab")


def fill_all(page, share=1.0):
    page.evaluate(
        """share => { for (const i of document.querySelectorAll('input.score')) {
             i.value = Math.round(2 * share * i.max) / 2; i.dispatchEvent(new Event('change')); } }""",
        share,
    )


def test_sheet_has_a_field_for_each_part(open_page):
    page = open_page(SHEET)
    assert page.locator("input.score").count() == 75
    most = page.evaluate("[...document.querySelectorAll('input.score')].map(i => Number(i.max))")
    assert sum(most) == 100
    names = page.evaluate("[...document.querySelectorAll('input.score')].map(i => i.getAttribute('aria-label'))")
    assert names[10] == "Your marks for 2a(1), of 1" and len(set(names)) == 75
    totals = page.evaluate("[...document.querySelectorAll('td strong')].map(s => s.textContent)")
    assert totals == ["sum", "10", "sum", "28", "sum", "16", "sum", "22", "sum", "24", "sum", "100"]


def test_sums_and_grade(open_page):
    page = open_page(SHEET)
    verdict = page.locator(".score-verdict")
    assert verdict.inner_text() == "No marks entered yet."
    enter(page, "2a-1", "1")
    enter(page, "3b-i", "2.5")
    assert page.locator('.score-sum[data-problem="2"]').first.inner_text() == "1"
    assert page.locator('.score-sum[data-problem="3"]').last.inner_text() == "2.5"
    assert page.locator(".score-total").inner_text() == "3.5"
    assert verdict.inner_text() == "3.5 of 100 so far; 73 parts have no marks yet."
    fill_all(page)
    assert verdict.inner_text() == "100 of 100: grade A."


@pytest.mark.parametrize(
    ("points", "grade"), [(89, "A"), (88.5, "B"), (77, "B"), (65, "C"), (64.5, "D"), (53, "D"), (41, "E"), (40.5, "F")]
)
def test_grade_boundaries(open_page, points, grade):
    page = open_page(SHEET)
    page.evaluate(
        """points => { let left = points; for (const i of document.querySelectorAll('input.score')) {
             const give = Math.min(left, Number(i.max)); left -= give;
             i.value = give; i.dispatchEvent(new Event('change')); } }""",
        points,
    )
    assert page.locator(".score-verdict").inner_text() == f"{points} of 100: grade {grade}."


def test_marks_are_kept_in_this_browser_and_nowhere_else(open_page):
    page = open_page(SHEET)
    sent = []
    enter(page, "1-01", "1")
    page.on("request", lambda request: sent.append((request.method, request.post_data)))
    page.reload(wait_until="networkidle")
    assert box(page, "1-01").input_value() == "1"
    assert all(method == "GET" and not data for method, data in sent)
    assert page.evaluate("Object.keys(localStorage).filter(k => k.includes('marks'))") == [
        "estimation-and-learning:exam-marks"
    ]


def test_a_mark_that_cannot_be_is_refused(open_page):
    page = open_page(SHEET)
    enter(page, "1-01", "1")
    enter(page, "1-01", "7")
    assert page.evaluate("JSON.parse(localStorage['estimation-and-learning:exam-marks'])") == {"1-01": 1}
    assert not box(page, "1-01").evaluate("i => i.validity.valid")
    enter(page, "1-01", "")
    assert box(page, "1-01").evaluate("i => i.validity.valid")
    assert page.evaluate("localStorage['estimation-and-learning:exam-marks']") is None


def test_export_clear_import(open_page, tmp_path):
    page = open_page(SHEET)
    enter(page, "5c-ii", "2")
    with page.expect_download() as started:
        page.get_by_role("button", name="Export", exact=True).click()
    saved = tmp_path / "marks.json"
    started.value.save_as(saved)
    assert json.loads(saved.read_text())["marks"] == {"5c-ii": 2}
    with page.expect_download() as started:
        page.get_by_role("button", name="Export as a table").click()
    started.value.save_as(tmp_path / "marks.csv")
    rows = (tmp_path / "marks.csv").read_text().splitlines()
    assert rows[0] == "part,marks,of" and "5c-ii,2,3" in rows and len(rows) == 76
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear").click()
    assert box(page, "5c-ii").input_value() == ""
    page.locator("input[type=file]").set_input_files(saved)
    wait_until(page, "document.querySelector('.score-message').textContent !== ''")
    assert box(page, "5c-ii").input_value() == "2"
    foreign = tmp_path / "foreign.json"
    foreign.write_text('{"marks": {"5c-ii": 99, "9z": 1}}')
    page.locator("input[type=file]").set_input_files(foreign)
    wait_until(page, "document.querySelector('.score-message').textContent.includes('no exported')")
    assert box(page, "5c-ii").input_value() == "2"


def test_without_javascript_it_is_a_table_to_print(open_page):
    page = open_page(SHEET, java_script_enabled=False)
    assert page.locator("input.score").count() == 0
    assert page.locator(".score-tools").inner_text() == ""
    assert page.locator("td .score-entry").count() == 75


def test_a_key_offers_a_place_for_the_marks(open_page):
    page = open_page(PROBLEM)
    key = page.locator("#sol-exam-2b-3")
    assert not box(page, "2b-3").is_visible()
    key.locator("summary").first.click()
    enter(page, "2b-3", "1.5")
    assert key.locator(".score-running").inner_text() == "Problem 2: 1.5 of 28. Exam: 1.5 of 100."


def test_works_from_a_folder(chrome, site):
    """No server: the page opened as a file."""
    context = chrome.new_context()
    page = context.new_page()
    page.goto((site / SHEET).as_uri())
    enter(page, "1-01", "1")
    assert page.locator(".score-total").inner_text() == "1"
    context.close()
