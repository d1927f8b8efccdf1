"""Formulas printed in the chapter on bias and mean squared error."""

import numpy as np
from scipy import special

from content.printed import Density, Derivatives

PAGE = "chapters/estimation/bias-and-mse"
DATA = np.array([52.0, 47, 50, 53, 49, 46, 51, 50, 48, 54])


def sum_of_squares(x):
    return ((x - x.mean()) ** 2).sum()


DENSITIES = [
    Density(
        r"\frac{2^{1-\nu/2}}{\Gamma(\nu/2)}\,r^{\nu-1}e^{-r^2/2}",
        lambda r, nu: 2 ** (1 - nu / 2) / special.gamma(nu / 2) * r ** (nu - 1) * np.exp(-(r**2) / 2),
        (0, np.inf), False, (1, 2, 9),
    ),
    Density(
        r"1/(\pi(1+(x-\theta)^2))",
        lambda x, t: 1 / (np.pi * (1 + (x - t) ** 2)), (-np.inf, np.inf), False, (0, 2),
    ),
]  # fmt: skip

DERIVATIVES = [
    Derivatives(
        (r"\ell(\sigma)=-n\log\sigma-\dfrac Q{2\sigma^2}", r"-\frac n\sigma+\frac Q{\sigma^3}",
         r"\frac n{\sigma^3}\bigl(\hat\sigma^2-\sigma^2\bigr)"),
        lambda s, x: -len(x) * np.log(s) - sum_of_squares(x) / (2 * s**2),
        lambda s, x: len(x) / s**3 * (sum_of_squares(x) / len(x) - s**2),
        None, lambda x: np.sqrt(sum_of_squares(x) / len(x)), DATA, (1.0, 2.4, 5.0),
    ),
]  # fmt: skip
