"""Each chapter has a short way, whose stops stand in it in the order of reading."""

import re

import yaml

from content.pages import BOOK, all_pages

WAYS = yaml.safe_load((BOOK / "chapters/reference/short-ways.yml").read_text("utf8"))
CHAPTERS = {p.name.rsplit("/", 1)[-1]: p for p in all_pages() if re.match("chapters/(estimation|learning)/", p.name)}


def test_every_chapter_has_one():
    assert set(WAYS) == set(CHAPTERS) and len(WAYS) == 23
    assert all(way["read"] and way["do"] for way in WAYS.values())


def test_stops_stand_in_the_chapter():
    for name, way in WAYS.items():
        for label in (*way["read"], *way["do"]):
            assert re.search(rf"(?:label: |name: |^\(){re.escape(label)}(?:\)=)?$", CHAPTERS[name].text, re.M), label


def test_exercises_are_exercises_and_nothing_is_named_twice():
    for way in WAYS.values():
        assert all(label.startswith("exr-") for label in way["do"])
        assert not any(label.startswith("exr-") for label in way["read"])
        assert len({*way["read"], *way["do"]}) == len(way["read"]) + len(way["do"])
