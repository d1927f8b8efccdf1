"""Answers of the chapter on the bootstrap, worked out without its cells."""

from fractions import Fraction
from math import comb, exp, factorial, log, nan, pi, sqrt

from helpers.answers import bisect, part, z

PAGE = "chapters/estimation/bootstrap"


@part(median="2.80", mean="2.81", s="1.211473")
def est_ex05_a(tenths=(31, 14, 25, 42, 18, 37, 21, 48, 12, 33)):
    answers = {
        "median": Fraction(sorted(tenths)[4] + sorted(tenths)[5], 20),
        "mean": Fraction(sum(tenths), 100),
        "s": sqrt(Fraction(10 * sum(t * t for t in tenths) - sum(tenths) ** 2, 9000)),
    }
    slips = [
        ("the middle of the unsorted list", "median", Fraction(tenths[4] + tenths[5], 20)),
        ("the mean in its place", "median", Fraction(281, 100)),
        ("the upper of the two middle values", "median", Fraction(31, 10)),
        ("the divisor n", "s", sqrt(Fraction(10 * sum(t * t for t in tenths) - sum(tenths) ** 2, 10000))),
    ]
    return answers, slips


# Distribution function: I(5) = i as a difference of binomial tails, minus the cases where
# I(6) is too large.
@part(
    at_1_65="0.019468",
    at_1_75="0.026523",
    at_3_70="0.973360",
    at_3_75="0.980415",
    low="1.75",
    high="3.75",
    standard_error="0.562408",
    bias="-0.041118",
    low_right="0.635",
    high_right="0.605",
    order_low="1.4",
    order_high="4.2",
    coverage_2_9="0.978516",
    coverage_3_8="0.890625",
)
def est_ex05_b(xs=(12, 14, 18, 21, 25, 31, 33, 37, 42, 48)):
    answers = {
        "at_1_65": Fraction(
            sum(
                sum(
                    comb(10, k) * (i**k * (10 - i) ** (10 - k) - (i - 1) ** k * (11 - i) ** (10 - k))
                    for k in range(5, 11)
                )
                - 252 * (i**5 - (i - 1) ** 5) * sum(1 for y in xs if y > 33 - xs[i - 1]) ** 5
                for i in range(1, 11)
                if 2 * xs[i - 1] <= 33
            ),
            10**10,
        ),
        "at_1_75": Fraction(
            sum(
                sum(
                    comb(10, k) * (i**k * (10 - i) ** (10 - k) - (i - 1) ** k * (11 - i) ** (10 - k))
                    for k in range(5, 11)
                )
                - 252 * (i**5 - (i - 1) ** 5) * sum(1 for y in xs if y > 35 - xs[i - 1]) ** 5
                for i in range(1, 11)
                if 2 * xs[i - 1] <= 35
            ),
            10**10,
        ),
        "at_3_70": Fraction(
            sum(
                sum(
                    comb(10, k) * (i**k * (10 - i) ** (10 - k) - (i - 1) ** k * (11 - i) ** (10 - k))
                    for k in range(5, 11)
                )
                - 252 * (i**5 - (i - 1) ** 5) * sum(1 for y in xs if y > 74 - xs[i - 1]) ** 5
                for i in range(1, 11)
                if 2 * xs[i - 1] <= 74
            ),
            10**10,
        ),
        "at_3_75": Fraction(
            sum(
                sum(
                    comb(10, k) * (i**k * (10 - i) ** (10 - k) - (i - 1) ** k * (11 - i) ** (10 - k))
                    for k in range(5, 11)
                )
                - 252 * (i**5 - (i - 1) ** 5) * sum(1 for y in xs if y > 75 - xs[i - 1]) ** 5
                for i in range(1, 11)
                if 2 * xs[i - 1] <= 75
            ),
            10**10,
        ),
        "low": Fraction(
            min(
                t
                for t in range(24, 97)
                if sum(
                    sum(
                        comb(10, k) * (i**k * (10 - i) ** (10 - k) - (i - 1) ** k * (11 - i) ** (10 - k))
                        for k in range(5, 11)
                    )
                    - 252 * (i**5 - (i - 1) ** 5) * sum(1 for y in xs if y > t - xs[i - 1]) ** 5
                    for i in range(1, 11)
                    if 2 * xs[i - 1] <= t
                )
                >= 25 * 10**7
            ),
            20,
        ),
        "high": Fraction(
            min(
                t
                for t in range(24, 97)
                if sum(
                    sum(
                        comb(10, k) * (i**k * (10 - i) ** (10 - k) - (i - 1) ** k * (11 - i) ** (10 - k))
                        for k in range(5, 11)
                    )
                    - 252 * (i**5 - (i - 1) ** 5) * sum(1 for y in xs if y > t - xs[i - 1]) ** 5
                    for i in range(1, 11)
                    if 2 * xs[i - 1] <= t
                )
                >= 975 * 10**7
            ),
            20,
        ),
        # below: l draws have a rank under i, e the rank i, the others more (equal middles);
        # or m draws up to i and m from j on
        "standard_error": (
            lambda law: sqrt(
                sum(p * t * t for t, p in law) / Fraction(4 * 10**12)
                - (sum(p * t for t, p in law) / Fraction(2 * 10**11)) ** 2
            )
        )(
            [
                (
                    2 * xs[i - 1],
                    sum(
                        comb(10, l) * comb(10 - l, e) * (i - 1) ** l * (10 - i) ** (10 - l - e)
                        for l in range(5)
                        for e in range(1, 11 - l)
                        if 10 - l - e <= 4
                    ),
                )
                for i in range(1, 11)
            ]
            + [
                (xs[i - 1] + xs[j - 1], 252 * (i**5 - (i - 1) ** 5) * ((11 - j) ** 5 - (10 - j) ** 5))
                for i in range(1, 11)
                for j in range(i + 1, 11)
            ]
        ),
        "bias": (lambda law: sum(p * t for t, p in law) / Fraction(2 * 10**11) - Fraction(28, 10))(
            [
                (
                    2 * xs[i - 1],
                    sum(
                        comb(10, l) * comb(10 - l, e) * (i - 1) ** l * (10 - i) ** (10 - l - e)
                        for l in range(5)
                        for e in range(1, 11 - l)
                        if 10 - l - e <= 4
                    ),
                )
                for i in range(1, 11)
            ]
            + [
                (xs[i - 1] + xs[j - 1], 252 * (i**5 - (i - 1) ** 5) * ((11 - j) ** 5 - (10 - j) ** 5))
                for i in range(1, 11)
                for j in range(i + 1, 11)
            ]
        ),
        # the 50th of 2000 exceeds t if at most 49 do not; the 1950th does not if at most 50 do
        "low_right": (
            lambda K: (
                sum(comb(2000, k) * K(33) ** k * (1 - K(33)) ** (2000 - k) for k in range(50))
                - sum(comb(2000, k) * K(35) ** k * (1 - K(35)) ** (2000 - k) for k in range(50))
            )
        )(
            lambda t: (
                sum(
                    sum(
                        comb(10, k) * (i**k * (10 - i) ** (10 - k) - (i - 1) ** k * (11 - i) ** (10 - k))
                        for k in range(5, 11)
                    )
                    - 252 * (i**5 - (i - 1) ** 5) * sum(1 for y in xs if y > t - xs[i - 1]) ** 5
                    for i in range(1, 11)
                    if 2 * xs[i - 1] <= t
                )
                / 10**10
            )
        ),
        "high_right": (
            lambda K: (
                sum(comb(2000, k) * (1 - K(75)) ** k * K(75) ** (2000 - k) for k in range(51))
                - sum(comb(2000, k) * (1 - K(74)) ** k * K(74) ** (2000 - k) for k in range(51))
            )
        )(
            lambda t: (
                sum(
                    sum(
                        comb(10, k) * (i**k * (10 - i) ** (10 - k) - (i - 1) ** k * (11 - i) ** (10 - k))
                        for k in range(5, 11)
                    )
                    - 252 * (i**5 - (i - 1) ** 5) * sum(1 for y in xs if y > t - xs[i - 1]) ** 5
                    for i in range(1, 11)
                    if 2 * xs[i - 1] <= t
                )
                / 10**10
            )
        ),
        "order_low": Fraction(xs[1], 10),
        "order_high": Fraction(xs[8], 10),
        "coverage_2_9": Fraction(sum(comb(10, k) for k in range(2, 9)), 1024),
        "coverage_3_8": Fraction(sum(comb(10, k) for k in range(3, 8)), 1024),
    }
    slips = [
        ("Monte Carlo noise", "low", Fraction(18, 10)),
        ("Monte Carlo noise", "high", Fraction(37, 10)),
        ("the standard error of the normal formula", "standard_error", sqrt(pi / 20) * sqrt(Fraction(13209, 9000))),
        (
            "independent middle values",
            "standard_error",
            (lambda v: sqrt((v(5) + v(6)) / 400))(
                lambda m: (
                    lambda p: (
                        Fraction(sum(q * x * x for q, x in zip(p, xs)), 10**10)
                        - Fraction(sum(q * x for q, x in zip(p, xs)), 10**10) ** 2
                    )
                )(
                    [
                        sum(
                            comb(10, k) * (i**k * (10 - i) ** (10 - k) - (i - 1) ** k * (11 - i) ** (10 - k))
                            for k in range(m, 11)
                        )
                        for i in range(1, 11)
                    ]
                )
            ),
        ),
        ("the wrong sign", "bias", Fraction(41118158, 10**9)),
        (
            "the smaller ends counted as right",
            "low_right",
            (lambda K: 1 - sum(comb(2000, k) * K(35) ** k * (1 - K(35)) ** (2000 - k) for k in range(50)))(
                lambda t: (
                    sum(
                        sum(
                            comb(10, k) * (i**k * (10 - i) ** (10 - k) - (i - 1) ** k * (11 - i) ** (10 - k))
                            for k in range(5, 11)
                        )
                        - 252 * (i**5 - (i - 1) ** 5) * sum(1 for y in xs if y > t - xs[i - 1]) ** 5
                        for i in range(1, 11)
                        if 2 * xs[i - 1] <= t
                    )
                    / 10**10
                )
            ),
        ),
        (
            "the smaller ends counted as right",
            "high_right",
            (lambda K: sum(comb(2000, k) * (1 - K(75)) ** k * K(75) ** (2000 - k) for k in range(51)))(
                lambda t: (
                    sum(
                        sum(
                            comb(10, k) * (i**k * (10 - i) ** (10 - k) - (i - 1) ** k * (11 - i) ** (10 - k))
                            for k in range(5, 11)
                        )
                        - 252 * (i**5 - (i - 1) ** 5) * sum(1 for y in xs if y > t - xs[i - 1]) ** 5
                        for i in range(1, 11)
                        if 2 * xs[i - 1] <= t
                    )
                    / 10**10
                )
            ),
        ),
        ("one tail only", "coverage_2_9", 1 - Fraction(11, 1024)),
        ("one tail only", "coverage_3_8", 1 - Fraction(56, 1024)),
    ]
    return answers, slips


