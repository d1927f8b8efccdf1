"""Claims of the chapter on sufficiency, computed exactly, and their conditions."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from scipy import stats

from content.pages import page

TEXT = page("chapters/estimation/sufficiency").text


def test_conditional_law_exists_only_where_the_value_is_possible():
    # two uniform observations on {1, ..., theta}; their maximum 3 is impossible under theta = 2
    def given_max(theta, t):
        pairs = [x for x in product(range(1, theta + 1), repeat=2) if max(x) == t]
        return {x: Fraction(1, len(pairs)) for x in pairs}

    assert given_max(2, 3) == {}
    assert given_max(3, 3) == given_max(7, 3)
    assert "for all $\\theta$ under which $T=t$ is possible" in " ".join(TEXT.split())


@pytest.mark.parametrize("n", [2, 6])
def test_share_of_an_exponential_sum_has_mean_one_over_n_and_is_independent(n):
    assert "$\\operatorname{E}(X_1/S)=1/n$" in " ".join(TEXT.split())
    share, total = stats.beta(1, n - 1), stats.gamma(n)
    assert share.mean() == pytest.approx(1 / n)
    for k in (1, 2):  # moments of the product are those of one observation
        assert share.moment(k) * total.moment(k) == pytest.approx(stats.expon.moment(k))


@pytest.mark.parametrize("n", [2, 5])
def test_best_unbiased_of_a_normal_variance_is_unbiased_and_loses_in_squared_error(n):
    assert "UMVU for $\\mu$ and $v$" in " ".join(TEXT.split())
    s2, mle = stats.chi2(n - 1, scale=1 / (n - 1)), stats.chi2(n - 1, scale=1 / n)
    assert s2.mean() == pytest.approx(1)
    assert mle.var() + (mle.mean() - 1) ** 2 < s2.var()


def test_likelihood_of_the_uniform_models_fixes_maximum_and_pair():
    theta = np.linspace(0.001, 3, 3000)
    for x in ((0.2, 1.1, 0.9), (1.5, 1.4)):
        positive = theta[theta >= max(x)]
        assert positive.min() == pytest.approx(max(x), abs=2e-3)
    assert "hence positive for the same $\\theta$" in " ".join(TEXT.split())


def test_mle_of_the_geometric_law_exceeds_the_unbiased_estimator():
    assert "for $S>0$ it exceeds the unbiased $(n-1)/(n+S-1)$" in " ".join(TEXT.split())
    for n in range(2, 8):
        for s in range(1, 30):
            assert Fraction(n, n + s) > Fraction(n - 1, n + s - 1)


def test_mean_of_the_range_does_not_depend_on_the_place():
    for n in (2, 5):
        largest, smallest = stats.beta(n, 1), stats.beta(1, n)
        assert largest.mean() - smallest.mean() == pytest.approx((n - 1) / (n + 1))


def test_best_unbiased_end_of_an_interval_is_inadmissible():
    n = 5
    assert Fraction(1, (n + 1) ** 2) < Fraction(1, n * (n + 2))
    assert "that one is inadmissible" in " ".join(TEXT.split())


def test_one_crossing_of_the_two_errors():
    n, rates = 8, np.linspace(0.01, 30, 3000)
    target = np.exp(-rates)
    unbiased = target**2 * np.expm1(rates / n)

    def power_mean(c):
        return np.exp(n * rates * (c - 1))

    mle = power_mean(np.exp(-2 / n)) - 2 * target * power_mean(np.exp(-1 / n)) + target**2
    assert np.sum(np.diff(np.sign(mle - unbiased)) != 0) == 1
    assert "slightly lower for rates below 0.87, the conditional mean is slightly lower above" in " ".join(TEXT.split())


def test_summaries_keep_their_conditions():
    assert "A conditional mean given a sufficient statistic never hurts" not in " ".join(TEXT.split())
    assert "it is the only one that has" not in " ".join(TEXT.split())
    assert "with anything added to it" not in " ".join(TEXT.split())
