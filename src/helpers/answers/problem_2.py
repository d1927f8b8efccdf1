"""Answers of problem 2 of the mock exam, worked out without its cells."""

from fractions import Fraction
from math import exp

from helpers.answers import decimal, part

PAGE = "chapters/exam/problem-2"


@part(squared_bias="0.16")
def exam_2a_1(truth=5.0, mean=4.6, variance=0.3):
    bias = decimal(mean) - decimal(truth)
    answers = {
        "squared_bias": bias**2,
    }
    slips = [
        ("the bias not squared", "squared_bias", bias),
        ("the variance added", "squared_bias", bias**2 + decimal(variance)),
    ]
    return answers, slips


@part(error="0.86")
def exam_2a_2(truth=5.0, mean=4.6, variance=0.3, noise=0.4):
    bias, spread, noise = decimal(mean) - decimal(truth), decimal(variance), decimal(noise)
    answers = {
        "error": bias**2 + spread + noise,
    }
    slips = [
        ("the noise left out", "error", bias**2 + spread),
        ("the bias not squared", "error", abs(bias) + spread + noise),
        ("the bias added with its sign", "error", bias + spread + noise),
        ("the variance of the noise squared", "error", bias**2 + spread + noise**2),
    ]
    return answers, slips


@part(error="1.25", difference="0.39")
def exam_2a_3(truth=5.0, mean=4.6, variance=0.3, noise=0.4, rival=0.85):
    bias, spread, noise, rival = (decimal(x) for x in (mean - truth, variance, noise, rival))
    answers = {
        "error": rival + noise,
        "difference": abs(rival - (bias**2 + spread)),
    }
    slips = [
        ("the noise left out", "error", rival),
        ("the squared bias of the first method added", "error", rival + bias**2 + noise),
        ("the difference of the variances alone", "difference", abs(rival - spread)),
    ]
    return answers, slips


@part(bound="0.480", chosen="5")
def exam_2b_3(penalty=(0.1, 0.5, 1, 2, 5, 10), cv=(485, 471, 464, 458, 466, 487), se=22):
    low, admitted = min(cv), [p for p, c in zip(penalty, cv) if c <= min(cv) + se]
    answers = {
        "bound": Fraction(low + se, 1000),
        "chosen": max(admitted),
    }
    slips = [
        ("two standard errors", "bound", Fraction(low + 2 * se, 1000)),
        ("the standard error subtracted", "bound", Fraction(low - se, 1000)),
        ("the smallest admitted penalty instead of the largest", "chosen", min(admitted)),
        ("the minimum of the errors", "chosen", penalty[cv.index(low)]),
        ("a penalty above the bound", "chosen", max(penalty)),
    ]
    return answers, slips


@part(full_batches="781", left_over="64", updates_if_used="782", updates_if_dropped="781")
def exam_2d_2(n=200_000, batch=256):
    full, rest = len(range(0, n - batch + 1, batch)), n % batch
    answers = {
        "full_batches": full,
        "left_over": rest,
        "updates_if_used": len(range(0, n, batch)),
        "updates_if_dropped": full,
    }
    slips = [
        ("the quotient not rounded down", "full_batches", Fraction(n, batch)),
        ("the last batch counted as a full one", "full_batches", full + 1),
        ("the places that stay empty in the last batch", "left_over", batch - rest),
        ("the remainder as a fraction of a batch", "left_over", Fraction(rest, batch)),
        ("the quotient as it is", "updates_if_used", Fraction(n, batch)),
        ("the small batch counted although it is dropped", "updates_if_dropped", full + 1),
    ]
    return answers, slips


@part(factor="12.182494")
def exam_2h_1(balance=2.5, both=0.3):
    answers = {
        "factor": exp(balance),
    }
    slips = [
        ("the change of the log-odds", "factor", balance),
        ("the factor of a student", "factor", exp(balance + both)),
        ("one dollar for a thousand", "factor", exp(balance / 1000)),
        ("the base 10 instead of e", "factor", 10**balance),
    ]
    return answers, slips


@part(factor="16.444647")
def exam_2h_2(balance=2.5, student=-0.6, both=0.3):
    answers = {
        "factor": exp(decimal(balance) + decimal(both)),
    }
    slips = [
        ("the interaction left out", "factor", exp(balance)),
        ("two exponentials added", "factor", exp(balance) + exp(both)),
        ("the coefficient of stu in the exponent", "factor", exp(balance + student + both)),
        ("the interaction alone", "factor", exp(both)),
    ]
    return answers, slips


@part(expected="367.695")
def exam_2i_3(n=1000):
    answers = {
        "expected": n * Fraction(n - 1, n) ** n,
    }
    slips = [
        ("the limit instead of the value at n = 1000", "expected", n * exp(-1)),
        ("a third of the observations", "expected", Fraction(n, 3)),
        ("the number in the bag", "expected", n - n * Fraction(n - 1, n) ** n),
    ]
    return answers, slips
