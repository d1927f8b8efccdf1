"""What every page promises: checked numbers, folded answers, described figures."""

import difflib
import re

import pytest
import yaml

from content.pages import BOOK, all_pages

PAGES = all_pages()
EXECUTABLE = [p for p in PAGES if p.cells]
CHAPTERS = [p for p in PAGES if p.solutions and not p.name.startswith("chapters/exam/")]  # the exam has its own tests
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:\{,\}\d{3}|\\,\d{3})*(?![\w.]*\d)")
DECIMAL = re.compile(r"(?<![\w.])\d+\.\d+")


def by_name(pages):
    return pytest.mark.parametrize("page", pages, ids=[p.name for p in pages])


def boxes(text):
    r"""The contents of each ``\boxed{…}``."""
    for match in re.finditer(r"\\boxed\{", text):
        depth, end = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        yield text[match.end() : end - 1]


def unsigned(text):
    return text.lstrip("-−+")


def shown_numbers(box):
    """Numbers that a boxed answer states; a formula with letters states none."""
    answer = box.rsplit("=", 1)[-1]
    if re.search(r"[a-zA-Z]", re.sub(r"\\(?:[dt]?frac|times|cdot|pm|mp|,|;|quad|%)", "", answer)):
        return []
    ratios = re.findall(r"\\[dt]?frac\{?(\d+)\}?\{?(\d+)\}?", answer)
    if ratios:
        return []
    return NUMBER.findall(answer)


def boxed_numbers(solution):
    return [number for box in boxes(solution.body) for number in shown_numbers(box)]


def computed(page):
    """What the cells give to ``check``, and compute with."""
    return sorted({unsigned(text) for text in page.checked}, key=len)


def nearest(number, texts):
    near = difflib.get_close_matches(number, texts, 1, cutoff=0.7)
    return f"; the nearest that a cell checks is {near[0]}" if near else ""


@by_name([p for p in PAGES if p.solutions])
def test_each_boxed_number_is_checked(page):
    checked = computed(page)
    assert page not in CHAPTERS or any(boxed_numbers(s) for s in page.solutions), "solutions have boxed answers"
    wrong = [
        f"{page.at(s, number)}: the page prints {number}, which no cell checks{nearest(number, checked)}"
        for s in page.solutions
        for number in boxed_numbers(s)
        if number not in checked
    ]
    assert not wrong, "\n".join(wrong)


@by_name([p for p in PAGES if p.solutions])
def test_each_decimal_of_a_solution_stands_in_a_cell(page):
    """A typed number is checked, or is a given that the cells compute from; of boxed ones see above."""
    code = "\n".join(cell.code for cell in page.cells)
    known = set(DECIMAL.findall(code)) | set(DECIMAL.findall(statements(page))) | {"1.959964", "1.96"}
    wrong = [
        f"{page.at(s, number)}: the page prints {number}, which no cell has{nearest(number, known)}"
        for s in page.solutions
        for number in dict.fromkeys(DECIMAL.findall(s.body))
        if number not in known and number not in boxed_numbers(s)
    ]
    assert not wrong, "\n".join(wrong)


@by_name(EXECUTABLE)
def test_each_decimal_of_the_theory_stands_in_a_cell(page):
    """Numbers of the running text too; sections of cited books and z's index are no results."""
    prose = page.without(*page.cells, *page.solutions)
    prose = re.sub(r"^.*\{cite:.*$", "", prose, flags=re.M).replace(r"z_{0.975}", "")
    code = "\n".join(cell.code + cell.header for cell in page.cells)
    known = {float(n) for n in DECIMAL.findall(code) + DECIMAL.findall(statements(page))} | {1.959964}
    assert sorted({n for n in DECIMAL.findall(prose) if float(n) not in known}) == []


def statements(page):
    return "\n".join(f"{exercise.title}\n{exercise.body}" for exercise in page.exercises)


@by_name(CHAPTERS)
def test_solutions_are_folded_named_and_complete(page):
    for solution in page.solutions:
        assert "dropdown" in solution.classes, solution.label
        assert solution.label.startswith("sol-"), solution.title
        assert "**Marks**" in solution.body, f"{solution.label} has no marks"
    exercises = [exercise for exercise in page.exercises if "★" in exercise.title]
    assert {e.label for e in exercises} == {s.title for s in page.solutions}, "each has a difficulty and a solution"
    for exercise in exercises:
        end = next(s.line for s in page.solutions if s.line > exercise.line)
        ladder = [hint for hint in page.hints if exercise.line < hint.line < end]
        assert len(ladder) == 3, f"{exercise.label} has three hints"


@by_name(EXECUTABLE)
def test_answers_are_folded_in_jupyterlab_too(page):
    """A cell that computes an answer follows it, and opens folded, with a harmless first line."""
    for cell in page.cells:
        if "solution" in cell.tags:
            assert cell.options["jupyter"] == {"source_hidden": True}, f"line {cell.line}"
            assert cell.code.lstrip().startswith("# "), f"line {cell.line}: first line shows when folded"
    for solution in page.solutions:
        behind = next((cell for cell in page.cells if cell.line > solution.end), None)
        if behind and not page.lines(solution.end + 1, behind.line - 1).strip():
            assert "solution" in behind.tags, f"the cell behind {solution.label} would show its answer"


@by_name(EXECUTABLE)
def test_code_fits_the_column(page):
    assert [(c.line, line) for c in page.cells for line in c.code.splitlines() if len(line) > 79] == []


@by_name(EXECUTABLE)
def test_figures_are_described(page):
    for cell in page.cells:
        if re.search(r"subplots\(|plt\.", cell.code):
            shown = cell.options["mystnb"]
            alt = shown["image"]["alt"]
            assert len(alt) > 60, f"line {cell.line}: alt text that says what is to be seen"
            assert shown["figure"]["caption"] and shown["figure"]["name"].startswith("fig-"), f"line {cell.line}"


@by_name(EXECUTABLE)
def test_no_global_randomness(page):
    code = "\n".join(cell.code for cell in page.cells)
    assert re.findall(r"np\.random\.(?!default_rng|Generator|SeedSequence)\w+", code) == []
    assert re.findall(r"default_rng\(\)", code) == [], "a seed stands in the cell"


@by_name(EXECUTABLE)
def test_header_makes_it_a_notebook(page):
    assert page.text.startswith("---\njupytext:\n  text_representation:")
    assert "format_name: myst" in page.text and "kernelspec:" in page.text


@by_name([p for p in PAGES if p.name != "genindex"])
def test_description_for_search_engines(page):
    header = yaml.safe_load(page.text.split("---")[1])
    assert 40 <= len(header["myst"]["html_meta"]["description"]) <= 300


def test_every_page_is_in_the_table_of_contents():
    toc = (BOOK / "_toc.yml").read_text("utf8")
    listed = set(re.findall(r"(?:file|root): (\S+)", toc))
    assert listed == {p.name for p in PAGES}


def test_numbers_of_the_errata_page_are_checked_where_they_are_shown():
    """Each decimal that an erratum calls correct stands in a cell of the book."""
    checked = {n for p in PAGES for cell in p.cells for n in DECIMAL.findall(cell.code)}
    errata = yaml.safe_load((BOOK / "chapters/reference/errata.yml").read_text("utf8"))
    missing = [f"{e['id']}: {n}" for e in errata for n in DECIMAL.findall(e["correct"]) if n not in checked]
    assert missing == []
