"""Moments, limit covariances and bounds printed in the chapter on the method of moments."""

import numpy as np
import pytest
from scipy import integrate, special, stats

from content.pages import page

TEXT = page("chapters/estimation/method-of-moments").text


def central(law):
    mean, var, skewness, excess = (float(value) for value in law.stats("mvsk"))
    return mean, var, skewness * var**1.5, (excess + 3) * var**2


def avar(h, law):
    """Asymptotic variance of h(mean, variance), with difference quotients for its slopes."""
    mean, var, c3, c4 = central(law)
    step = 1e-6
    slope = np.array([
        (h(mean * (1 + step), var) - h(mean * (1 - step), var)) / (2 * step * mean),
        (h(mean, var * (1 + step)) - h(mean, var * (1 - step))) / (2 * step * var),
    ])  # fmt: skip
    return slope @ np.array([[var, c3], [c3, c4 - var**2]]) @ slope


@pytest.mark.parametrize(
    ("tex", "law", "estimates", "truth"),
    [
        (r"\tilde\lambda=\frac{\bar x}{v},\qquad \tilde a=\frac{\bar x^2}{v}", stats.gamma(3.2, scale=1 / 1.7),
         lambda m, v: (m / v, m * m / v), (1.7, 3.2)),
        (r"\tilde p=\frac{\bar x}v,\qquad \tilde r=\frac{\bar x^2}{v-\bar x}", stats.nbinom(1.5, 0.4),
         lambda m, v: (m / v, m * m / (v - m)), (0.4, 1.5)),
        (r"\bar x\Bigl(\frac{\bar x(1-\bar x)}v-1\Bigr)", stats.beta(3, 7),
         lambda m, v: (m * (m * (1 - m) / v - 1), (1 - m) * (m * (1 - m) / v - 1)), (3, 7)),
        (r"\tilde a=\bar x-\sqrt{3v},\qquad \tilde b=\bar x+\sqrt{3v}", stats.uniform(2, 3),
         lambda m, v: (m - np.sqrt(3 * v), m + np.sqrt(3 * v)), (2, 5)),
    ],
)  # fmt: skip
def test_estimators_return_the_parameters(tex, law, estimates, truth):
    assert tex in TEXT
    assert estimates(law.mean(), law.var()) == pytest.approx(truth)


@pytest.mark.parametrize("order", [1, 2, 3, 4])
def test_beta_moments(order):
    assert r"\prod_{i=0}^{j-1}\frac{\alpha+i}{\alpha+\beta+i}" in TEXT
    product = np.prod([(2.3 + i) / (2.3 + 0.8 + i) for i in range(order)])
    assert stats.beta(2.3, 0.8).moment(order) == pytest.approx(product)


@pytest.mark.parametrize(("a", "rate"), [(0.7, 2.0), (3.9, 1.3)])
def test_gamma_asymptotics(a, rate):
    assert r"2a(a+1)" in TEXT and r"\lambda^2(2+3/a)" in TEXT and r"\frac a{a\psi_1(a)-1}" in TEXT
    law = stats.gamma(a, scale=1 / rate)
    assert avar(lambda m, v: m * m / v, law) == pytest.approx(2 * a * (a + 1), rel=1e-5)
    assert avar(lambda m, v: m / v, law) == pytest.approx(rate**2 * (2 + 3 / a), rel=1e-5)
    information = np.array([[special.polygamma(1, a), -1 / rate], [-1 / rate, a / rate**2]])
    mle = np.linalg.inv(information)[0, 0]
    assert mle == pytest.approx(a / (a * special.polygamma(1, a) - 1))
    assert mle < avar(lambda m, v: m * m / v, law)


