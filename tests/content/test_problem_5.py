"""Problem 5 of the exam: the keys against brute force and exact arithmetic; the source's figures are rejected."""

import json
from fractions import Fraction

import numpy as np
import pytest
import xgboost
from scipy import optimize, stats
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from content.pages import page
from helpers.checking import CheckFailed, check
from helpers.loans import COEFFICIENTS, PREDICTORS, simulate_loans

PAGE = page("chapters/exam/problem-5")
KEYS = {s.title.removeprefix("exam-"): s.body for s in PAGE.solutions}
IN_WORDS = {s.title.removeprefix("exam-") for s in PAGE.solutions if "words" in s.classes}
ZERO = stats.multivariate_normal([0.2, -0.3], np.eye(2))
ONE = {"lda": stats.multivariate_normal([-0.8, 1.2], np.eye(2))}
ONE["qda"] = stats.multivariate_normal([-0.8, 1.2], np.diag([1.5, 0.5]))
X0 = np.array([-0.5, 0.8])


def posterior(rule, x, prior_0):
    """Bayes' rule with the full densities."""
    zero, one = prior_0 * ZERO.pdf(x), (1 - prior_0) * ONE[rule].pdf(x)
    return one / (zero + one)


def boundary(rule, prior_0, point, direction):
    """How far along a direction the posterior is one half."""
    step = np.asarray(direction, float)
    return optimize.brentq(lambda t: posterior(rule, point + t * step, prior_0) - 0.5, -6, 6, xtol=1e-12)


@pytest.mark.parametrize("part", KEYS)
def test_part_is_keyed(part):
    assert r"\boxed" in KEYS[part] or part in IN_WORDS


# 5a


def test_owner_and_renter_by_decimal_arithmetic():
    e = sum(Fraction(1, 1) / np.prod([Fraction(k) for k in range(1, n + 1)] or [Fraction(1)]) for n in range(25))
    assert float(e) == pytest.approx(np.e, rel=1e-15)
    p_own = 1 / (1 + float(e) ** 0.65)
    check("0.342990", p_own)
    check("0.343", p_own)
    with pytest.raises(CheckFailed):
        check("0.345", p_own)  # the source's figure
    assert 0.41 * 0.562 / (1 - 0.59 * 0.562) == pytest.approx(0.344723, abs=5e-7)


def test_odds_ratio_is_no_ratio_of_probabilities():
    p = np.linspace(0.001, 0.999, 500)
    theta = np.exp(-0.9)
    own = theta * p / (1 - p + theta * p)
    assert np.allclose(own / (1 - own), theta * p / (1 - p))
    assert (own > theta * p).all() and own[0] / p[0] == pytest.approx(theta, abs=1e-3)


def test_confounding_example_by_counting():
    people = [(w, o, d) for w in (0, 1) for o in range(10) for d in range(10)]  # equal weights
    rate = {}
    for owner in (0, 1):
        group = [d < (1 if w else 3) for w, o, d in people if (o < (6 if w else 1)) == owner]
        rate[owner] = Fraction(sum(group), len(group))
    odds = {k: r / (1 - r) for k, r in rate.items()}
    assert (float(rate[1]), float(rate[0])) == pytest.approx((0.128571, 0.238462), abs=5e-7)
    assert float(odds[1] / odds[0]) == pytest.approx(0.471179, abs=5e-7)
    for wealthy in (0, 1):  # within each half nothing
        rates = [
            np.mean([d < (1 if w else 3) for w, o, d in people if w == wealthy and (o < (6 if w else 1)) == owner])
            for owner in (0, 1)
        ]
        assert rates[0] == rates[1]


# 5b


def test_scores_are_log_posteriors_up_to_what_was_dropped():
    log_odds = {rule: np.log(posterior(rule, X0, 0.8) / (1 - posterior(rule, X0, 0.8))) for rule in ONE}
    assert log_odds["lda"] == pytest.approx(-1.289438 + 0.628144, abs=1e-6)
    assert log_odds["qda"] == pytest.approx(-1.655597 + 1.073144, abs=1e-6)
    delta_1 = np.log(0.2) + ONE["qda"].logpdf(X0) + np.log(2 * np.pi)
    check("-1.656", delta_1)
    with pytest.raises(CheckFailed):
        check("-1.655", delta_1)  # the source's figure


