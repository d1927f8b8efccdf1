"""Formulas of the chapter on logistic regression, against brute force, differences and exact sums."""

from itertools import product

import numpy as np
import pytest
from scipy import optimize, special

from content.pages import page

TEXT = page("chapters/learning/logistic-regression").text
sigma, logit = special.expit, special.logit


def log_likelihood(beta, X, y):
    eta = X @ beta
    return np.sum(y * eta - np.logaddexp(0, eta))


@pytest.fixture(params=range(3))
def data(request):
    rng = np.random.default_rng(request.param)
    X = np.column_stack([np.ones(60), rng.normal(size=(60, 2)), rng.integers(0, 2, 60)])
    return X, (rng.random(60) < sigma(X @ [0.2, 0.8, -0.5, 0.6])).astype(float)


def maximum(X, y):
    found = optimize.minimize(lambda b: -log_likelihood(b, X, y), np.zeros(X.shape[1]), options={"gtol": 1e-9})
    return found.x


def test_score_and_information(data):
    assert r"U(\beta)&=X^\top(y-p)" in TEXT and r"J(\beta)&=X^\top WX" in TEXT
    X, y = data
    beta, h = np.array([0.3, -0.2, 0.5, 0.1]), 1e-5
    unit = np.eye(4) * h
    slope = [(log_likelihood(beta + u, X, y) - log_likelihood(beta - u, X, y)) / (2 * h) for u in unit]
    p = sigma(X @ beta)
    assert slope == pytest.approx(X.T @ (y - p), abs=1e-6)
    bend = [X.T @ (sigma(X @ (beta + u)) - sigma(X @ (beta - u))) / (2 * h) for u in unit]
    assert np.array(bend) == pytest.approx(X.T * (p * (1 - p)) @ X, abs=1e-6)


def test_step_is_weighted_least_squares(data):
    assert r"(X^\top WX)^{-1}X^\top Wv" in TEXT and r"$v=X\beta+W^{-1}(y-p)$" in TEXT
    X, y = data
    beta = np.array([0.3, -0.2, 0.5, 0.1])
    p = sigma(X @ beta)
    w = p * (1 - p)
    v = X @ beta + (y - p) / w
    weighted = np.linalg.lstsq(X * np.sqrt(w)[:, None], v * np.sqrt(w), rcond=None)[0]
    assert weighted == pytest.approx(beta + np.linalg.solve(X.T * w @ X, X.T @ (y - p)))
    first = 4 * np.linalg.lstsq(X, y - 0.5, rcond=None)[0]
    assert r"\beta^{(1)}=4\,(X^\top X)^{-1}X^\top(y-\tfrac12\mathbf 1)" in TEXT
    assert first == pytest.approx(np.linalg.solve(X.T @ X / 4, X.T @ (y - 0.5)))


def test_mean_of_fitted_probabilities_and_deviance(data):
    X, y = data
    p = sigma(X @ maximum(X, y))
    assert p.mean() == pytest.approx(y.mean(), abs=1e-5)
    in_level = X[:, 3] == 1
    assert p[in_level].mean() == pytest.approx(y[in_level].mean(), abs=1e-5)
    assert r"$D=-2\sum_ih(\hat p_i)$ with $h(q)=q\log q+(1-q)\log(1-q)$" in TEXT
    deviance = -2 * np.sum(special.xlogy(y, p) + special.xlogy(1 - y, 1 - p))
    assert deviance == pytest.approx(2 * np.sum(special.entr(p) + special.entr(1 - p)), abs=1e-4)


@pytest.mark.parametrize("y", list(product([0, 1], repeat=4)))
def test_separation_decides_existence(y):
    """All sixteen responses at four points: a linear programme against a bounded search."""
    assert r"s_i\,x_i^\top b\ge0\qquad\text{for all } i" in TEXT
    X, y = np.column_stack([np.ones(4), [-2.0, -1, 1, 2]]), np.array(y)
    signed = (2 * y - 1)[:, None] * X
    # the largest sum of margins under |b| <= 1 is positive exactly if some b separates
    programme = optimize.linprog(-signed.sum(axis=0), A_ub=-signed, b_ub=np.zeros(4), bounds=[(-1, 1)] * 2)
    separated = -programme.fun > 1e-9
    far = optimize.minimize(lambda b: -log_likelihood(b, X, y), [0.0, 0], bounds=[(-300, 300)] * 2)
    assert (np.abs(far.x).max() > 12) == separated
    zeros, ones = X[y == 0, 1], X[y == 1, 1]
    cut = not len(zeros) or not len(ones) or zeros.max() <= ones.min() or ones.max() <= zeros.min()
    assert separated == cut


@pytest.mark.parametrize("r", [0.2, 0.7, 1.5, 6.0])
def test_product_of_probability_and_odds_ratio(r):
    assert r"\frac{r\,p}{p_{\text{new}}}=1+(r-1)\,p" in TEXT
    p = np.linspace(0.01, 0.99, 50)
    new = sigma(logit(p) + np.log(r))
    assert r * p / new - 1 == pytest.approx((r - 1) * p)
    assert np.all((new / p - 1) * (new / p - r) < 0)  # strictly between 1 and r


@pytest.mark.parametrize("beta", [-1.2, 0.8, 3.0])
def test_odds_ratios_do_not_collapse(beta):
    weight, z = np.array([0.3, 0.5, 0.2]), np.array([-2.0, 0.4, 3.0])
    total = [logit(weight @ sigma(a + z)) for a in (-0.3, -0.3 + beta)]
    assert 0 < (total[1] - total[0]) / beta < 1
    difference = weight @ (sigma(-0.3 + beta + z) - sigma(-0.3 + z))  # a difference of probabilities does
    assert difference == pytest.approx(sigma(total[1]) - sigma(total[0]))


def test_direction_of_a_class_probability():
    assert r"p_k\bigl(\beta_{kj}-\sum_lp_l\beta_{lj}\bigr)" in TEXT
    rng = np.random.default_rng(3)
    beta = np.vstack([rng.normal(size=(3, 2)), np.zeros(2)])
    x, h = np.array([1.0, 0.7]), np.array([0, 1e-6])
    p = special.softmax(beta @ x)
    slope = (special.softmax(beta @ (x + h)) - special.softmax(beta @ (x - h))) / 2e-6
    assert slope == pytest.approx(p * (beta[:, 1] - p @ beta[:, 1]), abs=1e-7)
    assert slope[beta[:, 1].argmax()] > 0 > slope[beta[:, 1].argmin()]


def test_sampling_by_outcome_shifts_the_intercept_only():
    assert r"by $\log(\rho_1/\rho_0)$" in TEXT
    p = sigma(np.linspace(-3, 3, 9))
    kept = 0.9 * p / (0.9 * p + 0.2 * (1 - p))
    assert logit(kept) - logit(p) == pytest.approx(np.full(9, np.log(0.9 / 0.2)))
    assert np.ptp(kept / p) > 0.5  # the probabilities are not multiplied by a constant


def test_the_covariance_matrix_of_the_mentor_exercise_is_possible():
    V = np.array([[0.0081, -0.0081], [-0.0081, 0.0225]])
    assert np.linalg.eigvalsh(V).min() > 0
    V = np.array([[0.45, -0.09], [-0.09, 0.0225]])
    assert np.linalg.eigvalsh(V).min() > 0
