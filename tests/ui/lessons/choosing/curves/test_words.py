"""The part "Curves": its programs, and what its words say."""

from __future__ import annotations

import dataclasses
import math
import re

import pytest

import losses
from tests.ui.lessons.helpers import printed, state_of
from ui.lessons.choosing.curves import PART
from ui.lessons.choosing.curves.losses import Curve, row
from ui.lessons.choosing.curves.state import State
from ui.lessons.choosing.curves.view import look
from ui.links import shown_by
from ui.numbers import tied
from ui.state import moved

PRESETS, scene = PART.presets, PART.scene


def every_loss():
    for name, preset in PRESETS.items():
        for loss in preset.curves:
            state = dataclasses.replace(preset, loss=loss)
            yield pytest.param(state, id=f"{name}-{loss}")


PRESETS_SENTENCES = " ".join(scene(state).sentence for state in PRESETS.values())
each_loss = pytest.mark.parametrize("state", list(every_loss()))


def flat() -> str:
    """What is written under the chart, in one line."""
    says = (example.say for example in PART.examples.values())
    return " ".join(" ".join([PART.explanation, *says]).split())


def places(state: State):
    low, high = state.reach
    for share in (0.13, 0.37, 0.81):
        yield moved(state, state.control, round(low + share * (high - low), 2))


@each_loss
@pytest.mark.parametrize("library", ["NumPy", "scikit-learn"])
def test_program_gives_the_number_on_the_screen(state, library):
    for at in places(state):
        said = [float(line) for line in printed(PART.programs(at)[library])]
        here = row(look(at).curve, at.x)
        assert said == pytest.approx([here.value, here.slope][: len(said)], rel=1e-6)


def test_losses_reach_infinity_in_the_program_as_on_the_screen():
    state = state_of(PART, "probability", p=0.0)
    assert float(printed(PART.programs(state)["NumPy"])[0]) == math.inf


def test_links_of_the_three_slopes_show_the_last_row():
    fold = next(text for title, text in PART.folds.items() if title.startswith("Sure"))
    shown = []
    for link in re.findall(r"^\[\d\]: (\S+)$", fold, re.MULTILINE):
        scene_of, state, notices = shown_by(link)
        assert notices == ()
        gradient = next(
            each for each in scene_of(state).readouts if each.name == "gradient"
        )
        shown.append((state.x, gradient.value.removeprefix("−")))
    assert shown == [(2.5, "1"), (-5.0, "0.0132"), (-5.0, "0.993")]


def test_program_without_a_metric_says_so():
    states = (
        state_of(PART, "honest", loss="focal"),
        state_of(PART, "errors", loss="huber"),
    )
    for state in states:
        assert "# scikit-learn has no metric" in PART.programs(state)["scikit-learn"]
    assert "no metric" not in PART.programs(PRESETS["errors"])["scikit-learn"]


def test_natural_logarithm_is_said_once():
    written = PART.explanation + "".join(PART.folds.values())
    assert written.count("natural logarithm") == 1


def test_catch_twice_a_loss_is_the_same_loss():
    """So neither heights nor slopes of two losses rank anything; the shape does."""
    half, whole = (
        losses.REGISTRY["half_squared_error"],
        losses.REGISTRY["squared_error"],
    )
    for error in (0.5, 2.0):
        for two in ("value", "gradient", "curvature"):
            assert getattr(whole, two)(0, error) == 2 * getattr(half, two)(0, error)
    assert "Twice a loss has the same best answer, and twice the slope" in flat()
    far, near = losses.squared_error_gradient([0, 0], [2.0, 0.5])
    assert far / near == 4
    assert "four times the miss, four times the slope" in flat()


def test_nobody_is_told_to_judge_a_loss_by_the_size_of_its_slope():
    said = flat() + PRESETS_SENTENCES
    for wrong in ("by slope and curvature", "how steep it is, training feels"):
        assert wrong not in said
    assert "judge a loss by its shape" in said


def test_units_in_the_words_are_those_of_the_readouts():
    """Log-cosh takes the logarithm of no probability, so it is in no nats."""
    assert "Log-cosh has no probability in it" in flat()
    for preset in PRESETS.values():
        for loss in preset.curves:
            state = dataclasses.replace(preset, loss=loss)
            spec = look(state).curve.spec
            readouts = {each.name: each for each in scene(state).readouts}
            note = readouts["loss"].note.partition(";")[0]
            if note in ("nats", "bits"):
                assert spec.unit == note
            is_surprise = spec.unit in ("nats", "bits")
            assert is_surprise == (note in ("nats", "bits"))


def test_temperature_promises_the_lowest_loss_and_no_more():
    fold = PART.folds["What temperature does"]
    assert tied("70 %") not in fold
    assert "One number cannot mend every probability" in fold
    assert "everywhere alike" in PART.examples["temperature"].say


def test_temperature_divides_the_slope_of_another_place():
    """Not the slope beside it on the screen, that of T = 1 at the same logit."""
    fold = " ".join(PART.folds["What temperature does"].split())
    state = PRESETS["temperature"]
    plain = {z: row(Curve("untempered"), z) for z in (state.z, state.z / 2)}
    tempered = row(look(state).curves[1], state.z)
    assert state.temperature == 2
    near, there = plain.values()
    assert tempered.slope == pytest.approx(there.slope / 2)
    assert tempered.curvature == pytest.approx(there.curvature / 4)
    assert tempered.slope != pytest.approx(near.slope / 2, rel=0.1)
    assert "at the place $z/T$, divided by $T$" in fold
    assert "the one there, divided by $T^2$" in fold
