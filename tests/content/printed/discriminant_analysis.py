"""Formulas printed in the chapter on discriminant analysis."""

import numpy as np

from content.printed import Density

PAGE = "chapters/learning/discriminant-analysis"

DENSITIES = [
    Density(  # p = 1, mean 1; the parameter is the variance
        r"(2\pi)^{-p/2}\,\lvert\Sigma_k\rvert^{-1/2}\,e^{-r_k^2(x)/2}",
        lambda x, v: (2 * np.pi) ** -0.5 * v**-0.5 * np.exp(-((x - 1) ** 2) / v / 2),
        (-np.inf, np.inf), False, (0.3, 4),
    ),
    Density(
        r"\varphi(u)=e^{-u^2/2}/\sqrt{2\pi}",
        lambda u, _: np.exp(-(u**2) / 2) / np.sqrt(2 * np.pi), (-np.inf, np.inf), False, (0,),
    ),
]  # fmt: skip
