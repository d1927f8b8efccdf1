"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import exp, sqrt

from helpers.answers import part

PAGE = "chapters/learning/resampling"


@part(first="6.2500", second="2.9444", cv="4.9278", unweighted="4.5972")
def rs_folds_a():
    answers = {
        "first": Fraction(1, 3) * sum((y - Fraction(11, 2)) ** 2 for y in (3, 8, 8)),
        "second": Fraction(1, 2) * sum((y - Fraction(19, 3)) ** 2 for y in (4, 7)),
        "cv": Fraction(1, 5) * (3 * Fraction(25, 4) + 2 * Fraction(53, 18)),
        "unweighted": (Fraction(25, 4) + Fraction(53, 18)) / 2,
    }
    slips = [
        ("the training error", "cv", Fraction(22, 5)),
        ("the plain mean of the fold means", "cv", (Fraction(25, 4) + Fraction(53, 18)) / 2),
    ]
    return answers, slips


@part(train_mean="4.4000", train_line="1.0200", loo_mean="6.8750", loo_line="2.1367", gcv="2.8333")
def rs_folds_b(e=(-0.4, -0.7, 2, -0.3, -0.6), h=(0.6, 0.3, 0.2, 0.3, 0.6)):
    answers = {
        "train_mean": Fraction(9 + 4 + 4 + 1 + 4, 5),
        "train_line": (22 - 13 * Fraction(13, 10)) / 5,
        "loo_mean": Fraction(22, 5) * Fraction(25, 16),
        "loo_line": sum((a / (1 - b)) ** 2 for a, b in zip(e, h)) / 5,
        "gcv": Fraction(102, 100) * Fraction(25, 9),
    }
    slips = [
        ("the fraction not squared as a whole", "loo_line", sum(a**2 / (1 - b) for a, b in zip(e, h)) / 5),
        ("one parameter instead of two", "gcv", Fraction(102, 100) * Fraction(25, 16)),
        ("the training error", "loo_mean", Fraction(22, 5)),
    ]
    return answers, slips


@part(gain="0.2653", se_additive="0.6326", se_forest="0.4648", unpaired_ratio="1.6561")
def rs_ranking_a():
    answers = {
        "gain": Fraction(49 - 36, 49),
        "se_additive": 4.9 / sqrt(60),
        "se_forest": 3.6 / sqrt(60),
        "unpaired_ratio": 1.3 * sqrt(60) / sqrt(4.9**2 + 3.6**2),
    }
    slips = [
        ("the smaller error in the denominator", "gain", Fraction(13, 36)),
        ("the factor 2 forgotten", "se_forest", 3.6 / sqrt(120)),
        ("the two standard errors added", "unpaired_ratio", 1.3 * sqrt(60) / 8.5),
    ]
    return answers, slips


@part(difference="0.9500", paired="0.3196", ratio="2.9725", unpaired="1.8532")
def rs_ranking_b(d=(8, 19, 1, 13, 3, 25, -1, 8), a=(40, 90, 10, 63, 23, 123, 5, 30), b=(32, 71, 9, 50, 20, 98, 6, 22)):
    answers = {
        "difference": Fraction(sum(d), 80),
        "paired": sqrt((sum(x * x for x in d) - Fraction(sum(d) ** 2, 8)) / 56) / 10,
        "ratio": sum(d) / 8 / sqrt((sum(x * x for x in d) - Fraction(sum(d) ** 2, 8)) / 56),
        "unpaired": sqrt((sum(x * x for x in a) + sum(x * x for x in b) - Fraction(sum(a) ** 2 + sum(b) ** 2, 8)) / 56)
        / 10,
    }
    slips = [
        ("the divisor 8 in the variance", "paired", sqrt((sum(x * x for x in d) - Fraction(sum(d) ** 2, 8)) / 64) / 10),
        (
            "the standard deviation without the root of 8",
            "paired",
            sqrt((sum(x * x for x in d) - Fraction(sum(d) ** 2, 8)) / 7) / 10,
        ),
    ]
    return answers, slips


@part(standard_error="0.1414", bound="2.3414", chosen="32")
def rs_penalty_a():
    answers = {
        "standard_error": sqrt(Fraction(4 + 16 + 16 + 4, 100) / 20),
        "bound": Fraction(11, 5) + sqrt(Fraction(1, 50)),
        "chosen": 32,
    }
    slips = [
        ("the divisor K in the variance", "standard_error", sqrt(Fraction(40, 100) / 25)),
        ("the root of K forgotten", "standard_error", sqrt(Fraction(40, 100) / 4)),
        ("the divisor K in the variance", "bound", Fraction(11, 5) + sqrt(Fraction(40, 100) / 25)),
        ("the root of K forgotten", "bound", Fraction(11, 5) + sqrt(Fraction(40, 100) / 4)),
        ("the minimum instead of the rule", "chosen", 8),
        ("a model above the bound", "chosen", 128),
    ]
    return answers, slips


