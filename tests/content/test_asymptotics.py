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
