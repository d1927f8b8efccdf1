"""The key of problem 3 against brute force, exact arithmetic and simulation."""

import re
from fractions import Fraction
from itertools import combinations, permutations, product
from math import e, exp, log, sqrt

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import integrate, optimize, stats
from sklearn.ensemble import RandomForestRegressor

from content.pages import page

PAGE = page("chapters/exam/problem-3")
KEY = {s.title.removeprefix("exam-"): s.body for s in PAGE.solutions}
MEAN_A, MEAN_B = np.array([0.0, 1.0]), np.array([2.0, 3.0])


def density(x, mean, spread=1.0):
    return stats.multivariate_normal(mean, spread * np.eye(2)).pdf(x)


# 3a: discriminants and boundaries, from the densities alone


@pytest.mark.parametrize("seed", range(5))
def test_discriminant_orders_like_the_posterior(seed):
    rng = np.random.default_rng(seed)
    p = int(rng.integers(1, 5))
    C = rng.normal(size=(p, p))
    spread, means = C @ C.T + np.eye(p), rng.normal(size=(2, p))
    priors, inverse = np.array([0.15, 0.85]), np.linalg.inv(spread)
    for x in rng.normal(size=(50, p)):
        joint = [q * stats.multivariate_normal(m, spread).pdf(x) for q, m in zip(priors, means, strict=True)]
        score = [
            x @ inverse @ m - m @ inverse @ m / 2 + log(q) for q, m in zip(priors, means, strict=True)
        ]  # without log(q) the order is another one, see below
        assert_allclose(np.diff(score), np.diff(np.log(joint)), atol=1e-10)
        assert not np.allclose(np.diff(score) - log(0.85 / 0.15), np.diff(np.log(joint)))


def boundary_sum(prior_a):
    """The x1 + x2 at which both classes are equally probable, on a random line across the boundary."""

    def gap(total, first):
        x = np.array([first, total - first])
        return log(prior_a * density(x, MEAN_A)) - log((1 - prior_a) * density(x, MEAN_B))

    sums = [optimize.brentq(gap, -10, 10, args=(first,)) for first in (-1.0, 0.3, 2.0)]
    assert np.ptp(sums) < 1e-9  # a line of slope -1
    return sums[0]


def test_boundary_for_equal_priors():
    assert boundary_sum(0.5) == pytest.approx(3)
    assert r"\boxed{x_1+x_2=3}" in KEY["3a-ii"]


def test_boundary_moves_by_the_perpendicular_distance():
    new = boundary_sum(0.8)
    assert new == pytest.approx(3.693147, abs=5e-7)
    steps = np.linspace(-3, 3, 60_001)  # along the new line, from a point of the old one
    nearest = np.hypot(steps, new - 3 - steps).min()
    assert nearest == pytest.approx(0.490129, abs=1e-6)
    assert nearest != pytest.approx(0.693, abs=0.1)  # the source's distance is that along an axis
    assert r"\boxed{0.490129}" in KEY["3a-iv"] and r"\boxed{x_1+x_2=3+\log2=3.693147}" in KEY["3a-iv"]
    assert density(np.array([1.2, 2.2]), MEAN_A) < density(np.array([1.2, 2.2]), MEAN_B)
    assert 0.8 * density(np.array([1.2, 2.2]), MEAN_A) > 0.2 * density(np.array([1.2, 2.2]), MEAN_B)


@pytest.mark.parametrize(("prior", "printed"), [(0.5, 0.078650), (0.8, 0.058290)])
def test_bayes_errors(prior, printed):
    def smaller(v):  # along (1, 1)/sqrt(2), where alone the classes differ
        return np.minimum(prior * stats.norm.pdf(v, -sqrt(2)), (1 - prior) * stats.norm.pdf(v, sqrt(2)))

    exact = integrate.quad(smaller, -9, 9, points=[log(prior / (1 - prior)) / sqrt(8)], epsabs=1e-12)[0]
    assert exact == pytest.approx(printed, abs=5e-7)
    rng = np.random.default_rng(3)
    n = 200_000
    is_a = rng.random(n) < prior
    x = np.where(is_a[:, None], MEAN_A, MEAN_B) + rng.normal(size=(n, 2))
    wrong = np.mean((x.sum(axis=1) < boundary_sum(prior)) != is_a)
    assert abs(wrong - printed) < 5 * sqrt(printed * (1 - printed) / n)


