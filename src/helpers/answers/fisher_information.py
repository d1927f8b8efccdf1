"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import sqrt

from helpers.answers import part

PAGE = "chapters/estimation/fisher-information"


@part(mean_score="0", error_10_000="0.004", error_all="0.0004")
def est_ex03_a(rate=2.5, n=100, samples=10000):
    answers = {
        "mean_score": 1 / rate - 1 / rate,
        "error_10_000": Fraction(2, 5) / 100,
        "error_all": Fraction(2, 5) / 1000,
    }
    slips = [
        ("the root of 100 instead of the root of 10 000", "error_10_000", Fraction(2, 5) / 10),
        ("the variance instead of the standard deviation", "error_10_000", Fraction(4, 25) / 100),
        ("one column of the draws", "error_all", Fraction(2, 5) / 100),
    ]
    return answers, slips


@part(information="0.16", second_derivative="-0.16", error_10_000="0.004525")
def est_ex03_b():
    answers = {
        "information": Fraction(2, 5) ** 2,
        "second_derivative": -(Fraction(2, 5) ** 2),
        # Var(U^2) = 8 / rate^4
        "error_10_000": sqrt(8 * Fraction(2, 5) ** 4 / 10000),
    }
    slips = [
        ("the information of all 100 observations", "information", 100 * Fraction(2, 5) ** 2),
        ("one over the information", "information", Fraction(5, 2) ** 2),
        ("the sign lost", "second_derivative", Fraction(2, 5) ** 2),
        ("the fourth moment of a normal variable", "error_10_000", sqrt(2 * Fraction(2, 5) ** 4 / 10000)),
    ]
    return answers, slips


@part(
    bound="0.0625",
    mean="2.525253",
    bias="0.025253",
    variance="0.065070",
    ratio="1.041127",
    ratio_biased_bound="1.020408",
    mse_ratio="1.051330",
    unbiased_ratio="1.020408",
    n_for_1_05="83",
    n_for_1_01="403",
)
def est_ex03_c(n=100):
    answers = {
        "bound": Fraction(25, 4) / n,
        "mean": Fraction(5, 2) * n / (n - 1),
        "bias": Fraction(5, 2) / (n - 1),
        # second moment minus square of the first
        "variance": Fraction(25, 4) * n**2 * (Fraction(1, (n - 1) * (n - 2)) - Fraction(1, (n - 1) ** 2)),
        "ratio": n**3 * (Fraction(1, (n - 1) * (n - 2)) - Fraction(1, (n - 1) ** 2)),
        "ratio_biased_bound": n * (n - 1) ** 2 * (Fraction(1, (n - 1) * (n - 2)) - Fraction(1, (n - 1) ** 2)),
        # mean of (n/S - rate)^2, expanded, in units of rate^2 / n
        "mse_ratio": n * (Fraction(n**2, (n - 1) * (n - 2)) - Fraction(2 * n, n - 1) + 1),
        "unbiased_ratio": n * (Fraction(n - 1, n - 2) - 1),
        "n_for_1_05": min(k for k in range(3, 2000) if 100 * k**3 < 105 * (k - 1) ** 2 * (k - 2)),
        "n_for_1_01": min(k for k in range(3, 2000) if 100 * k**3 < 101 * (k - 1) ** 2 * (k - 2)),
    }
    slips = [
        ("unbiasedness taken for granted", "mean", Fraction(5, 2)),
        ("n + 1 instead of n - 1", "mean", Fraction(5, 2) * n / (n + 1)),
        ("the Cramér–Rao bound instead", "variance", Fraction(25, 4) / n),
        ("the claim that the bound is attained", "ratio", 1),
        ("the mean squared error instead of the variance", "ratio", Fraction(n * (n + 2), (n - 1) * (n - 2))),
        ("the bound for unbiased estimators", "ratio_biased_bound", Fraction(n**3, (n - 1) ** 2 * (n - 2))),
        ("the squared bias left out", "mse_ratio", Fraction(n**3, (n - 1) ** 2 * (n - 2))),
        ("the claim that the bound is attained", "unbiased_ratio", 1),
        (
            "the ratio n/(n - 2) instead of the MLE's",
            "n_for_1_05",
            min(k for k in range(3, 2000) if 100 * k < 105 * (k - 2)),
        ),
        (
            "the ratio n/(n - 2) instead of the MLE's",
            "n_for_1_01",
            min(k for k in range(3, 2000) if 100 * k < 101 * (k - 2)),
        ),
    ]
    return answers, slips


