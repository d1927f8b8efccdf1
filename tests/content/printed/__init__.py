r"""Printed formulas beside functions that mean the same.

Each entry quotes TeX that stands on a page, so that the formula and the function
cannot part company unnoticed: a test looks the TeX up, and tests the functions.
A module of this package holds the entries of one chapter, in DENSITIES and DERIVATIVES.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Density:
    tex: str
    function: Any  # of x and the parameter
    support: tuple[float, float]
    discrete: bool
    at: tuple[float, ...]  # parameter values to try


@dataclass(frozen=True)
class Derivatives:
    """A printed log-likelihood, its printed first and second derivative, its printed root."""

    tex: tuple[str, ...]
    log_likelihood: Any  # of the parameter and the data
    score: Any
    second: Any
    estimate: Any  # of the data
    data: Any
    at: tuple[float, ...]
