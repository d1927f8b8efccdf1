"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import sqrt

from helpers.answers import Phi, part, z

PAGE = "chapters/learning/linear-regression"


@part(slope="1.58", intercept="0.68", s2="1.726667", se_slope="0.185831", r2="0.960154", adjusted="0.946872")
def lr_line_a(x=(1, 2, 3, 4, 10), y=(3, 5, 4, 6, 17)):
    answers = {
        # slope from all pairs of points, weighted by their squared distance
        "slope": Fraction(
            sum((x[i] - x[j]) * (y[i] - y[j]) for i in range(5) for j in range(i)),
            sum((x[i] - x[j]) ** 2 for i in range(5) for j in range(i)),
        ),
        "intercept": 7 - Fraction(79, 50) * 4,
        # RSS = TSS - S_xy^2 / S_xx
        "s2": (130 - Fraction(79**2, 50)) / 3,
        "se_slope": sqrt((130 - 79**2 / 50) / 3 / 50),
        "r2": Fraction(79**2, 50 * 130),
        "adjusted": 1 - (1 - Fraction(79**2, 50 * 130)) * Fraction(4, 3),
    }
    slips = [
        ("the line through the origin", "slope", Fraction(sum(a * b for a, b in zip(x, y)), sum(a * a for a in x))),
        ("the divisor n", "s2", Fraction(518, 500)),
        ("the divisor n - 1", "s2", Fraction(518, 400)),
        ("the intercept counted as a predictor", "adjusted", 1 - (1 - Fraction(79**2, 50 * 130)) * Fraction(4, 2)),
    ]
    return answers, slips


@part(leverage="0.92", standardised="1.399117", cook="11.255792", without="10.5")
def lr_line_b():
    answers = {
        "leverage": Fraction(1, 5) + Fraction(36, 50),
        "standardised": 0.52 / sqrt(5.18 / 3 * 0.08),
        "cook": Fraction(52, 100) ** 2 / (Fraction(518, 300) * Fraction(8, 100)) / 2 * Fraction(92, 8),
        # the line through (1, 3), (2, 5), (3, 4), (4, 6)
        "without": Fraction(18, 4) + Fraction(-3 * 3 - 5 + 4 + 3 * 6, 2 * 5) * (10 - Fraction(5, 2)),
    }
    slips = [
        ("the one over n left out", "leverage", Fraction(36, 50)),
        ("the leverage left out", "standardised", 0.52 / sqrt(5.18 / 3)),
        (
            "the number of parameters left out",
            "cook",
            2 * Fraction(52, 100) ** 2 / (Fraction(518, 300) * Fraction(8, 100)) / 2 * Fraction(92, 8),
        ),
        ("the fit with the point in it", "without", Fraction(1648, 100)),
    ]
    return answers, slips


@part(fit="8.58", half_mean="1.961447", half_new="4.618971")
def lr_line_c(t=3.182446305284263):
    answers = {
        "fit": 7 + Fraction(79, 50),
        "half_mean": t * sqrt(5.18 / 3 * 0.22),
        "half_new": t * sqrt(5.18 / 3 * 1.22),
    }
    slips = [
        ("the normal quantile", "half_mean", z * sqrt(5.18 / 3 * 0.22)),
        ("the interval for the mean", "half_new", t * sqrt(5.18 / 3 * 0.22)),
        ("the error of the new value alone", "half_new", t * sqrt(5.18 / 3)),
    ]
    return answers, slips


@part(r="0.95", vif="10.256410", condition="39", slope_1="0.6", slope_2="0.9")
def lr_gauges_a():
    answers = {
        "r": 19 / sqrt(40 * 10),
        "vif": Fraction(400, 400 - 361),
        "condition": Fraction(195, 5),
        # from the two normal equations 40a + 19b = 41.1 and 19a + 10b = 20.4
        "slope_1": (Fraction(411, 10) - Fraction(19, 10) * Fraction(204, 10)) / (40 - Fraction(361, 10)),
        "slope_2": (Fraction(204, 10) - Fraction(19, 40) * Fraction(411, 10)) / (10 - Fraction(361, 40)),
    }
    slips = [
        ("r instead of its square", "vif", 1 / (1 - 0.95)),
        ("the regression on one gauge", "slope_1", Fraction(411, 400)),
        ("the regression on one gauge", "slope_2", Fraction(204, 100)),
        ("the root of it", "condition", sqrt(39)),
    ]
    return answers, slips


