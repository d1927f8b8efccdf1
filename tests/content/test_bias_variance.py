"""Claims and formulas of the chapter on bias and variance, worked out another way."""

from itertools import product

import numpy as np
import pytest
from scipy import integrate, stats
from sklearn.linear_model import Ridge
from sklearn.neighbors import KNeighborsRegressor

from content.pages import page

PAGE = "chapters/learning/bias-variance"


@pytest.fixture(scope="module")
def text():
    return page(PAGE).text


def enumerate_errors(H, f, values):
    """Exact training and in-sample error, over all errors with the given values."""
    n = len(f)
    noise = np.array(list(product(values, repeat=n)))
    Y = f + noise
    fitted = Y @ H.T
    training = np.mean((Y - fitted) ** 2)
    inside = np.mean([np.mean((f + value - fitted) ** 2) for value in values])
    return training, inside


@pytest.mark.parametrize("values", [(-1, 1), (-2, 0, 1, 1)])
@pytest.mark.parametrize("k", [1, 2, 3])
def test_optimism_and_its_parts_by_enumeration(text, values, k):
    """Any errors of mean zero will do; the trace of HHᵀ in the optimism is rejected."""
    assert r"\frac{2\sigma^2}n\operatorname{tr}(H)." in text
    x, f = np.arange(5.0)[:, None], np.array([0.0, 1, 4, 9, 16])
    H = 0.8 * KNeighborsRegressor(n_neighbors=k).fit(x, np.eye(5)).predict(x)  # shrunk: no projection
    sigma2 = np.var(values)
    training, inside = enumerate_errors(H, f, values)
    bias2, variance = np.sum((H @ f - f) ** 2) / 5, sigma2 * np.trace(H @ H.T) / 5
    assert inside == pytest.approx(sigma2 + bias2 + variance)
    assert inside - training == pytest.approx(2 * sigma2 * np.trace(H) / 5)
    assert inside - training != pytest.approx(2 * sigma2 * np.trace(H @ H.T) / 5)


def test_optimism_of_a_fit_that_is_no_smoother():
    """Part 1 holds for any fit: here the better of two constants, 0 and the mean."""
    values, n = (-1.0, 1.0), 4
    noise = np.array(list(product(values, repeat=n)))
    Y = 0.4 + noise
    fitted = np.where(np.abs(Y.mean(axis=1, keepdims=True)) > 0.5, Y.mean(axis=1, keepdims=True), 0) + 0 * Y
    training = np.mean((Y - fitted) ** 2)
    inside = np.mean([np.mean((0.4 + value - fitted) ** 2) for value in values])
    covariance = np.mean(fitted * Y, axis=0) - fitted.mean(axis=0) * Y.mean(axis=0)
    assert inside - training == pytest.approx(2 * covariance.mean())


def test_mixed_term_when_the_new_observation_was_in_the_training_set(text):
    assert r"-2\operatorname{Cov}(\varepsilon_0,\hat f(x_0))" in text
    noise = np.array(list(product((-1, 1), repeat=3)))
    error = np.mean((noise[:, 0] - noise.mean(axis=1)) ** 2)
    assert error == pytest.approx(1 + 1 / 3 - 2 / 3)
    assert error != pytest.approx(1 + 1 / 3)


def test_one_more_column_pays_if_the_signal_along_it_exceeds_the_noise(text):
    assert r"(u^\top f)^2>\sigma^2 ." in text
    rng = np.random.default_rng(5)
    for _ in range(20):
        X, f = rng.normal(size=(8, 4)), rng.normal(size=8)
        small, large = (X[:, :d] @ np.linalg.pinv(X[:, :d]) for d in (3, 4))
        u = X[:, 3] - small @ X[:, 3]
        along = (u @ f) ** 2 / (u @ u)

        def error(H, sigma2, f=f):
            return np.sum((H @ f - f) ** 2) / 8 + sigma2 * np.trace(H @ H.T) / 8

        for sigma2 in (0.5 * along, 2 * along):
            assert (error(large, sigma2) < error(small, sigma2)) == (along > sigma2)


@pytest.mark.parametrize("prior", [0.1, 0.3, 0.5])
def test_bayes_error_of_two_normal_classes_by_integration(prior):
    cut = 1 + np.log((1 - prior) / prior) / 2
    closed = (1 - prior) * stats.norm.sf(cut) + prior * stats.norm.cdf(cut - 2)

    def lower(x):
        return min((1 - prior) * stats.norm.pdf(x), prior * stats.norm.pdf(x - 2))

    assert integrate.quad(lower, -10, 12, points=[cut])[0] == pytest.approx(closed, abs=1e-8)


def test_bounds_on_one_nearest_neighbour(text):
    assert r"R^*\le R_1\le2R^*(1-R^*)\le2R^* ." in text
    rng = np.random.default_rng(6)
    for _ in range(200):
        weight, p = rng.dirichlet(np.ones(4)), rng.uniform(size=4)
        bayes, one = weight @ np.minimum(p, 1 - p), weight @ (2 * p * (1 - p))
        assert bayes <= one <= 2 * bayes * (1 - bayes) + 1e-12