def test_circle_of_unequal_covariances():
    def on_circle(radius):
        angle = np.linspace(0, 6, 25)
        x = np.column_stack([-2 + radius * np.cos(angle), -1 + radius * np.sin(angle)])
        return np.log(density(x, MEAN_A) / density(x, MEAN_B, 2.0))

    assert np.abs(on_circle(4.332735)).max() < 1e-5
    assert np.abs(on_circle(4.0)).min() > 0.5  # without the log-determinants
    assert on_circle(0.1).min() > 0  # A inside


# 3b: the program of the key, and what breaks it


def program():
    [code] = [cell.code for cell in PAGE.cells if "def batch_gradient" in cell.code]
    return code


def run(code):
    names = {"np": np}
    exec(code, names)
    return names


def slopes(names, theta, X, y, B, h=1e-6):
    def loss(theta):
        return sum((y[i] - names["forward"](theta, X[i])[2]) ** 2 for i in B) / (2 * len(B))

    found = []
    for k, value in enumerate(theta):
        grad = np.zeros_like(value)
        for entry in np.ndindex(value.shape):
            up, down = [v.copy() for v in theta], [v.copy() for v in theta]
            up[k][entry] += h
            down[k][entry] -= h
            grad[entry] = (loss(up) - loss(down)) / (2 * h)
        found.append(grad)
    return found


def case(names):
    rng = np.random.default_rng(5)
    X, y = rng.normal(size=(9, 3)), rng.normal(size=9)
    theta = names["start"](3, 5, rng)
    theta[1] = rng.normal(size=5)
    theta[3] = np.array(0.4)
    return theta, X, y


def agrees(code, B=(0, 3, 4, 8)):
    names = run(code)
    theta, X, y = case(names)
    try:
        found = names["batch_gradient"](theta, X, y, list(B))
    except ValueError:  # shapes that do not fit
        return False
    right = slopes(names, theta, X, y, B)
    return all(np.shape(f) == r.shape and np.allclose(f, r, atol=1e-7) for f, r in zip(found, right, strict=True))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (" * (z > 0)", ""),
        ("np.outer(d, X[i])", "np.outer(X[i], d)"),
        ("fitted - y[i]", "y[i] - fitted"),
        ("/ len(B)", "/ 5"),
        ("d, r * a, r", "d, r * z, r"),
        ("sums = [np.zeros_like(v) for v in theta]", "sums = [np.ones_like(v) for v in theta]"),
    ],
)
def test_gradients_of_the_program(right, wrong):
    code = program()
    assert agrees(code)
    assert code.count(right) == 1
    assert not agrees(code.replace(right, wrong))


def test_program_is_plain_sgd():
    """With one batch for all, an epoch is one step of gradient descent; batches use each observation once."""
    names = run(program())
    theta, X, y = case(names)
    [*after] = names["train"](theta, X, y, 9, 0.1, 1, np.random.default_rng(0))
    for new, old, slope in zip(after, theta, slopes(names, theta, X, y, range(9)), strict=True):
        assert_allclose(new, old - 0.1 * slope, atol=1e-7)
    seen = []
    names["batch_gradient"] = lambda theta, X, y, B: seen.append(sorted(B)) or [0, 0, 0, 0]
    names["train"](theta, X, y, 4, 0.1, 1, np.random.default_rng(0))
    assert [len(B) for B in seen] == [4, 4, 1] and sorted(i for B in seen for i in B) == list(range(9))


def test_pseudocode_and_program_have_the_same_steps():
    text = re.search(r"```text\n(.*?)```", KEY["3b-i"], re.S)[1]
    for step in ("z = W1 x_i + b1", "a = max(z, 0)", "r = ŷ − y_i", "d = r · w2 ⊙ 1{z > 0}", "gW1 += d x_iᵀ", "|B|"):
        assert step in text
    assert text.index("for each batch") < text.index("gb2 = 0") < text.index("for each i")  # reset for each batch
    numbers = [int(n) for n in re.findall(r"^ ?(\d+) ", text, re.M)]
    assert numbers == list(range(1, 18))


