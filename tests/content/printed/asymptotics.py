"""Formulas printed in the chapter on large samples."""

import numpy as np

from content.printed import Density, Derivatives

PAGE = "chapters/estimation/asymptotics"

DENSITIES = [
    Density(
        r"n\binom{n-1}{k-1}p^{k-1}(1-p)^{n-k}",
        # n = 10; here the first argument is p and the parameter is k
        lambda p, k: 10 * COMB9[k - 1] * p ** (k - 1) * (1 - p) ** (10 - k), (0, 1), False, (1, 4, 10),
    ),
]  # fmt: skip

COMB9 = [1, 9, 36, 84, 126, 126, 84, 36, 9, 1]

DERIVATIVES = [
    Derivatives(
        (r"\ell(p)=4\log p+26\log(1-p)", r"U(p)=\frac4p-\frac{26}{1-p}", r"J(\hat p)=n/[\hat p(1-\hat p)]"),
        lambda p, x: 4 * np.log(p) + 26 * np.log(1 - p),
        lambda p, x: 4 / p - 26 / (1 - p),
        lambda p, x: -4 / p**2 - 26 / (1 - p) ** 2,
        lambda x: 4 / 30, None, (0.05, 4 / 30, 0.3),
    ),
    Derivatives(
        (r"\ell(\lambda)=6\log\lambda-12\lambda+\text{const}", r"U(\lambda)=\dfrac6\lambda-12",
         r"\ell''(\lambda)=-\dfrac6{\lambda^2}"),
        lambda r, x: 6 * np.log(r) - 12 * r,
        lambda r, x: 6 / r - 12,
        lambda r, x: -6 / r**2,
        lambda x: 0.5, None, (0.2, 0.5, 1.0),
    ),
]  # fmt: skip
