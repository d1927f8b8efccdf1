"""What the chapter on boosting says that scikit-learn and xgboost do."""

import inspect

import numpy as np
import pytest
import xgboost
from sklearn.ensemble import AdaBoostClassifier, GradientBoostingClassifier, GradientBoostingRegressor
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

X8, Y8 = np.arange(1.0, 9)[:, None], np.array([0, 0, 1, 0, 1, 1, 1, 1])


def test_votes_of_adaboost_have_no_half_and_stumps_are_grown_by_gini():
    fit = AdaBoostClassifier(DecisionTreeClassifier(max_depth=1), n_estimators=1).fit(X8, Y8)
    err = fit.estimator_errors_[0]
    assert fit.estimator_weights_[0] == pytest.approx(np.log((1 - err) / err))
    assert fit.estimator_.criterion == "gini"


def test_leaves_of_scikit_learn_are_newton_steps_in_the_first_round_too():
    one = {"learning_rate": 1, "max_depth": 1, "n_estimators": 1}
    score = GradientBoostingClassifier(**one).fit(X8, Y8).decision_function(X8)
    assert score[0] - np.log(5 / 3) == pytest.approx(-1.6)  # the exact minimum is -1.6094
    score = GradientBoostingClassifier(loss="exponential", **one).fit(X8, Y8).decision_function(X8)
    start = np.log(5 / 3) / 2
    plus, minus = np.exp(-start), 3 * np.exp(start)
    assert score[0] - start == pytest.approx((plus - minus) / (plus + minus))
    assert score[7] - start == pytest.approx(1)  # finite in a pure leaf


def test_huber_leaf_is_the_median_plus_a_mean_of_cut_off_deviations():
    y, x = np.array([-1.0, 0, 2, 10, 3]), np.zeros((5, 1))  # one leaf
    fit = GradientBoostingRegressor(loss="huber", learning_rate=1, max_depth=1, n_estimators=1, alpha=0.7).fit(x, y)
    deviation = y - np.median(y)
    delta = np.sort(np.abs(deviation))[3]  # the 70 % quantile of five
    assert fit.predict(x)[0] == pytest.approx(np.median(y) + np.clip(deviation, -delta, delta).mean())


def test_a_leaf_takes_the_lower_of_two_medians():
    y, x = np.array([-1.0, 0, 2, 10]), np.zeros((4, 1))
    fit = GradientBoostingRegressor(loss="absolute_error", learning_rate=1, max_depth=1, n_estimators=1).fit(x, y)
    assert fit.init_.predict(x)[0] == 1 and fit.predict(x)[0] == 0


@pytest.fixture(scope="module")
def noisy():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(120, 2))
    return X, X[:, 0] + 2 * rng.normal(size=120)


def test_train_keeps_the_trees_after_the_best_round(noisy):
    X, y = noisy
    part = xgboost.DMatrix(X[:60], y[:60]), xgboost.DMatrix(X[60:], y[60:])
    settings = {"eta": 0.3, "max_depth": 2, "nthread": 1}
    kept = xgboost.train(settings, part[0], 200, evals=[(part[1], "v")], early_stopping_rounds=5, verbose_eval=False)
    best = kept.best_iteration + 1
    assert kept.num_boosted_rounds() == best + 5
    assert not np.allclose(kept.predict(part[1]), kept.predict(part[1], iteration_range=(0, best)))
    wrapped = xgboost.XGBRegressor(learning_rate=0.3, max_depth=2, n_estimators=200, early_stopping_rounds=5, n_jobs=1)
    wrapped.fit(X[:60], y[:60], eval_set=[(X[60:], y[60:])], verbose=False)
    assert np.allclose(wrapped.predict(X[60:]), kept.predict(part[1], iteration_range=(0, best)), atol=1e-5)


def test_scikit_learn_keeps_them_too(noisy):
    X, y = noisy
    fit = GradientBoostingRegressor(n_iter_no_change=5, n_estimators=300, random_state=0).fit(X, y)
    _, X_val, _, y_val = train_test_split(X, y, test_size=0.1, random_state=0)  # as inside fit
    error = [np.mean((y_val - p) ** 2) for p in fit.staged_predict(X_val)]
    assert 5 < fit.n_estimators_ < 300 and int(np.argmin(error)) + 1 < fit.n_estimators_


def test_defaults_and_the_cap_for_counts():
    counts = np.array([6.0, 4, 7, 5])
    data = xgboost.DMatrix(np.zeros((4, 1)), counts, base_margin=np.full(4, np.log(2)))
    settings = {"objective": "count:poisson", "eta": 1, "lambda": 0, "min_child_weight": 0, "nthread": 1}
    for more, weight in (({}, 0.7), ({"max_delta_step": 0}, 1.75)):
        moved = np.log(xgboost.train(settings | more, data, 1).predict(data)[0] / 2)
        assert moved == pytest.approx(weight, abs=1e-5)
    assert inspect.signature(xgboost.train).parameters["num_boost_round"].default == 10
