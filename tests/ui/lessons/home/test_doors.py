"""The doors of the first page: each leads somewhere and has its drawing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from ui.lessons.home.doors import WAY as DOORS
from ui.served.assets import _names, _text, drawn, version
from ui.theme import THEMES

ROOT = Path(__file__).parents[4]
DRAWINGS = ROOT / "ui" / "lessons" / "home" / "drawings"


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.title)
def test_door_leads_to_a_page(door):
    assert (ROOT / "pages" / door.page).is_file()


def test_every_drawing_is_on_a_door():
    assert sorted(door.drawing for door in DOORS) == sorted(
        path.stem for path in DRAWINGS.iterdir()
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.title)
def test_door_names_a_drawing_that_is_served(door, theme):
    address = re.search(rf"--{theme}:url\(assets/(\w+)/([\w.-]+)\)", door.html)
    assert address[1] == version()
    assert address[2] in _names()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.title)
def test_drawing_is_an_image_that_needs_nothing_else(door, theme):
    svg = _text(f"{door.drawing}-{theme}.svg")
    root = ElementTree.fromstring(svg)
    assert "var(" not in svg
    pictures = root.iter("{http://www.w3.org/2000/svg}image")
    assert all(each.get("href").startswith("data:image/svg+xml") for each in pictures)


def test_drawing_has_the_colours_of_its_theme():
    light, dark = (_text(f"houses-{theme}.svg") for theme in THEMES)
    assert THEMES["light"]["handle"] in light
    assert THEMES["dark"]["handle"] in dark
    assert light != dark


def test_a_colour_that_no_theme_has_is_an_error():
    with pytest.raises(KeyError, match="pink"):
        drawn('<path fill="var(--ll-pink)"/>', THEMES["light"], str)
