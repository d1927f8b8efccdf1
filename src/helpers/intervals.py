"""Confidence intervals that several chapters share, and how often they cover."""

from typing import NamedTuple

import numpy as np
from scipy import stats

__all__ = ["Interval", "binomial_coverage", "wald", "wald_for_count"]


class Interval(NamedTuple):
    """An interval ``[low, high]``, both ends included."""

    low: float
    high: float


def wald(estimate, standard_error, *, level=0.95):
    r"""Return the Wald interval around an estimate.

    .. math:: \hat\theta \pm z\,\widehat{\mathrm{se}}, \qquad z = \Phi^{-1}\bigl((1+\text{level})/2\bigr)

    so that z = 1.959964 at the default level.

    Parameters
    ----------
    estimate : float or (m,) array
        Any real number, in the unit of the parameter.
    standard_error : float or (m,) array
        Non-negative, in the same unit.
    level : float
        Nominal confidence, in (0, 1).

    Returns
    -------
    Interval
        ``low`` and ``high``, of the shape of ``estimate``.  The ends are not cut
        off at the border of the parameter space.

    Raises
    ------
    ValueError
        A standard error is negative or not finite, or the level is outside (0, 1).

    Notes
    -----
    The nominal level holds in the limit of large samples only; see
    `binomial_coverage` for what becomes of it in small ones.

    References
    ----------
    Casella and Berger, *Statistical Inference*, 2nd ed. (2002), section 10.4.1.

    Examples
    --------
    Six successes in ten trials:

    >>> low, high = wald(0.6, (0.6 * 0.4 / 10) ** 0.5)
    >>> print(round(low, 4), round(high, 4))
    0.2964 0.9036
    """
    if not 0 < level < 1:
        raise ValueError(f"level must lie strictly between 0 and 1, got {level!r}")
    estimate, error = np.asarray(estimate, float), np.asarray(standard_error, float)
    if not (np.all(np.isfinite(error)) and np.all(error >= 0)):
        raise ValueError(f"standard_error must be finite and not negative, got {standard_error!r}")
    half = stats.norm.ppf((1 + level) / 2) * error
    low, high = estimate - half, estimate + half
    return Interval(low, high) if low.ndim else Interval(float(low), float(high))


def wald_for_count(k, n):
    r"""Return the 95 % Wald interval of a probability, from ``k`` successes in ``n`` trials.

    .. math:: \hat p \pm z\,\sqrt{\hat p(1-\hat p)/n}, \qquad \hat p = k/n

    Parameters
    ----------
    k : int or (m,) array of int
        Number of successes, from 0 to ``n``.
    n : int
        Number of trials, at least 1.

    Returns
    -------
    Interval
        ``low`` and ``high``, of the shape of ``k``; a single point for 0 or ``n`` successes.

    Raises
    ------
    ValueError
        A count lies outside 0, ..., ``n``.

    References
    ----------
    Casella and Berger, *Statistical Inference*, 2nd ed. (2002), section 10.4.1.

    Examples
    --------
    >>> low, high = wald_for_count(6, 10)
    >>> print(round(low, 4), round(high, 4))
    0.2964 0.9036
    """
    k = np.asarray(k)
    if not (np.all(k >= 0) and np.all(k <= n) and n >= 1):
        raise ValueError(f"k must lie between 0 and n, and n be at least 1, got k = {k!r} and n = {n!r}")
    share = k / n
    return wald(share, np.sqrt(share * (1 - share) / n))


def binomial_coverage(interval, n, p):
    r"""Return the exact probability that an interval for a proportion covers it.

    The count has only n + 1 values, so no simulation is needed:

    .. math:: C_n(p) = \sum_{k=0}^{n} \binom nk p^k (1-p)^{n-k}\,
              \mathbf 1\{\text{low}(k) \le p \le \text{high}(k)\}.

    Parameters
    ----------
    interval : callable
        ``interval(k, n)`` returns the two ends for ``k`` successes in ``n`` trials;
        ``k`` is the array 0, 1, …, n.
    n : int
        Number of trials, at least 1.
    p : float or (m,) array
        True success probability, in [0, 1].

    Returns
    -------
    float or (m,) array
        Coverage probability, of the shape of ``p``.

    Raises
    ------
    ValueError
        ``n`` is not a positive whole number, or ``p`` leaves [0, 1].

    References
    ----------
    Brown, Cai and DasGupta, "Interval estimation for a binomial proportion",
    *Statistical Science* 16 (2001), 101-133, section 2.

    Examples
    --------
    The 95 % Wald interval at n = 10 and p = 0.6 covers in less than 90 % of samples:

    >>> print(round(binomial_coverage(wald_for_count, 10, 0.6), 6))
    0.898881
    """
    if n != int(n) or n < 1:
        raise ValueError(f"n must be a positive whole number, got {n!r}")
    p = np.asarray(p, float)
    if not (np.all(p >= 0) and np.all(p <= 1)):
        raise ValueError(f"p must lie in [0, 1], got {p!r}")
    counts = np.arange(int(n) + 1)
    low, high = interval(counts, int(n))
    column = p.reshape(-1, 1)
    covered = (np.asarray(low) <= column) & (column <= np.asarray(high))
    coverage = np.sum(stats.binom.pmf(counts, n, column) * covered, axis=1)
    return float(coverage[0]) if p.ndim == 0 else coverage
