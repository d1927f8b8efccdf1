"""Answers of problem 3 of the mock exam, worked out without its cells."""

from fractions import Fraction
from math import exp, factorial, log, sqrt

from helpers.answers import Phi, part

PAGE = "chapters/exam/problem-3"


@part(
    x1_where_x2_is_0="3",
    x2_where_x1_is_0="3",
    delta_a_at_0="-1.193147",
    delta_b_at_0="-7.193147",
    bayes_error="0.078650",
)
def exam_3a_ii(square_a=1, square_b=13, d1=2, d2=2):
    answers = {
        "x1_where_x2_is_0": Fraction(square_b - square_a, 2 * d1),
        "x2_where_x1_is_0": Fraction(square_b - square_a, 2 * d2),
        "delta_a_at_0": -square_a / 2 - log(2),
        "delta_b_at_0": -square_b / 2 - log(2),
        "bayes_error": Phi(-sqrt(d1**2 + d2**2) / 2),
    }
    slips = [
        ("the factor 1/2 forgotten", "x1_where_x2_is_0", Fraction(square_b - square_a, d1)),
        ("the factor 1/2 forgotten", "x2_where_x1_is_0", Fraction(square_b - square_a, d2)),
        ("the sign of the squared length wrong", "x1_where_x2_is_0", Fraction(square_a - square_b, 2 * d1)),
        ("the logarithm of the prior forgotten", "delta_a_at_0", -square_a / 2),
        ("the length instead of its square", "delta_b_at_0", -sqrt(square_b) / 2 - log(2)),
        ("the whole distance instead of half of it", "bayes_error", Phi(-sqrt(8))),
    ]
    return answers, slips


@part(x1_where_x2_is_0="3.693147", x2_where_x1_is_0="3.693147", distance="0.490129", bayes_error="0.058290")
def exam_3a_iv(d1=2, d2=2, old=3):
    answers = {
        # 2 (x1 + x2) = 2 old + log(0.8 / 0.2)
        "x1_where_x2_is_0": old + log(Fraction(8, 2)) / d1,
        "x2_where_x1_is_0": old + log(Fraction(8, 2)) / d2,
        "distance": log(4) / sqrt(d1**2 + d2**2),
        # t = log 4 in the error rate of the rule w'(x - m) > t, Delta^2 = 8
        "bayes_error": 0.8 * Phi(-sqrt(2) - log(4) / sqrt(8)) + 0.2 * Phi(-sqrt(2) + log(4) / sqrt(8)),
    }
    slips = [
        ("the ratio of the priors upside down", "x1_where_x2_is_0", old - log(2)),
        ("the ratio of the priors upside down", "x2_where_x1_is_0", old - log(2)),
        ("the logarithm not divided by 2 with the rest", "x1_where_x2_is_0", old + log(4)),
        ("the change of x1 + x2", "distance", log(2)),
        ("the change of the log-odds", "distance", log(4)),
        ("the log-odds over the root of 2", "distance", log(4) / sqrt(2)),
        ("the error of the old line", "bayes_error", Phi(-sqrt(2))),
    ]
    return answers, slips


@part(left_out="0.32768")
def exam_3c_1():
    answers = {
        "left_out": Fraction(4, 5) ** 5,
    }
    slips = [
        ("the probability of being in the sample", "left_out", 1 - Fraction(4, 5) ** 5),
        ("a single draw", "left_out", Fraction(4, 5)),
        ("draws without replacement", "left_out", Fraction(0)),
        ("the limit for large n", "left_out", exp(-1)),
    ]
    return answers, slips


@part(limit="0.367879", included="0.632121")
def exam_3c_2():
    answers = {
        "limit": 1 / sum(Fraction(1, factorial(j)) for j in range(25)),
        "included": 1 - exp(-1),
    }
    slips = [
        ("a third", "limit", Fraction(1, 3)),
        ("the limit of the base alone", "limit", Fraction(1)),
        ("two thirds", "included", Fraction(2, 3)),
        ("the probability of being left out", "included", exp(-1)),
    ]
    return answers, slips
