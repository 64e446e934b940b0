"""Twelve slides that say which one they are."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser.apps.lesson_of import lesson_of
from ui.live_chart.scene import Readout, Scene
from ui.page.lesson import lesson
from ui.page.session import PageSession


@dataclass(frozen=True)
class State:
    preset: str


PRESETS = {str(count): State(str(count)) for count in range(1, 13)}


def scene(state: State) -> Scene:
    """A slide with nothing but its number."""
    said = f"Slide {state.preset} of {len(PRESETS)}."
    number = Readout("number", "Number", state.preset)
    return Scene((), (), (number,), drag=said)


lesson(
    PageSession("slides", PRESETS), lesson_of("Slides", PRESETS, scene), lambda *_: None
)