@part(standard_error="0.480146", low="1.858930", high="3.741070", width="1.882139")
def est_ex05_c(tenths=(31, 14, 25, 42, 18, 37, 21, 48, 12, 33)):
    answers = {
        "standard_error": sqrt(pi / 20 * Fraction(10 * sum(t * t for t in tenths) - sum(tenths) ** 2, 9000)),
        "low": 2.8 - z * sqrt(pi / 20 * Fraction(10 * sum(t * t for t in tenths) - sum(tenths) ** 2, 9000)),
        "high": 2.8 + z * sqrt(pi / 20 * Fraction(10 * sum(t * t for t in tenths) - sum(tenths) ** 2, 9000)),
        "width": 2 * z * sqrt(pi / 20 * Fraction(10 * sum(t * t for t in tenths) - sum(tenths) ** 2, 9000)),
    }
    slips = [
        (
            "the standard error of the mean",
            "standard_error",
            sqrt(Fraction(10 * sum(t * t for t in tenths) - sum(tenths) ** 2, 90000)),
        ),
        (
            "the divisor n",
            "standard_error",
            sqrt(pi / 20 * Fraction(10 * sum(t * t for t in tenths) - sum(tenths) ** 2, 10000)),
        ),
        (
            "half the width",
            "width",
            z * sqrt(pi / 20 * Fraction(10 * sum(t * t for t in tenths) - sum(tenths) ** 2, 9000)),
        ),
    ]
    return answers, slips


