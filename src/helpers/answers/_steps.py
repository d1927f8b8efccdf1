"""Answers that follow from earlier ones, so that an error that is carried on is told from a new one.

Each is a function of answers that stand before it, in its part or in an earlier part of the exercise;
the arguments bear their names.  The tests see that the right values lead to the right answer.
"""

from math import exp, log, sqrt
from statistics import NormalDist

__all__ = ["STEPS", "Phi", "z"]

Phi = NormalDist().cdf
z = NormalDist().inv_cdf(0.975)


def logistic(x):
    return 1 / (1 + exp(-x))


def vote(error):
    return log((1 - error) / error) / 2


def wald(estimate, standard_error):
    return estimate - z * standard_error


def chosen(errors, bound, best):
    """The admitted value, the smallest or the largest; none if the bound is too low."""
    return best((value for value, error in errors.items() if error <= bound), default=None)


RATIO = {
    "low": lambda odds_ratio, se_of_log: odds_ratio * exp(-z * se_of_log),
    "high": lambda odds_ratio, se_of_log: odds_ratio * exp(z * se_of_log),
}
ABOUT_1_2 = {
    "low": lambda se_of_log: 1.2 * exp(-z * se_of_log),
    "high": lambda se_of_log: 1.2 * exp(z * se_of_log),
}
PENALTIES = {0: 2.62, 2: 2.41, 8: 2.20, 32: 2.33, 128: 2.37}
COMPONENTS = dict(enumerate([6.83, 5.12, 4.61, 4.42, 4.40, 4.47, 4.55], 1))
RIDGE = {2: 3.42, 8: 3.31, 32: 3.24, 128: 3.27, 512: 3.35, 2048: 3.71}
EXAM_PENALTIES = {0.1: 0.485, 0.5: 0.471, 1: 0.464, 2: 0.458, 5: 0.466, 10: 0.487}
EXAM_COMPONENTS = {2: 9.40, 3: 8.55, 4: 8.51}

