"""Answers of the chapter's exercises; for the format see likelihood.yml, worked out without its cells."""

from fractions import Fraction
from math import comb

from helpers.answers import part

PAGE = "chapters/estimation/sufficiency"


@part(estimate="0.333333")
def sufficiency_b(waits=(2, 0, 3, 1, 4)):
    answers = {
        "estimate": Fraction(len(waits), len(waits) + sum(waits)),
    }
    slips = [
        ("the reciprocal of the mean", "estimate", Fraction(len(waits), sum(waits))),
        ("the unbiased estimator of part (c)", "estimate", Fraction(4, 14)),
    ]
    return answers, slips


@part(improved="0.285714")
def sufficiency_c(n=5, s=10):
    answers = {
        "improved": Fraction(comb(n + s - 2, s), comb(n + s - 1, s)),
    }
    slips = [
        ("the maximum likelihood estimate", "improved", Fraction(n, n + s)),
    ]
    return answers, slips


@part(improved="0.266667")
def bernoulli_variance_a(n=10, s=6):
    answers = {
        "improved": Fraction(comb(n - 2, s - 1), comb(n, s)),
    }
    slips = [
        ("the maximum likelihood estimate", "improved", Fraction(24, 100)),
        ("a pair in either order", "improved", Fraction(2 * comb(n - 2, s - 1), comb(n, s))),
    ]
    return answers, slips


@part(bias="-0.024")
def bernoulli_variance_b():
    answers = {
        "bias": Fraction(9, 10) * Fraction(24, 100) - Fraction(24, 100),
    }
    slips = [
        ("the sign turned round", "bias", Fraction(24, 1000)),
    ]
    return answers, slips


@part(crude="0.134400", improved="0.006329", mle="0.005382")
def bernoulli_variance_c(n=10):
    answers = {
        "crude": Fraction(16, 100) * Fraction(84, 100),
        "improved": sum(
            comb(n, k)
            * Fraction(1, 5) ** k
            * Fraction(4, 5) ** (n - k)
            * (Fraction(k * (n - k), 90) - Fraction(16, 100)) ** 2
            for k in range(n + 1)
        ),
        "mle": sum(
            comb(n, k)
            * Fraction(1, 5) ** k
            * Fraction(4, 5) ** (n - k)
            * (Fraction(k * (n - k), 100) - Fraction(16, 100)) ** 2
            for k in range(n + 1)
        ),
    }
    slips = [
        (
            "the variance alone",
            "mle",
            sum(
                comb(n, k)
                * Fraction(1, 5) ** k
                * Fraction(4, 5) ** (n - k)
                * (Fraction(k * (n - k), 100) - Fraction(144, 1000)) ** 2
                for k in range(n + 1)
            ),
        ),
    ]
    return answers, slips


@part(estimate="3.96")
def uniform_best_a():
    answers = {
        "estimate": Fraction(6, 5) * Fraction(33, 10),
    }
    slips = [
        ("twice the mean", "estimate", 2 * Fraction(103, 50)),
        ("the maximum itself", "estimate", Fraction(33, 10)),
    ]
    return answers, slips


@part(variance_ratio="0.428571")
def uniform_best_b():
    answers = {
        "variance_ratio": Fraction(3 * 5, 5 * 7),
    }
    slips = [
        ("the variance of the maximum itself", "variance_ratio", 15 * (Fraction(5, 7) - Fraction(25, 36))),
    ]
    return answers, slips


@part(estimate="3.85", relative_error="0.027778")
def uniform_best_c():
    answers = {
        "estimate": Fraction(7, 6) * Fraction(33, 10),
        "relative_error": Fraction(1, 36),
    }
    slips = [
        ("the unbiased estimator", "estimate", Fraction(6, 5) * Fraction(33, 10)),
        ("the unbiased estimator", "relative_error", Fraction(1, 35)),
    ]
    return answers, slips
