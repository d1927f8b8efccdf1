"""The mock exam: every part is asked once, keyed once, and the marks add up wherever they stand."""

import re

import pytest
import yaml

from content.pages import BOOK, all_pages, page
from exam import PROBLEMS, read_exam, read_problem, shown

EXAM = read_exam(BOOK)
MARKS = {part["part"]: part["marks"] for part in EXAM["parts"]}
ASKED = {name: read_problem(page(name).text) for name in PROBLEMS}
PARTS = [(name, question, part) for name, (_, qs) in ASKED.items() for question in qs for part in question.parts]
SUMS = [10, 28, 16, 22, 24]
BY_PART = pytest.mark.parametrize(("name", "question", "part"), PARTS, ids=[p.name for *_, p in PARTS])


def typed(text):
    return int(re.search(r"[(·] ?(\d+) marks?\)?$", text)[1])


def test_the_marks_are_those_of_the_exam():
    assert len(MARKS) == 75
    assert [sum(v for k, v in MARKS.items() if k.startswith(n)) for n in "12345"] == SUMS
    assert sum(MARKS.values()) == 100


def test_every_part_is_asked_once_and_in_order():
    assert [part.name for *_, part in PARTS] == list(MARKS)


def test_titles_and_headings_state_the_marks():
    for (title, questions), total in zip(ASKED.values(), SUMS, strict=True):
        assert typed(title) == total
        assert sum(typed(question.heading) for question in questions) == total
        for question in questions:
            assert typed(question.heading) == sum(MARKS[part.name] for part in question.parts)


@BY_PART
def test_statement_states_its_marks(name, question, part):
    assert part.title.startswith(f"{shown(part.name)} ")
    assert typed(part.title) == MARKS[part.name]
    assert part.title.endswith("mark" if MARKS[part.name] == 1 else "marks")
    assert ":label:" not in part.body + question.given and ":name:" not in part.body + question.given


@BY_PART
def test_part_has_hints_and_a_complete_key(name, question, part):
    [asked] = [e for e in page(name).exercises if e.label == f"exam-{part.name}"]
    [key] = [s for s in page(name).solutions if s.title == f"exam-{part.name}"]
    assert key.label == f"sol-exam-{part.name}" and "dropdown" in key.classes
    hints = [hint for hint in page(name).hints if asked.line < hint.line < key.line]
    assert len(hints) >= (2 if MARKS[part.name] > 1 else 1)
    stated = re.search(r"^\*\*Marks\*\* \((\d+)\)\.", key.body, re.M)
    assert stated and int(stated[1]) == MARKS[part.name]
    assert "**Trap.**" in key.body and "**See** " in key.body
    assert re.search(r"\{(?:prf:ref|ref|numref)\}`(?:[^`]*<)?(?:thm|def|sec|exm|exr|rem|alg)-", key.body)


def test_problem_1_offers_four_options_and_its_key_does_not_favour_a_letter():
    _, [question] = ASKED[PROBLEMS[0]]
    for part in question.parts:
        assert re.findall(r"^- \*\*([A-D])\*\* \S", part.body, re.M) == list("ABCD"), part.name
    keys = {s.title.removeprefix("exam-"): s.body for s in page(PROBLEMS[0]).solutions}
    letters = [re.search(r"boxed\{\\text\{([A-D])", keys[part.name])[1] for part in question.parts]
    assert {letter: letters.count(letter) for letter in "ABCD"} == {"A": 2, "B": 2, "C": 3, "D": 3}
    options = {part.name: dict(re.findall(r"^- \*\*([A-D])\*\* (.+)$", part.body, re.M)) for part in question.parts}
    for part, letter in zip(question.parts, letters, strict=True):
        assert options[part.name][letter] in keys[part.name].split("**Marks**")[0], "letter and words agree"


def test_time_and_grades_of_the_paper():
    text = page("chapters/exam/paper").text
    assert f"{EXAM['minutes']} minutes for 100 marks" in text
    for number, marks in enumerate(SUMS, 1):
        minutes = round(EXAM["minutes"] * marks / 100)
        assert f"roblem {number} then has {minutes}" in text or f"problem {number} has {minutes}" in text
    for grade, least in EXAM["grades"].items():
        assert f"{grade} from {least}" in text
    assert list(EXAM["grades"].values()) == sorted(EXAM["grades"].values(), reverse=True)


def test_a_page_cannot_name_a_part_that_does_not_exist():
    roles = [names for p in all_pages() for names in re.findall(r"\{exam\}`([^`]+)`", p.text)]
    assert {name.strip() for names in roles for name in names.split(",")} <= set(MARKS)


def test_exam_file_is_plain():
    raw = yaml.safe_load((BOOK / "chapters/exam/exam.yml").read_text("utf8"))
    assert set(raw) == {"minutes", "grades", "parts"}
