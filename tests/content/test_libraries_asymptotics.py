"""What the chapter on large samples says of libraries."""

import pytest
from scipy import stats

from content.pages import page

TEXT = page("chapters/estimation/asymptotics").text


def test_default_two_sided_binomial_test_adds_outcomes_that_are_no_more_probable():
    assert "the default of SciPy, adds up all outcomes that are at most as probable" in TEXT
    law = stats.binom(30, 0.3)
    rare = sum(law.pmf(k) for k in range(31) if law.pmf(k) <= law.pmf(4) * (1 + 1e-7))
    assert stats.binomtest(4, 30, 0.3).pvalue == pytest.approx(rare)
    assert rare < 0.05 < 2 * law.cdf(4)
