"""Answers of the chapter on dimension reduction, worked out without its cells."""

from fractions import Fraction
from math import sqrt

from helpers.answers import part

PAGE = "chapters/learning/dimension-reduction"


@part(first="25.2956", second="4.7044", loading_length="0.8619", loading_width="0.5071", explained="0.8432")
def dr_hand_a():
    answers = {
        "first": 15 + sqrt(106),
        "second": 15 - sqrt(106),
        "loading_length": 9 / sqrt(81 + (sqrt(106) - 5) ** 2),
        "loading_width": (sqrt(106) - 5) / sqrt(81 + (sqrt(106) - 5) ** 2),
        "explained": (15 + sqrt(106)) / 30,
    }
    slips = [
        ("the sign of the off-diagonal square", "first", 15 + sqrt(25 - 81 + 225 - 25)),
        ("loadings that add up to 1", "loading_length", 9 / (4 + sqrt(106))),
        ("the width instead of the length", "loading_length", (sqrt(106) - 5) / sqrt(81 + (sqrt(106) - 5) ** 2)),
        ("the ratio of the two eigenvalues", "explained", (15 - sqrt(106)) / (15 + sqrt(106))),
    ]
    return answers, slips


@part(score_1="5.6784", score_2="2.1809", rebuilt_length="64.8940", rebuilt_width="32.8797", squared_error="4.7563")
def dr_hand_b(c=0.8618714, s=0.5071283):
    answers = {
        "score_1": (6 * 9 + (sqrt(106) - 5)) / sqrt(81 + (sqrt(106) - 5) ** 2),
        "score_2": (6 * (sqrt(106) - 5) - 9) / sqrt(81 + (sqrt(106) - 5) ** 2),
        # c^2 = (1 + 5 / sqrt(106)) / 2, c s = 9 / (2 sqrt(106))
        "rebuilt_length": 60 + 6 * (1 + 5 / sqrt(106)) / 2 + 9 / (2 * sqrt(106)),
        "rebuilt_width": 30 + 6 * 9 / (2 * sqrt(106)) + (1 - 5 / sqrt(106)) / 2,
        "squared_error": 36 * (1 - 5 / sqrt(106)) / 2 + (1 + 5 / sqrt(106)) / 2 - 6 * 9 / sqrt(106),
    }
    slips = [
        ("raw values instead of deviations", "score_1", 66 * c + 31 * s),
        ("a sign lost in the second vector", "score_2", 6 * s + c),
        ("the mean forgotten", "rebuilt_length", 6 * (1 + 5 / sqrt(106)) / 2 + 9 / (2 * sqrt(106))),
        ("the root of the squared error", "squared_error", 6 * s - c),
    ]
    return answers, slips


@part(first="20.0406", loading_length="0.9990", explained="0.9970", standardised="0.8182")
def dr_hand_c():
    answers = {
        "first": (20.1 + sqrt(20.1**2 - 4 * (2 - 0.81))) / 2,
        "loading_length": sqrt((1 + 19.9 / sqrt(19.9**2 + 3.24)) / 2),
        "explained": (1 + sqrt(1 - 4 * 1.19 / 20.1**2)) / 2,
        "standardised": (1 + 9 / sqrt(200)) / 2,
    }
    slips = [
        ("the total variance", "first", 20.1),
        ("the loading for millimetres", "loading_length", 9 / sqrt(81 + (sqrt(106) - 5) ** 2)),
        ("the value for millimetres", "explained", (15 + sqrt(106)) / 30),
        ("the first eigenvalue not divided by 2", "standardised", 1 + 9 / sqrt(200)),
    ]
    return answers, slips


@part(sum_of_squares="0.7118", largest_possible="0.7267", correct="0.82", last="0.12", pve_1="0.75", pve_4="0.03")
def dr_table_a():
    answers = {
        "sum_of_squares": Fraction(12**2 + 23**2 + 62**2 + 51**2, 10**4),
        "largest_possible": Fraction(125**2 + 235**2 + 625**2 + 515**2, 10**6),
        "correct": sqrt(Fraction(10**4 - 12**2 - 23**2 - 51**2, 10**4)),
        "last": 4 - Fraction(388, 100),
        "pve_1": Fraction(3, 4),
        "pve_4": 1 - Fraction(388, 400),
    }
    slips = [
        ("the sum of the absolute values", "sum_of_squares", Fraction(148, 100)),
        ("the first column", "sum_of_squares", Fraction(10036, 10**4)),
        ("a rounding error of 0.05", "largest_possible", 0.17**2 + 0.28**2 + 0.67**2 + 0.56**2),
        ("the printed value", "correct", Fraction(62, 100)),
        ("the root forgotten", "correct", Fraction(6726, 10**4)),
        ("the sum of the three printed variances", "pve_1", Fraction(300, 388)),
        ("a total variance of 1", "last", 1 - Fraction(388, 400)),
    ]
    return answers, slips


