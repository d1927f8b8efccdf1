"""Problem 1 of the exam: each option is judged, and the right one is right by computation."""

import re

import numpy as np
import pytest
from scipy import optimize, stats

from content.pages import page
from helpers.checking import CheckFailed, check

PAGE = page("chapters/exam/problem-1")
KEYS = {s.title.removeprefix("exam-"): s.body for s in PAGE.solutions}


@pytest.mark.parametrize("part", KEYS)
def test_key_gives_a_reason_against_each_other_option(part):
    right = re.search(r"boxed\{\\text\{([A-D])", KEYS[part])[1]
    others = re.findall(r"^- \*\*([A-D])\*\*, \S", KEYS[part], re.M)
    assert others == [letter for letter in "ABCD" if letter != right]
    statement = next(e.body for e in PAGE.exercises if e.label == f"exam-{part}")
    options = dict(re.findall(r"^- \*\*([A-D])\*\* (.+)$", statement, re.M))
    for letter in others:
        assert f"- **{letter}**, {options[letter]}" in KEYS[part], "an option is called by its words"


def test_boundary_with_one_covariance_is_linear_and_with_two_is_not():
    """The third difference of a quadratic vanishes on every line, the second only for one matrix."""
    rng = np.random.default_rng(3)
    one, two = (a @ a.T + np.eye(2) for a in rng.normal(size=(2, 2, 2)))
    means = rng.normal(size=(2, 2))
    for matrix, linear in ((one, True), (two, False)):
        classes = stats.multivariate_normal(means[0], one), stats.multivariate_normal(means[1], matrix)
        for start, step in rng.normal(size=(5, 2, 2)):
            points = start + np.arange(4)[:, None] * step
            gap = classes[1].logpdf(points) - classes[0].logpdf(points)
            assert np.allclose(np.diff(gap, 3), 0, atol=1e-9), "never cubic"
            assert np.allclose(np.diff(gap, 2), 0, atol=1e-9) == linear


def test_gradient_descent_from_zero_minimises_the_l2_norm_only():
    rng = np.random.default_rng(5)
    X, y = rng.normal(size=(4, 9)), rng.normal(size=4)

    def limit(theta):
        for _ in range(20_000):
            theta = theta - 0.05 * X.T @ (X @ theta - y)
        return theta

    from_zero = limit(np.zeros(9))
    assert np.allclose(from_zero, np.linalg.pinv(X) @ y)
    shortest_l1 = optimize.linprog(np.ones(18), A_eq=np.hstack([X, -X]), b_eq=y)
    assert shortest_l1.fun < np.abs(from_zero).sum() - 0.01
    assert (shortest_l1.x > 1e-9).sum() < np.count_nonzero(np.abs(from_zero) > 1e-9)
    elsewhere = limit(rng.normal(size=9))  # the condition of the sentence
    assert np.allclose(X @ elsewhere, y) and np.linalg.norm(elsewhere) > np.linalg.norm(from_zero) + 0.1


def test_a_third_is_the_nearest_option_and_not_the_number():
    options = {"A": 0, "B": 1 / 2, "C": 2 / 3, "D": 1 / 3}
    for n in (50, 1000, 10**6):
        share = (1 - 1 / n) ** n
        assert min(options, key=lambda letter: abs(options[letter] - share)) == "D"
    check("0.37", np.exp(-1))
    with pytest.raises(CheckFailed):
        check("0.33", np.exp(-1))  # what the source rounds to


@pytest.mark.parametrize(
    ("name", "loss", "same"),
    [
        ("exponential loss", lambda u: np.exp(-u), True),
        ("squared error", lambda u: (1 - u) ** 2, False),
        ("logistic loss", lambda u: np.log1p(np.exp(-u)), False),
        ("hinge loss", lambda u: np.maximum(0, 1 - u), False),
    ],
)
def test_stagewise_modelling_is_adaboost_for_one_loss(name, loss, same):
    """The best stump and its factor by search, in each of four rounds."""
    rng = np.random.default_rng(9)
    x, y = np.arange(12), np.where(rng.random(12) < 0.5, 1, -1)
    stumps = [s * np.where(x > cut, 1, -1) for cut in np.arange(-0.5, 11) for s in (1, -1)]
    weights, F, agree = np.full(12, 1 / 12), np.zeros(12), []
    for _ in range(4):
        errors = [weights[b != y].sum() for b in stumps]
        b = stumps[int(np.argmin(errors))]
        alpha = np.log((1 - min(errors)) / min(errors)) / 2
        best = [
            optimize.minimize_scalar(lambda a, s=s, F=F: loss(y * (F + a * s)).sum(), bounds=(0, 3)) for s in stumps
        ]
        chosen = min(best, key=lambda found: found.fun)
        agree.append(abs(chosen.x - alpha) < 1e-4 and chosen.fun >= loss(y * (F + alpha * b)).sum() - 1e-7)
        weights *= np.exp(-alpha * y * b)
        weights /= weights.sum()
        F = F + alpha * b
    assert all(agree) == same, name


def test_a_minimum_needs_the_second_order():
    g, h, lam = np.array([0.7, -0.2, 0.9]), np.array([0.2, 0.25, 0.1]), 1.0
    found = optimize.minimize_scalar(lambda w: (g * w + h * w**2 / 2).sum() + lam * w**2 / 2).x
    assert found == pytest.approx(-g.sum() / (h.sum() + lam), abs=1e-7)
    first_order = [(g * w).sum() for w in (-1, -10, -100)]
    assert first_order[0] > first_order[1] > first_order[2], "no lowest point"


def test_what_the_new_options_rest_on():
    """Counts of covariances; the point of 1(5) against its neighbours on the line; priors do not bend a boundary."""
    entries = 5 * 6 // 2
    assert {"QDA": 3 * entries, "LDA": entries, "naive": 3 * 5} == {"QDA": 45, "LDA": 15, "naive": 15}
    line = np.array([[3, 4], [0, 6.25], [25 / 3, 0], [7, 1]])
    assert np.allclose(line @ [3, 4], 25)
    assert np.linalg.norm(line, axis=1).argmin() == 0
    assert np.abs(line).sum(axis=1).argmin() == 1 and np.count_nonzero(line, axis=1).argmin() != 0
    cv, bound = {0.5: 0.471, 1: 0.464, 2: 0.458, 5: 0.466}, 0.480
    assert max(cv, key=cv.get) == 0.5 and max(cv.values()) <= bound, "nearest to the bound is the most flexible one"
    rng = np.random.default_rng(8)
    Sigma = np.cov(rng.normal(size=(2, 9)))
    for prior in (0.1, 0.5, 0.9):
        start, step = rng.normal(size=(2, 2))
        points = start + np.arange(3)[:, None] * step
        gap = np.log(prior) + stats.multivariate_normal([0, 1], Sigma).logpdf(points)
        gap -= np.log1p(-prior) + stats.multivariate_normal([1, -1], Sigma).logpdf(points)
        assert np.allclose(np.diff(gap, 2), 0, atol=1e-9)
