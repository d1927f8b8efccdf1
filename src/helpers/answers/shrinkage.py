"""Answers of the chapter on selection and shrinkage, worked out without its cells."""

from fractions import Fraction
from math import comb, exp, log, sqrt

from helpers.answers import Phi, bisect, part

PAGE = "chapters/learning/shrinkage"


@part(best_of_12="4096", forward_24="79", forward_8="64", forward_pair="413", backward_pair="301")
def sh_subsets_a():
    answers = {
        "best_of_12": sum(comb(12, d) for d in range(13)),
        "forward_24": 1 + sum(range(1, 13)),
        # one start, then 12, 11, ... until seven predictors are in
        "forward_8": 1 + sum(range(6, 13)),
        # forward holds D and adds one; backward drops one of three
        "forward_pair": min(413, 436),
        "backward_pair": min(301, 413, 436),
    }
    slips = [
        ("the intercept counted as a candidate", "best_of_12", 2**13),
        ("the empty model left out", "forward_24", sum(range(1, 13))),
        ("the search not stopped", "forward_8", 1 + sum(range(1, 13))),
        ("stopped one step too late", "forward_8", 1 + sum(range(5, 13))),
        ("the best pair", "forward_pair", 301),
        ("the pair of forward selection", "backward_pair", 413),
    ]
    return answers, slips


@part(
    cp_two="14.7417",
    cp_three="14.3000",
    adjusted_two="0.725278",
    adjusted_three="0.747000",
    bic_two="16.0375",
    bic_three="16.2438",
)
def sh_subsets_b(n=24, tss=1200, two=301, three=264):
    answers = {
        "cp_two": Fraction(two, n) + 2 * 2 * Fraction(three, n - 4) / n,
        "cp_three": Fraction(three, n) + 2 * 3 * Fraction(three, n - 4) / n,
        "adjusted_two": 1 - Fraction(two * (n - 1), tss * (n - 3)),
        "adjusted_three": 1 - Fraction(three * (n - 1), tss * (n - 4)),
        "bic_two": (two + 2 * log(24) * 13.2) / 24,
        "bic_three": (three + 3 * log(24) * 13.2) / 24,
    }
    slips = [
        ("a variance of its own for each model", "cp_two", Fraction(two, n) + 4 * Fraction(two, n - 3) / n),
        ("the divisor n in the variance", "cp_three", Fraction(three, n) + 6 * Fraction(three, n) / n),
        ("plain R squared", "adjusted_two", 1 - Fraction(two, tss)),
        ("the divisor n - d without the intercept", "adjusted_three", 1 - Fraction(three * n, tss * (n - 3))),
        ("AIC's price", "bic_two", (two + 4 * 13.2) / 24),
        ("the decimal logarithm", "bic_two", (two + 2 * log(24) / log(10) * 13.2) / 24),
    ]
    return answers, slips


@part(t_squared="2.803030", price_aic="1.738081", price_bic="2.831729")
def sh_subsets_c():
    answers = {
        "t_squared": Fraction(301 - 264, 1) / Fraction(264, 20),
        "price_aic": 20 * (exp(Fraction(1, 12)) - 1),
        "price_bic": 20 * (exp(log(24) / 24) - 1),
    }
    slips = [
        ("t instead of its square", "t_squared", sqrt(Fraction(370, 132))),
        ("the variance of the smaller model", "t_squared", 37 / Fraction(301, 21)),
        ("the limit for large samples", "price_bic", log(24)),
        ("the limit for large samples", "price_aic", 2),
    ]
    return answers, slips


@part(any_small="0.536709", independent="0.165639", bonferroni="0.18", level="0.003414")
def sh_noise_a():
    answers = {
        "any_small": 1 - Fraction(19, 20) ** 15,
        "independent": 1 - Fraction(988, 1000) ** 15,
        "bonferroni": 15 * Fraction(12, 1000),
        "level": bisect(lambda a: 1 - (1 - a) ** 15 - 0.05),
    }
    slips = [
        ("adding the levels", "any_small", 15 * 0.05),
        ("the level of one test", "any_small", 0.05),
        ("the p-value of one test", "independent", 0.012),
        ("Bonferroni's level", "level", Fraction(5, 1500)),
    ]
    return answers, slips


