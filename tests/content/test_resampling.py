"""Claims and formulas of the chapter on resampling, worked out another way."""

from fractions import Fraction
from itertools import product
from math import comb, exp

import numpy as np
import pytest
from sklearn.linear_model import Lasso, LinearRegression, Ridge, RidgeCV
from sklearn.model_selection import GridSearchCV, KFold, LeaveOneOut, cross_val_score
from sklearn.neighbors import KNeighborsRegressor

from content.pages import page

MSE = "neg_mean_squared_error"


@pytest.fixture(scope="module")
def text():
    return page("chapters/learning/resampling").text


@pytest.fixture(scope="module")
def data():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(12, 3))
    return X, X @ [1, 0, -2] + rng.normal(size=12)


def leave_one_out(model, X, y):
    return -cross_val_score(model, X, y, cv=LeaveOneOut(), scoring=MSE).mean()


def by_leverage(H, y, power=2):
    return np.mean((y - H @ y) ** 2 / (1 - np.diag(H)) ** power)


@pytest.mark.parametrize("penalty", [0, 0.3, 5])
def test_leverage_identity_for_least_squares_and_ridge(text, data, penalty):
    assert r"\frac1n\sum_{i=1}^n\Bigl(\frac{e_i}{1-h_i}\Bigr)^2 ." in text
    X, y = data
    A = np.column_stack([np.ones(12), X])
    H = A @ np.linalg.solve(A.T @ A + penalty * np.diag([0, 1, 1, 1]), A.T)
    model = Ridge(penalty) if penalty else LinearRegression()
    assert by_leverage(H, y) == pytest.approx(leave_one_out(model, X, y))
    assert by_leverage(H, y, power=1) != pytest.approx(leave_one_out(model, X, y))


def test_library_uses_the_identity(data):
    X, y = data
    fit = RidgeCV([5.0], store_cv_results=True).fit(X, y)
    assert np.mean(fit.cv_results_) == pytest.approx(leave_one_out(Ridge(5), X, y))


def test_identity_fails_for_the_lasso_and_for_neighbours(text, data):
    assert "The lasso is not linear in $y$" in text and r"its $k-1$ *other* nearest neighbours" in text
    X, y = data
    lasso = Lasso(0.1).fit(X, y)
    active = np.column_stack([np.ones(12), X[:, lasso.coef_ != 0]])
    H = active @ np.linalg.pinv(active)
    e = y - lasso.predict(X)
    assert np.mean((e / (1 - np.diag(H))) ** 2) != pytest.approx(leave_one_out(Lasso(0.1), X, y), rel=1e-3)
    e = y - KNeighborsRegressor(4).fit(X, y).predict(X)
    assert np.mean((e / (1 - 1 / 4)) ** 2) == pytest.approx(leave_one_out(KNeighborsRegressor(3), X, y))
    assert np.mean((e / (1 - 1 / 4)) ** 2) != pytest.approx(leave_one_out(KNeighborsRegressor(4), X, y))


def cv_of_mean(y, K):
    fold = np.arange(y.shape[-1]) % K
    loss = np.empty_like(y)
    for k in range(K):
        loss[:, fold == k] = (y[:, fold == k] - y[:, fold != k].mean(axis=1, keepdims=True)) ** 2
    return loss, fold


@pytest.mark.parametrize("K", [2, 3, 6])
def test_variance_for_a_mean_and_expected_square_of_the_standard_error(text, K):
    """By simulation; the variance of independent losses, classical and wrong, is rejected."""
    assert r"\Bigl[n+3+\frac6u+\frac4{u^2}+\frac1{u^3}\Bigr]" in text
    assert r"c=\dfrac{2\sigma^4K^4}{n^2(K-1)^4}>0" in text
    n, runs, u = 6, 60_000, K - 1
    loss, fold = cv_of_mean(np.random.default_rng(K).normal(size=(runs, n)), K)
    means = np.stack([loss[:, fold == k].mean(axis=1) for k in range(K)], axis=1)
    cv, se2 = means.mean(axis=1), means.var(axis=1, ddof=1) / K
    variance = 2 / n**2 * (n + 3 + 6 / u + 4 / u**2 + 1 / u**3)
    deviation = (cv - cv.mean()) ** 2
    tolerance = 5 * deviation.std() / runs**0.5
    assert abs(deviation.mean() - variance) < tolerance
    independent = 2 / n * (1 + K / (n * (K - 1))) ** 2
    if K < n:
        assert abs(deviation.mean() - independent) > tolerance
    tolerance = 5 * se2.std() / runs**0.5
    assert abs(se2.mean() - (variance - 2 * K**4 / n**2 / (K - 1) ** 4)) < tolerance
    assert abs(se2.mean() - variance) > tolerance


@pytest.mark.parametrize("n", [12, 20, 60])
def test_order_of_the_variances_for_a_mean(n):
    values = [Fraction(n - K) + Fraction(K**4, (K - 1) ** 3) for K in range(2, n + 1) if n % K == 0]
    assert values == sorted(values, reverse=True)
    assert values[-1] == Fraction(n**4, (n - 1) ** 3)


