"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import comb, exp, log, sqrt

from helpers.answers import Phi, bisect, part, z

PAGE = "chapters/estimation/asymptotics"


@part(spacing_10="0.690066", spacing_30="0.398410", spacing_100="0.218218", spacing_500="0.097590")
def est_ex06_a():
    answers = {
        "spacing_10": 1 / sqrt(Fraction(21, 10)),
        "spacing_30": 1 / sqrt(Fraction(63, 10)),
        "spacing_100": 1 / sqrt(21),
        "spacing_500": 1 / sqrt(105),
    }
    slips = [
        ("the standard deviation of the share in its place", "spacing_10", sqrt(Fraction(21, 1000))),
        ("the root forgotten", "spacing_30", Fraction(10, 63)),
    ]
    return answers, slips


@part(
    distance_10="0.149611", distance_30="0.088809", distance_100="0.049124", distance_500="0.022043", smaller_from="662"
)
def est_ex06_b():
    answers = {
        # distance before and after each jump; far from the mean it is small
        "distance_10": max(
            max(
                abs(sum(comb(10, j) * 0.3**j * 0.7 ** (10 - j) for j in range(k + e)) - Phi((k - 3) / sqrt(2.1)))
                for e in range(2)
            )
            for k in range(11)
        ),
        "distance_30": max(
            max(
                abs(sum(comb(30, j) * 0.3**j * 0.7 ** (30 - j) for j in range(k + e)) - Phi((k - 9) / sqrt(6.3)))
                for e in range(2)
            )
            for k in range(31)
        ),
        "distance_100": max(
            max(
                abs(sum(comb(100, j) * 0.3**j * 0.7 ** (100 - j) for j in range(k + e)) - Phi((k - 30) / sqrt(21)))
                for e in range(2)
            )
            for k in range(15, 46)
        ),
        "distance_500": max(
            max(
                abs(sum(comb(500, j) * 0.3**j * 0.7 ** (500 - j) for j in range(k + e)) - Phi((k - 150) / sqrt(105)))
                for e in range(2)
            )
            for k in range(140, 161)
        ),
        # below Kolmogorov's limit law with Stephens's correction for a finite sample
        "smaller_from": [
            1
            + max(
                n
                for n in range(656, 666)
                if max(
                    max(
                        abs(
                            sum(comb(n, j) * 0.3**j * 0.7 ** (n - j) for j in range(k + e))
                            - Phi((k - 0.3 * n) / sqrt(0.21 * n))
                        )
                        for e in range(2)
                    )
                    for k in range(192, 205)
                )
                >= c
            )
            for c in [
                bisect(lambda x: 0.05 - 2 * sum((-1) ** (i - 1) * exp(-2 * i * i * x * x) for i in range(1, 20)), 1, 2)
                / (sqrt(5000) + 0.12 + 0.11 / sqrt(5000))
            ]
        ][0],
    }
    slips = [
        ("half the largest jump instead of the distance", "distance_10", comb(10, 3) * 0.3**3 * 0.7**7 / 2),
        ("half the largest jump instead of the distance", "distance_500", comb(500, 150) * 0.3**150 * 0.7**350 / 2),
        ("the largest jump instead of the distance", "distance_30", comb(30, 9) * 0.3**9 * 0.7**21),
        (
            "the critical value of the limit law",
            "smaller_from",
            [
                1
                + max(
                    n
                    for n in range(656, 666)
                    if max(
                        max(
                            abs(
                                sum(comb(n, j) * 0.3**j * 0.7 ** (n - j) for j in range(k + e))
                                - Phi((k - 0.3 * n) / sqrt(0.21 * n))
                            )
                            for e in range(2)
                        )
                        for k in range(192, 205)
                    )
                    >= c
                )
                for c in [
                    bisect(
                        lambda x: 0.05 - 2 * sum((-1) ** (i - 1) * exp(-2 * i * i * x * x) for i in range(1, 20)), 1, 2
                    )
                    / sqrt(5000)
                ]
            ][0],
        ),
    ]
    return answers, slips


