"""Answers of the chapter on scaling laws, worked out without its cells."""

from fractions import Fraction
from math import exp, log, sqrt

from helpers.answers import bisect, part, z

PAGE = "chapters/estimation/scaling-laws"


@part(runs="30", smallest="3.704673", largest="1.817889")
def est_ex08_a():
    answers = {
        "runs": 5 * 6,
        "smallest": 1.69 + 406.4 / 10 ** (8 * 0.34) + 410.7 / 10 ** (9 * 0.28),
        "largest": 1.69 + 406.4 / 10 ** (12 * 0.34) + 410.7 / 10 ** (13 * 0.28),
    }
    slips = [
        ("one mean instead of a product of the two grids", "runs", 5 + 6),
        ("the factors rounded to 406 and 410", "smallest", 1.69 + 406 / 10**2.72 + 410 / 10**2.52),
        ("size and data exchanged", "smallest", 1.69 + 406.4 / 10 ** (9 * 0.34) + 410.7 / 10 ** (8 * 0.28)),
        ("E left out", "largest", 406.4 / 10**4.08 + 410.7 / 10**3.64),
    ]
    return answers, slips


@part(
    alpha="0.327533",
    beta="0.286693",
    alpha_low="0.303947",
    alpha_high="0.351119",
    beta_low="0.272091",
    beta_high="0.301294",
    A_low="217.0",
    A_high="503.1",
    sd_alpha="0.014355",
    sd_beta="0.008613",
    correlation="0.998619",
)
def est_ex08_b(
    y=(
        (3.71460769, 3.28148849, 3.1050387, 3.03470741, 2.95941398),
        (3.20019588, 2.81604325, 2.60763883, 2.49506254, 2.47515347),
        (2.89721515, 2.47674927, 2.29873426, 2.1677913, 2.13140879),
        (2.71708533, 2.28765483, 2.12202755, 2.00974401, 1.95950865),
        (2.65128078, 2.19703264, 2.01072988, 1.89304624, 1.87050379),
        (2.56068362, 2.11502567, 1.95339065, 1.8460258, 1.81205494),
    ),
    a=0.3275331624,
    b=0.2866925623,
    t=2.059538553,
):
    answers = {
        "alpha": (
            lambda C, l, m: bisect(
                lambda e: (
                    lambda u, w: (
                        sum(p * q for p, q in zip(m, w)) * sum(p * q for p, q in zip(u, u))
                        - sum(p * q for p, q in zip(m, u)) * sum(p * q for p, q in zip(u, w))
                    )
                )(C(l, e, 0), C(l, e, 1)),
                0.25,
                0.45,
            )
        )(
            lambda l, e, k: (lambda v: [x - sum(v) / len(v) for x in v])([x**k * exp(-e * x) for x in l]),
            [log(10) * k for k in range(8, 13)],
            [sum(r[j] for r in y) / 6 for j in range(5)],
        ),
        "beta": (
            lambda C, l, m: bisect(
                lambda e: (
                    lambda u, w: (
                        sum(p * q for p, q in zip(m, w)) * sum(p * q for p, q in zip(u, u))
                        - sum(p * q for p, q in zip(m, u)) * sum(p * q for p, q in zip(u, w))
                    )
                )(C(l, e, 0), C(l, e, 1)),
                0.25,
                0.45,
            )
        )(
            lambda l, e, k: (lambda v: [x - sum(v) / len(v) for x in v])([x**k * exp(-e * x) for x in l]),
            [log(10) * (9 + 0.8 * k) for k in range(6)],
            [sum(r) / 5 for r in y],
        ),
        "alpha_low": a
        - t
        * sqrt(
            (
                sum(x * x for r in y for x in r)
                - sum(sum(r) for r in y) ** 2 / 30
                - 6
                * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                    ),
                    [sum(r[j] for r in y) / 6 for j in range(5)],
                )
                - 5
                * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                    ),
                    [sum(r) / 5 for r in y],
                )
            )
            / 25
            / (
                lambda u, w: (
                    6
                    * (
                        sum(p * q for p, q in zip(w, w))
                        - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                    )
                )
            )(
                *[
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [x**k * exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                    )
                    for k in (0, 1)
                ]
            )
        )
        / (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
            (lambda v: [x - sum(v) / len(v) for x in v])([exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]),
            [sum(r[j] for r in y) / 6 for j in range(5)],
        ),
        "alpha_high": a
        + t
        * sqrt(
            (
                sum(x * x for r in y for x in r)
                - sum(sum(r) for r in y) ** 2 / 30
                - 6
                * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                    ),
                    [sum(r[j] for r in y) / 6 for j in range(5)],
                )
                - 5
                * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                    ),
                    [sum(r) / 5 for r in y],
                )
            )
            / 25
            / (
                lambda u, w: (
                    6
                    * (
                        sum(p * q for p, q in zip(w, w))
                        - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                    )
                )
            )(
                *[
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [x**k * exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                    )
                    for k in (0, 1)
                ]
            )
        )
        / (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
            (lambda v: [x - sum(v) / len(v) for x in v])([exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]),
            [sum(r[j] for r in y) / 6 for j in range(5)],
        ),
        "beta_low": b
        - t
        * sqrt(
            (
                sum(x * x for r in y for x in r)
                - sum(sum(r) for r in y) ** 2 / 30
                - 6
                * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                    ),
                    [sum(r[j] for r in y) / 6 for j in range(5)],
                )
                - 5
                * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                    ),
                    [sum(r) / 5 for r in y],
                )
            )
            / 25
            / (
                lambda u, w: (
                    5
                    * (
                        sum(p * q for p, q in zip(w, w))
                        - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                    )
                )
            )(
                *[
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [x**k * exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                    )
                    for k in (0, 1)
                ]
            )
        )
        / (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
            (lambda v: [x - sum(v) / len(v) for x in v])(
                [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
            ),
            [sum(r) / 5 for r in y],
        ),
        "beta_high": b
        + t
        * sqrt(
            (
                sum(x * x for r in y for x in r)
                - sum(sum(r) for r in y) ** 2 / 30
                - 6
                * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                    ),
                    [sum(r[j] for r in y) / 6 for j in range(5)],
                )
                - 5
                * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                    ),
                    [sum(r) / 5 for r in y],
                )
            )
            / 25
            / (
                lambda u, w: (
                    5
                    * (
                        sum(p * q for p, q in zip(w, w))
                        - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                    )
                )
            )(
                *[
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [x**k * exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                    )
                    for k in (0, 1)
                ]
            )
        )
        / (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
            (lambda v: [x - sum(v) / len(v) for x in v])(
                [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
            ),
            [sum(r) / 5 for r in y],
        ),
        # the standard error of A is s times the root of s_ww/6/(s_uu s_ww - s_uw^2); that of log A is it over A
        "A_low": (lambda A, se: A * exp(-t * se / A))(
            (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
                (lambda v: [x - sum(v) / len(v) for x in v])(
                    [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                ),
                [sum(r[j] for r in y) / 6 for j in range(5)],
            ),
            sqrt(
                (
                    sum(x * x for r in y for x in r)
                    - sum(sum(r) for r in y) ** 2 / 30
                    - 6
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        ),
                        [sum(r[j] for r in y) / 6 for j in range(5)],
                    )
                    - 5
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                        ),
                        [sum(r) / 5 for r in y],
                    )
                )
                / 25
                * (
                    lambda u, w: (
                        sum(p * q for p, q in zip(w, w))
                        / 6
                        / (
                            sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        )
                        for k in (0, 1)
                    ]
                )
            ),
        ),
        "A_high": (lambda A, se: A * exp(t * se / A))(
            (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
                (lambda v: [x - sum(v) / len(v) for x in v])(
                    [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                ),
                [sum(r[j] for r in y) / 6 for j in range(5)],
            ),
            sqrt(
                (
                    sum(x * x for r in y for x in r)
                    - sum(sum(r) for r in y) ** 2 / 30
                    - 6
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        ),
                        [sum(r[j] for r in y) / 6 for j in range(5)],
                    )
                    - 5
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                        ),
                        [sum(r) / 5 for r in y],
                    )
                )
                / 25
                * (
                    lambda u, w: (
                        sum(p * q for p, q in zip(w, w))
                        / 6
                        / (
                            sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        )
                        for k in (0, 1)
                    ]
                )
            ),
        ),
        "sd_alpha": 0.02
        / 406.4
        / sqrt(
            (
                lambda u, w: (
                    6
                    * (
                        sum(p * q for p, q in zip(w, w))
                        - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                    )
                )
            )(
                *[
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                    )
                    for k in (0, 1)
                ]
            )
        ),
        "sd_beta": 0.02
        / 410.7
        / sqrt(
            (
                lambda u, w: (
                    5
                    * (
                        sum(p * q for p, q in zip(w, w))
                        - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                    )
                )
            )(
                *[
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [x**k * exp(-0.28 * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                    )
                    for k in (0, 1)
                ]
            )
        ),
        "correlation": (
            lambda u, w: (
                sum(p * q for p, q in zip(u, w))
                / sqrt(sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w)))
            )
        )(
            *[
                (lambda v: [x - sum(v) / len(v) for x in v])(
                    [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                )
                for k in (0, 1)
            ]
        ),
    }
    slips = [
        (
            "1.96 instead of the t quantile",
            "alpha_low",
            a
            - 1.96
            * sqrt(
                (
                    sum(x * x for r in y for x in r)
                    - sum(sum(r) for r in y) ** 2 / 30
                    - 6
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        ),
                        [sum(r[j] for r in y) / 6 for j in range(5)],
                    )
                    - 5
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                        ),
                        [sum(r) / 5 for r in y],
                    )
                )
                / 25
                / (
                    lambda u, w: (
                        6
                        * (
                            sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        )
                        for k in (0, 1)
                    ]
                )
            )
            / (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
                (lambda v: [x - sum(v) / len(v) for x in v])(
                    [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                ),
                [sum(r[j] for r in y) / 6 for j in range(5)],
            ),
        ),
        (
            "1.96 instead of the t quantile",
            "beta_low",
            b
            - 1.96
            * sqrt(
                (
                    sum(x * x for r in y for x in r)
                    - sum(sum(r) for r in y) ** 2 / 30
                    - 6
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        ),
                        [sum(r[j] for r in y) / 6 for j in range(5)],
                    )
                    - 5
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                        ),
                        [sum(r) / 5 for r in y],
                    )
                )
                / 25
                / (
                    lambda u, w: (
                        5
                        * (
                            sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                        )
                        for k in (0, 1)
                    ]
                )
            )
            / (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
                (lambda v: [x - sum(v) / len(v) for x in v])(
                    [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                ),
                [sum(r) / 5 for r in y],
            ),
        ),
        (
            "1.96 instead of the t quantile",
            "beta_high",
            b
            + 1.96
            * sqrt(
                (
                    sum(x * x for r in y for x in r)
                    - sum(sum(r) for r in y) ** 2 / 30
                    - 6
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        ),
                        [sum(r[j] for r in y) / 6 for j in range(5)],
                    )
                    - 5
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                        ),
                        [sum(r) / 5 for r in y],
                    )
                )
                / 25
                / (
                    lambda u, w: (
                        5
                        * (
                            sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                        )
                        for k in (0, 1)
                    ]
                )
            )
            / (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
                (lambda v: [x - sum(v) / len(v) for x in v])(
                    [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                ),
                [sum(r) / 5 for r in y],
            ),
        ),
        (
            "the divisor 30 instead of 25",
            "alpha_low",
            a
            - t
            * sqrt(
                (
                    sum(x * x for r in y for x in r)
                    - sum(sum(r) for r in y) ** 2 / 30
                    - 6
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        ),
                        [sum(r[j] for r in y) / 6 for j in range(5)],
                    )
                    - 5
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                        ),
                        [sum(r) / 5 for r in y],
                    )
                )
                / 25
                / (
                    lambda u, w: (
                        6
                        * (
                            sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        )
                        for k in (0, 1)
                    ]
                )
            )
            / (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
                (lambda v: [x - sum(v) / len(v) for x in v])(
                    [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                ),
                [sum(r[j] for r in y) / 6 for j in range(5)],
            )
            * sqrt(25 / 30),
        ),
        (
            "a symmetric interval for A",
            "A_low",
            (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
                (lambda v: [x - sum(v) / len(v) for x in v])(
                    [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                ),
                [sum(r[j] for r in y) / 6 for j in range(5)],
            )
            - t
            * sqrt(
                (
                    sum(x * x for r in y for x in r)
                    - sum(sum(r) for r in y) ** 2 / 30
                    - 6
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        ),
                        [sum(r[j] for r in y) / 6 for j in range(5)],
                    )
                    - 5
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                        ),
                        [sum(r) / 5 for r in y],
                    )
                )
                / 25
                * (
                    lambda u, w: (
                        sum(p * q for p, q in zip(w, w))
                        / 6
                        / (
                            sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        )
                        for k in (0, 1)
                    ]
                )
            ),
        ),
        (
            "a symmetric interval for A",
            "A_high",
            (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
                (lambda v: [x - sum(v) / len(v) for x in v])(
                    [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                ),
                [sum(r[j] for r in y) / 6 for j in range(5)],
            )
            + t
            * sqrt(
                (
                    sum(x * x for r in y for x in r)
                    - sum(sum(r) for r in y) ** 2 / 30
                    - 6
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        ),
                        [sum(r[j] for r in y) / 6 for j in range(5)],
                    )
                    - 5
                    * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                        ),
                        [sum(r) / 5 for r in y],
                    )
                )
                / 25
                * (
                    lambda u, w: (
                        sum(p * q for p, q in zip(w, w))
                        / 6
                        / (
                            sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                        )
                        for k in (0, 1)
                    ]
                )
            ),
        ),
        (
            "1.96 instead of the t quantile",
            "A_low",
            (lambda A, se: A * exp(-1.96 * se / A))(
                (lambda u, m: sum(p * q for p, q in zip(m, u)) / sum(p * q for p, q in zip(u, u)))(
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                    ),
                    [sum(r[j] for r in y) / 6 for j in range(5)],
                ),
                sqrt(
                    (
                        sum(x * x for r in y for x in r)
                        - sum(sum(r) for r in y) ** 2 / 30
                        - 6
                        * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                            (lambda v: [x - sum(v) / len(v) for x in v])(
                                [exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                            ),
                            [sum(r[j] for r in y) / 6 for j in range(5)],
                        )
                        - 5
                        * (lambda u, m: sum(p * q for p, q in zip(m, u)) ** 2 / sum(p * q for p, q in zip(u, u)))(
                            (lambda v: [x - sum(v) / len(v) for x in v])(
                                [exp(-b * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                            ),
                            [sum(r) / 5 for r in y],
                        )
                    )
                    / 25
                    * (
                        lambda u, w: (
                            sum(p * q for p, q in zip(w, w))
                            / 6
                            / (
                                sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                                - sum(p * q for p, q in zip(u, w)) ** 2
                            )
                        )
                    )(
                        *[
                            (lambda v: [x - sum(v) / len(v) for x in v])(
                                [x**k * exp(-a * x) for x in [log(10) * k for k in range(8, 13)]]
                            )
                            for k in (0, 1)
                        ]
                    )
                ),
            ),
        ),
        (
            "A held fixed",
            "sd_alpha",
            (
                0.02
                / 406.4
                / sqrt(
                    (
                        lambda u, w: (
                            6
                            * (
                                sum(p * q for p, q in zip(w, w))
                                - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                            )
                        )
                    )(
                        *[
                            (lambda v: [x - sum(v) / len(v) for x in v])(
                                [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                            )
                            for k in (0, 1)
                        ]
                    )
                )
            )
            * sqrt(
                1
                - (
                    (
                        lambda u, w: (
                            sum(p * q for p, q in zip(u, w))
                            / sqrt(sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w)))
                        )
                    )(
                        *[
                            (lambda v: [x - sum(v) / len(v) for x in v])(
                                [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                            )
                            for k in (0, 1)
                        ]
                    )
                )
                ** 2
            ),
        ),
        (
            "E left out of the model",
            "correlation",
            (lambda q, m: m / sqrt(sum(p * (x - m) ** 2 for p, x in q) / sum(p for p, x in q) + m * m))(
                *(lambda q: (q, sum(p * x for p, x in q) / sum(p for p, x in q)))(
                    [(exp(-0.68 * x), x) for x in [log(10) * k for k in range(8, 13)]]
                )
            ),
        ),
    ]
    return answers, slips


