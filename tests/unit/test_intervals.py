"""Intervals against a library and against exact arithmetic."""

from fractions import Fraction
from math import comb
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from helpers.intervals import Interval, binomial_coverage, wald, wald_for_count


def wilson_for_count(k, n):
    ends = [stats.binomtest(int(i), n).proportion_ci(method="wilson") for i in np.atleast_1d(k)]
    return np.array([e.low for e in ends]), np.array([e.high for e in ends])


def test_wald_against_the_normal_quantile_of_another_library():
    z = NormalDist().inv_cdf(0.975)
    low, high = wald(3.875, 0.7)
    assert (low, high) == pytest.approx((3.875 - z * 0.7, 3.875 + z * 0.7), rel=1e-12)
    assert isinstance(wald(1, 1), Interval)
    assert wald(1, 1).low == pytest.approx(1 - z, rel=1e-12)


@given(
    estimate=st.floats(-1e6, 1e6),
    error=st.floats(0, 1e6),
    level=st.floats(0.01, 0.98),
    more=st.floats(0.001, 0.019),
)
def test_wald_is_centred_and_grows_with_the_level(estimate, error, level, more):
    narrow, wide = wald(estimate, error, level=level), wald(estimate, error, level=level + more)
    assert narrow.low <= estimate <= narrow.high
    assert wide.low <= narrow.low and narrow.high <= wide.high


def test_wald_takes_arrays():
    low, high = wald(np.array([0.0, 1.0]), np.array([1.0, 0.0]))
    assert low.shape == high.shape == (2,)
    assert low[1] == high[1] == 1.0


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        ((0.5, -0.1), {}, "standard_error must be finite and not negative, got -0.1"),
        ((0.5, float("nan")), {}, "standard_error must be finite"),
        ((0.5, 0.1), {"level": 1}, "level must lie strictly between 0 and 1, got 1"),
        ((0.5, 0.1), {"level": 0.0}, "level must lie"),
    ],
)
def test_wald_rejects(arguments, options, message):
    with pytest.raises(ValueError, match=message):
        wald(*arguments, **options)


@pytest.mark.parametrize(("k", "n"), [(-1, 10), (11, 10), (0, 0), ([0, 11], 10)])
def test_wald_for_count_rejects(k, n):
    with pytest.raises(ValueError, match="k must lie between 0 and n"):
        wald_for_count(k, n)


def test_wald_for_count_ends_in_single_points():
    low, high = wald_for_count([0, 10], 10)
    assert low.tolist() == high.tolist() == [0, 1]


def exact_wald_coverage(n, p):
    """The same probability in rational arithmetic, squares instead of roots."""
    z2 = Fraction(NormalDist().inv_cdf(0.975)) ** 2
    total = Fraction(0)
    for k in range(n + 1):
        share = Fraction(k, n)
        if (p - share) ** 2 <= z2 * share * (1 - share) / n:
            total += comb(n, k) * p**k * (1 - p) ** (n - k)
    return total


@pytest.mark.parametrize(("n", "p"), [(10, "3/5"), (10, "7/10"), (30, "3/10"), (31, "3/10"), (50, "1/20")])
def test_coverage_against_rational_arithmetic(n, p):
    p = Fraction(p)
    assert binomial_coverage(wald_for_count, n, float(p)) == pytest.approx(float(exact_wald_coverage(n, p)), rel=1e-10)


def test_coverage_agrees_with_a_simulation_and_the_nominal_level_does_not():
    rng, n, p, runs = np.random.default_rng(2), 10, 0.6, 200_000
    low, high = wald_for_count(rng.binomial(n, p, runs), n)
    simulated = np.mean((low <= p) & (p <= high))

    def deviation(claim):
        return abs(simulated - claim) / np.sqrt(claim * (1 - claim) / runs)

    assert deviation(binomial_coverage(wald_for_count, n, p)) <= 5
    assert deviation(0.95) > 5  # the classical wrong answer


def test_coverage_takes_arrays_and_knows_the_ends():
    p = np.array([0.0, 0.3, 1.0])
    coverage = binomial_coverage(wilson_for_count, 20, p)
    assert coverage.shape == (3,)
    assert coverage[1] == pytest.approx(binomial_coverage(wilson_for_count, 20, 0.3))
    everything = binomial_coverage(lambda k, n: (0 * k, 0 * k + 1), 7, p)
    assert everything == pytest.approx(1)
    assert binomial_coverage(lambda k, n: (0 * k + 2, 0 * k + 3), 7, 0.5) == 0


@pytest.mark.parametrize(
    ("n", "p", "message"),
    [
        (0, 0.5, "n must be a positive whole number, got 0"),
        (2.5, 0.5, "n must be a positive whole number"),
        (10, 1.2, r"p must lie in \[0, 1\]"),
        (10, float("nan"), r"p must lie in \[0, 1\]"),
    ],
)
def test_coverage_rejects(n, p, message):
    with pytest.raises(ValueError, match=message):
        binomial_coverage(wald_for_count, n, p)
