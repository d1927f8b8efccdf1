"""What the chapter on neural networks says that scikit-learn does."""

import numpy as np
import pytest
from sklearn.datasets import load_diabetes
from sklearn.neural_network import MLPClassifier, MLPRegressor


def test_partial_batch_is_used():
    X, y = np.random.default_rng(0).normal(size=(10, 2)), np.arange(10.0)
    net = MLPRegressor(hidden_layer_sizes=(2,), solver="sgd", batch_size=4, random_state=0).partial_fit(X, y)
    assert net.t_ == 10  # observations seen in one epoch: 4 + 4 + 2


def test_penalty_is_divided_by_the_size_of_the_batch():
    """With targets that are fitted perfectly by zero weights, one step shows the shrink factor."""
    X, y = np.zeros((6, 1)), np.zeros(6)
    args = {"hidden_layer_sizes": (1,), "solver": "sgd", "momentum": 0, "batch_size": 6, "random_state": 0}
    net = MLPRegressor(**args, learning_rate_init=0.1, alpha=3.0).partial_fit(X, y)
    before = net.coefs_[0].item()
    net.intercepts_ = [np.zeros(1), np.zeros(1)]
    net.partial_fit(X, y)
    assert net.coefs_[0].item() / before == pytest.approx(1 - 0.1 * 3 / 6)


def test_early_stopping_watches_a_score_and_puts_the_best_weights_back():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(200, 3))
    y = (X[:, 0] + rng.normal(size=200) > 0).astype(int)
    net = MLPClassifier(hidden_layer_sizes=(8,), early_stopping=True, n_iter_no_change=3, max_iter=300, random_state=0)
    net.fit(X, y)
    scores = np.array(net.validation_scores_)
    assert net.best_validation_score_ == scores.max() <= 1  # accuracies
    good = [0]
    for k, s in enumerate(scores):
        if s >= scores[:k].max(initial=-np.inf) + net.tol:
            good.append(k)
    assert len(scores) - 1 - good[-1] == 3 + 1  # the patience is one more than n_iter_no_change
    assert any(np.array_equal(a, b) for a, b in zip(net.coefs_, net._best_coefs, strict=True))


def test_raw_predictors_upset_stochastic_gradient_descent():
    patients = load_diabetes(scaled=False)
    y = (patients.target - patients.target.mean()) / patients.target.std()
    args = {"hidden_layer_sizes": (16,), "solver": "sgd", "momentum": 0, "learning_rate_init": 0.05, "batch_size": 50}
    scaled = patients.data / patients.data.std(axis=0)
    for seed in range(3):
        error = []
        for X in (patients.data, scaled - scaled.mean(axis=0)):
            net = MLPRegressor(**args, alpha=2.0, random_state=seed)
            for _ in range(30):
                net.partial_fit(X, y)
            error.append(np.mean((net.predict(X) - y) ** 2))
        assert error[0] > 0.99 > 0.6 > error[1]  # exploded, or all units dead and the mean predicted
