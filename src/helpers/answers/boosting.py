"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import exp, log, sqrt

from helpers.answers import part

PAGE = "chapters/learning/boosting"


@part(error="0.125", vote="0.9730", weight_of_2kg="0.5")
def bo_parcels_a():
    answers = {
        "error": Fraction(1, 8),
        "vote": log(7) / 2,
        # wrong: divided by twice the error
        "weight_of_2kg": Fraction(1, 8) / (2 * Fraction(1, 8)),
    }
    slips = [
        ("the vote without the factor 1/2", "vote", log(7)),
        ("the weight before it is normalised", "weight_of_2kg", sqrt(7) / 8),
    ]
    return answers, slips


@part(error="0.214286", vote="0.6496", weight_of_1kg="0.166667", weight_of_2kg="0.318182", weight_of_3kg="0.045455")
def bo_parcels_b():
    answers = {
        "error": Fraction(3, 14),
        "vote": log(Fraction(11, 3)) / 2,
        "weight_of_1kg": Fraction(1, 14) / (2 * Fraction(3, 14)),
        "weight_of_2kg": Fraction(1, 2) / (2 * Fraction(11, 14)),
        "weight_of_3kg": Fraction(1, 14) / (2 * Fraction(11, 14)),
    }
    slips = [
        ("wrong parcels counted instead of weighed", "error", Fraction(3, 8)),
        ("the vote without the factor 1/2", "vote", log(Fraction(11, 3))),
        ("the weights of round 1", "weight_of_1kg", Fraction(1, 14)),
    ]
    return answers, slips


@part(error="0.181818", vote="0.7520", score_2kg="0.4287", score_5kg="-0.8706")
def bo_parcels_c(a1=0.9729550745276566, a2=0.6496414920651304):
    answers = {
        "error": 4 * Fraction(1, 22),
        "vote": log(Fraction(9, 2)) / 2,
        # the three votes combined: -log(7)/2 + log(11/3)/2 + log(9/2)/2
        "score_2kg": log(Fraction(11, 3) * Fraction(9, 2) / 7) / 2,
        "score_5kg": log(Fraction(9, 2) / 7 / Fraction(11, 3)) / 2,
    }
    slips = [
        ("wrong parcels counted instead of weighed", "error", Fraction(1, 2)),
        ("votes without the factor 1/2", "score_2kg", log(Fraction(11, 3) * Fraction(9, 2) / 7)),
        ("the vote of round 3 left out", "score_5kg", -a1 - a2),
    ]
    return answers, slips


@part(mean_loss="0.4187", probability="0.7021")
def bo_parcels_d():
    answers = {
        "mean_loss": sqrt(Fraction(7, 16)) * sqrt(Fraction(33, 49)) * sqrt(Fraction(72, 121)),
        # odds are exp(2F) = 33/14
        "probability": Fraction(33, 14) / (1 + Fraction(33, 14)),
    }
    slips = [
        ("the score read as the whole log-odds", "probability", 1 / (1 + exp(-log(Fraction(33, 14)) / 2))),
        ("the product of the errors", "mean_loss", Fraction(1, 8) * Fraction(3, 14) * Fraction(2, 11)),
    ]
    return answers, slips


@part(left="7.2", right="8.8", rss_0="112", rss_1="77.44")
def bo_six_plots_a(y=(3, 5, 4, 10, 11, 15)):
    answers = {
        "left": 8 + Fraction(1, 5) * (Fraction(sum(y[:3]), 3) - 8),
        "right": 8 + Fraction(1, 5) * (Fraction(sum(y[3:]), 3) - 8),
        "rss_0": sum((v - 8) ** 2 for v in y),
        "rss_1": sum((v - Fraction(36, 5)) ** 2 for v in y[:3]) + sum((v - Fraction(44, 5)) ** 2 for v in y[3:]),
    }
    slips = [
        ("the learning rate forgotten", "left", 4),
        ("the learning rate forgotten", "right", 12),
        ("the factor eta instead of eta (2 - eta)", "rss_1", 112 - Fraction(96, 5)),
    ]
    return answers, slips


