"""Formulas and claims of the chapter on discriminant analysis against brute force."""

import numpy as np
import pytest
from scipy import integrate, optimize, stats
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

from content.pages import page

TEXT = page("chapters/learning/discriminant-analysis").text
Phi = stats.norm.cdf


def covariance(rng, p):
    root = rng.normal(size=(p, p))
    return root @ root.T + 0.3 * np.eye(p)


@pytest.mark.parametrize("seed", range(4))
def test_scores_give_the_posterior(seed):
    assert r"&-\tfrac12\,\mu_k^\top\Sigma^{-1}\mu_k+\log\pi_k" in TEXT
    assert r"\tfrac12x^\top\bigl(\Sigma_0^{-1}-\Sigma_1^{-1}\bigr)x" in TEXT
    rng = np.random.default_rng(seed)
    p, prior = 3, rng.dirichlet([2, 2])
    mean, S = rng.normal(size=(2, p)), [covariance(rng, p), covariance(rng, p)]
    x = rng.normal(size=p)

    def truth(matrices):
        logs = [stats.multivariate_normal(m, C).logpdf(x) for m, C in zip(mean, matrices, strict=True)]
        return np.log(prior[1] / prior[0]) + logs[1] - logs[0]

    P = np.linalg.inv(S[0])
    linear = [x @ P @ m - m @ P @ m / 2 + np.log(q) for m, q in zip(mean, prior, strict=True)]
    assert linear[1] - linear[0] == pytest.approx(truth([S[0], S[0]]))
    P0, P1 = map(np.linalg.inv, S)
    determinants = np.log(np.linalg.det(S[0]) / np.linalg.det(S[1])) / 2
    q = x @ (P0 - P1) @ x / 2 + x @ (P1 @ mean[1] - P0 @ mean[0])
    q += (mean[0] @ P0 @ mean[0] - mean[1] @ P1 @ mean[1]) / 2 + np.log(prior[1] / prior[0])
    assert q + determinants == pytest.approx(truth(S))
    assert q != pytest.approx(truth(S), abs=1e-3)  # without the log-determinants


@pytest.mark.parametrize("seed", range(4))
def test_how_far_the_boundary_moves(seed):
    assert r"$\lvert c\rvert/\lVert w\rVert$" in TEXT and r"$\lvert c\rvert/\Delta$" in TEXT
    assert r"\lvert c\rvert\,\lVert d\rVert/\Delta^2" in TEXT
    rng = np.random.default_rng(seed)
    S, mean = covariance(rng, 2), rng.normal(size=(2, 2))
    d, m, c = mean[1] - mean[0], mean.mean(axis=0), np.log(0.85 / 0.15)
    w = np.linalg.solve(S, d)
    Delta = np.sqrt(w @ d)

    def shortest(metric):
        """Least distance, in the given metric, from the midpoint to the new boundary, which is found by its scores."""

        def log_odds(x):
            logs = [stats.multivariate_normal(k, S).logpdf(x) for k in mean]
            return logs[1] - logs[0] - c

        found = optimize.minimize(
            lambda x: (x - m) @ metric @ (x - m), m + d, constraints={"type": "eq", "fun": log_odds}
        )
        return np.sqrt(found.fun)

    assert shortest(np.eye(2)) == pytest.approx(c / np.linalg.norm(w), rel=1e-4)
    assert shortest(np.linalg.inv(S)) == pytest.approx(c / Delta, rel=1e-4)
    assert c / np.linalg.norm(w) <= c * np.linalg.norm(d) / Delta**2
    crossing = m + c / Delta**2 * d
    logs = [stats.multivariate_normal(k, S).logpdf(crossing) for k in mean]
    assert 0.85 * np.exp(logs[0]) == pytest.approx(0.15 * np.exp(logs[1]))


@pytest.mark.parametrize(("Delta", "prior"), [(1.3, 0.5), (2, 0.8), (0.7, 0.95)])
def test_bayes_error(Delta, prior):
    assert r"\pi_A\,\Phi\Bigl(-\frac\Delta2-\frac t\Delta\Bigr)" in TEXT
    assert r"\pi_B\,\Phi\Bigl(-\frac\Delta2+\frac t\Delta\Bigr)" in TEXT

    def smaller(x):
        return min(prior * stats.norm.pdf(x), (1 - prior) * stats.norm.pdf(x - Delta))

    exact = integrate.quad(smaller, -12, 14, limit=400, points=[Delta / 2 + np.log(prior / (1 - prior)) / Delta])[0]

    def formula(t):
        return prior * Phi(-Delta / 2 - t / Delta) + (1 - prior) * Phi(-Delta / 2 + t / Delta)

    t = np.log(prior / (1 - prior))
    assert formula(t) == pytest.approx(exact, abs=1e-8)
    assert formula(t) < min(formula(t + 0.1), formula(t - 0.1), 1 - prior)


