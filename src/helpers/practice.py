"""The reader's own attempt: is it right, without showing the solution?"""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from math import comb, exp, factorial, gamma, inf, log, nan, pi, sqrt
from numbers import Real
from statistics import NormalDist

import yaml

__all__ = ["attempt"]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same rules, ten times as fast


def attempt(part, **answers):
    r"""Say of each answer whether it is right, and name the usual slip if it is one.

    An answer counts as right if the exact value rounds to it at the digits given;
    at least three significant digits are asked for, unless the answer is exact.

    Parameters
    ----------
    part : str
        Id of the exercise part, such as ``"est-ex01-a"``; it stands in the cell.
    **answers : real number or None
        The reader's values by the names that the cell lists; ``None`` is "not yet".

    Returns
    -------
    None
        One line per answer goes to standard output; the exact value is never shown.

    Raises
    ------
    ValueError
        The part or the name of an answer does not exist, or a value is no finite number.

    Examples
    --------
    >>> attempt("est-ex01-a", estimate=0.6, standard_error=0.1633, low=None)
    estimate: right
    standard_error: not right: this is what one gets with the divisor n - 1
    low: put your answer in the place of None
    """
    known = answer_sheet()
    if part not in known:
        raise ValueError(f"part must be the id of an exercise part, got {part!r}")
    sheet = known[part]
    for name, value in answers.items():
        if name not in sheet["answers"]:
            raise ValueError(f"{part} asks for {', '.join(sheet['answers'])}, got the name {name!r}")
        if value is None:
            print(f"{name}: put your answer in the place of None")
            continue
        if isinstance(value, bool) or not isinstance(value, Real) or value != value or abs(value) == inf:
            raise ValueError(f"{name} must be a finite number, got {value!r}")
        print(f"{name}: {_judge(float(value), name, sheet)}")


def _judge(value, name, sheet):
    exact = evaluate(sheet["answers"][name][1], sheet)
    if _close(value, exact):
        return "right"
    for slip, concerns, expression in sheet["slips"]:
        if concerns == name and _close(value, evaluate(expression, sheet)):
            return f"not right: this is what one gets with {slip}"
    if not _rounds_to(value, exact, least_digits=1):
        return "not right yet"
    return "not wrong, but give at least three significant digits"


def _close(value, exact):
    return abs(value - exact) <= 1e-9 * max(1.0, abs(exact)) or _rounds_to(value, exact)


def _rounds_to(value, exact, least_digits=3):
    """Whether ``exact`` rounds to ``value`` at the digits that ``value`` shows."""
    shown = Decimal(repr(value))
    if shown == shown.to_integral_value() and shown.as_tuple().exponent < 0:
        shown = shown.to_integral_value()  # 368 is typed without decimals, whatever repr says
    half_unit = Fraction(10) ** shown.as_tuple().exponent / 2
    digits = len(str(shown).replace("-", "").replace(".", "").lstrip("0").split("E")[0])
    return digits >= least_digits and abs(Fraction(value) - Fraction(exact)) <= half_unit * (1 + Fraction(1, 10**6))


def _bisect(function, low=0.0, high=1.0):
    """Root of an increasing function between ``low`` and ``high``."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return low


_NAMES = {
    **{"Fraction": Fraction, "comb": comb, "exp": exp, "factorial": factorial, "gamma": gamma, "log": log, "pi": pi},
    **{"sqrt": sqrt, "z": NormalDist().inv_cdf(0.975), "Phi": NormalDist().cdf, "bisect": _bisect, "nan": nan},
    **{"abs": abs, "len": len, "max": max, "min": min, "range": range, "sum": sum, "sorted": sorted, "zip": zip},
}


def evaluate(expression, sheet):
    """Value of an answer's expression: exact or standard-library arithmetic, as a float."""
    return float(eval(str(expression), {"__builtins__": {}, **_NAMES, **sheet.get("given", {})}))


@cache
def answer_sheet():
    """All parts of all exercises by their id, from the files beside this module."""
    sheet = {}
    for path in sorted(files("helpers").joinpath("answers").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".yml"):
            with path.open(encoding="utf8") as stream:  # a stream has a name, which an error then says
                chapter = yaml.load(stream, Loader=LOADER)
            for part in chapter["parts"]:
                sheet[part["part"]] = {"page": chapter["page"], "slips": [], **part}
    return sheet
