"""Ten mails: where accuracy and loss disagree."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from ui.lessons.training.general import PART
from ui.lessons.training.general.state import TEN
from ui.lessons.training.general.ten import (
    mean_loss,
    own_losses,
    right,
    together,
)
from ui.live_chart.scene import encode
from ui.state import moved

scene = PART.scene
FIRST, SURER = PART.presets["ten"], PART.presets["ten-sure"]
SURE = SURER.ps


def readouts(state) -> dict[str, tuple[str, str]]:
    return {item.name: (item.value, item.note) for item in scene(state).readouts}


def trace(state, panel: str, name: str) -> dict:
    shown = next(each for each in scene(state).panels if each.name == panel)
    return next(each for each in shown.figure["data"] if each.get("name") == name)


def with_last(state, p: float):
    return moved(state, "ps.9", p)


# Misconception 13: 80 % / 0.526 against 90 % / 0.700.
def test_two_models_disagree():
    by_hand = -(8 * math.log(0.7) + 2 * math.log(0.3)) / 10
    assert mean_loss(TEN) == pytest.approx(by_hand)
    assert by_hand == pytest.approx(0.5261, abs=5e-5)
    by_hand = -(9 * math.log(0.99) + math.log(0.001)) / 10
    assert mean_loss(SURE) == pytest.approx(by_hand)
    assert by_hand == pytest.approx(0.6998, abs=5e-5)
    assert (right(TEN), right(SURE)) == (8, 9)
    assert readouts(FIRST)["together"][0] == "nothing has changed"
    assert readouts(SURER)["loss"] == ("0.700 nats", "model A: 0.526 nats")
    assert readouts(SURER)["accuracy"] == ("90 %", "model A: 80 %")
    assert readouts(SURER)["together"] == (
        "they disagree",
        "accuracy +10 points, loss +0.174",
    )


@pytest.mark.parametrize(
    ("ps", "said"),
    [
        (with_last(SURER, 0.01).ps, "both better"),
        (with_last(FIRST, 0.49).ps, "only the loss sees it"),
        (moved(FIRST, "ps.0", 0.1).ps, "both worse"),
        (moved(moved(FIRST, "ps.0", 0.45), "ps.9", 0.49).ps, "they disagree"),
        ((0.3,) + (0.7,) * 7 + (0.7, 0.3), "nothing has changed"),
    ],
)
def test_what_is_said_of_both(ps, said):
    assert together(replace(FIRST, ps=ps))[0] == said


# 9·(-ln 0.99) = 0.0905 of 5.261 in all: the last one may cost 5.171, p = 0.0057.
def test_last_mail_must_come_back_to_a_hundredth():
    assert mean_loss(with_last(SURER, 0.0056).ps) > mean_loss(TEN)
    assert mean_loss(with_last(SURER, 0.0058).ps) < mean_loss(TEN)
    assert scene(SURER).handle_of("ps.9").step == 0.01


def test_a_truth_that_is_ruled_out_costs_infinitely_much():
    state = with_last(SURER, 0.0)
    assert readouts(state)["loss"][0] == "infinite"
    assert readouts(state)["chosen"] == ("infinite", "the model ruled out the truth")
    assert readouts(replace(state, chosen=0))["chosen"][1] == "another is infinite"
    assert encode(scene(state))


@pytest.mark.parametrize(("p", "text"), [(0.0, "∞"), (1e-5, "11.513")])
def test_loss_beyond_the_axis_is_an_arrow_and_no_bar_of_some_length(p, text):
    state = with_last(SURER, p)
    assert trace(state, "charges", "losses")["text"][-1] == text
    arrow, bar = (
        trace(state, "charges", "loss 10")["x"],
        trace(SURER, "charges", "loss 10")["x"],
    )
    assert (len(bar), len(arrow)) == (4, 7)
    assert arrow.count(max(arrow)) == 1
    assert max(arrow) > max(bar)


def test_infinite_mean_is_written_and_has_no_line():
    state = with_last(SURER, 0.0)
    assert trace(state, "charges", "mean")["x"] == [None, None]
    assert trace(state, "charges", "mean word")["text"] == ["mean ∞ →"]
    assert trace(SURER, "charges", "mean word")["text"] == ["mean 0.700 nats"]


def test_no_loss_at_all_is_possible():
    state = replace(FIRST, ps=(1.0,) * 10)
    assert readouts(state)["loss"][0] == "0.000 nats"
    assert readouts(state)["chosen"][1] == "0 % of the sum"
    assert readouts(state)["together"][0] == "both better"


def test_half_is_not_right():
    assert right((0.5, 0.51)) == 1
    text = scene(with_last(FIRST, 0.5)).handle_of("ps.9").text
    assert text == "0.50, wrong, loss 0.693 nats"


def test_bars_are_as_long_as_the_losses():
    for index, loss in enumerate(own_losses(SURE).tolist()):
        bar = trace(SURER, "charges", f"loss {index + 1}")
        assert max(bar["x"]) == pytest.approx(loss)
    assert trace(SURER, "charges", "mean")["x"][0] == pytest.approx(mean_loss(SURE))
    assert trace(SURER, "sides", "model A")["x"] == list(TEN)


def test_moved_mail_is_the_one_that_is_spoken_of():
    state = moved(FIRST, "ps.3", 0.2)
    chosen = [handle.name for handle in scene(state).handles if handle.chosen]
    assert chosen == ["mail-3"]
    terms = [value for term in scene(state).arithmetic for value in term.values]
    assert terms[0] == "0.20"
    assert terms[3:] == ["7", "70 %"]
