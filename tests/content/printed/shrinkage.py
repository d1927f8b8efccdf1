"""Formulas printed in the chapter on selection and shrinkage."""

import numpy as np

from content.printed import Density

PAGE = "chapters/learning/shrinkage"

DENSITIES = [
    Density(
        r"\dfrac1{2b_0}e^{-\lvert\beta_j\rvert/b_0}",
        lambda x, b: np.exp(-abs(x) / b) / (2 * b), (-np.inf, np.inf), False, (0.5, 1, 3),
    ),
]  # fmt: skip
