"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import exp, log, sqrt

from helpers.answers import part

PAGE = "chapters/learning/neural-networks"


@part(parameters="129", biases="17")
def nn_count_a():
    answers = {
        "parameters": 6 * 10 + 10 + 10 * 4 + 4 + 4 * 3 + 3,
        "biases": 10 + 4 + 3,
    }
    slips = [
        ("the biases left out", "parameters", 6 * 10 + 10 * 4 + 4 * 3),
        ("the biases of the hidden layers only", "biases", 10 + 4),
    ]
    return answers, slips


@part(first="608", second="1168", total="9626", side="15")
def nn_count_b():
    answers = {
        "first": 8 * (5 * 5 * 3) + 8,
        "second": 16 * (3 * 3 * 8) + 16,
        "total": 8 * 76 + 16 * 73 + 7 * 7 * 16 * 10 + 10,
        # windows begin after 0, 2, 4, … of the 34 padded rows, the last at 29 or before
        "side": len(range(0, 32 + 2 - 5 + 1, 2)),
    }
    slips = [
        ("one input channel instead of three", "first", 8 * 26),
        ("the biases left out", "second", 16 * 72),
        ("the biases left out", "total", 8 * 75 + 16 * 72 + 7 * 7 * 16 * 10),
        ("the padding left out", "side", len(range(0, 32 - 5 + 1, 2))),
    ]
    return answers, slips


@part(a_1="0.197375", a_2="-0.817754", p="0.903049", loss="2.333550")
def nn_hand_a(z1=0.2, z2=-1.15):
    answers = {
        "a_1": (exp(2 * z1) - 1) / (exp(2 * z1) + 1),
        "a_2": (exp(2 * z2) - 1) / (exp(2 * z2) + 1),
        "p": 1 / (1 + exp(-(1.5 * (exp(0.4) - 1) / (exp(0.4) + 1) - 2 * (exp(-2.3) - 1) / (exp(-2.3) + 1) + 0.3))),
        "loss": log(1 + exp(1.5 * (exp(0.4) - 1) / (exp(0.4) + 1) - 2 * (exp(-2.3) - 1) / (exp(-2.3) + 1) + 0.3)),
    }
    slips = [
        ("no activation in the hidden layer", "a_1", z1),
        ("the sigmoid in the hidden layer", "a_2", 1 / (1 + exp(-z2))),
        (
            "the loss of class 1",
            "loss",
            log(1 + exp(-(1.5 * (exp(0.4) - 1) / (exp(0.4) + 1) - 2 * (exp(-2.3) - 1) / (exp(-2.3) + 1) + 0.3))),
        ),
    ]
    return answers, slips


@part(
    w2_1="0.178240",
    w2_2="-0.738472",
    b2="0.903049",
    b1_1="1.301803",
    b1_2="-0.598321",
    W1_12="-1.301803",
    W1_21="-0.299161",
)
def nn_hand_b(a1=0.197375320224904, a2=-0.817754077970287, p=0.903049001488191):
    answers = {
        "w2_1": p * a1,
        "w2_2": p * a2,
        "b2": p - 0,
        "b1_1": p * 1.5 * (1 - a1**2),
        "b1_2": p * -2 * (1 - a2**2),
        "W1_12": p * 1.5 * (1 - a1**2) * -1,
        "W1_21": p * -2 * (1 - a2**2) * 0.5,
    }
    slips = [
        ("the sign of the target lost", "b2", p - 1),
        ("the squared loss", "b2", p * p * (1 - p)),
        ("the derivative of tanh left out", "b1_1", p * 1.5),
        ("the derivative of tanh left out", "b1_2", p * -2),
        ("rows and columns of the matrix swapped", "W1_12", p * -2 * (1 - a2**2) * 0.5),
        ("rows and columns of the matrix swapped", "W1_21", p * 1.5 * (1 - a1**2) * -1),
    ]
    return answers, slips


