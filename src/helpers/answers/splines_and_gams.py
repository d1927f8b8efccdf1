"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import sqrt

from helpers.answers import part

PAGE = "chapters/learning/splines-and-gams"


@part(coefficients="11", residual_df="249", interior_knots="2")
def sg_counting_a(n=260, spline=5, numeric=2, levels=4, degree=3):
    answers = {
        "coefficients": 1 + spline + numeric + levels - 1,
        "residual_df": n - (1 + spline + numeric + levels - 1),
        # degree + knots + 1 functions, one of them left out
        "interior_knots": spline - degree,
    }
    slips = [
        ("the sixth spline column or the fourth dummy counted too", "coefficients", 1 + 6 + numeric + levels - 1),
        ("twelve coefficients", "residual_df", n - 12),
        ("the constant counted among the columns", "interior_knots", spline - 4),
        ("the boundary knots counted", "interior_knots", 2 + 2),
    ]
    return answers, slips


@part(sunday_hot="175.7", sunday_cold="37.7")
def sg_counting_b(intercept=41.5, hills=(-3.0, 21.4, 97.2, 151.6, 138.0), sunday=-3.8):
    answers = {
        "sunday_hot": intercept + hills[4] + sunday,
        "sunday_cold": intercept + sunday,
    }
    slips = [
        ("all spline coefficients added up", "sunday_hot", intercept + sum(hills) + sunday),
        ("the coefficient of Saturday", "sunday_hot", intercept + hills[4] + 12.6),
        ("the first spline coefficient added", "sunday_cold", intercept + hills[0] + sunday),
    ]
    return answers, slips


@part(columns="12", rank="11", first="41.5", last="179.5")
def sg_counting_c():
    answers = {
        "columns": 11 + 1,
        "rank": 12 - 1,
        "first": Fraction(415, 10),
        "last": Fraction(415, 10) + 138,
    }
    slips = [
        ("the dependence overlooked", "rank", 12),
        ("the coefficient unchanged", "last", 138),
    ]
    return answers, slips


@part(quadratic="7", steps="5", natural="6", interior_knots="4")
def sg_counting_d():
    answers = {
        "quadratic": 2 + 4 + 1,
        "steps": 4 + 1,
        "natural": 4 + 2,
        "interior_knots": 7 + 1 - (3 + 1),
    }
    slips = [
        ("the constant forgotten", "quadratic", 2 + 4),
        ("the cuts counted instead of the intervals", "steps", 4),
        ("a cubic spline without the conditions at the ends", "natural", 4 + 4),
        ("the constant not counted", "interior_knots", 7 - 4),
    ]
    return answers, slips


@part(a="4", b="-7", c="6", d="-1", m="-4", s="5")
def sg_pieces_a(second=-2, third=1):
    answers = {
        "a": 2 - second,
        "b": -1 + 3 * second,
        "c": -3 * second,
        "d": 1 + second,
        "m": 2 - second - 8 * third,
        "s": -1 + 3 * second + 12 * third,
    }
    slips = [
        ("the sign of the hinge at 1 lost", "a", 2 + second),
        ("the same cubic term as on the first piece", "d", 1),
        ("the slope at the knot 1", "s", 2),
    ]
    return answers, slips


@part(dimension="3", roughness="24", jump="-12")
def sg_pieces_b():
    answers = {
        "dimension": 3 + 4 - 2 - 2,
        # f'' is a tent with top 6 over a base of length 2
        "roughness": 2 * Fraction(36, 3),
        "jump": 6 * -2,
    }
    slips = [
        ("the conditions at the ends forgotten", "dimension", 3 + 4),
        ("one of the two pieces forgotten", "roughness", Fraction(36, 3)),
        ("the coefficient instead of the third derivative", "jump", -2),
    ]
    return answers, slips


@part(F="8.863", numerator_df="5", denominator_df="151")
def sg_f_test_a(M0=4210, M2=3254.8, n=160, coefficients=9):
    answers = {
        "F": (M0 - M2) / 5 / (M2 / (n - coefficients)),
        "numerator_df": 9 - 4,
        "denominator_df": n - coefficients,
    }
    slips = [
        ("the smaller model in the denominator", "F", (M0 - M2) / 5 / (M0 / (n - coefficients))),
        ("the divisor n", "F", (M0 - M2) / 5 / (M2 / n)),
        ("the coefficients of the smaller model", "denominator_df", n - 4),
    ]
    return answers, slips


@part(F="5.193", numerator_df="4")
def sg_f_test_b(M1=3702.5, M2=3254.8):
    answers = {
        "F": (M1 - M2) / 4 / (M2 / 151),
        "numerator_df": 9 - 5,
    }
    slips = [
        ("five numerator degrees of freedom", "F", (M1 - M2) / 5 / (M2 / 151)),
        ("the line not counted", "numerator_df", 5),
    ]
    return answers, slips


@part(penalty_for_edf_3="0.144338")
def sg_smoother_a():
    answers = {
        "penalty_for_edf_3": 1 / sqrt(48),
    }
    slips = [
        ("a limit of 1 instead of 2", "penalty_for_edf_3", 0),
        ("the root not taken", "penalty_for_edf_3", Fraction(1, 48)),
    ]
    return answers, slips


