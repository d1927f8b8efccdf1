"""Formulas printed in the chapter on the softmax layer; those of several parameters are in test_softmax_information."""

import numpy as np
from scipy import special

from content.printed import Density, Derivatives

PAGE = "chapters/estimation/softmax-information"
LABELS = np.array([1.0, 1, 0, 1, 0, 1, 1])  # 1 where y = 1, two classes

DENSITIES = [
    Density(  # two classes, seven observations, as a function of the first count
        r"\frac{n!}{n_1!\cdots n_K!}\;p_1^{n_1}\cdots p_K^{n_K}",
        lambda k, p: special.factorial(7) / special.factorial(k) / special.factorial(7 - k) * p**k * (1 - p) ** (7 - k),
        (0, 7), True, (0.2, 0.7),
    ),
]  # fmt: skip

DERIVATIVES = [
    Derivatives(  # two classes with z = (z_1, 0), summed over the labels
        (r"\log p_y=z_y-\log\sum_je^{z_j}",
         r"\frac{\partial\log p_y}{\partial z_k}&=\mathbf 1\{k=y\}-\frac{e^{z_k}}{\sum_je^{z_j}}",
         r"&=p_k(\mathbf 1\{k=l\}-p_l)=\Lambda(p)_{kl}"),
        lambda z, x: (x * z - np.log(np.exp(z) + 1)).sum(),
        lambda z, x: (x - np.exp(z) / (np.exp(z) + 1)).sum(),
        lambda z, x: -len(x) * np.exp(z) / (np.exp(z) + 1) * (1 - np.exp(z) / (np.exp(z) + 1)),
        lambda x: np.log(x.sum() / (len(x) - x.sum())), LABELS, (0.3, 1.0, 2.5),
    ),
]  # fmt: skip
