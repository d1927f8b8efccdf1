"""Formulas printed in the chapter on scaling laws."""

import numpy as np
from scipy import stats

from content.printed import Density, Derivatives

PAGE = "chapters/estimation/scaling-laws"
RESIDUALS = np.array([0.7, -1.2, 0.4, 2.1])


def huber(u, delta):
    return np.where(abs(u) <= delta, u**2 / 2, delta * abs(u) - delta**2 / 2)


def huber_constant(delta):
    return np.sqrt(2 * np.pi) * (2 * stats.norm.cdf(delta) - 1) + 2 / delta * np.exp(-(delta**2) / 2)


DENSITIES = [
    Density(
        r"f(u;\delta)&=e^{-\rho_\delta(u)}/c_\delta,\\"
        "\n"
        r"c_\delta&=\sqrt{2\pi}\,\bigl(2\Phi(\delta)-1\bigr)+\tfrac2\delta\,e^{-\delta^2/2},",
        lambda u, d: np.exp(-huber(u, d)) / huber_constant(d), (-np.inf, np.inf), False, (0.5, 1.345),
    ),
    Density(
        r"(2\pi v)^{-1/2}\exp\{-(y_i-f_i(\theta))^2/(2v)\}",
        lambda y, v: (2 * np.pi * v) ** -0.5 * np.exp(-((y - 2) ** 2) / (2 * v)), (-np.inf, np.inf), False, (0.3, 4),
    ),
    Density(r"e^{-|u|/b}/(2b)", lambda u, b: np.exp(-abs(u) / b) / (2 * b), (-np.inf, np.inf), False, (0.5, 2)),
]  # fmt: skip

DERIVATIVES = [
    Derivatives(
        (r"\ell(\theta,v)=-\frac n2\log(2\pi v)-\frac{S(\theta)}{2v}",
         r"\varphi'(v)=-\dfrac n{2v}+\dfrac{S(\hat\theta)}{2v^2}=\dfrac n{2v^2}(\hat v-v)",
         r"\hat\sigma^2=\hat v=\frac{S(\hat\theta)}n"),
        lambda v, r: -len(r) / 2 * np.log(2 * np.pi * v) - (r @ r) / (2 * v),
        lambda v, r: len(r) / (2 * v**2) * (r @ r / len(r) - v),
        None, lambda r: r @ r / len(r), RESIDUALS, (0.5, 1.7, 6.0),
    ),
    Derivatives(    # minus the cost along the budget: E = 2, A = 100, B = 200, exponents 1/2, C / 6 = 1e16
        (r"\varphi(\nu)=A\,e^{-\alpha\nu}+B\,(C/6)^{-\beta}\,e^{\beta\nu}",
         r"\alpha A\,e^{-\alpha\nu}=\beta B\,(C/6)^{-\beta}\,e^{\beta\nu}",
         r"\varphi''(\nu)=\alpha^2A\,e^{-\alpha\nu}+\beta^2B\,(C/6)^{-\beta}e^{\beta\nu}>0"),
        lambda v, _: -100 * np.exp(-v / 2) - 200e-8 * np.exp(v / 2),
        lambda v, _: 50 * np.exp(-v / 2) - 100e-8 * np.exp(v / 2),
        lambda v, _: -25 * np.exp(-v / 2) - 50e-8 * np.exp(v / 2),
        lambda _: np.log(5e7), None, (16.0, 17.5, 19.0),
    ),
]  # fmt: skip
