"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import exp, log, sqrt

from helpers.answers import part

PAGE = "chapters/learning/bias-variance"


@part(error_of_a="12.69", error_of_b="14.77", difference="2.08")
def bv_two_fits_a():
    answers = {
        "error_of_a": Fraction(3, 2) ** 2 + Fraction(6, 5) ** 2 + 9,
        "error_of_b": Fraction(1, 10) ** 2 + Fraction(12, 5) ** 2 + 9,
        "difference": Fraction(1477 - 1269, 100),
    }
    slips = [
        ("the irreducible error forgotten", "error_of_a", Fraction(9, 4) + Fraction(36, 25)),
        ("the irreducible error forgotten", "error_of_b", Fraction(1, 100) + Fraction(144, 25)),
        ("standard deviations not squared", "error_of_a", Fraction(9, 4) + Fraction(6, 5) + 3),
    ]
    return answers, slips


@part(more_data="1.9286", irreducible_share="0.7092")
def bv_two_fits_b():
    answers = {
        "more_data": Fraction(576 - 144, 225 - 1),
        "irreducible_share": Fraction(900, 1269),
    }
    slips = [
        ("the biases left out", "more_data", Fraction(576, 144)),
        ("the share of the reducible part", "irreducible_share", Fraction(369, 1269)),
    ]
    return answers, slips


@part(one="5.1", three="4.7667", four="4.425")
def bv_lake_a():
    answers = {
        "one": Fraction(51, 10),
        "three": Fraction(51 + 55 + 37, 30),
        "four": Fraction(51 + 55 + 37 + 34, 40),
    }
    slips = [
        ("the later of the two equally near places", "one", Fraction(55, 10)),
        ("two neighbours to either side", "four", Fraction(51 + 55 + 37 + 73, 40)),
    ]
    return answers, slips


@part(one="1.08", two="0.54", three="0.64", six="0.4244", six_at_shore="5.5578")
def bv_lake_b(v=0.36):
    answers = {
        "one": (4.6 - 5.2) ** 2 + v + v,
        "two": ((4.6 + 5.8) / 2 - 5.2) ** 2 + v / 2 + v,
        "three": ((4.6 + 5.8 + 4.0) / 3 - 5.2) ** 2 + v / 3 + v,
        "six": ((3.0 + 4.0 + 4.6 + 5.8 + 7.0 + 7.2) / 6 - 5.2) ** 2 + v / 6 + v,
        "six_at_shore": (Fraction(316, 60) - 3) ** 2 + Fraction(36, 600) + Fraction(36, 100),
    }
    slips = [
        ("the variance of the new reading left out", "one", 0.72),
        ("the readings instead of the true depths", "one", 0.01 + v + v),
        ("the bias not squared", "three", 0.4 + v / 3 + v),
    ]
    return answers, slips


@part(squared_bias="0.5333", variance="0.6", in_sample="2.6333", optimism="1.2", training="1.4333")
def bv_smoother_a(s2=1.5):
    answers = {
        "squared_bias": Fraction(9 + 1 + 4 + 1 + 9, 45),
        "variance": s2 * (2 * Fraction(1, 2) + 3 * Fraction(1, 3)) / 5,
        "in_sample": Fraction(3, 2) + Fraction(8, 15) + Fraction(3, 5),
        "optimism": 2 * s2 * (Fraction(1, 2) + 1 + Fraction(1, 2)) / 5,
        "training": Fraction(79, 30) - Fraction(6, 5),
    }
    slips = [
        ("the sum instead of the average", "squared_bias", Fraction(8, 3)),
        ("the factor 2 forgotten", "optimism", 0.6),
        ("the factor 2 of the optimism forgotten", "training", Fraction(79, 30) - Fraction(3, 5)),
    ]
    return answers, slips


@part(line="3.54", parabola="2.4114")
def bv_smoother_b():
    answers = {
        "line": Fraction(3, 2) + (17 - Fraction(49, 5)) / 5 + Fraction(3, 5),
        "parabola": Fraction(3, 2) + (17 - Fraction(49, 5) - Fraction(100, 14)) / 5 + Fraction(9, 10),
    }
    slips = [
        ("one coefficient counted for the line", "line", Fraction(3, 2) + Fraction(36, 25) + Fraction(3, 10)),
        ("the direction not divided by its length", "parabola", Fraction(3, 2) + Fraction(9, 10)),
    ]
    return answers, slips


@part(ridge="0.72", least_squares="0.8", optimism="1.3333")
def bv_smoother_c(s=0.6666666666666666):
    answers = {
        "ridge": Fraction(1, 9) * Fraction(16, 25) * 2 + Fraction(2, 5) * Fraction(13, 9),
        "least_squares": Fraction(4, 5),
        "optimism": 2 * 2 * (1 + s) / 5,
    }
    slips = [
        ("tr H in the variance", "ridge", Fraction(32, 225) + Fraction(2, 5) * Fraction(5, 3)),
        ("tr HH' in the optimism", "optimism", 2 * 2 * (1 + s * s) / 5),
    ]
    return answers, slips


@part(sigma2="5.25", cp_two="8.25", cp_four="5.80", cp_seven="5.845", cp_twelve="6.30")
def bv_two_columns_a():
    answers = {
        "sigma2": Fraction(60 * 420, 4800),
        "cp_two": Fraction(790, 100) + Fraction(2 * 2 * 525, 6000),
        "cp_four": Fraction(510, 100) + Fraction(2 * 4 * 525, 6000),
        "cp_seven": Fraction(462, 100) + Fraction(2 * 7 * 525, 6000),
        "cp_twelve": Fraction(420, 100) + Fraction(2 * 12 * 525, 6000),
    }
    slips = [
        ("the divisor n", "sigma2", Fraction(420, 100)),
        ("the divisor n in the estimate of the variance", "cp_four", Fraction(510, 100) + Fraction(2 * 4 * 420, 6000)),
        ("the factor 2 forgotten", "cp_two", Fraction(790, 100) + Fraction(2 * 525, 6000)),
    ]
    return answers, slips


