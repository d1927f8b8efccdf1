"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import comb, exp, log, sqrt

from helpers.answers import Phi, part, z

PAGE = "chapters/estimation/delta-method"


@part(se_710="0.0696902", se_720="0.0704295")
def est_ex10_a():
    answers = {
        "se_710": sqrt(Fraction(1000, 710 * 290)),
        "se_720": sqrt(Fraction(1, 720) + Fraction(1, 280)),
    }
    slips = [
        ("the standard error of the proportion itself", "se_710", sqrt(Fraction(710 * 290, 1000**3))),
        ("the derivative of log p instead of that of the log-odds", "se_710", sqrt(Fraction(290, 1000 * 710))),
        ("the standard error of the proportion itself", "se_720", sqrt(Fraction(720 * 280, 1000**3))),
    ]
    return answers, slips


@part(
    low="0.758794",
    high="1.031974",
    quantile_low="0.809486",
    quantile_high="1.087974",
    centred_low="0.806422",
    centred_high="1.082501",
    coverage="0.947315",
    verdict_fails="0.275825",
)
def est_ex10_b(n=1000):
    answers = {
        "low": log(710 / 290) - z * sqrt(1 / 710 + 1 / 290),
        "high": log(710 / 290) + z * sqrt(1 / 710 + 1 / 290),
        # smallest count whose distribution function reaches the level
        "quantile_low": min(
            log(k / (n - k))
            for k in range(690, 695)
            if sum(comb(1000, j) * Fraction(18, 25) ** j * Fraction(7, 25) ** (1000 - j) for j in range(640, k + 1))
            >= Fraction(25, 1000)
        ),
        "quantile_high": max(
            log((k + 1) / (999 - k))
            for k in range(745, 751)
            if sum(comb(1000, j) * Fraction(18, 25) ** j * Fraction(7, 25) ** (1000 - j) for j in range(k + 1, 801))
            > Fraction(25, 1000)
        ),
        "centred_low": log(18 / 7) - z / sqrt(201.6),
        "centred_high": log(18 / 7) + z / sqrt(201.6),
        "coverage": sum(
            comb(1000, k) * Fraction(18, 25) ** k * Fraction(7, 25) ** (1000 - k)
            for k in range(600, 850)
            if abs(log(k / (1000 - k)) - log(18 / 7)) <= z * sqrt(1 / k + 1 / (1000 - k))
        ),
        "verdict_fails": 1
        - sum(
            comb(1000, k) * Fraction(18, 25) ** k * Fraction(7, 25) ** (1000 - k)
            for k in range(600, 850)
            if abs(log(k / (1000 - k)) - z * sqrt(1 / k + 1 / (1000 - k)) - log(692 / 308)) < 0.08
            and abs(log(k / (1000 - k)) + z * sqrt(1 / k + 1 / (1000 - k)) - log(748 / 252)) < 0.08
        ),
    }
    slips = [
        ("the standard error of the proportion itself", "low", log(71 / 29) - z * sqrt(0.71 * 0.29 / 1000)),
        ("the standard error of the proportion itself", "high", log(71 / 29) + z * sqrt(0.71 * 0.29 / 1000)),
        ("the interval around the true value", "low", log(18 / 7) - z / sqrt(201.6)),
        ("the interval around the true value", "high", log(18 / 7) + z / sqrt(201.6)),
        ("the ends of the interval of the test", "quantile_low", log(71 / 29) - z * sqrt(1 / 710 + 1 / 290)),
        ("the nominal level", "coverage", Fraction(95, 100)),
        (
            "the interval built on the proportion",
            "coverage",
            sum(comb(1000, k) * Fraction(18, 25) ** k * Fraction(7, 25) ** (1000 - k) for k in range(692, 747)),
        ),
        ("the normal approximation", "verdict_fails", 2 - 2 * Phi(0.08 * sqrt(201.6))),
        (
            "the probability that the verdict passes",
            "verdict_fails",
            sum(comb(1000, k) * Fraction(18, 25) ** k * Fraction(7, 25) ** (1000 - k) for k in range(706, 737)),
        ),
    ]
    return answers, slips


