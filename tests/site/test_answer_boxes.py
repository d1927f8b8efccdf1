"""A reader's own answers: one rule in two languages, and the boxes that say it."""

import json
import random
import re

import pytest
from visits import AXE, TAGS

from helpers.answers import answer_sheet, carried
from helpers.judging import judge, read_number

CHAPTER = "chapters/learning/shrinkage.html"
PART = "sh-subsets-b"
SHEET = {name: part() for name, part in answer_sheet().items()}
CARRIED = {name: carried(name) for name in SHEET}
TYPED = [
    "0.155", ".155", "0,155", "15.5 %", "15,5%", "15.5 percent", "3/8", "-3/8", "1,5/3", "1e-3", "1.2E-3", "3×10^4",
    "3*10^4", "3·10⁴", "3x10^(-4)", "2.5×10⁻³", "−0.5", "–0,5", "﹣2", "1 234.5", "1 234 567", "1,234.5", "1.234,5",
    "1,234,567", "1,234", "= 4.5", "≈4,5", "4.", "+7", "0", "0.0", "-0", "007", "1'234", "  12  ", "5e400", "1e999",
    "", "abc", "1/0", "nan", "inf", "--3", "3--", "1,2,3", "1.2.3", "1 2 3", "e5", "10^4", "%", "1/2/3", "½", "3 4",
    "²", "10²", "1e", "0x10", "1_000", "Infinity", "1/nan", "５", "٣",
]  # fmt: skip


def attempts():
    """Every answer and slip as people type them, and ten thousand strings that chance typed."""
    for part, (answers, slips) in SHEET.items():
        for name, exact in answers.items():
            own, follows = ([(w, v) for w, each, v in found if each == name] for found in (slips, CARRIED[part]))
            for value in (exact, *(value for _, value in own + follows if value == value)):
                for text in (f"{value:.6g}", f"{value:.4g}".replace(".", ","), f"{value:.2g}", f"{value * 1.004:.5g}"):
                    yield text, exact, own, follows
    rng = random.Random(20261201)
    signs = "0123456789" * 3 + ".,-−+eE/%×*^() '⁻²³x"
    for _ in range(10_000):
        yield (
            "".join(rng.choice(signs) for _ in range(rng.randint(1, 9))),
            rng.choice([0.375, -15.5, 1234.5, 0, 3e-4]),
            [],
            [],
        )
    for text in TYPED:
        yield text, 0.155, [("n - 1", 0.375)], []


ATTEMPTS = [*attempts()]
ASK = """tries => tries.map(([typed, ...rest]) => [self.TRY.judge(typed, ...rest), self.TRY.read(typed)])"""


def in_python():
    return [[list(judge(*each)), read and list(read)] for each in ATTEMPTS for read in [read_number(each[0])]]


def plain(rows):
    """As JSON has it; a slip without a number can be nobody's."""
    return json.loads(json.dumps([(t, e, [s for s in slips if s[1] == s[1]], c) for t, e, slips, c in rows]))


@pytest.fixture
def card(open_page):
    page = open_page(CHAPTER)
    box = page.locator(f'details[data-part="{PART}"]')
    box.locator("summary").click()
    box.locator("input").first.wait_for()
    return page, box


def test_python_and_the_page_judge_alike(card):
    page, _ = card
    assert len(ATTEMPTS) > 15_000
    assert page.evaluate(ASK, plain(ATTEMPTS)) == in_python()


def test_firefox_judges_alike(firefox, address):
    firefox.open(address + CHAPTER)
    firefox.ask(f"""document.querySelector('details[data-part="{PART}"]').open = true""")
    firefox.wait("Boolean(self.TRY)")
    tries = json.dumps(plain(ATTEMPTS[::7]))
    seen = firefox.ask(f"JSON.stringify(({ASK})({tries}))")
    assert json.loads(seen) == in_python()[::7]


def test_every_numeric_part_has_a_box(site):
    for name, part in answer_sheet().items():
        text = (site / f"{part.page}.html").read_text("utf8")
        assert len(re.findall(rf'<details class="check" data-part="{name}">\s*<summary>Check', text)) == 1, name


def test_no_answer_is_read_at_a_glance(site):
    for path in sorted((site / "_answers").rglob("*.js")):
        text = path.read_text("utf8")
        assert not re.search(r"\d\.\d{3}", text), path
    page = (site / CHAPTER).read_text("utf8")
    assert "adjusted two" not in page