def test_limit_of_one_nearest_neighbour_is_approached(text):
    """X uniform on [0,1], p(x) = x: the limit is E 2X(1−X) = 1/3; the Bayes error is 1/4."""
    assert r"\longrightarrow2p(x)\bigl(1-p(x)\bigr)" in text
    rng = np.random.default_rng(7)
    n, runs = 60, 4000
    x, new = rng.uniform(size=(runs, n)), rng.uniform(size=(runs, 1))
    neighbour = np.take_along_axis(x, np.abs(x - new).argmin(axis=1, keepdims=True), 1)
    error = (new * (1 - neighbour) + (1 - new) * neighbour).ravel()
    assert abs(error.mean() - 1 / 3) < 0.01 + 5 * error.std() / runs**0.5
    assert abs(error.mean() - 1 / 4) > 0.05


@pytest.mark.parametrize("p", [1, 3, 5, 10, 12, 20])
def test_double_descent_with_omitted_features(text, p):
    """Eight observations, twenty features of which p are used; ridge-free, by the pseudo-inverse."""
    assert r"v_p\Bigl(1+\frac n{p-n-1}\Bigr)" in text and r"v_p\Bigl(1+\frac p{n-p-1}\Bigr)" in text
    n, D, sigma2, runs = 8, 20, 0.5, 20_000
    beta = 1 / np.arange(1, D + 1)
    noise, signal = sigma2 + np.sum(beta[p:] ** 2), np.sum(beta[:p] ** 2)
    if p <= n - 2:
        exact = noise * (1 + p / (n - p - 1))
    else:
        exact = noise * (1 + n / (p - n - 1)) + signal * (1 - n / p)
    rng = np.random.default_rng(p)
    X = rng.normal(size=(runs, n, D))
    y = X @ beta + sigma2**0.5 * rng.choice([-1, 1], size=(runs, n))  # errors need not be normal
    used = X[:, :, :p]
    if p <= n:
        fit = np.linalg.solve(used.transpose(0, 2, 1) @ used, used.transpose(0, 2, 1) @ y[..., None])
    else:
        fit = used.transpose(0, 2, 1) @ np.linalg.solve(used @ used.transpose(0, 2, 1), y[..., None])
    error = noise + np.sum((fit[..., 0] - beta[:p]) ** 2, axis=1)
    tolerance = 5 * error.std() / runs**0.5
    if abs(n - p) >= 4:  # nearer to n the error has no variance, and no tolerance
        assert abs(error.mean() - exact) <= tolerance
        wrong = noise * (1 + min(n, p) / abs(n - p)) + signal * max(1 - n / p, 0)  # the 1 forgotten
        assert abs(error.mean() - wrong) > tolerance
    else:
        assert np.median(error) < exact


@pytest.mark.parametrize("nu", [3, 5, 12])
def test_mean_of_an_inverse_chi_square(text, nu):
    assert r"=1/(\nu-2)$ for $\nu>2$" in text
    value = integrate.quad(lambda q: stats.chi2.pdf(q, nu) / q, 0, np.inf)[0]
    assert value == pytest.approx(1 / (nu - 2))


@pytest.mark.parametrize("k", [1, 2, 3])
def test_two_traces_agree_for_neighbours_and_not_for_ridge(text, k):
    assert "The two agree for projections, and for nearest neighbours at distinct places, but not in general." in text
    x = np.arange(6.0)[:, None]
    H = KNeighborsRegressor(n_neighbors=k).fit(x, np.eye(6)).predict(x)
    assert np.trace(H) == pytest.approx(np.trace(H @ H.T))
    assert k == 1 or not np.allclose(H @ H, H)  # no projection
    R = Ridge(alpha=10).fit(x, np.eye(6)).predict(x)
    assert np.trace(R) > np.trace(R @ R.T) + 0.1


@pytest.mark.parametrize("n", [3, 6])
def test_in_sample_error_of_an_interpolating_fit(text, n):
    """Given the features, and with all of them in the model: twice the noise, at every n up to p."""
    assert r"for **every** $n\le p$" in text
    X = np.random.default_rng(12).normal(size=(n, 6))
    H = X @ np.linalg.pinv(X)
    training, inside = enumerate_errors(H, X @ np.ones(6), (-1, 1))
    assert training == pytest.approx(0) and inside == pytest.approx(2)


def test_ridge_is_shorter_than_the_bound_at_the_peak(text):
    assert r"\lVert\hat\beta_\lambda\rVert\le\lVert y\rVert/(2\sqrt\lambda)" in text
    rng = np.random.default_rng(10)
    for penalty in (0.01, 1, 30):
        X, y = rng.normal(size=(12, 12)), rng.normal(size=12)
        fit = np.linalg.solve(X.T @ X + penalty * np.eye(12), X.T @ y)
        assert np.linalg.norm(fit) <= np.linalg.norm(y) / (2 * penalty**0.5)


def test_standard_error_of_a_test_mean_squared_error(text):
    assert r"\bar L\,\sqrt{2/m}" in text
    rng = np.random.default_rng(11)
    means = np.mean(rng.normal(0, 2, size=(20_000, 50)) ** 2, axis=1)
    assert means.std() == pytest.approx(4 * np.sqrt(2 / 50), rel=0.03)
