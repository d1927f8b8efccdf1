"""Claims of the chapter on likelihood that have a counterexample without their condition."""

import numpy as np
import pytest
from scipy import stats

from content.pages import page
from helpers.intervals import binomial_coverage, wald_for_count

TEXT = page("chapters/estimation/likelihood").text


def test_a_support_that_moves_need_not_make_a_cliff():
    x = 1.3
    theta = np.linspace(x + 1e-6, 6, 200_001)
    likelihood = 2 * (theta - x) / theta**2  # of one observation
    assert theta[likelihood.argmax()] == pytest.approx(2 * x, abs=1e-4)
    assert likelihood[0] < 1e-5  # no cliff at the observation
    assert r"the likelihood of one observation has its smooth maximum at $\theta=2x$" in TEXT
    assert "The maximum sits at a cliff, the error falls like $1/n$" not in TEXT
    assert r"For the uniform model on $[0,\theta]$ the maximum sits at a cliff" in TEXT


def test_wald_undercovers_with_few_successes_whatever_n():
    assert binomial_coverage(wald_for_count, 10_000, 0.0001) == pytest.approx(0.6315, abs=1e-4)
    assert "In small samples the Wald interval" not in TEXT
    assert "with few successes or few failures" in TEXT


def test_a_recording_rule_that_depends_on_the_outcome_misleads():
    unknown = {1: 0.9, 0: 0.1}
    ones, zeros = 0.5 * (1 - unknown[1]), 0.5 * (1 - unknown[0])
    assert ones / (ones + zeros) == pytest.approx(0.1)
    assert "must depend neither on where in $A$ it lies nor on" in TEXT


def test_a_correction_removes_the_bias_of_the_maximum_at_the_same_rate():
    for n in (10, 1000):
        corrected = stats.beta(n, 1, scale=(n + 1) / n)  # law of (n + 1) M / n at theta = 1
        assert corrected.mean() == pytest.approx(1)
        assert corrected.std() * n == pytest.approx(1, rel=0.1)
    assert "price of the fast rate" not in TEXT


def test_curvature_of_a_poisson_sample_of_zeros_is_zero():
    rate, h = np.array([0.5, 1.0]), 1e-3
    level = [stats.poisson.logpmf(0, rate + d) for d in (-h, 0, h)]
    assert level[0] - 2 * level[1] + level[2] == pytest.approx(0, abs=1e-10)
    assert "$J(0)=0$ for the Poisson model" in TEXT


def test_maxima_that_the_score_misses():
    x = np.array([0.5, 0.9, 1.2, 1.7, 2.0])
    grid = np.linspace(0, 3, 3001)
    loss = np.abs(x[:, None] - grid).sum(axis=0)
    assert grid[loss.argmin()] == pytest.approx(1.2)
    flat = np.abs(x[:4, None] - grid).sum(axis=0)
    best = grid[flat < flat.min() + 1e-9]
    assert (best.min(), best.max()) == pytest.approx((0.9, 1.2))
    assert r"slope (number of $x_i$ above $m$) $-$ (number below)" in TEXT


def test_normal_log_likelihood_is_a_local_maximum_only_by_its_hessian():
    x = np.array([3.0, 1, 4, 1, 5])
    v_hat, n = x.var(), len(x)

    def by_v(v):  # second derivative in v at the mean
        return n / (2 * v**2) - n * v_hat / v**3

    assert by_v(v_hat) == pytest.approx(-n / (2 * v_hat**2))
    assert by_v(3 * v_hat) > 0
    assert r"is positive for large $v$" in TEXT