@part(error_of_1000="0.006892", samples_needed="47\\,500")
def est_ex05_d():
    answers = {
        "error_of_1000": sqrt(Fraction(95 * 5, 10**7)),
        "samples_needed": Fraction(95 * 5, 10**4) * 10**6,
    }
    slips = [
        ("the variance in its place", "error_of_1000", Fraction(95 * 5, 10**7)),
        ("the worst case p = 0.5", "samples_needed", Fraction(1, 4) * 10**6),
    ]
    return answers, slips


@part(estimate="0.813333", standard_error="0.015907", sd_at_0_82="0.015684")
def est_ex09_a():
    answers = {
        "estimate": Fraction(488, 600),
        "standard_error": sqrt(Fraction(488 * 112, 600**3)),
        "sd_at_0_82": sqrt(Fraction(82 * 18, 600 * 10**4)),
    }
    slips = [
        ("the divisor n - 1", "standard_error", sqrt(Fraction(488 * 112, 600**2 * 599))),
        ("the share of errors", "estimate", Fraction(112, 600)),
    ]
    return answers, slips


@part(low="0.781667", high="0.843333", low_492="0.788333", high_492="0.85", coverage="0.949858")
def est_ex09_b():
    answers = {
        "low": Fraction(
            min(
                k
                for k in range(460, 480)
                if sum(comb(600, j) * (488 / 600) ** j * (112 / 600) ** (600 - j) for j in range(400, k + 1)) >= 0.025
            ),
            600,
        ),
        "high": Fraction(
            min(
                k
                for k in range(495, 515)
                if sum(comb(600, j) * (488 / 600) ** j * (112 / 600) ** (600 - j) for j in range(k + 1, 601)) <= 0.025
            ),
            600,
        ),
        "low_492": Fraction(
            min(
                k
                for k in range(460, 485)
                if sum(comb(600, j) * 0.82**j * 0.18 ** (600 - j) for j in range(400, k + 1)) >= 0.025
            ),
            600,
        ),
        "high_492": Fraction(
            min(
                k
                for k in range(495, 520)
                if sum(comb(600, j) * 0.82**j * 0.18 ** (600 - j) for j in range(k + 1, 601)) <= 0.025
            ),
            600,
        ),
        # the interval for k contains 492 / 600 if P(N <= 492) >= 0.025 and P(N >= 492) > 0.025
        "coverage": sum(
            comb(600, k) * 0.82**k * 0.18 ** (600 - k)
            for k in range(440, 540)
            if sum(comb(600, j) * (k / 600) ** j * (1 - k / 600) ** (600 - j) for j in range(380, 493)) >= 0.025
            and sum(comb(600, j) * (k / 600) ** j * (1 - k / 600) ** (600 - j) for j in range(492, 600)) > 0.025
        ),
    }
    slips = [
        ("one count too few", "low", Fraction(468, 600)),
        ("one count too few", "high", Fraction(505, 600)),
        ("the nominal level", "coverage", Fraction(95, 100)),
    ]
    return answers, slips


