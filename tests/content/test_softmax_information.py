"""The chapter's data-dependent figures a second time, from the files, in the standard library alone.

The page uses arrays and LAPACK.  Here, up to the two tests at the end: loops, Gaussian elimination, Jacobi rotations.
"""

import csv
from fractions import Fraction
from functools import cache
from itertools import product
from math import exp, fsum, log, sqrt

import numpy as np
import pytest

from content.pages import BOOK, page
from helpers.answers import answer_sheet
from helpers.checking import check

CLASSES, FEATURES = 3, 4
SIZE = CLASSES * FEATURES
PAGE = "chapters/estimation/softmax-information"


def read(name):
    with open(BOOK / "data" / "softmax-layer" / name, newline="") as file:
        return [[float(entry) for entry in row] for row in list(csv.reader(file))[1:]]


WEIGHTS = read("weights.csv")
ROWS = read("observations.csv")
X, Y = [row[:FEATURES] for row in ROWS], [int(row[FEATURES]) - 1 for row in ROWS]
VECTOR = [entry for row in read("random_vector.csv") for entry in row]


def probabilities(weights, x):
    terms = [exp(fsum(w * xi for w, xi in zip(row, x, strict=True))) for row in weights]
    return [t / fsum(terms) for t in terms]


def spread(p):
    return [[p[k] * ((k == m) - p[m]) for m in range(CLASSES)] for k in range(CLASSES)]


def scaled(factor):
    return [[factor * w for w in row] for row in WEIGHTS]