@part(bound="0.00064", root="0.025298", log_odds_bound="0.025")
def first_success_b(n=50):
    answers = {
        "bound": Fraction(1, 25) * Fraction(4, 5) / n,
        "root": sqrt(Fraction(1, 25) * Fraction(4, 5) / n),
        "log_odds_bound": 1 / (n * Fraction(4, 5)),
    }
    slips = [
        ("one observation instead of fifty", "bound", Fraction(1, 25) * Fraction(4, 5)),
        ("the information of a Bernoulli variable", "bound", Fraction(1, 5) * Fraction(4, 5) / n),
        (
            "the derivative on the wrong side",
            "log_odds_bound",
            Fraction(1, 25) * Fraction(4, 5) / n * Fraction(4, 25) ** 2,
        ),
    ]
    return answers, slips


@part(variance="0.4")
def first_success_c():
    answers = {
        "variance": Fraction(4, 5) / (50 * Fraction(1, 25)),
    }
    slips = [
        ("one observation instead of fifty", "variance", Fraction(4, 5) / Fraction(1, 25)),
    ]
    return answers, slips


@part(variance="0.16", bound="0.032", ratio="5")
def first_success_d():
    answers = {
        "variance": Fraction(1, 5) * Fraction(4, 5),
        "bound": Fraction(1, 5) ** 2 * Fraction(4, 5),
        "ratio": 1 / Fraction(1, 5),
    }
    slips = [
        ("the ratio upside down", "ratio", Fraction(1, 5)),
        ("fifty observations instead of one", "bound", Fraction(1, 5) ** 2 * Fraction(4, 5) / 50),
    ]
    return answers, slips


@part(i_aa="5", i_ab="15", i_bb="55")
def slope_a():
    answers = {
        "i_aa": sum(1 for i in range(1, 6)),
        "i_ab": sum(range(1, 6)),
        "i_bb": sum(i * i for i in range(1, 6)),
    }
    slips = [
        ("the square of the sum over five", "i_bb", sum(range(1, 6)) ** 2 / 5),
    ]
    return answers, slips


@part(known="0.018182", unknown="0.1", factor="5.5")
def slope_b():
    answers = {
        "known": Fraction(1, 55),
        "unknown": 1 / Fraction(sum((i - 3) ** 2 for i in range(1, 6))),
        "factor": 1 / (1 - Fraction(225, 275)),
    }
    slips = [
        ("one over the diagonal entry", "unknown", Fraction(1, 55)),
        ("the inverse matrix although the intercept is known", "known", Fraction(1, 10)),
        ("the root of it", "factor", sqrt(5.5)),
    ]
    return answers, slips


@part(i_cc="5", i_bb="10", at_4="0.3")
def slope_c():
    answers = {
        "i_cc": sum(1 for i in range(1, 6)),
        "i_bb": sum((i - 3) ** 2 for i in range(1, 6)),
        "at_4": Fraction(11, 10) + 16 * Fraction(1, 10) - 8 * Fraction(3, 10),
    }
    slips = [
        ("the uncentred values", "i_bb", sum(i * i for i in range(1, 6))),
        ("the covariance left out", "at_4", Fraction(11, 10) + 16 * Fraction(1, 10)),
    ]
    return answers, slips
