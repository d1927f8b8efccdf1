"""Formulas of the chapter on linear regression, against refitting and exact algebra."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.interpolate import BSpline

from content.pages import page

TEXT = page("chapters/learning/linear-regression").text


def fit(X, y):
    """Coefficients, RSS, estimated covariance and the projection; no library of regressions."""
    projection = X @ np.linalg.pinv(X)
    beta = np.linalg.pinv(X) @ y
    rss = float(np.sum((y - X @ beta) ** 2))
    s2 = rss / (len(y) - X.shape[1])
    return beta, rss, s2 * np.linalg.inv(X.T @ X), projection


@pytest.fixture(params=range(4))
def data(request):
    """Two to four predictors, correlated, with little signal, so that |t| falls on both sides of 1."""
    rng = np.random.default_rng(request.param)
    n, p = 16, 2 + request.param % 3
    common = rng.normal(size=(n, 1))
    X = np.column_stack([np.ones(n), 5 + common + 0.4 * rng.normal(size=(n, p))])
    return X, rng.normal(size=n) + 0.4 * common[:, 0]


def test_f_from_two_t(data):
    assert r"F=\frac{t_j^2+t_k^2-2\hat\rho\,t_jt_k}{2(1-\hat\rho^2)}" in TEXT
    X, y = data
    beta, rss, cov, _ = fit(X, y)
    t1, t2 = beta[1:3] / np.sqrt(np.diag(cov)[1:3])
    rho = cov[1, 2] / np.sqrt(cov[1, 1] * cov[2, 2])
    rss0 = fit(np.delete(X, [1, 2], 1), y)[1]
    F = (rss0 - rss) / 2 / (rss / (len(y) - X.shape[1]))
    assert F == pytest.approx((t1**2 + t2**2 - 2 * rho * t1 * t2) / (2 * (1 - rho**2)))
    assert F != pytest.approx((t1**2 + t2**2 + 2 * rho * t1 * t2) / (2 * (1 - rho**2)), rel=0.01)
    if X.shape[1] == 3:
        assert rho == pytest.approx(-np.corrcoef(X[:, 1], X[:, 2])[0, 1])


def test_sum_and_difference_of_a_pair(data):
    assert r"\operatorname{Var}(\hat\beta_1+\hat\beta_2)&=\frac{2\sigma^2}{(n-1)(1+r)}" in TEXT
    X, n = data[0][:, :3].copy(), len(data[1])
    X[:, 1:] = (X[:, 1:] - X[:, 1:].mean(axis=0)) / X[:, 1:].std(axis=0, ddof=1)
    r, V = np.corrcoef(X[:, 1], X[:, 2])[0, 1], np.linalg.inv(X.T @ X)
    for c, factor in (([0, 1, 1], 1 + r), ([0, 1, -1], 1 - r)):
        assert np.array(c) @ V @ c == pytest.approx(2 / ((n - 1) * factor))


def test_leaving_a_predictor_out(data):
    assert r"&=\mathrm{RSS}+t_j^2\,s^2 ," in TEXT
    X, y = data
    n, columns = X.shape
    beta, rss, cov, _ = fit(X, y)
    s2 = rss / (n - columns)
    for j in range(1, columns):
        t = beta[j] / np.sqrt(cov[j, j])
        short, rss0, _, _ = fit(np.delete(X, j, 1), y)
        assert rss0 == pytest.approx(rss + t**2 * s2)
        assert (rss0 / (n - columns + 1) > s2) == (abs(t) > 1)  # adjusted R² follows s²
        gamma = fit(np.delete(X, j, 1), X[:, j])[0]
        assert short == pytest.approx(np.delete(beta, j) + gamma * beta[j])


def test_adjusted_r2_falls_exactly_if_f_is_below_one():
    assert r"s_0^2=s^2\,\frac{m+qF}{m+q}" in TEXT
    seen = set()
    for seed in range(40):
        rng = np.random.default_rng(seed)
        X, y, q = np.column_stack([np.ones(15), rng.normal(size=(15, 4))]), rng.normal(size=15), 3
        rss, rss0 = fit(X, y)[1], fit(X[:, :2], y)[1]
        F = (rss0 - rss) / q / (rss / 10)
        assert rss0 / 13 == pytest.approx(rss / 10 * (10 + q * F) / (10 + q))
        assert (rss / 10 > rss0 / 13) == (F < 1)
        seen.add(F < 1)
    assert seen == {True, False}


def test_deleted_residual_and_cook(data):
    assert r"D_i=\frac{r_i^2}{p+1}\cdot\frac{h_i}{1-h_i}" in TEXT
    X, y = data
    n, columns = X.shape
    beta, rss, _, H = fit(X, y)
    s2 = rss / (n - columns)
    for i in range(n):
        without = fit(np.delete(X, i, 0), np.delete(y, i))[0]
        e, h = y[i] - X[i] @ beta, H[i, i]
        assert 1 / n <= h <= 1
        assert y[i] - X[i] @ without == pytest.approx(e / (1 - h))
        moved = np.sum((X @ (beta - without)) ** 2) / (columns * s2)
        assert moved == pytest.approx(e**2 / (s2 * (1 - h)) / columns * h / (1 - h))


def test_bound_of_a_standard_error(data):
    assert r"\widehat{\mathrm{se}}_j&\ge\frac{s}{s_j\sqrt{n-1}}\cdot\frac1{\sqrt{1-r^2}}" in TEXT
    X, y = data
    n, columns = X.shape
    _, rss, cov, _ = fit(X, y)
    rng = np.random.default_rng(1)
    free = np.sqrt(rss / (n - columns) / (n - 1)) / X[:, 1].std(ddof=1)
    for _ in range(50):  # any combination of the others bounds it
        r = np.corrcoef(X[:, 1], X[:, 2:] @ rng.normal(size=columns - 2))[0, 1]
        assert np.sqrt(cov[1, 1]) >= free / np.sqrt(1 - r**2) * (1 - 1e-9)
        assert free / np.sqrt(1 - r**2) >= free


def test_risk_of_the_smaller_model(data):
    assert r"=\frac{\sigma^2}n(p+\tau^2)" in TEXT
    X, _ = data
    beta, sigma2 = np.linspace(1, 0.3, X.shape[1]), 1.7
    _, _, _, H0 = fit(X[:, :-1], X[:, 0])
    g = X[:, -1] - H0 @ X[:, -1]
    tau2 = beta[-1] ** 2 * (g @ g) / sigma2
    bias = H0 @ X @ beta - X @ beta
    exact = sigma2 * np.trace(H0) + bias @ bias
    assert exact == pytest.approx(sigma2 * (X.shape[1] - 1 + tau2))


def test_shift_under_an_interaction_and_standardising():
    assert "All correlations between predictors, and all VIF, are unchanged" in TEXT
    rng = np.random.default_rng(7)
    u, v, y = rng.normal(5, 1, 12), rng.normal(3, 2, 12), rng.normal(size=12)

    def t_values(*columns):
        beta, _, cov, _ = fit(np.column_stack([np.ones(12), *columns]), y)
        return beta[1:] / np.sqrt(np.diag(cov)[1:])

    assert t_values(u, v) == pytest.approx(t_values((u - 5) / 3, (v + 1) / 0.2))
    raw, shifted = t_values(u, v, u * v), t_values(u - 5, v - 3, (u - 5) * (v - 3))
    assert raw[2] == pytest.approx(shifted[2])
    assert abs(raw[0] - shifted[0]) > 0.1  # a main effect is another question


@pytest.mark.parametrize("inner", [(0.5,), (0.3, 0.7)])
def test_spline_columns_vanish_at_the_left_end_only(inner):
    assert "**at the left boundary knot only**" in TEXT
    x = np.linspace(0, 1, 1001)
    basis = BSpline.design_matrix(x, np.r_[[0.0] * 4, inner, [1.0] * 4], 3).toarray()[:, 1:]
    assert np.flatnonzero(basis.sum(axis=1) == 0).tolist() == [0]


def test_three_dummies_make_the_fourth_column():
    assert "the three dummies add up to the column of ones" in TEXT
    four = np.column_stack([np.ones(9), np.repeat(np.eye(3), [2, 3, 4], axis=0)])
    assert np.linalg.matrix_rank(four) == 3
    assert np.all(four[:, 1:].sum(axis=1) == four[:, 0])
    assert np.all(four.sum(axis=1) == 2)  # not the column of ones


def test_table_of_the_suppliers_can_be_true():
    """A design with 11, 11 and 12 trays has exactly the printed standard errors and covariances."""
    within = np.array([*np.tile([-1.0, 1], 5), 0, *np.tile([-1.0, 1], 5), 0, *np.tile([-1.0, 1], 6)])
    within *= np.sqrt(1.3 / 0.0064 / (within @ within))
    warmth = within + np.repeat([0.75, -0.72, -0.0275], [11, 11, 12])
    dummies = np.repeat(np.eye(3), [11, 11, 12], axis=0)
    X = np.column_stack([np.ones(34), dummies[:, 1:], warmth])
    V = 1.3 * np.linalg.inv(X.T @ X)
    assert warmth.mean() == pytest.approx(0, abs=1e-9)
    assert np.sqrt(np.diag(V)) == pytest.approx([0.3490, 0.5002, 0.4800, 0.0800], abs=5.1e-5)
    assert [V[1, 2], V[0, 2]] == pytest.approx([0.1255, -0.1219], abs=5e-5)


def test_table_of_the_nozzles_can_be_true():
    """Twelve pressures each, between 3 and 9 bar, give the printed standard errors and covariances."""
    s2, groups = 1.47, ((6, 1.47 / 0.04), (0.14 / 0.0225, 1.47 / 0.0225))
    pressures = []
    for mean, squares in groups:
        spread = np.tile([-1.0, 1], 6) * np.sqrt(squares / 12)
        pressures.append(mean + spread)
        assert pressures[-1].min() >= 3
        assert pressures[-1].max() <= 9
    x, d = np.concatenate(pressures), np.repeat([0.0, 1], 12)
    X = np.column_stack([np.ones(24), x, d, x * d])
    V = s2 * np.linalg.inv(X.T @ X)
    assert np.sqrt(np.diag(V)) == pytest.approx([1.25, 0.20, 1.60, 0.25], abs=5e-3)
    assert [V[1, 3], V[2, 3]] == pytest.approx([-0.04, -0.38], abs=5e-3)


def test_printed_quantiles_fall_in_both_directions():
    rows = [line for line in TEXT.splitlines() if line.startswith("| $q=")]
    table = np.array([[float(cell) for cell in row.split("|")[2:-1]] for row in rows])
    assert table.shape == (4, 7)
    assert all(np.all(upper > lower) for upper, lower in pairwise(table))
    assert np.all(np.diff(table, axis=1) < 0)
