"""A wrong number, formula, cell, reference or link fails the build, and says where."""

import re

import pytest

CELL = "check('0.25', 1 / 4)"
BREAKAGES = {
    "number": (
        CELL,
        "check('0.26', 1 / 4)",
        r"\nbook/one\.md:\d+: .*the page prints 0\.26, but the cell computes 0\.25",
    ),
    "inline formula": (
        r"$\hat\theta$",
        r"$\hatt\theta$",
        r"book/one\.md:20: formula does not parse: \\hatt\\theta: .*Unknown command",
    ),
    "displayed formula": ("x = 1\n", "x = \\frac{1\n", r"one\.md:1[4-7]: .*formula does not parse"),
    "numbering of its own": (
        "x = 1\n",
        "\\begin{align} x &= 1 \\end{align}\n",
        r"one\.md:1[4-7]: .*\\begin\{align\} numbers itself",
    ),
    "cell that raises": (CELL, "1 / 0", r"\nbook/one\.md:\d+: ZeroDivisionError: division by zero"),
    "cell that warns": (
        CELL,
        "import sys; print('careful', file=sys.stderr)",
        r"stderr was found in the cell outputs",
    ),
    "reference": ("{eq}`eq-one`", "{eq}`eq-oen`", r"equation not found: eq-oen"),
    "link": ("[two](two.md)", "[two](three.md)", r"cross-reference target not found: 'three\.md'"),
}


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_breakage_fails_the_build_twice(small, breakage):
    """Twice: the second build reads only what changed, and must not pass for that."""
    old, new, message = BREAKAGES[breakage]
    small.replace("book/one.md", old, new)
    for _ in range(2):
        code, log = small.build("-W")
        assert code != 0, log
        assert re.search(message, log), log
    small.replace("book/one.md", new, old)
    code, log = small.build("-W")
    assert code == 0, log


@pytest.mark.parametrize("breakage", ["number", "inline formula", "cell that raises"])
def test_breakage_fails_without_warnings_as_errors(small, breakage):
    old, new, message = BREAKAGES[breakage]
    small.replace("book/one.md", old, new)
    code, log = small.build()
    assert code != 0 and re.search(message, log), log
