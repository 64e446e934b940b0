"""Cat or dog: what the screen says, by hand rows, by the losses, by its programs."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import numpy as np
import pytest

import losses
from ui.checked import agrees
from ui.datasets import species_fit
from ui.lessons.cats_dogs import PART
from ui.lessons.cats_dogs.state import SHOWN_SPECIES, State
from ui.live_chart.scene import Handle
from ui.numbers import said
from ui.state import from_link, moved

PRESETS, scene = PART.presets, PART.scene
CLASSIC = PRESETS["classic"]


def readouts(state: State) -> dict[str, tuple[str, str]]:
    return {item.name: (item.value, item.note) for item in scene(state).readouts}


def arithmetic(state: State) -> list[str]:
    return [value for term in scene(state).arithmetic for value in term.values]


def handle(state: State, name: str) -> Handle:
    return next(item for item in scene(state).handles if item.name == name)


def trace(state: State, panel: int, name: str) -> dict:
    data = scene(state).panels[panel].figure["data"]
    return next(item for item in data if item.get("name") == name)


def test_opens_on_the_classic_case_and_nothing_else():
    found = readouts(CLASSIC)
    assert next(iter(PRESETS)) == "classic"
    assert list(found) == ["loss", "p", "gradient"]
    assert found["loss"][0] == "0.357 nats"
    assert found["gradient"] == ("−1.43 nats", "negative: raise p(cat)")
    assert found["p"] == ("0.70", "p(dog) = 0.30")
    assert arithmetic(CLASSIC) == ["0.70", "0 · ln 0.30", "0.3567 nats"]
    assert [each.control for each in scene(CLASSIC).handles] == ["p", "p"]


# By hand: minus the logarithm of what the label was given; slopes −1/p, 1/(1−p), p−y.
@pytest.mark.parametrize(
    ("p", "label", "unit", "axis", "loss", "gradient"),
    [
        (0.7, "cat", "bits", "probability", "0.515 bits", "−2.06 bits"),
        (0.7, "dog", "nats", "probability", "1.20 nats", "3.33 nats"),
        (0.7, "cat", "nats", "logit", "0.357 nats", "−0.3 nats"),
        (0.7, "dog", "nats", "logit", "1.20 nats", "0.7 nats"),
        (0.7, "cat", "bits", "logit", "0.515 bits", "−0.433 bits"),
        (0.35, "cat", "nats", "probability", "1.05 nats", "−2.86 nats"),
        (0.5, "cat", "bits", "probability", "1 bit", "−2.89 bits"),
        (0.01, "cat", "nats", "probability", "4.61 nats", "−100 nats"),
        (1.0, "cat", "nats", "probability", "0 nats", "−1 nats"),
        (1.0, "cat", "nats", "logit", "0 nats", "0 nats"),
        (0.0, "cat", "nats", "probability", "∞", "−∞"),
        (0.0, "cat", "nats", "logit", "∞", "−1 nats"),
        (1.0, "dog", "bits", "probability", "∞", "∞"),
    ],
)
def test_one_picture_by_hand(p, label, unit, axis, loss, gradient):
    found = readouts(replace(CLASSIC, p=p, label=label, unit=unit, axis=axis))
    assert found["loss"][0] == loss
    assert found["gradient"][0] == gradient


@pytest.mark.parametrize(
    ("p", "label", "written"),
    [
        (0.7, "cat", "0.70"),
        (0.28, "cat", "0.28"),
        (0.125, "cat", "0.125"),
        (0.2780373, "cat", "0.278"),
        (0.0368831674, "cat", "0.03688"),
        (0.96875, "dog", "0.03125"),
    ],
)
def test_logarithm_of_the_probability_as_written_is_the_loss(p, label, written):
    state = replace(CLASSIC, p=p, label=label, unit="bits")
    assert written in arithmetic(state)
    found = float(arithmetic(state)[-1].removesuffix(" bits"))
    assert -math.log2(float(written)) == pytest.approx(found, abs=5e-4)
    assert agrees(readouts(state)["loss"][0].removesuffix(" bits"), found)
    assert written in handle(state, "bar").tag


def test_two_handles_move_one_probability():
    at = replace(CLASSIC, p=0.25)
    bar, curve = handle(at, "bar"), handle(at, "curve")
    assert bar.control == curve.control == "p"
    assert (bar.x, curve.x, curve.y) == (0.25, 0.25, -math.log(0.25))
    assert len(bar.positions()) == 101
    assert bar.positions()[0] == 0
    assert bar.positions()[-1] == 1


def test_only_the_part_of_the_true_class_is_marked():
    assert trace(CLASSIC, 0, "what counts")["x"] == [0, 0, 0.7, 0.7]
    flipped = replace(CLASSIC, label="dog")
    assert trace(flipped, 0, "what counts")["x"] == [0.7, 0.7, 1, 1]
    assert arithmetic(flipped) == ["0 · ln 0.70", "0.30", "1.2040 nats"]


def test_infinite_loss_is_reached_and_said():
    at = replace(CLASSIC, p=0.0)
    assert readouts(at)["loss"][1] == "no limit: the model ruled “cat” out"
    assert readouts(at)["gradient"][1] == "infinitely steep: raise p(cat)"
    ring = handle(at, "curve")
    assert (ring.text, ring.tag) == ("0.00 for cat, loss infinite", "∞")
    top = scene(at).panels[1].figure["layout"]["yaxis"]["range"][1]
    assert 0.85 * top < ring.y < 0.9 * top, "a ring at the edge lies on the caption"
    assert trace(at, 1, "tangent")["y"] == [None, None]
    in_logit = readouts(replace(CLASSIC, p=0.0, axis="logit"))
    assert in_logit["factor"] == (
        "−∞ × 0",
        "tends to −1: per unit of logit",
    )
    assert in_logit["p"][1] == "logit −∞"


def every_state():
    """Every example, and each with every handle at either end."""
    for preset in PRESETS.values():
        yield preset
        for control in scene(preset).controls():
            handle = scene(preset).handle_of(control)
            for end in (handle.minimum, handle.maximum):
                yield moved(preset, control, end)


@pytest.mark.parametrize("state", list(every_state()))
def test_height_off_its_axis_is_torn_and_has_an_arrow_and_no_other_is(state):
    """Infinity too, which must not look like the height that fits."""
    figure = scene(state).panels[1].figure
    data = {each["name"]: each for each in figure["data"] if "name" in each}
    for name, axis in (("loss", "yaxis"), ("gradient", "yaxis2")):
        low, high = figure["layout"][axis]["range"]
        stem, up, down = (
            data.get(f"{name} {part}") for part in ("stem", "beyond", "below")
        )
        if up is None:  # three classes: the logits end where the axis holds the loss
            assert low <= min(stem["y"]) <= max(stem["y"]) <= high
            continue
        end = stem["y"][-1] if stem["y"][-1] is not None else stem["y"][1]
        is_off = up["y"] != [None] or down["y"] != [None]
        assert is_off == (stem["y"][-1] is not None)
        if not is_off:
            shown = data["gradient"]["y"] if name == "gradient" else [end]
            assert shown == [pytest.approx(end)]
        else:
            assert (up["y"] if end > stem["y"][0] else down["y"]) == [end]
            assert abs(end) >= 0.85 * (high if end > 0 else -low)


def test_infinite_divergence_is_a_torn_bar_that_ends_as_an_arrow():
    soft = PRESETS["soft"]
    whole, torn = (
        trace(replace(soft, p=p), 0, "divergence part")["x"] for p in (0.5, 0.0)
    )
    assert whole[4:] == [None] * 6
    assert torn.count(None) == 1
    assert max(each for each in torn if each is not None) == 3.0
    assert max(whole[:4]) == pytest.approx(losses.binary_cross_entropy(0.7, 0.5))


@pytest.mark.parametrize("state", list(every_state()))
def test_no_fraction_or_multiple_of_infinity_is_given(state):
    told = [f"{value} {note}" for value, note in readouts(state).values()]
    for text in told:
        assert not re.search(r"of −?(∞|infinit)|infinite nats|∞ nats|∞ /", text)


@pytest.mark.parametrize("label", ["cat", "dog"])
def test_factor_stands_between_the_two_slopes(label):
    y = 1.0 if label == "cat" else 0.0
    for p in np.arange(1, 100) / 100:
        by_p = losses.binary_cross_entropy_gradient(y, p)
        by_logit = losses.binary_cross_entropy_logits_gradient(y, losses.logit(p))
        assert by_p * p * (1 - p) == pytest.approx(by_logit, abs=1e-12)
        state = replace(CLASSIC, p=float(p), label=label, axis="logit")
        value, note = readouts(state)["factor"]
        assert value == f"{said(by_p)} × {said(p * (1 - p))}"
        assert note == f"= {said(by_logit)}: per unit of logit"


@pytest.mark.parametrize("axis", ["probability", "logit"])
@pytest.mark.parametrize("unit", ["nats", "bits"])
def test_tangent_has_the_slope_that_is_written(axis, unit):
    state = replace(CLASSIC, p=0.4, axis=axis, unit=unit)
    tangent = trace(state, 1, "tangent")
    (left, right), (low, high) = tangent["x"], tangent["y"]
    slope = (high - low) / (right - left)
    assert readouts(state)["gradient"][0] == f"{said(slope)} {unit}"


def test_near_zero_each_halving_adds_the_logarithm_of_two():
    near = PRESETS["near"]
    assert readouts(near)["loss"][0] == "4.61 nats"
    added = [
        losses.binary_cross_entropy(1, p / 2) - losses.binary_cross_entropy(1, p)
        for p in (0.1, 0.01, 0.002)
    ]
    assert added == pytest.approx([math.log(2)] * 3)
    assert scene(near).handle_of("p").maximum == 0.1
    assert readouts(replace(near, p=0.0))["loss"][0] == "∞"
    beyond, _ = from_link({"preset": "near", "p": "0.9"}, PRESETS)
    assert readouts(beyond)["p"][0] == "0.100"


# By hand: −ln 0.9, −ln 0.6, −ln 0.8, −ln 0.2.
def test_batch_by_hand():
    each = [0.105361, 0.510826, 0.223144, 1.609438]
    found = readouts(PRESETS["batch"])
    assert found["loss"] == (f"{sum(each) / 4:.3f} nats", "their sum: 2.45 nats")
    assert found["chosen"] == ("1.61 nats", "66 % of the sum")
    assert found["gradient"] == (
        "−1.25 nats",
        "negative: raise p(dog), a quarter of −5",
    )
    summed = readouts(replace(PRESETS["batch"], reduction="sum"))
    assert summed["loss"] == ("2.45 nats", "their mean: 0.612 nats")
    assert summed["gradient"] == ("−5 nats", "negative: raise p(dog)")
    assert arithmetic(PRESETS["batch"])[:4] == ["0.90", "0.60", "0.80", "0.20"]


def test_one_infinite_loss_makes_the_batch_infinite():
    found = readouts(replace(PRESETS["batch"], probs=(0.9, 0.6, 0.2, 1.0)))
    assert found["loss"] == ("∞", "their sum: ∞")
    assert found["chosen"] == ("∞", "infinite: so is the sum")
    other = readouts(replace(PRESETS["batch"], probs=(0.0, 0.6, 0.2, 0.8)))
    assert other["chosen"] == ("1.61 nats", "another is infinite")


def test_species_have_the_probabilities_of_the_fit():
    species = {each.name: each for each in species_fit().species}
    state = PRESETS["species"]
    assert [animal.name for animal in state.animals] == list(SHOWN_SPECIES)
    assert state.probs == tuple(species[name].p_cat for name in SHOWN_SPECIES)
    for animal in state.animals:
        assert animal.y_true == species[animal.name].y_true
        assert animal.picture == species[animal.name].picture


def test_maned_wolf_is_the_confident_mistake():
    found = readouts(PRESETS["species"])
    assert found["chosen"] == ("2.00 nats", "45 % of the sum")
    assert found["p"] == ("0.1358", "its own family: dog")
    assert arithmetic(PRESETS["species"]) == ["0.1358", "2.4682", "0.5581 nats"]
    y_true = [each.y_true for each in species_fit().species]
    probs = [each.p_cat for each in species_fit().species]
    each = losses.binary_cross_entropy(y_true, probs)
    assert species_fit().species[int(np.argmax(each))].name == "maned wolf"


def test_moving_a_row_chooses_its_animal():
    state = moved(PRESETS["batch"], "probs.1", 0.3)
    after = scene(state)
    curve = handle(state, "curve")
    assert (curve.control, curve.x) == ("probs.1", 0.3)
    assert "Black cat" in after.panels[1].title
    chosen = [each.name for each in after.handles if each.chosen]
    assert chosen == ["row-1", "curve"]


# Interview question 28: 0.610864 + 0.082283 = 0.693147.
def test_soft_label_costs_entropy_and_divergence():
    found = readouts(PRESETS["soft"])
    assert found["loss"][0] == "0.693 nats"
    assert found["entropy"][0] == "0.611 nats"
    assert found["divergence"][0] == "0.0823 nats"
    at_best = readouts(replace(PRESETS["soft"], p=0.7))
    assert at_best["loss"][0] == at_best["entropy"][0]
    assert at_best["divergence"][0] == "0 nats"
    assert at_best["gradient"] == ("0 nats", "zero: nothing to gain")
    assert readouts(replace(PRESETS["soft"], p=0.0))["divergence"][0] == "∞"
    certain = readouts(replace(PRESETS["soft"], p=0.0, target=0.0))
    assert certain["loss"][0] == certain["entropy"][0] == "0 nats"


# Interview question 32: logits 2, 0, −1.
def test_three_classes_by_hand():
    found = readouts(PRESETS["three"])
    assert found["loss"][0] == "0.170 nats"
    assert found["gradient"][0] == "−0.156 nats"
    assert found["gradients"][0] == "−0.156,  0.114,  0.0420"
    heights = [
        trace(PRESETS["three"], 0, f"{name} probability")["y"][2]
        for name in ("cat", "dog", "fox")
    ]
    assert heights == pytest.approx([0.843795, 0.114195, 0.042010], abs=1e-6)


# At the logit of 0.02: 0.98 against 2 · 0.98 · 0.02 · 0.98.
def test_squared_error_pulls_weakly_where_the_model_is_sure_and_wrong():
    found = readouts(PRESETS["brier"])
    assert found["loss"][0] == "3.91 nats"
    assert found["brier"][0] == "0.9604"
    assert found["gradient"][0] == "−0.98 nats"
    assert found["brier-gradient"] == (
        "−0.0384",
        "13 % of its steepest; cross-entropy: 98 %",
    )
    lost = readouts(replace(PRESETS["brier"], p=0.0))
    assert lost["brier-gradient"] == ("0", "no pull at all")
    done = readouts(replace(PRESETS["brier"], p=1.0))
    assert done["brier-gradient"][1] == "both are at rest"
