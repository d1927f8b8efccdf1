"""Answers of the exercises and of the exam, worked out a second time, without the cells of the pages.

One module a page, one function a part: its defaults are the givens of the page, it gives the answers by
name, and the usual slips as (what went wrong, the answer it concerns, what one gets).  ``part`` keeps
the text of each answer as the page prints it.  Standard library only, so that the two ways to a number
share nothing.
"""

from functools import cache
from importlib import import_module
from importlib.resources import files
from inspect import signature
from statistics import NormalDist

__all__ = ["Phi", "answer_sheet", "bisect", "part", "z"]

Phi = NormalDist().cdf
z = NormalDist().inv_cdf(0.975)


def bisect(function, low=0.0, high=1.0):
    """Root of an increasing function between ``low`` and ``high``."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return low


def part(**printed):
    """Mark a function as the answers of a part; ``printed`` is the text of each on the page."""

    def marked(function):
        function.printed = printed
        return function

    return marked


class Part:
    """Answers, slips and givens of one part, with the page's givens or with others."""

    def __init__(self, name, page, function):
        self.name, self.page, self.function, self.printed = name, page, function, function.printed
        self.givens = {given: p.default for given, p in signature(function).parameters.items()}

    def __call__(self, **givens):
        answers, slips = self.function(**givens)
        return {name: float(value) for name, value in answers.items()}, [(w, n, float(v)) for w, n, v in slips]


@cache
def answer_sheet():
    """All parts of all exercises by their id, in the order of the modules."""
    sheet = {}
    for path in sorted(files(__name__).iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".py") or path.name.startswith("_"):
            continue
        module = import_module(f"{__name__}.{path.name[:-3]}")
        for function in vars(module).values():
            if hasattr(function, "printed"):
                name = function.__name__.replace("_", "-")
                sheet[name] = Part(name, module.PAGE, function)
    return sheet
