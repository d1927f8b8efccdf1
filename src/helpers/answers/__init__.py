"""Answers of the exercises and of the exam, worked out a second time, without the cells of the pages.

One module a page, one function a part: its defaults are the givens of the page, it gives the answers by
name, and the usual slips as (what went wrong, the answer it concerns, what one gets).  ``part`` keeps
the text of each answer as the page prints it.  ``_labels.py`` says what an answer is called,
``_steps.py`` which answers follow from others.  Standard library only, so that the two ways to a number
share nothing.
"""

from fractions import Fraction
from functools import cache
from importlib import import_module
from importlib.resources import files
from inspect import signature

from helpers.answers._labels import label
from helpers.answers._steps import STEPS, Phi, z

__all__ = ["Phi", "answer_sheet", "bisect", "carried", "decimal", "label", "part", "z"]


def bisect(function, low=0.0, high=1.0):
    """Root of an increasing function between ``low`` and ``high``."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return low


def decimal(number):
    """The fraction that a decimal number such as 0.3 is written as."""
    return Fraction(f"{number:.10g}")


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

        self.own = None

    def __call__(self, **givens):
        if not givens and self.own:
            return self.own  # the page's givens are worked out once
        answers, slips = self.function(**givens)
        found = {name: float(value) for name, value in answers.items()}, [(w, n, float(v)) for w, n, v in slips]
        self.own = self.own if givens else found
        return found


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


@cache
def carried(name):
    """What follows rightly in a part from a slip: (what it starts from, the answer, what one gets).

    ``_steps.py`` says which answers follow from which; the slip may be in an earlier part of the exercise.
    """
    sheet, exercise = answer_sheet(), name.rpartition("-")[0]
    parts = list(sheet)[: list(sheet).index(name) + 1]
    exact, home = {}, {}  # a later answer hides an earlier one of the same name
    for part in parts:
        if part.rpartition("-")[0] == exercise:
            exact |= sheet[part]()[0]
            home |= dict.fromkeys(sheet[part].printed, part)
    found = []
    for part in dict.fromkeys(home.values()):
        where = "" if part == name else f" of ({part.rpartition('-')[2]})"
        for words, concerns, slip in sheet[part]()[1]:
            if home[concerns] == part and slip == slip:
                start = f"“{label(part, concerns)}”{where} with {words}"
                found += [(start, *each) for each in follow(exact, STEPS.get(name, {}), concerns, slip)]
    return found


def follow(exact, steps, concerns, slip):
    """The answers that change, and to what, if one of them is a slip and each step after it is right."""
    values = exact | {concerns: slip}
    for answer, step in steps.items():
        arguments = list(signature(step).parameters)
        if answer == concerns or all(values[each] == exact[each] for each in arguments):
            continue
        try:
            value = step(*(values[each] for each in arguments))
        except (ValueError, ZeroDivisionError):  # the slip leads nowhere
            continue
        if value is not None and abs(value - exact[answer]) > 1e-9:
            values[answer] = value
            yield answer, float(value)
