"""What holds for every scene there is: Tracks, handles, words, links."""

from __future__ import annotations

import math
import re

import pytest

from tests.tracks import check_equal
from ui.lessons import LESSONS
from ui.lessons.choosing.curves.table import HEAD
from ui.live_chart.scene import encode
from ui.state import from_link, moved, to_link

SCENES = {
    path or "home": (lesson.scene, lesson.presets) for path, lesson in LESSONS.items()
}


def cases():
    for path, (scene, presets) in SCENES.items():
        for name, state in presets.items():
            yield pytest.param(scene, state, id=f"{path}-{name}")


def revealed():
    for path, lesson in LESSONS.items():
        for name, state in lesson.revealed.items():
            yield pytest.param(lesson.scene, state, id=f"{path or 'home'}-{name}-shown")


each_preset = pytest.mark.parametrize(("scene", "state"), list(cases()))
each_first_sight = pytest.mark.parametrize(("scene", "state"), [*cases(), *revealed()])


@each_preset
def test_track_equals_the_scene_of_every_position(scene, state):
    made = scene(state)
    assert made.controls() or "Type" in made.sentence
    played = made.played()
    for control in dict.fromkeys(played[:1] + played[-1:]):
        positions = check_equal(scene, state, control, moved)
        assert 15 <= len(positions) <= 210


@each_first_sight
def test_handles_are_named_and_inside_their_axes(scene, state):
    made = scene(state)
    panels = {panel.name: panel.figure["layout"] for panel in made.panels}
    names = [handle.name for handle in made.handles]
    assert len(names) == len(set(names))
    for handle in made.handles:
        assert handle.label
        assert handle.text
        if made.playback and handle.name == made.playback.handle:
            assert handle.minimum <= handle.x <= handle.maximum
            continue
        layout = panels[handle.panel]
        for value, axis in zip((handle.x, handle.y), handle.axes, strict=True):
            low, high = sorted(layout[f"{axis[0]}axis{axis[1:]}"]["range"])
            assert math.isfinite(value)
            assert low <= value <= high


@each_first_sight
def test_scene_says_what_to_drag_and_describes_its_panels(scene, state):
    made = scene(state)
    assert made.sentence
    assert made.readouts[0].tone == "loss"
    assert all(panel.title and len(panel.description) > 20 for panel in made.panels)
    assert 1 <= len(made.panels) <= 3
    assert encode(made) == encode(scene(state))
    told = [panel.description for panel in made.panels]
    told += [handle.text for handle in made.handles]
    assert not [text for text in told if re.search(r"(?<!\w)-\d", text)], "a hyphen"


@pytest.mark.parametrize("path", SCENES)
def test_link_of_every_preset_brings_it_back(path):
    _, presets = SCENES[path]
    for name, state in presets.items():
        assert state.preset == name
        assert from_link(to_link(state, presets), presets) == (state, ())


@pytest.mark.parametrize("path", SCENES)
def test_every_slide_says_something_of_its_own(path):
    scene, presets = SCENES[path]
    scenes = [scene(state) for state in presets.values()]
    words = [f"{made.sentence}{made.asked}" for made in scenes]
    assert len(set(words)) == len(words)


@each_preset
def test_words_that_are_hidden_while_a_class_guesses_are_numbers(scene, state):
    traces = [trace for panel in scene(state).panels for trace in panel.figure["data"]]
    hidden = {
        text
        for trace in traces
        if trace.get("meta") == "tells_loss"
        for text in trace["text"]
        if text
    }
    others = {text for text in hidden if not re.search(r"\d|∞|NaN", text)}
    assert others <= set(HEAD), "the head of a table waits with its numbers"