@part(left="6.56", right="9.44", rss_2="55.3216")
def bo_six_plots_b(y=(3, 5, 4, 10, 11, 15)):
    answers = {
        "left": 8 - 4 * (1 - Fraction(4, 5) ** 2),
        "right": 8 + 4 * (1 - Fraction(4, 5) ** 2),
        "rss_2": sum((v - Fraction(656, 100)) ** 2 for v in y[:3]) + sum((v - Fraction(944, 100)) ** 2 for v in y[3:]),
    }
    slips = [
        ("the second tree fitted to the first residuals", "left", 8 - Fraction(8, 5)),
        (
            "the factor eta instead of eta (2 - eta)",
            "rss_2",
            Fraction(7744, 100) - Fraction(1, 5) * Fraction(6144, 100),
        ),
    ]
    return answers, slips


@part(left="6.8", right="8.2")
def bo_six_plots_c():
    answers = {
        "left": Fraction(15, 2) + Fraction(1, 5) * (4 - Fraction(15, 2)),
        "right": Fraction(15, 2) + Fraction(1, 5) * (11 - Fraction(15, 2)),
    }
    slips = [
        ("leaf means of the signs", "left", Fraction(15, 2) - Fraction(1, 5)),
        ("leaf means of the signs", "right", Fraction(15, 2) + Fraction(1, 5)),
        ("the mean residual instead of the median", "right", Fraction(15, 2) + Fraction(1, 5) * (57 - Fraction(15, 2))),
    ]
    return answers, slips


@part(first="0.9539", halved_and_doubled="0.9521")
def bo_rate_a():
    answers = {
        "first": 1 - Fraction(95, 100) ** 60,
        "halved_and_doubled": 1 - Fraction(975, 1000) ** 120,
    }
    slips = [
        ("the missing share", "first", Fraction(95, 100) ** 60),
        ("the number of rounds not doubled", "halved_and_doubled", 1 - Fraction(975, 1000) ** 60),
    ]
    return answers, slips


@part(five_rounds="1.5830", hundred_rounds="1.9941", best_unfitted="0.8")
def bo_rate_c():
    answers = {
        "five_rounds": 1
        + (
            25 * Fraction(55, 100) ** 10
            + Fraction(1, 4) * Fraction(95, 100) ** 10
            + (1 - Fraction(55, 100) ** 5) ** 2
            + (1 - Fraction(95, 100) ** 5) ** 2
        )
        / 2,
        "hundred_rounds": 1
        + (
            25 * Fraction(55, 100) ** 200
            + Fraction(1, 4) * Fraction(95, 100) ** 200
            + (1 - Fraction(55, 100) ** 100) ** 2
            + (1 - Fraction(95, 100) ** 100) ** 2
        )
        / 2,
        "best_unfitted": 1 / (1 + Fraction(1, 2) ** 2),
    }
    slips = [
        (
            "the mean over the two points forgotten",
            "five_rounds",
            1 + 25 * 0.55**10 + 0.25 * 0.95**10 + (1 - 0.55**5) ** 2 + (1 - 0.95**5) ** 2,
        ),
        ("the fitted share", "best_unfitted", Fraction(1, 5)),
    ]
    return answers, slips


@part(G="-0.9", H="1.23", weight="0.4036")
def bo_split_a(p=(2, 3, 6, 7, 5, 8), y=(0, 1, 0, 1, 1, 1)):
    answers = {
        "G": sum(Fraction(a, 10) - b for a, b in zip(p, y)),
        "H": sum(Fraction(a * (10 - a), 100) for a in p),
        "weight": Fraction(90, 100) / Fraction(223, 100),
    }
    slips = [
        ("the sign of the pseudo-residual", "G", Fraction(9, 10)),
        ("the number of observations as Hessian sum", "H", 6),
        ("the penalty forgotten", "weight", Fraction(90, 123)),
    ]
    return answers, slips


