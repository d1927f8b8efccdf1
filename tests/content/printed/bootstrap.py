"""Formulas printed in the chapter on the bootstrap."""

from math import comb

import numpy as np

from content.printed import Density

PAGE = "chapters/estimation/bootstrap"


def binomial(k, p, n=9):
    return np.array([comb(n, int(i)) for i in k]) * p**k * (1 - p) ** (n - k)


DENSITIES = [Density(r"\binom nk\hat p^{\,k}(1-\hat p)^{n-k}", binomial, (0, 9), True, (0.2, 488 / 600))]