def test_marks_of_the_pseudocode_add_up():
    paragraph = re.search(r"^\*\*Marks\*\* \(4\)\.(.*)$", KEY["3b-i"], re.M)[1]
    given, deduction = paragraph.split("If the sentence")
    assert sum(float(m) for m in re.findall(r" (0\.5|1)(?=[;.])", given)) == 4
    assert len(re.findall(r" (0\.5|1)(?=[;.])", given)) == 7
    assert "0.5 is taken off" in deduction
    statement = next(e.body for e in PAGE.exercises if e.label == "exam-3b-i")
    assert "half a mark is taken off" in statement


def test_half_marks_add_up_in_every_part():
    for part, body in KEY.items():
        total, paragraph = re.search(r"^\*\*Marks\*\* \((\d)\)\.(.*)$", body, re.M).groups()
        given = paragraph.split("If the sentence")[0]
        assert sum(float(m) for m in re.findall(r" (0\.5|1)(?=[;.])", given)) == int(total), part


def test_second_batch_of_an_epoch():
    gradients = [Fraction(g) for g in (1, 2, 3, 10)]
    second = {}
    for order in permutations(gradients):
        second.setdefault(frozenset(order[:2]), []).append(sum(order[2:]) / 2)
    every = [v for values in second.values() for v in values]
    assert sum(every) / len(every) == 4  # before the first batch is known
    after = second[frozenset(gradients[:2])]
    assert sum(after) / len(after) == Fraction(13, 2) != 4
    theta = -Fraction(1, 2) * Fraction(3, 2)
    assert (theta, 4 + theta, Fraction(13, 2) + theta) == (Fraction(-3, 4), Fraction(13, 4), Fraction(23, 4))


# 3b(ii): the smallest norm, and when not


def test_smallest_norm_from_zero_only():
    X = [[Fraction(v) for v in row] for row in ((1, 1, 1, 1), (1, -1, 1, -1))]
    y = [Fraction(8), Fraction(4)]

    def descend(theta, steps):
        for _ in range(steps):
            r = [sum(a * b for a, b in zip(row, theta, strict=True)) - t for row, t in zip(X, y, strict=True)]
            theta = [v - Fraction(1, 2) * sum(ri * row[k] for ri, row in zip(r, X, strict=True)) / 2
                     for k, v in enumerate(theta)]  # fmt: skip
        return theta

    assert descend([Fraction(0)] * 4, 4) == [3, 1, 3, 1]
    assert descend([Fraction(v) for v in (1, 0, -1, 0)], 4) == [4, 1, 2, 1]
    # of all exact fits (3 + s, 1 + t, 3 - s, 1 - t) the squared norm 20 + 2 s² + 2 t² is smallest at s = t = 0
    for s, t in product(range(-3, 4), repeat=2):
        fit = (3 + s, 1 + t, 3 - s, 1 - t)
        assert [sum(a * b for a, b in zip(row, fit, strict=True)) for row in X] == y
        assert sum(v * v for v in fit) == 20 + 2 * s * s + 2 * t * t


def test_two_layers_do_not_find_the_shortest_fit():
    flow = integrate.solve_ivp(lambda _, w: -(w[0] * w[1] - 1) * w[::-1], (0, 60), [2.0, 0.0], rtol=1e-10, atol=1e-12)
    u, v = flow.y[:, -1]
    assert_allclose([u * v, u, v], [1, 2.058, 0.486], atol=5e-4)
    assert np.hypot(u, v) == pytest.approx(2.115, abs=5e-4)
    assert np.hypot(u, v) > sqrt(2) + 0.5  # the source's claim
    nearest = optimize.minimize_scalar(lambda a: (a - 2) ** 2 + a**-2, bounds=(1, 3)).x
    assert abs(nearest - u) > 0.04  # nor is it the nearest, as it would be in a linear model


