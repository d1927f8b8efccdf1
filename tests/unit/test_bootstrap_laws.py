"""The bootstrap against brute force over all resamples, and against scipy."""

from itertools import product
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from helpers.bootstrap import DiscreteDistribution, bootstrap_median, ideal_bootstrap

TEN = np.array([3.1, 1.4, 2.5, 4.2, 1.8, 3.7, 2.1, 4.8, 1.2, 3.3])


def brute_force(data, statistic):
    """All n^n ordered resamples, each with the same probability."""
    resamples = np.array(list(product(data, repeat=len(data))), float)
    return DiscreteDistribution(statistic(resamples, axis=1), np.full(len(resamples), 1 / len(resamples)))


def same(law, other):
    assert law.values == pytest.approx(other.values, abs=1e-9)
    assert law.probabilities == pytest.approx(other.probabilities, abs=1e-12)
    return True


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-9, 9), min_size=1, max_size=6))
def test_median_law_against_brute_force(data):
    assert same(bootstrap_median(data), brute_force(data, np.median))


@pytest.mark.parametrize("statistic", [np.mean, np.median, np.max, np.var])
@pytest.mark.parametrize("data", [[1.0], [0.3, -2], [1, 2, 2.5, 9], [0.1, 0.2, 0.3, 0.7, 0.7, 12.5]])
def test_ideal_bootstrap_against_brute_force(data, statistic):
    assert same(ideal_bootstrap(data, statistic), brute_force(data, statistic))


@pytest.mark.parametrize("n", [8, 9, 10])
def test_two_exact_laws_of_the_median_agree(n):
    assert same(bootstrap_median(TEN[:n]), ideal_bootstrap(TEN[:n], np.median))


def wrong_median_law(data):
    """The classical slip for even n: the two middle values as if they were independent."""
    data, n = np.sort(data), len(data)
    m = n // 2
    ways = [[comb(n, k) * i**k * (n - i) ** (n - k) / n**n for k in range(n + 1)] for i in range(n + 1)]
    lower = np.diff([sum(w[m:]) for w in ways])
    upper = np.diff([sum(w[m + 1 :]) for w in ways])
    pairs = [(a, b) for a in range(n) for b in range(n)]
    return DiscreteDistribution([(data[a] + data[b]) / 2 for a, b in pairs], [lower[a] * upper[b] for a, b in pairs])


def test_simulation_accepts_the_law_and_rejects_the_slip():
    rng = np.random.default_rng(3)
    medians = stats.bootstrap(
        (TEN,), np.median, n_resamples=50_000, method="percentile", rng=rng
    ).bootstrap_distribution

    def deviation(law, t):
        share = law.cdf(t)
        return abs(np.mean(medians <= t + 1e-9) - share) / np.sqrt(share * (1 - share) / len(medians))

    points = (1.75, 2.3, 2.8, 3.3, 3.7)
    assert all(deviation(bootstrap_median(TEN), t) <= 5 for t in points)
    assert any(deviation(wrong_median_law(TEN), t) > 5 for t in points)


@pytest.mark.parametrize("statistic", [np.mean, np.median])
def test_standard_error_against_scipy(statistic):
    found = stats.bootstrap(
        (TEN,), statistic, n_resamples=40_000, method="percentile", rng=np.random.default_rng(4)
    )  # fmt: skip
    law = ideal_bootstrap(TEN, statistic)
    kurtosis = ((law.values - law.mean()) ** 4 @ law.probabilities) / law.std() ** 4
    error = law.std() * np.sqrt((kurtosis - 1) / (4 * 40_000))
    assert abs(found.standard_error - law.std()) <= 5 * error
    assert abs(found.standard_error - law.std() * np.sqrt(10 / 9)) > 5 * error  # the divisor n - 1
    for end, level in zip(found.confidence_interval, (0.025, 0.975), strict=True):
        # a Monte Carlo quantile lies between two neighbouring exact ones
        assert law.quantile(level - 0.004) <= end + 1e-9 and end - 1e-9 <= law.quantile(level + 0.004)


def test_a_proportion_is_binomial():
    flags = np.array([1, 1, 1, 0, 1, 0, 1])
    law = ideal_bootstrap(flags, np.mean)
    assert law.values == pytest.approx(np.arange(8) / 7)
    assert law.probabilities == pytest.approx(stats.binom.pmf(np.arange(8), 7, 5 / 7))


def test_long_data_and_quantiles():
    law = bootstrap_median(np.arange(100.0))
    assert law.probabilities.sum() == pytest.approx(1) and law.mean() == pytest.approx(49.5)
    uniform = DiscreteDistribution([1, 2, 3, 4], [0.25] * 4)
    assert [uniform.quantile(q) for q in (0.2, 0.25, 0.26, 0.75, 0.99)] == [1, 1, 2, 3, 4]
    assert (uniform.cdf(0), uniform.cdf(2), uniform.cdf(9)) == (0, 0.5, 1)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: DiscreteDistribution([1, 2], [1.0]), "values and probabilities must be two lists of one length"),
        (lambda: DiscreteDistribution([1, 2], [0.7, 0.7]), "probabilities must not be negative and must sum to 1"),
        (lambda: DiscreteDistribution([1, 2], [1.5, -0.5]), "probabilities must not be negative"),
        (lambda: DiscreteDistribution([1], [1]).quantile(1), "q must lie strictly between 0 and 1, got 1"),
        (lambda: bootstrap_median([]), "data must be one row of at least 1 and at most 300 numbers"),
        (lambda: bootstrap_median([1, np.nan]), "data must be finite"),
        (lambda: ideal_bootstrap(np.arange(11), np.mean), "at most 10 numbers"),
    ],
)
def test_rejects(call, message):
    with pytest.raises(ValueError, match=message):
        call()