@pytest.mark.parametrize("seed", range(40))
def test_regions_on_a_line(seed):
    """Interval, complement, nothing or everything, by looking at each point of a fine grid."""
    rng = np.random.default_rng(seed)
    (m0, m1), (s0, s1) = rng.normal(size=2), rng.uniform(0.5, 2, size=2)
    prior = rng.choice([0.02, 0.3, 0.5, 0.97])
    x = np.linspace(-40, 40, 40_001)
    q = np.log(prior / (1 - prior)) + stats.norm(m1, s1).logpdf(x) - stats.norm(m0, s0).logpdf(x)
    a = (1 / s0**2 - 1 / s1**2) / 2
    b = m1 / s1**2 - m0 / s0**2
    constant = (m0 / s0) ** 2 / 2 - (m1 / s1) ** 2 / 2 + np.log(s0 / s1) + np.log(prior / (1 - prior))
    assert q == pytest.approx(a * x**2 + b * x + constant, abs=1e-9)
    inside = np.zeros(len(x), bool)
    if b**2 > 4 * a * constant:
        low, high = sorted(np.roots([a, b, constant]))
        inside = (low < x) & (x < high)
    assert np.array_equal(q > 0, inside if s1 < s0 else ~inside)
    if s1 < s0:
        top = np.log(prior / (1 - prior)) + np.log(s0 / s1) + (m1 - m0) ** 2 / (2 * (s0**2 - s1**2))
        assert (top > 0) == (b**2 > 4 * a * constant)
        assert -b / (2 * a) == pytest.approx(m1 + s1**2 * (m1 - m0) / (s0**2 - s1**2))


@pytest.mark.parametrize("seed", range(40))
def test_type_and_centre_in_the_plane(seed):
    rng = np.random.default_rng(seed)
    S0, S1 = covariance(rng, 2), covariance(rng, 2)
    M = np.linalg.inv(S1) - np.linalg.inv(S0)
    signs = np.sign(np.linalg.eigvalsh(M))
    assert np.array_equal(signs, np.sign(np.linalg.eigvalsh(S0 - S1)))
    mean, prior = rng.normal(size=(2, 2)), rng.uniform(0.1, 0.9)

    def q(x):
        logs = [stats.multivariate_normal(m, C).logpdf(x) for m, C in zip(mean, (S0, S1), strict=True)]
        return np.log(prior / (1 - prior)) + logs[1] - logs[0]

    d = mean[1] - mean[0]
    v = np.linalg.solve(S0 - S1, d)
    centre = mean[0] + S0 @ v
    assert centre == pytest.approx(mean[1] + S1 @ v)
    value = np.log(prior / (1 - prior)) + np.log(np.linalg.det(S0) / np.linalg.det(S1)) / 2 + d @ v / 2
    assert q(centre) == pytest.approx(value)
    step = rng.normal(size=2)
    assert q(centre + step) == pytest.approx(value - step @ M @ step / 2)


def test_given_priors_weigh_the_pooled_matrix_of_some_solvers_only():
    assert "with some solvers (`lsqr`, `eigen`) given priors also weigh the class matrices" in TEXT
    rng = np.random.default_rng(1)
    X = rng.normal(size=(60, 2)) * np.repeat([1, 3], 30)[:, None]
    X[30:] += 2
    y = np.repeat([0, 1], 30)

    def direction(solver, prior):
        coef = LinearDiscriminantAnalysis(solver=solver, priors=[prior, 1 - prior]).fit(X, y).coef_[0]
        return coef / np.linalg.norm(coef)

    assert direction("svd", 0.9) == pytest.approx(direction("svd", 0.5))
    for solver in ("lsqr", "eigen"):
        assert np.abs(direction(solver, 0.9) - direction(solver, 0.5)).max() > 1e-3


def test_middle_class_vanishes():
    assert r"\pi_2<e^{-1/2}\pi_1" in TEXT
    x = np.linspace(-30, 30, 6001)
    for ratio, empty in ((0.60, True), (0.61, False)):  # exp(-1/2) = 0.6065
        scores = np.array([0 * x, x - 0.5 + np.log(ratio), 2 * x - 2])
        assert (scores.argmax(axis=0) != 1).all() == empty