# 3c: left out


def test_left_out_by_enumeration():
    for n in (2, 3, 4, 5):
        missing = sum(0 not in s for s in product(range(n), repeat=n))
        assert Fraction(missing, n**n) == (1 - Fraction(1, n)) ** n
    assert (1 - Fraction(1, 5)) ** 5 == Fraction(1024, 3125) == Fraction("0.32768")


def test_limit_and_bounds():
    for n in range(2, 300):
        value = (1 - 1 / n) ** n
        assert exp(-n / (n - 1)) <= value <= exp(-1)
    assert (1 - 1e-7) ** 10**7 == pytest.approx(1 / e, abs=1e-7)
    assert round(1 / e, 1) == 0.4 and abs(1 / e - 1 / 3) > 0.03  # a third is no rounding of it


def test_integral_bounds_of_the_logarithm():
    for x in np.linspace(0.01, 0.99, 50):
        assert -x / (1 - x) <= np.log1p(-x) <= -x


def sample():
    rng = np.random.default_rng(1)
    x = np.sort(rng.uniform(0, 1, 100))
    return x, np.sin(2 * np.pi * x) + rng.normal(0, 0.5, 100)


@pytest.mark.parametrize(("trees", "printed"), [(10, 0.4094), (100, 0.3645)])
def test_out_of_bag_error_of_a_library_forest(trees, printed):
    """The exact expectation of the key, against forests that are grown."""
    x, y = sample()
    errors = []
    for seed in range(40 if trees == 10 else 12):
        forest = RandomForestRegressor(trees, random_state=seed).fit(x[:, None], y)
        total, count = np.zeros(100), np.zeros(100)
        for tree, drawn in zip(forest.estimators_, forest.estimators_samples_, strict=True):
            out = np.setdiff1d(np.arange(100), drawn)
            total[out] += tree.predict(x[out, None])
            count[out] += 1
        seen = count > 0
        errors.append(np.mean((total[seen] / count[seen] - y[seen]) ** 2))
    margin = 5 * np.std(errors, ddof=1) / sqrt(len(errors))
    assert abs(np.mean(errors) - printed) < margin + 5e-5
    leave_one_out = {10: 0.3744, 100: 0.3613}[trees]
    if trees == 10:
        assert abs(np.mean(errors) - leave_one_out) > margin  # not the same thing for few trees


def test_leave_one_out_limit_of_the_key():
    """Resamples of 99 from the other 99, by drawing them: the nearest one that was drawn."""
    x, y = sample()
    rng = np.random.default_rng(2)
    draws, squared, noise = 4000, [], []
    for i in range(100):
        order = np.argsort(np.abs(x - x[i]))[1:]
        nearest = rng.integers(0, 99, (draws, 99)).min(axis=1)
        told = y[order][nearest]
        variance = told.var(ddof=1) / draws
        squared.append((y[i] - told.mean()) ** 2 - variance)  # unbiased for the squared error of the mean
        noise.append(4 * (y[i] - told.mean()) ** 2 * variance + 2 * variance**2)
    assert abs(np.mean(squared) - 0.3598) < 5 * sqrt(sum(noise)) / 100 + 5e-5


def test_share_of_trees_and_costs():
    assert 500 / e == pytest.approx(183.94, abs=5e-3)
    assert r"183{,}940" in KEY["3c-3"] and round(1000 * 500 / e, -1) == 183940
    rng = np.random.default_rng(4)
    left_out = np.mean([0 not in rng.integers(0, 200, 200) for _ in range(20_000)])
    assert abs(left_out - (1 - 1 / 200) ** 200) < 5 * sqrt(0.37 * 0.63 / 20_000)
    assert abs(left_out - 1 / 3) > 5 * sqrt(0.37 * 0.63 / 20_000)  # the source's third


def test_a_batch_of_the_key_is_unbiased_if_fresh():
    gradients = [Fraction(g) for g in (1, 2, 3, 10)]
    for m in range(1, 5):
        batches = [sum(b) / m for b in combinations(gradients, m)]
        assert sum(batches) / len(batches) == 4
