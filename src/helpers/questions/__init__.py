"""Questions with other numbers: the same exercise, its givens drawn afresh.

One module a page, one `Question` for each exercise.  Its Markdown is that of the page, with ``@name@`` for
what changes; ``words`` says what stands there, from the givens and from the answers that
``helpers.answers`` computes.  With the page's own givens it is the page's text, and a test holds that.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.resources import files
from itertools import pairwise
from math import isfinite
from random import Random

from helpers.answers import answer_sheet

__all__ = ["COUNT", "Question", "acceptable", "choose", "question_sheet", "thousands"]

COUNT = 40
TOKEN = re.compile(r"@(\w+)@")


@dataclass(frozen=True, eq=False)
class Question:
    """An exercise whose numbers can be drawn.

    Parameters
    ----------
    label : str
        Label of the exercise on the page, such as ``"exr-sh-subsets"``.
    draw : callable
        ``random.Random`` to a dictionary of givens, or ``None`` for numbers that will not do.
    words : callable
        ``words(g, a)``: the text of each token, from givens and answers (all parts in one dictionary).
    statement : str
        Markdown; what of the givens stands outside the exercise on the page comes first.
    solutions : dict
        Part to Markdown.  Marks, traps and references may be left out.
    hints : bool
        Whether the page's hints hold for all numbers; if not, they rest while others are shown.
    """

    label: str
    draw: Callable
    words: Callable
    statement: str
    solutions: dict = field(default_factory=dict)
    hints: bool = True

    def results(self, **givens):
        """Answers and slips of each part; without givens, the page's."""
        sheet = answer_sheet()
        return {part: sheet[part](**{n: givens[n] for n in sheet[part].givens if n in givens}) for part in self.parts}

    @property
    def parts(self):
        return list(self.solutions)

    @property
    def page(self):
        return answer_sheet()[self.parts[0]].page

    @property
    def own(self):
        """The page's givens."""
        return {name: value for part in self.parts for name, value in answer_sheet()[part].givens.items()}

    def tokens(self, givens):
        found = {}
        for answers, _ in self.results(**givens).values():
            found |= answers
        return self.words(givens, found)

    def text(self, template, givens):
        """The Markdown of a statement or solution with these givens."""
        words = self.tokens(givens)
        return TOKEN.sub(lambda m: words[m[1]], template)

    @cache  # noqa: B019 - a question lives as long as the module
    def variants(self):
        """The shipped givens, the same on every machine: draw ``k`` of the site is entry ``k - 1``."""
        found, seen = [], {pattern(self.results())}
        for attempt in range(100 * COUNT):
            givens = self.draw(Random(f"{self.label} {attempt}"))
            if givens is None:
                continue
            results = self.results(**givens)
            if pattern(results) not in seen and all(acceptable(*each) for each in results.values()):
                seen.add(pattern(results))
                found.append(givens)
                if len(found) == COUNT:
                    return found
        raise ValueError(f"{self.label}: draw must give {COUNT} acceptable variants, got {len(found)}")


def pattern(results):
    """What two variants must not share: all their answers, to four digits."""
    return tuple(f"{value:.4g}" for answers, _ in results.values() for value in answers.values())


def apart(a, b):
    """Whether nobody can mean ``a`` and be taken to mean ``b``: more than one per cent, or two whole numbers."""
    if float(a).is_integer() and float(b).is_integer():
        return a != b
    return abs(a - b) > 0.01 * max(abs(a), abs(b))


def acceptable(answers, slips):
    """Answers of a readable size, and each slip apart from its answer and from the other slips."""
    named = {}
    for _, name, value in slips:
        if value == value:
            named.setdefault(name, set()).add(value)
    sizes = [*answers.values(), *(value for values in named.values() for value in values)]
    if not all(isfinite(value) and (value == 0 or 1e-4 <= abs(value) < 1e6) for value in sizes):
        return False
    for name, exact in answers.items():
        near = sorted(named.get(name, ()))
        if not all(apart(exact, slip) for slip in near):
            return False
        if not all(apart(a, b) or abs(a - b) < 1e-9 for a, b in pairwise(near)):
            return False
    return True


def choose(rng, low, high, step=1):
    """One of ``low``, ``low + step``, … up to ``high``, without the dust of binary fractions."""
    return round(low + step * rng.randrange(round((high - low) / step) + 1), 10)


def thousands(number):
    """``12345`` as TeX writes it, ``12{,}345``; four digits stay together."""
    return f"{number:,}".replace(",", "{,}") if number >= 10_000 else str(number)


@cache
def question_sheet():
    """All questions by the label of their exercise."""
    sheet = {}
    for path in sorted(files(__name__).iterdir(), key=lambda p: p.name):
        if path.name.endswith(".py") and not path.name.startswith("_"):
            for question in import_module(f"{__name__}.{path.name[:-3]}").QUESTIONS:
                sheet[question.label] = question
    return sheet