@pytest.mark.parametrize("n", [4, 6, 8])
def test_majority_vote_fails_everywhere_on_a_balanced_sample(text, n):
    assert "**All twelve predictions are wrong**" in text
    balanced, others = [], []
    for labels in product((0, 1), repeat=n):
        wrong = [int(2 * (sum(labels) - one) > n - 1) != one for one in labels]
        (balanced if 2 * sum(labels) == n else others).append(np.mean(wrong))
        if 2 * sum(labels) != n:
            assert others[-1] == min(sum(labels), n - sum(labels)) / n
    assert set(balanced) == {1.0} and len(balanced) == comb(n, n // 2)
    assert np.mean(balanced + others) == pytest.approx(0.5)


def test_learning_curve_of_least_squares(text):
    assert r"\sigma^2\bigl(1+\frac{p}{m-p-1}\bigr)" in text
    rng = np.random.default_rng(2)
    X = rng.normal(size=(20_000, 10, 3))
    inverse = np.linalg.inv(X.transpose(0, 2, 1) @ X)
    trace = np.trace(inverse, axis1=1, axis2=2)
    assert abs(trace.mean() - 3 / (10 - 3 - 1)) < 5 * trace.std() / 20_000**0.5


def test_error_of_a_shrunken_mean_can_grow_with_the_sample(text):
    assert r"\operatorname{Err}_m=\sigma^2+\frac{m\sigma^2+\lambda^2\mu^2}{(m+\lambda)^2}" in text
    signs = np.array(list(product((-1, 1), repeat=5)))  # mean 0, variance 1
    whole = 1 + np.mean((signs.sum(axis=1) / 15) ** 2)
    left_out = (signs.sum(axis=1, keepdims=True) - signs) / 14
    assert np.mean((signs - left_out) ** 2) == pytest.approx(1 + 4 / 196)
    assert np.mean((signs - left_out) ** 2) < whole == pytest.approx(1 + 5 / 225)


def test_twins_in_the_training_set(text):
    assert r"CV reports $2\sigma^2$; for a new patient the error is $2\tau^2+2\sigma^2$" in text
    rng = np.random.default_rng(3)
    level = 3 * rng.normal(size=40_000)
    first, second = level + rng.normal(size=(2, 40_000))
    assert np.mean((first - second) ** 2) == pytest.approx(2, rel=0.05)
    assert np.mean((first - np.roll(second, 1)) ** 2) == pytest.approx(2 * 9 + 2, rel=0.05)


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_out_of_bag_by_enumeration(text, n):
    assert r"\;+n(n-1)\Bigl[\Bigl(1-\frac2n\Bigr)^n-\pi_n^2\Bigr] ." in text
    out = [n - len(set(draws)) for draws in product(range(n), repeat=n)]
    pi = Fraction(n - 1, n) ** n
    assert Fraction(sum(out), n**n) == n * pi
    variance = n * pi * (1 - pi) + n * (n - 1) * (Fraction(n - 2, n) ** n - pi**2)
    assert Fraction(sum(v * v for v in out), n**n) - (n * pi) ** 2 == variance
    assert variance != n * pi * (1 - pi)  # as if the cases were independent


def test_bounds_and_monotone_rise(text):
    assert r"e^{-1-\frac1{2(n-1)}}\le\pi_n\le e^{-1-\frac1{2n}}" in text
    values = [(1 - 1 / n) ** n for n in range(2, 300)]
    assert values == sorted(values) and values[-1] < exp(-1)
    for n, value in enumerate(values, start=2):
        assert exp(-1 - 1 / (2 * n - 2)) <= value <= exp(-1 - 1 / (2 * n))
        assert round(value, 2) != 0.33 or n in (5, 6)


def test_cross_validation_of_a_search_is_nested(text, data):
    assert "cross_val_score(GridSearchCV(pipeline, grid, cv=inner), X, y, cv=outer)" in text
    X, y = data
    grid, outer, inner, errors = [0.1, 1, 10, 100], KFold(4), KFold(3), []
    for train, hold in outer.split(X):
        A, b = X[train], y[train]
        score = [cross_val_score(Ridge(v), A, b, cv=inner, scoring=MSE).mean() for v in grid]
        chosen = Ridge(grid[int(np.argmax(score))]).fit(A, b)
        errors.append(np.mean((y[hold] - chosen.predict(X[hold])) ** 2))
    search = GridSearchCV(Ridge(), {"alpha": grid}, cv=inner, scoring=MSE)
    assert -cross_val_score(search, X, y, cv=outer, scoring=MSE) == pytest.approx(errors)


def test_no_quadratic_function_of_the_losses_is_unbiased(text):
    """Equations for the sums of weights a, b, d, one for each of v, ω, γ and μ²; K = 4, n = 12."""
    assert "**There is no such function.**" in text
    left = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]])
    right = np.array([1, 2, 9, 0]) / 12

    def solvable(rows):
        both = np.column_stack([left[rows], right[rows]])
        return np.linalg.matrix_rank(both) == np.linalg.matrix_rank(left[rows])

    assert not solvable([0, 1, 2, 3])
    assert solvable([0, 3])  # independent losses of a test set: ω = γ = 0 is known