@part(cut_1_5="0.1279", cut_2_5="-0.0474", cut_3_5="0.1301", left="-0.0621", right="0.6173")
def bo_split_b():
    answers = {
        "cut_1_5": (Fraction(4, 116) + Fraction(121, 207) - Fraction(81, 223)) / 2,
        "cut_2_5": (Fraction(25, 137) + Fraction(16, 186) - Fraction(81, 223)) / 2,
        "cut_3_5": (Fraction(1, 161) + Fraction(100, 162) - Fraction(81, 223)) / 2,
        "left": -Fraction(10, 161),
        "right": Fraction(100, 162),
    }
    slips = [
        ("the factor 1/2 forgotten", "cut_3_5", Fraction(1, 161) + Fraction(100, 162) - Fraction(81, 223)),
        ("the penalty forgotten", "cut_2_5", (Fraction(25, 37) + Fraction(16, 86) - Fraction(81, 123)) / 2),
        ("the sign lost", "left", Fraction(10, 161)),
    ]
    return answers, slips


@part(without_alpha="0.0301", with_alpha="-0.0031")
def bo_split_c():
    answers = {
        "without_alpha": (Fraction(1, 161) + Fraction(100, 162) - Fraction(81, 223)) / 2 - Fraction(1, 10),
        "with_alpha": (Fraction(7225, 16200) - Fraction(5625, 22300)) / 2 - Fraction(1, 10),
    }
    slips = [
        (
            "the factor 1/2 forgotten",
            "without_alpha",
            Fraction(1, 161) + Fraction(100, 162) - Fraction(81, 223) - Fraction(1, 10),
        ),
        ("gamma forgotten", "with_alpha", (Fraction(7225, 16200) - Fraction(5625, 22300)) / 2),
    ]
    return answers, slips


@part(probability="0.8280")
def bo_split_d():
    answers = {
        # odds 4, times exp(eta w)
        "probability": 4 * exp(30 / 162) / (1 + 4 * exp(30 / 162)),
    }
    slips = [
        ("the learning rate forgotten", "probability", 4 * exp(100 / 162) / (1 + 4 * exp(100 / 162))),
        ("the step added to the probability", "probability", 0.8 + 30 / 162),
    ]
    return answers, slips


@part(
    newton="1.75",
    with_lambda="1.5556",
    exact="1.0116",
    loss_now="-7.2492",
    loss_newton="-7.7124",
    loss_exact="-15.5045",
    loss_shortened="-13.2756",
)
def bo_counts_b(y=(6, 4, 7, 5)):
    answers = {
        "newton": Fraction(sum(y) - 8, 8),
        "with_lambda": Fraction(sum(y) - 8, 9),
        "exact": log(Fraction(sum(y), 8)),
        "loss_now": sum(2 - v * log(2) for v in y),
        "loss_newton": sum(exp(log(2) + 1.75) - v * (log(2) + 1.75) for v in y),
        # at the exact minimum the mean is 22/4
        "loss_exact": 22 - 22 * log(Fraction(22, 4)),
        "loss_shortened": sum(exp(log(2) + 0.525) - v * (log(2) + 0.525) for v in y),
    }
    slips = [
        ("the sign lost", "newton", Fraction(-14, 8)),
        ("the number of observations instead of H", "newton", Fraction(14, 4)),
        ("the mean count", "exact", Fraction(22, 4)),
    ]
    return answers, slips


@part(smallest_alpha="14")
def bo_counts_c():
    answers = {
        "smallest_alpha": abs(8 - 22),
    }
    slips = [
        ("the threshold of the lasso on RSS", "smallest_alpha", 2 * 14),
        ("the weight instead of the sum of gradients", "smallest_alpha", Fraction(14, 8)),
    ]
    return answers, slips
