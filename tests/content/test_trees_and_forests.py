"""Formulas and claims of the chapter on trees and forests against brute force."""

import ast
from fractions import Fraction
from itertools import combinations, permutations, product
from math import comb

import numpy as np
import pytest

from content.pages import page

PAGE = page("chapters/learning/trees-and-forests")
TEXT = PAGE.text


def from_page(*names):
    """The functions of the page with these names, compiled from its cells."""
    space = {"np": np}
    for cell in PAGE.cells:
        found = [node for node in ast.parse(cell.code).body if isinstance(node, ast.FunctionDef)]
        if any(node.name in names for node in found):
            exec(compile(ast.Module(found, []), f"cell at line {cell.line}", "exec"), space)
    return [space[name] for name in names]


def rss(y):
    return float(np.sum((y - np.mean(y)) ** 2)) if len(y) else 0.0


def test_gain_of_a_split():
    assert r"\frac{n_L\,n_R}{n}\,(\bar y_L-\bar y_R)^2" in TEXT
    rng = np.random.default_rng(0)
    for n, k in ((2, 1), (7, 2), (12, 9)):
        y = rng.normal(size=n)
        left, right = y[:k], y[k:]
        gap = (left.mean() - right.mean()) ** 2
        drop = rss(y) - rss(left) - rss(right)
        assert drop == pytest.approx(k * (n - k) / n * gap)
        if n > 2:  # the slip that weighs both sides alike
            assert drop != pytest.approx(n / 4 * gap)


@pytest.mark.parametrize("k", [2, 3, 5])
def test_gini_gain(k):
    assert r"\frac{n_L\,n_R}{n^2}\sum_{k=1}^K\bigl(\hat p_{L,k}-\hat p_{R,k}\bigr)^2" in TEXT
    rng = np.random.default_rng(k)
    left, right = rng.integers(0, 9, k) + 1, rng.integers(0, 9, k) + 1

    def gini(c):
        return 1 - np.sum((c / c.sum()) ** 2)

    w = left.sum() / (left.sum() + right.sum())
    gap = np.sum((left / left.sum() - right / right.sum()) ** 2)
    assert gini(left + right) - w * gini(left) - (1 - w) * gini(right) == pytest.approx(w * (1 - w) * gap)


def test_misclassification_gains_nothing_exactly_when_the_majorities_agree():
    for a, b, c, d in product(range(4), repeat=4):
        if a + b and c + d:
            n = a + b + c + d
            gain = Fraction(min(a + c, b + d) - min(a, b) - min(c, d), n)
            agree = (a >= b and c >= d) or (a <= b and c <= d)
            assert gain >= 0 and (gain == 0) == agree


def test_categories_in_the_order_of_their_means():
    rng = np.random.default_rng(3)
    for _ in range(30):
        q = int(rng.integers(3, 6))
        category = np.concatenate([np.arange(q), rng.integers(0, q, 8)])
        y = np.round(rng.normal(size=len(category)), 2)
        means = [y[category == c].mean() for c in range(q)]

        def left_over(group, category=category, y=y):
            side = np.isin(category, list(group))
            return rss(y[side]) + rss(y[~side])

        best = min(left_over(g) for m in range(1, q) for g in combinations(range(q), m))
        order = np.argsort(means)
        assert min(left_over(order[:m]) for m in range(1, q)) == pytest.approx(best)


def subtrees(t):
    """All subtrees of a nested tuple, as (R, number of leaves, the tree)."""
    yield t[0], 1, t[:1]
    if len(t) > 1:
        for left, right in product(subtrees(t[1]), subtrees(t[2])):
            yield left[0] + right[0], left[1] + right[1], (t[0], left[2], right[2])


def contains(big, small):
    if len(small) == 1:
        return True
    return len(big) > 1 and contains(big[1], small[1]) and contains(big[2], small[2])


def random_tree(rng, depth):
    if depth == 0 or rng.random() < 0.2:
        return (int(rng.integers(0, 6)),)
    left, right = random_tree(rng, depth - 1), random_tree(rng, depth - 1)
    return (left[0] + right[0] + int(rng.integers(0, 6)), left, right)


def test_weakest_link_finds_all_optimal_subtrees():
    """Against all subtrees; small integers, so that ties and gains of nothing occur."""
    sequence, cut = from_page("sequence", "cut")
    rng = np.random.default_rng(5)
    compared = 0
    for _ in range(60):
        tree = random_tree(rng, 3)
        if len(tree) == 1:
            continue
        everything = list(subtrees(tree))
        current = cut(tree, 0.0)  # T(0): splits that gain nothing go
        steps = sequence(current)
        for k, (alpha, r, leaves) in enumerate(steps):
            after = steps[k + 1][0] if k + 1 < len(steps) else alpha + 2
            for price in (alpha, (alpha + after) / 2):
                least = min(R + price * m for R, m, _ in everything)
                optimal = [t for R, m, t in everything if R + price * m < least + 1e-9]
                smallest = [t for t in optimal if all(contains(o, t) for o in optimal)]
                assert len(smallest) == 1
                found = next(s for s in everything if s[2] == smallest[0])
                assert found[:2] == pytest.approx((r, leaves))
                compared += 1
    assert compared > 200


