"""The search: exam parts, symbols, abbreviations and terms are found, by keyboard too."""

import re
from pathlib import Path

import pytest
import yaml

import places
from exam import shown

EXAM = Path(__file__).resolve().parents[2] / "book/chapters/exam/exam.yml"
PARTS = [part["part"] for part in yaml.safe_load(EXAM.read_text("utf8"))["parts"]]


@pytest.fixture(scope="module")
def ask(chrome, address):
    """Type into the search page; the results as (title, address), and what is announced."""
    context = chrome.new_context()
    page = context.new_page()
    page.set_default_timeout(5000)
    page.goto(address + "search.html")

    def asker(query):
        page.fill(".finder input", query)
        found = page.evaluate("[...document.querySelectorAll('.finder li a')].map(a => [a.textContent, a.href])")
        return found, page.locator(".finder [role=status]").inner_text()

    yield asker
    context.close()


@pytest.mark.parametrize(
    ("query", "title", "first"),
    [
        ("2h", r"2h\. A logistic model", 1),
        ("2H", r"2h\. A logistic model", 1),
        ("exam 2h", r"2h\. A logistic model", 1),
        ("one-SE", r"one-standard-error rule", 1),
        ("one-SE", r"Definition [\d.]+ One-standard-error rule", 3),
        ("theorem 12.3", r"Theorem 12\.3 ", 1),
        ("λ", "λ", 1),
        ("lambda", "[λΛ]", 1),
        ("σ", r"σ", 1),
        ("sigma", r"σ", 1),
        ("χ²", r"χ", 1),
        ("chi-squared", "chi-square distribution", 1),
        ("VIF", "variance inflation factor", 1),
        ("LOOCV", "leave-one-out cross-validation", 1),
        ("KL", "Kullback–Leibler divergence", 1),
        ("cramer", r".*Cramér", 3),
    ],
)
def test_search_finds(ask, query, title, first):
    found, _ = ask(query)
    assert any(re.match(title, heading) for heading, _ in found[:first]), found[:first]


def test_what_readers_type_is_among_the_first_three(chrome, address):
    queries = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text("utf8"))
    assert len(queries) >= 150
    page = chrome.new_page()
    page.goto(address + "search.html")
    seen = page.evaluate(
        """queries => queries.map(query => self.SEARCH(query).found.slice(0, 3).map(([page, kind, anchor, title]) =>
            `${self.FINDER.pages[page][0].replace(".html", "")}#${anchor} | ${title}`))""",
        list(queries),
    )
    page.close()
    missed = {
        query: rows
        for (query, wanted), rows in zip(queries.items(), seen, strict=True)
        if not any(re.search(wanted, row, re.I) for row in rows)
    }
    assert missed == {}


def test_search_finds_every_part_of_the_exam_first(ask):
    first = {part: ask(shown(part))[0][0][1].split("#")[1] for part in PARTS}
    assert first == {part: f"exam-{part}" for part in PARTS}


def test_search_says_how_much_it_found(ask):
    found, said = ask("Zehna")
    assert 0 < len(found) < 60 and said == f"{len(found)} place{'s' if len(found) > 1 else ''}."
    found, said = ask("likelihood")
    assert len(found) == 60 and re.fullmatch(r"\d{2,4} places; the first 60 are shown\.", said)
    assert int(said.split()[0]) > 60
    found, said = ask("wubble Zehna")
    assert found and "none has all" in said
    found, said = ask("maximun")
    assert found and "with “maximum”" in said
    found, said = ask("wubble")
    assert found == [] and said.startswith("Nothing found for “wubble”.")
    assert ask("") == ([], "")


def test_a_word_is_not_taken_for_a_letter(ask):
    """The Greek final sigma is a sigma; the English word "final" is not."""
    assert [a for _, a in ask("finally")[0]] != [a for _, a in ask("sigma")[0]]
    assert not {"notation.html#symbols"} & {address.rsplit("/", 1)[1] for _, address in ask("final")[0][:5]}


@pytest.mark.parametrize(("query", "anchor"), [("4d(iii)", "sol-exam-4d-iii"), ("Key to 3a(iv)", "sol-exam-3a-iv")])
def test_a_hit_in_a_closed_answer_opens_it(open_page, query, anchor):
    page = open_page("search.html")
    page.keyboard.type(query)  # the field has the focus
    page.locator(f'main .finder li a[href$="#{anchor}"]').click()
    page.wait_for_url(f"**#{anchor}")
    assert page.locator(f"#{anchor} .fold-body").first.is_visible()
    assert page.locator(f"#{anchor}").evaluate("d => d.getBoundingClientRect().top < innerHeight / 2")


def test_search_by_keyboard_alone(open_page):
    """Ctrl+K, in place; the search page of its own works the same."""
    page = open_page("chapters/learning/shrinkage.html")
    page.keyboard.press("Control+k")
    page.locator("dialog .finder input").wait_for()
    page.wait_for_timeout(500)
    page.keyboard.type("lasso")
    links = page.locator("dialog .finder li a")
    links.first.wait_for()
    assert page.locator("dialog [role=status]").inner_text().endswith("places.")
    page.keyboard.press("Enter")  # to the first result
    assert links.first.evaluate("a => a === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert links.nth(1).evaluate("a => a === document.activeElement")
    target = links.nth(1).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    assert page.faults == []
    page.keyboard.press("Control+k")
    page.locator("dialog .finder input").wait_for()
    page.wait_for_timeout(500)
    page.keyboard.type("ridge")
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()


def test_a_formula_in_a_result_line_keeps_its_root_and_its_fraction():
    assert places.spoken(r"\frac{\sqrt n(\bar X_n-\mu)}{\sigma}") == "(√n(X̄_n-μ))/σ"
    assert places.spoken(r"I(p)=\frac{1}{p(1-p)}") == "I(p)=1/(p(1-p))"
    assert places.spoken(r"\sqrt{\hat p(1-\hat p)/n}") == "√(p̂(1-p̂)/n)"
