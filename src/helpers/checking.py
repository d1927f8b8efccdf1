"""The printed number and the computed one, side by side."""

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from numbers import Real

__all__ = ["CheckFailed", "check"]

_DIGIT_GROUPS = re.compile(r"(?<=\d)(?:\\,|\{,\}|[\u202f\u2009 ])(?=\d{3})")
_POWER = re.compile(r"^(?P<digits>[+-]?[\d.]+)(?:\\times|\\cdot|×)10\^\{?(?P<power>-?\d+)\}?$")
_RATIO = re.compile(r"^(?P<sign>[+-]?)(?:\\[dt]?frac\{(?P<a>\d+)\}\{(?P<b>\d+)\}|(?P<c>\d+)/(?P<d>\d+))$")


class CheckFailed(AssertionError):
    """A number on the page is not the one that its cell computes."""


def check(printed, computed):
    r"""Assert that ``computed`` rounds to ``printed``, at the digits shown.

    Rule: :math:`|\text{computed} - \text{printed}| \le \tfrac12 10^{-d}`, where ``printed``
    shows ``d`` decimals.  A whole number or a ratio of whole numbers claims to be exact,
    so it must agree to a relative 1e-9 (to 1e-9 if it is 0).

    Parameters
    ----------
    printed : str or sequence of str
        The number as it stands on the page: ``"0.563"``, ``"-64/31"``, ``"10\\,000"``,
        ``"5.88\\times10^{23}"``; or several of them.
    computed : real number or sequence of real numbers
        The unrounded value; finite; as many as there are printed.

    Returns
    -------
    None
        One line, ``✓`` and what was printed, goes to standard output.

    Raises
    ------
    CheckFailed
        The value does not round to the text.  On a page this fails the build.
    ValueError
        ``printed`` is no number, ``computed`` is not finite, or the lengths differ.

    Examples
    --------
    >>> check("0.155", (0.6 * 0.4 / 10) ** 0.5)
    ✓ 0.155
    >>> check(["0.29636", "0.90364"], (0.296363685, 0.903636315))
    ✓ 0.29636, 0.90364
    >>> check("0.154", (0.6 * 0.4 / 10) ** 0.5)
    Traceback (most recent call last):
    helpers.checking.CheckFailed: the page prints 0.154, but the cell computes 0.1549193338
    """
    if isinstance(printed, str):
        printed, computed = [printed], [computed]
    printed, computed = list(printed), list(computed)
    if len(printed) != len(computed):
        raise ValueError(f"printed and computed must be equally many, got {len(printed)} and {len(computed)}")
    for text, value in zip(printed, computed, strict=True):
        _check_one(text, value)
    print("✓ " + ", ".join(printed))  # one write, so that a cell shows one line


def _check_one(text, value):
    if getattr(value, "ndim", 0) == 0 and hasattr(value, "item"):
        value = value.item()
    if not isinstance(value, Real) or isinstance(value, bool):
        raise ValueError(f"computed must be a real number, got {value!r}")
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"computed must be finite, got {value!r}")
    exact, slack = _read(text)
    if abs(Fraction(value) - exact) > slack:
        raise CheckFailed(f"the page prints {text}, but the cell computes {float(value):.10g}")


def _read(text):
    """Return the number that ``text`` shows, and how far a value may be from it."""
    plain = _DIGIT_GROUPS.sub("", str(text).strip().strip("$").replace("−", "-")).replace(" ", "")
    ratio = _RATIO.match(plain)
    if ratio:
        value = Fraction(int(ratio["a"] or ratio["c"]), int(ratio["b"] or ratio["d"]))
        return (-value if ratio["sign"] == "-" else value), _exactness(value)
    power = _POWER.match(plain)
    digits, shift = (power["digits"], int(power["power"])) if power else (plain, 0)
    percent = digits.endswith(("%", r"\%"))
    digits = digits.rstrip("%").rstrip("\\")
    try:
        number = Decimal(digits)
        if not number.is_finite():
            raise InvalidOperation
    except InvalidOperation:
        raise ValueError(f"printed must be a number as it stands on the page, got {text!r}") from None
    scale = Fraction(10) ** shift / (100 if percent else 1)
    if number.as_tuple().exponent >= 0 and scale == 1:
        return Fraction(number), _exactness(Fraction(number))
    half_unit = Fraction(10) ** number.as_tuple().exponent * scale / 2
    return Fraction(number) * scale, half_unit * (1 + Fraction(1, 10**9))  # a tie passes


def _exactness(value):
    return (abs(value) or 1) * Fraction(1, 10**9)
