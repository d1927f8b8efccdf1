"""Another draw: an exercise with other numbers, a link to them, and back."""

import gzip

import pytest
from visits import AXE, TAGS

from helpers.questions import COUNT, question_sheet

PAGE = "chapters/exam/problem-2.html"
LABEL = "exam-2a-2"
QUESTION = question_sheet()[LABEL]


def numbers(k):
    return QUESTION.variants()[k - 1]


def statement(page):
    return " ".join(page.locator(f"#{LABEL}").inner_text().split())


@pytest.fixture
def drawn(open_page):
    page = open_page(f"{PAGE}#{LABEL}~17")
    page.locator(".draw-note").wait_for()
    return page


def test_a_button_gives_other_numbers_and_another_gives_them_back(open_page):
    page = open_page(PAGE)
    button = page.locator(f'[data-draw="{LABEL}"]')
    before = statement(page)
    button.focus()
    page.keyboard.press("Enter")
    page.locator(".draw-note").wait_for()
    k = int(page.url.rpartition("~")[2])
    assert f"Draw {k} of {COUNT}" in statement(page)
    assert f"{numbers(k)['mean']:.1f}" in statement(page)
    assert page.locator("#said").inner_text() == f"Draw {k}: other numbers"
    assert page.evaluate("document.activeElement.dataset.draw") == LABEL
    page.keyboard.press("Enter")
    page.locator(".draw-note").filter(has_not_text=f"Draw {k} of").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert statement(page) == before
    assert page.url.endswith(f"#{LABEL}")
    assert page.faults == []


def test_a_link_shows_the_same_numbers_with_their_solution_and_answers(drawn):
    page, givens = drawn, numbers(17)
    [[answers, slips]] = QUESTION.results(**givens).values()
    assert f"variance {givens['variance']:.2f}" in statement(page)
    page.locator(f"#sol-{LABEL} > summary").click()
    assert f"{answers['error']:.2f}" in page.locator(f"#sol-{LABEL} .redrawn .boxed").first.text_content()
    assert not page.locator(f"#sol-{LABEL} .boxed >> text=0.86").first.is_visible()
    box = page.locator(f'details[data-part="{LABEL}"]')
    box.locator("summary").click()
    box.locator("input").fill(f"{answers['error']:.4f}")
    box.locator("input").press("Enter")
    assert box.locator("output").inner_text() == "✓ right"
    assert not page.evaluate("localStorage.getItem('estimation-and-learning:answers')"), "not the book's numbers"
    words, _, value = slips[0]
    box.locator("input").fill(f"{value:.4f}")
    box.locator("input").press("Enter")
    assert box.locator("output").inner_text() == f"→ not right: this is what one gets with {words}"
    page.locator(".draw-note button").click()
    box.locator("input").fill("0.860")
    box.locator("input").press("Enter")
    assert box.locator("output").inner_text() == "✓ right"


@pytest.mark.parametrize("end", ["~41", "~0", "~-1", "~", "~abc", "~1e1", "~017", "~%"])
def test_a_link_to_a_draw_that_there_is_not(open_page, end):
    page = open_page(f"{PAGE}#{LABEL}{end}")
    page.locator(".draw-note").wait_for()
    assert "There is no such draw" in page.locator(".draw-note").inner_text()
    assert not page.locator(".redrawn").count()
    assert page.faults == []


@pytest.mark.parametrize("where", [f"{PAGE}#nothing~3", f"{PAGE}#__proto__~3", "chapters/exam/problem-1.html#x~3"])
def test_a_link_to_no_question(open_page, where):
    page = open_page(where.partition("#")[0])
    page.evaluate("hash => (location.hash = hash)", where.partition("#")[2])
    page.locator("#said", has_text="This page has no such draw").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_all_draws_together_have_no_faults_of_access(open_page, width, scheme):
    page = open_page(PAGE, width, scheme)
    for button in page.locator("[data-draw]").all():
        button.click()
        page.locator(f".exercise:has([data-draw='{button.get_attribute('data-draw')}']) .draw-note").wait_for()
    page.evaluate("document.querySelectorAll('.exercise details').forEach((box) => (box.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE)
    found = page.evaluate(
        """tags => axe.run('.exercise:has(.draw-note)', {runOnly: tags})
            .then(r => r.violations.map(v => [v.id, v.nodes[0].html]))""",
        TAGS,
    )
    assert found == []


def test_from_a_folder_and_without_a_script(chrome, site):
    page = chrome.new_page()
    page.goto(f"{(site / PAGE).as_uri()}#{LABEL}~17")
    page.locator(".draw-note").wait_for()
    assert f"{numbers(17)['mean']:.1f}" in statement(page)
    page.close()
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / PAGE).as_uri())
    assert not page.locator("[data-draw]").first.is_visible()
    context.close()


def test_every_question_has_its_button_and_its_draws(site):
    for label, question in question_sheet().items():
        text = (site / f"{question.page}.html").read_text("utf8")
        assert text.count(f'data-draw="{label}"') == 1
        assert "slot{" not in text and "\ue000" not in text
        draws = (site / f"_draws/{question.page}.js").read_text("utf8")
        assert f'"{label}":' in draws and "slot{" not in draws


def test_weight(site):
    for path in (site / "_draws").rglob("*.js"):
        assert len(gzip.compress(path.read_bytes())) <= 40_000, path
    assert len(gzip.compress((site / "_static/draws.js").read_bytes())) <= 3_000