@part(
    wald_low="0.782156",
    wald_high="0.844511",
    wilson_low="0.780198",
    wilson_high="0.842482",
    exact_low="0.779807",
    exact_high="0.843739",
    wald_coverage="0.949858",
    wilson_coverage="0.950910",
)
def est_ex09_c():
    answers = {
        "wald_low": 488 / 600 - z * sqrt(488 * 112 / 600**3),
        "wald_high": 488 / 600 + z * sqrt(488 * 112 / 600**3),
        "wilson_low": (976 + z**2 - z * sqrt(z**2 + 4 * 488 * 112 / 600)) / (2 * (600 + z**2)),
        "wilson_high": (976 + z**2 + z * sqrt(z**2 + 4 * 488 * 112 / 600)) / (2 * (600 + z**2)),
        "exact_low": bisect(
            lambda p: sum(comb(600, k) * p**k * (1 - p) ** (600 - k) for k in range(488, 601)) - 0.025, 0.5, 0.9
        ),
        "exact_high": bisect(
            lambda p: 0.025 - sum(comb(600, k) * p**k * (1 - p) ** (600 - k) for k in range(350, 489)), 0.75, 0.95
        ),
        "wald_coverage": sum(
            comb(600, k) * 0.82**k * 0.18 ** (600 - k)
            for k in range(601)
            if (k - 492) ** 2 <= z**2 * k * (600 - k) / 600
        ),
        "wilson_coverage": sum(
            comb(600, k) * 0.82**k * 0.18 ** (600 - k) for k in range(601) if (k - 492) ** 2 <= z**2 * 600 * 0.82 * 0.18
        ),
    }
    slips = [
        ("the divisor n - 1", "wald_low", 488 / 600 - z * sqrt(488 * 112 / 600**2 / 599)),
        ("the standard error at 0.82", "wald_high", 488 / 600 + z * sqrt(0.82 * 0.18 / 600)),
        ("the normal interval", "wilson_low", 488 / 600 - z * sqrt(488 * 112 / 600**3)),
    ]
    return answers, slips


@part(resamples="35", each_once="0.09375", standard_error="1.620185")
def four_values_a():
    answers = {
        "resamples": comb(7, 4),
        "each_once": Fraction(factorial(4), 4**4),
        "standard_error": sqrt(Fraction(16 + 1 + 0 + 25, 16)),
    }
    slips = [
        ("the number of ordered resamples", "resamples", 4**4),
        ("the divisor n - 1", "standard_error", sqrt(Fraction(16 + 1 + 0 + 25, 12))),
    ]
    return answers, slips


