"""What the page on evaluating classifiers claims, computed by other routes."""

from itertools import product

import numpy as np
import pytest
from scipy import stats
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score

from content.pages import page

PAGE = "chapters/learning/evaluating-classifiers"


def hanley_mcneil_variance(a, n1, n0, q1, q2):
    return (a * (1 - a) + (n1 - 1) * (q1 - a**2) + (n0 - 1) * (q2 - a**2)) / (n1 * n0)


def test_rounding_interval_is_as_long_as_said_and_no_longer():
    """All true values that print as 0.92 and 0.70: the extremes of the implied specificity."""
    prevalence = 0.05
    implied = [(a - prevalence * s) / (1 - prevalence) for a, s in product((0.915, 0.925), (0.695, 0.705))]
    middle, slack = (0.92 - 0.05 * 0.70) / 0.95, (0.005 + 0.05 * 0.005) / 0.95
    assert (min(implied), max(implied)) == pytest.approx((middle - slack, middle + slack))
    assert r"\dfrac{\delta_a+\hat\pi\,\delta_s}{1-\hat\pi}" in page(PAGE).text


def test_variance_of_the_auc_is_exact():
    """Two positives and two negatives, scores from four and five values: all samples enumerated."""
    positive, negative = (2.5, 3.5, 0.5, 4.5), (1, 2, 3, 4, 0)  # no ties, uniform on these values
    values, h = [], np.array([[p > q for q in negative] for p in positive], float)
    for i, k in product(range(4), repeat=2):
        for j, m in product(range(5), repeat=2):
            values.append((h[i, j] + h[i, m] + h[k, j] + h[k, m]) / 4)
    a = h.mean()
    q1 = np.mean([h[i, j] * h[k, j] for i in range(4) for k in range(4) for j in range(5)])
    q2 = np.mean([h[i, j] * h[i, m] for i in range(4) for j in range(5) for m in range(5)])
    assert np.mean(values) == pytest.approx(a)
    assert np.var(values) == pytest.approx(hanley_mcneil_variance(a, 2, 2, q1, q2))
    exchanged = hanley_mcneil_variance(a, 3, 2, q2, q1)
    assert exchanged != pytest.approx(hanley_mcneil_variance(a, 3, 2, q1, q2))


def test_exponential_scores_give_hanley_and_mcneil():
    rng = np.random.default_rng(1)
    s1, t1 = rng.exponential(4, size=(2, 200_000))  # positives: rate 1/4
    s0, t0 = rng.exponential(1, size=(2, 200_000))
    a = 1 / (1 + 0.25)
    for seen, exact in (((s1 > s0) & (t1 > s0), a / (2 - a)), ((s1 > s0) & (s1 > t0), 2 * a**2 / (1 + a))):
        assert abs(seen.mean() - exact) <= 5 * seen.std() / len(seen) ** 0.5
    assert abs(np.mean((s1 > s0) & (t1 > s0)) - 2 * a**2 / (1 + a)) > 0.01  # the two exchanged


def test_offset_corrects_a_thinned_training_set():
    rng = np.random.default_rng(2)
    x = rng.normal(size=60_000)
    y = rng.random(60_000) < 1 / (1 + np.exp(3 - 1.2 * x))
    keep = y | (rng.random(60_000) < 0.1)
    fits = [LogisticRegression(C=np.inf).fit(x[m, None], y[m]) for m in (np.full(60_000, True), keep)]
    (a, b), (a_kept, b_kept) = [(f.intercept_[0], f.coef_[0, 0]) for f in fits]
    assert a_kept - a == pytest.approx(np.log(10), abs=0.08)
    assert b_kept == pytest.approx(b, abs=0.06)


def test_demanded_specificity_is_missed_as_often_as_said():
    rng = np.random.default_rng(3)
    for r in (0, 5, 10):
        negatives = np.sort(rng.gumbel(size=(4000, 100)), axis=1)
        true = stats.gumbel_r.cdf(negatives[:, 99 - r])
        exact = stats.binom.cdf(r, 100, 0.1)
        assert abs(np.mean(true < 0.9) - exact) <= 5 * max((exact * (1 - exact) / 4000) ** 0.5, 1e-3)
        assert abs(true.mean() - (100 - r) / 101) <= 5 * true.std() / 4000**0.5
        assert abs(true.mean() - (100 - r) / 100) > 5 * true.std() / 4000**0.5  # the share seen


def test_no_score_beats_the_true_probability():
    """Six values of x, all orders of them: the AUC is largest for the likelihood ratio's."""
    f1, f0 = np.array([0.05, 0.1, 0.15, 0.2, 0.3, 0.2]), np.array([0.3, 0.05, 0.25, 0.2, 0.1, 0.1])
    rng = np.random.default_rng(4)

    def auc(score):
        above = score[:, None] > score
        return f1 @ (above + (score[:, None] == score) / 2) @ f0

    best = auc(f1 / f0)
    assert all(auc(rng.permutation(6).astype(float)) <= best + 1e-12 for _ in range(300))
    assert auc(f1) < best  # the density of the positives alone is not enough


def test_brier_parts_need_groups_of_equal_forecasts():
    p = np.array([0.1, 0.1, 0.3, 0.3, 0.3, 0.8, 0.8])
    y = np.array([0, 1, 0, 1, 0, 1, 1])

    def parts(groups):
        n, base, total = len(y), y.mean(), y.mean() * (1 - y.mean())
        for g in groups:
            total += len(g) / n * ((p[g].mean() - y[g].mean()) ** 2 - (y[g].mean() - base) ** 2)
        return total

    assert parts([[0, 1], [2, 3, 4], [5, 6]]) == pytest.approx(brier_score_loss(y, p))
    assert parts([[0, 1, 2, 3, 4], [5, 6]]) != pytest.approx(brier_score_loss(y, p), abs=1e-3)


def test_crossing_curves():
    """The larger AUC has the smaller sensitivity at specificity 0.90."""
    rng = np.random.default_rng(6)
    negative = rng.normal(size=40_000)
    a, b = rng.normal(1.5, 1, size=40_000), rng.normal(2.2, 2, size=40_000)
    truth = np.repeat([1, 0], 40_000)
    assert roc_auc_score(truth, np.r_[a, negative]) > roc_auc_score(truth, np.r_[b, negative]) + 0.01
    cut = stats.norm.ppf(0.9)
    assert np.mean(a >= cut) < np.mean(b >= cut) - 0.05
