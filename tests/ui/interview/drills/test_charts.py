"""The chart under a drill: what it shows, and what is said where that is another."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

import losses
from tests.amounts import numbers
from ui.checked import agrees
from ui.interview.bank import LEVELS
from ui.interview.drills import KINDS, drill
from ui.lessons.training.steps.run import ground, walk
from ui.links import shown_by
from ui.numbers import percent, plain

PLAIN = str.maketrans({"−": "-", ",": None})
each_level = pytest.mark.parametrize("level", LEVELS)


def found_drills(kind, level="hard", count=40):
    return [drill(kind, level, seed) for seed in range(1, count)]


def chart_of(found):
    scene_of, state, _ = shown_by(found.link)
    shown = {each.label: each for each in scene_of(state).readouts}
    return state, shown


def test_chart_with_label_and_model_swapped_says_so():
    turned = {True: 0, False: 0}
    for found in found_drills("kl-divergence"):
        is_turned = "KL(model ‖ label)" in found.text
        assert ("label and model are swapped" in found.chart) == is_turned
        state, _ = chart_of(found)
        said = found.text.split("The model says")[1]
        asked_first = state.target if is_turned else state.p
        assert percent(asked_first) in said
        turned[is_turned] += 1
    assert min(turned.values()) > 3
    easier = found_drills("kl-divergence", "medium")
    assert {each.chart for each in easier} == {""}


def test_best_constant_of_a_list_is_shown_over_targets_under_the_same_loss():
    wanted = {"squared error": "squared_error", "absolute error": "absolute_error"}
    presets = set()
    for found in found_drills("minimiser", "medium"):
        state, _ = chart_of(found)
        presets.add(state.preset)
        name = re.search(r"lowest mean (\w+ error)", found.text)[1]
        assert state.loss == wanted[name]
        is_even = "Where several are equally good" in found.text
        assert state.preset == ("even-count" if is_even else "outlier")
        said, count = ("eight", 8) if is_even else ("five", 5)
        assert f"{said} house prices of its own" in found.chart
        assert len(state.y_true) == count
    assert presets == {"even-count", "outlier"}


def test_same_steps_of_sum_and_mean_are_those_of_the_chart():
    for found in found_drills("sum-or-mean", "medium"):
        state, shown = chart_of(found)
        turned = "sum" if state.reduction == "mean" else "mean"
        assert "Open its lesson to change sum and mean" in found.chart
        own = re.search(rf"{state.reduction} at step size (\d\.\d+) ", found.chart)[1]
        theirs = re.search(rf"the {turned} at (\d\.\d+)\.", found.chart)[1]
        assert float(own) == state.step_size
        other = replace(state, reduction=turned, step_size=float(theirs))
        assert walk(other).prices == pytest.approx(walk(state).prices)
        assert shown["Verdict"].value == "converging"


@pytest.mark.parametrize("level", ["medium", "hard"])
def test_stability_chart_stands_at_its_own_limit_and_tells_it(level):
    for found in found_drills("stability-limit", level):
        state, shown = chart_of(found)
        limit = ground(state).limit
        assert state.step_size == pytest.approx(limit)
        assert f"its own limit, {plain(limit, 3)}," in found.chart
        assert shown["Verdict"].value == "oscillating"
        held = "one house" if level == "hard" else f"{state.houses} houses"
        assert f"one price for {held}" in found.chart
        if level == "hard":
            assert f"with momentum {state.momentum:g}" in found.text


@each_level
@pytest.mark.parametrize("kind", ["hinge", "margin"])
def test_large_number_of_two_mails_is_told_from_the_answer(kind, level):
    for found in found_drills(kind, level):
        _, shown = chart_of(found)
        large = next(iter(shown.values()))
        assert large.label == "Hinge loss, sum of 2 mails"
        if (kind, level) == ("hinge", "hard"):
            assert "the sum over both mails; their mean" in found.chart
            mean = float(large.note.removeprefix("mean "))
            assert mean == pytest.approx(found.answer, abs=1e-3)
        else:
            label = re.search("read “(.*)”", found.chart)[1]
            assert float(shown[label].value.translate(PLAIN)) == pytest.approx(
                found.answer, abs=5e-3
            )
            assert "Mail 1 is not in the question" in found.chart


@each_level
def test_perplexity_chart_says_which_power_of_its_loss_is_the_answer(level):
    bases = {"e": math.e, "2": 2.0}
    for found in found_drills("perplexity", level):
        _, shown = chart_of(found)
        loss = next(iter(shown.values())).value.split()[0]
        base = re.search(r"\b(e|2) to (its|their mean) loss is the", found.chart)[1]
        assert agrees(loss, math.log(found.answer, bases[base]))


def test_softmax_gradient_says_what_was_subtracted_from_the_logits():
    for found in found_drills("softmax-gradient"):
        state, _ = chart_of(found)
        assert "these logits minus 1,000 each" in found.chart
        for logit in state.logits:
            assert plain(logit + 1_000, 6) in found.text
    assert {each.chart for each in found_drills("softmax-gradient", "medium")} == {""}


def test_other_large_numbers_are_told_from_the_answer():
    for found in found_drills("focal", "easy"):
        state, shown = chart_of(found)
        assert "the focal loss: the factor times the cross-entropy" in found.chart
        crossed = float(losses.binary_cross_entropy(1, state.p))
        assert agrees(shown["Focal loss"].value, found.answer * crossed)
    for found in found_drills("stable-forms", "easy"):
        _, shown = chart_of(found)
        label = re.search("yours is “(.*)”", found.chart)[1]
        assert agrees(shown[label].value, found.answer)


@each_level
@pytest.mark.parametrize("kind", KINDS)
def test_chart_of_which_nothing_is_said_shows_the_answer(kind, level):
    for found in found_drills(kind, level, count=7):
        if found.chart:
            continue
        _, shown = chart_of(found)
        texts = [text for each in shown.values() for text in (each.value, each.note)]
        values = [value for text in texts for value in numbers(text)]
        assert any(
            value == pytest.approx(found.answer, rel=0.005, abs=1e-4)
            for value in values
        ), (found.link, texts)