def say(page, box, row, text):
    box.locator("input").nth(row).fill(text)
    box.locator("input").nth(row).press("Enter")
    return box.locator("output").nth(row).inner_text()


def test_what_is_said(card):
    page, box = card
    exact, slips = SHEET[PART]
    right, [slip, *_] = exact["cp_two"], [v for _, name, v in slips if name == "cp_two"]
    assert say(page, box, 0, f"{right:.4f}") == "✓ right"
    assert say(page, box, 0, f"{right:.4f}".replace(".", ",")) == "✓ right"
    assert (
        say(page, box, 0, f"{slip:.4f}")
        == "→ not right: this is what one gets with a variance of its own for each model"
    )
    assert say(page, box, 0, "15") == "✓ right so far: give at least three significant digits"
    assert say(page, box, 0, f"{right * 1.004:.5f}") == "≈ close: was something rounded too early?"
    assert say(page, box, 0, "fifteen") == "? this is not a number that can be read here"
    assert say(page, box, 0, "3") == "· not right yet"
    assert say(page, box, 0, "1,234") == "· not right yet (read as 1.234)"
    assert say(page, box, 0, "") in ("", "✓ right before")
    assert page.faults == []


def test_a_slip_carried_on_is_a_right_step(open_page):
    page = open_page("chapters/estimation/likelihood.html")
    box = page.locator('details[data-part="est-ex01-a"]')
    box.locator("summary").click()
    box.locator("input").first.wait_for()
    labels = box.locator("label").all_inner_texts()
    assert labels[1:3] == ["Standard error", "Lower limit"]
    assert say(page, box, 1, "0.1633") == "→ not right: this is what one gets with the divisor n - 1"
    assert (
        say(page, box, 2, "0.280") == "✓ the step is right, but it starts from “Standard error” with the divisor n - 1"
    )
    assert not page.evaluate("localStorage.getItem('estimation-and-learning:answers')"), "not right, not remembered"


def test_what_was_right_is_known_when_one_comes_back(card):
    page, box = card
    say(page, box, 0, f"{SHEET[PART][0]['cp_two']:.4f}")
    page.reload()
    box.locator("summary").click() if not box.evaluate("b => b.open") else None
    box.locator("input").first.wait_for()
    assert box.locator("output").first.inner_text() == "✓ right before"
    page.evaluate("localStorage.setItem('estimation-and-learning:answers', '{\"sh-subsets-b\": 7, oops')")
    page.reload()
    box.locator("input").first.wait_for()
    assert say(page, box, 0, "3") == "· not right yet"


def test_by_keyboard_with_a_label_and_a_status(card):
    page, box = card
    box.locator("summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    assert box.locator("output").first.inner_text() == "· not right yet"
    assert box.locator("output").first.get_attribute("role") == "status"
    assert page.evaluate("document.activeElement.labels[0].textContent") == "Cₚ, two predictors"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_filled_boxes_have_no_faults_of_access(open_page, scheme, width):
    page = open_page(CHAPTER, width, scheme)
    box = page.locator(f'details[data-part="{PART}"]')
    box.locator("summary").click()
    box.locator("input").first.wait_for()
    for row, text in enumerate(["14,7417", "14.93", "0.7", "abc", "16.1"]):
        say(page, box, row, text)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE)
    found = page.evaluate(
        """tags => axe.run('details[data-part] form', {runOnly: tags})
            .then(r => r.violations.map(v => [v.id, v.nodes[0].html]))""",
        TAGS,
    )
    assert found == []


def test_from_a_folder_and_without_a_script(chrome, site):
    page = chrome.new_page()
    page.goto((site / CHAPTER).as_uri())
    page.locator(f'details[data-part="{PART}"] summary').click()
    page.locator(f'details[data-part="{PART}"] input').first.wait_for()
    page.close()
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / CHAPTER).as_uri())
    assert not page.locator(f'details[data-part="{PART}"]').is_visible()
    assert page.locator("details.check.no-script").first.is_visible(), "the cell of the notebook"
    context.close()


def test_weight(site):
    import gzip

    for path in (site / "_answers").rglob("*.js"):
        assert len(gzip.compress(path.read_bytes())) <= 2_500, path
    assert len(gzip.compress((site / "_static/answers.js").read_bytes())) <= 5_000
