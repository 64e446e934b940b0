"""One page for all scenes: a chart is drawn on it in the place of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.driver import DESKTOP, PHONE, PROJECTOR, new_context
from tests.browser.sweep.scenes import sights
from ui.lessons.part import Part

Fault = tuple[str, ...]
"""The handle that was brought to an end, which end, what is wrong, and the words."""
STAGE = (Path(__file__).parent / "stage.js").read_text("utf-8")
OLD_PROJECTOR = {"width": 1024, "height": 768}
LAPTOP = {"width": 1366, "height": 682}
SIZES = (PHONE, DESKTOP, PROJECTOR, OLD_PROJECTOR, LAPTOP)
HEIGHTS = {size["width"]: size["height"] for size in SIZES}


@pytest.fixture(scope="session")
def stage(server: str, browser: Browser) -> Iterator[Page]:
    """A page that knows the stage of `stage.js` by that name."""
    errors = []
    page = new_context(browser).new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{server}/houses")
    page.locator(".ll[data-drawn=true]").wait_for()
    page.evaluate(f"async () => {{ {STAGE}; await makeStage(); }}")
    yield page
    page.context.close()
    assert errors == []


@pytest.fixture(scope="session")
def faults_of(stage: Page) -> Callable[..., set[Fault]]:
    """What is wrong with the texts of an example, on a screen of some width.

    `view` is "plain", "asked", "slide asked" or "slide shown".
    """

    def faults_of(part: Part, example: str, width: int, view="plain") -> set[Fault]:
        height = HEIGHTS.get(width, PHONE["height"])
        stage.set_viewport_size({"width": width, "height": height})
        found = stage.evaluate(
            "([sights, ...how]) => stage.show(JSON.parse(sights), ...how)",
            [
                _sights(part, example, view == "slide shown"),
                width == DESKTOP["width"],
                view,
            ],
        )
        return set(map(tuple, found))

    return faults_of


@cache
def _sights(part: Part, example: str, is_revealed: bool) -> str:
    shown = part.examples[example].shown if is_revealed else None
    return json.dumps(sights(part.scene, shown or part.presets[example]))
