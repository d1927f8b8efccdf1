"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import comb, exp, pi, sqrt

from helpers.answers import part

PAGE = "chapters/estimation/bias-and-mse"


@part(bias="-4/10")
def est_ex02_a(n=10, v=4):
    answers = {
        "bias": Fraction((n - 1) * v, n) - v,
    }
    slips = [
        ("the divisor n - 1", "bias", Fraction(-v, n - 1)),
        ("the sign turned round", "bias", Fraction(v, n)),
        ("the mean instead of the bias", "bias", Fraction((n - 1) * v, n)),
    ]
    return answers, slips


@part(
    expected_mean="3.6",
    variance="2.88",
    mse_9="3.555556",
    mse_10="3.04",
    mse_11="2.909091",
    standard_error_of_average="0.024",
    allowed="0.12",
)
def est_ex02_b(n=10, v=4, M=5000):
    answers = {
        "expected_mean": Fraction((n - 1) * v, n),
        "variance": Fraction(2 * (n - 1) * v**2, n**2),
        # E(R^4) - 2 d E(R^2) + d^2, over d^2, with E(R^2) = 9 and E(R^4) = 9 * 11
        "mse_9": Fraction(v**2 * (99 - 2 * 9 * 9 + 81), 81),
        "mse_10": Fraction(v**2 * (99 - 2 * 10 * 9 + 100), 100),
        "mse_11": Fraction(v**2 * (99 - 2 * 11 * 9 + 121), 121),
        "standard_error_of_average": sqrt(Fraction(2 * (n - 1) * v**2, n**2 * M)),
        "allowed": 5 * sqrt(Fraction(2 * (n - 1) * v**2, n**2 * M)),
    }
    slips = [
        ("the mean of the unbiased estimator", "expected_mean", v),
        ("the large-sample variance", "variance", Fraction(2 * v**2, n)),
        ("the variance alone", "mse_10", Fraction(2 * (n - 1) * v**2, n**2)),
        ("the variance alone", "mse_11", Fraction(2 * (n - 1) * v**2, (n + 1) ** 2)),
        ("the scatter of one estimate", "standard_error_of_average", sqrt(Fraction(2 * (n - 1) * v**2, n**2))),
        ("five times the scatter of one estimate", "allowed", 5 * sqrt(Fraction(2 * (n - 1) * v**2, n**2))),
        ("two standard errors", "allowed", 2 * sqrt(Fraction(2 * (n - 1) * v**2, n**2 * M))),
        ("the variance of the average instead of its root", "standard_error_of_average", Fraction(288, 100 * M)),
    ]
    return answers, slips


@part(
    mean="1.845491",
    bias="-0.154509",
    variance_part="-0.102633",
    jensen_part="-0.051875",
    mean_of_s="1.945319",
    bias_of_s="-0.054681",
)
def est_ex02_c(n=10):
    answers = {
        "mean": 2 * sqrt(2 / n) * 24 / (105 / 16 * sqrt(pi)),
        "bias": 2 * sqrt(2 / n) * 24 / (105 / 16 * sqrt(pi)) - 2,
        "variance_part": sqrt(Fraction(36, 10)) - 2,
        "jensen_part": 2 * sqrt(2 / n) * 24 / (105 / 16 * sqrt(pi)) - sqrt(Fraction(36, 10)),
        "mean_of_s": 2 * sqrt(2 / (n - 1)) * 24 / (105 / 16 * sqrt(pi)),
        "bias_of_s": 2 * sqrt(2 / (n - 1)) * 24 / (105 / 16 * sqrt(pi)) - 2,
    }
    slips = [
        ("the root of the mean", "mean", sqrt(Fraction(36, 10))),
        ("the part from the bias of the variance only", "bias", sqrt(Fraction(36, 10)) - 2),
        ("the whole bias credited to Jensen", "jensen_part", 2 * sqrt(2 / n) * 24 / (105 / 16 * sqrt(pi)) - 2),
        ("s taken to be unbiased", "bias_of_s", 0),
        ("s taken to be unbiased", "mean_of_s", 2),
    ]
    return answers, slips


