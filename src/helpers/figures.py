"""One look for every figure: reproducible SVG, readable on a light and a dark page."""

import matplotlib as mpl

__all__ = ["BLUE", "GREEN", "INK", "ORANGE", "PINK", "house_style"]

# Okabe and Ito's palette, which colour-blind readers can tell apart; each colour
# has a contrast of at least 3 : 1 on white, and dashes or markers go with it.
BLUE, ORANGE, GREEN, PINK = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
INK = "#333333"


def house_style():
    """Set matplotlib up for the book; call it once, in a page's first cell.

    Figures are SVG without a date and with fixed internal names, so that two
    builds of a page give the same bytes.  They have no ground of their own: a
    dark page turns their colours round and keeps the hues, so that lines and
    text keep their contrast.

    Examples
    --------
    >>> house_style()
    >>> mpl.rcParams["axes.facecolor"]
    'none'
    """
    from matplotlib_inline.backend_inline import set_matplotlib_formats

    set_matplotlib_formats("svg", metadata={"Date": None}, bbox_inches="tight")
    mpl.rcdefaults()  # whatever the builder has set up
    mpl.rcParams.update(
        {
            "svg.hashsalt": "estimation-and-learning",
            "svg.fonttype": "path",
            "figure.figsize": (6.4, 3.4),
            "figure.facecolor": "none",
            "savefig.facecolor": "none",
            "axes.facecolor": "none",
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.edgecolor": INK,
            "axes.labelcolor": INK,
            "axes.titlesize": "medium",
            "axes.prop_cycle": mpl.cycler(color=[BLUE, ORANGE, GREEN, PINK], linestyle=["-", "--", "-.", ":"]),
            "text.color": INK,
            "xtick.color": INK,
            "ytick.color": INK,
            "font.size": 11,
            "axes.labelsize": 12,
            "lines.linewidth": 2,
            "legend.frameon": False,
            "mathtext.fontset": "dejavusans",
        }
    )