@part(
    at_10="0.840100",
    at_30="0.952908",
    at_31="0.913465",
    at_39="0.909349",
    at_100="0.950180",
    at_500="0.948975",
    first_inside="15",
    last_outside="244",
    outside_30_to_100="34",
)
def est_ex06_c():
    answers = {
        "at_10": sum(
            comb(10, k) * 0.3**k * 0.7 ** (10 - k) for k in range(11) if (k - 3) ** 2 <= z**2 * k * (10 - k) / 10
        ),
        "at_30": sum(
            comb(30, k) * 0.3**k * 0.7 ** (30 - k) for k in range(31) if (k - 9) ** 2 <= z**2 * k * (30 - k) / 30
        ),
        "at_31": sum(
            comb(31, k) * 0.3**k * 0.7 ** (31 - k) for k in range(32) if (k - 9.3) ** 2 <= z**2 * k * (31 - k) / 31
        ),
        "at_39": sum(
            comb(39, k) * 0.3**k * 0.7 ** (39 - k) for k in range(40) if (k - 11.7) ** 2 <= z**2 * k * (39 - k) / 39
        ),
        "at_100": sum(
            comb(100, k) * 0.3**k * 0.7 ** (100 - k) for k in range(101) if (k - 30) ** 2 <= z**2 * k * (100 - k) / 100
        ),
        "at_500": sum(
            comb(500, k) * 0.3**k * 0.7 ** (500 - k) for k in range(501) if (k - 150) ** 2 <= z**2 * k * (500 - k) / 500
        ),
        "first_inside": min(
            n
            for n in range(1, 60)
            if abs(
                sum(
                    comb(n, k) * 0.3**k * 0.7 ** (n - k)
                    for k in range(n + 1)
                    if (k - 0.3 * n) ** 2 <= z**2 * k * (n - k) / n
                )
                - 0.95
            )
            <= 0.01
        ),
        "last_outside": max(
            n
            for n in range(200, 301)
            if abs(
                sum(
                    comb(n, k) * 0.3**k * 0.7 ** (n - k)
                    for k in range(n + 1)
                    if (k - 0.3 * n) ** 2 <= z**2 * k * (n - k) / n
                )
                - 0.95
            )
            > 0.01
        ),
        "outside_30_to_100": len(
            [
                n
                for n in range(30, 101)
                if abs(
                    sum(
                        comb(n, k) * 0.3**k * 0.7 ** (n - k)
                        for k in range(n + 1)
                        if (k - 0.3 * n) ** 2 <= z**2 * k * (n - k) / n
                    )
                    - 0.95
                )
                > 0.01
            ]
        ),
    }
    slips = [
        ("the nominal level", "at_10", Fraction(95, 100)),
        (
            "the variance at the true p instead of the estimate",
            "at_30",
            sum(comb(30, k) * 0.3**k * 0.7 ** (30 - k) for k in range(31) if (k - 9) ** 2 <= z**2 * 30 * 0.21),
        ),
        ("the search among four sizes only", "first_inside", 30),
        ("the first size inside instead of the last outside", "last_outside", 15),
    ]
    return answers, slips


@part(bins_at_10="9", bins_at_30="20")
def est_ex06_d():
    answers = {
        "bins_at_10": len([k for k in range(11) if (k - 3) ** 2 <= 16 * 2.1]),
        "bins_at_30": len([k for k in range(31) if (k - 9) ** 2 <= 16 * 6.3]),
    }
    slips = [
        ("points beyond 4 counted too", "bins_at_10", 11),
        ("points beyond 4 counted too", "bins_at_30", 31),
    ]
    return answers, slips


@part(wald="6", score="3", likelihood_ratio="3.682234")
def accidents_a():
    answers = {
        "wald": Fraction(12) / Fraction(1, 2) * Fraction(1, 4),
        "score": Fraction(36, 12),
        "likelihood_ratio": 12 - 12 * log(2),
    }
    slips = [
        ("the factor 2 forgotten", "likelihood_ratio", 6 - 6 * log(2)),
        ("the variance at the hypothesis", "wald", 3),
    ]
    return answers, slips


