"""Spam or not: what the screen says, by hand rows, by the losses, by its programs."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from losses import exponential, hinge, reduce_loss, squared_hinge
from tests.tracks import check_equal
from tests.ui.lessons.helpers import state_of
from ui.datasets import spam_fit
from ui.lessons.spam import PART
from ui.lessons.spam.state import (
    COMPARED_TITLES,
    COMPARISONS,
    LIMIT,
    State,
    TwoMails,
)
from ui.losses import LOOKS
from ui.numbers import said, signed
from ui.state import from_link, moved, to_link

PRESETS, scene = PART.presets, PART.scene


def two(**changes) -> TwoMails:
    begun = {"scores": (2.0, -0.5), "chosen": 1}
    return dataclasses.replace(PRESETS["sure"], **begun | changes)


def readouts(state: State) -> dict[str, tuple[str, str]]:
    return {item.name: (item.value, item.note) for item in scene(state).readouts}


def arithmetic(state: State) -> list[str]:
    return [value for term in scene(state).arithmetic for value in term.values]


def trace(state: State, panel: int, name: str) -> dict:
    data = scene(state).panels[panel].figure["data"]
    return next(item for item in data if item.get("name") == name)


# By hand: margin = label times score, loss = what is missing to 1.
@pytest.mark.parametrize(
    ("scores", "labels", "total", "mean", "margin", "slope", "verdict"),
    [
        ((2, -0.5), "sn", "0.50", "0.25", "0.50", "−1", "not confident"),
        ((2, -0.5), "ss", "1.50", "0.75", "−0.50", "−1", "wrong side"),
        ((2, -0.5), "nn", "3.50", "1.75", "0.50", "−1", "not confident"),
        ((2, -1), "sn", "0.00", "0", "1.00", "−1 to 0", "confident enough"),
        ((2, 1), "ss", "0.00", "0", "1.00", "−1 to 0", "confident enough"),
        ((2, -1.05), "sn", "0.00", "0", "1.05", "0", "confident enough"),
        ((0.5, -0.5), "sn", "1.00", "0.5", "0.50", "−1", "not confident"),
        ((0, 0), "ss", "2.00", "1", "0.00", "−1", "border"),
        ((-3, 3), "sn", "8.00", "4", "−3.00", "−1", "wrong side"),
    ],
)
def test_two_mails_by_hand(scores, labels, total, mean, margin, slope, verdict):
    first, second = ({"s": "spam", "n": "not"}[letter] for letter in labels)
    state = two(scores=scores, label_1=first, label_2=second)
    found = readouts(state)
    assert found["total"] == (total, f"mean {mean}")
    assert found["margin"][0] == margin
    assert found["gradient"][0] == slope
    assert verdict in found["loss"][1]
    assert arithmetic(state)[-1] == total


def test_classic_case_is_what_it_opens_with():
    state = next(iter(PRESETS.values()))
    assert state.scores == (2.0, -0.5)
    assert state.signs == (1, -1)
    assert hinge(state.signs, state.scores).tolist() == [0.0, 0.5]
    assert arithmetic(state) == ["2.00", "−0.50", "0.00", "0.50", "0.50"]
    assert scene(state).readouts[0].label == "Hinge loss, sum of 2 mails"
    assert state.compare == "none"
    assert [each.name for each in scene(state).readouts] == [
        "total",
        "margin",
        "gradient",
    ]


def test_label_is_said_in_words_and_picture_too():
    for label, word, picture in (
        ("spam", "spam +1", "spam"),
        ("not", "not spam −1", "envelope"),
    ):
        made = scene(two(label_2=label))
        assert f"Mail 2: {word}" in str(made.panels[0].figure["data"])
        mail = made.handle_of("scores.1")
        assert mail.picture == picture
        assert mail.label.endswith(word[:-3])


@pytest.mark.parametrize("label", ["spam", "not"])
@pytest.mark.parametrize("score", [-3.5, -1.0, -0.3, 0.0, 0.45, 1.0, 2.0])
def test_bar_is_as_long_as_the_loss_and_the_band_is_charged(label, score):
    state = two(scores=(score, 0.0), label_1=label)
    sign = {"spam": 1, "not": -1}[label]
    start, end, _ = trace(state, 0, "losses")["x"][:3]
    assert abs(end - start) == pytest.approx(float(hinge(sign, score)), abs=1e-12)
    band = scene(state).panels[0].figure["data"][0]
    assert band["fillcolor"] == "charged"
    assert set(band["x"][:4]) == {0, sign}


@pytest.mark.parametrize("label", ["spam", "not"])
@pytest.mark.parametrize("score", [-1.0, -0.5, 0.0, 1.0, 2.0])
def test_slope_of_a_mail_has_one_sign_in_readout_panel_and_words(label, score):
    """By the margin, whatever the label: only the way of the score turns round."""
    state = two(scores=(score, 0.0), label_1=label, chosen=0)
    value, note = readouts(state)["gradient"]
    panel = scene(state).panels[1]
    drawn = trace(state, 1, "slope")["y"]
    assert panel.figure["layout"]["yaxis2"]["title"]["text"] == "slope by margin"
    assert value == " to ".join(map(signed, dict.fromkeys(drawn)))
    assert "+" not in value
    if value == "−1":
        verb = {"spam": "raise", "not": "lower"}[label]
        assert note == f"raise the margin: {verb} the score"


@pytest.mark.parametrize("label", ["spam", "not"])
@pytest.mark.parametrize("score", np.arange(-3.5, 3.51, 0.5))
def test_bar_of_a_loss_lies_where_no_ring_covers_it(label, score):
    """A ring with a picture is 16 px round its middle; a row is 125 px or more."""
    state = two(scores=(score, 0.0), label_1=label)
    bar, band = trace(state, 0, "losses")["y"], scene(state).panels[0].figure["data"][0]
    rings = {each.y for each in scene(state).handles if each.panel == "mails"}
    for y in filter(None, bar):
        assert all(abs(y - ring) * 125 > 25 for ring in rings)
    assert max(filter(None, band["y"])) < max(rings) + 18 / 125


def test_fan_stands_at_the_kink_only_and_stays_below_the_curve():
    assert trace(PRESETS["classic"], 1, "subgradients")["x"] == []
    state = PRESETS["kink"]
    rays = trace(state, 1, "subgradients")
    xs, ys = (np.array(rays[axis], dtype=float) for axis in "xy")
    slopes = (ys[1::3] - ys[::3]) / (xs[1::3] - xs[::3])
    assert (slopes.min(), slopes.max()) == (-1, 0)
    ends = ~np.isnan(xs)
    assert np.all(ys[ends] <= hinge(np.ones(ends.sum()), xs[ends]) + 1e-12)
    assert trace(state, 1, "tangent")["x"] == [None, None]
    assert readouts(state)["gradient"] == ("−1 to 0", "at the kink: any of these")
    words = PART.explanation + str(PART.folds)
    assert "differentiable" not in str(scene(state)) + words


def test_logistic_in_nats_dips_below_zero_one_and_divided_by_ln_2_does_not():
    state = PRESETS["compare"]
    # ln(1 + e^0.25), over ln 2; e^0.25; 1.25 squared.
    expected = {
        "zero_one": "1",
        "squared_hinge": "1.5625",
        "logistic": "0.8259",
        "logistic_bits": "1.1916",
        "exponential": "1.2840",
    }
    assert arithmetic(state) == ["−0.25", "1.25", *expected.values()]
    assert readouts(state)["logistic"] == ("0.826", "wrong, yet below zero-one")
    dip, bits = trace(state, 1, "dip"), trace(state, 1, "logistic_bits")
    assert max(dip["x"]) == 0
    assert min(dip["x"]) == pytest.approx(-math.log(math.e - 1), abs=0.01)
    wrong = np.array(bits["x"]) <= 0
    assert np.all(np.array(bits["y"])[wrong] >= 1 - 1e-9)


@pytest.mark.parametrize("compare", COMPARISONS)
def test_every_comparison_is_named_on_its_curve(compare):
    state = dataclasses.replace(PRESETS["compare"], compare=compare)
    figure = scene(state).panels[1].figure
    words = {word for item in figure["data"] for word in item.get("text", ())}
    assert {LOOKS[name].label for name in state.compared} <= words
    assert COMPARED_TITLES[compare]
    heights = trace(state, 1, "compared")["y"] if compare != "none" else []
    assert len(heights) == len(state.compared)


def test_score_of_exactly_0_counts_as_wrong():
    state = state_of(PART, "sure", scores=(0.0, -0.5))
    assert readouts(state)["wrong"] == ("1 of 2", "a score of 0 counts as wrong")


def test_real_mails_are_those_of_the_fit_with_their_support_vectors():
    state, fit = PRESETS["real"], spam_fit()
    assert state.signs == tuple(mail.y_sign for mail in fit.mails)
    losses = hinge(state.signs, state.scores)
    total = float(reduce_loss(losses, "sum"))
    assert readouts(state)["total"] == (f"{total:.3f}", f"mean {said(total / 12)}")
    squares = trace(state, 0, "supports")
    supports = [mail for mail in fit.mails if mail.is_support_vector]
    assert squares["x"] == [mail.score for mail in supports]
    assert all(
        (mail.y_sign * mail.score <= 1) == mail.is_support_vector for mail in fit.mails
    )
    assert len(scene(state).handles) == 13
    same = trace(moved(state, "scores.9", -LIMIT), 0, "supports")
    assert same == squares, "the fit does not move with a what-if"


STATES = [
    PRESETS["classic"],
    PRESETS["wrong"],
    PRESETS["compare"],
    two(label_1="not", compare="logistic", chosen=0),
    dataclasses.replace(PRESETS["real"], compare="exponential"),
]


@pytest.mark.parametrize("state", STATES)
def test_tracks_equal_their_scenes_for_every_control(state):
    controls = scene(state).controls()
    for control in controls if isinstance(state, TwoMails) else controls[::5]:
        assert len(check_equal(scene, state, control, moved)) >= 120


@pytest.mark.parametrize("state", STATES)
def test_handles_stay_inside_their_axes_at_both_ends(state):
    for handle in scene(state).handles:
        for end in (handle.minimum, handle.maximum):
            at_end = scene(moved(state, handle.control, end))
            for each in at_end.handles:
                panel = next(item for item in at_end.panels if item.name == each.panel)
                for value, axis in ((each.x, "xaxis"), (each.y, "yaxis")):
                    low, high = panel.figure["layout"][axis]["range"]
                    assert low <= value <= high


@pytest.mark.parametrize("name", PRESETS)
def test_links_bring_back_what_was_changed(name):
    scores = tuple(round(score / 2, 4) for score in PRESETS[name].scores)
    changes = {"scores": scores, "label_1": "not", "compare": "all", "chosen": 0}
    state = state_of(PART, name, **changes)
    assert from_link(to_link(state, PRESETS), PRESETS) == (state, ())


@pytest.mark.parametrize(
    "link",
    [
        {"scores": "nan,inf,-1e999", "chosen": "11", "label_1": "ham"},
        {"preset": "own", "scores": "1,2,3", "chosen": "-7", "mail": "free"},
        {"preset": "real", "scores": ",".join(["9"] * 400), "compare": "<b>"},
        {"preset": "compare", "chosen": "5", "case": "real"},
    ],
)
def test_hostile_links_give_a_valid_scene_and_a_notice(link):
    state, notices = from_link(link, PRESETS)
    assert scene(state).readouts[0].value
    assert notices or link.get("preset") == "compare"


@pytest.mark.parametrize("state", [*PRESETS.values(), *STATES])
def test_programs_compute_what_the_screen_shows(state):
    losses = hinge(state.signs, state.scores)
    expected = float(reduce_loss(losses, "sum")), float(reduce_loss(losses, "mean"))
    programs = PART.programs(state)
    for library in ("NumPy", "scikit-learn"):
        names: dict = {"print": lambda *_: None}
        exec(programs[library], names)
        assert (names["total"], names["mean"]) == pytest.approx(expected, abs=1e-12)


def test_squared_hinge_charges_more_than_the_exponential_only_near_the_border():
    assert "Between about −2.5 and 0" in "".join(PART.folds.values())
    margins = np.arange(-350, 50) / 100
    ones = np.ones(len(margins))
    is_more = squared_hinge(ones, margins) > exponential(ones, margins)
    assert margins[is_more].tolist() == pytest.approx(np.arange(-251, 0) / 100)
