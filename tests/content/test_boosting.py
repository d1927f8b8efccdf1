"""Formulas of the chapter on boosting against brute force, and what it says of the library."""

import json
from itertools import pairwise

import numpy as np
import pytest
import xgboost
from scipy import optimize
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from content.pages import page

TEXT = page("chapters/learning/boosting").text


def soft(g, alpha):
    return np.sign(g) * np.maximum(np.abs(g) - alpha, 0)


@pytest.mark.parametrize("lam", [0.0, 1.0, 7.5])
@pytest.mark.parametrize("alpha", [0.0, 0.5, 3.0])
@pytest.mark.parametrize("g", [-4.0, -0.5, 0.2, 2.0])
def test_leaf_weight_is_the_minimum(g, alpha, lam):
    assert r"w_j^*=-\frac{S_\alpha(G_j)}{H_j+\lambda}" in TEXT
    h = 1.3
    found = optimize.minimize_scalar(lambda w: g * w + (h + lam) * w**2 / 2 + alpha * abs(w), bounds=(-9, 9))
    weight = -soft(g, alpha) / (h + lam)
    assert found.x == pytest.approx(weight, abs=1e-4)
    assert found.fun == pytest.approx(-(soft(g, alpha) ** 2) / (h + lam) / 2, abs=1e-5)
    assert (abs(found.x) < 1e-4) == (abs(g) <= alpha)
    if 0 < alpha < abs(g):
        slip = soft(-g / (h + lam), alpha)  # thresholding the weight
        assert abs(found.x - slip) > 1e-2


def test_gain_is_the_fall_of_the_objective():
    assert r"\mathrm{Gain}=\frac12\biggl[" in TEXT
    rng = np.random.default_rng(1)
    negative = 0
    for _ in range(30):
        g, h = rng.normal(size=8), rng.uniform(0.05, 1, size=8)
        lam, alpha, gamma = rng.uniform(0, 2), rng.uniform(0, 0.5), rng.uniform(0, 0.2)

        def best(part, g=g, h=h, lam=lam, alpha=alpha):
            big_g, big_h = g[part].sum(), h[part].sum()
            w = np.linspace(-12, 12, 240_001)
            return (big_g * w + (big_h + lam) * w**2 / 2 + alpha * np.abs(w)).min()

        left, right, root = slice(0, 3), slice(3, None), slice(None)
        fall = (best(root) + gamma) - (best(left) + best(right) + 2 * gamma)
        pieces = [soft(g[s].sum(), alpha) ** 2 / (h[s].sum() + lam) for s in (left, right, root)]
        bracket = pieces[0] + pieces[1] - pieces[2]
        assert fall == pytest.approx(bracket / 2 - gamma, abs=1e-6)
        negative += bracket < 0
        if bracket > 0:  # a larger lambda lowers every positive gain
            more = [soft(g[s].sum(), alpha) ** 2 / (h[s].sum() + lam + 0.1) for s in (left, right, root)]
            assert more[0] + more[1] - more[2] < bracket
        free = [g[s].sum() ** 2 / h[s].sum() for s in (left, right, root)]
        assert free[0] + free[1] - free[2] >= 0  # no penalty: never negative
    assert negative  # with a penalty it can be, without any gamma


def test_weights_and_loss_of_adaboost():
    assert r"\dfrac{w_i}{2\,\mathrm{err}_m}" in TEXT
    assert r"&=\prod_{m=1}^{M}2\sqrt{\mathrm{err}_m(1-\mathrm{err}_m)}" in TEXT
    rng = np.random.default_rng(2)
    x, y = rng.normal(size=(40, 2)), rng.choice([-1, 1], size=40)
    w, score, factors, doubled = np.full(40, 1 / 40), np.zeros(40), [], np.full(40, 1 / 40)
    for _ in range(6):
        b = DecisionTreeClassifier(max_depth=1).fit(x, y, sample_weight=w).predict(x)
        wrong = b != y
        err = w[wrong].sum()
        vote = np.log((1 - err) / err) / 2
        by_hand = np.where(wrong, w / (2 * err), w / (2 * (1 - err)))
        w = w * np.exp(-vote * y * b)
        w /= w.sum()
        assert w == pytest.approx(by_hand)
        assert w[wrong].sum() == pytest.approx(0.5)
        doubled = doubled * np.exp(2 * vote * wrong)  # without the factor 1/2, wrong ones only
        doubled /= doubled.sum()
        assert doubled == pytest.approx(w)
        score, factors = score + vote * b, [*factors, 2 * np.sqrt(err * (1 - err))]
    assert np.exp(-y * score).mean() == pytest.approx(np.prod(factors))
    assert np.mean(y * score <= 0) <= np.prod(factors)
    losses = [np.exp(-y * (score + step * b)).sum() for step in (-0.05, 0, 0.05)]
    assert losses[1] == min(losses)  # the last vote was the best one


