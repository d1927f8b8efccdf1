"""Simulated loans: the stated model, and nothing else."""

import numpy as np
import pytest
from scipy import special, stats

from helpers import loans
from helpers.loans import COEFFICIENTS, CORRELATION, PREDICTORS, Loans, simulate_loans

N = 200_000


def log_odds(x, additive):
    """The formula of the docstring, written out."""
    fico, dti, amount, income, mortgage, own = x.T
    main = -1.2 * fico + 0.85 * dti + 0.4 * amount - 0.2 * income - 0.45 * mortgage - 0.9 * own
    if additive:
        return main - 1.8
    return main - 2.4447 + dti * amount + 1.5 * (np.abs(amount) > 1.2)


@pytest.fixture(scope="module", params=[False, True])
def sample(request):
    return request.param, simulate_loans(N, rng=np.random.default_rng(8), additive=request.param)


def exact_share(intercept, additive, nodes=24):
    """Share of defaults by quadrature: amount on three pieces, dti, income and fico given those before."""
    gauss, weight = np.polynomial.hermite_e.hermegauss(nodes)
    weight = weight / weight.sum()
    unit, length = np.polynomial.legendre.leggauss(nodes)
    ends = [(-8, -1.2), (-1.2, 1.2), (1.2, 8)]
    amount = np.concatenate([(b - a) / 2 * unit + (a + b) / 2 for a, b in ends])
    mass = np.concatenate([(b - a) / 2 * length for a, b in ends]) * stats.norm.pdf(amount)
    order = [2, 1, 3, 0]
    root = np.linalg.cholesky(np.array(CORRELATION)[np.ix_(order, order)])
    a, e1, e2, e3 = np.ix_(amount, gauss, gauss, gauss)
    dti = root[1, 0] * a + root[1, 1] * e1
    income = root[2, 0] * a + root[2, 1] * e1 + root[2, 2] * e2
    fico = root[3, 0] * a + root[3, 1] * e1 + root[3, 2] * e2 + root[3, 3] * e3
    rent, upto_mortgage = (special.ndtr((special.ndtri(p) - 0.4 * income) / np.sqrt(0.84)) for p in (0.4, 0.8))
    total = 0
    for share, mortgage, own in ((rent, 0, 0), (upto_mortgage - rent, 1, 0), (1 - upto_mortgage, 0, 1)):
        columns = np.broadcast_arrays(fico, dti, a, income, float(mortgage), float(own))
        x = np.stack([c.ravel() for c in columns], axis=1)
        eta = log_odds(x, additive).reshape(columns[0].shape)
        shift = intercept - (-1.8 if additive else -2.4447)
        total = total + share * special.expit(eta + shift)
    return np.einsum("ijkl,i,j,k,l", total, mass, weight, weight, weight)


@pytest.mark.parametrize(("additive", "intercept"), [(True, -1.8), (False, -2.4447)])
def test_intercept_gives_a_fifth_of_defaults(additive, intercept):
    assert loans.INTERCEPT[additive] == intercept
    assert exact_share(intercept, additive) == pytest.approx(0.2, abs=1e-4)
    swapped = -1.8 if not additive else -2.4447  # each intercept belongs to its own truth
    assert abs(exact_share(swapped, additive) - 0.2) > 0.05


def test_probabilities_are_those_of_the_formula(sample):
    additive, (x, _, probability) = sample
    assert np.allclose(probability, special.expit(log_odds(x, additive)), rtol=0, atol=1e-12)
    assert np.abs(probability - special.expit(log_odds(x, not additive))).max() > 0.1


def test_shapes_and_kinds(sample):
    _, drawn = sample
    assert isinstance(drawn, Loans)
    assert drawn.x.shape == (N, len(PREDICTORS)) and len(COEFFICIENTS) == len(PREDICTORS)
    assert drawn.default.shape == drawn.probability.shape == (N,)
    assert set(np.unique(drawn.default)) == {0, 1} and drawn.default.dtype.kind == "i"
    home = drawn.x[:, 4:]
    assert set(np.unique(home)) == {0, 1} and home.sum(axis=1).max() == 1


def test_predictors_have_the_stated_moments(sample):
    _, (x, _, _) = sample
    five = 5 / np.sqrt(N)
    assert x[:, :4].mean(axis=0) == pytest.approx(np.zeros(4), abs=five)
    assert x[:, :4].std(axis=0) == pytest.approx(np.ones(4), abs=five)
    assert np.corrcoef(x[:, :4].T) == pytest.approx(np.array(CORRELATION), abs=five)
    assert np.linalg.eigvalsh(CORRELATION)[0] > 0.1
    shares = x[:, 4:].mean(axis=0)
    assert shares == pytest.approx([0.4, 0.2], abs=five / 2)
    # those who own have more income, as the score with correlation 0.4 has it: E = 0.4 phi(z) / 0.2
    expected = 0.4 * stats.norm.pdf(stats.norm.ppf(0.8)) / 0.2
    assert x[x[:, 5] == 1, 3].mean() == pytest.approx(expected, abs=5 / np.sqrt(0.2 * N))


def test_defaults_follow_the_probabilities(sample):
    _, (_, default, probability) = sample
    five = 5 * np.sqrt(np.mean(probability * (1 - probability)) / N)
    assert default.mean() == pytest.approx(0.2, abs=5 * 0.4 / np.sqrt(N))
    assert default.mean() == pytest.approx(probability.mean(), abs=five)
    for low, high in ((0, 0.1), (0.1, 0.3), (0.3, 0.6), (0.6, 1)):  # calibrated, not only on average
        here = (low <= probability) & (probability < high)
        p = probability[here]
        assert default[here].mean() == pytest.approx(p.mean(), abs=5 * np.sqrt(np.sum(p * (1 - p))) / here.sum())
    assert np.corrcoef(default - probability, probability)[0, 1] == pytest.approx(0, abs=5 / np.sqrt(N))


def test_same_seed_same_loans():
    one, two = (simulate_loans(50, rng=np.random.default_rng(3)) for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(one, two, strict=True))
    other = simulate_loans(50, rng=np.random.default_rng(4))
    assert not np.array_equal(one.x, other.x)


@pytest.mark.parametrize("n", [0, -3, 2.5, True, None, "5", float("inf"), float("nan")])
def test_number_of_loans_must_be_a_positive_whole_number(n):
    with pytest.raises(ValueError, match="n must be a positive whole number"):
        simulate_loans(n, rng=np.random.default_rng(1))


@pytest.mark.parametrize("rng", [None, 7, np.random.RandomState(1)])
def test_generator_must_be_one(rng):
    with pytest.raises(ValueError, match="rng must be a numpy Generator"):
        simulate_loans(10, rng=rng)


def test_one_loan_is_enough():
    assert simulate_loans(1, rng=np.random.default_rng(1)).x.shape == (1, 6)