@part(factor="4.960317", low="0.681092", high="0.737298")
def est_ex10_c():
    answers = {
        "factor": Fraction(10000, 72 * 28),
        "low": 1 / (1 + 29 / 71 * exp(z * sqrt(1 / 710 + 1 / 290))),
        "high": 1 / (1 + 29 / 71 * exp(-z * sqrt(1 / 710 + 1 / 290))),
    }
    slips = [
        ("the derivative of log p instead of that of the log-odds", "factor", Fraction(100, 72)),
        ("the derivative of the odds", "factor", Fraction(10000, 28 * 28)),
        ("the interval built on the proportion", "low", 0.71 - z * sqrt(0.71 * 0.29 / 1000)),
        ("the interval built on the proportion", "high", 0.71 + z * sqrt(0.71 * 0.29 / 1000)),
    ]
    return answers, slips


@part(relative_risk="0.625", se_of_log="0.261406", low="0.374430", high="1.043253")
def two_pages_a():
    answers = {
        "relative_risk": Fraction(18, 120) / Fraction(36, 150),
        # relative errors of two proportions, squared and added
        "se_of_log": sqrt(Fraction(85, 15 * 120) + Fraction(76, 24 * 150)),
        "low": 0.625 * exp(-z * sqrt(Fraction(85, 15 * 120) + Fraction(76, 24 * 150))),
        "high": 0.625 * exp(z * sqrt(Fraction(85, 15 * 120) + Fraction(76, 24 * 150))),
    }
    slips = [
        ("the ratio upside down", "relative_risk", Fraction(24, 15)),
        ("the odds ratio", "relative_risk", Fraction(19, 34)),
        ("the terms 1/n left out", "se_of_log", sqrt(Fraction(1, 18) + Fraction(1, 36))),
        ("an interval on the ratio itself", "low", 0.625 - z * 0.625 * sqrt(Fraction(41, 600))),
        ("the interval of the logarithm", "low", log(0.625) - z * sqrt(Fraction(41, 600))),
    ]
    return answers, slips


@part(odds_ratio="0.558824", se_of_log="0.319232", low="0.298912", high="1.044734")
def two_pages_b():
    answers = {
        "odds_ratio": Fraction(15, 85) / Fraction(24, 76),
        "se_of_log": sqrt(1 / (120 * 0.15 * 0.85) + 1 / (150 * 0.24 * 0.76)),
        "low": 19 / 34 * exp(-z * sqrt(1 / 15.3 + 1 / 27.36)),
        "high": 19 / 34 * exp(z * sqrt(1 / 15.3 + 1 / 27.36)),
    }
    slips = [
        ("the relative risk", "odds_ratio", Fraction(5, 8)),
        ("the formula of the relative risk", "se_of_log", sqrt(Fraction(41, 600))),
        ("an interval on the ratio itself", "low", 19 / 34 * (1 - z * sqrt(1 / 15.3 + 1 / 27.36))),
        ("an interval on the ratio itself", "high", 19 / 34 * (1 + z * sqrt(1 / 15.3 + 1 / 27.36))),
    ]
    return answers, slips


@part(odds_ratio="0.068736", se_of_log="1.514964", low="0.003529", high="1.338827")
def two_pages_c():
    answers = {
        "odds_ratio": Fraction(31, 451),
        "se_of_log": sqrt(2 + Fraction(2, 41) + Fraction(2, 11) + Fraction(2, 31)),
        "low": 31 / 451 * exp(-z * sqrt(2 + 2 / 41 + 2 / 11 + 2 / 31)),
        "high": 31 / 451 * exp(z * sqrt(2 + 2 / 41 + 2 / 11 + 2 / 31)),
    }
    slips = [
        ("the half added to the empty cell only", "odds_ratio", Fraction(3, 40)),
        ("one added to each cell", "odds_ratio", Fraction(16, 126)),
        ("the empty cell left out of the sum", "se_of_log", sqrt(Fraction(1, 20) + Fraction(1, 5) + Fraction(1, 15))),
    ]
    return answers, slips


