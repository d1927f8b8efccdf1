"""Theorems of the chapter on neural networks against brute force."""

from fractions import Fraction
from itertools import combinations, pairwise, permutations, product
from math import exp, log, tanh

import numpy as np
import pytest

from content.pages import page

TEXT = page("chapters/learning/neural-networks").text
GRADIENTS = [(4, 1), (-1, 0), (2, -3), (7, 2), (-2, 5)]


def mean(vectors):
    vectors = list(vectors)
    return tuple(Fraction(sum(v[k] for v in vectors), len(vectors)) for k in range(2))


def distance(u, v):
    return sum((a - b) ** 2 for a, b in zip(u, v, strict=True))


@pytest.mark.parametrize("m", [1, 2, 3, 5])
def test_variance_of_a_fresh_batch(m):
    assert r"\frac{S^2}m\Bigl(1-\frac mn\Bigr)" in TEXT
    n, full = len(GRADIENTS), mean(GRADIENTS)
    s2 = Fraction(sum(distance(g, full) for g in GRADIENTS), n - 1)
    batches = [mean(b) for b in combinations(GRADIENTS, m)]
    found = Fraction(sum(distance(b, full) for b in batches), len(batches))
    assert mean(batches) == full
    assert found == s2 / m * (1 - Fraction(m, n))
    assert found != s2 / m  # the formula without the finite-sample factor


def test_variance_with_replacement_has_the_divisor_n():
    assert r"\dfrac{S^2}m\cdot\dfrac{n-1}n" in TEXT
    n, full = len(GRADIENTS), mean(GRADIENTS)
    s2 = Fraction(sum(distance(g, full) for g in GRADIENTS), n - 1)
    batches = [mean(b) for b in product(GRADIENTS, repeat=2)]
    found = Fraction(sum(distance(b, full) for b in batches), len(batches))
    assert mean(batches) == full
    assert found == s2 / 2 * Fraction(n - 1, n) != s2 / 2


@pytest.mark.parametrize("cut", [(2, 4), (1, 3), (2, 3)])
def test_later_batches_of_a_shuffled_epoch(cut):
    assert r"\frac{n\bar G-\sum_{l<k}m_l\,G_{B_l}}{n-c}" in TEXT
    full, n = mean(GRADIENTS), len(GRADIENTS)
    third = {}
    for order in permutations(GRADIENTS):
        first, second, last = order[: cut[0]], order[cut[0] : cut[1]], order[cut[1] :]
        third.setdefault((frozenset(first), frozenset(second)), []).append(mean(last))
        shares = zip((first, second, last), (cut[0], cut[1] - cut[0], n - cut[1]), strict=True)
        weighted = [tuple(size * c for c in mean(b)) for b, size in shares]
        assert tuple(sum(c) / n for c in zip(*weighted, strict=True)) == full
    assert mean(v for values in third.values() for v in values) == full  # unbiased beforehand
    biased = 0
    for (first, second), values in third.items():
        earlier = [*first, *second]
        rest = tuple((n * f - sum(g[k] for g in earlier)) / (n - cut[1]) for k, f in enumerate(full))
        assert mean(values) == rest
        biased += rest != full
    assert biased > 0


def test_backpropagation_on_a_graph_with_shared_and_skipping_edges():
    """The recursion on random graphs, against central differences of the whole computation."""
    assert r"\delta_j&=\sum_{i:\ v_j\text{ is a parent of }v_i}\delta_i\,\frac{\partial\varphi_i}{\partial v_j}" in TEXT
    rng = np.random.default_rng(1)
    for _ in range(20):
        inputs = rng.normal(size=3)
        edges = {i: rng.choice(i, size=2, replace=False) for i in range(3, 12)}

        def forward(values, edges=edges):
            v = list(values)
            for i in range(len(v), 12):
                a, b = (v[k] for k in edges[i])
                v.append(tanh(a * b + a))
            return v

        v = forward(inputs)
        delta = [0.0] * 11 + [1.0]
        for i in range(11, 2, -1):
            a, b = edges[i]
            slope = 1 - v[i] ** 2
            delta[a] += delta[i] * slope * (v[b] + 1)
            delta[b] += delta[i] * slope * v[a]
        for j in range(11):  # later inputs are kept, computed nodes are not
            start = v[: max(j + 1, 3)]
            up, down = list(start), list(start)
            up[j] += 1e-6
            down[j] -= 1e-6
            assert delta[j] == pytest.approx((forward(up)[-1] - forward(down)[-1]) / 2e-6, abs=1e-7)


def test_printed_layer_formulas_for_three_layers():
    assert r"\delta_l&=\bigl(W_{l+1}^\top\delta_{l+1}\bigr)\odot g_l'(z_l)" in TEXT
    rng = np.random.default_rng(2)
    sizes = (3, 4, 5, 3)
    weights = [rng.normal(size=(b, a)) for a, b in pairwise(sizes)]
    biases = [rng.normal(size=b) for b in sizes[1:]]
    x, label = rng.normal(size=3), 1

    def forward(weights, biases):
        kept = [x]
        for W, b in zip(weights, biases, strict=True):
            z = W @ kept[-1] + b
            kept.append(np.tanh(z) if len(kept) < 3 else z)
        return kept, log(sum(exp(u) for u in kept[-1])) - kept[-1][label]

    kept, _ = forward(weights, biases)
    delta = np.exp(kept[-1]) / np.exp(kept[-1]).sum() - np.eye(3)[label]
    for layer in (2, 1, 0):
        for j, k in np.ndindex(weights[layer].shape):
            ends = []
            for h in (1e-5, -1e-5):
                moved = [W.copy() for W in weights]
                moved[layer][j, k] += h
                ends.append(forward(moved, biases)[1])
            assert np.outer(delta, kept[layer])[j, k] == pytest.approx((ends[0] - ends[1]) / 2e-5, abs=1e-8)
        delta = (weights[layer].T @ delta) * (1 - kept[layer] ** 2)


