"""The chapter's derivatives, variances and biases, against differences and exact sums."""

import numpy as np
import pytest
from scipy import stats
from scipy.differentiate import derivative, hessian

from content.pages import page

TEXT = page("chapters/estimation/delta-method").text
LOGIT = (lambda p: np.log(p) - np.log(1 - p), lambda p: 1 / (p * (1 - p)))


@pytest.mark.parametrize(
    ("row", "g", "slope"),
    [
        (r"| $\log T$ | $1/T$ |", np.log, lambda t: 1 / t),
        (r"| $1/T$ | $1/T^2$ |", lambda t: 1 / t, lambda t: 1 / t**2),
        (r"| $\sqrt T$ | $1/(2\sqrt T)$ |", np.sqrt, lambda t: 1 / (2 * np.sqrt(t))),
        (r"| odds $T/(1-T)$ | $1/(1-T)^2$ |", lambda t: t / (1 - t), lambda t: 1 / (1 - t) ** 2),
        (r"| log-odds $\log\dfrac{T}{1-T}$ | $\dfrac1{T(1-T)}$ |", *LOGIT),
    ],
)
def test_printed_slopes(row, g, slope):
    assert row in TEXT
    at = np.array([0.1, 0.5, 0.72])
    assert np.abs(derivative(g, at, initial_step=0.05).df) == pytest.approx(slope(at), rel=1e-6)


def test_second_derivative_of_the_log_odds():
    assert r"g''(p)=\frac{2p-1}{p^2(1-p)^2}" in TEXT
    at = np.array([0.1, 0.5, 0.72])
    found = derivative(LOGIT[1], at, initial_step=0.05).df
    assert found == pytest.approx((2 * at - 1) / (at * (1 - at)) ** 2, rel=1e-6, abs=1e-8)


@pytest.mark.parametrize(
    ("row", "v", "g", "variance"),
    [
        (r"| Poisson | $\bar x$ | $\lambda$ | $\sqrt{\bar x}$ | $1/(4n)$ |", lambda t: t, np.sqrt, 1 / 4),
        (
            r"| Bernoulli | $\hat p$ | $p(1-p)$ | $\arcsin\sqrt{\hat p}$ | $1/(4n)$ |",
            lambda t: t * (1 - t), lambda t: np.arcsin(np.sqrt(t)), 1 / 4,
        ),
        (r"| exponential | $\bar x$ | $\mu^2$ | $\log\bar x$ | $1/n$ |", lambda t: t**2, np.log, 1),
        (r"| normal | $s^2$ | $2\sigma^4$ | $\log s^2$ | $2/n$ |", lambda t: 2 * t**2, np.log, 2),
    ],
)  # fmt: skip
def test_stabilised_variance_is_constant(row, v, g, variance):
    assert row in TEXT
    at = np.array([0.1, 0.3, 0.8])
    slope = derivative(g, at, initial_step=0.05).df
    assert slope**2 * v(at) == pytest.approx(np.full(3, variance), rel=1e-6)


def exact_bias(n, p, add):
    k = np.arange(0 if add else 1, n + 1 if add else n)
    weight = stats.binom.pmf(k, n, p)
    return weight @ np.log((k + add) / (n - k + add)) / weight.sum() - np.log(p / (1 - p))


def test_bias_of_the_log_odds():
    assert r"\frac{2p-1}{2np(1-p)}" in TEXT
    n, p = 4000, 0.8
    formula = (2 * p - 1) / (2 * n * p * (1 - p))
    assert exact_bias(n, p, 0) == pytest.approx(formula, rel=0.01)
    assert exact_bias(n, p, 0) != pytest.approx(2 * formula, rel=0.1)  # the one half of Taylor's formula lost
    assert abs(exact_bias(n, p, 0.5)) < 0.01 * formula
    assert abs(exact_bias(n, p, 1)) > 0.9 * formula  # one whole added: the bias changes its sign


def test_ratio_of_means():
    assert r"\bigl(\sigma_y^2-2R\sigma_{xy}+R^2\sigma_x^2\bigr)" in TEXT
    rng = np.random.default_rng(3)
    x, y = rng.gamma(9, 1, 2000), rng.gamma(4, 1, 2000)
    y = y + x
    jackknife = (y.sum() - y) / (x.sum() - x)  # a route without derivatives
    by_jackknife = np.sqrt((len(x) - 1) * jackknife.var())
    residual = y - y.mean() / x.mean() * x
    short_cut = np.sqrt(residual.var(ddof=1) / len(x)) / x.mean()
    assert short_cut == pytest.approx(by_jackknife, rel=0.01)
    covariance = np.cov(x, y)
    ratio = y.mean() / x.mean()
    dropped = np.sqrt((covariance[1, 1] + ratio**2 * covariance[0, 0]) / len(x)) / x.mean()
    assert dropped > 1.3 * by_jackknife  # the covariance left out


def test_second_order_bias_of_a_ratio():
    assert r"\left(\frac{y\,s_x^2}{x^3}-\frac{s_{xy}}{x^2}\right)" in TEXT
    curvature = hessian(lambda m: m[1] / m[0], np.array([10.0, 12.0])).ddf
    covariance = np.array([[16.0, 7.2], [7.2, 9.0]]) / 40
    assert 0.5 * np.sum(curvature * covariance) == pytest.approx(0.003, rel=1e-5)


