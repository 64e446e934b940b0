"""What a chart shows, as names for the expressions of a question's `look`."""

from __future__ import annotations

import math
from functools import lru_cache

from tests.amounts import numbers
from ui.links import shown_by
from ui.live_chart.scene import Scene
from ui.state import moved


def readings(link: str) -> dict[str, object]:
    """The functions that read the chart of a link, as it opens or after a drag.

    `readout("loss")` is the number of a readout, `readout("loss", "p", 0.9)` the same
    after the handle of `p` was dragged to 0.9. `number=1` is the second of several.
    """

    def readout(name: str, control="", value=0.0, *, number=0) -> float:
        return numbers(_readout(link, name, control, value).value)[number]

    def note(name: str, number=0, control="", value=0.0) -> float:
        return numbers(_readout(link, name, control, value).note)[number]

    def handle(control: str) -> float:
        return _scene(link, "", 0.0).handle_of(control).value

    def arithmetic(place: int) -> float:
        values = [
            text for term in _scene(link, "", 0.0).arithmetic for text in term.values
        ]
        return numbers(values[place])[0]

    return {
        "readout": readout,
        "note": note,
        "handle": handle,
        "arithmetic": arithmetic,
        "exp": math.exp,
    }


def texts_of(scene: Scene) -> tuple[str, ...]:
    """All that a chart says in words and numbers."""
    return (
        scene.sentence,
        *(f"{each.label} {each.value}" for each in scene.readouts),
        *(each.note for each in scene.readouts),
        *(f"{each.title} {each.description}" for each in scene.panels),
        *(f"{each.label} {each.text} {each.tag}" for each in scene.handles),
        *(text for term in scene.arithmetic for text in term.values),
    )


def words_of(link: str) -> str:
    """All that the chart of a link says in words and numbers."""
    return " ".join(texts_of(scene_of_link(link)))


def scene_of_link(link: str) -> Scene:
    """The chart of a link as it opens."""
    return _scene(link, "", 0.0)


def _readout(link: str, name: str, control: str, value: float):
    return next(
        each for each in _scene(link, control, value).readouts if each.name == name
    )


@lru_cache(maxsize=512)
def _scene(link: str, control: str, value: float) -> Scene:
    shown = shown_by(link)
    scene = shown.scene_of(shown.state)
    if not control:
        return scene
    assert value in scene.handle_of(control).positions(), f"{control} at {value}"
    return shown.scene_of(moved(shown.state, control, value))
