"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import factorial, log, pi, sqrt

from helpers.answers import part

PAGE = "chapters/estimation/method-of-moments"


@part(mean="0.3", variance="0.019091")
def est_ex04_a():
    answers = {
        "mean": Fraction(3, 3 + 7),
        "variance": Fraction(3 * 4, 10 * 11) - Fraction(3, 10) ** 2,
    }
    slips = [
        ("the 1 in the denominator forgotten", "variance", Fraction(21, 1000)),
        ("alpha over beta", "mean", Fraction(3, 7)),
    ]
    return answers, slips


@part(sd_alpha="0.246048", sd_beta="0.594283")
def est_ex04_b():
    answers = {
        "sd_alpha": [
            sqrt((a * a * (m2 - m1 * m1) + 2 * a * b * (m3 - m1 * m2) + b * b * (m4 - m2 * m2)) / 300)
            for m1, m2, m3, m4 in [(Fraction(3, 10), Fraction(6, 55), Fraction(1, 22), Fraction(3, 143))]
            for D in [m2 - m1 * m1]
            for N in [m1 * (m1 - m2)]
            for a in [((2 * m1 - m2) * D + 2 * m1 * N) / D**2]
            for b in [(-m1 * D - N) / D**2]
        ][0],
        "sd_beta": [
            sqrt((a * a * (m2 - m1 * m1) + 2 * a * b * (m3 - m1 * m2) + b * b * (m4 - m2 * m2)) / 300)
            for m1, m2, m3, m4 in [(Fraction(3, 10), Fraction(6, 55), Fraction(1, 22), Fraction(3, 143))]
            for D in [m2 - m1 * m1]
            for N in [(1 - m1) * (m1 - m2)]
            for a in [((1 - 2 * m1 + m2) * D + 2 * m1 * N) / D**2]
            for b in [((m1 - 1) * D - N) / D**2]
        ][0],
    }
    slips = [
        (
            "the covariance of mean and variance left out",
            "sd_alpha",
            sqrt((Fraction(114, 7) ** 2 * Fraction(21, 1100) + Fraction(1210, 7) ** 2 * Fraction(2667, 3932500)) / 300),
        ),
        ("the variance instead of the standard deviation", "sd_alpha", Fraction(18180, 1001) / 300),
        ("the root of n forgotten", "sd_beta", sqrt(Fraction(136360, 1287))),
    ]
    return answers, slips


@part(
    avar_alpha_mom="18.161838",
    avar_beta_mom="105.951826",
    avar_alpha_mle="16.351555",
    avar_beta_mle="97.938536",
    are_alpha="0.900325",
    are_beta="0.924369",
)
def est_ex04_c():
    answers = {
        "avar_alpha_mom": [
            a * a * (m2 - m1 * m1) + 2 * a * b * (m3 - m1 * m2) + b * b * (m4 - m2 * m2)
            for m1, m2, m3, m4 in [(Fraction(3, 10), Fraction(6, 55), Fraction(1, 22), Fraction(3, 143))]
            for D in [m2 - m1 * m1]
            for N in [m1 * (m1 - m2)]
            for a in [((2 * m1 - m2) * D + 2 * m1 * N) / D**2]
            for b in [(-m1 * D - N) / D**2]
        ][0],
        "avar_beta_mom": [
            a * a * (m2 - m1 * m1) + 2 * a * b * (m3 - m1 * m2) + b * b * (m4 - m2 * m2)
            for m1, m2, m3, m4 in [(Fraction(3, 10), Fraction(6, 55), Fraction(1, 22), Fraction(3, 143))]
            for D in [m2 - m1 * m1]
            for N in [(1 - m1) * (m1 - m2)]
            for a in [((1 - 2 * m1 + m2) * D + 2 * m1 * N) / D**2]
            for b in [((m1 - 1) * D - N) / D**2]
        ][0],
        "avar_alpha_mle": [
            (q - t) / (p * q - t * (p + q))
            for p, q, t in [[pi**2 / 6 - sum(Fraction(1, j * j) for j in range(1, k)) for k in (3, 7, 10)]]
        ][0],
        "avar_beta_mle": [
            (p - t) / (p * q - t * (p + q))
            for p, q, t in [[pi**2 / 6 - sum(Fraction(1, j * j) for j in range(1, k)) for k in (3, 7, 10)]]
        ][0],
        "are_alpha": [
            (q - t) / (p * q - t * (p + q))
            for p, q, t in [[pi**2 / 6 - sum(Fraction(1, j * j) for j in range(1, k)) for k in (3, 7, 10)]]
        ][0]
        * Fraction(1001, 18180),
        "are_beta": [
            (p - t) / (p * q - t * (p + q))
            for p, q, t in [[pi**2 / 6 - sum(Fraction(1, j * j) for j in range(1, k)) for k in (3, 7, 10)]]
        ][0]
        * Fraction(1287, 136360),
    }
    slips = [
        (
            "the other parameter taken as known",
            "avar_alpha_mle",
            1
            / (
                Fraction(1, 9)
                + Fraction(1, 16)
                + Fraction(1, 25)
                + Fraction(1, 36)
                + Fraction(1, 49)
                + Fraction(1, 64)
                + Fraction(1, 81)
            ),
        ),
        ("the ratio upside down", "are_alpha", 1 / 0.900324895),
        ("the ratio upside down", "are_beta", 1 / 0.924368556),
        ("standard deviations instead of variances", "are_alpha", sqrt(0.900324895)),
        (
            "the covariance of mean and variance left out",
            "avar_alpha_mom",
            Fraction(114, 7) ** 2 * Fraction(21, 1100) + Fraction(1210, 7) ** 2 * Fraction(2667, 3932500),
        ),
    ]
    return answers, slips


