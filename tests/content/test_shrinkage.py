"""Theorems printed in the chapter on selection and shrinkage, tried on data that the page does not use."""

from itertools import combinations

import numpy as np
import pytest
from scipy import stats
from sklearn.linear_model import ElasticNet, Lasso

from content.pages import page

PAGE = "chapters/learning/shrinkage"


@pytest.fixture(scope="module")
def text():
    return page(PAGE).text


def soft(b, t):
    return np.sign(b) * np.maximum(np.abs(b) - t, 0)


def centred(rng, n, p):
    x = rng.normal(size=(n, p))
    return x - x.mean(axis=0)


def rss(x, y):
    residual = y - x @ np.linalg.lstsq(x, y, rcond=None)[0]
    return residual @ residual


@pytest.mark.parametrize(("p", "n"), [(1, 9), (3, 9), (7, 9), (12, 9), (9, 4)])
def test_number_of_models(text, p, n):
    assert r"1+\frac{p(p+1)}2" in text and "$2^p$ models" in text
    assert sum(1 for d in range(p + 1) for _ in combinations(range(p), d)) == 2**p
    fitted, size = 1, 0
    while size < min(p, n - 1):
        fitted += p - size
        size += 1
    if n > p:
        assert fitted == 1 + p * (p + 1) // 2
    else:
        assert size == n - 1 and fitted < 1 + p * (p + 1) // 2


@pytest.mark.parametrize("penalty", [0.0, 3.0])
def test_cp_is_unbiased_if_the_intercept_is_counted(text, penalty):
    """Exact moments of quadratic forms; with the predictors alone it is not unbiased."""
    assert r"\operatorname{E}(C_p)=\mathrm{Err}_{\text{in}}-\frac{2\sigma^2}n" in text
    rng = np.random.default_rng(1)
    n, d, variance = 12, 3, 2.5
    x, f = centred(rng, n, d), rng.normal(size=n) * 4  # f is not in the model
    s = np.full((n, n), 1 / n) + x @ np.linalg.solve(x.T @ x + penalty * np.eye(d), x.T)
    rest = np.eye(n) - s
    mean_rss = f @ rest.T @ rest @ f + variance * np.trace(rest.T @ rest)
    in_sample = variance + (f @ rest.T @ rest @ f + variance * np.trace(s @ s.T)) / n
    assert (mean_rss + 2 * variance * np.trace(s)) / n == pytest.approx(in_sample)
    if penalty == 0:
        assert np.trace(s) == pytest.approx(d + 1)
        assert (mean_rss + 2 * variance * d) / n == pytest.approx(in_sample - 2 * variance / n)
    else:
        squares = np.linalg.svd(x, compute_uv=False) ** 2
        assert np.trace(s) == pytest.approx(1 + np.sum(squares / (squares + penalty)))


@pytest.mark.parametrize("effect", [0.0, 0.15, 0.3, 0.45, 0.8])
@pytest.mark.parametrize("seed", range(6))
def test_price_of_one_predictor(text, effect, seed):
    assert r"\nu(e^{2/n}-1)" in text and r"\nu(e^{\log(n)/n}-1)" in text
    rng = np.random.default_rng(seed)
    n, d, p = 20, 3, 5
    x = np.column_stack([np.ones(n), rng.normal(size=(n, p))])
    y = x @ [1, 1, -1, effect, 0, 0] + rng.normal(size=n)
    small, large, noise = rss(x[:, :d], y), rss(x[:, : d + 1], y), rss(x, y) / (n - p - 1)
    nu = n - d - 1
    covariance = large / nu * np.linalg.inv(x[:, : d + 1].T @ x[:, : d + 1])
    t2 = np.linalg.lstsq(x[:, : d + 1], y, rcond=None)[0][d] ** 2 / covariance[d, d]
    ratio = noise * nu / large
    assert (large / nu < small / (nu + 1)) == (t2 > 1)
    assert (large + 2 * noise < small) == (t2 > 2 * ratio)
    assert (large + np.log(n) * noise < small) == (t2 > np.log(n) * ratio)
    for price in (2, np.log(n)):
        assert (n * np.log(large / small) + price < 0) == (t2 > nu * (np.exp(price / n) - 1))