# all 256 ordered resamples
@part(standard_error="2.068174", bias="0.3125")
def four_values_b(xs=(2, 5, 6, 11)):
    answers = {
        "standard_error": (lambda t: sqrt(Fraction(sum(v * v for v in t), 1024) - Fraction(sum(t), 512) ** 2))(
            [sum(sorted([a, b, c, d])[1:3]) for a in xs for b in xs for c in xs for d in xs]
        ),
        "bias": Fraction(sum(sum(sorted([a, b, c, d])[1:3]) for a in xs for b in xs for c in xs for d in xs), 512)
        - Fraction(11, 2),
    }
    slips = [
        (
            "the lower middle value alone",
            "bias",
            Fraction(sum(sorted([a, b, c, d])[1] for a in xs for b in xs for c in xs for d in xs), 256)
            - Fraction(11, 2),
        ),
        ("the standard error of the mean", "standard_error", sqrt(Fraction(42, 16))),
    ]
    return answers, slips


@part(low_80="3.5", high_80="8.5", low_95="2", high_95="11", coverage="0.875")
def four_values_c(xs=(2, 5, 6, 11)):
    answers = {
        "low_80": Fraction(
            sorted(sum(sorted([a, b, c, d])[1:3]) for a in xs for b in xs for c in xs for d in xs)[25], 2
        ),
        "high_80": Fraction(
            sorted(sum(sorted([a, b, c, d])[1:3]) for a in xs for b in xs for c in xs for d in xs)[230], 2
        ),
        "low_95": Fraction(
            sorted(sum(sorted([a, b, c, d])[1:3]) for a in xs for b in xs for c in xs for d in xs)[6], 2
        ),
        "high_95": Fraction(
            sorted(sum(sorted([a, b, c, d])[1:3]) for a in xs for b in xs for c in xs for d in xs)[249], 2
        ),
        "coverage": 1 - Fraction(2, 16),
    }
    slips = [
        ("the level of 80 %", "low_95", Fraction(7, 2)),
        ("the level of 80 %", "high_95", Fraction(17, 2)),
        ("the whole range", "low_80", 2),
        ("one tail only", "coverage", 1 - Fraction(1, 16)),
    ]
    return answers, slips


@part(equal="0.665102", low="3.2", high="5.6")
def largest_bootstrap_a():
    answers = {
        "equal": 1 - Fraction(5, 6) ** 6,
        "low": Fraction(32, 10) if Fraction(3, 6) ** 6 < Fraction(25, 1000) <= Fraction(4, 6) ** 6 else nan,
        "high": Fraction(56, 10) if Fraction(5, 6) ** 6 < Fraction(975, 1000) else nan,
    }
    slips = [
        ("the limit for large n", "equal", 1 - exp(-1)),
        ("the chance of drawing it at the first attempt", "equal", Fraction(1, 6)),
        ("one observation too low", "low", Fraction(25, 10)),
    ]
    return answers, slips


@part(
    basic_low="5.623580",
    basic_high="8.171846",
    basic_coverage="0.871540",
    log_low="5.623680",
    log_high="10.356143",
    log_coverage="0.95",
)
def largest_bootstrap_b():
    answers = {
        "basic_low": 5.6 * (2 - 0.975 ** (1 / 6)),
        "basic_high": 5.6 * (2 - 0.025 ** (1 / 6)),
        "basic_coverage": (2 - 0.975 ** (1 / 6)) ** -6 - (2 - 0.025 ** (1 / 6)) ** -6,
        "log_low": exp(log(5.6) - log(0.975) / 6),
        "log_high": exp(log(5.6) - log(0.025) / 6),
        # M / theta is at most q^(1/6) with probability q
        "log_coverage": Fraction(975, 1000) - Fraction(25, 1000),
    }
    slips = [
        ("the percentile interval", "basic_low", 5.6 * 0.025 ** (1 / 6)),
        ("the percentile interval", "basic_high", 5.6 * 0.975 ** (1 / 6)),
        ("the nominal level", "basic_coverage", Fraction(95, 100)),
        (
            "the coverage on the plain scale",
            "log_coverage",
            (2 - 0.975 ** (1 / 6)) ** -6 - (2 - 0.025 ** (1 / 6)) ** -6,
        ),
    ]
    return answers, slips
