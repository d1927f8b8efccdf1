"""Answers of problem 5 of the mock exam, worked out without its cells."""

from fractions import Fraction
from math import exp, log, sqrt

from helpers.answers import decimal, part

PAGE = "chapters/exam/problem-5"


@part(factor="0.301194")
def exam_5a_i(fico=-1.2):
    answers = {
        "factor": exp(decimal(fico)),
    }
    slips = [
        ("the sign of the coefficient lost", "factor", exp(-fico)),
        ("the fall instead of the factor", "factor", 1 - exp(fico)),
        ("the base 10 instead of e", "factor", 10**fico),
    ]
    return answers, slips


@part(linear_predictor="0.25", probability="0.562177")
def exam_5a_ii(weights=(-180, -120, 85, 40, -20), x=(1, -1, 1, 0, 0)):
    eta = Fraction(sum(w * u for w, u in zip(weights, x)), 100)
    intercept, lost = Fraction(weights[0], 100), eta - Fraction(2 * weights[1] * x[1], 100)
    answers = {
        "linear_predictor": eta,
        "probability": 1 / (1 + exp(-eta)),
    }
    slips = [
        ("a lost minus sign in the term of fico", "linear_predictor", lost),
        ("a lost minus sign in the term of fico", "probability", 1 / (1 + exp(-lost))),
        ("the intercept left out", "linear_predictor", eta - intercept),
        ("the intercept left out", "probability", 1 / (1 + exp(intercept - eta))),
        ("the odds instead of the probability", "probability", exp(eta)),
    ]
    return answers, slips


@part(odds_ratio="0.406570", probability="0.342990")
def exam_5a_iii():
    answers = {
        "odds_ratio": exp(Fraction(-9, 10)),
        # odds of the owner: exp(0.25 - 0.90)
        "probability": exp(-0.65) / (1 + exp(-0.65)),
    }
    slips = [
        ("the ratio for a mortgage", "odds_ratio", exp(-0.45)),
        ("the coefficient for mortgage added too", "odds_ratio", exp(-1.35)),
        ("the ratio of the odds applied to the probability", "probability", exp(-0.9) / (1 + exp(-0.25))),
        ("rounding on the way", "probability", 0.41 * 0.562 / (1 - 0.59 * 0.562)),
    ]
    return answers, slips


@part(delta_0="-0.628144", delta_1="-1.289438")
def exam_5b_i(x=(-5, 8), zero=(2, -3), one=(-8, 12)):
    answers = {
        "delta_0": sum(a * m - m * m / 2 for a, m in zip(x, zero)) / 100 + log(0.8),
        "delta_1": sum(a * m - m * m / 2 for a, m in zip(x, one)) / 100 + log(0.2),
    }
    slips = [
        ("the prior left out", "delta_0", Fraction(-405, 1000)),
        ("the prior left out", "delta_1", Fraction(320, 1000)),
        ("the factor one half left out", "delta_0", Fraction(-47, 100) + log(0.8)),
        ("the factor one half left out", "delta_1", Fraction(-72, 100) + log(0.2)),
        ("the pooled matrix instead of the identity", "delta_0", (-5 * 2 - 2) / 110 + (8 * -3 - 4.5) / 90 + log(0.8)),
        ("the pooled matrix instead of the identity", "delta_1", (5 * 8 - 32) / 110 + (8 * 12 - 72) / 90 + log(0.2)),
    ]
    return answers, slips


@part(delta_0="-1.073144", delta_1="-1.655597")
def exam_5b_ii():
    answers = {
        "delta_0": Fraction(-(7**2 + 11**2), 200) + log(Fraction(4, 5)),
        "delta_1": -log(Fraction(3, 4)) / 2 - Fraction(9, 300) - Fraction(16, 100) + log(Fraction(1, 5)),
    }
    slips = [
        ("the prior left out", "delta_0", Fraction(-85, 100)),
        ("the prior left out", "delta_1", -log(0.75) / 2 - 0.19),
        ("the log-determinant left out", "delta_1", log(0.2) - 0.19),
        ("the sign of the log-determinant lost", "delta_1", log(0.2) - 0.19 + log(0.75) / 2),
        (
            "variances multiplied instead of divided by",
            "delta_1",
            -log(0.75) / 2 - (0.09 * 1.5 + 0.16 * 0.5) / 2 + log(0.2),
        ),
        ("rounded terms added up", "delta_1", Fraction(-1655, 1000)),
    ]
    return answers, slips


@part(distance="0.768978")
def exam_5b_iv():
    answers = {
        "distance": log(4) / sqrt(Fraction(13, 4)),
    }
    slips = [
        ("the change of the log-odds taken for a distance", "distance", log(4)),
        ("the squared length instead of the length", "distance", log(4) / 3.25),
        ("the distance along the dti axis", "distance", log(4) / 1.5),
    ]
    return answers, slips


@part(weight="0", without_penalty="0.066667")
def exam_5c_iv():
    answers = {
        "weight": max(Fraction(2, 5) - Fraction(1, 2), 0) / 6,
        "without_penalty": Fraction(2, 5) / (5 + 1),
    }
    slips = [
        ("the penalty left out", "weight", Fraction(1, 15)),
        ("the negative difference kept", "weight", Fraction(-1, 60)),
        ("the other sign", "without_penalty", Fraction(-1, 15)),
        ("the factor 2 of the derivative left out", "without_penalty", Fraction(2, 15)),
    ]
    return answers, slips


@part(accuracy="0.8")
def exam_5d_i():
    answers = {
        "accuracy": Fraction(1500 - 300, 1500),
    }
    slips = [
        ("the share of defaults", "accuracy", Fraction(300, 1500)),
    ]
    return answers, slips