@pytest.mark.parametrize("eta", [0.1, 0.5, 1.0, 1.9])
def test_one_round_with_squared_loss(eta):
    assert r"\mathrm{RSS}_m=\mathrm{RSS}_{m-1}-\eta(2-\eta)\sum_{j=1}^{J}n_j\bar r_j^{\,2}" in TEXT
    rng = np.random.default_rng(3)
    x, r = rng.normal(size=(30, 2)), rng.normal(size=30)
    fit = DecisionTreeRegressor(max_depth=2).fit(x, r).predict(x)  # leaf means
    after = np.sum((r - eta * fit) ** 2)
    assert after == pytest.approx(np.sum(r**2) - eta * (2 - eta) * np.sum(fit**2))
    assert after <= np.sum(r**2)


def test_expected_error_of_repeated_smoothing():
    assert r"\hat y_M=\bigl(\mathbb I-(\mathbb I-\eta S)^M\bigr)\,y" in TEXT
    rng = np.random.default_rng(4)
    n, eta, noise = 7, 0.3, 1.7
    basis = np.linalg.qr(rng.normal(size=(n, n)))[0]
    d, f = rng.uniform(0.05, 1, size=n), rng.normal(size=n)
    smoother, rest, errors = basis @ np.diag(d) @ basis.T, np.eye(n), []
    for m in range(1, 400):
        rest = rest @ (np.eye(n) - eta * smoother)
        hat = np.eye(n) - rest
        direct = noise + np.sum((f - hat @ f) ** 2) / n + noise * np.trace(hat @ hat.T) / n
        q = (1 - eta * d) ** m
        printed = noise + np.mean(q**2 * (basis.T @ f) ** 2) + noise * np.mean((1 - q) ** 2)
        assert direct == pytest.approx(printed)
        errors.append(direct)
    late = errors[150:]
    assert all(a < b for a, b in pairwise(late)) and late[-1] < 2 * noise
    assert min(errors) < late[0]


def test_missing_share():
    assert r"e^{-\eta M/(1-\eta)}\le(1-\eta)^M\le e^{-\eta M}" in TEXT
    for eta in (0.01, 0.1, 0.3, 0.5):
        for rounds in (1, 10, 60):
            share = (1 - eta) ** rounds
            assert np.exp(-eta * rounds / (1 - eta)) <= share <= np.exp(-eta * rounds)
            assert (1 - 2 * eta) ** (2 * rounds) <= share**4


def test_depth_bounds_the_order_of_interaction():
    """Mixed differences over more predictors than the depth vanish, and over fewer they need not."""
    rng = np.random.default_rng(5)
    x = rng.integers(0, 2, size=(200, 3)).astype(float)
    y = x.prod(axis=1) + rng.normal(scale=0.1, size=200)
    corners = np.array([[a, b, c] for a in (0, 1) for b in (0, 1) for c in (0, 1)], float)
    sign = (-1) ** (3 - corners.sum(axis=1))
    for depth in (1, 2, 3):
        score, total = np.full(200, y.mean()), np.full(8, y.mean())
        for _ in range(50):
            tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(x, y - score)
            score, total = score + 0.2 * tree.predict(x), total + 0.2 * tree.predict(corners)
        third = abs(sign @ total)
        assert third < 1e-9 if depth < 3 else third > 0.5


def tree_of(x, y, **settings):
    base = {"eta": 1, "lambda": 0, "min_child_weight": 0, "base_score": 0.0, "nthread": 1}
    return json.loads(xgboost.train(base | settings, xgboost.DMatrix(x, y), 1).get_dump("", True, "json")[0])


