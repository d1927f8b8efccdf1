"""Answers of problem 2 of the mock exam, worked out without its cells."""

from fractions import Fraction
from math import exp

from helpers.answers import part

PAGE = "chapters/exam/problem-2"


@part(squared_bias="0.16")
def exam_2a_1():
    answers = {
        "squared_bias": Fraction(46 - 50, 10) ** 2,
    }
    slips = [
        ("the bias not squared", "squared_bias", Fraction(-4, 10)),
        ("the variance added", "squared_bias", Fraction(46, 100)),
    ]
    return answers, slips


@part(error="0.86")
def exam_2a_2():
    answers = {
        "error": Fraction(16 + 30 + 40, 100),
    }
    slips = [
        ("the noise left out", "error", Fraction(46, 100)),
        ("the bias not squared", "error", Fraction(110, 100)),
        ("the bias added with its sign", "error", Fraction(30, 100)),
        ("the variance of the noise squared", "error", Fraction(62, 100)),
    ]
    return answers, slips


@part(error="1.25", difference="0.39")
def exam_2a_3():
    answers = {
        "error": Fraction(85 + 40, 100),
        "difference": Fraction(125 - 86, 100),
    }
    slips = [
        ("the noise left out", "error", Fraction(85, 100)),
        ("the squared bias of the first method added", "error", Fraction(141, 100)),
        ("the difference of the variances alone", "difference", Fraction(55, 100)),
    ]
    return answers, slips


@part(bound="0.480", chosen="5")
def exam_2b_3(penalty=(0.1, 0.5, 1, 2, 5, 10), cv=(485, 471, 464, 458, 466, 487)):
    answers = {
        "bound": Fraction(min(cv) + 22, 1000),
        "chosen": max(p * (c <= min(cv) + 22) for p, c in zip(penalty, cv)),
    }
    slips = [
        ("two standard errors", "bound", Fraction(502, 1000)),
        ("the standard error subtracted", "bound", Fraction(436, 1000)),
        ("the smallest admitted penalty instead of the largest", "chosen", Fraction(1, 2)),
        ("the minimum of the errors", "chosen", Fraction(2)),
        ("a penalty above the bound", "chosen", Fraction(10)),
    ]
    return answers, slips


@part(full_batches="781", left_over="64", updates_if_used="782", updates_if_dropped="781")
def exam_2d_2():
    answers = {
        "full_batches": len(range(0, 200000 - 255, 256)),
        "left_over": 200000 - 781 * 256,
        "updates_if_used": len(range(0, 200000, 256)),
        "updates_if_dropped": len(range(0, 200000 - 255, 256)),
    }
    slips = [
        ("the quotient not rounded down", "full_batches", Fraction(200000, 256)),
        ("the last batch counted as a full one", "full_batches", Fraction(782)),
        ("the places that stay empty in the last batch", "left_over", Fraction(192)),
        ("the remainder as a fraction of a batch", "left_over", Fraction(1, 4)),
        ("a quarter of an update", "updates_if_used", Fraction(78125, 100)),
        ("the small batch counted although it is dropped", "updates_if_dropped", Fraction(782)),
    ]
    return answers, slips


@part(factor="12.182494")
def exam_2h_1():
    answers = {
        "factor": exp(Fraction(5, 2)),
    }
    slips = [
        ("the change of the log-odds", "factor", Fraction(5, 2)),
        ("the factor of a student", "factor", exp(2.8)),
        ("one dollar for a thousand", "factor", exp(0.0025)),
        ("the base 10 instead of e", "factor", 10**2.5),
    ]
    return answers, slips


@part(factor="16.444647")
def exam_2h_2():
    answers = {
        "factor": exp(Fraction(5, 2) + Fraction(3, 10)),
    }
    slips = [
        ("the interaction left out", "factor", exp(2.5)),
        ("two exponentials added", "factor", exp(2.5) + exp(0.3)),
        ("the coefficient of stu in the exponent", "factor", exp(2.2)),
        ("the interaction alone", "factor", exp(0.3)),
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
