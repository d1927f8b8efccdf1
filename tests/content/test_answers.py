"""Answers worked out independently are on their pages; usual slips are not among them."""

from fractions import Fraction
from math import comb, exp, log, sqrt
from pathlib import Path
from statistics import NormalDist

import pytest
import yaml

from content.pages import all_pages, page
from helpers.checking import CheckFailed, check

ANSWERS = yaml.safe_load(Path(__file__).with_name("answers.yml").read_text("utf8"))


def bisect(function, low=0.0, high=1.0):
    """Root of an increasing function."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return low


NAMES = {
    "Fraction": Fraction, "comb": comb, "exp": exp, "log": log, "sqrt": sqrt,
    "z": NormalDist().inv_cdf(0.975), "bisect": bisect, "sum": sum, "min": min, "len": len, "range": range,
}  # fmt: skip


def value(expression, part):
    result = eval(expression, {"__builtins__": {}, **NAMES, **part.get("given", {})})
    return float(result)


@pytest.mark.parametrize("part", ANSWERS, ids=[a["part"] for a in ANSWERS])
def test_answer(part):
    where = page(part["page"])
    solution = next(s for s in where.solutions if s.label == f"sol-{part['part']}")
    for printed, expression in part["answers"].items():
        check(printed, value(expression, part))
        assert printed in solution.body, f"{printed} is not in {solution.label}"
        assert printed in where.checked, f"{printed} is checked by no cell"


@pytest.mark.parametrize("part", ANSWERS, ids=[a["part"] for a in ANSWERS])
def test_slips_are_rejected(part):
    assert part["slips"], "each part names a wrong result that must not pass"
    for expression in part["slips"].values():
        for printed in part["answers"]:
            with pytest.raises(CheckFailed):
                check(printed, value(expression, part))


def test_every_numeric_solution_has_its_answers_here():
    known = {f"sol-{a['part']}" for a in ANSWERS}
    formula_only = {"sol-grouped-a"}
    labels = {s.label for p in all_pages() for s in p.solutions}
    assert labels - known - formula_only == set()
    assert known <= labels
