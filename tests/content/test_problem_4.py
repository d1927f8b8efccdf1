"""Claims of the key to problem 4, worked out another way; the source's figures are kept as mutants."""

from fractions import Fraction
from itertools import product
from math import sqrt

import numpy as np
import pytest
from scipy import integrate, special
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from statsmodels.gam.api import BSplines, GLMGam
from statsmodels.regression.linear_model import OLS

from content.pages import BOOK, page

TEXT = page("chapters/exam/problem-4").text
GIVEN = TEXT[: TEXT.index("`````{exercise} 4a(i)")]
N, DF, MSE, R = 292, 282, 8.13, 0.93
BOUND = sqrt(N * MSE / DF / (N - 1) / (1 - R**2))


def auto():
    with open(BOOK / "data/auto.csv", encoding="utf8") as file:
        rows = [line.split(",") for line in file.read().splitlines()[1:]]
    numbers = np.array([[float(v) for v in row[:5]] for row in rows])
    return numbers[:, 0], numbers[:, 1:], np.array([row[5] for row in rows])


def two_sided(t, df):
    """By integrating the density."""
    scale = special.gamma((df + 1) / 2) / special.gamma(df / 2) / sqrt(np.pi * df)
    tail, _ = integrate.quad(lambda x: scale * (1 + x * x / df) ** (-(df + 1) / 2), abs(t), 60)
    return 2 * tail


def possible(estimate, se, t, p):
    agree = abs(estimate / se - t) <= 0.005 and abs(two_sided(estimate / se, DF) - p) <= 0.0005
    return agree and se + 0.0005 > BOUND


def test_the_printed_row_is_possible_and_the_sources_is_not():
    assert "| displacement | −0.172 | 0.502 | −0.34 | 0.732 |" in GIVEN
    assert possible(-0.172, 0.502, -0.34, 0.732)
    assert not possible(-0.130, 0.380, -0.34, 0.7325)
    assert BOUND == pytest.approx(0.462741, abs=5e-7)


@pytest.mark.parametrize("seed", range(5))
def test_no_data_have_a_smaller_standard_error(seed):
    """Random designs with this correlation and this training error; weight enters through a spline."""
    rng = np.random.default_rng(seed)
    weight, free, other, year, y = rng.normal(size=(5, N))
    free -= np.polyval(np.polyfit(weight, free, 1), weight)
    displacement = R * (weight - weight.mean()) / weight.std() + sqrt(1 - R**2) * free / free.std()
    assert np.corrcoef(weight, displacement)[0, 1] == pytest.approx(R)
    curve = BSplines(weight[:, None], df=[5], degree=[3]).basis
    assert curve.shape[1] == 4
    origin = np.eye(3)[rng.integers(3, size=N)][:, 1:]
    numeric = np.column_stack([displacement, other + weight, year])
    numeric = (numeric - numeric.mean(axis=0)) / numeric.std(axis=0, ddof=1)
    X = np.column_stack([np.ones(N), curve, numeric, origin])
    fit = OLS(y, X).fit()
    assert (X.shape[1], fit.df_resid) == (10, DF)
    scale = sqrt(MSE / np.mean(fit.resid**2))  # rescale y so that the training error is the printed one
    assert fit.bse[5] * scale >= BOUND > 0.3805
    assert np.mean((OLS(y * scale, X).fit().resid) ** 2) == pytest.approx(MSE)


def test_three_dummies_make_the_intercept_and_four_columns_make_two():
    for level in range(3):
        row = [Fraction(1)] + [Fraction(int(level == j)) for j in range(3)]
        assert sum(row[1:]) == row[0] == 1
        assert sum(row) == 2 != 1


def test_spline_columns_vanish_at_the_lightest_car_only():
    _, cars, _ = auto()
    weight = np.unique(cars[:, 0])
    columns = BSplines(weight[:, None], df=[5], degree=[3]).basis
    assert columns.shape[1] == 4
    assert list(np.flatnonzero(np.abs(columns).max(axis=1) < 1e-9)) == [0]
    assert np.allclose(columns[-1], [0, 0, 0, 1])
    average = columns[np.abs(weight - cars[:, 0].mean()).argmin()]
    assert average.sum() > 0.9  # "spline values of zero" is no average weight


def test_F_of_a_flat_curve_keeps_its_level_with_4_and_282_degrees():
    rng = np.random.default_rng(1)
    x, z = rng.uniform(size=N), rng.normal(size=(N, 5))
    curve = BSplines(x[:, None], df=[5], degree=[3]).basis
    small = np.column_stack([np.ones(N), z])
    large = np.column_stack([small, curve])
    q_small, q_large = np.linalg.qr(small)[0], np.linalg.qr(large)[0]
    y = rng.normal(size=(N, 20000))
    rss = [np.sum(y**2, axis=0) - np.sum((q.T @ y) ** 2, axis=0) for q in (q_small, q_large)]
    F = (rss[0] - rss[1]) / 4 / (rss[1] / DF)
    error = sqrt(0.05 * 0.95 / F.size)
    assert abs(np.mean(F > 2.40366) - 0.05) < 5 * error
    assert abs(np.mean(F * 4 / 3 > 2.6366) - 0.05) > 5 * error  # the three of a straight line
    assert abs(np.mean(F > 2.2462) - 0.05) > 5 * error  # five columns


