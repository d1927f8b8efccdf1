"""Choosing among models by an estimated error."""

from typing import NamedTuple

import numpy as np

__all__ = ["OneStandardError", "one_standard_error"]


class OneStandardError(NamedTuple):
    """What the rule looked at and what it chose; positions count from 0."""

    best: int
    bound: float
    admissible: tuple
    chosen: int


def one_standard_error(errors, standard_errors, *, complexity):
    r"""Return the simplest model within one standard error of the best.

    With :math:`\hat m=\arg\min_m\mathrm{CV}_m`, model m is admissible if

    .. math:: \mathrm{CV}_m\le\mathrm{CV}_{\hat m}+\mathrm{SE}_{\hat m},

    and the admissible model of least complexity is chosen; equality is admissible.

    Parameters
    ----------
    errors : (m,) array
        Estimated errors, finite.
    standard_errors : float or (m,) array
        Their standard errors, not negative; only that of the best model is used, so a
        single number is taken to be that one.
    complexity : (m,) array
        Larger means more flexible, all different: a number of components, minus a penalty.

    Returns
    -------
    OneStandardError
        ``best``, ``bound``, ``admissible`` and ``chosen``.

    Raises
    ------
    ValueError
        The arrays differ in length or are empty, an error is not finite, a standard error is
        negative or not finite, or two models have the same complexity.

    References
    ----------
    Breiman, Friedman, Olshen and Stone, *Classification and Regression Trees* (1984), section 3.4.3;
    Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, 2nd ed. (2009), section 7.10.

    Examples
    --------
    Penalties 1, 4 and 9, of which the largest is the simplest model:

    >>> penalty = np.array([1, 4, 9])
    >>> rule = one_standard_error([2.5, 2.3, 2.4], 0.15, complexity=-penalty)
    >>> rule.best, round(rule.bound, 9), rule.admissible, int(penalty[rule.chosen])
    (1, 2.45, (1, 2), 9)
    """
    errors, complexity = np.asarray(errors, float), np.asarray(complexity, float)
    if errors.ndim != 1 or not errors.size or errors.shape != complexity.shape:
        raise ValueError(
            f"errors and complexity must be two lists of one length, got {errors.shape} and {complexity.shape}"
        )
    if not np.all(np.isfinite(errors)):
        raise ValueError(f"errors must be finite, got {errors!r}")
    if len(np.unique(complexity)) < len(complexity):
        raise ValueError(f"complexity must differ from model to model, got {complexity!r}")
    spread = np.asarray(standard_errors, float)
    if spread.ndim and spread.shape != errors.shape:
        raise ValueError(f"standard_errors must be one number or one per model, got {spread.shape}")
    spread = np.broadcast_to(spread, errors.shape)
    if not (np.all(np.isfinite(spread)) and np.all(spread >= 0)):
        raise ValueError(f"standard_errors must be finite and not negative, got {standard_errors!r}")
    best = int(errors.argmin())
    bound = float(errors[best] + spread[best])
    slack = 1e-12 * max(1.0, abs(bound))  # a tie in decimals is a tie
    admissible = np.flatnonzero(errors <= bound + slack)
    chosen = int(admissible[complexity[admissible].argmin()])
    return OneStandardError(best, bound, tuple(admissible.tolist()), chosen)