def test_distance_of_the_lda_boundary():
    """The smallest distance between the lines, found by search, against the source's 1.386."""
    direction = np.array([-1.0, 1.5])
    new = np.array([0.0, 0.0]) + boundary("lda", 0.5, np.zeros(2), [0, 1]) * np.array([0, 1])
    lengths = []
    for angle in np.linspace(0, np.pi, 1801):
        unit = np.array([np.cos(angle), np.sin(angle)])
        if abs(unit @ direction) > 0.3:
            lengths.append(abs(boundary("lda", 0.8, new, unit)))
    assert min(lengths) == pytest.approx(0.768978, abs=1e-5)
    with pytest.raises(CheckFailed):
        check("1.386", min(lengths))
    toward = boundary("lda", 0.8, new, direction / np.linalg.norm(direction))
    assert toward > 0  # at 0.8 the line is nearer to the mean of class 1


def test_qda_boundary_moves_by_different_amounts():
    centre = np.array([2.2, 2.7])
    moved = {}
    for x1 in (-0.5, 2.2):
        lower = [optimize.brentq(lambda t, q=q, x1=x1: posterior("qda", [x1, t], q) - 0.5, -2, 2.7) for q in (0.8, 0.5)]
        moved[x1] = lower[0] - lower[1]
    assert moved[-0.5] == pytest.approx(0.720545, abs=1e-6)
    assert moved[2.2] == pytest.approx(1.546780, abs=1e-6)
    gap = np.log(posterior("qda", centre, 0.8) / (1 - posterior("qda", centre, 0.8)))
    assert gap == pytest.approx(0.007547, abs=5e-7) and gap > 0


def test_the_conic_is_a_hyperbola_and_class_0_has_two_pieces():
    up = [posterior("qda", [0.0, t], 0.8) > 0.5 for t in np.linspace(-3, 8, 200)]
    changes = np.flatnonzero(np.diff(up))
    assert len(changes) == 2 and not up[0] and not up[-1]  # class 0, class 1, class 0
    # class 1 is connected through the centre, class 0 is not
    assert all(posterior("qda", [x, 2.7], 0.8) > 0.5 for x in np.linspace(-3, 8, 200))


@pytest.mark.parametrize(("rule", "flip"), [("lda", 0.673707), ("qda", 0.690796)])
def test_the_applicant_flips(rule, flip):
    assert posterior(rule, X0, 0.8) < 0.5 < posterior(rule, X0, 0.5)
    found = optimize.brentq(lambda q: posterior(rule, X0, q) - 0.5, 0.01, 0.99)
    assert found == pytest.approx(flip, abs=1e-6)


def test_pooled_matrix_by_simulation():
    rng = np.random.default_rng(4)
    n = 400_000
    late = rng.random(n) < 0.2
    x = np.where(late[:, None], [-0.8, 1.2], [0.2, -0.3]) + rng.normal(size=(n, 2)) * np.where(
        late[:, None], np.sqrt([1.5, 0.5]), 1
    )
    within = sum(np.cov(x[late == k].T) * np.mean(late == k) for k in (0, 1))
    assert within == pytest.approx(np.diag([1.1, 0.9]), abs=0.015)
    assert abs(within[0, 0] - 1) > 0.05  # not the identity of the statement
    assert x.var(axis=0) == pytest.approx([1.26, 1.26], abs=0.02)


# 5c


def test_leaf_of_five_loans_in_the_library():
    x, y = np.zeros((5, 1)), np.array([1, 1, 1, 0, 0])
    for lam, weight in ((0, 2.5), (1, 1.111111)):
        model = xgboost.train(
            {
                "objective": "binary:logistic",
                "base_score": 0.2,
                "eta": 1,
                "lambda": lam,
                "nthread": 1,
                "min_child_weight": 0,
            },
            xgboost.DMatrix(x, y, nthread=1),
            1,
        )
        leaf = json.loads(model.get_dump("", True, "json")[0])["leaf"]
        assert leaf == pytest.approx(weight, abs=1e-5)
    assert "1.111111" in KEYS["5c-i"] and "2.5" in KEYS["5c-i"]


