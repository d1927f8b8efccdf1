"""Theorems printed in the chapter on dimension reduction, tried on data that the page does not use."""

import numpy as np
import pytest
from sklearn.cross_decomposition import PLSRegression
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from content.pages import page

PAGE = "chapters/learning/dimension-reduction"


@pytest.fixture(scope="module")
def text():
    return page(PAGE).text


def centred(rng, n, p):
    x = rng.normal(size=(n, p)) @ rng.normal(size=(p, p))
    return x - x.mean(axis=0)


def with_moments(rng, n, covariance):
    """Observations whose sample covariance is the given one, exactly."""
    x = rng.normal(size=(n, len(covariance)))
    x -= x.mean(axis=0)
    white = x @ np.linalg.inv(np.linalg.cholesky(np.cov(x.T))).T
    return white @ np.linalg.cholesky(covariance).T


def rss(y, fit):
    return np.sum((y - fit) ** 2)


def pcr(x, y, m):
    u = np.linalg.svd(x, full_matrices=False)[0][:, :m]
    return u @ (u.T @ y)


def test_no_directions_and_no_matrix_of_low_rank_do_better():
    rng = np.random.default_rng(1)
    x = centred(rng, 20, 5)
    u, d, vt = np.linalg.svd(x, full_matrices=False)
    for m in (1, 2, 4):
        for _ in range(50):
            w = np.linalg.qr(rng.normal(size=(5, m)))[0]
            assert np.sum((x @ w) ** 2) <= np.sum(d[:m] ** 2) + 1e-9
            b = rng.normal(size=(20, m)) @ rng.normal(size=(m, 5)) + (u[:, :m] * d[:m]) @ vt[:m]
            low = np.linalg.svd(b)[1][m:]
            if np.allclose(low, 0):
                assert np.sum((x - b) ** 2) >= np.sum(d[m:] ** 2) - 1e-9
        shifted = x - rng.normal(size=5)  # a plane beside the mean is farther away
        aside = shifted - shifted @ vt[:m].T @ vt[:m]
        assert np.sum(aside**2) > np.sum(d[m:] ** 2)


@pytest.mark.parametrize(("p", "rho", "r"), [(3, 0.4, 0.2), (5, 0.9, -0.6), (2, 0.1, -0.05)])
def test_equal_correlations_and_one_that_runs_against(text, p, rho, r):
    assert r"\begin{pmatrix}1+(p-1)\rho&\sqrt p\,r\\ \sqrt p\,r&1\end{pmatrix}" in text
    matrix = np.full((p + 1, p + 1), rho) + (1 - rho) * np.eye(p + 1)
    alone = np.linalg.eigvalsh(matrix[:p, :p])
    assert alone == pytest.approx([1 - rho] * (p - 1) + [1 + (p - 1) * rho])
    matrix[p, :p] = matrix[:p, p] = r
    values, vectors = np.linalg.eigh(matrix)
    small = np.array([[1 + (p - 1) * rho, p**0.5 * r], [p**0.5 * r, 1]])
    low, short = np.linalg.eigh(small)
    assert values[-1] == pytest.approx(low[-1])
    first = vectors[:, -1] * np.sign(vectors[0, -1])
    assert first[:p] == pytest.approx(np.full(p, abs(short[0, -1]) / p**0.5))
    assert np.sign(first[p]) == np.sign(r)
    wrong = abs(short[0, -1])  # the loading without the root of p
    assert abs(wrong - first[0]) > 0.1


def test_printed_columns_of_the_rowers(text):
    """The table belongs to a correlation matrix, but for the one misprint."""
    upper = [[0, 0.88, 0.70, -0.55], [0, 0, 0.66, -0.52], [0, 0, 0, -0.68], [0, 0, 0, 0]]
    matrix = np.eye(4) + upper + np.transpose(upper)
    values, vectors = np.linalg.eigh(matrix)
    names = ("| height |", "| arm span |", "| body mass |", "| time |")
    rows = [line for line in text.splitlines() if line.startswith(names)]
    printed = np.array([[float(x.strip(" $")) for x in row.split("|")[2:6]] for row in rows])
    off = np.abs(np.abs(printed) - np.abs(vectors[:, ::-1])) > 0.0051
    assert np.argwhere(off).tolist() == [[2, 2]]
    assert values[::-1] == pytest.approx([3.00, 0.60, 0.28, 0.12], abs=0.0051)