def ridge_terms(squares, alpha, variance, penalty):
    return (variance * squares + penalty**2 * alpha**2) / (squares + penalty) ** 2


@pytest.mark.parametrize("seed", range(20))
def test_every_ridge_up_to_the_bound_beats_least_squares(text, seed):
    assert r"0<\lambda\le2\sigma^2/\alpha_{\max}^2" in text
    rng = np.random.default_rng(seed)
    x, beta, variance = centred(rng, 15, 4), rng.normal(size=4) * 3, rng.uniform(0.2, 5)
    _, singular, vt = np.linalg.svd(x, full_matrices=False)
    squares, alpha = singular**2, vt @ beta
    bound = 2 * variance / max(alpha**2)
    for penalty in np.linspace(0.01, 1, 50) * bound:
        terms = ridge_terms(squares, alpha, variance, penalty)
        assert np.all(terms < variance / squares)
        inverse = np.linalg.inv(x.T @ x + penalty * np.eye(4))  # the matrix formulas say the same
        bias = -penalty * inverse @ beta
        assert terms.sum() == pytest.approx(bias @ bias + variance * np.trace(inverse @ x.T @ x @ inverse))
    falling = [ridge_terms(squares, alpha, variance, v).sum() for v in np.linspace(0, bound / 2, 30)]
    assert np.all(np.diff(falling) < 0)


def test_the_two_in_that_bound_cannot_be_larger():
    squares, alpha, variance = 1e8, 1.5, 1.0
    for factor, better in ((2.0, True), (2.001, False)):
        penalty = factor * variance / alpha**2
        assert (ridge_terms(squares, alpha, variance, penalty) < variance / squares) == better


def test_best_penalty_with_orthonormal_columns(text):
    assert r"\lambda=p\sigma^2/\lVert\beta\rVert^2" in text
    alpha, variance = np.array([1.0, -2.0, 0.5]), 1.7
    grid = np.linspace(0.01, 5, 50_000)
    errors = ridge_terms(1, alpha[:, None], variance, grid).sum(axis=0)
    length = alpha @ alpha
    assert grid[errors.argmin()] == pytest.approx(3 * variance / length, abs=2e-4)
    assert errors.min() == pytest.approx(3 * variance * length / (length + 3 * variance))


@pytest.mark.parametrize("b", [-2.5, -0.7, -0.2, 0.0, 0.4, 1.9])
@pytest.mark.parametrize("penalty", [0.3, 1.4, 4.0])
def test_thresholds_by_scanning(text, b, penalty):
    assert r"S\bigl(b_j,\tfrac\lambda2\bigr)" in text
    grid = np.linspace(-3, 3, 60_001)
    fit = (grid - b) ** 2
    assert grid[(fit + penalty * np.abs(grid)).argmin()] == pytest.approx(soft(b, penalty / 2), abs=1e-4)
    assert grid[(fit + penalty * grid**2).argmin()] == pytest.approx(b / (1 + penalty), abs=1e-4)
    keep = b if b**2 > penalty else 0
    assert grid[(fit + penalty * (np.abs(grid) > 1e-9)).argmin()] == pytest.approx(keep, abs=1e-4)
    if abs(b) > penalty / 2:  # the usual slip
        assert grid[(fit + penalty * np.abs(grid)).argmin()] != pytest.approx(soft(b, penalty), abs=0.01)


