"""Problem 2 of the exam: the keys against brute force and exact arithmetic; the source's figures are rejected."""

import json
from fractions import Fraction
from itertools import combinations, product
from math import comb

import numpy as np
import pytest
import xgboost
from scipy import optimize, stats

from content.pages import page
from helpers.checking import CheckFailed, check

PAGE = page("chapters/exam/problem-2")
KEYS = {s.title.removeprefix("exam-"): s.body for s in PAGE.solutions}
FALSE = "2b-2 2c-1 2c-3 2d-3 2e-1 2f-3 2g-1 2h-3 2i-2".split()
TRUE = "2b-1 2c-2 2d-1 2e-2 2e-3 2f-1 2f-2 2g-2 2g-3 2i-1".split()


@pytest.mark.parametrize("part", KEYS)
def test_verdict_or_number(part):
    body = KEYS[part].strip()
    if part in TRUE + FALSE:
        assert body.startswith("**Answer.** **True" if part in TRUE else "**Answer.** **False")
        assert "the verdict alone 0" in body
    else:
        assert r"\boxed" in body


def test_every_part_is_classified():
    numeric = {"2a-1", "2a-2", "2a-3", "2b-3", "2d-2", "2h-1", "2h-2", "2i-3"}
    assert set(KEYS) == numeric | set(TRUE) | set(FALSE)


# 2a


def test_decomposition_by_simulation():
    rng = np.random.default_rng(1)
    y = 5 + np.sqrt(0.40) * rng.normal(size=400_000)
    for mean, variance, printed in ((4.6, 0.30, 0.86), (5.0, 0.85, 1.25)):
        squared = (y - mean - np.sqrt(variance) * rng.normal(size=y.size)) ** 2
        error = squared.std() / np.sqrt(y.size)
        assert abs(squared.mean() - printed) < 5 * error
        assert abs(squared.mean() - printed + 0.40) > 50 * error, "the noise belongs to it"


# 2b


def test_expected_error_with_eight_predictors():
    rng = np.random.default_rng(2)
    for m, printed in ((20, 1.7273), (24, 1.5333), (25, 1.5)):
        excess = np.array(
            [np.sum(np.linalg.lstsq(rng.normal(size=(m, 8)), rng.normal(size=m))[0] ** 2) for _ in range(3000)]
        )
        assert abs(1 + excess.mean() - printed) < 5 * excess.std() / np.sqrt(3000)


def leave_one_out_of_the_mean(Y):
    return ((Y - Y.mean(axis=1, keepdims=True)) ** 2).mean(axis=1) * (Y.shape[1] / (Y.shape[1] - 1)) ** 2


