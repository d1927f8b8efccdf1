"""Is a typed number the answer?  One rule, for readers' attempts in a notebook and on the site.

``book/_theme/textbook/static/answers.js`` is its twin; the tests hold the two together.
"""

import re
from math import isfinite

__all__ = ["judge", "read_number"]

SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
PLAIN = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]{1,3})?"
NUMBER = re.compile(rf"({PLAIN})(?:[x*]10\^?\(?([+-]?[0-9]{{1,3}})\)?)?(%?)")
FRACTION = re.compile(rf"({PLAIN})/({PLAIN})(%?)")


def read_number(text):
    r"""The number that a text means, and the place of its last digit.

    Parameters
    ----------
    text : str
        Decimal comma or point, a fraction, per cent, ``1.2e-3``, ``3×10^4``, any minus sign,
        spaces between thousands.

    Returns
    -------
    (float, int or None, int) or None
        Value, power of ten of its last digit (``None`` for a fraction, which is exact) and number of
        significant digits; ``None`` if it is no finite number.

    Examples
    --------
    >>> read_number("−1,5 %")
    (-0.015, -3, 2)
    >>> read_number("3/8"), read_number("1/0")
    ((0.375, None, 0), None)
    """
    text = text.strip().lower().translate(str.maketrans("−–—‐‑﹣－×·⋅∙⁄", "-------xxxx/"))
    text = re.sub(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+)", lambda m: "10^" + m[1].translate(SUPERSCRIPT), text)
    text = re.sub(r"^[=≈~]\s*", "", text)
    text = re.sub(r"\s*(?:percent|per cent|%)$", "%", text)
    text = re.sub(r"(?<=[0-9])[\s'’](?=[0-9]{3}(?![0-9]))", "", text)
    text = re.sub(r"\s*([x*/^+-])\s*", r"\1", text)
    if re.fullmatch(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?%?", text) and ("." in text or text.count(",") > 1):
        text = text.replace(",", "")  # 1,234.5
    elif re.fullmatch(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+%?", text):
        text = text.replace(".", "")  # 1.234,5
    text = text.replace(",", ".")
    found = FRACTION.fullmatch(text)
    if found:
        above, below = float(found[1]), float(found[2])
        value = above / below / (100 if found[3] else 1) if below else float("nan")
        return (value, None, 0) if isfinite(value) else None
    found = NUMBER.fullmatch(text)
    if not found:
        return None
    mantissa, _, power = found[1].partition("e")
    place = int(power or 0) + int(found[2] or 0) - (2 if found[3] else 0)
    value = float(f"{mantissa}e{place}")
    decimals = mantissa.partition(".")[2]
    digits = re.sub(r"^[+-]?[0.]*", "", mantissa).replace(".", "")
    return (value, place - len(decimals), len(digits)) if isfinite(value) else None


def matches(read, exact, least=3):
    """Whether ``exact`` rounds to what was read at its last digit, with at least so many digits; or equals it."""
    value, place, digits = read
    if abs(value - exact) <= 1e-9 * max(1.0, abs(exact)):
        return True
    return place is not None and digits >= least and abs(value - exact) <= float(f"5e{place - 1}") * (1 + 1e-6)


def judge(text, exact, slips=(), carried=()):
    r"""What to say of an attempt, without the exact value.

    Parameters
    ----------
    text : str
        As typed.
    exact : float
        The answer.
    slips : sequence of (str, float)
        What went wrong, and the number that one gets so.
    carried : sequence of (str, float)
        An earlier slip, and the number that follows rightly from it.

    Returns
    -------
    (str, str)
        One of ``"right"``, ``"carried"``, ``"slip"``, ``"digits"``, ``"close"``, ``"not yet"``, ``"unreadable"``,
        and a sentence.

    Examples
    --------
    >>> judge("0.155", 0.1549), judge("0.15", 0.1549)[0], judge("0.1633", 0.1549, [("n - 1", 0.1633)])[1]
    (('right', 'right'), 'digits', 'not right: this is what one gets with n - 1')
    """
    read = read_number(text)
    if read is None:
        return "unreadable", "this is not a number that can be read here"
    if matches(read, exact):
        return "right", "right"
    for words, value in carried:
        if matches(read, value):
            return "carried", f"the step is right, but it starts from {words}"
    for words, value in slips:
        if matches(read, value):
            return "slip", f"not right: this is what one gets with {words}"
    if matches(read, exact, least=1):
        return "digits", "right so far: give at least three significant digits"
    if abs(read[0] - exact) <= 0.01 * abs(exact):
        return "close", "close: was something rounded too early?"
    return "not yet", "not right yet"
