import numpy as np
import pytest

from helpers.selection import one_standard_error

ERRORS = [0.31, 0.27, 0.25, 0.26, 0.29]


def test_simplest_within_one_standard_error():
    rule = one_standard_error(ERRORS, [0.01, 0.09, 0.02, 0.01, 0.01], complexity=[1, 2, 3, 4, 5])
    assert rule == (2, 0.27, (1, 2, 3), 1)


def test_direction_of_complexity_decides():
    penalty = np.array([1, 2, 3, 4, 5])
    rule = one_standard_error(ERRORS, 0.02, complexity=-penalty)
    assert penalty[rule.chosen] == 4


def test_standard_error_is_the_one_at_the_minimum():
    """The usual slip takes each model's own standard error; here that admits another model."""
    spread = np.array([0.06, 0.05, 0.01, 0.01, 0.01])
    slip = min(m for m in range(5) if ERRORS[m] - spread[m] <= min(ERRORS))
    rule = one_standard_error(ERRORS, spread, complexity=range(5))
    assert slip == 0 and rule.chosen == 2


def test_not_the_nearest_from_outside_and_not_the_minimum():
    rule = one_standard_error([9.40, 8.55, 8.51], 0.80, complexity=[2, 3, 4])
    assert (rule.best, rule.chosen) == (2, 1)


def test_zero_standard_error_keeps_the_minimum():
    assert one_standard_error(ERRORS, 0, complexity=range(5)).chosen == 2


@pytest.mark.parametrize(
    ("errors", "spread", "complexity", "message"),
    [
        ([], 0.1, [], "errors and complexity"),
        ([1, 2], 0.1, [1], "errors and complexity"),
        ([1, np.nan], 0.1, [1, 2], "errors must be finite"),
        ([1, 2], -0.1, [1, 2], "standard_errors must be finite and not negative"),
        ([1, 2], [0.1, 0.1, 0.1], [1, 2], "standard_errors must be one number or one per model"),
        ([1, 2], 0.1, [1, 1], "complexity must differ"),
    ],
)
def test_bad_input_is_named(errors, spread, complexity, message):
    with pytest.raises(ValueError, match=message):
        one_standard_error(errors, spread, complexity=complexity)