def k_folds_of_the_mean(Y, K):
    n = Y.shape[1]
    folds = Y.reshape(len(Y), K, n // K)
    rest = (Y.sum(axis=1, keepdims=True) - folds.sum(axis=2)) / (n - n // K)
    return ((folds - rest[:, :, None]) ** 2).mean(axis=(1, 2))


def test_leave_one_out_of_a_mean_varies_least():
    """By simulation; the source says that it varies most."""
    Y = np.random.default_rng(3).normal(size=(60_000, 20))
    printed = {2: 0.1700, 5: 0.1238, 10: 0.1186, 20: 0.1166}
    for K, exact in printed.items():
        cv = k_folds_of_the_mean(Y, K)
        spread = (cv - cv.mean()) ** 2
        assert abs(spread.mean() - exact) < 5 * spread.std() / np.sqrt(len(Y))
    assert np.allclose(k_folds_of_the_mean(Y[:50], 20), leave_one_out_of_the_mean(Y[:50]))
    u = np.arange(1, 20)
    exact = 2 / 400 * (20 + 3 + 6 / u + 4 / u**2 + 1 / u**3)
    assert np.all(np.diff(exact) < 0), "there is a method for which the source's order is wrong"


def test_leave_one_out_of_a_vote_varies_most():
    """Exactly, from the number of ones; so the quoted claim is wrong as well."""
    rate = {s: Fraction(min(s, 10 - s), 10) if s != 5 else Fraction(1) for s in range(11)}
    chance = {s: Fraction(comb(10, s), 1024) for s in range(11)}
    mean = sum(chance[s] * rate[s] for s in rate)
    variance = sum(chance[s] * (rate[s] - mean) ** 2 for s in rate)
    assert mean == Fraction(1, 2)
    check("0.0865", float(variance))
    five = []
    for flips in product((0, 1), repeat=10):
        wrong = 0
        for first in range(0, 10, 2):
            rest = flips[:first] + flips[first + 2 :]
            vote = int(sum(rest) > 4)
            wrong += sum(y != vote for y in flips[first : first + 2])
        five.append(wrong / 10)
    check("0.0523", np.var(five))
    assert np.var(five) < variance


def test_rule_of_one_standard_error_by_hand():
    table = {0.1: 485, 0.5: 471, 1: 464, 2: 458, 5: 466, 10: 487}
    for extra, admitted in ((22, [0.5, 1, 2, 5]), (44, [*table])):
        assert [p for p, e in table.items() if e <= min(table.values()) + extra] == admitted


# 2c


def test_unrolled_weight_by_differences():
    def last(w):
        h = 0
        for x in (1, 0, 0):
            h = w * h + x
        return h

    slope = (last(2 + 1e-6) - last(2 - 1e-6)) / 2e-6
    assert slope == pytest.approx(4, abs=1e-6) and abs(slope - 2) > 1


# 2d


@pytest.mark.parametrize(("N", "m"), [(4, 2), (6, 1), (6, 4), (7, 7)])
def test_variance_of_a_batch_exactly(N, m):
    rng = np.random.default_rng(N)
    G = [[Fraction(int(v)) for v in row] for row in rng.integers(-9, 10, size=(N, 3))]
    mean = [sum(column) / N for column in zip(*G, strict=True)]
    S2 = sum((v - a) ** 2 for row in G for v, a in zip(row, mean, strict=True)) / (N - 1)
    batches = [[sum(column) / m for column in zip(*b, strict=True)] for b in combinations(G, m)]
    assert [sum(column) / len(batches) for column in zip(*batches, strict=True)] == mean
    spread = sum((v - a) ** 2 for b in batches for v, a in zip(b, mean, strict=True)) / len(batches)
    assert spread == S2 / m * (1 - Fraction(m, N))
    assert spread != S2 / m, "the source leaves the factor out"


def test_updates_in_an_epoch():
    used = np.zeros(200_000, int)
    updates = 0
    while used.min() == 0:
        start = int(used.argmin())
        used[start : start + 256] += 1
        updates += 1
    assert updates == 782 and used.max() == 1
    assert 781 * 256 == 200_000 - 64  # 781 updates leave these out


# 2e


def test_best_rate_is_not_one_half_for_all():
    rng = np.random.default_rng(6)
    for ratio, rate in ((1, 0.5), (4, 0.2), (24, 0.04)):
        estimates = np.sqrt(ratio) + rng.normal(size=200_000)  # variance 1
        errors = {q: np.mean(((1 - q) * estimates - np.sqrt(ratio)) ** 2) for q in (0.04, 0.2, 0.5)}
        assert min(errors, key=errors.get) == rate


def test_smoothed_target_is_the_posterior_exactly():
    eps, K = Fraction(1, 10), 10
    given = [Fraction(1, K) * (1 - eps if k == 0 else eps / (K - 1)) for k in range(K)]
    posterior = [g / sum(given) for g in given]
    assert posterior == [Fraction(9, 10)] + [Fraction(1, 90)] * 9
    other = [1 - eps + eps / K] + [eps / K] * (K - 1)
    assert other == [Fraction(91, 100)] + [Fraction(1, 100)] * 9 and sum(other) == 1


def test_first_rise_is_not_the_minimum():
    """Random curves: the stored epoch is the best that was run; the first rise usually is not the best."""
    rng = np.random.default_rng(7)
    missed = 0
    for _ in range(200):
        errors = np.linspace(1, 0.5, 30) + 0.05 * rng.normal(size=30)
        best, kept, wait = np.inf, 0, 0
        for epoch in range(30):
            if errors[epoch] < best:
                best, kept, wait = errors[epoch], epoch, 0
            else:
                wait += 1
            if wait == 5:
                break
        assert kept == errors[: epoch + 1].argmin()
        first_rise = int(np.argmax(np.diff(errors) > 0))
        missed += errors[first_rise] > best
    assert missed > 150, "the source takes the two for the same"


# 2f


def test_library_defaults_and_leaf():
    x, y = np.zeros((2, 1)), np.array([1, 0])
    model = xgboost.train(
        {
            "objective": "binary:logistic",
            "base_score": 0.02,
            "eta": 1,
            "lambda": 0,
            "min_child_weight": 0,
            "nthread": 1,
        },
        xgboost.DMatrix(x, y, nthread=1),
        1,
    )
    leaf = json.loads(model.get_dump("", True, "json")[0])["leaf"]
    assert leaf == pytest.approx(24.4898, abs=1e-3)
    plain = xgboost.train({"nthread": 1}, xgboost.DMatrix(x, y, nthread=1), 1)
    used = json.loads(plain.save_config())["learner"]["gradient_booster"]["tree_train_param"]
    assert [float(used[k]) for k in ("lambda", "alpha", "gamma")] == [1, 0, 0]
    assert float(used["eta"]) == pytest.approx(0.3)


def test_full_newton_step_raises_the_loss():
    def loss(step):
        p = 1 / (1 + np.exp(-(np.log(0.02 / 0.98) + step)))
        return -np.log(p) - np.log1p(-p)

    assert loss(24.4898) > 5 * loss(0) and loss(0.3 * 24.4898) < loss(0)
    assert optimize.minimize_scalar(loss, bounds=(0, 20)).x == pytest.approx(np.log(49), abs=1e-4)


# 2g


def fit(X, y):
    beta, rss = np.linalg.lstsq(X, y)[:2]
    df = len(y) - X.shape[1]
    cov = np.linalg.inv(X.T @ X) * rss[0] / df
    return beta / np.sqrt(np.diag(cov)), cov, rss[0], df


def collinear(rng, n=60):
    Z = rng.normal(size=(n, 4))
    Z[:, 3] = Z[:, 2] + 0.3 * rng.normal(size=n)
    return 100 + Z


def vif(Z):
    return np.diag(np.linalg.inv(np.corrcoef(Z.T)))


def test_standardising_keeps_vif_t_and_f_but_not_angles():
    rng = np.random.default_rng(8)
    Z, y = collinear(rng), rng.normal(size=60)
    standard = (Z - Z.mean(axis=0)) / Z.std(axis=0, ddof=1)
    scaled = Z / Z.std(axis=0, ddof=1)
    one = np.ones((60, 1))
    assert np.allclose(vif(Z), vif(standard)) and vif(Z)[3] > 5
    assert np.allclose(fit(np.hstack([one, Z]), y)[0][1:], fit(np.hstack([one, standard]), y)[0][1:], atol=1e-6)

    def cosine(M):
        return M[:, 0] @ M[:, 1] / np.linalg.norm(M[:, 0]) / np.linalg.norm(M[:, 1])

    assert cosine(scaled) == pytest.approx(cosine(Z)) and cosine(Z) > 0.99
    assert abs(cosine(standard)) < 0.5, "the source says that angles stay"


def test_partial_f_from_two_t_values():
    """Random fits; the sign of the correlation matters."""
    for seed in range(20):
        rng = np.random.default_rng(seed)
        X = np.hstack([np.ones((60, 1)), collinear(rng)])
        y = X[:, 3] + 3 * rng.normal(size=60)
        t, cov, rss, df = fit(X, y)
        rho = cov[3, 4] / np.sqrt(cov[3, 3] * cov[4, 4])
        F = (fit(X[:, :3], y)[2] - rss) / 2 / (rss / df)
        by_t = [(t[3] ** 2 + t[4] ** 2 - 2 * r * t[3] * t[4]) / (2 * (1 - rho**2)) for r in (rho, -rho)]
        assert by_t[0] == pytest.approx(F, rel=1e-6)
        assert abs(by_t[1] - F) > 1e-3 * F
        partial = np.linalg.lstsq(X[:, :3], X[:, 3:])[0]
        assert np.corrcoef((X[:, 3:] - X[:, :3] @ partial).T)[0, 1] == pytest.approx(-rho)
        assert vif(X[:, 1:])[3] >= 1 / (1 - rho**2) - 1e-9
    assert stats.f.sf(33.338, 2, 93) == pytest.approx(1.2e-11, rel=0.05)


def test_adjusted_r2_falls_exactly_below_one():
    fell = set()
    for seed in range(60):
        rng = np.random.default_rng(seed)
        X = np.hstack([np.ones((30, 1)), rng.normal(size=(30, 4))])
        y = X[:, 1] + rng.normal(size=30)
        t, _, rss, df = fit(X, y)
        _, _, before, more = fit(X[:, :4], y)
        assert before >= rss
        falls = rss / df > before / more
        assert falls == (abs(t[4]) < 1)
        fell.add(bool(falls))
    assert fell == {True, False}


# 2h


def test_odds_factors():
    def odds(bal, stu):
        return np.exp(-10 + 2.5 * bal - 0.6 * stu + 0.3 * bal * stu)

    check(["12.182494", "16.444647"], [odds(3, 0) / odds(2, 0), odds(3, 1) / odds(2, 1)])
    with pytest.raises(CheckFailed):
        check("16.444647", np.exp(2.5) + np.exp(0.3))
    balances = np.linspace(0, 5, 501)
    lower = odds(balances, 1) < odds(balances, 0)
    assert lower[balances < 1.999].all() and not lower[balances > 2.001].any()


# 2i


def test_variance_of_an_average():
    rng = np.random.default_rng(11)
    shared, own = rng.normal(size=(40_000, 1)), rng.normal(size=(40_000, 20))
    mean = (np.sqrt(9 * 0.4) * shared + np.sqrt(9 * 0.6) * own).mean(axis=1)
    spread = (mean - mean.mean()) ** 2
    assert abs(spread.mean() - (0.4 * 9 + 0.6 * 9 / 20)) < 5 * spread.std() / np.sqrt(40_000)


def vote_rate(B):
    """Distribution of the number of wrong votes, tree by tree."""
    total = Fraction(0)
    for weight, q in ((Fraction(13, 20), Fraction(1, 5)), (Fraction(7, 20), Fraction(3, 5))):
        law = [Fraction(1)]
        for _ in range(B):
            law = [a * (1 - q) + b * q for a, b in zip([*law, 0], [0, *law], strict=True)]
        total += weight * sum(law[B // 2 + 1 :])
    return float(total)


def test_error_rate_of_a_vote_rises():
    printed = {1: "0.340000", 3: "0.294400", 5: "0.276544", 9: "0.269429", 11: "0.271300", 51: "0.324265"}
    rates = {B: vote_rate(B) for B in printed}
    for B, text in printed.items():
        check(text, rates[B])
        assert text in KEYS["2i-2"]
    path = np.array([*rates.values()])
    assert not np.all(np.diff(path) <= 0), "the source says that it never rises"
    assert rates[51] > rates[5] and vote_rate(201) < 0.35
    rng = np.random.default_rng(12)
    q = np.where(rng.random(100_000) < 0.65, 0.2, 0.6)
    wrong = rng.binomial(51, q) > 25
    assert abs(wrong.mean() - rates[51]) < 5 * wrong.std() / np.sqrt(100_000)


def test_expected_squared_error_of_an_average_falls_but_one_path_does_not():
    rng = np.random.default_rng(13)
    trees = 1 + rng.normal(size=(20_000, 12))  # the truth is 0
    running = np.cumsum(trees, axis=1) / np.arange(1, 13)
    assert np.all(np.diff((running**2).mean(axis=0)) < 0)
    assert np.mean(np.any(np.diff(running**2, axis=1) > 0, axis=1)) > 0.9


def test_out_of_bag_by_counting():
    for n in (2, 3, 5):
        out = [n - len(set(sample)) for sample in product(range(n), repeat=n)]
        assert Fraction(sum(out), len(out)) == n * Fraction(n - 1, n) ** n
    expected = float(1000 * Fraction(999, 1000) ** 1000)
    check("367.695", expected)
    assert round(expected) == 368
    for wrong in ("333.333", "367.879"):
        with pytest.raises(CheckFailed):
            check(wrong, expected)
