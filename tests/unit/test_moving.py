"""Frames of a figure that moves: put together again they are what was drawn."""

import json
import math
import re

import pytest

from helpers import moving as module
from helpers.figures import house_style
from helpers.moving import moving


def curve(fig, height):
    ax = fig.subplots()
    ax.plot([k / 10 for k in range(11)], [height * math.sin(k / 3) for k in range(11)])
    ax.set(ylim=(-2, 2), xlabel="$x$")
    return f"height {height}"


def shifting(fig, height):
    """Another number of lines, of points and of letters in some frames."""
    ax, other = fig.subplots(1, 2)
    ax.plot(range(height + 2), [height] * (height + 2))
    for k in range(height % 2):
        ax.plot(k, k, "o")
    ax.set_title(f"height {height * 7}")
    other.bar(range(height + 1), 1)
    other.text(0.5, 0.5, "here" if height == 2 else "")
    return f"height {height}"


@pytest.fixture(autouse=True)
def house():
    house_style()


def assembled(parts, i):
    """What moving.js does."""
    return "".join(part if isinstance(part, str) else part[i] for part in parts)


@pytest.mark.parametrize("draw", [curve, shifting])
@pytest.mark.parametrize("values", [[1, 2], [3, 2, 1, 4, 0]])
def test_shared_and_own_parts_give_every_frame(draw, values):
    _, frames = module.drawn(draw, values, values[0])
    parts = module.shared(frames)
    assert [assembled(parts, i) for i in range(len(values))] == frames
    assert len(set(frames)) == len(values)


def test_what_does_not_change_is_kept_once():
    _, frames = module.drawn(curve, [1, 2, 3], 1)
    own = [part for part in module.shared(frames) if not isinstance(part, str)]
    assert len(own) == 1 and all(part.startswith("M") for part in own[0]), "the data of one line"


def test_two_runs_give_the_same_bytes():
    assert module.drawn(shifting, [1, 2], 2) == module.drawn(shifting, [1, 2], 2)


def test_all_frames_have_the_layout_of_the_first():
    _, frames = module.drawn(lambda fig, k: curve(fig, k) + (fig.axes[0].set_ylabel("y" * k) and ""), [1, 9], 1)
    axes = [re.search(r'<g id="patch_2">\s*<path d="([^"]*)', svg)[1] for svg in frames]
    assert axes[0] == axes[1]


def test_steps_lead_to_the_rounded_points():
    """No error adds up on the way, and a closed part does not take the next with it."""
    points = [(k * 0.333333, -k * 0.777777) for k in range(400)]
    path = "M 0 0 \nL 1 1 \nz\n" + "".join(f"{'L' if k else 'M'} {x:.6f} {y:.6f} \n" for k, (x, y) in enumerate(points))
    first, second = module.steps(path).split("z")
    assert first == "M0 0l1 1"
    x, y = 0.0, 0.0
    for k, step in enumerate(re.split("[Ml]", second)[1:]):
        dx, dy = map(float, step.split())
        x, y = x + dx, y + dy
        assert abs(x - points[k][0]) <= 0.00501 and abs(y - points[k][1]) <= 0.00501
    assert k == 399


def test_curves_are_rounded_only():
    assert module.steps("M 0.123456 1 \nC 1.999999 2 3 4 5 6 \nz\n") == "M 0.12 1 C 2 2 3 4 5 6 z\n"


def test_the_drawing_goes_out_with_the_frames_as_plain_text(monkeypatch):
    shown = []
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    assert moving(curve, [1, 2], start=2, label="height h") == {1: "height 1", 2: "height 2"}
    data = json.loads(shown[0]["text/plain"])["moving"]
    assert assembled(data["parts"], 1) == shown[0]["image/svg+xml"]
    assert (data["label"], data["start"], data["shown"], data["said"]) == (
        "height h",
        1,
        ["1", "2"],
        ["height 1", "height 2"],
    )


@pytest.mark.parametrize(
    ("values", "start", "said"),
    [([1], 1, "2 to 31"), ([1, 1], 1, "different"), (range(40), 1, "2 to 31"), ([1, 2], 3, "start must be one of")],
)
def test_bad_values_are_named(values, start, said):
    with pytest.raises(ValueError, match=said):
        moving(curve, values, start=start, label="h")


def test_a_frame_without_a_sentence_is_refused():
    with pytest.raises(ValueError, match="draw must return the sentence"):
        moving(lambda fig, value: None, [1, 2], start=1, label="h")