@cache
def moments(factor):
    """Fisher matrix at ``factor`` times the weights, and its two would-be factors."""
    spreads = [spread(probabilities(scaled(factor), x)) for x in X]
    n = len(X)
    fisher = [
        [
            fsum(s[a // FEATURES][b // FEATURES] * x[a % FEATURES] * x[b % FEATURES]
                 for s, x in zip(spreads, X, strict=True)) / n
            for b in range(SIZE)
        ]
        for a in range(SIZE)
    ]  # fmt: skip
    g = [[fsum(s[k][m] for s in spreads) / n for m in range(CLASSES)] for k in range(CLASSES)]
    a = [[fsum(x[i] * x[j] for x in X) / n for j in range(FEATURES)] for i in range(FEATURES)]
    return fisher, g, a


def kronecker(a, b):
    m = len(b)
    size = len(a) * m
    return [[a[i // m][j // m] * b[i % m][j % m] for j in range(size)] for i in range(size)]


def norm(entries):
    return sqrt(fsum(e * e for e in entries))


def relative_error(factor, *, swapped=False):
    fisher, g, a = moments(factor)
    other = kronecker(a, g) if swapped else kronecker(g, a)
    cells = list(product(range(SIZE), repeat=2))
    return norm(fisher[i][j] - other[i][j] for i, j in cells) / norm(fisher[i][j] for i, j in cells)


def solve(matrix, right):
    """Gaussian elimination with pivoting."""
    rows = [[*row, r] for row, r in zip(matrix, right, strict=True)]
    size = len(rows)
    for c in range(size):
        pivot = max(range(c, size), key=lambda r: abs(rows[r][c]))
        rows[c], rows[pivot] = rows[pivot], rows[c]
        for r in range(c + 1, size):
            ratio = rows[r][c] / rows[c][c]
            rows[r] = [a - ratio * b for a, b in zip(rows[r], rows[c], strict=True)]
    x = [0.0] * size
    for r in reversed(range(size)):
        x[r] = (rows[r][-1] - fsum(rows[r][c] * x[c] for c in range(r + 1, size))) / rows[r][r]
    return x


def eigenvalues(matrix):
    """Jacobi's rotations, sweep by sweep."""
    a = [row[:] for row in matrix]
    size = len(a)
    for _ in range(12):
        for p in range(size):
            for q in range(p + 1, size):
                if abs(a[p][q]) < 1e-300:
                    continue
                theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
                t = (1 if theta >= 0 else -1) / (abs(theta) + sqrt(theta * theta + 1))
                c = 1 / sqrt(t * t + 1)
                s = t * c
                for k in range(size):
                    a[k][p], a[k][q] = c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]
                for k in range(size):
                    a[p][k], a[q][k] = c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]
    return sorted(a[i][i] for i in range(size))


def damped(matrix, epsilon):
    return [[entry + epsilon * (i == j) for j, entry in enumerate(row)] for i, row in enumerate(matrix)]


def null_part(v):
    """Each row replaced by the mean of the rows."""
    mean = [fsum(v[i::FEATURES]) / CLASSES for i in range(FEATURES)]
    return mean * CLASSES


def gradient_at_zero():
    return [
        fsum(((y == k) - 1 / CLASSES) * x[i] for x, y in zip(X, Y, strict=True)) / len(X)
        for k in range(CLASSES)
        for i in range(FEATURES)
    ]


@cache
def figures():
    fisher, _, a = moments(1)
    values = eigenvalues(fisher)
    g = gradient_at_zero()
    p = probabilities(WEIGHTS, X[0])
    step = solve(damped(fisher, 0.01), VECTOR)
    on_range = [v - m for v, m in zip(VECTOR, null_part(VECTOR), strict=True)]
    natural = [CLASSES * e for k in range(CLASSES) for e in solve(a, g[k * FEATURES : (k + 1) * FEATURES])]
    return {
        "est-ex07-a": {"entry_32": ((Y[0] == 2) - p[2]) * X[0][1]},
        "est-ex07-b": {
            "rank": sum(v > 1e-9 for v in values),
            "smallest": values[FEATURES],
            "largest": values[-1],
            "condition": values[-1] / values[FEATURES],
        },
        "est-ex07-c": {
            "relative_error": relative_error(1),
            "wrong_order": relative_error(1, swapped=True),
            "eightfold": relative_error(8),
        },
        "est-ex07-d": {
            "least": 1 / (values[-1] + 0.01),
            "most": 1 / (values[FEATURES] + 0.01),
            "null": 100,
            "damped_ratio": norm(solve(damped(moments(0)[0], 0.01), g)) / norm(g),
            "pseudo_inverse_ratio": norm(natural) / norm(g),
            "share_of_vector": norm(null_part(VECTOR)) ** 2 / norm(VECTOR) ** 2,
            "share_of_step": norm(null_part(step)) ** 2 / norm(step) ** 2,
            "on_range": norm(solve(damped(fisher, 0.01), on_range)) / norm(on_range),
            "mock_ratio": norm(step) / norm(VECTOR),
            "mixed_ratio": norm(solve(damped(fisher, 0.01), g)) / norm(g),
        },
    }


@pytest.mark.parametrize("part", ["est-ex07-a", "est-ex07-b", "est-ex07-c", "est-ex07-d"])
def test_answer_sheet_is_what_the_files_give(part):
    for name, value in answer_sheet()[part]()[0].items():
        assert value == pytest.approx(figures()[part][name], rel=1e-9), name


@pytest.mark.parametrize(
    ("name", "printed"),
    [("least", "2.899970"), ("on_range", "3.668554"), ("mock_ratio", "85.0755"), ("mixed_ratio", "5.003639")],
)
def test_figures_that_no_attempt_asks_for(name, printed):
    check(printed, figures()["est-ex07-d"][name])
    assert printed in page(PAGE).checked


def test_genuine_gradient_has_no_part_in_the_null_space_and_a_random_one_has():
    g = gradient_at_zero()
    assert norm(null_part(g)) < 1e-15 < norm(g)
    assert norm(null_part(VECTOR)) > 0.8 * norm(VECTOR)


@pytest.mark.parametrize("factor", [0, 1])
def test_printed_hessian_is_minus_the_second_derivative(factor):
    r"""Differences of log p_y, for each label: \Lambda(p) \otimes xx^T, whatever the label."""
    assert r"=\Lambda(p(x;W))\otimes xx^\top" in page(PAGE).text
    x, h = X[1], 1e-3

    def log_p(shift, y):
        moved = [[w + shift.get((k, i), 0) for i, w in enumerate(row)] for k, row in enumerate(scaled(factor))]
        return log(probabilities(moved, x)[y])

    def second(a, b, y):
        total = 0.0
        for s, t in product((1, -1), repeat=2):
            shift = {a: s * h}
            shift[b] = shift.get(b, 0) + t * h
            total += s * t * log_p(shift, y)
        return total / (4 * h * h)

    lam = spread(probabilities(scaled(factor), x))
    for y, (k, i), (m, j) in product(range(CLASSES), [(0, 0), (0, 3), (2, 1)], [(0, 0), (1, 2), (2, 1)]):
        assert -second((k, i), (m, j), y) == pytest.approx(lam[k][m] * x[i] * x[j], abs=1e-5)


@pytest.mark.parametrize("n", [1, 4])
def test_printed_multinomial_moments(n):
    assert r"\operatorname{Cov}(N_k,N_l)&=-np_kp_l\quad(k\ne l)" in page(PAGE).text
    p = [Fraction(1, 5), Fraction(3, 10), Fraction(1, 2)]
    mean, second, total = [0] * 3, [[0] * 3 for _ in range(3)], 0
    for draws in product(range(3), repeat=n):  # every sample, exactly
        weight = Fraction(1)
        for k in draws:
            weight *= p[k]
        counts = [draws.count(k) for k in range(3)]
        total += weight
        for k in range(3):
            mean[k] += weight * counts[k]
            for m in range(3):
                second[k][m] += weight * counts[k] * counts[m]
    assert total == 1
    for k, m in product(range(3), repeat=2):
        assert mean[k] == n * p[k]
        assert second[k][m] - mean[k] * mean[m] == n * p[k] * ((k == m) - p[m])


def test_printed_multinomial_information_is_inverse_of_the_covariance():
    assert r"I_n(\theta)^{-1}&=\tfrac1n\bigl(D-\theta\theta^\top\bigr)" in page(PAGE).text
    p = [Fraction(1, 10), Fraction(2, 10), Fraction(3, 10), Fraction(4, 10)]
    for i, j in product(range(3), repeat=2):
        entry = sum(((i == k) / p[i] + 1 / p[3]) * ((k == j) * p[j] - p[k] * p[j]) for k in range(3))
        assert entry == (i == j)


def test_two_classes_have_an_exact_product_that_is_not_the_product_of_the_means():
    text = page(PAGE).text
    assert r"so $I(W)=M\otimes\operatorname{E}_x(p_1p_2\,xx^\top)$" in text
    x = np.array([[1.0, 0.3], [2.0, -1.0], [-0.5, 0.7]])
    w = np.array([[0.8, -0.2], [0.0, 0.0]])
    p = np.exp(x @ w.T) / np.exp(x @ w.T).sum(axis=1, keepdims=True)
    lam = [np.diag(q) - np.outer(q, q) for q in p]
    exact = np.mean([np.kron(m, np.outer(v, v)) for m, v in zip(lam, x, strict=True)], axis=0)
    M = np.array([[1.0, -1], [-1, 1]])
    inner = np.mean([q[0] * q[1] * np.outer(v, v) for q, v in zip(p, x, strict=True)], axis=0)
    assert exact == pytest.approx(np.kron(M, inner))
    of_means = np.kron(np.mean(lam, axis=0), x.T @ x / len(x))
    assert np.linalg.norm(of_means - exact) > 0.05 * np.linalg.norm(exact)


def test_damped_steps_are_invariant_under_orthogonal_changes_and_not_under_others():
    text = page(PAGE).text
    assert "damped steps not even under these" not in text and "damped steps only under orthogonal ones" in text
    information, g, eps = np.array([[2.0, 0.5], [0.5, 1.0]]), np.array([1.0, -2.0]), 0.1

    def step(B):  # in theta, taken in phi with theta = B phi
        return B @ np.linalg.solve(B.T @ information @ B + eps * np.eye(2), B.T @ g)

    turn = np.array([[0.6, -0.8], [0.8, 0.6]])
    assert step(turn) == pytest.approx(step(np.eye(2)))
    assert np.abs(step(np.diag([3.0, 1.0])) - step(np.eye(2))).max() > 0.01