@part(kept_by_cp="2.3595", kept_by_bic="0.8216")
def sh_noise_b():
    answers = {
        "kept_by_cp": 30 * (1 - Phi(sqrt(2))),
        "kept_by_bic": 30 * (1 - Phi(sqrt(log(40)))),
    }
    slips = [
        ("one tail only", "kept_by_cp", 15 * (1 - Phi(sqrt(2)))),
        ("tests at the level of 5 %", "kept_by_cp", 15 * 0.05),
        ("one tail only", "kept_by_bic", 15 * (1 - Phi(sqrt(log(40))))),
    ]
    return answers, slips


@part(least_squares_1="1.25", least_squares_2="0.25", ridge_1="0.85", ridge_2="0.35", prediction="21.2", budget="0.845")
def sh_ridge_a():
    answers = {
        "least_squares_1": Fraction(10 * 14 - 6 * 10, 64),
        "least_squares_2": Fraction(10 * 10 - 6 * 14, 64),
        "ridge_1": Fraction(14 * 14 - 6 * 10, 160),
        "ridge_2": Fraction(14 * 10 - 6 * 14, 160),
        "prediction": 20 + Fraction(85, 100) + Fraction(35, 100),
        "budget": Fraction(17, 20) ** 2 + Fraction(7, 20) ** 2,
    }
    slips = [
        ("dividing by one plus lambda", "ridge_1", Fraction(1, 4)),
        ("half of lambda", "ridge_1", Fraction(12 * 14 - 6 * 10, 108)),
        ("raw values of the predictors", "prediction", 20 + 0.85 * 54 + 0.35 * 3.5),
        ("least squares", "prediction", Fraction(43, 2)),
        ("the sum of absolute values", "budget", Fraction(12, 10)),
        ("the length instead of its square", "budget", sqrt(0.845)),
    ]
    return answers, slips


@part(df="2.3", rss_least_squares="16", rss_ridge="17.22", cp_least_squares="2.545455", cp_ridge="2.401818")
def sh_ridge_b():
    answers = {
        "df": 1 + Fraction(16, 20) + Fraction(4, 8),
        "rss_least_squares": 36 - Fraction(18**2, 18) - Fraction(2**2, 2),
        # along the eigenvectors least squares explains 18 and 2; what the factors leave is added back
        "rss_ridge": 16 + Fraction(4, 20) ** 2 * 18 + Fraction(4, 8) ** 2 * 2,
        "cp_least_squares": Fraction(16 + 12, 11),
        "cp_ridge": (Fraction(1722, 100) + 4 * Fraction(23, 10)) / 11,
    }
    slips = [
        ("the intercept left out", "df", Fraction(13, 10)),
        ("the factors squared", "df", 1 + Fraction(64, 100) + Fraction(1, 4)),
        ("the explained sum without its factor two", "rss_ridge", 36 - 15.4),
        ("three degrees of freedom", "cp_ridge", Fraction(2922, 1100)),
    ]
    return answers, slips


@part(bias_1="-0.275", bias_2="-0.025", variance="0.205", mse="0.28125", mse_least_squares="0.625", bound="3.555556")
def sh_ridge_c():
    answers = {
        "bias_1": Fraction(-4 * (14 * 2 - 6), 320),
        "bias_2": Fraction(-4 * (14 - 12), 320),
        "variance": 2 * (Fraction(16, 400) + Fraction(4, 64)),
        "mse": Fraction(2 * 16 + 18, 400) + Fraction(2 * 4 + 2, 64),
        "mse_least_squares": 2 * (Fraction(1, 16) + Fraction(1, 4)),
        "bound": 4 / Fraction(9, 8),
    }
    slips = [
        ("the sign lost", "bias_1", Fraction(11, 40)),
        ("the wrong power in the variance", "variance", 2 * (Fraction(1, 20) + Fraction(1, 8))),
        ("the variance alone", "mse", Fraction(205, 1000)),
        ("the squared length instead of the largest square", "bound", 4 / Fraction(5, 4)),
        ("the factor 2 lost", "bound", 2 / Fraction(9, 8)),
    ]
    return answers, slips


@part(lasso_1="2.4", lasso_2="-0.6", lasso_5="1.2", ridge_1="1.231", ridge_2="-0.538", subset_2="-1.4")
def sh_threshold_a():
    answers = {
        "lasso_1": Fraction(32, 10) - Fraction(8, 10),
        "lasso_2": Fraction(-14, 10) + Fraction(8, 10),
        "lasso_5": 2 - Fraction(8, 10),
        "ridge_1": Fraction(32, 26),
        "ridge_2": Fraction(-14, 26),
        "subset_2": Fraction(-14, 10),
    }
    slips = [
        ("the threshold lambda", "lasso_1", Fraction(16, 10)),
        ("the threshold lambda", "lasso_2", 0),
        ("the shift in the wrong direction", "lasso_2", Fraction(-22, 10)),
        ("half of lambda", "ridge_1", Fraction(32, 18)),
        ("a hard threshold at lambda", "subset_2", 0),
    ]
    return answers, slips


