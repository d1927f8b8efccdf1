"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import comb, exp, log, sqrt

from helpers.answers import part

PAGE = "chapters/learning/trees-and-forests"


@part(root="53.5", n_35="37.5", n_45="36.75", w_55="36.3")
def tf_plots_a():
    answers = {
        "root": 9 + 1 + 4 + 25 + 100 + 36 - Fraction(27**2, 6),
        "n_35": Fraction(6**2, 3) + Fraction(21**2, 3) - Fraction(27**2, 6),
        "n_45": Fraction(11**2, 4) + Fraction(16**2, 2) - Fraction(27**2, 6),
        "w_55": Fraction(17**2, 5) + 10**2 - Fraction(27**2, 6),
    }
    slips = [
        ("the mean square instead of the sum", "root", Fraction(535, 60)),
        ("the squared difference of the means without the numbers of cases", "n_35", 25),
        ("the RSS that is left instead of the gain", "n_45", Fraction(535, 10) - Fraction(3675, 100)),
    ]
    return answers, slips


@part(gain="13.5", prediction="5.5", r_squared="0.953271")
def tf_plots_b():
    answers = {
        "gain": Fraction(11**2, 2) + 10**2 - Fraction(21**2, 3),
        "prediction": Fraction(5 + 6, 2),
        "r_squared": 1
        - (9 + 1 + 4 + 25 + 100 + 36 - Fraction(6**2, 3) - Fraction(11**2, 2) - 10**2) / Fraction(107, 2),
    }
    slips = [
        ("the best split by nitrogen", "gain", 6),
        ("the leaf on the other side of the last split", "prediction", 10),
        ("the first split only", "r_squared", Fraction(375, 535)),
    ]
    return answers, slips


@part(
    misclassification_s="0",
    misclassification_t="0.083333",
    gini_s="0.125",
    gini_t="0.115741",
    entropy_s="0.215762",
    entropy_t="0.141583",
)
def tf_impurity_a():
    answers = {
        "misclassification_s": Fraction(15, 60) - Fraction(15, 60),
        "misclassification_t": Fraction(15, 60) - Fraction(10, 60),
        "gini_s": 2 * Fraction(1, 4) * (1 - Fraction(1, 2)) ** 2,
        "gini_t": 2 * Fraction(45, 60) * Fraction(15, 60) * (Fraction(8, 9) - Fraction(1, 3)) ** 2,
        "entropy_s": (45 * log(60 / 45) + 15 * log(60 / 15) - 30 * log(2)) / 60,
        "entropy_t": (
            45 * log(60 / 45)
            + 15 * log(60 / 15)
            - 40 * log(45 / 40)
            - 5 * log(45 / 5)
            - 5 * log(15 / 5)
            - 10 * log(15 / 10)
        )
        / 60,
    }
    slips = [
        ("the impurity after the split instead of the gain", "misclassification_t", Fraction(10, 60)),
        ("the impurity after the split instead of the gain", "gini_s", Fraction(1, 4)),
        ("the plain mean of the two children", "gini_t", Fraction(3, 8) - (Fraction(16, 81) + Fraction(4, 9)) / 2),
        ("the logarithm to base two", "entropy_s", (45 * log(60 / 45) + 15 * log(60 / 15) - 30 * log(2)) / 60 / log(2)),
        (
            "the logarithm to base two",
            "entropy_t",
            (
                45 * log(60 / 45)
                + 15 * log(60 / 15)
                - 40 * log(45 / 40)
                - 5 * log(45 / 5)
                - 5 * log(15 / 5)
                - 10 * log(15 / 10)
            )
            / 60
            / log(2),
        ),
    ]
    return answers, slips


@part(misclassification="0.5", gini="0.62", entropy="1.029653", gini_gain="0.24")
def tf_impurity_b(counts=(10, 6, 4)):
    answers = {
        "misclassification": 1 - Fraction(max(counts), sum(counts)),
        "gini": 1 - Fraction(sum(c * c for c in counts), sum(counts) ** 2),
        "entropy": sum(c * log(20 / c) for c in counts) / 20,
        "gini_gain": 1 - Fraction(152, 400) - (1 - Fraction(81 + 1, 100)) / 2 - (1 - Fraction(1 + 25 + 16, 100)) / 2,
    }
    slips = [
        ("the formula for two classes", "gini", Fraction(1, 2)),
        ("the logarithm to base two", "entropy", sum(c * log(20 / c) for c in counts) / 20 / log(2)),
        ("the children without weights", "gini_gain", Fraction(62, 100) - Fraction(18, 100) - Fraction(58, 100)),
    ]
    return answers, slips