@part(se_of_log="0.069011", se="0.082813", low="1.048188", high="1.373800")
def latency_a():
    answers = {
        "se_of_log": sqrt(Fraction(1, 640) + Fraction(4, 1250)),
        "se": sqrt(Fraction(9, 40) / 100 + Fraction(16, 50) * Fraction(144, 10000)),
        "low": 1.2 * exp(-z * sqrt(0.0015625 + 0.0032)),
        "high": 1.2 * exp(z * sqrt(0.0015625 + 0.0032)),
    }
    slips = [
        ("standard deviations instead of standard errors", "se_of_log", sqrt(Fraction(1, 16) + Fraction(4, 25))),
        ("40 instead of 50", "se_of_log", sqrt((Fraction(1, 16) + Fraction(4, 25)) / 40)),
        ("an interval on the ratio itself", "low", 1.2 * (1 - z * sqrt(0.0047625))),
        ("an interval on the ratio itself", "high", 1.2 * (1 + z * sqrt(0.0047625))),
    ]
    return answers, slips


@part(se_of_log="0.050621", low="1.086657", high="1.325165")
def latency_b():
    answers = {
        # variance of the residual y - 1.2 x, over n times the squared mean of y
        "se_of_log": sqrt(Fraction(9 * 100 - 240 * 72 // 10 + 144 * 16, 100 * 40 * 144)),
        "low": 1.2 * exp(-z * sqrt(0.1025 / 40)),
        "high": 1.2 * exp(z * sqrt(0.1025 / 40)),
    }
    slips = [
        ("the correlation forgotten", "se_of_log", sqrt(Fraction(89, 400) / 40)),
        ("the covariance added", "se_of_log", sqrt((Fraction(89, 400) + Fraction(12, 100)) / 40)),
        ("the factor 2 of the covariance forgotten", "se_of_log", sqrt((Fraction(89, 400) - Fraction(6, 100)) / 40)),
        ("the correlation forgotten", "low", 1.2 * exp(-z * sqrt(89 / 16000))),
    ]
    return answers, slips


@part(bias="0.003")
def latency_c():
    answers = {
        "bias": Fraction(6, 5) * (Fraction(16, 100) - Fraction(72, 1200)) / 40,
    }
    slips = [
        ("the mixed term forgotten", "bias", Fraction(192, 40000)),
        ("the mixed term halved", "bias", (Fraction(192, 1000) - Fraction(36, 1000)) / 40),
    ]
    return answers, slips


@part(se_rate="0.035355", probability="0.082085", se_probability="0.029021", low="3.0317", high="5.2776")
def delta_short_a():
    answers = {
        "se_rate": 1 / sqrt(800),
        "probability": exp(-Fraction(5, 2)),
        # the probability times 10/mu times the relative error of the mean
        "se_probability": exp(-2.5) * 2.5 / sqrt(50),
        "low": 4 / exp(z / sqrt(50)),
        "high": 4 * exp(z / sqrt(50)),
    }
    slips = [
        ("the standard error of the mean", "se_rate", 4 / sqrt(50)),
        ("the probability of failing before", "probability", 1 - exp(-2.5)),
        ("the derivative of the exponent forgotten", "se_probability", exp(-2.5) * 4 / sqrt(50)),
        ("the interval built on the mean itself", "low", 4 - z * 4 / sqrt(50)),
        ("the interval built on the mean itself", "high", 4 + z * 4 / sqrt(50)),
    ]
    return answers, slips


@part(by_limit="0.0455", exactly="0.0569")
def delta_short_b():
    answers = {
        "by_limit": 2 - 2 * Phi(2),
        "exactly": 2 * Fraction(sum(comb(100, k) for k in range(41)), 2**100),
    }
    slips = [
        ("one tail only", "by_limit", 1 - Phi(2)),
        ("the factor one quarter forgotten", "by_limit", 2 - 2 * Phi(1)),
        ("the border left out", "exactly", 2 * Fraction(sum(comb(100, k) for k in range(40)), 2**100)),
    ]
    return answers, slips
