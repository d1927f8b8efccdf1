"""Identities printed in the chapter on scaling laws, worked out another way."""

import numpy as np
import pytest
from scipy import optimize

from content.pages import BOOK, page

TEXT = page("chapters/estimation/scaling-laws").text
LAWS = [
    (1.69, 406.4, 410.7, 0.34, 0.28, 6e20),
    (1.8172, 482.01, 2085.43, 0.3478, 0.3658, 5.88e23),
    (2, 9, 5, 1.2, 0.4, 60),
]


def optimum(A, B, alpha, beta, C):
    G = (alpha * A / (beta * B)) ** (1 / (alpha + beta))
    return G * (C / 6) ** (beta / (alpha + beta)), (C / 6) ** (alpha / (alpha + beta)) / G


@pytest.mark.parametrize(("E", "A", "B", "alpha", "beta", "C"), LAWS)
def test_printed_optimum_is_the_minimum_along_the_budget(E, A, B, alpha, beta, C):
    for tex in (
        r"N^*&=G\,\Bigl(\frac C6\Bigr)^{\beta/(\alpha+\beta)}",
        r"D^*&=\frac1G\,\Bigl(\frac C6\Bigr)^{\alpha/(\alpha+\beta)}",
        r"G&=\Bigl(\frac{\alpha A}{\beta B}\Bigr)^{1/(\alpha+\beta)}",
        r"L^*=E+\frac A{N^{*\alpha}}\Bigl(1+\frac\alpha\beta\Bigr)",
        r"L-L^*\approx\frac{\alpha(\alpha+\beta)}2\,\frac A{N^{*\alpha}}\,\Bigl(\log\frac N{N^*}\Bigr)^2",
    ):
        assert tex in TEXT

    def along(nu):
        return E + A * np.exp(-alpha * nu) + B * (C / 6 / np.exp(nu)) ** -beta

    N, D = optimum(A, B, alpha, beta, C)
    assert 6 * N * D == pytest.approx(C, rel=1e-12)
    found = optimize.minimize_scalar(along, bracket=(np.log(N) - 2, np.log(N) + 3))
    assert found.x == pytest.approx(np.log(N), abs=1e-5)
    assert found.fun == pytest.approx(E + A / N**alpha * (1 + alpha / beta), rel=1e-12)
    swapped = optimum(A, B, beta, alpha, C)[0]  # the usual slip
    assert along(np.log(swapped)) > found.fun * (1 + 1e-4)
    h = 1e-3
    bend = (along(found.x + h) - 2 * found.fun + along(found.x - h)) / h**2
    assert bend == pytest.approx(alpha * (alpha + beta) * A / N**alpha, rel=1e-4)


@pytest.mark.parametrize(("E", "A", "B", "alpha", "beta", "C"), LAWS)
def test_printed_gradient_is_the_gradient(E, A, B, alpha, beta, C):
    for tex in (r"&=\frac1{A(\alpha+\beta)}", r"&=-\frac1{B(\alpha+\beta)}",
                r"&=\frac{1/\alpha-\log N^*}{\alpha+\beta}", r"&=\frac{\log D^*-1/\beta}{\alpha+\beta}"):  # fmt: skip
        assert tex in TEXT
    N, D = optimum(A, B, alpha, beta, C)
    printed = np.array([1 / A, -1 / B, 1 / alpha - np.log(N), np.log(D) - 1 / beta]) / (alpha + beta)
    at = np.array([A, B, alpha, beta])
    for j in range(4):
        step = np.zeros(4)
        step[j] = 1e-6 * at[j]
        slope = np.log(optimum(*(at + step), C)[0] / optimum(*(at - step), C)[0]) / (2 * step[j])
        assert slope == pytest.approx(printed[j], rel=1e-6)


def test_ridge_of_a_power_law():
    assert r"\operatorname{corr}(\log\hat A,\hat\alpha)&=\frac{m}{\sqrt{m^2+V}}" in TEXT
    x, A, alpha = np.array([2.0, 3, 7, 20]), 5.0, 0.6
    f = A * x**-alpha
    J = np.column_stack([f, -f * np.log(x)])
    covariance = np.linalg.inv(J.T @ J)
    w = x ** (-2 * alpha)
    W, w = w.sum(), w / w.sum()
    m = w @ np.log(x)
    V = w @ (np.log(x) - m) ** 2
    assert covariance[1, 1] == pytest.approx(1 / (A**2 * W * V))
    corr = covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1])
    assert corr == pytest.approx(m / np.sqrt(m**2 + V))


def test_full_grid_decomposition():
    rng = np.random.default_rng(3)
    y, a, b, E = rng.normal(size=(5, 6)), rng.normal(size=5), rng.normal(size=6), 0.3
    rows, columns, mean = y.mean(axis=1), y.mean(axis=0), y.mean()
    parts = [
        np.sum((y - rows[:, None] - columns + mean) ** 2),
        6 * np.sum((rows - mean - a + a.mean()) ** 2),
        5 * np.sum((columns - mean - b + b.mean()) ** 2),
        30 * (mean - E - a.mean() - b.mean()) ** 2,
    ]
    assert np.sum((y - E - a[:, None] - b) ** 2) == pytest.approx(sum(parts))


def test_the_data_are_what_their_description_says():
    folder = BOOK / "data"
    runs = np.loadtxt(folder / "scaling-runs.csv", delimiter=",", skiprows=1)
    N, D = 10 ** runs[:, 0], 10 ** runs[:, 1]
    noise = np.random.RandomState(42).randn(30)  # the legacy generator made the file
    made = 1.69 + 406.4 / N**0.34 + 410.7 / D**0.28 + 0.02 * noise
    assert np.abs(made - runs[:, 2]).max() < 1e-8
    assert "RandomState(42)" in (folder / "README.txt").read_text("utf8")


def test_curves_of_equal_optimum_have_the_printed_slope():
    assert r"a curve of slope $\log N^*-1/\alpha$" in TEXT
    _, A, B, alpha, beta, C = LAWS[0]
    N, _ = optimum(A, B, alpha, beta, C)

    def factor(exponent):  # the log A that keeps N where it is
        return optimize.brentq(lambda v: np.log(optimum(np.exp(v), B, exponent, beta, C)[0] / N), 2, 10, xtol=1e-13)

    assert (factor(alpha + 1e-5) - factor(alpha - 1e-5)) / 2e-5 == pytest.approx(np.log(N) - 1 / alpha, rel=1e-6)


@pytest.mark.parametrize("sizes", [2, 3])
def test_full_grid_needs_three_sizes(sizes):
    x = np.log(np.array([2.0, 5, 11])[:sizes])
    columns = np.column_stack([np.ones(sizes), np.exp(-0.5 * x), x * np.exp(-0.5 * x)])
    assert (np.linalg.matrix_rank(columns) == 3) == (sizes == 3)