def test_training_error_rises_by_t_squared():
    rng = np.random.default_rng(2)
    X = np.column_stack([np.ones(40), rng.normal(size=(40, 3))])
    y = rng.normal(size=40)
    full, less = OLS(y, X).fit(), OLS(y, X[:, :3]).fit()
    assert (less.ssr - full.ssr) / 40 == pytest.approx(full.tvalues[3] ** 2 * full.mse_resid / 40)
    rise = (0.172 / 0.502) ** 2 * (MSE * N / DF) / N
    assert rise == pytest.approx(0.0034, abs=5e-5)
    before = np.linspace(8.125, 8.135, 1001)[:-1]
    fits = (before + rise >= 8.135) & (before + rise < 8.145)
    assert fits.any() and before[fits].min() == pytest.approx(8.1316, abs=2e-5)


def test_two_components_are_never_admissible():
    """Whatever stands behind the rounded figures."""
    half = Fraction(5, 1000)
    printed = [Fraction(940, 100), Fraction(851, 100), Fraction(80, 100)]
    gaps = [two - (four + se) for two, four, se in product(*[(v - half, v + half) for v in printed])]
    assert min(gaps) == Fraction(75, 1000) > 0  # the source calls M = 2 a matter of rounding
    assert Fraction(855, 100) + half <= (printed[1] - half) + (printed[2] - half)  # M = 3 always is


def unit_vector_rounds_to(loadings):
    low = sum(max(abs(v) - 0.005, 0) ** 2 for v in loadings)
    high = sum((abs(v) + 0.005) ** 2 for v in loadings)
    return low <= 1 <= high


def test_loadings_are_those_of_the_data():
    _, cars, _ = auto()
    first = PCA(1).fit(StandardScaler().fit_transform(cars)).components_[0]
    first *= np.sign(first[0])
    assert list(first.round(2)) == [0.54, 0.56, 0.55, -0.30]
    assert "0.54 (weight), 0.56 (displacement), 0.55 (horsepower) and −0.30 (year)" in TEXT
    assert unit_vector_rounds_to(first.round(2))
    assert not unit_vector_rounds_to([0.55, 0.55, 0.55, -0.20])


def test_all_components_are_least_squares_and_training_error_falls():
    mpg, cars, _ = auto()
    errors = []
    for m in (1, 2, 3, 4):
        fit = make_pipeline(StandardScaler(), PCA(m), LinearRegression()).fit(cars, mpg)
        errors.append(np.mean((mpg - fit.predict(cars)) ** 2))
    assert np.all(np.diff(errors) < 0)
    assert np.allclose(fit.predict(cars), LinearRegression().fit(cars, mpg).predict(cars))


def second_differences(n):
    D = np.diff(np.eye(n), 2, axis=0)
    return D.T @ D


def test_a_penalty_on_curvature_ends_at_a_line_not_at_a_constant():
    """For equidistant points and second differences in the place of f''; the null space is the same."""
    y = np.array([3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9])
    x = np.arange(13.0)
    S = np.linalg.inv(np.eye(13) + 1e9 * second_differences(13))
    assert np.trace(S) == pytest.approx(2, abs=1e-5)
    assert np.allclose(S @ y, np.polyval(np.polyfit(x, y, 1), x), atol=1e-4)
    assert not np.allclose(S @ y, y.mean(), atol=1)  # the source's constant


def test_standard_error_of_a_mean_squared_error():
    rng = np.random.default_rng(3)
    errors = np.mean(rng.normal(size=(20000, 100)) ** 2, axis=1)
    spread = errors.std(ddof=1)
    error = spread / sqrt(2 * errors.size) * 1.1
    assert abs(spread - sqrt(2 / 100)) < 5 * error
    assert abs(spread - 1 / sqrt(100)) > 5 * error
    assert (7.95 - 6.10) / 7.95 == pytest.approx(0.2327, abs=5e-5)


def split(rng, n):
    order = rng.permutation(n)
    return order[:292], order[292:]


def test_what_the_data_can_and_cannot_give():
    """The page's claims with another library's basis, bounds at the full range, and other splits."""
    mpg, cars, origin = auto()
    curve = BSplines(cars[:, :1], df=[5], degree=[3]).basis
    dummies = np.column_stack([origin == "European", origin == "Japanese"])
    rng = np.random.default_rng(99)
    rows = []
    for _ in range(200):
        train, test = split(rng, len(mpg))
        Z = (cars[:, 1:] - cars[train, 1:].mean(axis=0)) / cars[train, 1:].std(axis=0, ddof=1)
        X = np.column_stack([np.ones(len(mpg)), curve, Z, dummies])
        fit = OLS(mpg[train], X[train]).fit()
        rows.append([fit.params[5], fit.bse[5], fit.pvalues[5], np.mean((mpg - X @ fit.params)[test] ** 2)])
    coefficient, se, p, error = np.array(rows).T
    assert coefficient.min() > 0 > -0.130 and se.min() > 0.55 > 0.502
    assert 0.6 < np.mean(p < 0.05) < 0.9
    assert error.min() < 8.92 < 8.95 < error.max()


def test_year_is_no_line_in_the_data():
    """With the penalties of a line for every other predictor, GCV still prefers a bent curve in year."""
    mpg, cars, origin = auto()
    Z = (cars - cars.mean(axis=0)) / cars.std(axis=0)
    dummies = np.column_stack([np.ones(len(mpg)), origin == "European", origin == "Japanese"]).astype(float)
    smoother = BSplines(Z, df=[12] * 4, degree=[3] * 4)

    def gcv(alpha):
        fit = GLMGam(mpg, exog=dummies, smoother=smoother, alpha=alpha).fit()
        n, edf = len(mpg), fit.edf.sum()
        return np.mean((mpg - fit.fittedvalues) ** 2) / (1 - edf / n) ** 2, fit.edf[-11:].sum()

    line, bent = gcv([1, 10, 10, 1e6]), gcv([1, 10, 10, 1e-3])
    assert line[1] == pytest.approx(1.0, abs=0.05) and bent[1] > 8
    assert bent[0] < 0.9 * line[0]
