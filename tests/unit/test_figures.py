"""Colours that can be read, and figures that come out the same twice."""

import io

import matplotlib
import pytest

from helpers import figures


def luminance(colour):
    def linear(c):
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ["BLUE", "ORANGE", "GREEN", "PINK"])
def test_lines_have_a_contrast_of_three_on_white(name):
    assert 1.05 / (luminance(getattr(figures, name)) + 0.05) >= 3


def test_text_has_a_contrast_of_four_and_a_half_on_white():
    assert 1.05 / (luminance(figures.INK) + 0.05) >= 4.5


def test_the_same_figure_gives_the_same_bytes():
    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    figures.house_style()

    def drawn():
        fig, ax = plt.subplots()
        ax.plot([0, 1], [1, 0], label=r"$\ell(\theta)$")
        ax.legend()
        out = io.BytesIO()
        fig.savefig(out, format="svg", metadata={"Date": None})
        plt.close(fig)
        return out.getvalue()

    assert drawn() == drawn()
