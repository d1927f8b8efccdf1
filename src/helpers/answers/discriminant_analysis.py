"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import exp, log, sqrt

from helpers.answers import Phi, part

PAGE = "chapters/learning/discriminant-analysis"


@part(lda="71", qda="179", naive_bayes="67", logistic="27", least_class_size="9")
def da_claims_c(p=8, K=4):
    answers = {
        "lda": K * p + p * (p + 1) / 2 + K - 1,
        "qda": K * p + K * p * (p + 1) / 2 + K - 1,
        "naive_bayes": 2 * K * p + K - 1,
        "logistic": (K - 1) * (p + 1),
        "least_class_size": p + 1,
    }
    slips = [
        ("all entries of the symmetric matrix", "lda", K * p + p * p + K - 1),
        ("all K priors counted as free", "lda", K * p + p * (p + 1) / 2 + K),
        ("one matrix for all classes", "qda", K * p + p * (p + 1) / 2 + K - 1),
        ("one variance per predictor for all classes", "naive_bayes", K * p + p + K - 1),
        ("a coefficient vector for every class", "logistic", K * (p + 1)),
    ]
    return answers, slips


@part(right_side="1.25")
def da_bearings_a():
    answers = {
        "right_side": Fraction(1) * Fraction(9, 4) - Fraction(1, 2) * 2,
    }
    slips = [
        ("the perpendicular bisector", "right_side", Fraction(9, 4)),
        ("the determinant left out", "right_side", 5 * (Fraction(9, 4) - 1)),
    ]
    return answers, slips


@part(score_A="1.1069", score_B="0.8569", posterior_B="0.4378")
def da_bearings_b():
    answers = {
        "score_A": 2.8 - 1 - log(2),
        "score_B": 2.4 + 1.4 - 2.25 - log(2),
        "posterior_B": 1 / (1 + exp(0.25)),
    }
    slips = [
        ("the prior left out", "score_A", 2.8 - 1),
        ("the prior left out", "score_B", 2.4 + 1.4 - 2.25),
        ("the posterior of A", "posterior_B", 1 / (1 + exp(-0.25))),
    ]
    return answers, slips


@part(right_side="3.4472", perpendicular="1.9653", mahalanobis="1.3896", flips_at="0.9047")
def da_bearings_c():
    answers = {
        "right_side": 1.25 + 2 * log(3),
        "perpendicular": 2 * log(3) / sqrt(1 + Fraction(1, 4)),
        "mahalanobis": 2 * log(3) / sqrt(Fraction(5, 2)),
        "flips_at": 1 / (1 + exp(-(4.5 - 1 - 1.25))),
    }
    slips = [
        ("the wrong sign of the prior term", "right_side", 1.25 - 2 * log(3)),
        ("the change of the log-odds", "perpendicular", 2 * log(3)),
        ("division by the squared length", "perpendicular", 2 * log(3) / 1.25),
        ("division by the squared distance of the means", "mahalanobis", 2 * log(3) / 2.5),
        ("the prior of B", "flips_at", 1 / (1 + exp(2.25))),
    ]
    return answers, slips


@part(equal_priors="0.2146", at_0_9="0.0857", old_boundary="0.2146")
def da_bearings_d(D=1.5811388300841898, c=2.1972245773362196):
    answers = {
        "equal_priors": Phi(-sqrt(2.5) / 2),
        "at_0_9": 0.9 * Phi(-D / 2 - c / D) + 0.1 * Phi(-D / 2 + c / D),
        "old_boundary": 0.9 * Phi(-D / 2) + 0.1 * Phi(-D / 2),
    }
    slips = [
        ("the distance instead of its half", "equal_priors", Phi(-D)),
        ("half the squared distance", "equal_priors", Phi(-1.25)),
        ("the shift with the wrong sign", "at_0_9", 0.9 * Phi(-D / 2 + c / D) + 0.1 * Phi(-D / 2 - c / D)),
        ("the Bayes error", "old_boundary", 0.9 * Phi(-D / 2 - c / D) + 0.1 * Phi(-D / 2 + c / D)),
    ]
    return answers, slips