@part(by_training="6", by_minimum="5", by_rule="4", bound="5.70", gap="0.04")
def rs_penalty_b():
    answers = {
        "by_training": 6,
        "by_minimum": 5,
        "by_rule": 4,
        "bound": Fraction(549, 100) + Fraction(21, 100),
        "gap": Fraction(574 - 570, 100),
    }
    slips = [
        ("a model above the bound", "by_rule", 3),
        ("the standard error subtracted", "bound", Fraction(549 - 21, 100)),
    ]
    return answers, slips


@part(at_0="6.2222", at_1="6.0313", at_2="6.4800", chosen="1")
def rs_mean_b(y=(1, 3, 2, 6)):
    answers = {
        "at_0": sum((v - Fraction(12 - v, 3)) ** 2 for v in y) / 4,
        "at_1": sum((v - Fraction(12 - v, 4)) ** 2 for v in y) / 4,
        "at_2": sum((v - Fraction(12 - v, 5)) ** 2 for v in y) / 4,
        "chosen": 1,
    }
    slips = [
        ("the training error", "at_0", sum((v - 3) ** 2 for v in y) / 4),
        ("the training error", "at_1", sum((v - Fraction(12, 5)) ** 2 for v in y) / 4),
        ("the choice of the training error", "chosen", 0),
    ]
    return answers, slips


@part(expected_loo="1.020408", error_at_5="1.022222")
def rs_mean_c():
    answers = {
        "expected_loo": 1 + Fraction(4, 14**2),
        "error_at_5": 1 + Fraction(5, 15**2),
    }
    slips = [
        ("the new measurement's variance forgotten", "expected_loo", Fraction(4, 14**2)),
        ("the denominator not squared", "error_at_5", 1 + Fraction(5, 15)),
    ]
    return answers, slips


@part(two="0.2344", four="0.1678", sixteen="0.1517", mean_se2="0.1431")
def rs_mean_d():
    answers = {
        # within: chi-square with n - K degrees of freedom; between: K - 1, weighted with (K/(K-1))^2
        "two": Fraction(2 * (16 - 2) + 2 * 2**4, 16**2),
        "four": (2 * (16 - 4) + 2 * 3 * Fraction(4, 3) ** 4) / 16**2,
        "sixteen": Fraction(2 * 15, 16**2) * Fraction(16, 15) ** 4,
        "mean_se2": (2 * (16 - 4) + 2 * 3 * Fraction(4, 3) ** 4) / 16**2 - 2 * Fraction(4, 3) ** 4 / 16**2,
    }
    slips = [
        ("the fits taken as fixed", "sixteen", Fraction(2, 16)),
        ("the weight squared once too few", "four", (2 * (16 - 4) + 2 * 3 * Fraction(4, 3) ** 2) / 16**2),
    ]
    return answers, slips


@part(all_ten="0.3865", nine_or_ten="0.9955")
def rs_coins_a():
    answers = {
        "all_ten": 1 - (1 - Fraction(1, 1024)) ** 500,
        "nine_or_ten": 1 - (1 - Fraction(11, 1024)) ** 500,
    }
    slips = [
        ("the expected number of such questions", "all_ten", Fraction(500, 1024)),
        ("exactly nine for one question", "nine_or_ten", 1 - (1 - Fraction(10, 1024)) ** 500),
    ]
    return answers, slips


@part(reported="0.0618", true_error="0.5", inside="0.5")
def rs_coins_b():
    answers = {
        "reported": 1 - Fraction(1, 10) * (8 + 2 - (1 - Fraction(11, 1024)) ** 500 - (1 - Fraction(1, 1024)) ** 500),
        "true_error": Fraction(1, 2),
        "inside": Fraction(1, 2),
    }
    slips = [
        ("ten agreements forgotten", "reported", 1 - Fraction(1, 10) * (8 + 1 - (1 - Fraction(11, 1024)) ** 500)),
        ("what the screened analysis reports", "inside", 0.061805),
    ]
    return answers, slips


@part(seven="0.339917", four_hundred="0.367419", out="146.9676", distinct="253.0324")
def rs_bag_b():
    answers = {
        "seven": Fraction(6, 7) ** 7,
        "four_hundred": (1 - 1 / 400) ** 400,
        "out": 400 * (1 - 1 / 400) ** 400,
        "distinct": 400 * (1 - (1 - 1 / 400) ** 400),
    }
    slips = [
        ("one third", "out", Fraction(400, 3)),
        ("the limit instead of the value", "out", 400 / exp(1)),
        ("the complement", "seven", 1 - Fraction(6, 7) ** 7),
    ]
    return answers, slips


@part(trees="22.0451", seen_by_ten="0.010260")
def rs_bag_c():
    answers = {
        "trees": 60 * (1 - 1 / 400) ** 400,
        "seen_by_ten": (1 - (1 - 1 / 400) ** 400) ** 10,
    }
    slips = [
        ("the trees that have seen it", "trees", 60 * (1 - (1 - 1 / 400) ** 400)),
        ("none of the ten has seen it", "seen_by_ten", (1 - 1 / 400) ** 4000),
    ]
    return answers, slips