@part(
    parameters="1.448395",
    tokens="0.069042",
    loss_there="2.381012",
    budget_ratio="980",
    parameters_large="32.4910",
    tokens_large="3.01622",
)
def est_ex08_c():
    answers = {
        "parameters": (0.34 * 406.4 / (0.28 * 410.7)) ** (1 / 0.62) * (1e20) ** (28 / 62) / 1e9,
        "tokens": 1e20 / ((0.34 * 406.4 / (0.28 * 410.7)) ** (1 / 0.62) * (1e20) ** (28 / 62)) / 1e12,
        "loss_there": 1.69
        + 406.4 * (1 + 34 / 28) / ((0.34 * 406.4 / (0.28 * 410.7)) ** (1 / 0.62) * (1e20) ** (28 / 62)) ** 0.34,
        "budget_ratio": Fraction(70 * 14 * 6, 6),
        "parameters_large": (0.34 * 406.4 / (0.28 * 410.7)) ** (1 / 0.62) * (9.8e22) ** (28 / 62) / 1e9,
        "tokens_large": 9.8e22 / ((0.34 * 406.4 / (0.28 * 410.7)) ** (1 / 0.62) * (9.8e22) ** (28 / 62)) / 1e12,
    }
    slips = [
        (
            "the exponents exchanged",
            "parameters",
            (0.34 * 406.4 / (0.28 * 410.7)) ** (1 / 0.62) * 1e20 ** (34 / 62) / 1e9,
        ),
        (
            "the 6 of the budget forgotten",
            "parameters",
            (0.34 * 406.4 / (0.28 * 410.7)) ** (1 / 0.62) * (6e20) ** (28 / 62) / 1e9,
        ),
        ("the recommendation copied", "parameters_large", 70),
        ("A and B without their exponents in G", "parameters", (406.4 / 410.7) ** (1 / 0.62) * 1e20 ** (28 / 62) / 1e9),
    ]
    return answers, slips