STEPS = {
    "est-ex01-a": {
        "low": wald,
        "high": lambda estimate, standard_error: estimate + z * standard_error,
    },
    "est-ex01-b": {
        "standard_error": lambda estimate: sqrt(estimate / 8),
        "low": wald,
        "high": lambda estimate, standard_error: estimate + z * standard_error,
    },
    "est-ex01-c": {"second_derivative": lambda estimate: -8 / estimate},
    "rayleigh-b": {
        "tail": lambda estimate: exp(-2 / estimate),
        "median": lambda estimate: sqrt(2 * estimate * log(2)),
    },
    "servers-b": {
        "standard_error": lambda estimate: estimate / 2,
        "ten_weeks": lambda estimate: exp(-10 * estimate),
    },
    "shifted-c": {"corrected_minimum": lambda estimate, bias: estimate - bias},
    "est-ex02-b": {
        "standard_error_of_average": lambda variance: sqrt(variance / 5000),
        "allowed": lambda standard_error_of_average: 5 * standard_error_of_average,
    },
    "est-ex02-c": {
        "bias": lambda mean: mean - 2,
        "jensen_part": lambda bias, variance_part: bias - variance_part,
        "bias_of_s": lambda mean_of_s: mean_of_s - 2,
    },
    "waiting-mean-b": {"estimate": lambda estimate_A, multiplier: estimate_A * multiplier},
    "est-ex03-c": {"bias": lambda mean: mean - 2.5, "ratio": lambda bound, variance: variance / bound},
    "first-success-b": {"root": lambda bound: sqrt(bound)},
    "first-success-d": {"ratio": lambda variance, bound: variance / bound},
    "est-ex04-c": {
        "are_alpha": lambda avar_alpha_mom, avar_alpha_mle: avar_alpha_mle / avar_alpha_mom,
        "are_beta": lambda avar_beta_mom, avar_beta_mle: avar_beta_mle / avar_beta_mom,
    },
    "two-counts-a": {"r": lambda p: 2 * p / (1 - p)},
    "est-ex05-c": {
        "low": lambda median, standard_error: median - z * standard_error,
        "high": lambda median, standard_error: median + z * standard_error,
        "width": lambda low, high: high - low,
    },
    "est-ex09-a": {"standard_error": lambda estimate: sqrt(estimate * (1 - estimate) / 600)},
    "est-ex09-c": {
        "wald_low": wald,
        "wald_high": lambda estimate, standard_error: estimate + z * standard_error,
    },
    "three-depots-a": {"p_value": lambda statistic: exp(-statistic / 2)},
    "three-depots-b": {"p_value": lambda statistic: exp(-statistic / 2)},
    "est-ex10-b": {
        "low": lambda se_710: log(71 / 29) - z * se_710,
        "high": lambda se_710: log(71 / 29) + z * se_710,
    },
    "two-pages-a": {
        "low": lambda relative_risk, se_of_log: relative_risk * exp(-z * se_of_log),
        "high": lambda relative_risk, se_of_log: relative_risk * exp(z * se_of_log),
    },
    "two-pages-b": RATIO,
    "two-pages-c": RATIO,
    "latency-a": {"se": lambda se_of_log: 1.2 * se_of_log, **ABOUT_1_2},
    "latency-b": ABOUT_1_2,
    "delta-short-a": {"se_probability": lambda probability: probability * 2.5 / sqrt(50)},
    "est-ex08-c": {"tokens": lambda parameters: 0.1 / parameters},
    "decay-a": {"after": lambda step: 0.3 + step},
    "decay-b": {
        "standard_error": lambda variance: sqrt(1.5 * variance / 2.086182),
        "low": lambda standard_error: 0.382068 - 4.302653 * standard_error,
        "high": lambda standard_error: 0.382068 + 4.302653 * standard_error,
    },
    "budget-b": {
        "tokens": lambda parameters: 10 / parameters,
        "loss_there": lambda parameters, tokens: 1.8 + 400 / sqrt(1e8 * parameters) + 100 / (1e12 * tokens) ** 0.25,
    },
    "budget-c": {"tokens": lambda parameters: 10 / parameters},
    "kronecker-hand-a": {"relative_error": lambda exact, factorised: abs(factorised - exact) / exact},
    "bv-two-fits-a": {"difference": lambda error_of_a, error_of_b: error_of_b - error_of_a},
    "bv-smoother-a": {
        "in_sample": lambda squared_bias, variance: squared_bias + variance + 1.5,
        "training": lambda in_sample, optimism: in_sample - optimism,
    },
    "bv-two-columns-a": {
        "cp_two": lambda sigma2: 7.90 + 4 * sigma2 / 60,
        "cp_four": lambda sigma2: 5.10 + 8 * sigma2 / 60,
        "cp_seven": lambda sigma2: 4.62 + 14 * sigma2 / 60,
        "cp_twelve": lambda sigma2: 4.20 + 24 * sigma2 / 60,
    },
    "lr-line-a": {
        "intercept": lambda slope: 7 - 4 * slope,
        "se_slope": lambda s2: sqrt(s2 / 50),
        "adjusted": lambda r2: 1 - (1 - r2) * 4 / 3,
    },
    "lr-line-c": {"fit": lambda slope, intercept: intercept + 5 * slope},
    "lr-gauges-a": {"vif": lambda r: 1 / (1 - r**2), "condition": lambda r: (1 + abs(r)) / (1 - abs(r))},
    "lr-suppliers-b": {
        "t": lambda estimate, se: estimate / se,
        "low": lambda estimate, se: estimate - 2.042272 * se,
        "high": lambda estimate, se: estimate + 2.042272 * se,
    },
    "lr-table-b": {
        "f": lambda s2: 0.62 * 6048 / 0.38 / 11 / s2,
        "adjusted": lambda s2: 1 - s2 * 179 * 0.38 / 6048,
        "p": lambda t_occupancy: 2 * Phi(-abs(t_occupancy)),
    },
    "lr-nozzles-b": {"t": lambda se: 0.9 / se},
    "lg-museum-b": {
        "probability": lambda eta: logistic(eta),
        "low": lambda eta: logistic(eta - z * 0.21),
        "high": lambda eta: logistic(eta + z * 0.21),
    },
    "lg-seminar-b": {
        "odds_ratio": lambda all_seminar, none_seminar: (
            all_seminar / (1 - all_seminar) / none_seminar * (1 - none_seminar)
        ),
    },
    "da-bearings-b": {"posterior_B": lambda score_A, score_B: logistic(score_B - score_A)},
    "da-output-a": {
        "posterior_1": lambda score_1, score_2, score_3: 1 / (1 + exp(score_2 - score_1) + exp(score_3 - score_1)),
        "posterior_2": lambda score_1, score_2, score_3: 1 / (1 + exp(score_1 - score_2) + exp(score_3 - score_2)),
    },
    "da-plane-b": {"posterior_1": lambda score_0, score_1: logistic(score_1 - score_0)},
    "da-pooled-b": {"posterior_B": lambda log_odds_B: logistic(log_odds_B)},
    "ec-rain-a": {"brier": lambda reliability, resolution: reliability - resolution + 0.21},
    "ec-cables-d": {
        "low": lambda auc, standard_error: auc - z * standard_error,
        "high": lambda auc, standard_error: auc + z * standard_error,
    },
    "rs-folds-a": {
        "cv": lambda first, second: (3 * first + 2 * second) / 5,
        "unweighted": lambda first, second: (first + second) / 2,
    },
    "rs-ranking-b": {"ratio": lambda difference, paired: difference / paired},
    "rs-penalty-a": {
        "bound": lambda standard_error: 2.20 + standard_error,
        "chosen": lambda bound: chosen(PENALTIES, bound, max),
    },
    "sh-one-se-a": {"chosen": lambda bound: chosen(RIDGE, bound, max)},
    "sh-ridge-a": {
        "prediction": lambda ridge_1, ridge_2: 20 + ridge_1 + ridge_2,
        "budget": lambda ridge_1, ridge_2: ridge_1**2 + ridge_2**2,
    },
    "sh-ridge-c": {"mse": lambda bias_1, bias_2, variance: bias_1**2 + bias_2**2 + variance},
    "dr-hand-a": {"explained": lambda first, second: first / (first + second)},
    "dr-hand-b": {
        "rebuilt_length": lambda loading_length, score_1: 60 + loading_length * score_1,
        "rebuilt_width": lambda loading_width, score_1: 30 + loading_width * score_1,
        "squared_error": lambda score_2: score_2**2,
    },
    "dr-table-b": {"share": lambda correlation: correlation**2, "rebuilt": lambda score: 0.51 * score},
    "dr-pcr-a": {
        "coefficient": lambda theta: theta / sqrt(2),
        "area": lambda coefficient: coefficient / 5,
        "shelves": lambda coefficient: coefficient / 2,
        "intercept": lambda area, shelves: 200 - 40 * area - 12 * shelves,
        "prediction": lambda area, shelves, intercept: intercept + 45 * area + 13 * shelves,
    },
    "dr-choose": {
        "bound": lambda standard_error: 4.4 + standard_error,
        "rule": lambda bound: chosen(COMPONENTS, bound, min),
    },
    "sg-ranking-a": {
        "ratio_first": lambda se_first: 0.5 / se_first,
        "ratio_second": lambda se_second: 1.2 / se_second,
    },
    "tf-trees-a": {
        "total_1": lambda variance_1: variance_1 + 2.6,
        "total_4": lambda variance_4: variance_4 + 1.2,
        "total_12": lambda variance_12: variance_12 + 0.9,
    },
    "tf-oob-a": {"cases": lambda many: 250 * many},
    "tf-oob-b": {"trees": lambda many: 40 * many, "without": lambda many: 250 * (1 - many) ** 10},
    "bo-parcels-a": {"vote": vote, "weight_of_2kg": lambda error: 1 / 8 / (2 * error)},
    "bo-parcels-b": {"vote": vote},
    "bo-parcels-c": {"vote": vote},
    "bo-split-a": {"weight": lambda G, H: -G / (H + 1)},
    "nn-hand-a": {
        "p": lambda a_1, a_2: logistic(1.5 * a_1 - 2 * a_2 + 0.3),
        "loss": lambda p: -log(1 - p),
    },
    "nn-hand-b": {
        "w2_1": lambda a_1, p: p * a_1,
        "w2_2": lambda a_2, p: p * a_2,
        "b2": lambda p: p,
        "b1_1": lambda a_1, p: p * 1.5 * (1 - a_1**2),
        "b1_2": lambda a_2, p: p * -2 * (1 - a_2**2),
        "W1_12": lambda b1_1: -b1_1,
        "W1_21": lambda b1_2: b1_2 / 2,
    },
    "nn-smooth-a": {"loss": lambda p_2: -log(p_2), "gradient_2": lambda p_2: p_2 - 1},
    "exam-2a-2": {"error": lambda squared_bias: squared_bias + 0.30 + 0.40},
    "exam-2a-3": {"difference": lambda error: error - 0.86},
    "exam-2b-3": {"chosen": lambda bound: chosen(EXAM_PENALTIES, bound, max)},
    "exam-4c-i": {"components": lambda bound: chosen(EXAM_COMPONENTS, bound, min)},
    "exam-5a-ii": {"probability": lambda linear_predictor: logistic(linear_predictor)},
    "exam-5a-iii": {
        "probability": lambda linear_predictor, odds_ratio: logistic(linear_predictor + log(odds_ratio)),
    },
}
