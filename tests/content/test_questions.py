"""Questions with other numbers: the page's own numbers give the page's text, and every variant is sound."""

import re
import sys

import numpy as np
import pytest
from math_core import LatexToMathML
from scipy.special import expit

from content.pages import page
from helpers.answers import answer_sheet
from helpers.questions import COUNT, TOKEN, acceptable, pattern, question_sheet

QUESTIONS = question_sheet()
EACH = pytest.mark.parametrize("label", QUESTIONS)
LEFT_OUT = re.compile(r"\*\*(Marks|Trap|See|Enough for full marks)\b")
FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<!\\)\$([^$]+?)(?<!\\)\$", re.S)
UGLY = re.compile(r"nan|inf\b|e[+-]\d\d|(?<![\d.])-0\.?0*(?![\d.])|--|\+-|@|\b1 (?:others|successes|models)\b")


def paragraphs(markdown):
    markdown = re.sub(r"(?m)^\$\$(?: \(eq-[\w-]+\))?$", "\n$$\n", markdown.replace(" % narrow", ""))
    return [" ".join(each.split()) for each in re.split(r"\n\s*\n", markdown) if each.strip()]


@EACH
def test_with_the_pages_numbers_it_is_the_page(label):
    question = QUESTIONS[label]
    where = page(question.page)
    [exercise] = [e for e in where.exercises if e.label == label]
    text = paragraphs(exercise.body) + paragraphs(where.text)
    for written in paragraphs(question.text(question.statement, question.own)):
        assert written in text, written
    stated = paragraphs(question.text(question.statement, question.own))
    assert not [p for p in paragraphs(exercise.body) if p not in stated and not p.startswith(":")]
    for part, template in question.solutions.items():
        solution = re.sub(r"(?s):::\{dropdown\}.*?\n:::", "", where.solution(f"sol-{part}").body)
        solution = [p for p in paragraphs(solution) if not p.startswith(":")]
        drawn = paragraphs(question.text(template, question.own))
        for written in drawn:
            assert written in solution, f"{part}: not on the page: {written}"
        missing = [p for p in solution if p not in drawn and not LEFT_OUT.match(p)]
        assert not missing, f"{part}: left out: {missing[0]}"


@EACH
def test_all_numeric_parts_are_drawn_together(label):
    question = QUESTIONS[label]
    where = page(question.page)
    own = {s.label.removeprefix("sol-") for s in where.solutions if s.title == label and "words" not in s.classes}
    assert own == set(question.parts)


@EACH
def test_every_variant_is_sound(label):
    question = QUESTIONS[label]
    variants = question.variants()
    assert len(variants) == COUNT >= 40
    patterns = {pattern(question.results(**g)) for g in variants} | {pattern(question.results())}
    assert len(patterns) == COUNT + 1
    convert = LatexToMathML(annotation=False, fancy_error=False)
    for givens in variants:
        for part, (answers, slips) in question.results(**givens).items():
            assert acceptable(answers, slips), (givens, answers, slips)
            text = question.text(question.solutions[part], givens)
            numbers = numbers_in(text)
            for name, value in answers.items():
                assert any(abs(n - value) <= 0.005 * abs(value) for n in numbers), (part, name, value, text)
        for text in (question.statement, *question.solutions.values()):
            text = question.text(text, givens)
            assert not UGLY.search(re.sub(r"\|[-:|]+\|", "", text)), text
            for block, line in FORMULA.findall(text):
                tex = re.sub(r"(?<!\\)%[^\n]*", "", block or line)
                convert.convert_with_local_state(tex.strip(), displaystyle=bool(block))


def numbers_in(text):
    text = text.replace("{,}", "").replace("−", "-")
    return [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", text)]


@EACH
def test_what_a_token_says_changes_or_is_no_token(label):
    question = QUESTIONS[label]
    said = [question.tokens(g) for g in question.variants()]
    used = set(TOKEN.findall("".join((question.statement, *question.solutions.values()))))
    assert used <= set(said[0])
    for token in used:
        assert len({words[token] for words in said}) > 1 or token == "others", token


@EACH
def test_hints_that_stay_hold_for_all_numbers(label):
    question = QUESTIONS[label]
    where = page(question.page)
    [exercise] = [e for e in where.exercises if e.label == label]
    behind = "\n".join(where.text.splitlines()[exercise.end :]).split("`````", 1)[0]
    hints = "\n".join(re.findall(r"```\{dropdown\} Hint[^\n]*\n(.*?)```", behind, re.S))
    givens = {f"{n:.10g}" for v in question.own.values() for n in (v if isinstance(v, tuple) else [v])}
    shown = set(re.findall(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])", hints)) - {"0", "1", "2"}
    if question.hints:
        assert not shown & givens, f"a hint names a given: {shown & givens}"


# A second way to every answer of every variant: with numpy, by brute force, or from the definition.
def two_points(mean, variance):
    return mean + np.sqrt(variance) * np.array([-1, 1])


def point_error(truth, mean, variance, noise, **_):
    return np.mean((two_points(truth, noise)[:, None] - two_points(mean, variance)) ** 2)


def odds(intercept, balance, student, both, bal, stu):
    eta = intercept + balance * bal + student * stu + both * bal * stu
    p = 1 / (1 + np.exp(-eta))
    return p / (1 - p)


def lasso(penalty, cv, se):
    penalty, cv = np.array(penalty), np.array(cv) / 1000
    bound = cv.min() + se / 1000
    return {"bound": bound, "chosen": penalty[cv <= bound + 1e-9].max()}


SECOND = {
    "exam-2a-1": lambda truth, mean, **_: {"squared_bias": np.mean(two_points(truth, 0.1) - mean) ** 2},
    "exam-2a-2": lambda **g: {"error": point_error(**g)},
    "exam-2a-3": lambda truth, rival, noise, **g: {
        "error": (new := point_error(truth, truth, rival, noise)),
        "difference": abs(new - point_error(truth, noise=noise, **g)),
    },
    "exam-2b-3": lasso,
    "exam-2h-1": lambda **g: {"factor": odds(**g, bal=3, stu=0) / odds(**g, bal=2, stu=0)},
    "exam-2h-2": lambda **g: {"factor": odds(**g, bal=3, stu=1) / odds(**g, bal=2, stu=1)},
    "exam-5a-i": lambda fico, **_: {"factor": odds(-1.8, fico, 0, 0, 1, 0) / odds(-1.8, fico, 0, 0, 0, 0)},
    "exam-5a-ii": lambda weights: {
        "linear_predictor": np.dot(weights, [0.01, -0.01, 0.01, 0, 0]),
        "probability": expit(np.dot(weights, [0.01, -0.01, 0.01, 0, 0])),
    },
}


@EACH
def test_every_answer_is_found_a_second_way(label):
    question = QUESTIONS[label]
    for givens in question.variants():
        for part in question.parts:
            answers, _ = question.results(**givens)[part]
            second = SECOND[part](**{n: v for n, v in givens.items() if n != "x"})
            assert set(second) == set(answers)
            for name, value in answers.items():
                assert second[name] == pytest.approx(value, rel=1e-9), (part, name, givens)


def test_modules_are_in_pairs():
    for question in QUESTIONS.values():
        assert set(question.parts) <= set(answer_sheet())
        module = sys.modules[question.words.__module__]
        assert module.__name__.split(".")[-1] == question.page.rpartition("/")[2].replace("-", "_")