@part(at_22_8="20", at_30_10="15", at_18_7="4")
def tf_partition_a():
    answers = {
        "at_22_8": 20,
        "at_30_10": 15,
        "at_18_7": 4,
    }
    slips = [
        ("the question about the wind left out", "at_30_10", 31),
        ("the wrong side of the wind", "at_18_7", 12),
    ]
    return answers, slips


@part(probability="0.4", errors="9", first_alpha="2", second_alpha="16")
def tf_partition_c(leaves=((18, 2), (6, 4), (3, 27))):
    answers = {
        "probability": Fraction(leaves[1][1], sum(leaves[1])),
        "errors": sum(min(leaf) for leaf in leaves),
        "first_alpha": min(6 + 3, 4 + 27) - (4 + 3),
        "second_alpha": min(18 + 6 + 3, 2 + 4 + 27) - (2 + min(6 + 3, 4 + 27)),
    }
    slips = [
        ("the share of the other class", "probability", Fraction(6, 10)),
        ("the whole node instead of the leaf", "probability", Fraction(31, 40)),
        ("the link strength in the first tree", "second_alpha", Fraction(27 - 9, 2)),
    ]
    return answers, slips


@part(g_4="12", g_2="10", g_3="15", g_1="26.25", leaves="3")
def tf_pruning_a():
    answers = {
        "g_4": 50 - (22 + 16),
        "g_2": Fraction(70 - (22 + 16 + 12), 2),
        "g_3": 60 - (25 + 20),
        "g_1": Fraction(200 - (22 + 16 + 12 + 25 + 20), 4),
        "leaves": 5 - 2,
    }
    slips = [
        ("the gain of this split alone", "g_2", 70 - 50 - 12),
        ("the number of leaves instead of that number less one", "g_2", Fraction(20, 3)),
        ("the number of leaves instead of that number less one", "g_1", Fraction(105, 5)),
        ("one split cut instead of the branch", "leaves", 4),
    ]
    return answers, slips


@part(second_alpha="15", third_alpha="70", rss_three="115", rss_two="130")
def tf_pruning_b():
    answers = {
        "second_alpha": min(60 - 45, Fraction(200 - (70 + 25 + 20), 2)),
        "third_alpha": 200 - (70 + 60),
        "rss_three": 70 + 25 + 20,
        "rss_two": 70 + 60,
    }
    slips = [
        ("a node that has been cut already", "second_alpha", 12),
        ("the link strength in the first tree", "third_alpha", Fraction(105, 4)),
    ]
    return answers, slips


@part(least="3", chosen="2", bound="3.92", alpha="12.247449", ccp_alpha="0.306186")
def tf_pruning_c():
    answers = {
        "least": 3,
        "chosen": 2,
        "bound": Fraction(362 + 30, 100),
        "alpha": sqrt(10 * 15),
        "ccp_alpha": sqrt(Fraction(150, 1600)),
    }
    slips = [
        ("the smallest tree of all", "chosen", 1),
        ("the standard error of the smaller tree", "bound", Fraction(362 + 33, 100)),
        ("the arithmetic mean", "alpha", Fraction(25, 2)),
        ("the scale of the book", "ccp_alpha", sqrt(150)),
    ]
    return answers, slips


@part(
    variance_1="0.621", variance_4="1.15584", variance_12="3.296", total_1="3.221", total_4="2.35584", total_12="4.196"
)
def tf_trees_a():
    answers = {
        "variance_1": 9 * (Fraction(5, 100) + Fraction(95, 5000)),
        "variance_4": Fraction(84, 10) * (Fraction(12, 100) + Fraction(88, 5000)),
        "variance_12": 8 * (Fraction(4, 10) + Fraction(6, 500)),
        "total_1": 9 * (Fraction(5, 100) + Fraction(95, 5000)) + Fraction(26, 10),
        "total_4": Fraction(84, 10) * (Fraction(12, 100) + Fraction(88, 5000)) + Fraction(12, 10),
        "total_12": 8 * (Fraction(4, 10) + Fraction(6, 500)) + Fraction(9, 10),
    }
    slips = [
        ("independent trees", "variance_1", Fraction(9, 50)),
        ("independent trees", "variance_4", Fraction(84, 500)),
        ("independent trees", "variance_12", Fraction(8, 50)),
        ("infinitely many trees", "variance_12", Fraction(32, 10)),
    ]
    return answers, slips


@part(trees="147", fall="0.03696", rest="0.03696")
def tf_trees_b():
    answers = {
        "trees": min(b for b in range(1, 1000) if Fraction(88, 100 * b) <= Fraction(5, 100) * Fraction(12, 100)),
        "fall": Fraction(88, 100) * Fraction(84, 10) * Fraction(1, 200),
        "rest": Fraction(88, 100) * Fraction(84, 10) * Fraction(1, 200),
    }
    slips = [
        ("five per cent of the variance of a tree", "trees", 18),
        ("the whole variance of a tree divided by the number of trees", "fall", Fraction(84, 2000)),
        ("the whole variance of a tree divided by the number of trees", "rest", Fraction(84, 2000)),
    ]
    return answers, slips


