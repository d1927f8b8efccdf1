"""Formulas printed in the chapter on the method of moments."""

import numpy as np
from scipy import special

from content.printed import Density, Derivatives

PAGE = "chapters/estimation/method-of-moments"
HOURS = np.array([2, 3.5, 1, 5.5, 3])
LARGE = np.array([1.2, 1.5, 3.0, 1.1, 2.2])

DENSITIES = [
    Density(
        r"f(x;a,\lambda)=\lambda^ax^{a-1}e^{-\lambda x}/\Gamma(a)",
        lambda x, a: 1.3**a * x ** (a - 1) * np.exp(-1.3 * x) / special.gamma(a), (0, np.inf), False, (1.5, 3.9),
    ),
    Density(
        r"f(x;\alpha,\beta)=x^{\alpha-1}(1-x)^{\beta-1}/B(\alpha,\beta)",
        lambda x, a: x ** (a - 1) * (1 - x) ** (7 - 1) / special.beta(a, 7), (0, 1), False, (1.5, 3),
    ),
    Density(
        r"\frac{\Gamma(x+r)}{\Gamma(r)\,x!}\,p^r(1-p)^x",
        lambda x, r: np.exp(special.gammaln(x + r) - special.gammaln(r) - special.gammaln(x + 1)) * 0.4**r * 0.6**x,
        (0, 400), True, (0.5, 1.5, 10),
    ),
    Density(r"f(x;a)=a\,x^{-a-1}", lambda x, a: a * x ** (-a - 1), (1, np.inf), False, (1.5, 3)),
]  # fmt: skip

DERIVATIVES = [
    Derivatives(
        (r"a\log a-a\log\bar x-a\\" + "\n" + r"&-\log\Gamma(a)+a\,\overline{\log x}",
         r"\log a-\psi(a)-\log\bar x+\overline{\log x}", r"1/a-\psi_1(a)"),
        lambda a, x: len(x) * (a * np.log(a) - a * np.log(x.mean()) - a
                               - special.gammaln(a) + a * np.log(x).mean()),
        lambda a, x: len(x) * (np.log(a) - special.digamma(a) - np.log(x.mean()) + np.log(x).mean()),
        lambda a, x: len(x) * (1 / a - special.polygamma(1, a)),
        lambda x: 3.519106215, HOURS, (1.0, 3.5, 8.0),
    ),
    Derivatives(
        (r"\ell(a)&=n\log a-(a+1)T", r"U(a)&=n/a-T", r"-n/a^2<0"),
        lambda a, x: len(x) * np.log(a) - (a + 1) * np.log(x).sum(),
        lambda a, x: len(x) / a - np.log(x).sum(),
        lambda a, x: -len(x) / a**2,
        lambda x: len(x) / np.log(x).sum(), LARGE, (0.8, 2.25, 4.0),
    ),
]  # fmt: skip
