"""Cat or dog: Tracks, links and programs of many states."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from tests.tracks import check_equal
from ui.checked import agrees
from ui.lessons.cats_dogs import PART
from ui.lessons.cats_dogs.state import SquaredBeside, State
from ui.live_chart.scene import Scene, encode
from ui.state import from_link, moved, to_link

PRESETS, scene = PART.presets, PART.scene
CLASSIC = PRESETS["classic"]
VARIANTS = (
    CLASSIC,
    replace(CLASSIC, label="dog", unit="bits"),
    replace(CLASSIC, axis="logit"),
    replace(CLASSIC, label="dog", axis="logit", unit="bits"),
    PRESETS["near"],
    PRESETS["batch"],
    replace(PRESETS["batch"], reduction="sum", chosen=0, probs=(0.9, 0.0, 1.0, 0.8)),
    PRESETS["species"],
    PRESETS["soft"],
    replace(PRESETS["soft"], axis="logit", unit="bits"),
    PRESETS["three"],
    replace(PRESETS["three"], truth="fox", unit="bits", chosen=1),
    PRESETS["brier"],
    replace(PRESETS["brier"], label="dog", axis="probability"),
)


def control_cases() -> list[tuple[int, str]]:
    """Every control of every kind; of a batch the first, the last, the chosen one."""
    cases = []
    for index, state in enumerate(VARIANTS):
        controls = scene(state).controls()
        if len(controls) > 3:
            controls = (controls[0], controls[-1])
        cases += [(index, control) for control in controls]
    return cases


@pytest.mark.parametrize(("index", "control"), control_cases())
def test_track_is_the_scene_of_each_position(index, control):
    positions = check_equal(scene, VARIANTS[index], control, moved)
    assert 60 <= len(positions) <= 160


def is_inside(at: Scene) -> bool:
    panels = {panel.name: panel.figure["layout"] for panel in at.panels}
    for handle in at.handles:
        for axis, value in zip(handle.axes, (handle.x, handle.y), strict=True):
            layout = panels[handle.panel][f"{axis[0]}axis{axis[1:]}"]
            low, high = layout["range"]
            if not low <= value <= high:
                return False
    return True


@pytest.mark.parametrize("state", VARIANTS, ids=lambda state: state.preset)
def test_handles_stay_inside_their_axes(state):
    for control in scene(state).controls():
        for value in scene(state).handle_of(control).positions()[::5]:
            assert is_inside(scene(moved(state, control, value)))


@pytest.mark.parametrize("state", VARIANTS, ids=lambda state: state.preset)
def test_link_brings_the_state_back(state):
    assert from_link(to_link(state, PRESETS), PRESETS) == (state, ())


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(
    "link",
    [
        {"p": "-1e308", "target": "NaN", "chosen": "7", "label": "fox"},
        {"p": "1e308", "probs": "2,,nan", "logits": "9,-9,inf", "axis": ""},
        {"probs": "0,0,0,0,1,1,1,1", "logits": "-4,-4,4", "truth": "dog", "p": "0.7"},
        {"probs": "1,1,0,0", "chosen": "1e99", "unit": "bytes", "reduction": "none"},
    ],
)
def test_hostile_link_gives_a_scene(preset, link):
    state, _ = from_link({"preset": preset, **link}, PRESETS)
    at = scene(state)
    assert is_inside(at)
    assert encode(at)


def readout(state: State, name: str) -> str:
    return next(item.value for item in scene(state).readouts if item.name == name)


def computed_by(source: str) -> dict:
    """The names that a program has at its end."""
    names: dict = {"print": lambda *_: None}
    exec(source, names)
    return names


def shown_loss(state: State) -> float:
    text = readout(state, "loss")
    return math.inf if text == "∞" else float(text.split()[0])


def program_cases() -> list[tuple[State, str]]:
    """Every state and library, but for infinity, which scikit-learn cuts off."""
    cases = [(state, "NumPy") for state in VARIANTS]
    finite = [state for state in VARIANTS if math.isfinite(shown_loss(state))]
    return cases + [(state, "scikit-learn") for state in finite]


@pytest.mark.parametrize(("state", "library"), program_cases())
def test_program_computes_what_the_screen_shows(state, library):
    names = computed_by(PART.programs(state)[library])
    loss, shown = float(names["loss"]), readout(state, "loss").split()[0]
    assert loss == math.inf if shown == "∞" else agrees(shown, loss)
    if isinstance(state, SquaredBeside):
        assert agrees(readout(state, "brier"), float(names["brier"]))


def test_programs_at_zero():
    programs = PART.programs(replace(CLASSIC, p=0.0))
    assert computed_by(programs["NumPy"])["loss"] == math.inf
    assert 36 < computed_by(programs["scikit-learn"])["loss"] < 36.1
