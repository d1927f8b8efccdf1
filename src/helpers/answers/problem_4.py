"""Answers of problem 4 of the mock exam, worked out without its cells."""

from fractions import Fraction

from helpers.answers import part

PAGE = "chapters/exam/problem-4"


@part(coefficients="10", residual_df="282")
def exam_4a_i(train=292, spline=4, numeric=3, levels=3):
    answers = {
        "coefficients": 1 + spline + numeric + levels - 1,
        "residual_df": train - (spline + numeric + levels),
    }
    slips = [
        ("a fifth spline column or a third dummy counted too", "coefficients", 1 + spline + numeric + levels),
        ("the intercept forgotten", "coefficients", spline + numeric + levels - 1),
        ("the test cars counted too", "residual_df", 392 - 10),
        ("eleven coefficients", "residual_df", train - 11),
        ("nine coefficients", "residual_df", train - 9),
    ]
    return answers, slips


@part(prediction="31.70")
def exam_4a_iii(intercept=29.4, european=1.95, japanese=2.3):
    answers = {
        "prediction": Fraction(2940 + 230, 100),
    }
    slips = [
        ("the European coefficient added too", "prediction", intercept + european + japanese),
        ("the European coefficient in its place", "prediction", intercept + european),
        ("the coefficient of displacement added", "prediction", intercept - 0.172 + japanese),
        ("the American car", "prediction", intercept),
    ]
    return answers, slips


@part(numerator_df="4", denominator_df="282")
def exam_4a_iv():
    answers = {
        "numerator_df": 4,
        "denominator_df": 292 - 10,
    }
    slips = [
        ("the test of a straight line", "numerator_df", 4 - 1),
        ("the constant counted too", "numerator_df", 4 + 1),
        ("the residual degrees of freedom of the smaller model", "denominator_df", 292 - 6),
        ("the number of fitted cars", "denominator_df", 292),
    ]
    return answers, slips


@part(bound="9.31", components="3")
def exam_4c_i(cv=(9.4, 8.55, 8.51), se=0.8):
    answers = {
        "bound": min(cv) + se,
        "components": min(m for m, error in zip((2, 3, 4), (940, 855, 851)) if error <= 851 + 80),
    }
    slips = [
        ("the standard error subtracted", "bound", min(cv) - se),
        ("the error at M = 3 instead of the minimum", "bound", cv[1] + se),
        ("a model above the bound", "components", 2),
        ("the minimum itself", "components", 4),
    ]
    return answers, slips


@part(components="4")
def exam_4c_iii():
    answers = {
        "components": max(range(1, 5)),
    }
    slips = [
        ("the one-standard-error rule", "components", 3),
    ]
    return answers, slips
