"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import log, sqrt

from helpers.answers import Phi, bisect, part, z

PAGE = "chapters/learning/evaluating-classifiers"


@part(constant_rule="0.85", balanced="0.5")
def ec_lots_a(infected=135, healthy=765):
    answers = {
        "constant_rule": Fraction(healthy, infected + healthy),
        "balanced": (Fraction(0, infected) + Fraction(healthy, healthy)) / 2,
    }
    slips = [
        ("the prevalence", "constant_rule", Fraction(infected, infected + healthy)),
        ("the accuracy in its place", "balanced", Fraction(healthy, infected + healthy)),
    ]
    return answers, slips


@part(logistic="0.9506", lda="0.9865", half_width="0.0068", neighbours_accuracy="0.8745")
def ec_lots_b(w=0.15):
    answers = {
        "logistic": Fraction(88 * 100 - 15 * 48, 8500),
        "lda": Fraction(90 * 100 - 15 * 41, 8500),
        "half_width": Fraction(115, 100) * Fraction(5, 1000) / Fraction(85, 100),
        "neighbours_accuracy": Fraction(15 * 56 + 85 * 93, 10000),
    }
    slips = [
        ("the weights exchanged", "logistic", (0.88 - 0.85 * 0.48) / 0.15),
        ("the rounding of the sensitivity forgotten", "half_width", 0.005 / 0.85),
        ("the plain mean of the two rates", "neighbours_accuracy", (0.56 + 0.93) / 2),
    ]
    return answers, slips


@part(se_sensitivity="0.0406", wilson_low="0.8874", wilson_high="0.9281")
def ec_lots_c(found=90, infected=135, alarms=69, healthy=765):
    answers = {
        "se_sensitivity": sqrt(found * (infected - found) / infected**3),
        # roots of (p - share)^2 = z^2 p (1 - p) / n
        "wilson_low": (2 * (healthy - alarms) + z**2 - z * sqrt(z**2 + 4 * (healthy - alarms) * alarms / healthy))
        / (2 * (healthy + z**2)),
        "wilson_high": (2 * (healthy - alarms) + z**2 + z * sqrt(z**2 + 4 * (healthy - alarms) * alarms / healthy))
        / (2 * (healthy + z**2)),
    }
    slips = [
        ("all 900 lots as divisor", "se_sensitivity", sqrt(Fraction(2, 3) * Fraction(1, 3) / 900)),
        (
            "the Wald interval",
            "wilson_low",
            (healthy - alarms) / healthy - z * sqrt((healthy - alarms) * alarms / healthy**3),
        ),
        (
            "the Wald interval",
            "wilson_high",
            (healthy - alarms) / healthy + z * sqrt((healthy - alarms) * alarms / healthy**3),
        ),
    ]
    return answers, slips


@part(statistic="0.4")
def ec_lots_d():
    answers = {
        "statistic": Fraction((48 - 42) ** 2, 48 + 42),
    }
    slips = [
        ("all 900 lots in the denominator", "statistic", Fraction(36, 900)),
        ("the difference not squared", "statistic", Fraction(6, 90)),
    ]
    return answers, slips


@part(threshold="0.1111", cost_08="960", cost_12="1320")
def ec_leaks_a(dig=1500, leak=12000):
    answers = {
        "threshold": Fraction(dig, dig + leak),
        "cost_08": Fraction(8, 100) * leak,
        "cost_12": Fraction(88, 100) * dig,
    }
    slips = [
        ("the odds instead of the probability", "threshold", Fraction(dig, leak)),
        ("the cost of the dearer decision", "cost_08", Fraction(92, 100) * dig),
        ("the cost of the dearer decision", "cost_12", Fraction(12, 100) * leak),
    ]
    return answers, slips


