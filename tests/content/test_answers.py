"""Answers worked out independently are on their pages; usual slips are not among them."""

import ast
import inspect
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from content.pages import ROOT, all_pages, page
from content.test_pages import boxed_numbers, unsigned
from helpers.answers import answer_sheet, carried, label
from helpers.answers._labels import LABELS
from helpers.answers._steps import STEPS
from helpers.checking import CheckFailed, check
from helpers.judging import judge
from helpers.practice import attempt

SHEET = answer_sheet()
PARTS = pytest.mark.parametrize("part", SHEET)


def rounds(printed, value):
    try:
        check(printed, value)
    except CheckFailed:
        return False
    return True


def file_of(part):
    """Where the answers of a part stand, as an editor opens it."""
    function = SHEET[part].function
    return f"{Path(inspect.getsourcefile(function)).relative_to(ROOT)}:{inspect.getsourcelines(function)[1]}"


@PARTS
def test_answer_is_on_its_page_and_checked_there(part):
    where = page(SHEET[part].page)
    solution = where.solution(f"sol-{part}")
    answers, _ = SHEET[part]()
    assert list(answers) == list(SHEET[part].printed), f"{file_of(part)}: each answer has its printed text"
    for name, value in answers.items():
        printed = SHEET[part].printed[name]
        assert rounds(printed, value), (
            f"{file_of(part)}: {name} of {part} is given as {printed}, but computed as {value:.10g}"
        )
        boxed = boxed_numbers(solution)
        said_elsewhere = set(map(unsigned, boxed)) - set(map(unsigned, where.checked))  # a boxed number is wrong
        here = printed in solution.body or said_elsewhere
        assert here, f"{where.at(solution)}: the solution does not print {printed}, which is {name} of {part}"
        assert printed in where.checked, f"{where.at(solution, printed)}: {printed} is checked by no cell"


@PARTS
def test_slips_are_rejected(part):
    _, slips = SHEET[part]()
    assert slips, "each part names a wrong result that must not pass"
    for slip, concerns, value in slips:
        with pytest.raises(CheckFailed):
            check(SHEET[part].printed[concerns], value)
        assert slip


@PARTS
def test_attempts_are_judged(part, capsys):
    answers, slips = SHEET[part]()
    for name, exact in answers.items():
        for value in (exact, float(f"{exact:.5g}"), float(f"{exact:.4g}")):
            attempt(part, **{name: value})
            assert capsys.readouterr().out == f"{name}: right\n", value
        attempt(part, **{name: exact + 0.02 * (abs(exact) or 1)})
        assert "right\n" not in capsys.readouterr().out.removeprefix(f"{name}: not ")
    for slip, name, value in slips:
        attempt(part, **{name: float(f"{value:.4g}")})
        said = capsys.readouterr().out.removeprefix(f"{name}: ").rstrip()
        assert said == f"not right: this is what one gets with {slip}" or said.startswith("the step is right, but it")


@PARTS
def test_a_carried_error_is_a_right_step_and_not_a_right_answer(part):
    exact, _ = SHEET[part]()
    for start, name, value in carried(part):
        follows = [(w, v) for w, n, v in carried(part) if n == name]
        code, words = judge(f"{value:.9g}", exact[name], (), follows)
        assert code == "carried", (name, start)
        assert words.startswith("the step is right, but it starts from “"), words


def test_right_values_lead_to_right_answers():
    for part, steps in STEPS.items():
        exercise, known = part.rpartition("-")[0], {}
        for each in list(SHEET)[: list(SHEET).index(part) + 1]:
            if each.rpartition("-")[0] == exercise:
                known |= SHEET[each]()[0]
        for name, step in steps.items():
            got = step(*(known[argument] for argument in inspect.signature(step).parameters))
            assert got == pytest.approx(SHEET[part]()[0][name], rel=1e-5, abs=1e-9), f"{name} of {part}"


def test_each_answer_has_a_name_of_its_own_in_its_part():
    for part, sheet in SHEET.items():
        names = [label(part, name) for name in sheet.printed]
        assert len(set(names)) == len(names), part
        assert not [name for name in names if "_" in name and name not in ("π_A", "ccp_alpha") and "π_A" not in name]
    for part, rules in LABELS.items():
        for rule in rules:
            used = [name for name in SHEET[part].printed if fnmatchcase(name, rule)]
            assert used, f"_labels.py: {rule} of {part} names no answer"


@PARTS
def test_page_offers_a_place_for_the_attempt(part):
    cells = [c for c in page(SHEET[part].page).cells if f'attempt("{part}"' in c.code]
    assert len(cells) == 1, "one cell to try the part"
    assert "hide-cell" in cells[0].tags
    asked = [name for name in SHEET[part].printed if f"{name}=None" in cells[0].code]
    assert asked, "the cell lists what is asked, as name=None"


def test_every_numeric_solution_has_its_answers():
    known = {f"sol-{part}" for part in SHEET}
    solutions = [(p, s) for p in all_pages() for s in p.solutions]
    missing = [
        f"{p.at(s)}: {s.label} has no answers"
        for p, s in solutions
        if s.label not in known and "words" not in s.classes
    ]
    assert not missing, "\n".join(missing)
    assert known <= {s.label for _, s in solutions}


@pytest.mark.parametrize(
    ("arguments", "answers", "message"),
    [
        (["est-ex99-z"], {}, "part must be the id of an exercise part"),
        (["est-ex01-a"], {"median": 1.0}, "asks for estimate, standard_error"),
        (["est-ex01-a"], {"estimate": "six"}, "estimate must be a finite number"),
        (["est-ex01-a"], {"estimate": True}, "estimate must be a finite number"),
        (["est-ex01-a"], {"estimate": float("nan")}, "estimate must be a finite number"),
    ],
)
def test_attempt_names_what_is_wrong(arguments, answers, message):
    with pytest.raises(ValueError, match=message):
        attempt(*arguments, **answers)


def test_too_few_digits_are_not_called_wrong(capsys):
    attempt("est-ex01-a", standard_error=0.15)
    assert capsys.readouterr().out == "standard_error: right so far: give at least three significant digits\n"


def test_a_whole_number_with_three_digits_is_enough(capsys):
    attempt("exam-2i-3", expected=368)
    assert capsys.readouterr().out == "expected: right\n"


def test_the_second_way_to_a_number_uses_the_standard_library_only():
    for path in sorted((ROOT / "src/helpers/answers").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.startswith("helpers.answers") or name.split(".")[0] in sys.stdlib_module_names, (
                    path.name,
                    name,
                )