@part(divisor_n="0.2401", divisor_n_minus_1="0.4802", bound="0.25")
def est_ex04_d():
    answers = {
        "divisor_n": Fraction(1**2 + 99**2, 2 * 100**2) - Fraction(1, 4),
        "divisor_n_minus_1": 2 * (Fraction(1**2 + 99**2, 2 * 100**2) - Fraction(1, 4)),
        "bound": Fraction(1, 2) - Fraction(1, 2) ** 2,
    }
    slips = [
        ("the divisors exchanged", "divisor_n", Fraction(4802, 10000)),
        ("the divisors exchanged", "divisor_n_minus_1", Fraction(2401, 10000)),
        ("the mean instead of the bound", "bound", Fraction(1, 2)),
    ]
    return answers, slips


@part(p="0.400", r="1.333333", r_later="-2.666667")
def two_counts_a(first=(1, 0, 4, 2, 0, 7, 1, 1), second=(2, 3, 1, 2, 3, 1, 2, 2)):
    answers = {
        # S = sum, Q = sum of squares: v = Q/n - S^2/n^2
        "p": Fraction(8 * sum(first), 8 * sum(c * c for c in first) - sum(first) ** 2),
        "r": Fraction(sum(first) ** 2, 8 * sum(c * c for c in first) - sum(first) ** 2 - 8 * sum(first)),
        "r_later": Fraction(sum(second) ** 2, 8 * sum(c * c for c in second) - sum(second) ** 2 - 8 * sum(second)),
    }
    slips = [
        ("the divisor n - 1", "r", 4 / (Fraction(40, 7) - 2)),
        ("the divisor n - 1", "p", 2 / Fraction(40, 7)),
        ("the sign lost", "r_later", Fraction(8, 3)),
        ("the variance over the mean", "p", Fraction(5, 2)),
    ]
    return answers, slips


@part(estimate="1.6", probability="0.166667")
def two_counts_b():
    answers = {
        "estimate": 2 * Fraction(3 + 5 + 4 + 20, 40),
        "probability": Fraction(1, factorial(3)),
    }
    slips = [
        ("the largest observation", "estimate", Fraction(2)),
        ("the value for three observations", "probability", Fraction(1, 8)),
        ("the limit for large n", "probability", Fraction(1, 2)),
    ]
    return answers, slips


@part(moment="2.25", mle="1.945399")
def pareto_claims_a():
    answers = {
        "moment": Fraction(12 + 15 + 30 + 11 + 22, 12 + 15 + 30 + 11 + 22 - 50),
        # one logarithm, of the product
        "mle": 5 / log(Fraction(12 * 15 * 30 * 11 * 22, 10**5)),
    }
    slips = [
        ("the inverse", "moment", Fraction(4, 9)),
        ("the inverse", "mle", log(Fraction(12 * 15 * 30 * 11 * 22, 10**5)) / 5),
    ]
    return answers, slips


@part(at_3="0.75", at_2_5="0.555556")
def pareto_claims_b():
    answers = {
        "at_3": 1 - Fraction(1, 2) ** 2,
        "at_2_5": 1 - 1 / Fraction(3, 2) ** 2,
    }
    slips = [
        ("the ratio upside down", "at_3", Fraction(4, 3)),
        ("the ratio upside down", "at_2_5", Fraction(9, 5)),
    ]
    return answers, slips


@part(first="1.897706", second="1.944230")
def pareto_claims_c(start=2.25):
    answers = {
        # the error is squared and divided by the root
        "first": [e - (e - start) ** 2 / e for e in [5 / log(1.2 * 1.5 * 3.0 * 1.1 * 2.2)]][0],
        "second": [e - (e - start) ** 4 / e**3 for e in [5 / log(1.2 * 1.5 * 3.0 * 1.1 * 2.2)]][0],
    }
    slips = [
        (
            "the sign of the step turned round",
            "first",
            [start**2 / e for e in [5 / log(1.2 * 1.5 * 3.0 * 1.1 * 2.2)]][0],
        ),
    ]
    return answers, slips
