"""What the chapter on the bootstrap says of libraries."""

import numpy as np
import pytest
from scipy import stats

from content.pages import page

TEXT = page("chapters/estimation/bootstrap").text


def test_numpy_interpolates_by_default():
    assert "`numpy.percentile` interpolates between simulated values by default" in TEXT
    assert np.percentile([0, 1], 30) == pytest.approx(0.3)


def test_two_sided_permutation_test_doubles_the_smaller_tail():
    assert "`scipy.stats.permutation_test` doubles the smaller tail" in TEXT

    def gap(x, y, axis):
        return np.mean(x, axis=axis) - np.mean(y, axis=axis)

    groups = [12, 15, 19], [8, 9, 10, 13]
    both, one = (
        stats.permutation_test(groups, gap, vectorized=True, alternative=side).pvalue
        for side in ("two-sided", "greater")
    )
    assert (both, one) == pytest.approx((4 / 35, 2 / 35))
