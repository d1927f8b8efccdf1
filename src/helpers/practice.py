"""The reader's own attempt: is it right, without showing the solution?"""

from math import isfinite
from numbers import Real

from helpers.answers import answer_sheet, carried
from helpers.judging import judge

__all__ = ["attempt"]


def attempt(part, **answers):
    r"""Say of each answer whether it is right, and name the usual slip if it is one.

    An answer counts as right if the exact value rounds to it at the digits given;
    at least three significant digits are asked for, unless the answer is exact.

    Parameters
    ----------
    part : str
        Id of the exercise part, such as ``"est-ex01-a"``; it stands in the cell.
    **answers : real number, str or None
        The reader's values by the names that the cell lists, as a number or as typed
        (``"3/8"``, ``"12 %"``); ``None`` is "not yet".

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
    >>> attempt("est-ex01-a", estimate="6/10", standard_error=0.1633, low=0.27994, high=None)
    estimate: right
    standard_error: not right: this is what one gets with the divisor n - 1
    low: the step is right, but it starts from “Standard error” with the divisor n - 1
    high: replace None by your answer
    """
    known = answer_sheet()
    if part not in known:
        raise ValueError(f"part must be the id of an exercise part, got {part!r}")
    exact, slips = known[part]()
    for name, value in answers.items():
        if name not in exact:
            raise ValueError(f"{part} asks for {', '.join(exact)}, got the name {name!r}")
        if value is None:
            print(f"{name}: replace None by your answer")
            continue
        own, follows = ([(w, v) for w, n, v in found if n == name] for found in (slips, carried(part)))
        code, words = judge(_typed(name, value), exact[name], own, follows)
        if code == "unreadable":
            raise ValueError(f"{name} must be a finite number, got {value!r}")
        print(f"{name}: {words}")


def _typed(name, value):
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, Real) or not isfinite(value):
        raise ValueError(f"{name} must be a finite number, got {value!r}")
    return str(int(value)) if float(value).is_integer() else repr(float(value))
