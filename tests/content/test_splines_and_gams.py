"""Claims of the chapter on splines and additive models, worked out another way."""

from itertools import pairwise

import numpy as np
import pytest
from scipy import integrate
from scipy.interpolate import BSpline, CubicSpline, make_smoothing_spline
from scipy.linalg import null_space
from sklearn.preprocessing import SplineTransformer
from statsmodels.gam.api import BSplines

from content.pages import page

TEXT = page("chapters/learning/splines-and-gams").text
X = np.array([-1.0, 0.5, 1, 2.2, 4, 4.3, 7])
Y = np.array([2.0, 5, 3, 3, 8, 4, 9])


def derivative_row(at, order, degree):
    powers = np.arange(degree + 1)
    factor = np.prod([powers - i for i in range(order)], axis=0) if order else np.ones(degree + 1)
    return factor * float(at) ** np.maximum(powers - order, 0)


def joined(knots, degree):
    """Conditions at the knots on the coefficients of all pieces, piece by piece."""
    rows = []
    for j, knot in enumerate(knots):
        for order in range(degree):
            row = np.zeros((len(knots) + 1, degree + 1))
            row[j], row[j + 1] = derivative_row(knot, order, degree), -derivative_row(knot, order, degree)
            rows.append(row.ravel())
    return np.array(rows)


@pytest.mark.parametrize("degree", [1, 2, 3, 4])
@pytest.mark.parametrize("k", [1, 2, 4])
def test_dimension_by_counting_conditions(degree, k):
    assert null_space(joined(np.arange(1.0, k + 1), degree), rcond=1e-12).shape[1] == degree + k + 1


@pytest.mark.parametrize("k", [2, 3, 5])
def test_dimension_of_natural_splines(k):
    ends = np.zeros((4, k + 1, 4))
    ends[[0, 1], 0, [2, 3]] = ends[[2, 3], -1, [2, 3]] = 1
    conditions = np.vstack([joined(np.arange(1.0, k + 1), 3), ends.reshape(4, -1)])
    assert null_space(conditions, rcond=1e-12).shape[1] == k


def test_where_the_remaining_columns_vanish():
    grid = np.linspace(0, 5, 501)
    columns = BSpline.design_matrix(grid, np.r_[[0.0] * 4, 1, 3, [5.0] * 4], 3).toarray()
    left_out = {"first": columns[:, 1:], "last": columns[:, :-1]}
    assert grid[np.flatnonzero(left_out["first"].sum(axis=1) < 1e-12)] == [0]
    assert grid[np.flatnonzero(left_out["last"].sum(axis=1) < 1e-12)] == [5]
    knots = np.array([[0.0], [1], [3], [5]])
    theirs = SplineTransformer(degree=3, knots=knots).fit_transform(grid[:, None])
    fewer = SplineTransformer(degree=3, knots=knots, include_bias=False).fit_transform(grid[:, None])
    assert np.allclose(fewer, theirs[:, :-1])  # the last one, as the table says
    assert fewer.sum(axis=1).min() > 0.5 and theirs[:, 1:].sum(axis=1).min() > 0.5
    span = np.linalg.lstsq(columns, theirs, rcond=None)[0]
    assert np.allclose(columns @ span, theirs)


def test_what_patsy_calls_df():
    patsy = pytest.importorskip("patsy")
    x = np.array([1.0, 2, 4, 7, 8, 11])
    theirs = np.asarray(patsy.dmatrix("bs(x, df=4) - 1", {"x": x}))
    mine = BSpline.design_matrix(x, np.r_[[1.0] * 4, np.median(x), [11.0] * 4], 3).toarray()
    assert np.allclose(theirs[:, -4:], mine[:, 1:])
    with pytest.raises(patsy.PatsyError, match="outside the outermost knots"):
        patsy.dmatrix("bs(x, df=4, lower_bound=3)", {"x": x})


def penalty():
    """The penalty matrix by integrating natural splines, without Q and R."""
    bend = CubicSpline(X, np.eye(len(X)), bc_type="natural").derivative(2)
    K = np.zeros((len(X), len(X)))
    for a, b in pairwise(X):
        K += integrate.fixed_quad(lambda u: np.einsum("ui,uj->iju", bend(u), bend(u)), a, b, n=3)[0]
    return K


