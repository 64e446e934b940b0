"""The part "Curves": its programs and every number in its words."""

from __future__ import annotations

import dataclasses
import math
import re

import pytest

import losses
from ui.lessons.choosing.curves.code import snippets
from ui.lessons.choosing.curves.losses import Curve, bound, lowest, reach, row
from ui.lessons.choosing.curves.scene import scene
from ui.lessons.choosing.curves.state import PRESETS, State
from ui.lessons.choosing.curves.view import look
from ui.lessons.choosing.curves.words import EXPLANATION, FOLDS
from ui.links import shown_by
from ui.state import moved


def every_loss():
    for name, preset in PRESETS.items():
        for loss in preset.curves:
            state = dataclasses.replace(preset, loss=loss)
            yield pytest.param(state, id=f"{name}-{loss}")


PRESETS_SENTENCES = " ".join(scene(state).sentence for state in PRESETS.values())
each_loss = pytest.mark.parametrize("state", list(every_loss()))


def flat() -> str:
    """What is written under the chart, in one line."""
    return " ".join(EXPLANATION.split())


def places(state: State):
    low, high = reach(state)
    for share in (0.13, 0.37, 0.81):
        yield moved(state, state.control, round(low + share * (high - low), 2))


@each_loss
@pytest.mark.parametrize("library", ["NumPy", "scikit-learn"])
def test_program_gives_the_number_on_the_screen(state, library):
    for at in places(state):
        names: dict = {}
        source = snippets(at)[library].replace("print(", "said.append(")
        names["said"] = []
        exec(compile(source, library, "exec"), names)
        here = row(look(at).curves[look(at).chosen], at.x)
        assert float(names["said"][0]) == pytest.approx(here.value, rel=1e-6)
        if "gradient" in names and len(names["said"]) > 1:
            assert float(names["gradient"]) == pytest.approx(here.slope, rel=1e-6)


@each_loss
def test_torch_program_compiles(state):
    compile(snippets(state)["PyTorch"], "PyTorch", "exec")


def test_losses_reach_infinity_in_the_program_as_on_the_screen():
    names: dict = {}
    state = dataclasses.replace(PRESETS["probability"], p=0.0)
    exec(snippets(state)["NumPy"].replace("print(", "str("), names)
    assert names["loss"] == math.inf


@pytest.mark.parametrize(
    ("fold", "number", "value"),
    [
        ("Sure", "0.0067", losses.sigmoid(-5.0)),
        ("Sure", "0.9867", losses.brier_logits(1, -5)),
        ("Sure", "-0.0132", losses.brier_logits_gradient(1, -5)),
        ("Sure", "-0.9933", losses.binary_cross_entropy_logits_gradient(1, -5)),
        ("Is", "-1.428571", losses.binary_cross_entropy_gradient(1, 0.7)),
        ("Is", "0.21", losses.sigmoid_gradient(losses.logit(0.7))),
        ("Is", "0.3567", losses.binary_cross_entropy(1, 0.7)),
        ("Which", "0.6109", losses.entropy([0.7, 0.3])),
        ("Which", "0.21", 0.7 * 0.3**2 + 0.3 * 0.7**2),
        ("Which", "0.5785", lowest(Curve("focal", "p", 2.0, (1.0,) * 7 + (0.0,) * 3))),
    ],
)
def test_number_in_the_words_is_computed(fold, number, value):
    texts = [text for title, text in FOLDS.items() if title.split()[0] == fold]
    assert any(re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", t) for t in texts)
    assert round(float(value), len(number.split(".")[1])) == float(number)


def test_three_slopes_at_three_sizes_of_mistake():
    """Misconception 11: constant, vanishing, and near 1."""
    fold = next(text for title, text in FOLDS.items() if title.startswith("Sure"))
    rows = re.findall(r"error ([\d.]+), logit −(\d) \|(.*)\|", fold)
    assert [(error, logit) for error, logit, _ in rows] == [
        ("0.5", "1"),
        ("1.5", "3"),
        ("2.5", "5"),
    ]
    for error, logit, told in rows:
        z = -float(logit)
        slopes = (
            losses.absolute_error_gradient(0, float(error)),
            losses.brier_logits_gradient(1, z),
            losses.binary_cross_entropy_logits_gradient(1, z),
        )
        sizes = [f"{abs(float(slope)):.4f}" for slope in slopes]
        assert [each.strip() for each in told.split("|")] == sizes


def test_links_of_the_three_slopes_show_the_last_row():
    fold = next(text for title, text in FOLDS.items() if title.startswith("Sure"))
    shown = []
    for link in re.findall(r"^\[\d\]: (\S+)$", fold, re.MULTILINE):
        scene_of, state, notices = shown_by(link)
        assert notices == ()
        gradient = scene_of(state).readouts[1]
        shown.append((state.x, gradient.value.removeprefix("−")))
    assert shown == [(2.5, "1.0000"), (-5.0, "0.0132"), (-5.0, "0.9933")]


def test_program_without_a_metric_says_so():
    honest = dataclasses.replace(PRESETS["honest"], loss="focal")
    for state in (honest, State(loss="huber")):
        assert "# scikit-learn has no metric" in snippets(state)["scikit-learn"]
    assert "no metric" not in snippets(State())["scikit-learn"]


def test_dip_in_the_words_is_computed():
    bounds = FOLDS["Is the logistic loss above the zero-one loss?"]
    assert f"{bound():.6f}" in bounds
    assert f"{losses.logistic(1, 0):.4f}" in bounds


def test_natural_logarithm_is_said_once():
    assert (EXPLANATION + "".join(FOLDS.values())).count("natural logarithm") == 1


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


def test_no_step_size_makes_the_two_slopes_alike():
    fold = next(text for title, text in FOLDS.items() if title.startswith("Sure"))
    at_half = (
        losses.brier_logits_gradient(1, 0),
        losses.binary_cross_entropy_logits_gradient(1, 0),
    )
    assert "$-0.25$ and $-0.5$" in fold
    assert [round(float(slope), 2) for slope in at_half] == [-0.25, -0.5]


def test_units_in_the_words_are_those_of_the_readouts():
    """Log-cosh takes the logarithm of no probability, so it is in no nats."""
    assert "Log-cosh has no probability in it" in flat()
    for preset in PRESETS.values():
        for loss in preset.curves:
            state = dataclasses.replace(preset, loss=loss)
            spec = look(state).curves[look(state).chosen].spec
            note = scene(state).readouts[0].note.partition(";")[0]
            if note in ("nats", "bits") and spec:
                assert spec.unit == note
            is_surprise = spec is None or spec.unit in ("nats", "bits")
            assert is_surprise == (note in ("nats", "bits"))


def test_temperature_promises_the_lowest_loss_and_no_more():
    fold = FOLDS["What temperature does"]
    assert "70 %" not in fold
    assert "One number cannot mend every probability" in fold


def test_temperature_divides_the_slope_of_another_place():
    """Not the slope beside it on the screen, that of T = 1 at the same logit."""
    fold = " ".join(FOLDS["What temperature does"].split())
    state = PRESETS["temperature"]
    plain = {z: row(Curve("untempered", "z"), z) for z in (state.z, state.z / 2)}
    tempered = row(look(state).curves[1], state.z)
    assert state.temperature == 2
    near, there = plain.values()
    assert tempered.slope == pytest.approx(there.slope / 2)
    assert tempered.curvature == pytest.approx(there.curvature / 4)
    assert tempered.slope != pytest.approx(near.slope / 2, rel=0.1)
    assert "at the place $z/T$, divided by $T$" in fold
    assert "the one there, divided by $T^2$" in fold
