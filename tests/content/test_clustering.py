"""Formulas of the chapter on clustering against brute force."""

from fractions import Fraction
from itertools import combinations, pairwise, product
from math import comb

import numpy as np
import pytest
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import pdist, squareform

from content.pages import page

PAGE = page("chapters/learning/clustering")
TEXT = PAGE.text


@pytest.fixture(scope="module")
def taught():
    """The functions that the page defines."""
    names = {}
    for cell in PAGE.cells:
        if any(f"def {f}(" in cell.code for f in ("within", "lloyd", "agglomerate", "pairs")):
            exec(cell.code, names)
    return names


def clouds(seed, runs, n, p):
    rng = np.random.default_rng(seed)
    return [rng.integers(0, 9, size=(n, p)).astype(float) for _ in range(runs)]


def test_within_from_pairs_has_the_factor_of_two(taught):
    assert r"W_k=\frac1{2n_k}\sum_{i\in C_k}\sum_{j\in C_k}" in TEXT
    assert r"W_k=\frac1{n_k}\sum_{i<j}" in TEXT
    for X in clouds(1, 5, 7, 3):
        square = squareform(pdist(X)) ** 2
        W = taught["within"](X, np.zeros(7))
        assert W == pytest.approx(square.sum() / 14) == pytest.approx(np.triu(square).sum() / 7)
        assert W != pytest.approx(square.sum() / 7)  # over ordered pairs, without the 2


def test_lloyd_descends_stops_and_is_at_rest(taught):
    emptied = 0
    for X in clouds(2, 60, 9, 2):
        for start in (X[:3], X[[8, 8, 1]]):
            label, path = taught["lloyd"](X, start)
            assert all(later < earlier + 1e-9 for earlier, later in pairwise(path))
            assert path[-1] == pytest.approx(taught["within"](X, label))
            used = np.unique(label)
            emptied += len(used) < 3
            centres = np.array([X[label == k].mean(axis=0) for k in used])
            square = ((X[:, None] - centres) ** 2).sum(axis=2)
            assert np.allclose(square[np.arange(9), np.searchsorted(used, label)], square.min(axis=1))
    assert emptied  # so that the convention for empty clusters was at work


def test_best_partitions_of_the_villages(taught):
    X = taught["villages"]
    row = next(line for line in TEXT.splitlines() if line.startswith("| $W^*_K$ |"))
    for K, printed in enumerate(row.split("|")[2:-1], start=1):
        labels = (np.array(c) for c in product(range(K), repeat=6) if len(set(c)) == K)
        assert float(printed) == pytest.approx(min(taught["within"](X, c) for c in labels))


def between_clusters(D, X, G, H, method):
    block = D[np.ix_(G, H)]
    if method == "centroid":
        return np.linalg.norm(X[G].mean(axis=0) - X[H].mean(axis=0))
    return {"single": block.min, "complete": block.max, "average": block.mean}[method]()


@pytest.mark.parametrize("method", ["single", "complete", "average", "centroid"])
def test_updates_of_lance_and_williams(method):
    G, H, L = [0, 1, 2], [3], [4, 5]
    w, plain = Fraction(3, 4), 0
    for X in clouds(3, 10, 6, 3):
        D = squareform(pdist(X))
        u, v, h = (between_clusters(D, X, *pair, method) for pair in ((G, L), (H, L), (G, H)))
        formula = {
            "single": (u + v) / 2 - abs(u - v) / 2,
            "complete": (u + v) / 2 + abs(u - v) / 2,
            "average": w * u + (1 - w) * v,
            "centroid": np.sqrt(float(w) * u**2 + float(1 - w) * v**2 - float(w * (1 - w)) * h**2),
        }[method]
        exact = between_clusters(D, X, G + H, L, method)
        assert float(formula) == pytest.approx(exact)
        plain += abs((u + v) / 2 - exact) > 1e-6
    assert plain  # the plain mean is another method


def test_heights_fall_with_centroid_linkage_only():
    falls = dict.fromkeys(("single", "complete", "average", "centroid"), 0)
    for X in clouds(4, 60, 8, 2):
        for method in falls:
            falls[method] += np.any(np.diff(linkage(X, method)[:, 2]) < -1e-9)
    assert [falls[m] for m in ("single", "complete", "average")] == [0, 0, 0]
    assert falls["centroid"] > 0


@pytest.mark.parametrize(("ratio", "inverted"), [(1.0, True), (1.11, True), (1.125, False), (1.5, False)])
def test_border_of_the_inversion(ratio, inverted):
    assert r"\ell<\frac{\sqrt5}2d=1.118\,d" in TEXT
    heights = linkage(np.array([[0, 0], [2, 0], [1, np.sqrt((2 * ratio) ** 2 - 1)]]), "centroid")[:, 2]
    assert (heights[1] < heights[0]) == inverted


def test_single_linkage_finds_connected_components():
    rng = np.random.default_rng(5)
    equal = {"single": [], "complete": []}
    for _ in range(10):
        D = squareform(rng.permutation(np.arange(1.0, 22)))  # no metric is needed
        for h in (3, 6, 9):
            components = connected_components(D * (D <= h), directed=False)[1]
            for method, found in equal.items():
                cut = fcluster(linkage(squareform(D), method), h, "distance")
                found.append(np.array_equal(cut[:, None] == cut, components[:, None] == components))
    assert all(equal["single"]) and not all(equal["complete"])


