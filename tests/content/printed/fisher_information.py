"""Formulas printed in the chapter on Fisher information."""

import numpy as np
from scipy import optimize, special

from content.printed import Density, Derivatives

PAGE = "chapters/estimation/fisher-information"
ONE = np.array([0.8])
TRIALS = np.array([3.0, 1, 7, 2])


def _shape_root(x):
    return optimize.brentq(lambda a: np.log(1.5) + np.log(x[0]) - special.digamma(a), 0.01, 50)


DENSITIES = [
    Density(
        r"f(x;\lambda)=\lambda e^{-\lambda x}",
        lambda x, r: r * np.exp(-r * x), (0, np.inf), False, (0.5, 2.5),
    ),
    Density(
        r"f(x;\theta)=\tfrac12e^{-|x-\theta|}",
        lambda x, t: 0.5 * np.exp(-abs(x - t)), (-np.inf, np.inf), False, (0,),
    ),
    Density(
        r"\dfrac{\beta^\alpha}{\Gamma(\alpha)}x^{\alpha-1}e^{-\beta x}",
        lambda x, a: 1.5**a / special.gamma(a) * x ** (a - 1) * np.exp(-1.5 * x), (0, np.inf), False, (1, 2, 4.5),
    ),
    Density(
        r"\lambda^ns^{n-1}e^{-\lambda s}/(n-1)!",
        lambda s, r: r**4 * s**3 * np.exp(-r * s) / 6, (0, np.inf), False, (0.5, 2.5),
    ),
    Density(r"f(x;p)=p(1-p)^{x-1}", lambda x, p: p * (1 - p) ** (x - 1), (1, 900), True, (0.05, 0.2, 0.9)),
    Density(
        r"e^{-(x-\theta)}/(1+e^{-(x-\theta)})^2",
        lambda x, t: np.exp(-abs(x - t)) / (1 + np.exp(-abs(x - t))) ** 2, (-np.inf, np.inf), False, (0, 2),
    ),
]  # fmt: skip

DERIVATIVES = [
    Derivatives(
        (r"\log f=\log\lambda-\lambda x", r"U=\frac1\lambda-x",
         r"\frac{\partial U}{\partial\lambda}=-\frac1{\lambda^2}"),
        lambda r, x: np.log(r) - r * x[0],
        lambda r, x: 1 / r - x[0],
        lambda r, x: -1 / r**2,
        lambda x: 1 / x[0], ONE, (0.5, 2.5),
    ),
    Derivatives(
        (r"\log f=x\log\lambda-\lambda-\log x!", r"U=\frac x\lambda-1"),
        lambda r, x: x[0] * np.log(r) - r,
        lambda r, x: x[0] / r - 1,
        None, lambda x: x[0], TRIALS, (0.5, 3.75),
    ),
    Derivatives(
        (r"\log f=x\log p+(1-x)\log(1-p)", r"U&=\frac xp-\frac{1-x}{1-p}=\frac{x-p}{p(1-p)}"),
        lambda p, x: x[0] * np.log(p) + (1 - x[0]) * np.log(1 - p),  # a fraction for x: same algebra
        lambda p, x: (x[0] - p) / (p * (1 - p)),
        lambda p, x: -x[0] / p**2 - (1 - x[0]) / (1 - p) ** 2,
        lambda x: x[0], ONE, (0.2, 0.9),
    ),
    Derivatives(
        (r"\log f=-\tfrac12\log(2\pi v)-(x-\mu)^2/(2v)", r"U_v=-\frac1{2v}+\frac{(x-\mu)^2}{2v^2}",
         r"\dfrac1{2v^2}-\dfrac{(x-\mu)^2}{v^3}"),
        lambda v, x: -0.5 * np.log(2 * np.pi * v) - (x[0] - 2) ** 2 / (2 * v),
        lambda v, x: -1 / (2 * v) + (x[0] - 2) ** 2 / (2 * v**2),
        lambda v, x: 1 / (2 * v**2) - (x[0] - 2) ** 2 / v**3,
        lambda x: (x[0] - 2) ** 2, ONE, (0.5, 4.0),
    ),
    Derivatives(
        (r"U_\mu=\frac{x-\mu}v", r"-\dfrac1v"),
        lambda m, x: -((x[0] - m) ** 2) / (2 * 1.7),
        lambda m, x: (x[0] - m) / 1.7,
        lambda m, x: -1 / 1.7,
        lambda x: x[0], ONE, (0.5, 4.0),
    ),
    Derivatives(
        (r"U_\alpha=\log\beta+\log x-\psi(\alpha)", r"\psi_1(\alpha)&-\dfrac1\beta"),
        lambda a, x: a * np.log(1.5) + (a - 1) * np.log(x[0]) - special.gammaln(a),
        lambda a, x: np.log(1.5) + np.log(x[0]) - special.digamma(a),
        lambda a, x: -special.polygamma(1, a),
        _shape_root, ONE, (0.5, 2.0),
    ),
    Derivatives(
        (r"U_\beta=\frac\alpha\beta-x", r"\dfrac\alpha{\beta^2}"),
        lambda b, x: 2 * np.log(b) - b * x[0],
        lambda b, x: 2 / b - x[0],
        lambda b, x: -2 / b**2,
        lambda x: 2 / x[0], ONE, (0.5, 2.0),
    ),
    Derivatives(
        (r"\log f=\log p+(x-1)\log(1-p)", r"U_n(p)=\frac{n-p\sum_ix_i}{p(1-p)}",
         r"-U'(p;x)=\dfrac1{p^2}+\dfrac{x-1}{(1-p)^2}"),
        lambda p, x: len(x) * np.log(p) + (x - 1).sum() * np.log(1 - p),
        lambda p, x: (len(x) - p * x.sum()) / (p * (1 - p)),
        lambda p, x: -(1 / p**2 + (x - 1) / (1 - p) ** 2).sum(),
        lambda x: len(x) / x.sum(), TRIALS, (0.1, 0.5),
    ),
    Derivatives(
        (r"$e^{-(x-\theta)}/(1+e^{-(x-\theta)})^2$", r"$\tanh\{(x-\theta)/2\}$"),
        lambda t, x: -(x[0] - t) - 2 * np.log1p(np.exp(-(x[0] - t))),
        lambda t, x: np.tanh((x[0] - t) / 2),
        None, lambda x: x[0], ONE, (0.5, 2.0),
    ),
]  # fmt: skip
