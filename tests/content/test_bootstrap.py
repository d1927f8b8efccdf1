"""Formulas of the chapter on the bootstrap against brute force."""

from collections import Counter
from fractions import Fraction
from itertools import product
from math import comb

import numpy as np
import pytest
from scipy import integrate, stats

from content.pages import page
from helpers.bootstrap import bootstrap_median

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


def ends_around_the_centre(n):
    """Coverage in a symmetric continuous law: every set of signs of the ordered distances is as probable."""
    signs = 1 - 2 * (np.arange(2**n)[:, None] >> np.arange(n) & 1)
    x = np.sort(signs * np.arange(1, n + 1) * 1.0, axis=1)
    powers = 2.0 ** np.arange(n)
    law = bootstrap_median(powers)
    spot = {value: k for k, value in enumerate(law.values)}
    i, j = np.triu_indices(n) if n % 2 == 0 else (np.arange(n), np.arange(n))
    weight = law.probabilities[[spot[v] for v in (powers[i] + powers[j]) / 2]]
    means = x[:, i] + x[:, j]
    by = np.argsort(means, axis=1, kind="stable")
    means, total = np.take_along_axis(means, by, axis=1), np.cumsum(weight[by], axis=1)
    row = np.arange(2**n)
    low, high = (means[row, (total >= q - 1e-12).argmax(axis=1)] for q in (0.025, 0.975))
    return np.mean((low <= 0) & (high >= 0))


def test_coverage_of_the_percentile_interval_of_a_median_in_symmetric_laws():
    assert ends_around_the_centre(10) == 968 / 1024
    assert ends_around_the_centre(7) == 0.875
    assert "exactly $968/1024=0.9453$" in TEXT and "it covers with $0.875$ for $n=7$" in TEXT


def test_exact_variance_of_the_median_of_ten_normal_values():
    def density(v, u):  # middle u and half the gap v of the 5th and the 6th value
        low, high = u - v, u + v
        lower = stats.norm.cdf(low) ** 4 * stats.norm.pdf(low)
        upper = stats.norm.sf(high) ** 4 * stats.norm.pdf(high)
        return 2 * 10 * 9 * 70 * lower * upper

    u, v = np.linspace(-5, 5, 401), np.linspace(0, 6, 601)[:, None]
    weight = integrate.simpson(density(v, u), x=v, axis=0)
    assert integrate.simpson(u**2 * weight, x=u) == pytest.approx(0.138326, abs=5e-7)
    assert r"0.138326\,\sigma^2" in TEXT


def test_at_2000_resamples_the_end_of_the_median_is_still_noisy():
    assert r"say $B\ge2000$ for a smooth law" in TEXT and "more, say $B" not in TEXT
    law = bootstrap_median(np.array([3.1, 1.4, 2.5, 4.2, 1.8, 3.7, 2.1, 4.8, 1.2, 3.3]))
    right = np.diff(stats.binom.sf(49, 2000, [law.cdf(1.65), law.cdf(1.75)]))
    assert right == pytest.approx(0.635, abs=5e-4)


def test_standard_error_of_a_slope_by_resampled_residuals():
    assert r"\sqrt{\mathrm{RSS}/n}\big/\sqrt{\sum(x_i-\bar x)^2}" in TEXT
    x, y = np.array([1.0, 2, 4, 7]), np.array([1.0, 3, 2, 6])
    centred = x - x.mean()
    slope = centred @ y / (centred @ centred)
    residuals = y - y.mean() - slope * centred
    slopes = [centred @ np.array(e) / (centred @ centred) for e in product(residuals, repeat=4)]
    assert np.std(slopes) == pytest.approx(np.sqrt(residuals @ residuals / 4 / (centred @ centred)))


def test_verdicts_need_reasons():
    assert "half a mark without the reason" not in TEXT and "One each; none without a reason" in TEXT