def test_beta_asymptotics_from_raw_moments():
    """A second route: the moments themselves, as in the general theorem."""
    moments = [stats.beta(3, 7).moment(j) for j in range(5)]
    sigma = np.array([[moments[j + k] - moments[j] * moments[k] for k in (1, 2)] for j in (1, 2)])

    def inverse(y):
        var = y[1] - y[0] ** 2
        size = y[0] * (1 - y[0]) / var - 1
        return np.array([y[0] * size, (1 - y[0]) * size])

    at, h = np.array(moments[1:3]), 1e-7
    jacobian = np.column_stack([(inverse(at + h * e) - inverse(at - h * e)) / (2 * h) for e in np.eye(2)])
    limit = jacobian @ sigma @ jacobian.T
    assert np.diag(limit) == pytest.approx([18180 / 1001, 136360 / 1287], rel=1e-5)
    p, q, t = special.polygamma(1, [3, 7, 10])
    bound = np.linalg.inv([[p - t, -t], [-t, q - t]])
    assert np.linalg.eigvalsh(limit - bound).min() > 0
    assert np.diag(bound) / np.diag(limit) == pytest.approx([0.900325, 0.924369], abs=5e-7)


@pytest.mark.parametrize("a", [2.5, 3, 8])
def test_pareto_efficiency(a):
    assert r"\frac{a(a-2)}{(a-1)^2}=1-\frac1{(a-1)^2}" in TEXT
    assert r"\frac a{(a-1)^2(a-2)}" in TEXT and r"\frac{a(a-1)^2}{a-2}" in TEXT
    law = stats.pareto(a)
    assert law.var() == pytest.approx(a / ((a - 1) ** 2 * (a - 2)))
    slope = -1 / (law.mean() - 1) ** 2
    assert a**2 / (slope**2 * law.var()) == pytest.approx(1 - 1 / (a - 1) ** 2)


def test_bound_on_the_variance_holds_with_divisor_n_only():
    assert r"v\le\bar x(1-\bar x)" in TEXT
    rng = np.random.default_rng(0)
    for n in (2, 3, 10):
        x = rng.beta(0.1, 0.1, size=(2000, n))
        bound = x.mean(axis=1) * (1 - x.mean(axis=1))
        assert np.all(x.var(axis=1) <= bound + 1e-12)
        assert np.any(x.var(axis=1, ddof=1) > bound)  # the usual slip


def test_twice_the_mean_below_the_largest():
    """By integrating over the largest of three, without the formula for sums of uniforms."""
    # the two others, over the largest m, add up to less than 1/2: a triangle of area 1/8
    area = integrate.dblquad(lambda u, w: 1.0, 0, 0.5, 0, lambda w: 0.5 - w)[0]
    assert area == pytest.approx(1 / 8)
    rng = np.random.default_rng(1)
    for n, exact in ((2, 0), (3, 1 / 8), (4, 1 / 6), (5, 77 / 384), (10, 0.2847911155)):
        x = rng.uniform(0, 3.3, size=(40_000, n))
        share = np.mean(2 * x.mean(axis=1) < x.max(axis=1))
        assert abs(share - exact) <= 5 * np.sqrt(exact * (1 - exact) / 40_000)


def test_slope_of_the_negative_binomial_at_poisson():
    assert r"\frac n2(v-\bar x)" in TEXT
    for x in (np.array([0, 2, 1, 5, 0, 3, 1, 8, 0, 4]), np.array([2, 3, 1, 2, 3, 1, 2, 2])):
        mean, small = x.mean(), 1e-5
        near = stats.nbinom.logpmf(x, 1 / small, 1 / (1 + small * mean)).sum()
        slope = (near - stats.poisson.logpmf(x, mean).sum()) / small
        assert slope == pytest.approx(len(x) / 2 * (x.var() - mean), rel=2e-3)
        spread = np.geomspace(1e-3, 1e3, 200)  # 1/r; the claim that the page does not prove
        best = max(stats.nbinom.logpmf(x, 1 / d, 1 / (1 + d * mean)).sum() for d in spread)
        assert (best > stats.poisson.logpmf(x, mean).sum()) == (x.var() > mean)