@pytest.mark.parametrize("shape", [(28, 5, 1, 0), (32, 5, 2, 1), (7, 3, 3, 1), (4, 4, 2, 0)])
def test_size_of_a_convolution(shape):
    height, side, stride, padding = shape
    assert r"\Bigl\lfloor\frac{H+2P-F}{s}\Bigr\rfloor+1" in TEXT
    begins = [u for u in range(0, height + 2 * padding, stride) if u + side <= height + 2 * padding]
    assert len(begins) == (height + 2 * padding - side) // stride + 1


@pytest.mark.parametrize("K", [2, 3, 7])
def test_smoothed_target_is_the_posterior_of_symmetric_noise(K):
    assert r"\dfrac{\varepsilon}{K-1}&\text{for }k\ne y" in TEXT
    eps = Fraction(1, 10)
    joint = [[Fraction(1, K) * (1 - eps if k == y else eps / (K - 1)) for y in range(K)] for k in range(K)]
    for y in range(K):
        label = sum(row[y] for row in joint)
        assert [row[y] / label for row in joint] == [1 - eps if k == y else eps / (K - 1) for k in range(K)]
    other = eps * (K - 1) / K  # epsilon of the convention with every class
    assert 1 - eps + eps / K == 1 - other and eps / K == other / (K - 1)


@pytest.mark.parametrize("start", ["zero", "row space", "elsewhere"])
def test_limit_of_gradient_descent_and_of_shuffled_batches(start):
    assert r"\theta_t\to X^+y+\Pi_0\theta_0" in TEXT
    rng = np.random.default_rng(3)
    X = rng.normal(size=(4, 7))
    X[3] = X[0] - X[1]  # rank 3, and still solvable
    y = X @ rng.normal(size=7)
    theta_0 = {"zero": np.zeros(7), "row space": X.T @ rng.normal(size=4), "elsewhere": rng.normal(size=7)}[start]
    shortest = np.linalg.pinv(X) @ y
    null = np.eye(7) - np.linalg.pinv(X) @ X
    full, batched = theta_0, theta_0
    step, small = 1.9 / np.linalg.eigvalsh(X @ X.T / 4)[-1], 1.5 / (X**2).sum(axis=1).max()
    for _ in range(6000):
        full = full - step * X.T @ (X @ full - y) / 4
        order = rng.permutation(4)
        for B in (order[:3], order[3:]):  # a partial batch, divided by its own size
            batched = batched - small * X[B].T @ (X[B] @ batched - y[B]) / len(B)
    for end in (full, batched):
        assert end == pytest.approx(shortest + null @ theta_0, abs=1e-8)
        assert (np.linalg.norm(end) > np.linalg.norm(shortest) + 0.01) == (start == "elsewhere")


def cross_entropy(z, label):
    return float(np.log(np.exp(z).sum()) - z[label])


def test_larger_logits_do_not_always_lower_the_cross_entropy():
    z = np.array([1.0, 0, -1])
    assert cross_entropy(2 * z, 1) > cross_entropy(z, 1)  # the label's is not the largest
    assert cross_entropy(z + 5, 1) == pytest.approx(cross_entropy(z, 1))
    raised = z + np.array([0, 1, 0])
    assert cross_entropy(raised, 1) < cross_entropy(z, 1)  # raised against the others
    assert "by making the logits larger" not in TEXT and "rises against the others" in TEXT


def test_only_the_gaps_between_logits_stay_finite():
    t = np.array([0.05, 0.85, 0.05, 0.05])
    for shift in (0.0, 100.0):
        z = np.log(t) + shift  # all of these are minima
        assert np.exp(z) / np.exp(z).sum() == pytest.approx(t)
    assert "keeps the logits finite" not in TEXT


def test_a_theorem_for_deep_networks_is_not_denied():
    assert "for deep networks there is none" not in TEXT and "no such theorem for deep networks" not in TEXT
    assert "no such theorem holds in general" in TEXT


def test_printed_differences_follow_from_the_printed_losses():
    assert r"D_h=\frac{2.4357700-2.1938364}{0.4}=\boxed{0.604834}" in TEXT
    assert round((2.4357700 - 2.1938364) / 0.4, 6) == 0.604834
    assert round((2.435770 - 2.193836) / 0.4, 6) != 0.604834  # six decimals were too few
    assert round((2.4357700 - 2.3335496) / 0.2, 6) == 0.511102


def test_parameters_of_a_recurrent_layer():
    p, M = 20, 8
    assert M * p + M * M + M == M * (p + M + 1) == 232 and r"$8\cdot29=232$" in TEXT


def test_dropout_does_not_keep_equal_units_equal():
    """Two equal units, one dropped: their incoming weights get different derivatives."""
    x, w_in, w_out, q = 1.5, 0.7, 0.4, 0.5
    keep = np.array([1, 0]) / (1 - q)
    residual = w_out * (keep * w_in * x).sum() - 1
    slopes = residual * w_out * keep * x
    assert slopes[0] != slopes[1] and "but without dropout" in TEXT
