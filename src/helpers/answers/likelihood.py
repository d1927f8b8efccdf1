"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import comb, exp, log, sqrt

from helpers.answers import bisect, part, z

PAGE = "chapters/estimation/likelihood"


@part(
    estimate="0.6",
    standard_error="0.154919",
    low="0.296364",
    high="0.903636",
    wilson_low="0.312674",
    wilson_high="0.831820",
)
def est_ex01_a(n=10, heads=6):
    answers = {
        "estimate": Fraction(heads, n),
        "standard_error": sqrt(Fraction(heads * (n - heads), n**3)),
        "low": heads / n - z * sqrt(heads * (n - heads) / n**3),
        "high": heads / n + z * sqrt(heads * (n - heads) / n**3),
        # roots of (p - heads/n)^2 = z^2 p (1 - p) / n
        "wilson_low": (2 * heads + z**2 - z * sqrt(z**2 + 4 * heads * (n - heads) / n)) / (2 * (n + z**2)),
        "wilson_high": (2 * heads + z**2 + z * sqrt(z**2 + 4 * heads * (n - heads) / n)) / (2 * (n + z**2)),
    }
    slips = [
        ("seven heads instead of six", "estimate", Fraction(7, 10)),
        ("seven heads instead of six", "standard_error", sqrt(Fraction(21, 1000))),
        ("seven heads instead of six", "low", 0.7 - z * sqrt(0.021)),
        ("the divisor n - 1", "standard_error", sqrt(Fraction(24, 900))),
        ("the divisor n - 1", "low", 0.6 - z * sqrt(0.24 / 9)),
    ]
    return answers, slips


@part(estimate="3.875", standard_error="0.695971", low="2.510923", high="5.239077")
def est_ex01_b(counts=(3, 1, 4, 1, 5, 9, 2, 6)):
    answers = {
        "estimate": Fraction(sum(counts), len(counts)),
        "standard_error": sqrt(sum(counts)) / len(counts),
        "low": (sum(counts) - z * sqrt(sum(counts))) / len(counts),
        "high": (sum(counts) + z * sqrt(sum(counts))) / len(counts),
    }
    slips = [
        ("the divisor n - 1", "estimate", Fraction(sum(counts), len(counts) - 1)),
    ]
    return answers, slips


@part(score="0", second_derivative="-2.064516")
def est_ex01_c(counts=(3, 1, 4, 1, 5, 9, 2, 6)):
    answers = {
        "score": Fraction(31) / Fraction(31, 8) - 8,
        "second_derivative": Fraction(-64, 31),
    }
    slips = [
        ("the sign lost", "second_derivative", Fraction(64, 31)),
        ("the standard error instead", "second_derivative", sqrt(Fraction(31, 64))),
    ]
    return answers, slips


@part(at_0_6="0.898881", at_0_7="0.840100")
def coverage():
    answers = {
        "at_0_6": sum(comb(10, k) * Fraction(3, 5) ** k * Fraction(2, 5) ** (10 - k) for k in range(4, 9)),
        # the interval for four heads reaches 0.7036
        "at_0_7": sum(comb(10, k) * Fraction(7, 10) ** k * Fraction(3, 10) ** (10 - k) for k in range(4, 9)),
    }
    slips = [
        ("the nominal level", "at_0_6", Fraction(95, 100)),
        (
            "the interval for three heads counted too",
            "at_0_6",
            sum(comb(10, k) * 0.6**k * 0.4 ** (10 - k) for k in range(3, 9)),
        ),
    ]
    return answers, slips


@part(estimate="0.939")
def rayleigh_a():
    answers = {
        "estimate": Fraction(144 + 25 + 400 + 289 + 81, 1000),
    }
    slips = [
        ("the divisor n instead of 2n", "estimate", Fraction(939, 500)),
    ]
    return answers, slips


@part(tail="0.1188", median="1.1409")
def rayleigh_b():
    answers = {
        "tail": exp(-4 / 1.878),
        "median": sqrt(1.878 * log(2)),
    }
    slips = [
        ("the root mean square instead of the median", "median", sqrt(1.878)),
        ("v instead of 2v", "tail", exp(-4 / 0.939)),
    ]
    return answers, slips


@part(estimate="1.3363")
def grouped_b():
    answers = {
        "estimate": bisect(lambda r: 34 - 33 / r - 6 * r**2 / 2 / (exp(r) - 1 - r - r**2 / 2), 1, 2),
    }
    slips = [
        ("three or more read as three", "estimate", Fraction(51, 40)),
        ("the open class left out", "estimate", Fraction(33, 34)),
    ]
    return answers, slips


@part(positive_root="0.9")
def servers_a():
    answers = {
        "positive_root": sqrt(Fraction(81, 100)),
    }
    slips = [
        ("the square of it", "positive_root", Fraction(81, 100)),
    ]
    return answers, slips


@part(estimate="0.129032", standard_error="0.064516", ten_weeks="0.275182")
def servers_b():
    answers = {
        "estimate": Fraction(4, 31),
        "standard_error": Fraction(2, 31),
        "ten_weeks": exp(-40 / 31),
    }
    slips = [
        ("the running servers dropped", "estimate", Fraction(40, 105)),
        ("the running servers counted as failures", "estimate", Fraction(7, 31)),
        ("the root of n instead of the root of d", "standard_error", Fraction(4, 31) / sqrt(7)),
    ]
    return answers, slips


@part(estimate="2.9")
def shifted_a():
    answers = {
        "estimate": min(4.3, 2.9, 3.4, 6.1, 3.0),
    }
    slips = [
        ("the mean", "estimate", Fraction(197, 50)),
    ]
    return answers, slips


@part(bias="0.2", mean_squared_error="0.08")
def shifted_b():
    answers = {
        "bias": Fraction(1, 5),
        "mean_squared_error": Fraction(1, 25) + Fraction(1, 25),
    }
    slips = [
        ("the variance alone", "mean_squared_error", Fraction(1, 25)),
    ]
    return answers, slips


@part(corrected_minimum="2.7", mean_minus_one="2.94")
def shifted_c():
    answers = {
        "corrected_minimum": Fraction(29, 10) - Fraction(1, 5),
        "mean_minus_one": Fraction(197, 50) - 1,
    }
    slips = [
        ("the bias added", "corrected_minimum", Fraction(31, 10)),
    ]
    return answers, slips


@part(smallest_time="2.9", rate="0.961538")
def shifted_d():
    answers = {
        "smallest_time": min(4.3, 2.9, 3.4, 6.1, 3.0),
        "rate": 1 / (Fraction(197, 50) - Fraction(29, 10)),
    }
    slips = [
        ("one over the mean", "rate", Fraction(50, 197)),
        ("the mean excess instead of the rate", "rate", Fraction(26, 25)),
    ]
    return answers, slips
