"""Printed informations, moments and identities of the chapter on Fisher information."""

import numpy as np
import pytest
from scipy import integrate, special, stats

from content.pages import page

TEXT = page("chapters/estimation/fisher-information").text


def information(frozen, score):
    return frozen.expect(lambda x: score(x) ** 2)


@pytest.mark.parametrize(
    ("tex", "printed", "frozen", "score"),
    [
        (r"I(p)&=\frac{\operatorname{Var}(X)}{p^2(1-p)^2}=\frac1{p(1-p)}", lambda p: 1 / (p * (1 - p)),
         lambda p: stats.bernoulli(p), lambda x, p: x / p - (1 - x) / (1 - p)),
        (r"I(\lambda)=\frac{\operatorname{Var}(X)}{\lambda^2}=\frac1\lambda", lambda r: 1 / r,
         lambda r: stats.poisson(r), lambda x, r: x / r - 1),
        (r"I(\lambda)=\frac1{\lambda^2}", lambda r: 1 / r**2,
         lambda r: stats.expon(scale=1 / r), lambda x, r: 1 / r - x),
        (r"I(p)=\frac{1-p}{p^2(1-p)^2}=\frac1{p^2(1-p)}", lambda p: 1 / (p**2 * (1 - p)),
         lambda p: stats.geom(p), lambda x, p: 1 / p - (x - 1) / (1 - p)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("at", [0.2, 0.7])
def test_printed_information_is_the_variance_of_the_score(tex, printed, frozen, score, at):
    assert tex in TEXT
    assert information(frozen(at), lambda x: score(x, at)) == pytest.approx(printed(at), rel=1e-6)


def test_normal_matrix_by_integration():
    assert r"\dfrac1v&0\\[8pt]0&\dfrac1{2v^2}" in TEXT
    mean, v = 1.2, 0.7
    law = stats.norm(mean, v**0.5)
    first, second = (lambda x: (x - mean) / v), (lambda x: -1 / (2 * v) + (x - mean) ** 2 / (2 * v**2))
    assert law.expect(lambda x: first(x) ** 2) == pytest.approx(1 / v)
    assert law.expect(lambda x: first(x) * second(x)) == pytest.approx(0, abs=1e-9)
    assert law.expect(lambda x: second(x) ** 2) == pytest.approx(1 / (2 * v**2))


@pytest.mark.parametrize("shape", [0.5, 2.0, 7.0])
def test_gamma_in_shape_and_mean_is_orthogonal(shape):
    assert r"\psi_1(\alpha)-\dfrac1\alpha&0\\[8pt]0&\dfrac\alpha{m^2}" in TEXT
    m = 1.7
    law = stats.gamma(shape, scale=m / shape)
    by_shape = lambda x: np.log(shape / m) + 1 + np.log(x) - special.digamma(shape) - x / m  # noqa: E731
    by_mean = lambda x: shape * x / m**2 - shape / m  # noqa: E731
    assert information(law, by_shape) == pytest.approx(special.polygamma(1, shape) - 1 / shape, rel=1e-4)
    assert law.expect(lambda x: by_shape(x) * by_mean(x)) == pytest.approx(0, abs=1e-5)
    assert information(law, by_mean) == pytest.approx(shape / m**2)


@pytest.mark.parametrize("n", [3, 10, 100])
def test_moments_of_one_over_a_gamma_sum(n):
    assert r"\frac{n^2\lambda^2}{(n-1)^2(n-2)}" in TEXT
    rate = 2.5
    total = stats.gamma(n, scale=1 / rate)

    def moment(k):
        return integrate.quad(lambda t: t**-k * total.pdf(t), 0, np.inf, limit=200)[0]

    variance = n**2 * (moment(2) - moment(1) ** 2)
    assert n * moment(1) == pytest.approx(n * rate / (n - 1), rel=1e-6)
    assert variance == pytest.approx(n**2 * rate**2 / ((n - 1) ** 2 * (n - 2)), rel=1e-6)
    assert variance != pytest.approx(rate**2 / n, rel=0.03)  # the classical wrong claim
    assert variance / ((n / (n - 1)) ** 2 * rate**2 / n) == pytest.approx(n / (n - 2), rel=1e-6)


@pytest.mark.parametrize("n", [1, 2, 10])
def test_unbiased_uniform_estimator_beats_the_bound_that_is_none(n):
    assert r"=\frac{\theta^2}{n(n+2)}" in TEXT
    theta = 3.3
    estimator = stats.beta(n, 1, scale=theta * (n + 1) / n)  # law of (n + 1) M / n
    assert estimator.mean() == pytest.approx(theta)
    assert estimator.var() == pytest.approx(theta**2 / (n * (n + 2)))
    assert estimator.var() < theta**2 / n


@pytest.mark.parametrize("n", [2, 8])
def test_chance_of_an_empty_hour(n):
    assert r"e^{-2\lambda}\bigl(e^{\lambda/n}-1\bigr)" in TEXT
    rate, S = 1.3, np.arange(200)
    weights, T = stats.poisson.pmf(S, n * rate), (1 - 1 / n) ** S
    assert weights @ T == pytest.approx(np.exp(-rate))
    variance = weights @ T**2 - (weights @ T) ** 2
    assert variance == pytest.approx(np.exp(-2 * rate) * np.expm1(rate / n))


@pytest.mark.parametrize("rate", [0.5, 2.5, 4.0])
def test_equality_at_one_rate_forces_an_estimator_that_is_biased_elsewhere(rate):
    assert r"$T=2\lambda_0-\lambda_0^2\bar X$" in TEXT
    assert r"by $(\lambda-\lambda_0)^2/\lambda$" in TEXT
    truth, n = 2.5, 100
    at_truth = stats.gamma(n, scale=1 / (n * truth))  # law of the mean
    assert 2 * truth - truth**2 * at_truth.mean() == pytest.approx(truth)
    assert truth**2 * at_truth.std() == pytest.approx(0.25)
    mean = 2 * truth - truth**2 * stats.gamma(n, scale=1 / (n * rate)).mean()
    assert rate - mean == pytest.approx((rate - truth) ** 2 / rate)


@pytest.mark.parametrize("scale", [np.sqrt, np.log, np.reciprocal])
def test_observed_is_expected_at_the_mle_of_an_exponential_family_in_any_parameter(scale):
    assert "This is a property of {prf:ref}`exponential families" in TEXT
    back = {np.sqrt: np.square, np.log: np.exp, np.reciprocal: np.reciprocal}[scale]
    counts, h = np.array([3, 5, 1, 4]), 1e-4
    eta = scale(counts.mean())

    def loglik(e):
        return stats.poisson.logpmf(counts, back(e)).sum()

    observed = -(loglik(eta + h) - 2 * loglik(eta) + loglik(eta - h)) / h**2
    slope = (back(eta + h) - back(eta - h)) / (2 * h)
    assert observed == pytest.approx(len(counts) / counts.mean() * slope**2, rel=1e-5)


def test_crossings_of_the_first_figure():
    said = "between rates of 3 and 4.5, but for one that has crossed before the left edge, at 2.125"
    assert said in " ".join(TEXT.split())
    totals = np.random.default_rng(5).poisson(3.75, size=(12, 128)).cumsum(axis=1)
    roots = np.sort(totals[:, 7] / 8)
    assert roots[0] == 2.125 < 2.3 < roots[1] == 3 and roots[-1] == 4.5


def test_root_of_a_rate():
    assert r"the standard deviation of the MLE $\sqrt{\bar X}$ hardly depends on the rate" in TEXT
    for mean, tolerance in ((30, 0.01), (100, 0.002)):
        x = np.arange(1000)
        weights = stats.poisson.pmf(x, mean)
        deviation = np.sqrt(weights @ x - (weights @ np.sqrt(x)) ** 2)
        assert deviation == pytest.approx(0.5, rel=tolerance)


@pytest.mark.parametrize("n", [3, 12])
def test_bound_for_the_normal_variance_with_divisor_n(n):
    assert r"for $g(\mu,v)=(1-\frac1n)v$, the mean of $\hat v$: it is $(1-1/n)^2\,2v^2/n$" in TEXT
    v = 1.7
    estimator = stats.chi2(n - 1, scale=v / n)
    gradient = np.array([0, 1 - 1 / n])
    bound = gradient @ np.linalg.inv(n * np.diag([1 / v, 1 / (2 * v**2)])) @ gradient
    assert bound == pytest.approx((1 - 1 / n) ** 2 * 2 * v**2 / n)
    assert estimator.var() / bound == pytest.approx(n / (n - 1))
    assert estimator.mean() == pytest.approx((1 - 1 / n) * v)


def test_regular_or_not():
    assert r"$\mathcal N(\theta^3,1)$, $\theta\in\mathbb R$ | no: 4" in TEXT
    for theta in (0.0, 0.7):
        law = stats.norm(theta**3, 1)
        assert information(law, lambda x, t=theta: 3 * t**2 * (x - t**3)) == pytest.approx(9 * theta**4, abs=1e-9)
    cauchy = stats.cauchy()
    assert information(cauchy, lambda x: 2 * x / (1 + x**2)) == pytest.approx(0.5)


@pytest.mark.parametrize("n", [1, 5])
def test_known_mean_attains_the_bound_for_the_variance(n):
    assert r"its score is $n(W-v)/(2v^2)$" in TEXT
    v = 1.7
    law = stats.chi2(n, scale=v / n)
    assert law.mean() == pytest.approx(v)
    assert law.var() == pytest.approx(2 * v**2 / n)


@pytest.mark.parametrize("rate", [0.1, 3.75])
def test_whether_a_count_is_zero_has_less_information(rate):
    assert r"1/(e^\lambda-1)$ instead of $1/\lambda$" in TEXT
    q = np.exp(-rate)
    assert q**2 / (q * (1 - q)) == pytest.approx(1 / np.expm1(rate))
    assert 1 / np.expm1(rate) < 1 / rate


def test_hodges_wins_at_zero_and_loses_nearby():
    assert r"at $\theta=0.3$ and $n=100$ it exceeds 5" in TEXT

    def error(theta, n=100):
        x = np.linspace(theta - 1, theta + 1, 200_001)
        weight = stats.norm.pdf(x, theta, n**-0.5) * (x[1] - x[0])
        return n * np.sum(weight * (x * (abs(x) > n**-0.25) - theta) ** 2)

    assert error(0) == pytest.approx(0.0186, abs=1e-4)
    assert 5 < error(0.3) < 6


def test_price_with_three_parameters_is_a_multiple_correlation():
    assert "the multiple correlation of the first score with the others" in TEXT
    matrix = np.array([[2.0, 0.5, 0.7], [0.5, 1.0, 0.2], [0.7, 0.2, 1.5]])
    price = matrix[0, 0] * np.linalg.inv(matrix)[0, 0]
    squared = matrix[0, 1:] @ np.linalg.solve(matrix[1:, 1:], matrix[1:, 0]) / matrix[0, 0]
    assert price == pytest.approx(1 / (1 - squared))
    pairwise = matrix[0, 1] ** 2 / (matrix[0, 0] * matrix[1, 1])
    assert abs(price - 1 / (1 - pairwise)) > 0.1


def test_efficiency_of_the_mle_is_claimed_under_conditions_only():
    assert "MLEs are efficient in the limit, and exactly so" not in TEXT
    assert "the MLE has approximately the covariance matrix" not in TEXT