@part(at_0="2.181818", at_1="3.909091", at_2="5.636364", at_3="8.272727", edf="2.545455")
def sg_smoother_b(third=0.45454545454545453, fourth=0.09090909090909091):
    answers = {
        "at_0": Fraction(24, 11),
        "at_1": 4 - third / 2 + 3 * fourth / 2,
        "at_2": 6 - third / 2 - 3 * fourth / 2,
        "at_3": 8 + third / 2 + fourth / 2,
        "edf": 2 + Fraction(5, 11) + Fraction(1, 11),
    }
    slips = [
        ("the line alone", "at_0", 2),
        ("one unpenalised direction instead of two", "edf", 1 + Fraction(6, 11)),
    ]
    return answers, slips


@part(outer_leverage="0.818182", inner_leverage="0.454545", cv="7.5")
def sg_smoother_c():
    answers = {
        "outer_leverage": Fraction(1, 4)
        + Fraction(9, 20)
        + Fraction(1, 4) * Fraction(5, 11)
        + Fraction(1, 20) * Fraction(1, 11),
        "inner_leverage": Fraction(1, 4)
        + Fraction(1, 20)
        + Fraction(1, 4) * Fraction(5, 11)
        + Fraction(9, 20) * Fraction(1, 11),
        "cv": Fraction(1 + 4 + 9 + 16, 4),
    }
    slips = [
        ("the leverage of the line", "outer_leverage", Fraction(7, 10)),
        ("the mean of the squared residuals", "cv", Fraction(536, 484)),
        ("generalised cross-validation", "cv", Fraction(536, 484) / (1 - Fraction(28, 44)) ** 2),
    ]
    return answers, slips


@part(
    second_weight="0.892953",
    third_weight="0.348473",
    local_line="2.479089",
    average="3.506097",
    bias_of_average="1.063987",
)
def sg_smoother_d(w=(1, 0.8929533099629122, 0.34847330183407005)):
    answers = {
        "second_weight": Fraction(26, 27) ** 3,
        "third_weight": Fraction(19, 27) ** 3,
        # intercept of the weighted line, by the weighted means
        "local_line": (2 + 5 * w[1] + 4 * w[2]) / sum(w)
        - (w[1] + 2 * w[2])
        / sum(w)
        * ((5 * w[1] + 8 * w[2]) - (w[1] + 2 * w[2]) * (2 + 5 * w[1] + 4 * w[2]) / sum(w))
        / ((w[1] + 4 * w[2]) - (w[1] + 2 * w[2]) ** 2 / sum(w)),
        "average": (2 + 5 * w[1] + 4 * w[2]) / sum(w),
        "bias_of_average": 1.5 * (w[1] + 2 * w[2]) / sum(w),
    }
    slips = [
        ("the outer cube forgotten", "second_weight", Fraction(26, 27)),
        ("the outer cube forgotten", "third_weight", Fraction(19, 27)),
        ("the weighted average", "local_line", (2 + 5 * w[1] + 4 * w[2]) / sum(w)),
        ("the slope forgotten", "bias_of_average", (w[1] + 2 * w[2]) / sum(w)),
    ]
    return answers, slips


@part(b_first="1", a_second="4.4", b_second="1.36", a_limit="4.0625", b_limit="1.5625", factor="0.36")
def sg_backfitting_a(r=0.6):
    answers = {
        "b_first": 4 - r * 5,
        "a_second": 5 - r * 1,
        "b_second": 4 - r * 4.4,
        "a_limit": Fraction(5 * 25 - 3 * 20, 16),
        "b_limit": Fraction(4 * 25 - 3 * 25, 16),
        "factor": r**2,
    }
    slips = [
        ("the other predictor left out", "b_first", 4),
        ("the simple regression", "a_limit", 5),
        ("the simple regression", "b_limit", 4),
        ("the first sweep", "b_limit", 1),
        ("one step instead of a sweep", "factor", r),
    ]
    return answers, slips


@part(edf="7.6", residual_df="192.4")
def sg_backfitting_c():
    answers = {
        "edf": 1 + 1 + Fraction(36, 10) + 2,
        "residual_df": 200 - (1 + 1 + Fraction(36, 10) + 2),
    }
    slips = [
        ("three for the factor", "edf", 1 + 1 + Fraction(36, 10) + 3),
        ("the intercept left out", "edf", 1 + Fraction(36, 10) + 2),
        ("three for the factor", "residual_df", 200 - Fraction(86, 10)),
    ]
    return answers, slips


@part(se_first="0.2531", ratio_first="1.975", se_second="0.4817", ratio_second="2.491", unpaired_first="1.005")
def sg_ranking_a():
    answers = {
        "se_first": 3.1 / sqrt(150),
        "ratio_first": 0.5 * sqrt(150) / 3.1,
        "se_second": 5.9 / sqrt(150),
        "ratio_second": 1.2 * sqrt(150) / 5.9,
        "unpaired_first": sqrt((6.4**2 + 5.9**2) * Fraction(2, 150)),
    }
    slips = [
        ("the standard deviation itself", "se_first", 3.1),
        ("the divisor n instead of its root", "se_second", 5.9 / 150),
        ("the unpaired standard error", "ratio_first", 0.5 / sqrt((6.4**2 + 5.9**2) * 2 / 150)),
        ("the standard errors subtracted", "unpaired_first", 0.5 * sqrt(Fraction(2, 150))),
        ("the standard errors added", "unpaired_first", 12.3 * sqrt(Fraction(2, 150))),
    ]
    return answers, slips
