"""Identities that the chapter on large samples prints, by another route."""

from math import comb, sqrt
from statistics import NormalDist

import numpy as np
import pytest
from scipy import integrate, stats

from content.pages import page

TEXT = page("chapters/estimation/asymptotics").text
Z = NormalDist().inv_cdf(0.975)


def wilson(share, n):
    assert r"\frac{1}{1+t}\left[\hat p+\frac t2\pm\sqrt{t\,\hat p(1-\hat p)+\frac{t^2}4}\,\right]" in TEXT
    t = Z**2 / n
    half = sqrt(t * share * (1 - share) + t**2 / 4)
    return (share + t / 2 - half) / (1 + t), (share + t / 2 + half) / (1 + t)


@pytest.mark.parametrize(("k", "n"), [(0, 5), (4, 30), (30, 30), (121, 300)])
def test_wilson_ends_are_not_rejected_by_a_hair(k, n):
    expected = stats.binomtest(k, n).proportion_ci(method="wilson")
    assert wilson(k / n, n) == pytest.approx((expected.low, expected.high), abs=1e-12)
    for p in wilson(k / n, n):
        if 1e-12 < p < 1 - 1e-12:
            assert n * (k / n - p) ** 2 / (p * (1 - p)) == pytest.approx(Z**2)


@pytest.mark.parametrize("n", [7, 30, 39, 244])
@pytest.mark.parametrize("p", [0.02, 0.3, 0.77])
def test_wald_covers_where_wilson_around_the_truth_reaches(n, p):
    low, high = wilson(p, n)
    for k in range(n + 1):
        covers = abs(k / n - p) <= Z * sqrt(k * (n - k) / n**3)
        assert covers == (low <= k / n <= high)


@pytest.mark.parametrize(("n", "k"), [(10, 3), (30, 4)])
def test_binomial_tail_is_a_beta_distribution_function(n, k):
    density = lambda p: n * comb(n - 1, k - 1) * p ** (k - 1) * (1 - p) ** (n - k)  # noqa: E731
    assert integrate.quad(density, 0, 0.3)[0] == pytest.approx(stats.binom.sf(k - 1, n, 0.3))


def test_berry_esseen_bound_holds_where_it_is_printed():
    assert r"\rho=p(1-p)\,[p^2+(1-p)^2]" in TEXT
    for p in (0.1, 0.3, 0.5):
        third = p * (1 - p) ** 3 + (1 - p) * p**3
        assert third == pytest.approx(p * (1 - p) * (p**2 + (1 - p) ** 2))
        for n in (1, 10, 100):
            k = np.arange(n + 1)
            normal = stats.norm.cdf((k - n * p) / sqrt(n * p * (1 - p)))
            after = stats.binom.cdf(k, n, p)
            distance = np.abs([after - normal, np.append(0, after[:-1]) - normal]).max()
            assert distance >= stats.binom.pmf(k, n, p).max() / 2 - 1e-12
            assert distance <= 0.4748 * third / (p * (1 - p)) ** 1.5 / sqrt(n)


def test_likelihood_ratio_of_the_uniform_has_two_degrees_of_freedom():
    assert r"\operatorname{P}(\Lambda>t)=e^{-t/2}" in TEXT
    n = 7
    largest = stats.beta(n, 1)  # in units of the end point
    for t in (0.5, 3.0, 5.99):
        chance = largest.cdf(np.exp(-t / (2 * n)))
        assert chance == pytest.approx(stats.chi2.sf(t, 2))
        assert abs(chance - stats.chi2.sf(t, 1)) > 0.03  # the usual slip


def test_neyman_and_scott():
    assert r"\hat\sigma^2=\frac1{4n}\sum_i(X_{i1}-X_{i2})^2" in TEXT
    pairs = np.random.default_rng(0).normal(size=(50, 2))
    centred = pairs - pairs.mean(axis=1, keepdims=True)
    assert np.mean(centred**2) == pytest.approx(np.sum((pairs[:, 0] - pairs[:, 1]) ** 2) / 200)


def test_an_average_can_settle_without_a_mean():
    # symmetric, P(|X| > x) = e / (x log x) for x >= e: n P(|X| > n) -> 0, and E|X| is infinite
    assert "Without a mean there is nothing" not in TEXT
    assert "Without a finite mean the average need not settle" in TEXT
    reach = [np.log(np.log(c)) for c in (1e10, 1e100, 1e300)]  # E of |X| up to c, over e, grows without end
    assert reach[0] < reach[1] < reach[2]
    for n in (1e8, 1e50, 1e200):
        assert n * np.e / (n * np.log(n)) == pytest.approx(np.e / np.log(n))  # some |X_i| > n
        grid = np.linspace(1, np.log(n), 100_000)  # x = e^y
        tail = np.where(grid > 1, np.e / (np.exp(grid) * grid), 1)
        second = 2 * integrate.trapezoid(np.exp(2 * (grid - np.log(n))) * tail * n, grid)
        assert second < 2 * np.e / np.log(n) * 1.1  # variance of the average of the others


def test_table_of_three_models_is_the_definition():
    n, mean, at = 9, 0.4, 0.3
    rules = {
        "Bernoulli": (mean, lambda p: n * (mean * np.log(p) + (1 - mean) * np.log(1 - p)), lambda p: 1 / (p * (1 - p))),
        "Poisson": (mean, lambda r: n * (mean * np.log(r) - r), lambda r: 1 / r),
        "exponential": (1 / mean, lambda r: n * (np.log(r) - r * mean), lambda r: 1 / r**2),
    }
    printed = {
        "Bernoulli": (
            n * (mean - at) ** 2 / (mean * (1 - mean)),
            n * (mean - at) ** 2 / (at * (1 - at)),
            2 * n * (mean * np.log(mean / at) + (1 - mean) * np.log((1 - mean) / (1 - at))),
        ),
        "Poisson": (
            n * (mean - at) ** 2 / mean,
            n * (mean - at) ** 2 / at,
            2 * n * (mean * np.log(mean / at) - mean + at),
        ),
        "exponential": (
            n * (1 - at * mean) ** 2,
            n * (1 - at * mean) ** 2,
            2 * n * (at * mean - 1 - np.log(at * mean)),
        ),
    }
    h = 1e-4
    for name, (top, height, information) in rules.items():
        curvature = -(height(top + h) - 2 * height(top) + height(top - h)) / h**2
        slope = (height(at + h) - height(at - h)) / (2 * h)
        by_definition = (
            curvature * (top - at) ** 2,
            slope**2 / (n * information(at)),
            2 * (height(top) - height(at)),
        )
        assert printed[name] == pytest.approx(by_definition, rel=1e-4)


def test_independent_limits_are_not_enough_for_a_sum():
    assert r"and $Y$ and $B$ are independent, then $Y_n+B_n" in TEXT
    z = np.random.default_rng(0).normal(size=1000)
    assert np.all(z + -z == 0)


def test_counts_need_a_positive_mean_and_a_finite_variance():
    assert r"have mean $\mu$ and variance $\tau^2$, whatever" not in TEXT
    assert r"mean $\mu>0$ and finite variance $\tau^2>0$" in TEXT