@part(s2="1.3", t_1="1.039230", t_2="0.779423", f="16.546154")
def lr_gauges_b():
    answers = {
        "s2": (Fraction(5212, 100) - Fraction(6, 10) * Fraction(411, 10) - Fraction(9, 10) * Fraction(204, 10)) / 7,
        "t_1": 0.6 / sqrt(1.3 / (40 * (1 - 0.9025))),
        "t_2": 0.9 / sqrt(1.3 / (10 * (1 - 0.9025))),
        # from R squared
        "f": (Fraction(4302, 5212) / 2) / ((1 - Fraction(4302, 5212)) / 7),
    }
    slips = [
        ("the divisor n - 2", "s2", Fraction(910, 800)),
        ("no variance inflation", "t_1", 0.6 / sqrt(1.3 / 40)),
        ("no variance inflation", "t_2", 0.9 / sqrt(1.3 / 10)),
        ("the sum not divided by 2", "f", Fraction(4302, 130)),
    ]
    return answers, slips


@part(se_sum="0.182574", se_difference="1.140175")
def lr_gauges_c():
    answers = {
        # what is left of gauge 2 after gauge 1, and the variance of the short slope
        "se_sum": sqrt(1.3 / 40 + (0.5 - 0.475) ** 2 * 1.3 / (10 * 0.0975)),
        "se_difference": sqrt(1.3 / 40 + (0.5 + 0.475) ** 2 * 1.3 / (10 * 0.0975)),
    }
    slips = [
        ("the covariance left out", "se_sum", sqrt(1.3 * 20 / 39)),
        ("the covariance left out", "se_difference", sqrt(1.3 * 20 / 39)),
    ]
    return answers, slips


@part(rss="9.88975", mse_before="0.91", mse_after="0.988975", slope="1.0275", se="0.175800")
def lr_gauges_d():
    answers = {
        "rss": Fraction(5212, 100) - Fraction(411, 10) ** 2 / 40,
        "mse_before": Fraction(910, 1000),
        "mse_after": (Fraction(5212, 100) - Fraction(411, 10) ** 2 / 40) / 10,
        "slope": Fraction(411, 400),
        "se": sqrt((52.12 - 41.1**2 / 40) / 8 / 40),
    }
    slips = [
        ("the other gauge left out", "rss", Fraction(5212, 100) - Fraction(204, 10) ** 2 / 10),
        ("the estimate of the variance instead of the error", "mse_before", Fraction(13, 10)),
        ("the old variance", "se", sqrt(1.3 / 40)),
        ("the slope of the larger model", "slope", Fraction(6, 10)),
    ]
    return answers, slips


@part(prediction="13.44")
def lr_suppliers_a():
    answers = {
        "prediction": Fraction(1240 + 230 - 42 * 3, 100),
    }
    slips = [
        ("the row of B added too", "prediction", Fraction(1240 + 110 + 230 - 42 * 3, 100)),
        ("a temperature that was not centred", "prediction", Fraction(1240 + 230 - 42 * 23, 100)),
    ]
    return answers, slips


@part(estimate="1.20", se="0.479166", t="2.504351", low="0.221413", high="2.178587")
def lr_suppliers_b(t=2.0422724563012373):
    answers = {
        "estimate": Fraction(230 - 110, 100),
        "se": sqrt(0.5002**2 + 0.48**2 - 0.251),
        "t": 1.2 / sqrt(0.5002**2 + 0.48**2 - 0.251),
        "low": 1.2 - t * sqrt(0.5002**2 + 0.48**2 - 0.251),
        "high": 1.2 + t * sqrt(0.5002**2 + 0.48**2 - 0.251),
    }
    slips = [
        ("the covariance left out", "se", sqrt(0.5002**2 + 0.48**2)),
        ("the covariance left out", "t", 1.2 / sqrt(0.5002**2 + 0.48**2)),
        ("the covariance taken once", "se", sqrt(0.5002**2 + 0.48**2 - 0.1255)),
        ("the covariance added", "se", sqrt(0.5002**2 + 0.48**2 + 0.251)),
    ]
    return answers, slips


@part(intercept="14.70", se_intercept="0.329243", a="-2.30", b="-1.20")
def lr_suppliers_c():
    answers = {
        "intercept": Fraction(1240 + 230, 100),
        "se_intercept": sqrt(0.349**2 + 0.48**2 - 2 * 0.1219),
        "a": Fraction(-230, 100),
        "b": Fraction(110 - 230, 100),
    }
    slips = [
        ("the covariance left out", "se_intercept", sqrt(0.349**2 + 0.48**2)),
        ("the sign lost", "a", Fraction(230, 100)),
    ]
    return answers, slips


