"""Simulated loans: a known model instead of a bank's data, so that a fit can be judged."""

from typing import NamedTuple

import numpy as np
from scipy import special

__all__ = ["COEFFICIENTS", "CORRELATION", "PREDICTORS", "Loans", "simulate_loans"]

PREDICTORS = ("fico", "dti", "amount", "income", "mortgage", "own")
COEFFICIENTS = (-1.20, 0.85, 0.40, -0.20, -0.45, -0.90)  # main effects, in the order of PREDICTORS
CORRELATION = (
    (1.0, -0.3, 0.0, 0.4),
    (-0.3, 1.0, 0.2, -0.2),
    (0.0, 0.2, 1.0, 0.4),
    (0.4, -0.2, 0.4, 1.0),
)
INTERACTION, STEP, FAR = 1.0, 1.5, 1.2
INTERCEPT = {True: -1.80, False: -2.4447}  # by ``additive``; each makes 20 % of the loans default


class Loans(NamedTuple):
    """Simulated loans: predictors, outcomes, and the probabilities that produced them."""

    x: np.ndarray
    default: np.ndarray
    probability: np.ndarray


def simulate_loans(n, *, rng, additive=False):
    r"""Draw loans from a stated model in which 20 % default.

    The standardised predictors *fico*, *dti*, *amount* and *income* are jointly normal
    with mean 0, variance 1 and the correlations of `CORRELATION`.  A score with variance 1
    and correlation 0.4 with *income*, cut at the normal quantiles of 0.4 and 0.8, decides
    on the home: 40 % rent, 40 % have a mortgage, 20 % own.  The log-odds of default are

    .. math::

        \eta = \beta_0 - 1.2\,\text{fico} + 0.85\,\text{dti} + 0.4\,\text{amount} - 0.2\,\text{income}
             - 0.45\,\text{mortgage} - 0.9\,\text{own}
             + \text{dti}\cdot\text{amount} + 1.5\,\mathbf 1\{\lvert\text{amount}\rvert > 1.2\}

    with :math:`\beta_0=-2.4447`.  With ``additive=True`` the last two terms are left out, and
    :math:`\beta_0=-1.8`.  Given the predictors, defaults are independent with probability
    :math:`1/(1+e^{-\eta})`.

    Parameters
    ----------
    n : int
        Number of loans, at least 1.
    rng : numpy.random.Generator
        Source of the random numbers.
    additive : bool
        Whether the truth has main effects only.

    Returns
    -------
    Loans
        ``x``, an (n, 6) array in the order of `PREDICTORS`, the last two columns 0 or 1;
        ``default``, an (n,) array of 0 and 1; ``probability``, the (n,) array of true
        probabilities, in (0, 1).

    Raises
    ------
    ValueError
        ``n`` is not a positive whole number, or ``rng`` is not a numpy Generator.

    References
    ----------
    The main effects and their intercept are those of problem 5 of the mock exam; the rest is
    made up here.  Hosmer, Lemeshow and Sturdivant, *Applied Logistic Regression*, 3rd ed. (2013),
    chapter 1, for the model of the defaults.

    Examples
    --------
    >>> loans = simulate_loans(1500, rng=np.random.default_rng(1))
    >>> loans.x.shape, loans.default.mean().round(2)
    ((1500, 6), np.float64(0.2))
    """
    try:
        whole = not isinstance(n, bool) and int(n) == n and n >= 1
    except (TypeError, ValueError, OverflowError):  # None, NaN, infinity
        whole = False
    if not whole:
        raise ValueError(f"n must be a positive whole number, got {n!r}")
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"rng must be a numpy Generator, got {rng!r}")
    n = int(n)
    normal = rng.normal(size=(n, 4)) @ np.linalg.cholesky(CORRELATION).T
    home = 0.4 * normal[:, 3] + np.sqrt(1 - 0.4**2) * rng.normal(size=n)
    lower, upper = special.ndtri([0.4, 0.8])
    x = np.column_stack([normal, (lower < home) & (home <= upper), home > upper])
    log_odds = INTERCEPT[additive] + x @ COEFFICIENTS
    if not additive:
        dti, amount = x[:, 1], x[:, 2]
        log_odds = log_odds + INTERACTION * dti * amount + STEP * (np.abs(amount) > FAR)
    probability = special.expit(log_odds)
    return Loans(x, (rng.random(n) < probability).astype(int), probability)
