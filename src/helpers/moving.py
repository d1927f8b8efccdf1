"""Figures that a reader moves: every frame is drawn beforehand, and what frames share is kept once."""

import io
import json
import os
import re
from difflib import SequenceMatcher
from itertools import groupby

from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

__all__ = ["moving"]

MOST = 31


def moving(draw, values, *, start, label, show="{:g}".format, figsize=(5.4, 3.4)):
    """Draw a figure for each value of one parameter; on the site a slider goes through them.

    Parameters
    ----------
    draw : callable
        ``draw(fig, value)`` draws the figure for one value into an empty figure, with axis limits
        that do not depend on the value, and returns the frame's sentence: what it shows, with numbers.
    values : sequence
        2 to 31 different values, in the order of the slider.
    start : object
        The value of the frame that stands on the page, on paper and in JupyterLab.
    label : str
        What the slider is called: the parameter in words, and its letter.
    show : callable, optional
        Text of a value beside the slider.
    figsize : tuple of float, optional
        Width and height in inches; as wide as this, letters can be read on a phone.

    Returns
    -------
    dict
        The sentence of each value.

    Raises
    ------
    ValueError
        ``values`` are too few, too many or not different, ``start`` is not among them, or ``draw``
        returns no text.

    Notes
    -----
    The figure of ``start`` is displayed as SVG.  The frames go along as the plain text of the same
    output, which nobody is shown beside a drawing; the book's ``_ext/moving.py`` takes them from there.
    The layout of ``start`` is that of all frames.  A notebook that a reader has opened shows a slider
    if ipywidgets is installed.

    Examples
    --------
    >>> def draw(fig, c):
    ...     fig.subplots().plot([0, 1], [0, c])
    ...     return f"slope {c}"
    >>> moving(draw, [1, 2], start=1, label="slope")  # doctest: +SKIP
    {1: 'slope 1', 2: 'slope 2'}
    """
    values = list(values)
    if not 2 <= len(values) <= MOST or len(set(values)) < len(values):
        raise ValueError(f"values must be 2 to {MOST} different ones, got {values!r}")
    if start not in values:
        raise ValueError(f"start must be one of values, got {start!r}")
    sentences, frames = drawn(draw, values, start, figsize)
    data = {
        "label": label,
        "start": values.index(start),
        "shown": [show(value) for value in values],
        "said": list(sentences.values()),
        "parts": shared(frames),
    }
    display_frames(data, frames)
    return sentences


def drawn(draw, values, start, figsize=None):
    """The sentence of each value, and the SVG of each frame."""
    first = Figure(figsize=figsize, layout="constrained")
    draw(first, start)
    first.draw_without_rendering()
    places = [ax.get_position() for ax in first.axes]
    sentences, frames = {}, []
    for value in values:
        fig = Figure(figsize=figsize)
        sentences[value] = draw(fig, value)
        if not isinstance(sentences[value], str):
            raise ValueError(f"draw must return the sentence of the frame, got {sentences[value]!r} for {value!r}")
        sentences[value] = re.sub(r"(?<!\w)-(?=\d)", "−", sentences[value])
        for ax, place in zip(fig.axes, places, strict=True):
            ax.set_position(place)
        out = io.StringIO()
        FigureCanvasSVG(fig).print_svg(out, metadata={"Date": None})  # `savefig` would draw twice
        frames.append(shortened(out.getvalue()))
    return sentences, frames


def shortened(svg):
    """``svg`` with coordinates of two decimals, and lines as the steps from point to point."""
    svg = re.sub(r"^.*?(?=<svg)|<metadata>.*?</metadata>\s*", "", svg, flags=re.S)
    svg = re.sub(r'(?<= d=")[^"]*', lambda found: steps(found[0]), svg)
    place = re.compile(r'(?<= [xy]=")[-\d.]+|(?<=translate\()[-\d. ]+(?=\))')
    return place.sub(lambda found: " ".join(two(float(number)) for number in found[0].split()), svg)


def steps(path):
    """The data of a path; straight lines as differences of rounded points, so that no error adds up."""
    if re.search(r"[^MLz\d\s.-]", path):
        return re.sub(r"-?\d+\.\d{3,}", lambda found: two(float(found[0])), path).replace(" \n", " ")
    out, at = [], (0, 0)
    for command, x, y in re.findall(r"([ML]) (\S+) (\S+)|z", path):
        if not command:
            out.append("z")
            continue
        to = round(100 * float(x)), round(100 * float(y))
        if command == "M":
            out.append(f"M{two(to[0] / 100)} {two(to[1] / 100)}")
        else:
            out.append(f"l{two((to[0] - at[0]) / 100)} {two((to[1] - at[1]) / 100)}")
        at = to
    return "".join(out)


def two(number):
    return f"{number:.2f}".rstrip("0").rstrip(".").replace("-0", "0" if abs(number) < 0.005 else "-0")


def shared(frames):
    """The frames as a list of parts: a text that all share, or the list of each frame's own text.

    Groups are matched by their ids, texts between quotation marks by their order; a group that is
    built otherwise in some frame is a part of its own.
    """
    pieces = [re.split(r'(?=<g id=")', svg) for svg in frames]
    names = [[re.match(r'(<g id="[^"]*)?', piece)[0] for piece in own] for own in pieces]
    common = names[0]
    for own in names[1:]:
        blocks = SequenceMatcher(None, common, own, autojunk=False).get_matching_blocks()
        common = [name for block in blocks for name in common[block.a : block.a + block.size]]
    columns = []
    for texts_of, own in zip(pieces, names, strict=True):
        texts = []
        for piece, name in zip(texts_of, own, strict=True):
            if name in common:
                texts.append(piece)
            else:
                texts[-1] += piece
        columns.append(texts)
    parts = []
    for group in zip(*columns, strict=True):
        cut = [re.split(r'(?<=")|(?=")', text) for text in group]
        even = len({len(texts) for texts in cut}) == 1
        parts += zip(*cut, strict=True) if even else [group]
    merged = []
    for same, run in groupby(parts, lambda texts: len(set(texts)) == 1):
        columns = [list(texts) for texts in run]
        merged += ["".join(texts[0] for texts in columns)] if same else columns
    return merged


def display_frames(data, frames):
    from IPython.display import display

    start = data["start"]
    if os.environ.get("JPY_SESSION_NAME"):  # a notebook that a reader has opened
        try:
            import ipywidgets
        except ImportError:
            pass
        else:
            display(slider(ipywidgets, data, frames))
            return
    display({"image/svg+xml": frames[start], "text/plain": json.dumps({"moving": data})}, raw=True)


def slider(widgets, data, frames):
    options = [(shown, i) for i, shown in enumerate(data["shown"])]
    choice = widgets.SelectionSlider(options=options, value=data["start"], description=data["label"])
    choice.style.description_width = "initial"
    figure, said = widgets.HTML(), widgets.Label()

    def follow(change):
        figure.value, said.value = frames[choice.value], data["said"][choice.value]

    choice.observe(follow, "value")
    follow(None)
    return widgets.VBox([choice, said, figure])