@part(sd_full="0.034297", low="1.35423", high="1.54911", sd_alpha_alone="0.420279", overstatement="12.25")
def est_ex08_d(n=21.093721629854):
    answers = {
        "sd_full": sqrt(
            (
                lambda u, w, p, q: (
                    0.02**2
                    / 6
                    * (
                        p * p * 406.4**2 * sum(p * q for p, q in zip(w, w))
                        + 2 * p * q * 406.4 * sum(p * q for p, q in zip(u, w))
                        + q * q * sum(p * q for p, q in zip(u, u))
                    )
                    / (
                        406.4**2
                        * (
                            sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2
                        )
                    )
                )
            )(
                *[
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                    )
                    for k in (0, 1)
                ],
                1 / 406.4 / 0.62,
                (1 / 0.34 - n) / 0.62,
            )
            + (
                lambda u, w, p, q: (
                    0.02**2
                    / 5
                    * (
                        p * p * 410.7**2 * sum(p * q for p, q in zip(w, w))
                        + 2 * p * q * 410.7 * sum(p * q for p, q in zip(u, w))
                        + q * q * sum(p * q for p, q in zip(u, u))
                    )
                    / (
                        410.7**2
                        * (
                            sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2
                        )
                    )
                )
            )(
                *[
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [x**k * exp(-0.28 * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                    )
                    for k in (0, 1)
                ],
                -1 / 410.7 / 0.62,
                (20 * log(10) - n - 1 / 0.28) / 0.62,
            )
        ),
        "low": exp(
            n
            - z
            * sqrt(
                (
                    lambda u, w, p, q: (
                        0.02**2
                        / 6
                        * (
                            p * p * 406.4**2 * sum(p * q for p, q in zip(w, w))
                            + 2 * p * q * 406.4 * sum(p * q for p, q in zip(u, w))
                            + q * q * sum(p * q for p, q in zip(u, u))
                        )
                        / (
                            406.4**2
                            * (
                                sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                                - sum(p * q for p, q in zip(u, w)) ** 2
                            )
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                        )
                        for k in (0, 1)
                    ],
                    1 / 406.4 / 0.62,
                    (1 / 0.34 - n) / 0.62,
                )
                + (
                    lambda u, w, p, q: (
                        0.02**2
                        / 5
                        * (
                            p * p * 410.7**2 * sum(p * q for p, q in zip(w, w))
                            + 2 * p * q * 410.7 * sum(p * q for p, q in zip(u, w))
                            + q * q * sum(p * q for p, q in zip(u, u))
                        )
                        / (
                            410.7**2
                            * (
                                sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                                - sum(p * q for p, q in zip(u, w)) ** 2
                            )
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-0.28 * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                        )
                        for k in (0, 1)
                    ],
                    -1 / 410.7 / 0.62,
                    (20 * log(10) - n - 1 / 0.28) / 0.62,
                )
            )
        )
        / 1e9,
        "high": exp(
            n
            + z
            * sqrt(
                (
                    lambda u, w, p, q: (
                        0.02**2
                        / 6
                        * (
                            p * p * 406.4**2 * sum(p * q for p, q in zip(w, w))
                            + 2 * p * q * 406.4 * sum(p * q for p, q in zip(u, w))
                            + q * q * sum(p * q for p, q in zip(u, u))
                        )
                        / (
                            406.4**2
                            * (
                                sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                                - sum(p * q for p, q in zip(u, w)) ** 2
                            )
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                        )
                        for k in (0, 1)
                    ],
                    1 / 406.4 / 0.62,
                    (1 / 0.34 - n) / 0.62,
                )
                + (
                    lambda u, w, p, q: (
                        0.02**2
                        / 5
                        * (
                            p * p * 410.7**2 * sum(p * q for p, q in zip(w, w))
                            + 2 * p * q * 410.7 * sum(p * q for p, q in zip(u, w))
                            + q * q * sum(p * q for p, q in zip(u, u))
                        )
                        / (
                            410.7**2
                            * (
                                sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                                - sum(p * q for p, q in zip(u, w)) ** 2
                            )
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-0.28 * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                        )
                        for k in (0, 1)
                    ],
                    -1 / 410.7 / 0.62,
                    (20 * log(10) - n - 1 / 0.28) / 0.62,
                )
            )
        )
        / 1e9,
        "sd_alpha_alone": (n - 1 / 0.34)
        / 0.62
        * 0.02
        / 406.4
        / sqrt(
            (
                lambda u, w: (
                    6
                    * (
                        sum(p * q for p, q in zip(w, w))
                        - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                    )
                )
            )(
                *[
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                    )
                    for k in (0, 1)
                ]
            )
        ),
        "overstatement": (n - 1 / 0.34)
        / 0.62
        * 0.02
        / 406.4
        / sqrt(
            (
                lambda u, w: (
                    6
                    * (
                        sum(p * q for p, q in zip(w, w))
                        - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                    )
                )
            )(
                *[
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                    )
                    for k in (0, 1)
                ]
            )
        )
        / sqrt(
            (
                lambda u, w, p, q: (
                    0.02**2
                    / 6
                    * (
                        p * p * 406.4**2 * sum(p * q for p, q in zip(w, w))
                        + 2 * p * q * 406.4 * sum(p * q for p, q in zip(u, w))
                        + q * q * sum(p * q for p, q in zip(u, u))
                    )
                    / (
                        406.4**2
                        * (
                            sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2
                        )
                    )
                )
            )(
                *[
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                    )
                    for k in (0, 1)
                ],
                1 / 406.4 / 0.62,
                (1 / 0.34 - n) / 0.62,
            )
            + (
                lambda u, w, p, q: (
                    0.02**2
                    / 5
                    * (
                        p * p * 410.7**2 * sum(p * q for p, q in zip(w, w))
                        + 2 * p * q * 410.7 * sum(p * q for p, q in zip(u, w))
                        + q * q * sum(p * q for p, q in zip(u, u))
                    )
                    / (
                        410.7**2
                        * (
                            sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2
                        )
                    )
                )
            )(
                *[
                    (lambda v: [x - sum(v) / len(v) for x in v])(
                        [x**k * exp(-0.28 * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                    )
                    for k in (0, 1)
                ],
                -1 / 410.7 / 0.62,
                (20 * log(10) - n - 1 / 0.28) / 0.62,
            )
        ),
    }
    slips = [
        (
            "alpha moved alone",
            "sd_full",
            (n - 1 / 0.34)
            / 0.62
            * 0.02
            / 406.4
            / sqrt(
                (
                    lambda u, w: (
                        6
                        * (
                            sum(p * q for p, q in zip(w, w))
                            - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                        )
                    )
                )(
                    *[
                        (lambda v: [x - sum(v) / len(v) for x in v])(
                            [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                        )
                        for k in (0, 1)
                    ]
                )
            ),
        ),
        (
            "one standard deviation of alpha alone",
            "low",
            (lambda e: exp((log((0.34 + e) * 406.4 / (0.28 * 410.7)) + 0.28 * 20 * log(10)) / (0.62 + e)))(
                0.02
                / 406.4
                / sqrt(
                    (
                        lambda u, w: (
                            6
                            * (
                                sum(p * q for p, q in zip(w, w))
                                - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                            )
                        )
                    )(
                        *[
                            (lambda v: [x - sum(v) / len(v) for x in v])(
                                [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                            )
                            for k in (0, 1)
                        ]
                    )
                )
            )
            / 1e9,
        ),
        (
            "A known",
            "sd_alpha_alone",
            (
                (n - 1 / 0.34)
                / 0.62
                * 0.02
                / 406.4
                / sqrt(
                    (
                        lambda u, w: (
                            6
                            * (
                                sum(p * q for p, q in zip(w, w))
                                - sum(p * q for p, q in zip(u, w)) ** 2 / sum(p * q for p, q in zip(u, u))
                            )
                        )
                    )(
                        *[
                            (lambda v: [x - sum(v) / len(v) for x in v])(
                                [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                            )
                            for k in (0, 1)
                        ]
                    )
                )
            )
            * sqrt(
                1
                - (
                    (
                        lambda u, w: (
                            sum(p * q for p, q in zip(u, w))
                            / sqrt(sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w)))
                        )
                    )(
                        *[
                            (lambda v: [x - sum(v) / len(v) for x in v])(
                                [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                            )
                            for k in (0, 1)
                        ]
                    )
                )
                ** 2
            ),
        ),
        (
            "the variance in its place",
            "sd_full",
            (
                sqrt(
                    (
                        lambda u, w, p, q: (
                            0.02**2
                            / 6
                            * (
                                p * p * 406.4**2 * sum(p * q for p, q in zip(w, w))
                                + 2 * p * q * 406.4 * sum(p * q for p, q in zip(u, w))
                                + q * q * sum(p * q for p, q in zip(u, u))
                            )
                            / (
                                406.4**2
                                * (
                                    sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                                    - sum(p * q for p, q in zip(u, w)) ** 2
                                )
                            )
                        )
                    )(
                        *[
                            (lambda v: [x - sum(v) / len(v) for x in v])(
                                [x**k * exp(-0.34 * x) for x in [log(10) * k for k in range(8, 13)]]
                            )
                            for k in (0, 1)
                        ],
                        1 / 406.4 / 0.62,
                        (1 / 0.34 - n) / 0.62,
                    )
                    + (
                        lambda u, w, p, q: (
                            0.02**2
                            / 5
                            * (
                                p * p * 410.7**2 * sum(p * q for p, q in zip(w, w))
                                + 2 * p * q * 410.7 * sum(p * q for p, q in zip(u, w))
                                + q * q * sum(p * q for p, q in zip(u, u))
                            )
                            / (
                                410.7**2
                                * (
                                    sum(p * q for p, q in zip(u, u)) * sum(p * q for p, q in zip(w, w))
                                    - sum(p * q for p, q in zip(u, w)) ** 2
                                )
                            )
                        )
                    )(
                        *[
                            (lambda v: [x - sum(v) / len(v) for x in v])(
                                [x**k * exp(-0.28 * x) for x in [log(10) * (9 + 0.8 * k) for k in range(6)]]
                            )
                            for k in (0, 1)
                        ],
                        -1 / 410.7 / 0.62,
                        (20 * log(10) - n - 1 / 0.28) / 0.62,
                    )
                )
            )
            ** 2,
        ),
    ]
    return answers, slips


@part(step="0.073795", after="0.373795", sum_of_squares="0.000711")
def decay_a(t=(1, 2, 4), y=(0.7, 0.45, 0.22)):
    answers = {
        "step": (
            lambda f: sum(-s * g * (v - g) for s, g, v in zip(t, f, y)) / sum(s * s * g * g for s, g in zip(t, f))
        )([exp(-0.3 * s) for s in t]),
        "after": 0.3
        + (lambda f: sum(-s * g * (v - g) for s, g, v in zip(t, f, y)) / sum(s * s * g * g for s, g in zip(t, f)))(
            [exp(-0.3 * s) for s in t]
        ),
        "sum_of_squares": (lambda h: sum((v - exp(-h * s)) ** 2 for s, v in zip(t, y)))(
            0.3
            + (lambda f: sum(-s * g * (v - g) for s, g, v in zip(t, f, y)) / sum(s * s * g * g for s, g in zip(t, f)))(
                [exp(-0.3 * s) for s in t]
            )
        ),
    }
    slips = [
        (
            "the signs of the residuals exchanged",
            "after",
            0.3
            - (lambda f: sum(-s * g * (v - g) for s, g, v in zip(t, f, y)) / sum(s * s * g * g for s, g in zip(t, f)))(
                [exp(-0.3 * s) for s in t]
            ),
        ),
        ("the sum of squares before the step", "sum_of_squares", sum((v - exp(-0.3 * s)) ** 2 for s, v in zip(t, y))),
    ]
    return answers, slips


@part(variance="0.000188408", standard_error="0.011639", low="0.331989", high="0.432147")
def decay_b(t=(1, 2, 4), y=(0.7, 0.45, 0.22), q=4.302652729749462):
    answers = {
        "variance": (lambda h: sum((v - exp(-h * s)) ** 2 for s, v in zip(t, y)) / 3)(
            bisect(lambda h: sum(s * exp(-h * s) * (exp(-h * s) - v) * -1 for s, v in zip(t, y)), 0.2, 0.6)
        ),
        "standard_error": (
            lambda h: sqrt(
                sum((v - exp(-h * s)) ** 2 for s, v in zip(t, y)) / 2 / sum((s * exp(-h * s)) ** 2 for s in t)
            )
        )(bisect(lambda h: sum(s * exp(-h * s) * (exp(-h * s) - v) * -1 for s, v in zip(t, y)), 0.2, 0.6)),
        "low": (
            lambda h: (
                h
                - q
                * sqrt(sum((v - exp(-h * s)) ** 2 for s, v in zip(t, y)) / 2 / sum((s * exp(-h * s)) ** 2 for s in t))
            )
        )(bisect(lambda h: sum(s * exp(-h * s) * (exp(-h * s) - v) * -1 for s, v in zip(t, y)), 0.2, 0.6)),
        "high": (
            lambda h: (
                h
                + q
                * sqrt(sum((v - exp(-h * s)) ** 2 for s, v in zip(t, y)) / 2 / sum((s * exp(-h * s)) ** 2 for s in t))
            )
        )(bisect(lambda h: sum(s * exp(-h * s) * (exp(-h * s) - v) * -1 for s, v in zip(t, y)), 0.2, 0.6)),
    }
    slips = [
        (
            "the divisor n - p",
            "variance",
            (lambda h: sum((v - exp(-h * s)) ** 2 for s, v in zip(t, y)) / 2)(
                bisect(lambda h: sum(s * exp(-h * s) * (exp(-h * s) - v) * -1 for s, v in zip(t, y)), 0.2, 0.6)
            ),
        ),
        (
            "the divisor n",
            "standard_error",
            (
                lambda h: sqrt(
                    sum((v - exp(-h * s)) ** 2 for s, v in zip(t, y)) / 3 / sum((s * exp(-h * s)) ** 2 for s in t)
                )
            )(bisect(lambda h: sum(s * exp(-h * s) * (exp(-h * s) - v) * -1 for s, v in zip(t, y)), 0.2, 0.6)),
        ),
        (
            "1.96 instead of the t quantile",
            "low",
            (
                lambda h: (
                    h
                    - 1.96
                    * sqrt(
                        sum((v - exp(-h * s)) ** 2 for s, v in zip(t, y)) / 2 / sum((s * exp(-h * s)) ** 2 for s in t)
                    )
                )
            )(bisect(lambda h: sum(s * exp(-h * s) * (exp(-h * s) - v) * -1 for s, v in zip(t, y)), 0.2, 0.6)),
        ),
        (
            "1.96 instead of the t quantile",
            "high",
            (
                lambda h: (
                    h
                    + 1.96
                    * sqrt(
                        sum((v - exp(-h * s)) ** 2 for s, v in zip(t, y)) / 2 / sum((s * exp(-h * s)) ** 2 for s in t)
                    )
                )
            )(bisect(lambda h: sum(s * exp(-h * s) * (exp(-h * s) - v) * -1 for s, v in zip(t, y)), 0.2, 0.6)),
        ),
    ]
    return answers, slips


@part(after="-10.820")
def decay_c(t=(1, 2, 4), y=(0.7, 0.45, 0.22)):
    answers = {
        "after": 3
        + (lambda f: sum(-s * g * (v - g) for s, g, v in zip(t, f, y)) / sum(s * s * g * g for s, g in zip(t, f)))(
            [exp(-3 * s) for s in t]
        ),
    }
    slips = [
        (
            "the step alone",
            "after",
            (lambda f: sum(-s * g * (v - g) for s, g, v in zip(t, f, y)) / sum(s * s * g * g for s, g in zip(t, f)))(
                [exp(-3 * s) for s in t]
            ),
        ),
    ]
    return answers, slips


@part(parameters="1.6", tokens="6.25", loss_there="1.894868")
def budget_b():
    answers = {
        "parameters": Fraction(16 * 10**7, 10**8),
        "tokens": Fraction(10**14, 16 * 10**12),
        "loss_there": 1.8 + 400 / sqrt(16e7) + 100 / sqrt(sqrt(6.25e12)),
    }
    slips = [
        ("the 6 of the budget forgotten", "parameters", 16 * (6e21) ** (1 / 3) / 1e8),
        ("the exponents exchanged", "parameters", 16 * 1e14 / 1e8),
        ("G turned over", "parameters", Fraction(10**7, 16 * 10**8)),
    ]
    return answers, slips


@part(parameters="2.154435", tokens="4.641589", avoidable="0.681292")
def budget_c():
    answers = {
        "parameters": 10 ** (1 / 3),
        "tokens": 10 ** (2 / 3),
        "avoidable": 10 ** (-1 / 6),
    }
    slips = [
        ("the exponents exchanged", "parameters", 10 ** (2 / 3)),
        ("the exponents exchanged", "tokens", 10 ** (1 / 3)),
        ("the exponent of N alone", "avoidable", 10 ** (-1 / 2)),
    ]
    return answers, slips


@part(exactly="0.003036", approximately="0.002849")
def budget_d():
    answers = {
        "exactly": 400 / sqrt(16e7) * (sqrt(2) - 1) + 100 / sqrt(sqrt(6.25e12)) * (2**-0.25 - 1),
        "approximately": Fraction(3, 16) * 400 / sqrt(16e7) * log(2) ** 2,
    }
    slips = [
        ("the tokens kept as they were", "exactly", 400 / sqrt(16e7) * (sqrt(2) - 1)),
        ("the factor one half of Taylor forgotten", "approximately", Fraction(3, 8) * 400 / sqrt(16e7) * log(2) ** 2),
    ]
    return answers, slips
