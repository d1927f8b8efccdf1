"""Formulas printed in the chapter on the delta method."""

import numpy as np

from content.printed import Derivatives

PAGE = "chapters/estimation/delta-method"
TOSSES = np.array([1.0, 1, 0, 1, 0, 1])

DERIVATIVES = [
    Derivatives(
        (r"\ell(\eta)&=S\eta-n\log(1+e^\eta)", r"U(\eta)&=S-\frac{n\,e^\eta}{1+e^\eta}",
         r"\ell''(\eta)&=-\frac{n\,e^\eta}{(1+e^\eta)^2}"),
        lambda e, x: x.sum() * e - len(x) * np.log(1 + np.exp(e)),
        lambda e, x: x.sum() - len(x) * np.exp(e) / (1 + np.exp(e)),
        lambda e, x: -len(x) * np.exp(e) / (1 + np.exp(e)) ** 2,
        lambda x: np.log(x.sum() / (len(x) - x.sum())), TOSSES, (0.2, 0.7, 2.0),
    ),
]  # fmt: skip
