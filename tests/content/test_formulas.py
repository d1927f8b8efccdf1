"""Printed densities integrate to one; printed scores are derivatives; printed moments match."""

import pkgutil
from importlib import import_module

import numpy as np
import pytest
from scipy import integrate, stats

from content import printed
from content.pages import page

MODULES = [import_module(f"content.printed.{m.name}") for m in pkgutil.iter_modules(printed.__path__)]
DENSITIES = [(m.PAGE, entry) for m in MODULES for entry in getattr(m, "DENSITIES", [])]
DERIVATIVES = [(m.PAGE, entry) for m in MODULES for entry in getattr(m, "DERIVATIVES", [])]
LIKELIHOOD = "chapters/estimation/likelihood"


@pytest.mark.parametrize(("where", "entry"), DENSITIES, ids=[d.tex for _, d in DENSITIES])
def test_density_integrates_to_one(where, entry):
    assert entry.tex in page(where).text
    for parameter in entry.at:
        low, high = (parameter if end == "parameter" else end for end in entry.support)
        if entry.discrete:
            total = entry.function(np.arange(low, high + 1), parameter).sum()
        else:
            total = integrate.quad(entry.function, low, high, args=(parameter,))[0]
        assert total == pytest.approx(1, abs=1e-8)


@pytest.mark.parametrize(("where", "entry"), DERIVATIVES, ids=[d.tex[0] for _, d in DERIVATIVES])
def test_score_is_the_derivative(where, entry):
    for tex in entry.tex:
        assert tex in page(where).text
    for at in entry.at:
        h = 1e-5 * at
        slope = (entry.log_likelihood(at + h, entry.data) - entry.log_likelihood(at - h, entry.data)) / (2 * h)
        assert entry.score(at, entry.data) == pytest.approx(slope, rel=1e-6, abs=1e-6)
        if entry.second:
            bend = (entry.score(at + h, entry.data) - entry.score(at - h, entry.data)) / (2 * h)
            assert entry.second(at, entry.data) == pytest.approx(bend, rel=1e-6)
    root = entry.estimate(entry.data)
    assert entry.score(root, entry.data) == pytest.approx(0, abs=1e-6)
    assert entry.score(0.99 * root, entry.data) > 0 > entry.score(1.01 * root, entry.data)


def test_normal_maximum_beats_its_neighbours():
    assert r"\hat v=\hat\sigma^2=\frac1n\sum_{i=1}^n(x_i-\bar x)^2" in page(LIKELIHOOD).text
    x = np.array([3.0, 1, 4, 1, 5, 9, 2, 6])

    def log_likelihood(mean, variance):
        return stats.norm(mean, variance**0.5).logpdf(x).sum()

    best = log_likelihood(x.mean(), x.var())
    assert best > log_likelihood(x.mean(), x.var(ddof=1))  # the usual slip
    rng = np.random.default_rng(0)
    nearby = rng.normal(1, 0.05, size=(200, 2))
    assert all(log_likelihood(x.mean() * a, x.var() * b) < best for a, b in nearby)


@pytest.mark.parametrize("n", [1, 2, 10])
def test_moments_of_the_largest_uniform(n):
    text = page(LIKELIHOOD).text
    assert r"\operatorname{E}(M)&=\frac{n\theta}{n+1}" in text
    assert r"\frac{2\theta^2}{(n+1)(n+2)}" in text
    theta = 3.3
    largest = stats.beta(n, 1, scale=theta)  # another route to the same law
    assert largest.mean() == pytest.approx(n * theta / (n + 1))
    mse = largest.var() + (largest.mean() - theta) ** 2
    assert mse == pytest.approx(2 * theta**2 / ((n + 1) * (n + 2)))
