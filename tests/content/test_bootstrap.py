"""Formulas of the chapter on the bootstrap against brute force."""

from collections import Counter
from fractions import Fraction
from itertools import product
from math import comb

import numpy as np
import pytest
from scipy import stats

from content.pages import page

TEXT = page("chapters/estimation/bootstrap").text


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5, 6])
def test_number_of_resamples(n):
    assert r"\binom{2n-1}{n}" in TEXT
    assert len({tuple(sorted(r)) for r in product(range(n), repeat=n)}) == comb(2 * n - 1, n)


@pytest.mark.parametrize("n", [2, 4, 6])
def test_law_of_the_middle_pair(n):
    assert r"\binom nm\frac{a_i\,a_{n+1-j}}{n^n}" in TEXT and "a_i=i^m-(i-1)^m" in TEXT
    assert r"G_m(i)-G_m(i-1)-\binom nm\frac{a_i\,(n-i)^m}{n^n}" in TEXT
    m = n // 2
    found = Counter((s[m - 1], s[m]) for s in map(sorted, product(range(1, n + 1), repeat=n)))

    def a(i):
        return i**m - (i - 1) ** m

    def at_least(i):
        return sum(comb(n, k) * i**k * (n - i) ** (n - k) for k in range(m, n + 1))

    for i in range(1, n + 1):
        for j in range(i + 1, n + 1):
            assert found[i, j] == comb(n, m) * a(i) * a(n + 1 - j)
        assert found[i, i] == at_least(i) - at_least(i - 1) - comb(n, m) * a(i) * (n - i) ** m


@pytest.mark.parametrize("n", [2, 3, 5])
def test_moments_of_the_mean_and_bias_of_the_variance(n):
    assert r"\frac{\hat\sigma^2}{n}=\frac{n-1}{n}\cdot\frac{s^2}{n}" in TEXT
    assert r"\frac{n-1}n\hat\sigma^2$, and the estimate of bias is $-\hat\sigma^2/n" in TEXT
    x = np.array([2.0, 3, 7, 7.5, -1])[:n]
    resamples = np.array(list(product(x, repeat=n)))
    assert resamples.mean(axis=1).var() == pytest.approx(x.var() / n)
    assert resamples.var(axis=1).mean() - x.var() == pytest.approx(-x.var() / n)
    assert r"\operatorname{E}_*(s^{*2})=\hat\sigma^2" in TEXT  # unlike $s^2$, so the plug-in value is subtracted
    unbiased = resamples.var(axis=1, ddof=1).mean()
    assert unbiased == pytest.approx(x.var())
    assert unbiased - x.var(ddof=1) == pytest.approx(-x.var(ddof=1) / n)


@pytest.mark.parametrize("n", [1, 2, 3, 5])
def test_law_of_the_maximum(n):
    assert r"\Bigl(1-\frac jn\Bigr)^n" in TEXT
    largest = [max(r) for r in product(range(1, n + 1), repeat=n)]
    for j in range(n):
        share = Fraction(sum(value <= n - j for value in largest), n**n)
        assert share == (1 - Fraction(j, n)) ** n


def test_order_statistic_interval():
    assert r"\frac1{2^n}\sum_{k=r}^{s-1}\binom nk" in TEXT
    n, runs = 7, 40_000
    x = np.sort(np.random.default_rng(1).exponential(size=(runs, n)), axis=1)
    for r, s in ((1, 7), (2, 6), (2, 5), (3, 4)):
        p = sum(comb(n, k) for k in range(r, s)) / 2**n
        hit = np.mean((x[:, r - 1] <= np.log(2)) & (np.log(2) <= x[:, s - 1]))
        error = np.sqrt(p * (1 - p) / runs)
        assert abs(hit - p) <= 5 * error
        slip = p + comb(n, s) / 2**n  # the sum up to s
        assert abs(hit - slip) > 5 * error


def test_bca_matches_the_library():
    assert r"\frac{\sum_i d_i^3}{6\,\bigl(\sum_i d_i^2\bigr)^{3/2}}" in TEXT
    x = np.array([0.8, 1.1, 1.5, 2.3, 3.0, 4.6, 9.7])
    replicates = {}
    for method in ("percentile", "BCa"):
        replicates[method] = stats.bootstrap(
            (x,), np.mean, method=method, n_resamples=50_000, rng=np.random.default_rng(3)
        )  # fmt: skip
    t = replicates["percentile"].bootstrap_distribution
    d = (without := (x.sum() - x) / (len(x) - 1)).mean() - without
    a = np.sum(d**3) / (6 * np.sum(d**2) ** 1.5)
    z0 = stats.norm.ppf((np.mean(t < x.mean()) + np.mean(t <= x.mean())) / 2)
    levels = [stats.norm.cdf(z0 + (z0 + q) / (1 - a * (z0 + q))) for q in stats.norm.ppf([0.025, 0.975])]
    low, high = replicates["BCa"].confidence_interval
    assert np.percentile(t, [100 * q for q in levels]) == pytest.approx([low, high], abs=0.02)