@part(new_loss="1.743820", difference="0.604834", passes="18")
def nn_hand_c(a1=0.197375320224904, a2=-0.817754077970287, p=0.903049001488191):
    answers = {
        "new_loss": [
            log(
                1
                + exp(
                    (1.5 - 0.1 * p * a1) * t(0.2 - 0.1 * d1 * (1 + 0.5**2 + 1))
                    + (-2 - 0.1 * p * a2) * t(-1.15 - 0.1 * d2 * (1 + 0.5**2 + 1))
                    + 0.3
                    - 0.1 * p
                )
            )
            for t in [lambda z: (exp(2 * z) - 1) / (exp(2 * z) + 1)]
            for d1 in [p * 1.5 * (1 - a1 * a1)]
            for d2 in [-2 * p * (1 - a2 * a2)]
        ][0],
        "difference": [
            (log(1 + exp(1.5 * a1 - 2 * t(-1.35) + 0.3)) - log(1 + exp(1.5 * a1 - 2 * t(-0.95) + 0.3))) / 0.4
            for t in [lambda z: (exp(2 * z) - 1) / (exp(2 * z) + 1)]
        ][0],
        "passes": 2 * (4 + 2 + 2 + 1),
    }
    slips = [
        (
            "the one-sided difference",
            "difference",
            [
                (log(1 + exp(1.5 * a1 - 2 * t(-1.35) + 0.3)) - log(1 + exp(1.5 * a1 - 2 * t(-1.15) + 0.3))) / 0.2
                for t in [lambda z: (exp(2 * z) - 1) / (exp(2 * z) + 1)]
            ][0],
        ),
        (
            "a step uphill",
            "new_loss",
            [
                log(
                    1
                    + exp(
                        (1.5 + 0.1 * p * a1) * t(0.2 + 0.1 * d1 * 2.25)
                        + (-2 + 0.1 * p * a2) * t(-1.15 + 0.1 * d2 * 2.25)
                        + 0.3
                        + 0.1 * p
                    )
                )
                for t in [lambda z: (exp(2 * z) - 1) / (exp(2 * z) + 1)]
                for d1 in [p * 1.5 * (1 - a1 * a1)]
                for d2 in [-2 * p * (1 - a2 * a2)]
            ][0],
        ),
        ("one-sided differences", "passes", 9 + 1),
    ]
    return answers, slips


@part(p_2="0.219880", loss="1.514675", gradient_1="0.597695", gradient_2="-0.780120")
def nn_smooth_a(z=(1.5, 0.5, 0, -1)):
    answers = {
        "p_2": exp(0.5) / sum(exp(u) for u in z),
        "loss": log(sum(exp(u) for u in z)) - 0.5,
        "gradient_1": 1 / (1 + exp(-1) + exp(-1.5) + exp(-2.5)),
        "gradient_2": exp(0.5) / sum(exp(u) for u in z) - 1,
    }
    slips = [
        ("logits divided by their sum", "p_2", 0.5 / 1),
        ("the logarithm to base 2", "loss", (log(sum(exp(u) for u in z)) - 0.5) / log(2)),
        ("the score", "gradient_1", -exp(1.5) / sum(exp(u) for u in z)),
        ("the score", "gradient_2", 1 - exp(0.5) / sum(exp(u) for u in z)),
    ]
    return answers, slips


@part(loss="1.564675", gradient_1="0.547695", gradient_2="-0.630120")
def nn_smooth_b(z=(1.5, 0.5, 0, -1)):
    answers = {
        # the targets add up to 1, so the loss is the log-sum minus the mean logit
        "loss": log(sum(exp(u) for u in z)) - (0.85 * 0.5 + 0.05 * (1.5 + 0 - 1)),
        "gradient_1": exp(1.5) / sum(exp(u) for u in z) - 0.05,
        "gradient_2": exp(0.5) / sum(exp(u) for u in z) - 0.85,
    }
    slips = [
        ("the convention with ε/K", "loss", log(sum(exp(u) for u in z)) - (0.8875 * 0.5 + 0.0375 * 0.5)),
        ("the convention with ε/K", "gradient_2", exp(0.5) / sum(exp(u) for u in z) - 0.8875),
        ("no smoothing", "gradient_1", exp(1.5) / sum(exp(u) for u in z)),
    ]
    return answers, slips


@part(full="2", fresh="4.05", replaced="5.4")
def nn_batch_a(g=(4, -1, 2, 7, -2)):
    answers = {
        "full": Fraction(sum(g), 5),
        # mean over all ten pairs, and over all 25, of the squared deviation
        "fresh": sum((Fraction(g[i] + g[j], 2) - 2) ** 2 for i in range(5) for j in range(i)) / 10,
        "replaced": sum((Fraction(a + b, 2) - 2) ** 2 for a in g for b in g) / 25,
    }
    slips = [
        ("the sum", "full", sum(g)),
        ("no factor for the finite sample", "fresh", Fraction(27, 4)),
        ("the divisor n - 1 in S²", "replaced", Fraction(27, 4)),
    ]
    return answers, slips