@part(ppv_4="0.3069", npv_4="0.9933", ppv_1="0.0969", needed="0.9646")
def ec_leaks_b(ratio=10.625):
    answers = {
        "ppv_4": 1 / (1 + 24 / ratio),
        "npv_4": 1 / (1 + Fraction(15, 92) / 24),
        "ppv_1": 1 / (1 + 99 / ratio),
        "needed": 1 - Fraction(85, 2400),
    }
    slips = [
        ("the sensitivity", "ppv_4", Fraction(85, 100)),
        ("a prevalence of one half", "ppv_4", ratio / (1 + ratio)),
        ("the specificity", "npv_4", Fraction(92, 100)),
    ]
    return answers, slips


@part(corrected="0.0637", threshold="0.75")
def ec_leaks_c():
    answers = {
        "corrected": 1 / (1 + 24 * Fraction(38, 62)),
        "threshold": 1 / (1 + Fraction(8, 24)),
    }
    slips = [
        ("the probability scaled instead of the odds", "corrected", 0.62 * 0.04 / 0.5),
        ("a correction the wrong way", "corrected", 1 / (1 + 0.38 / 0.62 / 24)),
        ("the threshold of the corrected scale", "threshold", Fraction(1, 9)),
    ]
    return answers, slips


@part(tpr_at_06="0.75", fpr_at_06="0.3333")
def ec_cables_a():
    answers = {
        "tpr_at_06": Fraction(3, 4),
        "fpr_at_06": Fraction(2, 6),
    }
    slips = [
        ("the tie split with the positive first", "fpr_at_06", Fraction(1, 6)),
        ("the tie split with the negative first", "tpr_at_06", Fraction(2, 4)),
    ]
    return answers, slips


@part(auc="0.7917", rank_sum="29")
def ec_cables_b(plus=(9, 7, 6, 4), minus=(8, 6, 4, 3, 2, 1)):
    answers = {
        "auc": sum(Fraction((a > b) + (a >= b), 48) for a in [9, 7, 6, 4] for b in [8, 6, 4, 3, 2, 1]),
        "rank_sum": 10 + 8 + Fraction(6 + 7, 2) + Fraction(4 + 5, 2),
    }
    slips = [
        ("ties counted zero", "auc", Fraction(18, 24)),
        ("ties counted one", "auc", Fraction(20, 24)),
        ("the lower rank for ties", "rank_sum", 10 + 8 + 6 + 4),
    ]
    return answers, slips


@part(threshold="0.7", precision="0.6667", missed="0.65536")
def ec_cables_c():
    answers = {
        "threshold": Fraction(7, 10),
        "precision": Fraction(2, 3),
        "missed": Fraction(8**6 + 6 * 2 * 8**5, 10**6),
    }
    slips = [
        ("the highest admissible threshold but one", "threshold", Fraction(8, 10)),
        ("a threshold with two false positives", "threshold", Fraction(6, 10)),
        ("exactly one false positive instead of at most one", "missed", Fraction(6 * 2 * 8**5, 10**6)),
    ]
    return answers, slips


@part(standard_error="0.0482", low="0.6972", high="0.8861")
def ec_cables_d(A=0.7916666666666666, plus=40, minus=60):
    answers = {
        "standard_error": sqrt(
            (A * (1 - A) + (plus - 1) * (A / (2 - A) - A**2) + (minus - 1) * (2 * A**2 / (1 + A) - A**2))
            / (plus * minus)
        ),
        "low": A
        - z
        * sqrt(
            (A * (1 - A) + (plus - 1) * (A / (2 - A) - A**2) + (minus - 1) * (2 * A**2 / (1 + A) - A**2))
            / (plus * minus)
        ),
        "high": A
        + z
        * sqrt(
            (A * (1 - A) + (plus - 1) * (A / (2 - A) - A**2) + (minus - 1) * (2 * A**2 / (1 + A) - A**2))
            / (plus * minus)
        ),
    }
    slips = [
        ("pairs taken for independent", "standard_error", sqrt(A * (1 - A) / (plus * minus))),
        ("a share of 100 cables", "standard_error", sqrt(A * (1 - A) / (plus + minus))),
        (
            "positives and negatives exchanged",
            "standard_error",
            sqrt(
                (A * (1 - A) + (minus - 1) * (A / (2 - A) - A**2) + (plus - 1) * (2 * A**2 / (1 + A) - A**2))
                / (plus * minus)
            ),
        ),
    ]
    return answers, slips