def test_beta_efficiency_at_the_fit_of_the_routes():
    """The variance of the moment estimate by difference quotients, the MLE's by inverting the information."""
    assert r"the ARE $0.930$ for $\alpha$ and $0.943$ for $\beta$" in TEXT
    alpha, beta = 4.352327, 10.181208
    law = stats.beta(alpha, beta)
    wa, wb, wt = special.polygamma(1, [alpha, beta, alpha + beta])
    bound = np.diag(np.linalg.inv([[wa - wt, -wt], [-wt, wb - wt]]))
    moments = [
        avar(lambda m, v: m * (m * (1 - m) / v - 1), law),
        avar(lambda m, v: (1 - m) * (m * (1 - m) / v - 1), law),
    ]
    assert bound / moments == pytest.approx([0.9302, 0.9430], abs=5e-5)


def test_bounds_behind_the_limits_of_the_gamma_score():
    assert r"0<\log a-\psi(a)<1/a" in TEXT
    a = np.geomspace(1e-6, 1e6, 100)
    gap = np.log(a) - special.digamma(a)
    assert np.all(gap > 0) and np.all(gap < 1 / a)


def test_a_start_at_the_third_root_of_n_is_close_enough():
    """Exponential rate: the step from distance n^(-1/3) misses the MLE by o(1 / sqrt n); from n^(-1/5) by more."""
    for power, enough in ((1 / 3, True), (1 / 5, False)):
        missed = [np.sqrt(n) * abs((2 * s - s * s) - 1) for n in (1e4, 1e8, 1e12) for s in [1 + n**-power]]
        assert (missed[2] < missed[1] < missed[0]) == enough


def test_information_of_the_beta_model_is_the_covariance_of_its_score():
    assert r"w_\alpha-w_\tau&-w_\tau\\ -w_\tau&w_\beta-w_\tau" in TEXT
    law, digamma = stats.beta(3, 7), special.digamma([3, 7, 10])
    scores = (lambda x: np.log(x) - digamma[0] + digamma[2], lambda x: np.log1p(-x) - digamma[1] + digamma[2])
    wa, wb, wt = special.polygamma(1, [3, 7, 10])
    for i, j, entry in ((0, 0, wa - wt), (0, 1, -wt), (1, 1, wb - wt)):
        value, _ = integrate.quad(lambda x, i=i, j=j: scores[i](x) * scores[j](x) * law.pdf(x), 0, 1)
        assert value == pytest.approx(entry, abs=1e-7)


def test_moments_of_the_lognormal_lead_back_to_its_parameters():
    assert r"\tilde\sigma^2=\log\Bigl(1+\frac v{\bar x^2}\Bigr)" in TEXT
    mean, variance = stats.lognorm(0.7, scale=np.exp(0.4)).stats()
    assert np.log(1 + variance / mean**2) == pytest.approx(0.49)
    assert np.log(mean) - np.log(1 + variance / mean**2) / 2 == pytest.approx(0.4)


def test_an_estimate_that_is_not_one_by_moments_can_have_an_efficiency_above_one():
    # Hodges at mean 0 of N(0, 1): zero if |mean| < n ** -0.25; its scaled mean square tends to 0, that of the MLE is 1
    n = 10**6
    cut = n**0.25  # in units of the standard error
    square = 2 * (cut * stats.norm.pdf(cut) + stats.norm.sf(cut))
    assert square < 1e-6
    assert "an efficiency against the MLE cannot exceed 1" not in TEXT
    assert "the efficiency of a moment estimator against the MLE cannot exceed 1" in TEXT


def test_both_divisors_agree_where_nothing_varies():
    assert np.var([2.0, 2]) == np.var([2.0, 2], ddof=1) == 0
    assert "a different estimate in every sample" not in TEXT and "a different estimate whenever $v>0$" in TEXT


def test_verdicts_need_reasons():
    assert "half of it for the reason" not in TEXT and "One for each; none without a reason" in TEXT