@pytest.mark.parametrize("seed", range(4))
def test_lasso_conditions_pick_out_the_minimiser(text, seed):
    assert r"\lambda_{\max}=2\max_j\lvert x_j^\top y\rvert" in text
    rng = np.random.default_rng(seed)
    x = centred(rng, 20, 6) @ rng.normal(size=(6, 6))
    y = x @ [2, 0, 0, -1, 0, 0] + rng.normal(size=20)
    y -= y.mean()
    largest = 2 * np.abs(x.T @ y).max()

    def conditions(beta, penalty):
        slope = 2 * x.T @ (y - x @ beta)
        into = np.abs(beta) > 1e-9
        return np.allclose(slope[into], penalty * np.sign(beta[into]), atol=1e-3) and np.all(
            np.abs(slope[~into]) <= penalty * (1 + 1e-6)
        )

    for share in (0.9, 0.5, 0.1):
        model = Lasso(alpha=share * largest / 40, tol=1e-12, max_iter=100_000).fit(x, y)
        assert conditions(model.coef_, share * largest)
        assert not conditions(model.coef_ + 0.05 * rng.normal(size=6), share * largest)
    assert conditions(np.zeros(6), largest) and not conditions(np.zeros(6), 0.99 * largest)


@pytest.mark.parametrize("c", [0.01, 5.0, -3.0])
def test_change_of_units(text, c):
    assert r"$\dfrac\lambda{c^2}$" in text and r"$\dfrac\lambda{\lvert c\rvert}$" in text
    rng = np.random.default_rng(3)
    x, y, penalty = centred(rng, 20, 3), rng.normal(size=20), 4.0
    scale = np.array([c, 1, 1])

    def ridge(x, y, penalties):
        return x @ np.linalg.solve(x.T @ x + np.diag(penalties), x.T @ y)

    new = ridge(x * scale, y, [penalty] * 3)
    assert new == pytest.approx(ridge(x, y, [penalty / c**2, penalty, penalty]))
    assert new != pytest.approx(ridge(x, y, [penalty] * 3))
    assert ridge(c * x, y, [c**2 * penalty] * 3) == pytest.approx(ridge(x, y, [penalty] * 3))
    alpha = penalty / 40
    scaled = Lasso(alpha=abs(c) * alpha, tol=1e-12).fit(c * x, y).predict(c * x)
    assert scaled == pytest.approx(Lasso(alpha=alpha, tol=1e-12).fit(x, y).predict(x), abs=1e-6)


def test_elastic_net_of_the_library(text):
    """The two penalties of the page in the convention of the library; twins get equal shares."""
    assert r"$\lambda_1=2n\alpha\rho$ and $\lambda_2=n\alpha(1-\rho)$" in text
    assert r"\hat\beta_j=\frac{S(b_j,\lambda_1/2)}{1+\lambda_2}" in text
    rng = np.random.default_rng(4)
    n, first, second = 15, 1.2, 0.5
    base, _ = np.linalg.qr(centred(rng, n, 3))
    b = np.array([2.6, -0.9, 0.5])
    a1, a2 = first / (2 * n), second / n
    net = ElasticNet(alpha=a1 + a2, l1_ratio=a1 / (a1 + a2), tol=1e-12)
    assert net.fit(base, base @ b).coef_ == pytest.approx(soft(b, first / 2) / (1 + second), abs=1e-6)
    shares = net.fit(base[:, [0, 0]], base @ b).coef_  # half of S(b, λ₁/2)/(1 + λ₂/2)
    assert shares == pytest.approx(np.full(2, 2.0 / (1 + second / 2) / 2), abs=1e-6)


@pytest.mark.parametrize(("variance", "tau2", "scale"), [(0.5, 2.0, 0.7), (3.0, 0.4, 1.5)])
def test_penalties_from_priors(text, variance, tau2, scale):
    assert r"\lambda=\frac{\sigma^2}{\tau^2}" in text and r"\lambda=\frac{2\sigma^2}{b_0}" in text
    grid, b = np.linspace(-6, 6, 120_001), 3.1  # one column of length one
    likelihood = -((b - grid) ** 2) / (2 * variance)
    normal = grid[(likelihood + stats.norm(scale=tau2**0.5).logpdf(grid)).argmax()]
    laplace = grid[(likelihood + stats.laplace(scale=scale).logpdf(grid)).argmax()]
    assert normal == pytest.approx(b / (1 + variance / tau2), abs=1e-3)
    assert laplace == pytest.approx(soft(b, variance / scale), abs=1e-3)  # half of 2σ²/b_0
