"""Formulas printed in the chapter on likelihood."""

import numpy as np
from scipy import special

from content.printed import Density, Derivatives

PAGE = "chapters/estimation/likelihood"
DATA = np.array([3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0])
TOSSES = np.array([1.0, 1, 0, 1, 0, 1])

DENSITIES = [
    Density(r"f(x;p)=p^{x}(1-p)^{1-x}", lambda x, p: p**x * (1 - p) ** (1 - x), (0, 1), True, (0.1, 0.6)),
    Density(
        r"f(x;\lambda)=e^{-\lambda}\lambda^{x}/x!",
        lambda x, r: np.exp(-r) * r**x / special.factorial(x), (0, 120), True, (0.5, 3.75),
    ),
    Density(
        r"f(x;\lambda)=\lambda e^{-\lambda x}",
        lambda x, r: r * np.exp(-r * x), (0, np.inf), False, (0.5, 2.5),
    ),
    Density(
        r"f(x;\mu,v)=(2\pi v)^{-1/2}\exp\{-(x-\mu)^2/(2v)\}",
        lambda x, v: (2 * np.pi * v) ** -0.5 * np.exp(-((x - 1) ** 2) / (2 * v)), (-np.inf, np.inf), False, (0.3, 4),
    ),
    Density(r"f(x;\theta)=1/\theta", lambda x, t: 1 / t + 0 * x, (0, "parameter"), False, (0.5, 3.3)),
    Density(
        r"f(x;v)=\dfrac xv\,e^{-x^2/(2v)}",
        lambda x, v: x / v * np.exp(-(x**2) / (2 * v)), (0, np.inf), False, (0.939, 3),
    ),
    Density(r"f(x;a)=e^{-(x-a)}", lambda x, a: np.exp(-(x - a)), ("parameter", np.inf), False, (0, 2.9)),
    Density(r"n m^{n-1}/\theta^n", lambda m, t: 5 * m**4 / t**5, (0, "parameter"), False, (1, 3.3)),
]  # fmt: skip

DERIVATIVES = [
    Derivatives(
        (r"\ell(p)&=S\log p+(n-S)\log(1-p)", r"\frac{S}{p}-\frac{n-S}{1-p}=\frac{S-np}{p(1-p)}",
         r"-\frac{S}{p^2}-\frac{n-S}{(1-p)^2}"),
        lambda p, x: x.sum() * np.log(p) + (len(x) - x.sum()) * np.log(1 - p),
        lambda p, x: (x.sum() - len(x) * p) / (p * (1 - p)),
        lambda p, x: -x.sum() / p**2 - (len(x) - x.sum()) / (1 - p) ** 2,
        lambda x: x.sum() / len(x), TOSSES, (0.2, 0.5, 0.9),
    ),
    Derivatives(
        (r"S\log\lambda-n\lambda-\sum_{i=1}^{n}\log x_i!", r"\frac{S}{\lambda}-n", r"-\frac{S}{\lambda^2}"),
        lambda r, x: x.sum() * np.log(r) - len(x) * r - special.gammaln(x + 1).sum(),
        lambda r, x: x.sum() / r - len(x),
        lambda r, x: -x.sum() / r**2,
        lambda x: x.sum() / len(x), DATA, (1.0, 3.875, 7.0),
    ),
    Derivatives(
        (r"\ell(\lambda)&=n\log\lambda-\lambda S", r"U(\lambda)&=\frac n\lambda-S", r"-\frac n{\lambda^2}<0"),
        lambda r, x: len(x) * np.log(r) - r * x.sum(),
        lambda r, x: len(x) / r - x.sum(),
        lambda r, x: -len(x) / r**2,
        lambda x: len(x) / x.sum(), DATA, (0.1, 0.3, 1.0),
    ),
    Derivatives(
        (r"\ell(v)=\sum_i\log x_i-n\log v-\dfrac{Q}{2v}", r"-\frac nv+\frac{Q}{2v^2}", r"\dfrac n{v^2}-\dfrac Q{v^3}"),
        lambda v, x: np.log(x).sum() - len(x) * np.log(v) - (x**2).sum() / (2 * v),
        lambda v, x: -len(x) / v + (x**2).sum() / (2 * v**2),
        lambda v, x: len(x) / v**2 - (x**2).sum() / v**3,
        lambda x: (x**2).sum() / (2 * len(x)), DATA, (2.0, 10.0, 40.0),
    ),
    Derivatives(
        (r"+6\log\bigl[1-e^{-\lambda}\bigl(1+\lambda+\tfrac12\lambda^2\bigr)\bigr]",
         r"\frac{33}\lambda-34+\frac{6\,q'(\lambda)}{q(\lambda)}", r"q'(\lambda)=e^{-\lambda}\lambda^2/2"),
        lambda r, x: 33 * np.log(r) - 34 * r + 6 * np.log(1 - np.exp(-r) * (1 + r + r**2 / 2)),
        lambda r, x: 33 / r - 34 + 6 * np.exp(-r) * r**2 / 2 / (1 - np.exp(-r) * (1 + r + r**2 / 2)),
        None, lambda x: 1.33626286, None, (0.5, 1.3, 3.0),
    ),
    Derivatives(
        (r"\ell(\lambda)&=d\log\lambda-\lambda T", r"U(\lambda)&=\frac d\lambda-T", r"-d/\lambda^2<0"),
        lambda r, x: 6 * np.log(r) - 46 * r,
        lambda r, x: 6 / r - 46,
        lambda r, x: -6 / r**2,
        lambda x: 6 / 46, None, (0.05, 0.13, 0.5),
    ),
]  # fmt: skip
