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