@part(correlation="0.8833", share="0.7803", score="2.259", rebuilt="1.1521")
def dr_table_b():
    answers = {
        "correlation": 0.51 * sqrt(3),
        "share": Fraction(51**2 * 3, 10**4),
        "score": Fraction(53 * 12 + 51 * 8 + 51 * 15 + 45 * 10, 1000),
        "rebuilt": Fraction(51 * (53 * 12 + 51 * 23 + 450), 10**5),
    }
    slips = [
        ("the loading itself", "correlation", 0.51),
        ("the variance instead of its root", "correlation", 0.51 * 3),
        ("the squared loading", "share", 0.51**2),
        ("the wrong sign of the time", "score", Fraction(636 + 408 + 765 - 450, 1000)),
        ("the score divided by the loading", "rebuilt", 2.259 / 0.51),
    ]
    return answers, slips


@part(
    first="3.0037", body="0.5161", time="-0.4482", first_of_three="2.5", loading_of_three="0.5774", explained="0.8333"
)
def dr_table_c():
    answers = {
        # x^2 - 3.5 x + 2.5 - 3 * 0.58^2
        "first": (3.5 + sqrt(3.5**2 - 4 * (2.5 - 3 * 0.58**2))) / 2,
        # cos(2 angle) = 1.5 / root of the discriminant
        "body": sqrt((1 + 1.5 / sqrt(1.5**2 + 12 * 0.58**2)) / 6),
        "time": -sqrt((1 - 1.5 / sqrt(1.5**2 + 12 * 0.58**2)) / 2),
        "first_of_three": 1 + 2 * Fraction(3, 4),
        "loading_of_three": 1 / sqrt(3),
        "explained": Fraction(5, 6),
    }
    slips = [
        ("the smaller root", "first", (3.5 - sqrt(1.5**2 + 12 * 0.58**2)) / 2),
        ("the factor root p forgotten", "body", sqrt((1 + 1.5 / sqrt(1.5**2 + 12 * 0.58**2)) / 2)),
        ("the sign lost", "time", sqrt((1 - 1.5 / sqrt(1.5**2 + 12 * 0.58**2)) / 2)),
        ("all three counted as neighbours", "first_of_three", 1 + 3 * Fraction(3, 4)),
        ("loadings that add up to 1", "loading_of_three", Fraction(1, 3)),
    ]
    return answers, slips


@part(
    theta="3.9284",
    coefficient="2.7778",
    r_squared="0.2778",
    area="0.5556",
    shelves="1.3889",
    intercept="161.1111",
    prediction="204.1667",
)
def dr_pcr_a():
    answers = {
        "theta": 10 / sqrt(2) / 1.8,
        "coefficient": Fraction(10, 2) / Fraction(18, 10),
        "r_squared": Fraction(1, 2) / Fraction(18, 10),
        "area": Fraction(25, 9) / 5,
        "shelves": Fraction(25, 9) / 2,
        "intercept": 200 - 40 * Fraction(5, 9) - 12 * Fraction(25, 18),
        "prediction": 200 + Fraction(25, 9) * Fraction(3, 2),
    }
    slips = [
        ("the divisor 2 instead of the variance", "coefficient", Fraction(10, 4)),
        ("the coefficient instead of theta", "theta", Fraction(25, 9)),
        ("the share of the predictors' variance", "r_squared", Fraction(18, 20)),
        ("multiplying by the standard deviation", "area", Fraction(25, 9) * 5),
        ("the intercept of the standardised fit", "intercept", 200),
        ("the area alone", "prediction", 200 + Fraction(25, 9)),
    ]
    return answers, slips


