"""`check` passes what rounds to the printed text, and nothing else."""

import numpy as np
import pytest

from helpers.checking import CheckFailed, check


@pytest.mark.parametrize(
    ("printed", "computed"),
    [
        ("0.563", 0.5634),
        ("0.563", 0.5625),  # a tie rounds either way
        ("-2.064516", -64 / 31),
        ("−2.064516", -64 / 31),  # a true minus sign
        ("-64/31", -64 / 31),
        (r"-\frac{64}{31}", -64 / 31),
        (r"480\,249", 480249),
        ("480{,}249", 480249.0),
        (r"5.88\times10^{23}", 6 * 70e9 * 1.4e12),
        (r"94.7\%", 0.947315),
        ("0.0", -0.04),
        ("0", 0.0),
        ("3", np.int64(3)),
        ("1.10", np.float64(1.1)),
        ("2.5", np.array(2.5)),
    ],
)
def test_passes_what_rounds_to_the_text(printed, computed, capsys):
    check(printed, computed)
    assert capsys.readouterr().out == f"✓ {printed}\n"


@pytest.mark.parametrize(
    ("printed", "computed"),
    [
        ("0.563", 0.56351),
        ("0.563", 0.56249),
        ("0.563", -0.563),
        ("1.10", 1.105001),
        ("-64/31", -2.0645161),  # a ratio claims to be exact
        ("6", 6.4),  # and so does a whole number
        ("0", 1e-6),
        (r"5.88\times10^{23}", 5.886e23),
        (r"94.7\%", 0.9476),
    ],
)
def test_rejects_what_does_not(printed, computed):
    with pytest.raises(CheckFailed, match="the page prints"):
        check(printed, computed)


def test_several_at_once(capsys):
    check(["0.30", "0.90"], (0.2964, 0.9036))
    assert capsys.readouterr().out == "✓ 0.30, 0.90\n"
    with pytest.raises(CheckFailed, match=r"prints 0\.91"):
        check(["0.30", "0.91"], (0.2964, 0.9036))


@pytest.mark.parametrize(
    ("printed", "computed", "message"),
    [
        ("about 3", 3.0, "printed must be a number"),
        ("", 0.0, "printed must be a number"),
        ("nan", 0.0, "printed must be a number"),
        ("1.0", float("nan"), "computed must be finite"),
        ("1.0", float("inf"), "computed must be finite"),
        ("1", True, "computed must be a real number"),
        ("1.0", "1.0", "computed must be a real number"),
        (["1.0", "2.0"], [1.0], "equally many, got 2 and 1"),
    ],
)
def test_names_what_is_wrong_with_its_arguments(printed, computed, message):
    with pytest.raises(ValueError, match=message):
        check(printed, computed)