def test_zero_leaf_depends_on_the_gradient_sum_alone():
    def best(g, h, alpha):
        u = np.linspace(-1, 1, 400_001)
        return u[(g * u + h * u**2 / 2 + alpha * np.abs(u)).argmin()]

    assert best(-0.4, 6, 0.5) == pytest.approx(0, abs=1e-9)
    assert best(-0.4, 6, 0) == pytest.approx(0.4 / 6, abs=1e-5)
    small_but_kept = best(-30.5, 600, 0.5)
    assert 0 < small_but_kept < 0.4 / 6  # "small weights become zero" is wrong


def test_doubling_both_is_not_doubling_one_and_halving_the_other():
    missing = {key: (1 - key[0]) ** key[1] for key in ((0.02, 100), (0.01, 200), (0.04, 200))}
    first, balanced, both = missing.values()
    assert balanced == pytest.approx(first, rel=0.02)
    assert both < first**4 < first / 100
    for eta in (0.01, 0.1, 0.3, 0.5):
        for rounds in (1, 5, 50):
            assert (1 - 2 * eta) ** (2 * rounds) <= (1 - eta) ** (4 * rounds) + 1e-15
            assert np.exp(-eta * rounds / (1 - eta)) <= (1 - eta) ** rounds <= np.exp(-eta * rounds)


# 5d


def test_specificities_that_fit_the_printed_table():
    """All pairs of true rates that round to what is printed."""
    for sens, acc, low, high in ((0.40, 0.84, 0.9425, 0.9575), (0.36, 0.85, 0.965, 0.98)):
        grid = np.linspace(0.9, 1, 4001)
        fits = [
            spec
            for spec in grid
            for s in (sens - 0.005, sens, sens + 0.005)
            if abs(0.2 * s + 0.8 * spec - acc) <= 0.005 + 1e-12
        ]
        assert (min(fits), max(fits)) == pytest.approx((low, high), abs=5e-5)


def test_true_specificity_of_a_tuned_cut_is_beta():
    """Uniform scores; the slip is to believe the promise."""
    rng = np.random.default_rng(2)
    for n0, reps in ((80, 20_000), (1200, 4000)):
        k = int(np.ceil(0.9 * n0))
        cut = np.sort(rng.random((reps, n0)), axis=1)[:, k - 1]
        law = stats.beta(k, n0 + 1 - k)
        assert abs(cut.mean() - law.mean()) < 5 * law.std() / np.sqrt(reps)
        assert abs((cut < 0.9).mean() - law.cdf(0.9)) < 5 * 0.5 / np.sqrt(reps)
        assert (cut < 0.9).mean() > 0.45
    safe = stats.beta(1098, 103)
    assert safe.sf(0.9) >= 0.95 > stats.beta(1097, 104).sf(0.9)


def test_the_true_probabilities_have_the_largest_auc():
    """In the additive world the linear score is best; with the extra terms it is not."""
    for additive in (True, False):
        big = simulate_loans(200_000, rng=np.random.default_rng(6), additive=additive)
        linear = roc_auc_score(big.default, big.x @ COEFFICIENTS)
        truth = roc_auc_score(big.default, big.probability)
        if additive:
            assert linear == pytest.approx(truth, abs=1e-12)
        else:
            assert truth - linear > 0.05
            worse = big.probability + 0.3 * np.random.default_rng(1).random(200_000)
            assert roc_auc_score(big.default, worse) < truth


def test_coefficients_of_a_misspecified_model():
    for additive in (True, False):
        big = simulate_loans(200_000, rng=np.random.default_rng(9), additive=additive)
        fitted = LogisticRegression(C=np.inf).fit(big.x, big.default).coef_[0]
        gap = np.abs(fitted - COEFFICIENTS).max()
        assert gap < 0.06 if additive else gap > 0.15
    assert fitted[PREDICTORS.index("fico")] == pytest.approx(-0.94, abs=0.04)


def test_the_section_asks_nothing_new():
    section = PAGE.text.split("(sec-loans-simulated)=")[1]
    assert "{exercise}" not in section and "{solution}" not in section
    assert "**The loans are simulated.**" in section