@part(area="7.7778", shelves="-2.2222", error_1="69.4444", error_2="59.8291")
def dr_pcr_b():
    answers = {
        "area": 10 * Fraction(60 - 32, 36),
        "shelves": 10 * Fraction(40 - 48, 36),
        "error_1": Fraction(2500, 26) * (1 - Fraction(5, 18)),
        # R^2 = (r1^2 + r2^2 - 2 r r1 r2) / (1 - r^2)
        "error_2": Fraction(2500, 26) * (1 - Fraction(3600 + 1600 - 3840, 3600)),
    }
    slips = [
        ("the second component alone", "area", 5),
        ("the sign of the second loading", "shelves", Fraction(25, 9) + 5),
        ("the divisor n in TSS", "error_1", 100 * (1 - Fraction(5, 18))),
        ("the second component alone", "error_2", Fraction(2500, 26) * Fraction(9, 10)),
    ]
    return answers, slips


@part(area="3.4513", shelves="2.3009", r_squared="0.2991")
def dr_pcr_c():
    answers = {
        "area": 10 * Fraction(52, 100) / Fraction(904, 1000) * Fraction(6, 10),
        "shelves": 10 * Fraction(520, 904) * Fraction(4, 10),
        "r_squared": Fraction(52, 100) ** 2 / Fraction(904, 1000),
    }
    slips = [
        ("t forgotten", "area", 6),
        ("t forgotten", "shelves", 4),
        ("PCR instead of PLS", "r_squared", Fraction(5, 18)),
        ("least squares instead of PLS", "r_squared", Fraction(34, 90)),
    ]
    return answers, slips


@part(standard_error="0.2121", bound="4.6121", rule="3", smallest_cv="5", training="7")
def dr_choose(folds=(4.1, 5.0, 3.9, 4.8, 4.2)):
    answers = {
        "standard_error": sqrt(sum((f - 4.4) ** 2 for f in folds) / 20),
        "bound": 4.4 + sqrt(Fraction(90, 2000)),
        "rule": min(
            m for m, cv in zip(range(1, 8), [6.83, 5.12, 4.61, 4.42, 4.40, 4.47, 4.55]) if cv <= 4.4 + sqrt(0.045)
        ),
        "smallest_cv": sorted(zip([6.83, 5.12, 4.61, 4.42, 4.40, 4.47, 4.55], range(1, 8)))[0][1],
        "training": sorted(zip([6.60, 4.95, 4.40, 4.15, 4.05, 4.00, 3.98], range(1, 8)))[0][1],
    }
    slips = [
        ("the standard deviation of the folds", "standard_error", sqrt(0.225)),
        ("the divisor 5", "standard_error", sqrt(0.9) / 5),
        ("the standard deviation of the folds", "bound", 4.4 + sqrt(0.225)),
        ("the divisor 5", "bound", 4.4 + sqrt(0.9) / 5),
        ("the smallest CV", "rule", 5),
        ("the divisor 5 in the variance", "rule", 4),
        ("the training error", "smallest_cv", 7),
        ("the smallest CV", "training", 5),
    ]
    return answers, slips


@part(m_0="39.4", m_1="13.4", m_2="13.8", m_3="12.04", m_4="16", best_set="11.64")
def dr_axes_a():
    answers = {
        "m_0": 120 * Fraction(1, 4) + 40 * Fraction(9, 100) + 4 * Fraction(144, 100) + Fraction(4, 100),
        "m_1": 4 + Fraction(360 + 576 + 4, 100),
        "m_2": 8 + Fraction(576 + 4, 100),
        "m_3": 12 + Fraction(4, 100),
        "m_4": 4 * 4,
        "best_set": 4 + Fraction(360, 100) + 4 + Fraction(4, 100),
    }
    slips = [
        ("the bias forgotten", "m_1", 4),
        ("the coefficients alone", "m_0", Fraction(25 + 9 + 144 + 4, 100)),
        ("the intercept counted", "m_3", Fraction(1604, 100)),
        ("components 1 and 2", "best_set", Fraction(1380, 100)),
    ]
    return answers, slips


@part(ridge="9.7385", ideal="7.8244")
def dr_axes_b(d=(120, 40, 4, 1), q=(30, 3.6, 5.76, 0.04)):
    answers = {
        "ridge": sum((4 * x * x + 16 * s) / (x + 4) ** 2 for x, s in zip(d, q)),
        "ideal": sum(1 / (1 / s + 1 / 4) for s in q),
    }
    slips = [
        ("the variance alone", "ridge", sum(4 * x * x / (x + 4) ** 2 for x in d)),
        ("the factor not squared", "ridge", sum(4 * x / (x + 4) + 16 * s / (x + 4) ** 2 for x, s in zip(d, q))),
        ("the best set of components", "ideal", 11.64),
        ("the sum of the ideal factors", "ideal", sum(s / (s + 4) for s in q)),
    ]
    return answers, slips
