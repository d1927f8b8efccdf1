"""The ideal bootstrap: every resample, exactly."""

from itertools import combinations_with_replacement
from math import comb, factorial

import numpy as np

__all__ = ["DiscreteDistribution", "bootstrap_median", "ideal_bootstrap"]

_MOST = 10  # observations that `ideal_bootstrap` accepts: 92 378 distinct resamples
_TIE = 1e-10  # values closer than this, in units of the largest, are one value


class DiscreteDistribution:
    """A distribution on finitely many values.

    Parameters
    ----------
    values : (k,) array
        The values, in any order; equal ones are merged.
    probabilities : (k,) array
        Not negative, with sum 1.

    Attributes
    ----------
    values, probabilities : arrays
        The different values in increasing order, and the probability of each.

    Raises
    ------
    ValueError
        The arrays differ in length, or the probabilities are none.

    Examples
    --------
    >>> law = DiscreteDistribution([3, 1, 3], [0.25, 0.5, 0.25])
    >>> law.values.tolist(), law.probabilities.tolist()
    ([1.0, 3.0], [0.5, 0.5])
    >>> law.mean(), law.std(), law.cdf(2.9), law.quantile(0.5)
    (2.0, 1.0, 0.5, 1.0)
    """

    def __init__(self, values, probabilities):
        values, probabilities = np.asarray(values, float), np.asarray(probabilities, float)
        if values.ndim != 1 or values.shape != probabilities.shape or not values.size:
            raise ValueError(f"values and probabilities must be two lists of one length, got {values.shape} "
                             f"and {probabilities.shape}")  # fmt: skip
        if not (np.all(probabilities >= 0) and abs(probabilities.sum() - 1) < 1e-9):
            raise ValueError(f"probabilities must not be negative and must sum to 1, got {probabilities!r}")
        order = np.argsort(values)
        values, probabilities = values[order], probabilities[order]
        self._slack = _TIE * max(1e-300, np.abs(values).max())
        first = np.concatenate([[True], np.diff(values) > self._slack])
        self.values = values[first]
        self.probabilities = np.add.reduceat(probabilities, np.flatnonzero(first))

    def mean(self):
        """Mean of the distribution."""
        return float(self.values @ self.probabilities)

    def std(self):
        """Standard deviation; for a bootstrap law this is the ideal bootstrap standard error."""
        return float(np.sqrt((self.values - self.mean()) ** 2 @ self.probabilities))

    def cdf(self, t):
        """Probability of a value of at most ``t``."""
        return float(self.probabilities[self.values <= t + self._slack].sum())

    def quantile(self, q):
        """Smallest value whose distribution function is at least ``q``, for ``q`` in (0, 1)."""
        if not 0 < q < 1:
            raise ValueError(f"q must lie strictly between 0 and 1, got {q!r}")
        return float(self.values[np.argmax(np.cumsum(self.probabilities) >= q - 1e-12)])


def bootstrap_median(data):
    r"""Return the exact law of the median of a bootstrap resample.

    With :math:`G_m(i)=\sum_{l\ge m}\binom nl(\tfrac in)^l(1-\tfrac in)^{n-l}` and, for even n = 2m,
    :math:`a_i=i^m-(i-1)^m`, the index of the median has

    .. math::
        n=2m-1:&\quad \operatorname P(I_{(m)}=i)=G_m(i)-G_m(i-1),\\
        n=2m:&\quad \operatorname P(I_{(m)}=i,\,I_{(m+1)}=j)=\binom nm a_i\,a_{n+1-j}\,n^{-n},\quad i<j,\\
        &\quad \operatorname P(I_{(m)}=I_{(m+1)}=i)=G_m(i)-G_m(i-1)-\binom nm a_i\,(n-i)^m\,n^{-n},

    and for even n the median is the mean of the two middle values.

    Parameters
    ----------
    data : (n,) array
        Any finite numbers, ties allowed, n at most 300.

    Returns
    -------
    DiscreteDistribution
        Probabilities are computed in whole numbers and rounded once.

    Raises
    ------
    ValueError
        ``data`` is empty, not one row, too long or not finite.

    References
    ----------
    Efron, "Bootstrap methods: another look at the jackknife", *Annals of Statistics* 7 (1979),
    1-26, section 3, for odd n.

    Examples
    --------
    The median of three values is the middle one of a resample in 13 of 27 cases:

    >>> (27 * bootstrap_median([2, 3, 7]).probabilities).round(9).tolist()
    [7.0, 13.0, 7.0]
    """
    data = np.sort(_row(data, most=300))
    n = len(data)
    m = (n + 1) // 2

    def at_least(i):  # n^n P(at least m of n draws are among the i smallest)
        return sum(comb(n, k) * i**k * (n - i) ** (n - k) for k in range(m, n + 1))

    middle = [at_least(i) - at_least(i - 1) for i in range(1, n + 1)]
    if n % 2:
        return DiscreteDistribution(data, [count / n**n for count in middle])
    values, counts = [], []
    step = [i**m - (i - 1) ** m for i in range(1, n + 1)]
    for i in range(1, n + 1):
        for j in range(i, n + 1):
            values.append((data[i - 1] + data[j - 1]) / 2)
            if i == j:
                counts.append(middle[i - 1] - comb(n, m) * step[i - 1] * (n - i) ** m)
            else:
                counts.append(comb(n, m) * step[i - 1] * step[n - j])
    return DiscreteDistribution(values, [count / n**n for count in counts])


def ideal_bootstrap(data, statistic):
    r"""Return the exact law of a statistic of a bootstrap resample, by listing all resamples.

    The resample that takes observation i exactly :math:`k_i` times has probability
    :math:`n!/(k_1!\cdots k_n!)\,n^{-n}`, and there are :math:`\binom{2n-1}{n}` of them.

    Parameters
    ----------
    data : (n,) array
        Any finite numbers, n at most 10.
    statistic : callable
        ``statistic(resamples, axis=1)`` for an array of shape (number of resamples, n), such as
        `numpy.mean`; it must not depend on the order of the observations.

    Returns
    -------
    DiscreteDistribution

    Raises
    ------
    ValueError
        ``data`` is empty, not one row, longer than 10 or not finite.

    References
    ----------
    Efron and Tibshirani, *An Introduction to the Bootstrap* (1993), section 6.2.

    Examples
    --------
    The ideal standard error of a mean is the root of the variance, with divisor n, over n:

    >>> data = [2.0, 3.0, 7.0]
    >>> law = ideal_bootstrap(data, np.mean)
    >>> print(round(law.std(), 6), round((np.var(data) / 3) ** 0.5, 6))
    1.247219 1.247219
    """
    data = _row(data, most=_MOST)
    n = len(data)
    index = np.array(list(combinations_with_replacement(range(n), n)))
    counts = (index[:, :, None] == np.arange(n)).sum(axis=1)
    ways = factorial(n) / np.array([float(factorial(k)) for k in range(n + 1)])[counts].prod(axis=1)
    return DiscreteDistribution(statistic(data[index], axis=1), ways / n**n)


def _row(data, most=np.inf):
    data = np.asarray(data, float)
    if data.ndim != 1 or not 1 <= data.size <= most:
        limit = "" if most == np.inf else f" and at most {most}"
        raise ValueError(f"data must be one row of at least 1{limit} numbers, got the shape {data.shape}")
    if not np.all(np.isfinite(data)):
        raise ValueError(f"data must be finite, got {data!r}")
    return data