@part(low="0.2540", high="1.9960")
def da_line_a():
    answers = {
        "low": (18 - sqrt(324 - 32 * (9 - 4.5 * log(3)))) / 16,
        "high": (18 + sqrt(324 - 32 * (9 - 4.5 * log(3)))) / 16,
    }
    slips = [
        ("the log-determinant left out", "low", (18 - sqrt(324 - 288)) / 16),
        ("the log-determinant left out", "high", (18 + sqrt(324 - 288)) / 16),
        ("the cut of LDA", "low", Fraction(1, 2)),
    ]
    return answers, slips


@part(least_share="0.2061")
def da_line_b():
    answers = {
        "least_share": 1 / (1 + 3 * exp(Fraction(1, 4))),
    }
    slips = [
        ("the condition at the mean instead of the vertex", "least_share", 1 / (1 + 3 * exp(1 / 4.5))),
        ("the share of machine 0", "least_share", 1 - 1 / (1 + 3 * exp(0.25))),
        ("the log-determinant left out", "least_share", 1 / (1 + exp(0.25))),
    ]
    return answers, slips


@part(score_0="-0.3567", score_1="-0.9123")
def da_plane_a():
    answers = {
        "score_0": log(0.7),
        # (3.4 * 1 + 1.4 * 0.5 - 3.4) / 2.4 + log 0.3
        "score_1": 0.7 / 2.4 + log(0.3),
    }
    slips = [
        ("equal weights of the two matrices", "score_1", (3 - 1 * -0.5 - 3) / 2 + log(0.3)),
        ("the prior left out", "score_1", 0.7 / 2.4),
    ]
    return answers, slips


@part(score_0="-1.4893", score_1="-1.8290", posterior_1="0.4159")
def da_plane_b():
    answers = {
        "score_0": -log(3) / 2 - Fraction(7, 12) + log(0.7),
        "score_1": -Fraction(5, 8) + log(0.3),
        "posterior_1": 0.3 * exp(-0.625) / (0.3 * exp(-0.625) + 0.7 * exp(-7 / 12) / sqrt(3)),
    }
    slips = [
        ("the wrong sign of the mixed term", "score_0", -log(3) / 2 - 0.25 + log(0.7)),
        ("the quadratic form not halved", "score_1", -1.25 + log(0.3)),
        ("the log-determinant left out", "posterior_1", 0.3 * exp(-0.625) / (0.3 * exp(-0.625) + 0.7 * exp(-7 / 12))),
    ]
    return answers, slips


@part(right_side="-2.2980")
def da_plane_c():
    answers = {
        "right_side": log(3 / 7) + log(3) / 2 - 2,
    }
    slips = [
        ("the log-determinant left out", "right_side", log(3 / 7) - 2),
        ("the priors left out", "right_side", log(3) / 2 - 2),
    ]
    return answers, slips


@part(lda_flips_at="0.5724", qda_flips_at="0.6243", lda_distance="0.5530")
def da_plane_d():
    answers = {
        "lda_flips_at": 1 / (1 + exp(-0.7 / 2.4)),
        "qda_flips_at": 1 / (1 + exp(-(log(3) / 2 + 7 / 12 - 5 / 8))),
        "lda_distance": log(7 / 3) * 2.4 / sqrt(3.4**2 + 1.4**2),
    }
    slips = [
        ("the prior of class 1", "lda_flips_at", 1 / (1 + exp(0.7 / 2.4))),
        ("the prior of class 1", "qda_flips_at", 1 / (1 + exp(log(3) / 2 + 7 / 12 - 5 / 8))),
        ("the change of the log-odds", "lda_distance", log(7 / 3)),
    ]
    return answers, slips


@part(variance="0.8", covariance="0.6", ml_variance="0.5714")
def da_pooled_a():
    answers = {
        "variance": Fraction(2 + 2, 7 - 2),
        "covariance": Fraction(1 + 2, 7 - 2),
        "ml_variance": Fraction(2 + 2, 7),
    }
    slips = [
        ("the divisor n - 1", "variance", Fraction(4, 6)),
        ("the divisor n - 1", "covariance", Fraction(3, 6)),
        ("the variance around the common mean", "ml_variance", Fraction(76, 49)),
    ]
    return answers, slips