@part(estimate_A="2.1", estimate_B="2.4", mse_A="0.666667", mse_B="4")
def waiting_mean_a(times=(2.1, 0.4, 3.3, 5.0, 1.2, 0.6)):
    answers = {
        "estimate_A": Fraction(126, 60),
        "estimate_B": len(times) * min(times),
        "mse_A": Fraction(4, 6),
        "mse_B": 2**2,
    }
    slips = [
        ("the divisor n - 1", "estimate_A", Fraction(126, 50)),
        ("the minimum itself", "estimate_B", min(times)),
        ("the variance divided by n", "mse_B", Fraction(4, 6)),
    ]
    return answers, slips


@part(multiplier="0.857143", estimate="1.8", mse="0.571429")
def waiting_mean_b():
    answers = {
        "multiplier": 1 / (1 + Fraction(1, 6)),
        "estimate": Fraction(126, 70),
        "mse": Fraction(6, 7) ** 2 * Fraction(4, 6) + Fraction(1, 7) ** 2 * 4,
    }
    slips = [
        ("n - 1 over n", "multiplier", Fraction(5, 6)),
        ("the variance alone", "mse", Fraction(6, 7) ** 2 * Fraction(4, 6)),
        ("no shrinkage", "estimate", Fraction(126, 60)),
    ]
    return answers, slips


@part(probability="0.616600", observations="2000")
def waiting_mean_c():
    answers = {
        "probability": 1 - exp(-0.5) + exp(-1.5),
        "observations": 1 / (Fraction(1, 10) ** 2 * Fraction(5, 100)),
    }
    slips = [
        ("the complement", "probability", exp(-0.5) - exp(-1.5)),
        ("the tolerance not squared", "observations", 1 / (Fraction(1, 10) * Fraction(5, 100))),
    ]
    return answers, slips


@part(bias="0.0105")
def squared_proportion_a():
    answers = {
        "bias": Fraction(3, 10) * Fraction(7, 10) / 20,
    }
    slips = [
        ("an unbiased square", "bias", 0),
        ("the divisor n - 1", "bias", Fraction(21, 100) / 19),
    ]
    return answers, slips


@part(
    likelihood_estimate="0.09",
    unbiased_estimate="0.078947",
    mse_likelihood_3="0.004356",
    mse_unbiased_3="0.004012",
    mse_likelihood_7="0.020316",
    mse_unbiased_7="0.020812",
)
def squared_proportion_b(n=20):
    answers = {
        "likelihood_estimate": Fraction(6, 20) ** 2,
        "unbiased_estimate": Fraction(6 * 5, 20 * 19),
        "mse_likelihood_3": sum(
            (Fraction(k, 20) ** 2 - Fraction(9, 100)) ** 2
            * comb(20, k)
            * Fraction(3, 10) ** k
            * Fraction(7, 10) ** (20 - k)
            for k in range(21)
        ),
        "mse_unbiased_3": sum(
            (Fraction(k * (k - 1), 380) - Fraction(9, 100)) ** 2
            * comb(20, k)
            * Fraction(3, 10) ** k
            * Fraction(7, 10) ** (20 - k)
            for k in range(21)
        ),
        "mse_likelihood_7": sum(
            (Fraction(k, 20) ** 2 - Fraction(49, 100)) ** 2
            * comb(20, k)
            * Fraction(7, 10) ** k
            * Fraction(3, 10) ** (20 - k)
            for k in range(21)
        ),
        "mse_unbiased_7": sum(
            (Fraction(k * (k - 1), 380) - Fraction(49, 100)) ** 2
            * comb(20, k)
            * Fraction(7, 10) ** k
            * Fraction(3, 10) ** (20 - k)
            for k in range(21)
        ),
    }
    slips = [
        ("S(S - 1) over the square of n", "unbiased_estimate", Fraction(30, 400)),
        ("the square of the unbiased estimate", "likelihood_estimate", Fraction(30, 380) ** 2),
    ]
    return answers, slips