def test_penalty_matrix_and_limits():
    K = penalty()
    identity, line = np.eye(len(X)), np.polyval(np.polyfit(X, Y, 1), X)
    for lam in (0.01, 0.7, 30):
        assert np.allclose(np.linalg.solve(identity + lam * K, Y), make_smoothing_spline(X, Y, lam=lam)(X))
    d = np.linalg.eigvalsh(K)
    assert abs(d[:2]).max() < 1e-9 < d[2]
    edf = [np.sum(1 / (1 + lam * d)) for lam in np.geomspace(1e-9, 1e9, 60)]
    assert np.all(np.diff(edf) < 0)
    assert edf[0] == pytest.approx(len(X), abs=1e-4) and edf[-1] == pytest.approx(2, abs=1e-4)
    limit = np.linalg.solve(identity + 1e7 * K, Y)
    assert np.allclose(limit, line, atol=1e-3)
    assert abs(limit - Y.mean()).max() > 1  # never a constant
    assert "never a constant" in TEXT


def test_leave_one_out_without_refitting():
    S = np.linalg.inv(np.eye(len(X)) + 0.7 * penalty())
    for i in range(len(X)):
        kept = np.arange(len(X)) != i
        curve = make_smoothing_spline(X[kept], Y[kept], lam=0.7)
        inside = np.clip(X[i], X[kept][0], X[kept][-1])  # a natural spline goes on as a line, SciPy's curve does not
        left_out = Y[i] - curve(inside) - curve(inside, 1) * (X[i] - inside)
        assert left_out == pytest.approx((Y - S @ Y)[i] / (1 - S[i, i]))
        assert abs(left_out) > abs((Y - S @ Y)[i])  # the training residual is too small


def test_backfitting_of_two_smoothers_is_the_joint_fit():
    rng = np.random.default_rng(3)
    u, v = rng.random((2, 40))
    v = 0.6 * u + 0.4 * v
    y = rng.normal(size=40)
    y -= y.mean()
    parts = []
    for x, lam in ((u, 0.3), (v, 2.0)):
        order = np.argsort(x)
        S = np.zeros((40, 40))
        S[np.ix_(order, order)] = make_smoothing_spline(x[order], np.eye(40), lam=lam * 1e-3)(x[order])
        S = (S + S.T) / 2 - 1 / 40  # centred
        parts.append(S)
        assert np.linalg.eigvalsh(S).min() > -1e-8 and np.linalg.eigvalsh(S).max() < 1 + 1e-8
    S1, S2 = parts
    f1 = f2 = np.zeros(40)
    for _ in range(300):
        f1 = S1 @ (y - f2)
        f2 = S2 @ (y - f1)
    identity = np.eye(40)
    joint = np.linalg.solve(np.block([[identity, S1], [S2, identity]]), np.r_[S1 @ y, S2 @ y])
    assert np.allclose(np.r_[f1, f2], joint, atol=1e-7)
    assert abs(S1 @ y - f1).max() > 0.05  # smoothing each predictor alone is something else


def test_error_of_straight_lines_shrinks_by_the_squared_correlation():
    assert "each sweep multiplies the error of $f_1$ by $r^2$" in TEXT
    r, b, errors = -0.8, 0.0, []
    for _ in range(5):
        a = 2 - r * b
        b = 1 - r * a
        errors.append(a - (2 - r) / (1 - r**2))
    assert np.allclose(np.divide(errors[1:], errors[:-1]), r**2)


def test_penalty_matrix_of_the_library_is_the_integral():
    x = np.r_[X, 3.1, 5.2, 6.6]
    part = BSplines(x[:, None], df=[6], degree=[3]).smoothers[0]
    bend = BSpline(part.knots, np.eye(len(part.knots) - 4), 3).derivative(2)
    exact = np.zeros((6, 6))
    for a, b in pairwise(np.unique(part.knots)):
        exact += integrate.fixed_quad(lambda u: np.einsum("ui,uj->iju", bend(u), bend(u)), a, b, n=3)[0]
    assert part.cov_der2 == pytest.approx(exact[1:, 1:])  # the first function is left out
