"""A loss that gets an entry and its name in a state is drawn, and nothing else is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

import losses
from tests.tracks import check_equal
from tests.ui.lessons.helpers import printed
from ui.lessons.choosing.curves import losses as curves
from ui.lessons.choosing.curves.code import snippets
from ui.lessons.choosing.curves.numbers import amount
from ui.lessons.choosing.curves.scene import scene
from ui.lessons.choosing.curves.state import Errors
from ui.lessons.choosing.curves.view import offered
from ui.losses import LOOKS, Dial, LossLook, Worked
from ui.state import moved, number

EXPECTILE = LossLook(
    key="expectile",
    name="expectile loss",
    label="expectile",
    parameter="tau",
    dial=Dial(title="expectile τ: the price of too low", step=0.05),
    worked=(
        Worked(when="error < 0", value=r"@expectile \cdot (@error)^2"),
        Worked(value=r"@rest \cdot (@error)^2"),
    ),
    numpy="weight = np.where(error < 0, tau, 1 - tau)\n"
    "loss = weight * error**2\ngradient = 2 * weight * error",
)


def data_of(state: Errors, name: str) -> list[dict]:
    """The traces of a panel."""
    return next(each for each in scene(state).panels if each.name == name).figure[
        "data"
    ]


@dataclass(frozen=True)
class More(Errors):
    """Errors with one loss more, and a third dial."""

    curves = (*Errors.curves, "expectile")
    expectile: float = number(0.8, 0.05, 0.95)


@pytest.fixture
def state(monkeypatch) -> More:
    monkeypatch.setattr(curves, "LOOKS", LOOKS | {"expectile": EXPECTILE})
    return More(preset="errors", loss="expectile", error=2.0)


def test_it_has_its_readout_its_row_its_arithmetic_and_its_button(state):
    made = scene(state)
    value = float(losses.expectile(0, 2.0, expectile=0.8))
    assert (made.readouts[0].label, made.readouts[0].value) == (
        "Expectile loss",
        amount(value),
    )
    assert [number for each in made.arithmetic for number in each.values][:3] == [
        "0.20",
        "2.00",
        amount(value),
    ]
    rows = data_of(state, "numbers")
    table = {text for each in rows for text in each.get("text", ())}
    assert {"expectile", f"{value:.4f}"} <= table
    assert offered(state)["expectile"] == "Expectile"


def test_its_parameter_has_a_dial_between_the_ends_of_its_field(state):
    handle = scene(state).handle_of("expectile")
    assert (handle.minimum, handle.maximum, handle.step) == (0.05, 0.95, 0.05)
    assert handle.tag == "τ = 0.80"
    assert {"delta", "quantile", "expectile"} <= set(scene(state).controls())
    assert check_equal(scene, state, "expectile", moved)


def test_its_curvature_jumps_where_the_registry_says(state):
    [bends] = [
        each for each in data_of(state, "slopes") if each.get("name") == "expectile 3"
    ]
    heights = {round(each, 6) for each in bends["y"] if each is not None}
    assert heights == {0.4, 1.6}


@pytest.mark.parametrize(("name", "share"), [("values", 0.05), ("slopes", 0.1)])
def test_names_of_so_many_losses_do_not_touch(state, name, share):
    figure = next(each for each in scene(state).panels if each.name == name).figure
    low, high = figure["layout"]["yaxis"]["range"]
    names = [
        each for each in figure["data"] if each.get("name", "").startswith("name ")
    ]
    assert len(names) == len(state.shown)
    gaps = np.diff(sorted(each["y"][0] for each in names)) / (high - low)
    assert (gaps >= share - 1e-6).all()


def test_its_program_gives_its_numbers(state):
    found = [float(line) for line in printed(snippets(state)["NumPy"])]
    assert found == pytest.approx([0.8, 0.8])