@part(log_odds_B="-0.8591", posterior_B="0.2975", ml_posterior_B="0.2521")
def da_pooled_b():
    answers = {
        "log_odds_B": (0.2 - 0.36) / 0.28 - log(4 / 3),
        "posterior_B": 3 / (3 + 4 * exp(0.16 / 0.28)),
        "ml_posterior_B": 3 / (3 + 4 * exp(1.4 * 0.16 / 0.28)),
    }
    slips = [
        ("the priors left out", "log_odds_B", -0.16 / 0.28),
        ("the priors left out", "posterior_B", 1 / (1 + exp(0.16 / 0.28))),
        ("the prior term with the wrong sign", "log_odds_B", -0.16 / 0.28 + log(4 / 3)),
        ("the unbiased matrix", "ml_posterior_B", 3 / (3 + 4 * exp(0.16 / 0.28))),
    ]
    return answers, slips


@part(score_1="333.6204", score_2="333.7054", score_3="329.8199", posterior_1="0.4737", posterior_2="0.5157")
def da_output_a(d1=333.62037, d2=333.70538, d3=329.8199):
    answers = {
        "score_1": 52.7713 * 13.1 + 6.6951 * 2.4 - 373.7519,
        "score_2": 47.3306 * 13.1 + 3.8053 * 2.4 - 295.4582,
        "score_3": 51.1698 * 13.1 - 1.3222 * 2.4 - 337.3312,
        "posterior_1": 1 / (1 + exp(d2 - d1) + exp(d3 - d1)),
        "posterior_2": 1 / (1 + exp(d1 - d2) + exp(d3 - d2)),
    }
    slips = [
        ("the sign of the flavanoids", "score_3", 51.1698 * 13.1 + 1.3222 * 2.4 - 337.3312),
        ("the third class left out", "posterior_2", 1 / (1 + exp(d1 - d2))),
    ]
    return answers, slips


@part(posterior_1="0.5175", posterior_2="0.4682")
def da_output_b(d1=333.62037, d2=333.70538, d3=329.8199):
    answers = {
        "posterior_1": exp(d1 - d2) / 59 / (exp(d1 - d2) / 59 + 1 / 71 + exp(d3 - d2) / 48),
        "posterior_2": 1 / 71 / (exp(d1 - d2) / 59 + 1 / 71 + exp(d3 - d2) / 48),
    }
    slips = [
        ("the same number added to all scores", "posterior_1", 1 / (1 + exp(d2 - d1) + exp(d3 - d1))),
        ("the frequencies multiplied once more", "posterior_2", 71 / (59 * exp(d1 - d2) + 71 + 48 * exp(d3 - d2))),
    ]
    return answers, slips


@part(shift="0.0763")
def da_output_c():
    answers = {
        "shift": log(71 / 48) / 5.1275,
    }
    slips = [
        ("the change of the log-odds", "shift", log(71 / 48)),
        ("the perpendicular distance", "shift", log(71 / 48) / sqrt(3.8392**2 + 5.1275**2)),
    ]
    return answers, slips


@part(posterior="0.625")
def da_tickets_a():
    answers = {
        "posterior": Fraction(6 * 5, 10) / (Fraction(6 * 5, 10) + Fraction(9 * 6, 30)),
    }
    slips = [
        ("the priors left out", "posterior", Fraction(30, 100) / (Fraction(30, 100) + Fraction(54, 900))),
    ]
    return answers, slips


@part(smoothed="0.2165")
def da_tickets_b():
    answers = {
        "smoothed": Fraction(10 * 1 * 6, 13 * 12) / (Fraction(10 * 1 * 6, 13 * 12) + Fraction(30 * 7 * 7, 33 * 32)),
    }
    slips = [
        (
            "one added above and below only",
            "smoothed",
            Fraction(10 * 6, 11 * 11) / (Fraction(10 * 6, 11 * 11) + Fraction(30 * 7 * 7, 31 * 31)),
        ),
        ("the priors left out", "smoothed", Fraction(6, 156) / (Fraction(6, 156) + Fraction(49, 1056))),
    ]
    return answers, slips


@part(posterior="0.5172")
def da_tickets_c():
    answers = {
        "posterior": 0.015 * exp(-0.5) / (0.015 * exp(-0.5) + 0.01125 * exp(-(0.75**2) / 2)),
    }
    slips = [
        (
            "the standard deviations left out of the densities",
            "posterior",
            0.075 * exp(-0.5) / (0.075 * exp(-0.5) + 0.045 * exp(-(0.75**2) / 2)),
        ),
        ("the length of the message left out", "posterior", Fraction(5, 8)),
    ]
    return answers, slips
