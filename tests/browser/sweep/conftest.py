"""One page for all scenes: a chart is drawn on it in the place of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.driver import DESKTOP, PHONE, PROJECTOR, new_context
from tests.browser.sweep.scenes import sights
from ui.lessons.part import Part

Fault = tuple[str, ...]
"""The handle that was brought to an end, which end, what is wrong, and the words."""
STAGE = (Path(__file__).parent / "stage.js").read_text("utf-8")
HEIGHTS = {size["width"]: size["height"] for size in (PHONE, DESKTOP, PROJECTOR)}


@pytest.fixture(scope="session")
def faults_of(
    server: str, browser: Browser
) -> Iterator[Callable[[Part, str, int], set[Fault]]]:
    """What is wrong with the texts of an example, on a screen of some width."""
    errors = []
    page = new_context(browser).new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{server}/houses")
    page.locator(".ll[data-drawn=true]").wait_for()
    page.evaluate(f"async () => {{ {STAGE}; await makeStage(); }}")

    def faults_of(part: Part, example: str, width: int) -> set[Fault]:
        height = HEIGHTS.get(width, PHONE["height"])
        page.set_viewport_size({"width": width, "height": height})
        found = page.evaluate(
            "([sights, isTaken]) => stage.show(JSON.parse(sights), isTaken)",
            [_sights(part, example), width == DESKTOP["width"]],
        )
        return set(map(tuple, found))

    yield faults_of
    page.context.close()
    assert errors == []


@cache
def _sights(part: Part, example: str) -> str:
    return json.dumps(sights(part.scene, part.presets[example]))
