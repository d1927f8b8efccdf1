"""What the chapter on trees and forests says that scikit-learn does."""

import numpy as np
import xgboost
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor


def test_a_case_on_the_threshold_goes_left():
    tree = DecisionTreeRegressor().fit([[1.0], [3.0]], [0.0, 1.0])
    assert tree.predict([[2.0]]) == [0.0]


def test_entropy_in_bits():
    assert DecisionTreeClassifier(criterion="entropy").fit([[0], [1]], [0, 1]).tree_.impurity[0] == 1


def test_price_is_per_case_and_pruning_uses_the_growing_impurity():
    X, y = np.arange(6.0)[:, None], np.array([0, 0, 0, 1, 1, 1])
    regression = DecisionTreeRegressor().cost_complexity_pruning_path(X, y)
    assert np.isclose(regression.ccp_alphas[-1], 1.5 / 6)  # RSS 1.5 falls to 0
    for criterion, start in (("gini", 0.5), ("entropy", 1.0)):
        path = DecisionTreeClassifier(criterion=criterion).cost_complexity_pruning_path(X, y)
        assert np.isclose(path.impurities[-1], start)


def test_forests_average_probabilities_and_do_not_vote():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(80, 2))
    y = (X[:, 0] + 2 * rng.normal(size=80) > 0).astype(int)
    forest = RandomForestClassifier(9, min_samples_leaf=5, random_state=0).fit(X, y)
    each = np.array([tree.predict_proba(X)[:, 1] for tree in forest.estimators_])
    assert np.allclose(forest.predict_proba(X)[:, 1], each.mean(axis=0))
    vote = (each > 0.5).mean(axis=0) > 0.5
    assert np.any(vote != forest.predict(X))


def test_default_number_of_candidates():
    assert RandomForestClassifier().max_features == "sqrt"
    assert RandomForestRegressor().max_features == 1.0


def test_further_candidates_if_none_can_split():
    X = np.column_stack([np.zeros((50, 9)), np.arange(50)])
    for seed in range(5):
        tree = DecisionTreeRegressor(max_features=1, max_depth=1, random_state=seed)
        assert tree.fit(X, X[:, 9] > 20).get_n_leaves() == 2


def test_missing_values_go_to_the_better_side():
    X, y = np.array([[1.0], [2], [np.nan], [4], [np.nan]]), [1.0, 1, 5, 5, 5]
    for model in (DecisionTreeRegressor(), RandomForestRegressor(5, random_state=0)):
        assert model.fit(X, y).predict([[np.nan]])[0] == 5


def test_importances_are_shares():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(60, 3))
    assert np.isclose(DecisionTreeRegressor().fit(X, X[:, 0]).feature_importances_.sum(), 1)


def test_xgboost_sends_missing_values_to_the_better_side():
    X, y = np.array([[1.0], [2], [np.nan], [4], [np.nan]]), np.array([1.0, 1, 5, 5, 5])
    settings = {"eta": 1, "lambda": 0, "max_depth": 1, "min_child_weight": 0, "nthread": 1}
    model = xgboost.train(settings, xgboost.DMatrix(X, y), 1)
    assert np.allclose(model.predict(xgboost.DMatrix([[np.nan]])), 5)