@part(lambda_max="6.4", alpha_lasso="0.016", alpha_ridge="1.6", half="0.8")
def sh_threshold_b():
    answers = {
        "lambda_max": 2 * Fraction(32, 10),
        "alpha_lasso": Fraction(16, 1000),
        "alpha_ridge": Fraction(16, 10),
        "half": Fraction(16, 20),
    }
    slips = [
        ("the factor 2 lost", "lambda_max", Fraction(32, 10)),
        ("the divisor n", "alpha_lasso", Fraction(16, 500)),
        ("the convention of the lasso", "alpha_ridge", Fraction(16, 1000)),
        ("doubling instead of halving", "half", Fraction(32, 10)),
    ]
    return answers, slips


@part(lambda_max="52", at_40="0.3", second_slope="22", entry="28", first_at_10="1.5", second_at_10="0.9")
def sh_path_a():
    answers = {
        "lambda_max": 2 * max(26, 8),
        "at_40": Fraction(26 - 20, 20),
        "second_slope": 2 * (8 + 10 * Fraction(3, 10)),
        "entry": 42 / Fraction(3, 2),
        "first_at_10": Fraction(20 * 21 + 10 * 3, 300),
        "second_at_10": Fraction(10 * 21 + 20 * 3, 300),
    }
    slips = [
        ("the factor 2 lost", "lambda_max", 26),
        ("the wrong sign of the correlation", "second_slope", 2 * (8 - 3)),
        ("the second predictor's slope at zero", "second_slope", 16),
        ("the second predictor's slope at zero", "entry", 16),
        ("least squares", "first_at_10", 2),
        ("the full penalty in the equations", "first_at_10", Fraction(20 * 16 + 10 * (-2), 300)),
        ("least squares", "second_at_10", Fraction(14, 10)),
    ]
    return answers, slips


@part(slope_1="18", slope_2="12", first="1.4", second="0.85")
def sh_path_b():
    answers = {
        "slope_1": 2 * (26 - 24 + 7),
        "slope_2": 2 * (8 + 12 - 14),
        "first": Fraction(26 + 7 - 5, 20),
        "second": Fraction(8 + 14 - 5, 20),
    }
    slips = [
        ("the factor 2 lost", "slope_1", 9),
        ("the old first coefficient", "second", Fraction(8 + 12 - 5, 20)),
        ("the threshold lambda", "first", Fraction(26 + 7 - 10, 20)),
    ]
    return answers, slips


@part(best="32", bound="3.36", chosen="512")
def sh_one_se_a():
    answers = {
        "best": 32,
        "bound": Fraction(324 + 12, 100),
        "chosen": max(8, 32, 128, 512),
    }
    slips = [
        ("the smallest admissible penalty", "chosen", 8),
        ("a standard error divided by root 10 again", "bound", 3.24 + 0.12 / sqrt(10)),
        ("a standard error divided by root 10 again", "chosen", 128),
        ("the minimum itself", "chosen", 32),
    ]
    return answers, slips


@part(ridge="0.000512", lasso="0.512")
def sh_one_se_b():
    answers = {
        "ridge": Fraction(512, 10**6),
        "lasso": Fraction(512, 1000),
    }
    slips = [
        ("the wrong direction", "ridge", 512 * 10**6),
        ("the factor not squared", "ridge", Fraction(512, 1000)),
        ("the wrong direction", "lasso", 512 * 1000),
    ]
    return answers, slips


@part(first="1.3333", second="-0.2", third="0")
def sh_elastic_b():
    answers = {
        "first": Fraction(26 - 6, 15),
        "second": Fraction(-9 + 6, 15),
        "third": max(Fraction(5 - 6, 15), 0),
    }
    slips = [
        ("dividing before thresholding", "first", Fraction(26, 15) - Fraction(6, 10)),
        ("the threshold lambda", "first", Fraction(26 - 12, 15)),
        ("the lasso without the second penalty", "second", Fraction(-3, 10)),
    ]
    return answers, slips