def test_the_librarys_gamma_is_twice_that_of_the_objective():
    assert "its `gamma` is $2\\gamma$" in TEXT
    x, y = np.arange(6.0)[:, None], np.array([-2.0, -1, -3, 2, 1, 3])
    bracket = 6.0**2 / 3 + 6.0**2 / 3
    assert tree_of(x, y, max_depth=1, tree_method="exact")["gain"] == pytest.approx(bracket)
    for method in ("exact", "hist"):
        assert "children" in tree_of(x, y, max_depth=1, tree_method=method, gamma=0.99 * bracket)
        assert "children" not in tree_of(x, y, max_depth=1, tree_method=method, gamma=1.01 * bracket)


def test_exact_cuts_back_and_hist_stops():
    """A poor first split with good ones below it (an exclusive or)."""
    assert "so a poor split survives if a good one stands below it" in TEXT
    x = np.array([[a, b] for a in (0, 1) for b in (0, 1)] * 2, float)
    y = np.array([1.1, -1, -1, 1, 1, -1, -1, 1.05])
    exact = tree_of(x, y, max_depth=2, tree_method="exact", gamma=1)
    assert exact["gain"] < 1 and all("children" in child for child in exact["children"])
    assert "children" not in tree_of(x, y, max_depth=2, tree_method="hist", gamma=1)


def test_a_zero_leaf_is_a_leaf():
    x, y = np.arange(5.0)[:, None], np.array([1, 1, 1, -0.2, -0.2])
    settings = {"max_depth": 1, "tree_method": "exact", "lambda": 1, "alpha": 0.5}
    tree = tree_of(x, y, **settings)
    assert [leaf["leaf"] for leaf in tree["children"]] == pytest.approx([0.625, 0])
    assert "children" not in tree_of(x, y, **settings, gamma=1.01 * tree["gain"])  # charged for both


def stump_boost(x, y, eta, rounds):
    score, rss = np.full(len(y), y.mean()), []
    for _ in range(rounds):
        score = score + eta * DecisionTreeRegressor(max_depth=1).fit(x, y - score).predict(x)
        rss.append(np.sum((y - score) ** 2))
    return rss


def test_a_full_step_is_best_for_one_round_only():
    x, y = np.arange(1.0, 7)[:, None], np.array([5.0, 7, 6, 12, 10, 14])
    full, longer = stump_boost(x, y, 1, 10), stump_boost(x, y, 1.1, 10)
    assert full[0] < longer[0] and full[9] > 2 * longer[9]
    assert r"For the training data $\eta=1$ is best" not in TEXT and r"In one round $\eta=1$ lowers" in TEXT


def test_a_further_round_of_adaboost_can_lower_scores_and_undo_a_sign():
    x, y = np.arange(1.0, 9), np.array([-1, 1, -1, -1, -1, -1, 1, 1])
    w, score, history = np.full(8, 1 / 8), np.zeros(8), []
    for _ in range(4):
        rules = [np.where(x < c, s, -s) for c in np.arange(1.5, 8) for s in (1, -1)]
        b = min(rules, key=lambda rule, w=w: w @ (rule != y))
        err = w @ (b != y)
        vote = np.log((1 - err) / err) / 2
        score, w = score + vote * b, w * np.exp(-vote * y * b)
        w /= w.sum()
        history.append(y * score)
    assert np.all(history[2] > 0) and history[3].min() < 0
    assert "more rounds only make the scores larger" not in TEXT


def test_sections_come_in_the_order_of_the_exam():
    order = ("sec-bo-gradient", "sec-bo-xgboost", "sec-xgboost-knobs", "sec-learning-rate", "sec-bo-adaboost")
    places = [TEXT.index(f"({name})=") for name in order]
    assert places == sorted(places)
    assert TEXT.index(":label: thm-split-gain") < TEXT.index(":label: thm-bo-training-bound")


def test_new_data_turn_only_where_there_is_noise():
    """Without noise the expected error of repeated smoothing falls for ever."""
    d, f, eta = np.array([0.9, 0.1]), np.array([5, 0.5]), 0.5
    errors = [np.mean((1 - eta * d) ** (2 * m) * f**2) for m in range(1, 300)]
    assert all(a > b for a, b in pairwise(errors))
    assert "turns upwards in the end" not in TEXT and "repeated linear smoother on noisy data" in TEXT
