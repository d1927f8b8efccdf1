"""Moments and identities printed in the chapter on bias and mean squared error."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from scipy import special, stats

from content.pages import page

PAGE = "chapters/estimation/bias-and-mse"


@pytest.fixture(scope="module")
def text():
    return page(PAGE).text


@pytest.mark.parametrize("n", [2, 3, 10])
def test_rows_of_the_divisor_table(text, n):
    rows = {
        n - 1: (r"| $n-1$ | $0$ | $\dfrac{2\sigma^4}{n-1}$ | $\dfrac{2\sigma^4}{n-1}$ |", 0, 2 / (n - 1), 2 / (n - 1)),
        n: (
            r"| $n$ | $-\dfrac{\sigma^2}n$ | $\dfrac{2(n-1)\sigma^4}{n^2}$ | $\dfrac{(2n-1)\sigma^4}{n^2}$ |",
            -1 / n, 2 * (n - 1) / n**2, (2 * n - 1) / n**2,
        ),
        n + 1: (
            r"| $n+1$ | $-\dfrac{2\sigma^2}{n+1}$ | $\dfrac{2(n-1)\sigma^4}{(n+1)^2}$ | $\dfrac{2\sigma^4}{n+1}$ |",
            -2 / (n + 1), 2 * (n - 1) / (n + 1) ** 2, 2 / (n + 1),
        ),
    }  # fmt: skip
    for divisor, (tex, bias, variance, mse) in rows.items():
        assert tex in text
        law = stats.chi2(n - 1, scale=1 / divisor)
        assert law.mean() - 1 == pytest.approx(bias, abs=1e-12)
        assert law.var() == pytest.approx(variance)
        assert law.var() + (law.mean() - 1) ** 2 == pytest.approx(mse)
        assert (2 * (n - 1) + (n - 1 - divisor) ** 2) / divisor**2 == pytest.approx(mse)
    errors = {d: (2 * (n - 1) + (n - 1 - d) ** 2) / d**2 for d in np.arange(0.5, 3 * n, 0.25)}
    assert min(errors, key=errors.get) == n + 1


@pytest.mark.parametrize("nu", [1, 2, 9])
@pytest.mark.parametrize("k", [-0.5, 1, 2, 4])
def test_moments_of_chi(text, nu, k):
    assert r"2^{k/2}\;\frac{\Gamma\bigl((\nu+k)/2\bigr)}{\Gamma(\nu/2)}" in text
    printed = 2 ** (k / 2) * special.gamma((nu + k) / 2) / special.gamma(nu / 2)
    assert stats.chi(nu).expect(lambda r: r**k) == pytest.approx(printed, rel=1e-6)


@pytest.mark.parametrize("n", [2, 3, 10, 50])
def test_bias_of_s_its_bounds_and_its_parts(text, n):
    assert r"\sqrt{\frac2{n-1}}\;\frac{\Gamma(n/2)}{\Gamma\bigl((n-1)/2\bigr)}" in text
    c4 = np.sqrt(2 / (n - 1)) * special.gamma(n / 2) / special.gamma((n - 1) / 2)
    assert c4 == pytest.approx(stats.chi(n - 1).mean() / np.sqrt(n - 1))
    assert np.sqrt((n - 1) / n) < c4 < 1
    root = np.sqrt((n - 1) / n)
    assert (root - 1) - root * (1 - c4) == pytest.approx(stats.chi(n - 1).mean() / np.sqrt(n) - 1)
    assert stats.chi(n - 1).mean() * stats.chi(n).mean() == pytest.approx(n - 1)


@pytest.mark.parametrize("values", [(-1, 1), (0, 0, 1), (0, 1, 2, 7)])
@pytest.mark.parametrize("n", [2, 3, 4])
def test_variance_of_the_sample_variance_by_enumeration(text, values, n):
    assert r"\kappa&=\frac{\beta-1}n+\frac2{n(n-1)}" in text
    mean = Fraction(sum(values), len(values))
    second, fourth = (sum((v - mean) ** k for v in values) / Fraction(len(values)) for k in (2, 4))
    squares = []
    for sample in product(values, repeat=n):
        centre = Fraction(sum(sample), n)
        squares.append(sum((x - centre) ** 2 for x in sample) / Fraction(n - 1))
    average = sum(squares) / len(squares)
    variance = sum(s**2 for s in squares) / len(squares) - average**2
    kappa = (fourth / second**2 - 1) / n + Fraction(2, n * (n - 1))
    assert average == second
    assert variance == kappa * second**2


def test_best_multiple_of_an_unbiased_estimator(text):
    assert r"c^*&=\frac{\theta^2}{\theta^2+V}" in text
    assert r"\dfrac{\theta^2-V}{\theta^2+V}<c<1" in text
    for theta, v in ((1.0, 0.2), (3.0, 20.0), (-2.0, 4.0)):
        c = np.linspace(-2, 2, 40_001)
        mse = c**2 * v + (1 - c) ** 2 * theta**2
        best = theta**2 / (theta**2 + v)
        assert c[mse.argmin()] == pytest.approx(best, abs=1e-4)
        assert mse.min() == pytest.approx(best * v, rel=1e-6)
        wins = c[mse < v - 1e-9]
        assert wins.min() == pytest.approx((theta**2 - v) / (theta**2 + v), abs=2e-4)
        assert wins.max() == pytest.approx(1, abs=2e-4)


@pytest.mark.parametrize("p", [0.05, 0.5, 0.8])
def test_shrunk_proportion(text, p):
    assert r"\frac{1-2p}{n+2}" in text and r"\frac{n\,p(1-p)}{(n+2)^2}" in text
    n, k = 10, np.arange(11)
    prob = stats.binom.pmf(k, n, p)
    estimate = (k + 1) / (n + 2)
    mean = prob @ estimate
    assert mean - p == pytest.approx((1 - 2 * p) / (n + 2))
    assert prob @ (estimate - mean) ** 2 == pytest.approx(n * p * (1 - p) / (n + 2) ** 2)


def test_best_multiplier_is_the_envelope(text):
    assert "at $\\delta=1$ for $c=0.5$, at $\\delta=2$ for $c=0.8$" in text
    delta = np.linspace(0, 4, 4001)
    best = delta**2 / (1 + delta**2)
    for c, touch in ((0.5, 1), (0.8, 2)):
        gap = c**2 + (1 - c) ** 2 * delta**2 - best
        assert gap.min() == pytest.approx(0, abs=1e-12)
        assert delta[gap.argmin()] == pytest.approx(touch)


def test_parts_of_the_bias_in_the_figure_text(text):
    c4, root = np.sqrt(2 / np.pi), np.sqrt(1 / 2)  # n = 2
    for words, value in (
        ("runs from minus 0.87", 2 * (root * c4 - 1)),
        ("variance from minus 0.59", 2 * (root - 1)),
        ("Jensen's part from minus 0.29", 2 * root * (c4 - 1)),
        ("start at minus 0.40", 2 * (c4 - 1)),
    ):
        assert words in " ".join(text.replace("''", "'").split())
        assert words.endswith(f"{-value:.2f}")


@pytest.mark.parametrize("d", [9, 10, 11])
def test_t_test_does_not_depend_on_the_divisor(text, d):
    assert r"by $\sqrt{d/(n-1)}$" in text
    x = np.array([52.0, 47, 50, 53, 49, 46, 51, 50, 48, 54])
    with_d = np.sqrt(10) * (x.mean() - 48) / np.sqrt(((x - x.mean()) ** 2).sum() / d)
    assert with_d == pytest.approx(stats.ttest_1samp(x, 48).statistic * np.sqrt(d / 9))


def test_moments_of_chi_need_a_length_that_is_not_negative(text):
    assert r"3. If $R\ge0$ and $R^2$ has the $\chi^2_\nu$ distribution" in text
    assert stats.norm.mean() == 0  # R standard normal: R^2 is chi-square with 1 degree too
    formula = 2**0.5 * special.gamma(1) / special.gamma(0.5)
    assert formula == pytest.approx(0.798, abs=1e-3)
    assert stats.norm.expect(abs) == pytest.approx(formula)


def test_a_curve_can_carry_unbiasedness_in_a_special_case(text):
    def curve(x):
        return x + np.sin(2 * np.pi * x)

    for theta in (0.3, 1.7):  # T is theta - 1 or theta + 1, each with probability one half
        assert (curve(theta - 1) + curve(theta + 1)) / 2 == pytest.approx(curve(theta))
    for line in text.splitlines():
        if "straight line" in line and ("carry" in line or "travels" in line or "survives" in line):
            assert "in general" in line


def test_unbiased_for_variance_and_for_deviation_at_once(text):
    n = 10
    c4 = stats.chi(n - 1).mean() / np.sqrt(n - 1)
    law = stats.chi2(n - 1, scale=1 / (n - 1))
    assert law.mean() == pytest.approx(1)
    assert law.expect(lambda v: np.sqrt(v) / c4) == pytest.approx(1, rel=1e-6)
    assert "must accept biased standard deviations" not in text
    assert r"$s^2$ is unbiased for $\sigma^2$ and $s/c_4$ for $\sigma$" in text


def test_no_estimator_from_the_single_trials_is_unbiased_for_the_odds_either(text):
    assert r"by any function $T(x_1,\dots,x_n)$" in text
    assert r"For any function $T$ of the results $x_1,\dots,x_n$ of the trials" in text


def test_weights_and_winner_by_sample_size(text):
    first = np.linspace(-1, 2, 3001)
    variance = first**2 * 4 + (1 - first) ** 2
    assert first[variance.argmin()] == pytest.approx(0.2)
    assert variance.min() == pytest.approx(1 / (1 / 4 + 1))
    wins = [n for n in range(1, 40) if 0.8**2 + 0.2**2 * n < 1]
    assert wins == list(range(1, 9))
    assert r"and $0.8\bar X$ beats $\bar X$ for $n<9$ only" in text


@pytest.mark.parametrize("n", [4, 10, 25])
def test_minimax_proportion_has_constant_error(text, n):
    k = np.arange(n + 1)
    estimate = (k + np.sqrt(n) / 2) / (n + np.sqrt(n))
    for p in (0.01, 0.3, 0.5, 0.9):
        error = stats.binom.pmf(k, n, p) @ (estimate - p) ** 2
        assert error == pytest.approx(1 / (4 * (1 + np.sqrt(n)) ** 2))


def test_consistent_with_constant_variance(text):
    for n in (10, 1000):  # theta +- sqrt(n), each with probability 1/(2n), else theta
        assert 2 * (1 / (2 * n)) * n == pytest.approx(1)
    assert "A constant spread never does" not in text