def test_variance_of_an_average():
    assert r"\rho\sigma_T^2+\frac{1-\rho}{B}\,\sigma_T^2" in TEXT
    for B, rho, variance in ((2, 0.3, 4.0), (7, -0.1, 1.0), (50, 0.05, 9.0)):
        covariance = variance * (rho * np.ones((B, B)) + (1 - rho) * np.eye(B))
        weights = np.full(B, 1 / B)
        exact = weights @ covariance @ weights
        assert exact == pytest.approx(rho * variance + (1 - rho) * variance / B)
        assert exact != pytest.approx(variance / B)  # as if independent
        smallest = np.linalg.eigvalsh(np.ones((B, B)) * (-1 / (B - 1)) + (1 + 1 / (B - 1)) * np.eye(B))[0]
        assert smallest == pytest.approx(0, abs=1e-12)  # the bound on the correlation is attained


def vote(B, q):
    return sum(comb(B, k) * q**k * (1 - q) ** (B - k) for k in range(B // 2 + 1, B + 1))


def test_two_more_votes():
    assert r"\binom{2r-1}r\bigl(q(1-q)\bigr)^r(2q-1)" in TEXT
    for r, q in product((1, 2, 5, 9), (Fraction(1, 10), Fraction(1, 2), Fraction(11, 20))):
        B = 2 * r - 1
        assert vote(B + 2, q) - vote(B, q) == comb(B, r) * (q * (1 - q)) ** r * (2 * q - 1)


def test_error_rate_of_the_example_turns_and_the_convex_loss_does_not():
    rates = [Fraction(55, 100) * vote(B, Fraction(1, 10)) + Fraction(45, 100) * vote(B, Fraction(55, 100))
             for B in range(1, 102, 2)]  # fmt: skip
    turn = min(range(len(rates)), key=rates.__getitem__)
    assert 2 * turn + 1 == 5 and "Five trees are best" in TEXT
    assert all(a < b for a, b in zip(rates[turn:], rates[turn + 1 :], strict=False))
    assert rates[-1] > rates[0]  # "a hundred are worse than one"


def test_convex_loss_never_rises_in_expectation():
    """Exactly, for exchangeable predictions: draws from a random law that is itself random."""
    rng = np.random.default_rng(2)
    laws = [rng.dirichlet(np.ones(3)) for _ in range(4)]
    values = np.array([0.0, 0.4, 1.0])
    for loss in (lambda f: (f - 0.3) ** 2, lambda f: abs(f - 0.3), lambda f: -np.log(0.1 + 0.9 * f)):
        expected = []
        for B in (1, 2, 3, 4):
            expected.append(
                np.mean([sum(np.prod(law[list(i)]) * loss(values[list(i)].mean()) for i in product(range(3), repeat=B))
                         for law in laws])
            )  # fmt: skip
        assert np.all(np.diff(expected) < 0)


@pytest.mark.parametrize("n", [2, 3, 4])
def test_resamples_without_a_case_are_resamples_of_the_others(n):
    without = [r for r in product(range(n), repeat=n) if 0 not in r]
    assert Fraction(len(without), n**n) == (1 - Fraction(1, n)) ** n
    assert sorted(without) == sorted(product(range(1, n), repeat=n))


def test_permutation_importance_without_permutations():
    rng = np.random.default_rng(4)
    n = 5
    X, y = rng.normal(size=(n, 2)), rng.normal(size=n)

    def importance(f):
        base = np.mean((y - f(X[:, 0], X[:, 1])) ** 2)
        return np.mean([np.mean((y - f(X[list(o), 0], X[:, 1])) ** 2) for o in permutations(range(n))]) - base

    def f(a, b):
        return np.sin(a) * b + a

    double = np.mean([[(y[i] - f(X[k, 0], X[i, 1])) ** 2 for k in range(n)] for i in range(n)])
    assert importance(f) == pytest.approx(double - np.mean((y - f(X[:, 0], X[:, 1])) ** 2))


def test_best_two_questions_of_the_flats():
    """The rent at which the first question changes lies between 9 and 10."""
    (all_splits,) = from_page("all_splits")
    distance = np.array([0.5, 1, 1.5, 2, 4, 5, 6, 8])
    area = np.array([30.0, 75, 45, 90, 40, 80, 55, 70])
    X = np.column_stack([distance, area])
    for rent_of_f, predictor in ((8, 0), (9, 0), (10, 1)):
        rent = np.array([9.0, 16, 11, 18, 5, rent_of_f, 6, 7])
        assert max(all_splits(X, rent))[1] == predictor


def test_two_questions_may_start_with_either_predictor():
    """d < 3 is the best single question; in a game of two the area may come first as well."""
    distance = np.array([0.5, 1, 1.5, 2, 4, 5, 6, 8])
    area = np.array([30.0, 75, 45, 90, 40, 80, 55, 70])
    rent = np.array([9.0, 16, 11, 18, 5, 8, 6, 7])

    def left_over(*questions):
        first, second, third = questions
        sides = (first & second, first & ~second, ~first & third, ~first & ~third)
        return sum(rss(rent[side]) for side in sides)

    assert left_over(distance < 3, area < 60, area < 62.5) == left_over(area < 62.5, distance < 3, distance < 3) == 5
    assert "turns out to be the best first question" not in TEXT


def test_cross_validated_prices_reach_the_root_in_every_fold():
    """One more than the last price leaves splits in some folds, and the row of one leaf is then another tree's."""
    from sklearn.datasets import load_diabetes
    from sklearn.model_selection import KFold
    from sklearn.tree import DecisionTreeRegressor

    X, y = load_diabetes(return_X_y=True, scaled=False)
    large = DecisionTreeRegressor(min_samples_leaf=10, random_state=0)
    last = large.cost_complexity_pruning_path(X, y).ccp_alphas[-1]

    def sizes(price):
        large.set_params(ccp_alpha=price)
        folds = KFold(10, shuffle=True, random_state=0).split(X)
        return {large.fit(X[t], y[t]).get_n_leaves() for t, _ in folds}

    assert max(sizes(last + 1)) > 1 and sizes(2 * np.var(y)) == {1}
    assert "alphas[-1] + 1" not in TEXT and "2 * np.var(y)" in TEXT and "**per case**" in TEXT


def test_more_data_do_settle_the_first_split_where_one_is_better():
    assert "Larger samples do not cure this" not in TEXT
    assert "Larger samples help only as far as" in TEXT  # the cell counts 63 and 85 of 100


def test_out_of_bag_error_is_far_too_high_for_few_trees():
    A, V = 3187, 3157  # of the figure; any V near A will do

    def excess(B):
        p = np.array([comb(B, k) * np.exp(-k) * (1 - np.exp(-1)) ** (B - k) for k in range(1, B + 1)])
        oob = A + V * np.sum(p / np.arange(1, B + 1)) / p.sum()
        return oob / (A + V / B) - 1

    assert excess(10) > 0.2 > 0.02 > excess(100) > 0
    assert "slightly pessimistic" not in TEXT and "slightly *pessimistic*" not in TEXT


def test_an_error_on_seen_cases_is_a_training_error():
    assert "close to a training error" not in TEXT


def test_several_lines_may_cross_a_partition():
    """A 2 x 2 grid can be asked from either side: the crossing line need not be unique."""
    grid = {(a, b): 2 * a + b for a in (0, 1) for b in (0, 1)}
    by_first = {(a, b): {0: (0, 1), 1: (2, 3)}[a][b] for a, b in grid}
    by_second = {(a, b): {0: (0, 2), 1: (1, 3)}[b][a] for a, b in grid}
    assert by_first == by_second == grid
    assert "it is the root" not in TEXT and "it can be the root" in TEXT


def test_shuffling_one_of_two_copies_costs_a_quarter():
    rng = np.random.default_rng(6)
    x = rng.normal(size=7)
    alone = np.mean([(x[i] - x[k]) ** 2 for i in range(7) for k in range(7)])
    shared = np.mean([(x[i] - (x[k] + x[i]) / 2) ** 2 for i in range(7) for k in range(7)])
    assert alone == pytest.approx(2 * x.var()) and shared == pytest.approx(alone / 4)
    assert "costs a quarter of that" in TEXT


def test_no_order_by_one_class_for_three_classes():
    """Four categories; the best grouping is a cut of none of the three orders."""
    table = np.array([[288, 192, 0], [192, 288, 0], [7, 3, 10], [3, 7, 10]])  # categories by classes

    def left_over(group):
        sides = table[list(group)].sum(0), np.delete(table, group, 0).sum(0)
        return sum(c.sum() - (c**2).sum() / c.sum() for c in sides)

    best = min((g for m in (1, 2, 3) for g in combinations(range(4), m)), key=left_over)
    orders = [list(np.argsort(table[:, k] / table.sum(1), kind="stable")) for k in range(3)]
    cuts = [o[:m] for o in orders for m in (1, 2, 3)]
    assert set(best) in ({0, 2}, {1, 3}) and min(map(left_over, cuts)) > left_over(best)
    assert "ordering by the share of one class can miss" in TEXT
