"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import exp, log, sqrt

from helpers.answers import Phi, part, z

PAGE = "chapters/learning/logistic-regression"


@part(per_sd="1.8965", low="1.4990", high="2.3993", per_36_min="1.6161", age_percent="24.42")
def lg_museum_a():
    answers = {
        "per_sd": exp(0.64),
        "low": exp(0.64 - z * 0.12),
        "high": exp(0.64 + z * 0.12),
        "per_36_min": exp(Fraction(36, 48) * 0.64),
        "age_percent": 100 * (1 - exp(-0.28)),
    }
    slips = [
        ("the factor times the number of standard deviations", "per_36_min", exp(0.64) * 36 / 48),
        ("the factor for 36 standard deviations of one minute", "per_36_min", exp(0.64 * 48 / 36)),
        ("an interval around the odds ratio", "low", exp(0.64) - z * 0.12),
        ("an interval around the odds ratio", "high", exp(0.64) + z * 0.12),
        ("the coefficient read as a percentage", "age_percent", 28),
    ]
    return answers, slips


@part(eta="-0.16", probability="0.4601", low="0.3609", high="0.5626")
def lg_museum_b():
    answers = {
        "eta": Fraction(-140 + 28 + 96, 100),
        "probability": 1 / (1 + exp(0.16)),
        "low": 1 / (1 + exp(0.16 + z * 0.21)),
        "high": 1 / (1 + exp(0.16 - z * 0.21)),
    }
    slips = [
        ("the sign of younger lost", "eta", Fraction(-140 - 28 + 96, 100)),
        ("the sign of younger lost", "probability", 1 / (1 + exp(0.72))),
        ("the sign of the linear predictor lost", "probability", 1 / (1 + exp(-0.16))),
        ("the standard error taken for that of the probability", "low", 1 / (1 + exp(0.16)) - z * 0.21),
        ("the standard error taken for that of the probability", "high", 1 / (1 + exp(0.16)) + z * 0.21),
    ]
    return answers, slips


@part(odds_ratio="1.7333", probability="0.5963", product="0.7974", relative_error="0.3374")
def lg_museum_c(p=0.46008511544):
    answers = {
        "odds_ratio": exp(0.55),
        "probability": 1 / (1 + exp(-0.39)),
        "product": exp(0.55) * p,
        "relative_error": (exp(0.55) - 1) * p,
    }
    slips = [
        ("the product with the odds ratio", "probability", exp(0.55) * p),
        ("an odds ratio rounded to 1.7", "probability", 1.7 * p / (1 - p + 1.7 * p)),
        ("the difference instead of the relative error", "relative_error", exp(0.55) * p - 1 / (1 + exp(-0.39))),
    ]
    return answers, slips


@part(
    odds_ratio="2.6379",
    low="1.5631",
    high="4.4520",
    intercept="-0.85",
    on_foot="-0.55",
    statistic="12.3",
    p_value="0.0021",
)
def lg_museum_d(v=0.0713):
    answers = {
        "odds_ratio": exp(0.97),
        "low": exp(0.97 - z * sqrt(v)),
        "high": exp(0.97 + z * sqrt(v)),
        "intercept": Fraction(-85, 100),
        "on_foot": Fraction(-55, 100),
        "statistic": Fraction(7024 - 6901, 10),
        "p_value": exp(-6.15),
    }
    slips = [
        ("the covariance left out", "low", exp(0.97 - z * sqrt(0.0625 + 0.0484))),
        ("the covariance left out", "high", exp(0.97 + z * sqrt(0.0625 + 0.0484))),
        ("the covariance added", "low", exp(0.97 - z * sqrt(0.0625 + 0.0484 + 0.0396))),
        ("the sum of the coefficients", "odds_ratio", exp(0.13)),
        ("the old intercept", "intercept", -1.4),
        ("the sign of the old coefficient", "on_foot", 0.55),
        ("one degree of freedom", "p_value", 2 * Phi(-sqrt(12.3))),
        ("half of the difference", "statistic", 6.15),
    ]
    return answers, slips


@part(without="2.0138", with_mentor="1.3499", low="1.0670", high="1.7078")
def lg_mentor_a():
    answers = {
        "without": exp(0.7),
        "with_mentor": exp(0.3),
        "low": exp(0.3 - z * 0.12),
        "high": exp(0.3 + z * 0.12),
    }
    slips = [
        ("the exponentials added", "with_mentor", exp(0.7) + exp(-0.4)),
        ("the interaction alone", "with_mentor", exp(-0.4)),
        ("the covariance left out", "low", exp(0.3 - z * sqrt(0.0306))),
        ("the covariance left out", "high", exp(0.3 + z * sqrt(0.0306))),
    ]
    return answers, slips


@part(sign_change="4", at_2="2.2255", at_8="0.2019", low="0.0542", high="0.7519", without_8="0.9608", with_8="0.8320")
def lg_mentor_b(se=0.67082039325):
    answers = {
        "sign_change": Fraction(160, 40),
        "at_2": exp(0.8),
        "at_8": exp(-1.6),
        "low": exp(-1.6 - z * se),
        "high": exp(-1.6 + z * se),
        "without_8": 1 / (1 + exp(-3.2)),
        "with_8": 1 / (1 + exp(-1.6)),
    }
    slips = [
        ("the sign lost", "sign_change", -4),
        ("the main effect alone", "at_2", exp(1.6)),
        ("the main effect alone", "at_8", exp(1.6)),
        ("the covariance left out", "low", exp(-1.6 - z * sqrt(0.45 + 64 * 0.0225))),
        ("the probability multiplied by the odds ratio", "with_8", exp(-1.6) / (1 + exp(-3.2))),
    ]
    return answers, slips