def test_log_odds_ratio_in_both_samplings():
    assert r"\sqrt{\frac1a+\frac1b+\frac1c+\frac1d}" in TEXT
    cells = np.array([18.0, 102, 36, 114])
    total = cells.sum()
    q, gradient = cells / total, np.array([1, -1, -1, 1]) * total / cells
    multinomial = gradient @ (np.diag(q) - np.outer(q, q)) @ gradient / total
    assert multinomial == pytest.approx(np.sum(1 / cells))


@pytest.mark.parametrize("n", [20, 1000])
def test_flat_top(n):
    assert r"\tfrac14\chi^2_1" in TEXT
    k = np.arange(n + 1)
    scaled = n * (0.25 - k / n * (1 - k / n))
    assert np.all(scaled >= -1e-9)
    mean = stats.binom.pmf(k, n, 0.5) @ scaled
    assert mean == pytest.approx(stats.chi2(1, scale=0.25).mean())  # exact for every n


@pytest.mark.parametrize("p", [0.2, 0.8])
def test_halves_for_a_relative_risk(p):
    assert "add one half to $a$, $c$, $n_1$ and $n_2$" in TEXT
    n = 400
    k = np.arange(n + 1)
    weight = stats.binom.pmf(k, n, p)
    assert abs(n * (weight @ np.log((k + 0.5) / (n + 0.5)) - np.log(p))) < 0.01
    # one half to each of the two cells, as for the odds ratio: a bias of -1/(2n) is left
    assert n * (weight @ np.log((k + 0.5) / (n + 1)) - np.log(p)) == pytest.approx(-0.5, abs=0.01)


def test_first_order_interval_on_the_flat_top():
    assert r"|\hat p-\tfrac12|\le2z\sqrt{\hat p(1-\hat p)/n}" in TEXT
    z = stats.norm.ppf(0.975)
    for n, coverage in ((20, 0.9974), (1000, 0.9999)):
        p = np.arange(n + 1) / n
        half = z * abs(1 - 2 * p) * np.sqrt(p * (1 - p) / n)
        hit = p * (1 - p) + half >= 0.25 - 1e-12
        assert np.array_equal(hit, abs(p - 0.5) <= 2 * z * np.sqrt(p * (1 - p) / n))
        assert stats.binom.pmf(np.arange(n + 1), n, 0.5) @ hit == pytest.approx(coverage, abs=5e-5)


def test_bias_of_the_exponential_of_a_normal_mean():
    assert r"$e^\theta(e^{1/(2n)}-1)$" in TEXT
    theta, n = 0.3, 8
    node, weight = np.polynomial.hermite_e.hermegauss(30)
    exact = weight @ np.exp(theta + node / np.sqrt(n)) / weight.sum() - np.exp(theta)
    assert exact == pytest.approx(np.exp(theta) * np.expm1(1 / (2 * n)), rel=1e-6)


def test_variance_of_a_transformed_correlation_is_constant():
    assert r"| normal pairs | $r$ | $(1-\rho^2)^2$ | $\operatorname{artanh}r$ | $1/n$ |" in TEXT
    at = np.array([-0.5, 0.1, 0.8])
    slope = derivative(np.arctanh, at, initial_step=0.05).df
    assert slope**2 * (1 - at**2) ** 2 == pytest.approx(np.ones(3), rel=1e-6)


def test_gradients_of_the_median_dose_and_of_the_coefficient_of_variation():
    assert r"With gradient $-\frac1{\hat\beta_1}(1,\ x_0)$" in TEXT
    b0, b1, h = -4.0, 2.0, 1e-6
    gradient = [(-(b0 + h) / b1 + b0 / b1) / h, (-b0 / (b1 + h) + b0 / b1) / h]
    assert gradient == pytest.approx([-1 / b1, -2 / b1], rel=1e-5)
    assert r"$\kappa^2(\frac12+\kappa^2)/n$" in TEXT
    mu, sigma, n = 2.0, 0.6, 50
    by_parts = (1 / mu) ** 2 * sigma**2 / (2 * n) + (sigma / mu**2) ** 2 * sigma**2 / n
    assert by_parts == pytest.approx(0.3**2 * (1 / 2 + 0.3**2) / n)


def test_root_scale_fails_just_above_the_end_for_a_count_of_zero():
    assert "This is far too short" in TEXT and r"covers with probability $0.60$" in TEXT
    z = stats.norm.ppf(0.975)
    end = (z / 2) ** 2
    covers = [k for k in range(1, 60) if max(np.sqrt(k) - z / 2, 0) ** 2 <= end]
    assert stats.poisson.pmf(covers, end).sum() == pytest.approx(0.60, abs=5e-3)


def test_a_bias_of_higher_order_than_one_over_n_is_not_covered():
    # g(t) = t ** 2 and a bias n ** -0.25: the linear term alone misses n ** -0.5
    assert "is estimated with a bias $b$, the term" not in TEXT and "a bias $b=O(1/n)$" in TEXT
    n, theta = 10**8, 1.0
    b = n**-0.25
    assert (theta + b) ** 2 - theta**2 - 2 * theta * b > 1000 * n**-1.5


def test_a_mean_of_an_exponential_may_not_exist():
    assert "with heavy tails the mean can be infinite" in TEXT
    x = np.array([50.0, 500.0])
    assert np.diff(x + stats.t(5).logpdf(x))[0] > 0  # e^x f(x) grows: no finite mean of e^X