def test_correlation_and_standardised_rows():
    assert r"\lVert z_i-z_j\rVert^2=2(p-1)(1-r_{ij})" in TEXT
    X = np.random.default_rng(6).normal(size=(6, 5))
    for divisor, factor in ((1, 2 * 4), (0, 2 * 5)):
        rows = (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, ddof=divisor, keepdims=True)
        assert np.allclose(pdist(rows) ** 2, factor * pdist(X, "correlation"))
    for method in ("single", "complete"):
        heights = linkage(pdist(rows), method), linkage(pdist(X, "correlation"), method)
        assert np.array_equal(heights[0][:, :2], heights[1][:, :2])
        assert np.allclose(heights[0][:, 2] ** 2, 10 * heights[1][:, 2])


def test_silhouette_of_uniform_noise():
    assert r"2-\frac54\log3" in TEXT
    u = (np.arange(1000) + 0.5) / 1000
    a = u[:500] ** 2 + (0.5 - u[:500]) ** 2
    b = 0.75 - u[:500]
    distance = np.abs(u[:, None] - u)
    assert np.allclose(distance[:500, :500].mean(axis=1), a, atol=1e-5)
    assert np.allclose(distance[:500, 500:].mean(axis=1), b, atol=1e-5)
    assert np.mean((b - a) / b) == pytest.approx(2 - 1.25 * np.log(3), abs=1e-5)


def test_rand_index_from_the_table(taught):
    first, second = np.array([0, 0, 0, 1, 1, 2]), np.array([0, 1, 0, 1, 1, 1])

    def counts(a, b):
        table = np.array([[np.sum((a == k) & (b == j)) for j in range(2)] for k in range(3)])
        return [taught["pairs"](c) for c in (table, table.sum(axis=1), table.sum(axis=0))]

    P, P1, P2 = counts(first, second)
    N = comb(6, 2)
    agree = [(first[i] == first[j]) == (second[i] == second[j]) for i, j in combinations(range(6), 2)]
    assert (N + 2 * P - P1 - P2) / N == pytest.approx(np.mean(agree))


def test_k_means_can_end_with_fewer_clusters(taught):
    X = np.array([[0, 4], [2, 0], [3, 3], [1, 0], [4, 4]], float)
    label, _ = taught["lloyd"](X, np.array([[1.0, 0], [2, 0], [0, 4]]))
    assert set(label) == {0, 2}
    assert "It always returns three clusters" not in TEXT and "fewer if one loses all its members" in TEXT


def test_euclidean_distances_are_enough_for_k_means(taught):
    assert "a table of dissimilarities is not enough" not in TEXT
    for X in clouds(7, 5, 7, 3):
        D = squareform(pdist(X))
        label = np.array([0, 0, 0, 1, 1, 1, 1])
        blocks = [D[np.ix_(label == k, label == k)] for k in (0, 1)]
        assert sum((b**2).sum() / (2 * len(b)) for b in blocks) == pytest.approx(taught["within"](X, label))


def test_five_points_are_not_compared_with_the_limit():
    """The best two and three clusters of five uniform points, on average."""
    u = np.sort(np.random.default_rng(11).uniform(size=(3000, 5)), axis=1)
    T = u.var(axis=1) * 5
    for K, printed, limit in ((2, "0.159", 1 / 4), (3, "0.031", 1 / 9)):
        pieces = (np.split(u, c, axis=1) for c in combinations(range(1, 5), K - 1))
        ratio = np.min([sum(p.var(axis=1) * p.shape[1] for p in piece) for piece in pieces], axis=0) / T
        error = ratio.std(ddof=1) / 3000**0.5
        assert f"${printed}$" in TEXT
        assert abs(ratio.mean() - float(printed)) < 5 * error + 0.0005 < limit - ratio.mean()
    assert "The ratios of the five times are smaller" not in TEXT


def test_average_linkage_may_differ_after_an_increasing_function():
    differs = 0
    for X in clouds(8, 30, 7, 4):
        d = pdist(X)
        differs += not np.array_equal(linkage(d, "average")[:, :2], linkage(d**2, "average")[:, :2])
    assert 0 < differs < 30 and "the last claim can fail" in TEXT  # so it need not


def test_complete_linkage_is_at_least_as_high():
    for X in clouds(9, 20, 5, 2):
        block = squareform(pdist(X))[np.ix_([0, 1, 2], [3, 4])]
        assert block.max() >= block.min()
    assert "equally high if all six are equal" in TEXT


def test_drawn_dendrograms_have_their_bars_at_the_heights():
    solution = next(s.body for s in PAGE.solutions if s.label == "sol-cl-linkages-a")
    drawings = [block.splitlines()[1:] for block in solution.split("```")[1::2]]
    for lines, heights in zip(drawings, ((3, 6, 8, 10), (3, 8, 13, 15)), strict=True):
        bars = {k - 2 for line in lines for k, c in enumerate(line) if c in "┐┘"}
        assert bars == set(heights)


def test_adjusted_rand_index_of_the_villages():
    P, P1, P2, N = 3, 7, 7, 15
    E = Fraction(P1 * P2, N)
    assert E == Fraction(49, 15) and (P - E) / (Fraction(P1 + P2, 2) - E) == Fraction(-1, 14)
    assert r"(P-E)/\bigl(\tfrac12(P_1+P_2)-E\bigr)" in TEXT