@part(second="-\\tfrac{1}{3}", last_by_two="1")
def nn_batch_b():
    answers = {
        "second": Fraction(-1 + 2 - 2, 3),
        "last_by_two": sum(Fraction(u, 2) for u in [4, -1, 2, 7, -2]) / 5,
    }
    slips = [
        ("the full gradient", "second", 2),
        ("the divisor that is right", "last_by_two", 2),
    ]
    return answers, slips


@part(updates="23", last="29", forty="920")
def nn_batch_c():
    answers = {
        "updates": len(range(0, 1437, 64)),
        "last": 1437 - 22 * 64,
        "forty": 40 * len(range(0, 1437, 64)),
    }
    slips = [
        ("the partial batch dropped", "updates", 1437 // 64),
        ("the partial batches dropped", "forty", 40 * 22),
    ]
    return answers, slips


@part(returned_1="3", returned_2="6", returned_4="10")
def nn_log_a(v=(1.4, 1.1, 0.97, 0.99, 0.93, 0.88, 0.9, 0.89, 0.91, 0.86)):
    answers = {
        # the smallest loss among the epochs that are run
        "returned_1": v.index(min(v[:4])) + 1,
        "returned_2": v.index(min(v[:8])) + 1,
        "returned_4": v.index(min(v)) + 1,
    }
    slips = [
        ("the last epoch run", "returned_1", 4),
        ("the last epoch run", "returned_2", 8),
        ("a stop at the first four bad epochs that do not exist", "returned_4", 6),
    ]
    return answers, slips


@part(share="0.606379", ridge="8")
def nn_log_b():
    answers = {
        "share": Fraction(999, 1000) ** 500,
        "ridge": 400 * Fraction(2, 100),
    }
    slips = [
        ("a penalty without the factor one half", "share", Fraction(998, 1000) ** 500),
        ("a penalty without the factor one half", "ridge", 16),
    ]
    return answers, slips


@part(mean="0.8", deviation="2.449490", mean_relu="1.472", predict="0.8")
def nn_log_c():
    answers = {
        "mean": 2 * 1.2 - 3 * 0.6 + 0.2,
        "deviation": sqrt(6),
        "mean_relu": 0.6 * 0.6 * 1.2 + 0.6 * 0.4 * 4.2 + 0.4 * 0.4 * 0.2,
        "predict": max(0, 2 * 1.2 - 3 * 0.6 + 0.2),
    }
    slips = [
        ("no scaling in training", "mean", 0.6 * 0.6 + 0.2),
        ("the factor 1/(1 - q) instead of q/(1 - q)", "deviation", sqrt(9 / 0.6)),
        ("the ReLU of the mean", "mean_relu", 0.8),
        ("dropout when predicting", "predict", 0.6 * 0.6 + 0.2),
    ]
    return answers, slips


@part(theta_1="3", theta_3="-2", largest_rate="4/3")
def nn_inter_a():
    answers = {
        # y = 4, -1 and the null vector (1, -1, 1): θ = (4 - s, s, -1 - s), orthogonal to it
        "theta_1": [4 - s for s in [Fraction(4 - 1, 3)]][0],
        "theta_3": [-1 - s for s in [Fraction(4 - 1, 3)]][0],
        "largest_rate": 2 / Fraction(3, 2),
    }
    slips = [
        ("the middle coefficient set to zero", "theta_1", 4),
        ("the middle coefficient set to zero", "theta_3", -1),
        ("the factor 1/n forgotten", "largest_rate", Fraction(2, 3)),
    ]
    return answers, slips


@part(theta_1="4", theta_3="-1", norm="4.1231")
def nn_inter_b():
    answers = {
        "theta_1": 3 + Fraction(2 - 0 + 1, 3),
        "theta_3": -2 + Fraction(2 - 0 + 1, 3),
        "norm": sqrt(4**2 + 0 + 1),
    }
    slips = [
        ("the start forgotten", "theta_1", 3),
        ("the start forgotten", "norm", sqrt(14)),
        ("the whole start added", "theta_1", 5),
        ("the start forgotten", "theta_3", -2),
    ]
    return answers, slips


@part(theta_1="2.75", theta_2="0.875", theta_3="-1.875")
def nn_inter_c():
    answers = {
        "theta_1": 2 + Fraction(3, 4),
        "theta_2": 2 - Fraction(3, 2) + Fraction(3, 4) - Fraction(3, 8),
        "theta_3": -Fraction(3, 2) - Fraction(3, 8),
    }
    slips = [
        ("two steps only", "theta_1", 2),
        ("two steps only", "theta_2", 0.5),
        ("the limit", "theta_3", -2),
    ]
    return answers, slips