@part(se_four="0.9408", se_twelve="1.0752", unpaired_ratio="0.5950", paired_ratio="2.4525")
def bv_two_columns_b():
    answers = {
        "se_four": 5.95 / sqrt(40),
        "se_twelve": 6.80 / sqrt(40),
        "unpaired_ratio": 0.85 * sqrt(40) / sqrt(5.95**2 + 6.80**2),
        "paired_ratio": 0.85 * sqrt(80) / 3.1,
    }
    slips = [
        ("the training observations counted", "se_four", 5.95 / sqrt(30)),
        ("the standard errors added without squares", "unpaired_ratio", 0.85 * sqrt(40) / (5.95 + 6.80)),
        ("the number of test observations left out", "paired_ratio", 0.85 / 3.1),
    ]
    return answers, slips


@part(bayes_error="0.28", always_zero="0.40", one_neighbour="0.3976")
def bv_bayes_a(buy=(18, 12, 6, 4), leave=(6, 22, 20, 12)):
    answers = {
        "bayes_error": Fraction(sum(min(a, b) for a, b in zip(buy, leave)), 100),
        "always_zero": Fraction(sum(buy), 100),
        "one_neighbour": Fraction(2, 100) * sum(Fraction(a * b, a + b) for a, b in zip(buy, leave)),
    }
    slips = [
        ("the larger entries", "bayes_error", Fraction(72, 100)),
        ("always predicting 1", "always_zero", Fraction(60, 100)),
        (
            "one order of the two labels only",
            "one_neighbour",
            Fraction(1, 100) * sum(Fraction(a * b, a + b) for a, b in zip(buy, leave)),
        ),
        ("the bound in its place", "one_neighbour", 2 * 0.28 * 0.72),
    ]
    return answers, slips


@part(boundary="2.2561", bayes_error="0.2743")
def bv_bayes_b():
    answers = {
        "boundary": 1.5 * log(4.5),
        "bayes_error": 0.6 * exp(-1.5 * log(4.5)) + 0.4 * (1 - exp(-0.5 * log(4.5))),
    }
    slips = [
        ("equal priors", "boundary", 1.5 * log(3)),
        ("equal priors in the boundary", "bayes_error", 0.6 * 3**-1.5 + 0.4 * (1 - 3**-0.5)),
    ]
    return answers, slips


@part(one="1", three="0", four="0", seven="1", three_rescaled="1")
def bv_bayes_c(xs=(2, 3, 5, 1, 6, 3, 0), ys=(3, 5, 4, 2, 3, -1, 0), kinds=(1, 0, 0, 1, 0, 1, 1)):
    answers = {
        "one": sum(
            t[2]
            for t in sorted([((x - 3) ** 2 + (y - 3) ** 2, i, c) for x, y, i, c in zip(xs, ys, range(7), kinds)])[:1]
        )
        > 0.5,
        "three": sum(
            t[2]
            for t in sorted([((x - 3) ** 2 + (y - 3) ** 2, i, c) for x, y, i, c in zip(xs, ys, range(7), kinds)])[:3]
        )
        > 1.5,
        "four": sum(
            t[2]
            for t in sorted([((x - 3) ** 2 + (y - 3) ** 2, i, c) for x, y, i, c in zip(xs, ys, range(7), kinds)])[:4]
        )
        > 2,
        "seven": sum(kinds) > 3.5,
        "three_rescaled": sum(
            t[2]
            for t in sorted([(100 * (x - 3) ** 2 + (y - 3) ** 2, i, c) for x, y, i, c in zip(xs, ys, range(7), kinds)])[
                :3
            ]
        )
        > 1.5,
    }
    slips = [
        ("the later of the two equally near points", "three", 1),
        ("the same neighbours as before", "three_rescaled", 0),
    ]
    return answers, slips


@part(at_10="4.1930", at_20="4.5556", at_28="29.2667", at_45="3.1429", needed="41")
def bv_more_data_a():
    answers = {
        "at_10": 1 + Fraction(10, 19) + 4 * Fraction(2, 3),
        "at_20": 1 + Fraction(20, 9) + 4 * Fraction(1, 3),
        "at_28": 1 + 28 + 4 * Fraction(1, 15),
        "at_45": 1 + Fraction(30, 14),
        "needed": min(n for n in range(32, 99) if 1 + Fraction(30, n - 31) < 1 + Fraction(10, 19) + Fraction(8, 3)),
    }
    slips = [
        ("the noise of the new observation left out", "at_10", Fraction(10, 19) + Fraction(8, 3)),
        ("the lost signal left out", "at_20", 1 + Fraction(20, 9)),
        ("the roles of n and p exchanged", "at_45", 1 + Fraction(45, 14)),
    ]
    return answers, slips


@part(training="0", in_sample="2")
def bv_more_data_b():
    answers = {
        "training": 2 - 2 * 1,
        "in_sample": 0 + 2 * 1,
    }
    slips = [
        ("the noise variance instead of the training error", "training", 1),
        ("the training error in its place", "in_sample", 0),
        ("the factor 2 of the optimism forgotten", "in_sample", 1),
        ("the test error at n = 10", "in_sample", 1 + Fraction(10, 19) + 4 * Fraction(2, 3)),
    ]
    return answers, slips