@part(one="0.3", three="0.276", limit="0.4", brier_three="0.20", brier_limit="0.15")
def tf_trees_c(easy=0.1, hard=0.6):
    answers = {
        "one": 0.6 * easy + 0.4 * hard,
        "three": sum(
            w * sum(comb(3, k) * q**k * (1 - q) ** (3 - k) for k in (2, 3)) for w, q in ((0.6, 0.1), (0.4, 0.6))
        ),
        "limit": Fraction(2, 5),
        "brier_three": Fraction(6, 10) * (Fraction(1, 100) + Fraction(9, 300))
        + Fraction(4, 10) * (Fraction(36, 100) + Fraction(24, 300)),
        "brier_limit": Fraction(6, 10) * Fraction(1, 100) + Fraction(4, 10) * Fraction(36, 100),
    }
    slips = [
        ("the average error probability at every point", "three", 3 * 0.3**2 - 2 * 0.3**3),
        ("the thought that votes become right everywhere", "limit", 0),
        ("the variance of the share left out", "brier_three", Fraction(15, 100)),
    ]
    return answers, slips


@part(eight="0.343609", many="0.367142", cases="91.7856", limit="0.367879")
def tf_oob_a():
    answers = {
        "eight": Fraction(7, 8) ** 8,
        "many": Fraction(249, 250) ** 250,
        "cases": 250 * Fraction(249, 250) ** 250,
        "limit": exp(-1),
    }
    slips = [
        ("the probability of being in the bag", "eight", 1 - Fraction(7, 8) ** 8),
        ("the limit", "many", exp(-1)),
        ("a third of the cases", "cases", Fraction(250, 3)),
        ("the limit of the probability of being in the bag", "limit", 1 - exp(-1)),
    ]
    return answers, slips


@part(trees="14.6857", without="2.5763")
def tf_oob_b():
    answers = {
        "trees": 40 * Fraction(249, 250) ** 250,
        "without": 250 * (1 - Fraction(249, 250) ** 250) ** 10,
    }
    slips = [
        ("all trees", "trees", 40),
        ("the trees that have seen the case", "trees", 40 * (1 - Fraction(249, 250) ** 250)),
        ("the power of the wrong probability", "without", 250 * (Fraction(249, 250) ** 250) ** 10),
    ]
    return answers, slips


@part(oob="11.75", all_trees="4.35")
def tf_oob_c():
    answers = {
        "oob": Fraction(1 + 9 + 36 + 1, 4),
        "all_trees": (Fraction(3, 5) ** 2 + 1 + 16 + Fraction(1, 5) ** 2) / 4,
    }
    slips = [
        (
            "the squared errors of single trees averaged",
            "oob",
            (Fraction(9 + 1, 2) + Fraction(1 + 25, 2) + Fraction(36 + 16 + 64, 3) + 1) / 4,
        ),
        ("the error by all five trees", "oob", Fraction(435, 100)),
    ]
    return answers, slips


@part(error="1", importance="36")
def tf_importance_a():
    answers = {
        "error": Fraction(1 + 1 + 1 + 1, 4),
        "importance": Fraction(49 + 25 + 49 + 25, 4) - 1,
    }
    slips = [
        ("the error after shuffling without subtracting the one before", "importance", 37),
    ]
    return answers, slips


@part(first="18", second="2")
def tf_importance_b():
    answers = {
        "first": Fraction(2 * (1 + 49 + 1 + 25 + 49 + 1 + 25 + 1), 16) - 1,
        "second": Fraction(4 + 4 + 2 * (9 + 1) + 2 * (1 + 9), 16) - 1,
    }
    slips = [
        ("the case's own value left out", "first", Fraction(16 * 19 - 4, 12) - 1),
        ("the error without shuffling not subtracted", "second", 3),
    ]
    return answers, slips


@part(first_1="2", first_5="8", second_3="4", second_7="6")
def tf_importance_c():
    answers = {
        "first_1": Fraction(4 * 2, 4),
        "first_5": Fraction(10 + 6 + 10 + 6, 4),
        "second_3": Fraction(2 + 2 + 6 + 6, 4),
        "second_7": Fraction(2 + 2 + 10 + 10, 4),
    }
    slips = [
        ("the right side only", "second_3", 6),
        ("the right side only", "second_7", 10),
    ]
    return answers, slips


@part(first="0.80", second="0.20")
def tf_importance_d():
    answers = {
        "first": Fraction(160, 160 + 40),
        "second": Fraction(40, 160 + 40),
    }
    slips = [
        ("the ratio of the two", "second", Fraction(40, 160)),
    ]
    return answers, slips
