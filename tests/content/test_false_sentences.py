"""Sentences that were false, each with what refutes it, so that none of them comes back."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from sklearn.datasets import load_wine
from sklearn.decomposition import PCA

from content.pages import page

ESTIMATION, LEARNING = "chapters/estimation/", "chapters/learning/"
GONE = [
    (ESTIMATION + "method-of-moments", "consistent if in truth $a\\le1$"),
    (ESTIMATION + "delta-method", "does not increase any more"),
    (ESTIMATION + "delta-method", "few failures do no harm"),
    (ESTIMATION + "bootstrap", "whatever the shape"),
    (ESTIMATION + "asymptotics", "it is a Wald statistic, and again"),
    (LEARNING + "bias-variance", "which is $C_p$"),
    (LEARNING + "bias-variance", "three growers"),
    (LEARNING + "linear-regression", "influence needs both"),
    (LEARNING + "shrinkage", "yes, with at most $n-1$ predictors"),
    (LEARNING + "dimension-reduction", "are what strong mutual correlation looks like"),
    (LEARNING + "dimension-reduction", "as scikit-learn does: to form"),
    (LEARNING + "splines-and-gams", "without the two conditions at each end"),
    (LEARNING + "logistic-regression", "398.6"),
    (LEARNING + "logistic-regression", "and libraries then shorten it"),
    (LEARNING + "discriminant-analysis", "the boundary moves (5)"),
    (LEARNING + "discriminant-analysis", "the posteriors too near to 0 or 1"),
    (LEARNING + "evaluating-classifiers", "Near 0 the two nearly agree"),
    (LEARNING + "evaluating-classifiers", "Accuracy is not: at threshold"),
]


@pytest.mark.parametrize(("name", "sentence"), GONE)
def test_it_is_gone(name, sentence):
    assert sentence not in page(name).text


def test_a_moment_estimate_of_a_pareto_with_a_equal_to_1_tends_to_1():
    x = 1 / np.random.default_rng(1).random(10**6)
    assert 1 < x.mean() / (x.mean() - 1) < 1.2


def test_odds_increase_on_both_sides_of_1():
    p = np.array([0.9, 0.95, 1.01, 1.0175])
    odds = p / (1 - p)
    assert odds[1] > odds[0] > 0 > odds[3] > odds[2]


def test_no_failure_in_either_group_gives_the_relative_risk_no_width():
    assert np.sqrt(1 / 20 - 1 / 20 + 1 / 20 - 1 / 20) == 0


def test_repeating_a_predictor_can_bring_a_posterior_to_one_half():
    assert stats.logistic.cdf([-1, 0]) == pytest.approx([0.2689, 0.5], abs=1e-4)


def test_loadings_are_equal_for_weak_correlation_too():
    for rho in (0.01, 0.9):
        R = (1 - rho) * np.eye(4) + rho
        values, vectors = np.linalg.eigh(R)
        assert abs(vectors[:, -1]) == pytest.approx([0.5] * 4)
        assert values[-1] == pytest.approx(1 + 3 * rho)


def test_pca_of_the_wines_forms_the_covariance_matrix():
    assert PCA().fit(load_wine().data)._fit_svd_solver == "covariance_eigh"


def test_the_default_of_statsmodels_can_end_in_an_error_where_the_maximum_exists():
    x = np.repeat([-1.0, 9.0, 10.0], [35, 790, 39])
    y = np.concatenate([np.arange(m) < k for k, m in [(1, 35), (7, 790), (36, 39)]]).astype(float)
    design = sm.add_constant(x)
    with pytest.raises(np.linalg.LinAlgError), np.errstate(all="ignore"):
        sm.Logit(y, design).fit(disp=0)
    found = sm.Logit(y, design).fit(disp=0, method="bfgs")
    assert abs(design.T @ (y - found.predict())).max() < 1e-2


def test_two_scalings_of_a_probability_agree_at_one_half_only():
    p = np.array([1e-6, 0.5, 0.62])
    odds = p / (1 - p) * 0.04 / 0.96
    wrong = p * 0.04 / 0.5
    assert wrong / (odds / (1 + odds)) == pytest.approx([1.92, 1, 0.779], abs=2e-3)