@pytest.mark.parametrize("seed", range(5))
def test_pls_fits_closer_than_pcr_and_both_end_in_least_squares(text, seed):
    assert "PLS fits closer than PCR" in text
    rng = np.random.default_rng(seed)
    x = centred(rng, 30, 5)
    y = rng.normal(size=30)
    y -= y.mean()
    plain = x @ np.linalg.lstsq(x, y, rcond=None)[0]
    errors = []
    for m in range(1, 6):
        pls = PLSRegression(m, scale=False).fit(x, y).predict(x).ravel()
        assert rss(y, pls) <= rss(y, pcr(x, y, m)) + 1e-9
        errors.append(rss(y, pcr(x, y, m)))
    assert np.all(np.diff(errors) <= 1e-9)
    assert pls == pytest.approx(plain) and pcr(x, y, 5) == pytest.approx(plain)
    d = np.linalg.svd(x, compute_uv=False)
    one = PLSRegression(1, scale=False).fit(x, y).predict(x).ravel()
    b = x.T @ y
    t = b @ b / (b @ x.T @ x @ b)
    assert one == pytest.approx(t * x @ b) and t * d[0] ** 2 >= 1


def test_exact_error_of_factors_and_the_theorem_on_when(text):
    r"""The printed error, against the moments of the linear smoother; \sigma^2 M without the intercept is too small."""
    assert r"\sigma^2(1+M)+\sum_{m>M}d_m^2\alpha_m^2" in text
    rng = np.random.default_rng(4)
    n, p, variance = 15, 4, 1.7
    x = centred(rng, n, p)
    beta = rng.normal(size=p)
    u, d, vt = np.linalg.svd(x, full_matrices=False)
    alpha2 = (vt @ beta) ** 2
    for m in range(p + 1):
        smoother = np.full((n, n), 1 / n) + u[:, :m] @ u[:, :m].T
        bias = smoother @ (3 + x @ beta) - (3 + x @ beta)
        exact = bias @ bias + variance * np.trace(smoother @ smoother.T)
        formula = variance * (1 + m) + np.sum(d[m:] ** 2 * alpha2[m:])
        assert exact == pytest.approx(formula)
        assert exact != pytest.approx(formula - variance)
    # equal squared coefficients: no set of components beats ridge with sigma^2 / tau^2
    lam = variance / 0.3
    f = d**2 / (d**2 + lam)
    ridge = np.sum(variance * f**2 + (1 - f) ** 2 * d**2 * 0.3)
    assert all(ridge < variance * m + np.sum(d[m:] ** 2 * 0.3) for m in range(p + 1))
    # signal in the first components only, and strong: no ridge fit comes near PCR
    m = 2
    for k, better in ((100, True), (0.1, False)):
        signal = np.where(np.arange(p) < m, d**2 * (k * beta) ** 2, 0)
        fits = [d**2 / (d**2 + lam) for lam in [0, *np.logspace(-6, 8, 400)]]
        best = min(np.sum(variance * f**2 + (1 - f) ** 2 * signal) for f in fits)
        assert bool(best > m * variance) is better


def test_shops_and_leaves_by_the_library():
    """Raw data with the moments of two exercises, given to scikit-learn."""
    rng = np.random.default_rng(5)
    found = PCA().fit(np.array([60, 30]) + with_moments(rng, 41, np.array([[20, 9], [9, 10]])))
    assert found.explained_variance_ == pytest.approx([25.2956, 4.7044], abs=5e-5)
    data = with_moments(rng, 26, np.array([[1, 0.8, 0.6], [0.8, 1, 0.4], [0.6, 0.4, 1]]))
    shops, sales = np.array([40, 12]) + data[:, :2] * [5, 2], 200 + 10 * data[:, 2]
    model = make_pipeline(StandardScaler(), PCA(1), LinearRegression()).fit(shops, sales)
    assert model.predict([[45, 13]]) == pytest.approx([204.1667], abs=5e-5)
    assert np.mean((sales - model.predict(shops)) ** 2) == pytest.approx(69.4444, abs=5e-5)
    assert PLSRegression(1).fit(shops, sales).score(shops, sales) == pytest.approx(0.2991, abs=5e-5)