@part(coefficients="12", df="168", prediction="151.34")
def lr_table_a():
    answers = {
        "coefficients": 1 + 5 + 3 + 3,
        "df": 180 - 12,
        "prediction": Fraction(11800 + 3150 + 184, 100),
    }
    slips = [
        ("a dummy for each zone", "coefficients", 13),
        ("six spline columns and four dummies", "coefficients", 14),
        ("the intercept not counted", "df", 169),
        ("the island added too", "prediction", Fraction(11800 + 3150 + 184 - 600, 100)),
    ]
    return answers, slips


@part(
    se_age="0.575", t_glazing="2.8", t_occupancy="-0.483871", s2="36", f="24.918660", adjusted="0.595119", p="0.628477"
)
def lr_table_b():
    answers = {
        "se_age": Fraction(184, 320),
        "t_glazing": Fraction(210, 75),
        "t_occupancy": Fraction(-30, 62),
        "s2": Fraction(3360, 100) * 180 / 168,
        # TSS = 6048 / 0.38
        "f": (Fraction(6048 * 100, 38) - 6048) / 11 / 36,
        "adjusted": 1 - 36 / (Fraction(6048 * 100, 38) / 179),
        "p": 2 * Phi(-30 / 62),
    }
    slips = [
        ("the training error", "s2", Fraction(3360, 100)),
        ("the sign lost", "t_occupancy", Fraction(30, 62)),
        ("the intercept counted as a predictor", "f", Fraction(62 * 167, 38 * 12)),
        ("one tail", "p", Phi(-30 / 62)),
    ]
    return answers, slips


@part(f="3.4")
def lr_table_c():
    answers = {
        "f": Fraction(6660 - 6048, 5 * 36),
    }
    slips = [
        ("the numerator not divided by 5", "f", Fraction(6660 - 6048, 36)),
        ("the variance of the smaller model", "f", Fraction(6660 - 6048, 5) / Fraction(6660, 173)),
    ]
    return answers, slips


@part(bound_90="1.028840", bound_60="0.560576", largest_r="0.690508")
def lr_table_d():
    answers = {
        "bound_90": 6 / sqrt(179 * (1 - 0.81)),
        "bound_60": 6 / sqrt(179 * (1 - 0.36)),
        "largest_r": sqrt(1 - Fraction(36, 179) / Fraction(62, 100) ** 2),
    }
    slips = [
        ("no inflation", "bound_90", 6 / sqrt(179)),
        ("the root forgotten", "bound_90", 6 / sqrt(179) / (1 - 0.81)),
        ("the square of it", "largest_r", 1 - Fraction(36, 179) / Fraction(62, 100) ** 2),
    ]
    return answers, slips


@part(slope_new="0.90", t="-2.4", low="-1.121491", high="-0.078509")
def lr_nozzles_a(q=2.0859634472658364):
    answers = {
        "slope_new": Fraction(150 - 60, 100),
        "t": Fraction(-60, 25),
        "low": -0.6 - q / 4,
        "high": -0.6 + q / 4,
    }
    slips = [
        ("the difference of the slopes", "slope_new", Fraction(-60, 100)),
        ("the normal quantile", "low", -0.6 - z / 4),
    ]
    return answers, slips


@part(se="0.15", t="6")
def lr_nozzles_b():
    answers = {
        # the part of the variance of the product that the old nozzle does not bring
        "se": sqrt(Fraction(625, 10000) - Fraction(400, 10000)),
        "t": Fraction(90, 15),
    }
    slips = [
        ("the covariance left out", "se", sqrt(0.04 + 0.0625)),
        ("the covariance left out", "t", 0.9 / sqrt(0.04 + 0.0625)),
    ]
    return answers, slips


@part(intercept="19", new="0.4", se="0.5", t="0.8", cross="6.666667")
def lr_nozzles_c():
    answers = {
        "intercept": 10 + 6 * Fraction(3, 2),
        "new": 4 - 6 * Fraction(6, 10),
        "se": sqrt(Fraction(256, 100) + 36 * Fraction(625, 10000) - 12 * Fraction(38, 100)),
        "t": Fraction(4, 5),
        "cross": Fraction(40, 6),
    }
    slips = [
        ("the old difference", "new", 4),
        ("the covariance left out", "se", sqrt(2.56 + 36 * 0.0625)),
        ("the old t", "t", Fraction(40, 16)),
    ]
    return answers, slips


@part(f="8.1")
def lr_claims_b():
    answers = {
        # t1 = t2 = t: F = t^2 / (1 - r)
        "f": Fraction(81, 100) / (1 - Fraction(9, 10)),
    }
    slips = [
        ("the product left out", "f", Fraction(81, 100) / (1 - Fraction(81, 100))),
        ("uncorrelated predictors", "f", Fraction(81, 100)),
    ]
    return answers, slips
