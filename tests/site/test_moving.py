"""Figures that move: by keys, in both browsers, from a folder, without a script, on paper; light to load."""

import gzip
import json
import re
from pathlib import Path

import pytest

from content.pages import all_pages

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "book/_build/html"
CELL = re.compile(r"\bmoving\(")
QUESTION = "**Before you move it.** "
SEEN = "{dropdown} What you should have seen"


def figures():
    """Each figure that moves: its page, and its cell."""
    return [(page, cell) for page in all_pages() for cell in page.cells if CELL.search(cell.code)]


FIGURES = figures()
NAMES = [cell.options["mystnb"]["figure"]["name"] for _, cell in FIGURES]
by_figure = pytest.mark.parametrize(("page", "cell"), FIGURES, ids=NAMES)
FIRST, FIRST_NAME = FIGURES[0][0].name + ".html", NAMES[0]


def data_of(name):
    text = (SITE / f"_moving/{name}.js").read_text("utf8")
    return json.loads(text.removeprefix(f'self.MOVING("{name}",').removesuffix(");\n"))


@by_figure
def test_a_question_before_it_and_what_one_should_have_seen_behind_it(page, cell):
    before = page.lines(1, cell.line - 1).rstrip().splitlines()
    assert before[-1].startswith(QUESTION) and before[-1].endswith("?"), f"line {cell.line}: a question comes first"
    behind = page.text[page.text.index(f"name: {cell.options['mystnb']['figure']['name']}") :]
    box, checks = behind.split("```\n", 2)[1], behind.split("```\n", 3)[1:3]
    assert box.lstrip().startswith(f":::{SEEN}"), f"line {cell.line}: a closed box comes after it"
    assert "check(" in "".join(checks), f"line {cell.line}: a cell behind it checks its numbers"


@by_figure
def test_text_and_an_exercise_use_it(page, cell):
    name = cell.options["mystnb"]["figure"]["name"]
    places = "".join(exercise.body for exercise in page.exercises)
    assert f"{{numref}}`{name}`" in places, "an exercise uses it"


@by_figure
def test_two_frames_are_checked(page, cell):
    """At least two of the sentences have a number that the page checks."""
    name = cell.options["mystnb"]["figure"]["name"]
    sentences = set(data_of(name)["said"])
    numbers = {text for text in page.checked if isinstance(text, str)}
    assert sum(bool(set(re.findall(r"\d+(?:\.\d+)?", said)) & numbers) for said in sentences) >= 2


@by_figure
def test_it_is_light_and_each_frame_differs(page, cell):
    name = cell.options["mystnb"]["figure"]["name"]
    assert len(gzip.compress((SITE / f"_moving/{name}.js").read_bytes())) <= 40_000
    data = data_of(name)
    assert len(data["said"]) == len(data["shown"]) == len(set(data["shown"])) <= 31
    assert all(isinstance(part, str) or len(part) == len(data["said"]) for part in data["parts"])
    assert any(not isinstance(part, str) for part in data["parts"])


def test_the_script_is_small():
    assert (SITE / "_static/moving.js").stat().st_size <= 3_000


def drawn(page, name):
    return page.evaluate(
        """async (name) => { const figure = document.getElementById(name), image = figure.querySelector("img");
        image.loading = "eager";
        await image.decode();
        return [image.src, figure.querySelector("output").textContent, figure.querySelector(".at").textContent,
                figure.querySelector("input").getAttribute("aria-valuetext"), image.naturalWidth]; }""",
        name,
    )


def walk(page, name):
    """Through all frames by keys; what was seen, and what should have been."""
    data = data_of(name)
    page.locator(f"#{name} input").focus()
    page.keyboard.press("Home")
    seen = []
    for i in range(len(data["said"])):
        page.wait_for_function(
            "([name, text]) => document.querySelector(`#${name} .at`).textContent === text",
            arg=[name, data["shown"][i]],
        )
        seen.append(drawn(page, name))
        page.keyboard.press("ArrowRight")
    return data, seen


@pytest.mark.parametrize(("page", "name"), [(p.name + ".html", n) for (p, _), n in zip(FIGURES, NAMES, strict=True)])
def test_keys_change_figure_and_sentence(open_page, page, name):
    opened = open_page(page)
    first = drawn(opened, name)
    data, seen = walk(opened, name)
    assert [look[1] for look in seen] == [look[3] for look in seen] == data["said"]
    assert first[1] in data["said"] and first[0] in [look[0] for look in seen], "the frame of the page comes back"
    assert len({look[0] for look in seen}) == len(seen) and {look[4] for look in seen} == {first[4]}
    assert opened.faults == []


def test_from_a_folder(chrome):
    page = chrome.new_page()
    page.goto((SITE / FIRST).as_uri())
    data, seen = walk(page, FIRST_NAME)
    assert [look[1] for look in seen] == data["said"] and len({look[0] for look in seen}) == len(seen)
    page.close()


def test_without_the_file_the_figure_stays(chrome):
    page = chrome.new_page()
    page.route("**/_moving/*", lambda route: route.abort())
    page.goto((SITE / FIRST).as_uri())
    first = drawn(page, FIRST_NAME)
    page.locator(f"#{FIRST_NAME} input").press("ArrowLeft")
    page.wait_for_function("() => document.querySelector('#said').textContent")
    assert drawn(page, FIRST_NAME) == first
    assert page.evaluate(f"document.querySelector('#{FIRST_NAME} input').value") == page.locator(
        f"#{FIRST_NAME} input"
    ).get_attribute("value")
    page.close()


def test_without_script_and_on_paper_it_is_a_figure_with_its_sentence(open_page):
    for page in (open_page(FIRST, java_script_enabled=False), open_page(FIRST)):
        page.emulate_media(media="screen" if page.locator("[data-script]").count() == 0 else "print")
        figure = page.locator(f"#{FIRST_NAME}")
        assert figure.locator("input").is_hidden() and figure.locator(".at").is_hidden()
        assert figure.locator("img").is_visible() and figure.locator("figcaption").is_visible()
        assert figure.locator("output").inner_text() in data_of(FIRST_NAME)["said"]


def test_data_are_loaded_when_the_figure_is_near(open_page):
    page = open_page(FIRST)
    names = "performance.getEntriesByType('resource').map((e) => e.name).filter((n) => n.includes('_moving/'))"
    assert page.evaluate(names) == []
    page.locator(f"#{FIRST_NAME}").scroll_into_view_if_needed()
    page.wait_for_function(f"() => {names}.length")


def test_firefox_moves_it_too(firefox, address):
    firefox.open(address + FIRST)
    data = data_of(FIRST_NAME)
    firefox.ask(f"document.querySelector('#{FIRST_NAME} input').focus()")
    start = firefox.ask(f"document.querySelector('#{FIRST_NAME} input').valueAsNumber")
    firefox.press("\ue012")  # left
    look = f"""(async () => {{ const figure = document.getElementById("{FIRST_NAME}");
      for (let i = 0; i < 50 && !figure.querySelector("img").src.startsWith("data:"); i++)
        await new Promise((done) => setTimeout(done, 100));
      await figure.querySelector("img").decode();
      return [figure.querySelector("output").textContent, figure.querySelector("img").naturalWidth > 0]; }})()"""
    assert firefox.ask(look) == [data["said"][start - 1], True]
    assert firefox.faults == []