@part(reliability="0.00705", resolution="0.07955", brier="0.1375")
def ec_rain_a():
    answers = {
        "reliability": Fraction(16 + 50 + 30 + 45, 20000),
        "resolution": Fraction(576 + 50 + 120 + 845, 20000),
        # every day by itself: rain pays (1 - v)^2, a dry day v^2
        "brier": Fraction(6 * 81 + 94 * 1 + 20 * 49 + 30 * 9 + 15 * 16 + 15 * 36 + 19 * 4 + 1 * 64, 20000),
    }
    slips = [
        ("groups weighted equally", "reliability", (0.04**2 + 0.1**2 + 0.1**2 + 0.15**2) / 4),
        ("resolution added instead of subtracted", "brier", 0.00705 + 0.07955 + 0.21),
    ]
    return answers, slips


@part(log_loss="0.4288", base_log_loss="0.6109", improvement="0.3452")
def ec_rain_b():
    answers = {
        "log_loss": -(
            6 * log(0.1)
            + 94 * log(0.9)
            + 20 * log(0.3)
            + 30 * log(0.7)
            + 15 * log(0.6)
            + 15 * log(0.4)
            + 19 * log(0.8)
            + log(0.2)
        )
        / 200,
        "base_log_loss": -0.3 * log(0.3) - 0.7 * log(0.7),
        "improvement": 1 - Fraction(1375, 2100),
    }
    slips = [
        (
            "the logarithm to base 10",
            "log_loss",
            -(
                6 * log(0.1)
                + 94 * log(0.9)
                + 20 * log(0.3)
                + 30 * log(0.7)
                + 15 * log(0.6)
                + 15 * log(0.4)
                + 19 * log(0.8)
                + log(0.2)
            )
            / 200
            / log(10),
        ),
        ("rainy days only", "base_log_loss", -0.3 * log(0.3)),
        ("the ratio", "improvement", Fraction(1375, 2100)),
    ]
    return answers, slips


@part(brier="0.13045")
def ec_rain_c():
    answers = {
        # within a group with share o the score is o (1 - o)
        "brier": (
            100 * Fraction(6 * 94, 10000)
            + 50 * Fraction(40 * 60, 10000)
            + 30 * Fraction(1, 4)
            + 20 * Fraction(95 * 5, 10000)
        )
        / 200,
    }
    slips = [
        ("the old score", "brier", Fraction(1375, 10000)),
    ]
    return answers, slips


@part(auc="0.8985")
def ec_gaussian_a():
    answers = {
        "auc": Phi(1.8 / sqrt(2)),
    }
    slips = [
        ("variance 1 for the difference", "auc", Phi(1.8)),
        ("variance 4 for the difference", "auc", Phi(0.9)),
    ]
    return answers, slips


@part(threshold="0.5149", sensitivity="0.9006", specificity="0.6967", constrained="0.6979")
def ec_gaussian_c():
    answers = {
        "threshold": 0.9 - log(2) / 1.8,
        "sensitivity": Phi(0.9 + log(2) / 1.8),
        "specificity": Phi(0.9 - log(2) / 1.8),
        "constrained": 1 - Phi(bisect(lambda t: Phi(t) - 0.9, 0, 3) - 1.8),
    }
    slips = [
        ("the logarithm with the wrong sign", "threshold", 0.9 + log(2) / 1.8),
        ("the prevalence forgotten", "threshold", 0.9 - log(6) / 1.8),
        ("the two-sided quantile", "constrained", 1 - Phi(bisect(lambda t: Phi(t) - 0.95, 0, 3) - 1.8)),
    ]
    return answers, slips