@part(
    wald_low="0.099924",
    wald_high="0.900076",
    score_low="0.229154",
    score_high="1.090967",
    ratio_low="0.1987",
    ratio_high="1.0132",
)
def accidents_b():
    answers = {
        "wald_low": 0.5 - z / sqrt(24),
        "wald_high": 0.5 + z / sqrt(24),
        "score_low": bisect(lambda r: -((0.5 - r) ** 2) * 12 / r + z**2, 0.01, 0.5),
        "score_high": bisect(lambda r: (0.5 - r) ** 2 * 12 / r - z**2, 0.5, 5),
        "ratio_low": bisect(lambda r: z**2 - 12 * log(0.5 / r) + 24 * (0.5 - r), 0.01, 0.5),
        "ratio_high": bisect(lambda r: 12 * log(0.5 / r) - 24 * (0.5 - r) - z**2, 0.5, 5),
    }
    slips = [
        ("the variance at the old rate", "wald_low", 0.5 - z / sqrt(12)),
        ("the factor 2 forgotten", "ratio_high", bisect(lambda r: 6 * log(0.5 / r) - 12 * (0.5 - r) - z**2, 0.5, 5)),
    ]
    return answers, slips


@part(wald="0", score="0.320122", likelihood_ratio="0.160061", exact="0.307407")
def accidents_c():
    answers = {
        "wald": 0 + z * sqrt(Fraction(0, 12)),
        "score": z**2 / 12,
        "likelihood_ratio": z**2 / 24,
        "exact": log(40) / 12,
    }
    slips = [
        ("all of 5 % in one tail", "exact", log(20) / 12),
        ("the factor 2 forgotten", "likelihood_ratio", z**2 / 12),
    ]
    return answers, slips


@part(statistic="6.328232", degrees="2", p_value="0.042251")
def three_depots_a():
    answers = {
        "statistic": 2 * (18 * log(18) + 30 * log(30) + 36 * log(36) - 84 * log(28)),
        "degrees": 3 - 1,
        "p_value": exp(-(18 * log(18) + 30 * log(30) + 36 * log(36) - 84 * log(28))),
    }
    slips = [
        ("the factor 2 forgotten", "statistic", 18 * log(18) + 30 * log(30) + 36 * log(36) - 84 * log(28)),
        ("one degree of freedom for each depot", "degrees", 3),
    ]
    return answers, slips


@part(statistic="6", p_value="0.0498")
def three_depots_b():
    answers = {
        "statistic": Fraction(100 + 4 + 64, 28),
        "p_value": exp(-3),
    }
    slips = [
        (
            "the observed numbers in the denominator",
            "statistic",
            Fraction(100, 18) + Fraction(4, 30) + Fraction(64, 36),
        ),
        ("one degree of freedom", "p_value", 2 * Phi(-sqrt(6))),
    ]
    return answers, slips


@part(variance_ratio="0.5", coverage="0.994425")
def wrong_waiting_time_a():
    answers = {
        "variance_ratio": Fraction(2, 4),
        "coverage": 2 * Phi(sqrt(2) * z) - 1,
    }
    slips = [
        ("the ratio inverted", "coverage", 2 * Phi(z / sqrt(2)) - 1),
        ("the ratio inverted", "variance_ratio", 2),
    ]
    return answers, slips


@part(estimate="0.375", model_error="0.125", sandwich_error="0.033657")
def wrong_waiting_time_b():
    answers = {
        "estimate": Fraction(9, 24),
        "model_error": Fraction(9, 24) / 3,
        "sandwich_error": sqrt(68.64 / 9 - (24 / 9) ** 2) / 3 / (24 / 9) ** 2,
    }
    slips = [
        ("the standard error of the mean", "sandwich_error", sqrt(68.64 / 9 - (24 / 9) ** 2) / 3),
        ("the divisor n - 1", "sandwich_error", sqrt((68.64 - 64) / 8) / 3 / (24 / 9) ** 2),
    ]
    return answers, slips