@part(first="1", second="1.0963", estimate="1.0986", se="0.8165")
def lg_newton_a(q=0.73105857863):
    answers = {
        "first": Fraction(4 * 2, 8),
        "second": 1 + (2 - 4 * (2 * q - 1)) / (8 * q * (1 - q)),
        "estimate": log(3),
        "se": sqrt(Fraction(2, 3)),
    }
    slips = [
        ("the weights of one quarter forgotten", "first", Fraction(2, 8)),
        ("the fitted probabilities not subtracted", "second", 1 + 2 / (8 * q * (1 - q))),
        ("the odds instead of their logarithm", "estimate", 3),
        ("the variance instead of its root", "se", Fraction(2, 3)),
    ]
    return answers, slips


@part(first="2", second="3.1353")
def lg_newton_b():
    answers = {
        "first": Fraction(2),
        "second": 3 + exp(-2),
    }
    slips = [
        ("the step divided by the probability of the zeros", "second", 2 + 1 + exp(2)),
        ("half of the step", "first", 1),
    ]
    return answers, slips


@part(together="0.8901", within="2.25", intercept="-0.4055", seminar="0.8109", experience="1.7918")
def lg_seminar_a():
    answers = {
        "together": Fraction(135 * 60, 65 * 140),
        "within": Fraction(45 * 30, 5 * 120),
        "intercept": log(2) - log(3),
        "seminar": log(9) - log(4),
        "experience": log(6),
    }
    slips = [
        ("a ratio of shares", "together", Fraction(135, 140)),
        ("a ratio of shares", "within", Fraction(9, 8)),
        ("the coefficient without experience in the model", "seminar", log(135 * 60 / (65 * 140))),
        ("the odds of all without the seminar", "intercept", log(140 / 60)),
        ("the odds with experience", "experience", log(4)),
    ]
    return answers, slips


@part(all_seminar="0.75", none_seminar="0.60", odds_ratio="2")
def lg_seminar_b():
    answers = {
        "all_seminar": Fraction(1, 2) * Fraction(9, 10) + Fraction(1, 2) * Fraction(6, 10),
        "none_seminar": Fraction(1, 2) * Fraction(8, 10) + Fraction(1, 2) * Fraction(4, 10),
        "odds_ratio": Fraction(3, 1) / Fraction(3, 2),
    }
    slips = [
        ("the crude share", "all_seminar", Fraction(135, 200)),
        ("the crude share", "none_seminar", Fraction(140, 200)),
        ("the odds ratio of the groups", "odds_ratio", Fraction(9, 4)),
        ("the ratio of the shares", "odds_ratio", Fraction(75, 60)),
    ]
    return answers, slips


@part(low="1.3007", high="3.8921")
def lg_seminar_c():
    answers = {
        "low": exp(log(2.25) - z * 0.2796),
        "high": exp(log(2.25) + z * 0.2796),
    }
    slips = [
        ("an interval around the odds ratio", "low", 2.25 - z * 0.2796),
        ("an interval around the odds ratio", "high", 2.25 + z * 0.2796),
    ]
    return answers, slips


@part(bus="0.2950", bicycle="0.4864", car="0.2186", slope="0.0653")
def lg_commute_a(total=4.57539973606):
    answers = {
        "bus": exp(0.3) / (exp(0.3) + exp(0.8) + 1),
        "bicycle": exp(0.8) / (exp(0.3) + exp(0.8) + 1),
        "car": 1 / (exp(0.3) + exp(0.8) + 1),
        "slope": exp(0.3) / total * (-0.1 + (0.1 * exp(0.3) + 0.6 * exp(0.8)) / total),
    }
    slips = [
        ("the car forgotten", "bus", exp(0.3) / (exp(0.3) + exp(0.8))),
        ("the car forgotten", "bicycle", exp(0.8) / (exp(0.3) + exp(0.8))),
        ("the formula for two classes", "slope", -0.1 * exp(0.3) / total * (1 - exp(0.3) / total)),
        ("the factor p left out", "slope", -0.1 + (0.1 * exp(0.3) + 0.6 * exp(0.8)) / total),
    ]
    return answers, slips


@part(
    bicycle_intercept="1.5",
    bicycle_slope="-0.50",
    softmax_bus_intercept="-0.3333",
    softmax_bus_slope="0.1333",
    count="4",
)
def lg_commute_b():
    answers = {
        "bicycle_intercept": Fraction(3, 2),
        "bicycle_slope": Fraction(-1, 2),
        "softmax_bus_intercept": Fraction(1, 2) - Fraction(5, 6),
        "softmax_bus_slope": Fraction(-1, 10) + Fraction(7, 30),
        "count": (3 - 1) * 2,
    }
    slips = [
        ("the difference the other way round", "bicycle_intercept", Fraction(-3, 2)),
        ("the difference the other way round", "bicycle_slope", Fraction(1, 2)),
        ("the mean of two rows", "softmax_bus_intercept", Fraction(1, 2) - Fraction(5, 4)),
        ("the mean of two rows", "softmax_bus_slope", Fraction(-1, 10) + Fraction(35, 100)),
        ("all rows counted", "count", 6),
    ]
    return answers, slips
