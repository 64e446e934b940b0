"""The guide's advice: every rule, reason and price that can be computed is."""

from __future__ import annotations

import itertools
from types import SimpleNamespace

import numpy as np
import pytest

import losses
from losses import REGISTRY, constant_minimiser, decision_threshold
from tests.ui.lessons.helpers import state_of
from ui.lessons.choosing.guide import PART
from ui.lessons.choosing.guide.rules import QUESTIONS, RULES, Rule, recommended
from ui.numbers import tied

PRESETS, scene = PART.presets, PART.scene
NO_MAJORITY = (0.4, 0.3, 0.3)
MAJORITY = (0.51, 0.25, 0.24)
SPREAD = np.linspace(-2, 2, 17).tolist()


def advised(**answers: str) -> Rule:
    """The rule for some answers; the others are the first options."""
    first = {each.field: next(iter(each.options)) for each in QUESTIONS}
    return recommended(SimpleNamespace(**first | answers))


def fold(start: str) -> str:
    told = (text for title, text in PART.folds.items() if title.startswith(start))
    return " ".join(next(told).split())


def best(loss: str, yes: int) -> float:
    """The constant with the lowest loss where so many of a hundred are yes."""
    return float(constant_minimiser(loss, [1.0] * yes + [0.0] * (100 - yes)))


def mean_hinge(shares, scores) -> float:
    """The expected loss over the worst rival for classes with these shares."""
    return sum(
        share * float(losses.crammer_singer_hinge(index, scores))
        for index, share in enumerate(shares)
    )


def lowest_hinge(shares) -> tuple[float, tuple[float, ...]]:
    """The lowest expected hinge loss over a grid of scores, and the scores."""
    grid = ((a, b, 0.0) for a, b in itertools.product(SPREAD, SPREAD))
    return min((round(mean_hinge(shares, scores), 9), scores) for scores in grid)


# What decides between yes and no


def test_focal_never_moves_a_decision_at_one_half():
    found = {yes: best("focal", yes) for yes in (1, 10, 30, 49, 51, 70)}
    assert all((p > 0.5) == (yes > 50) for yes, p in found.items())
    assert all(abs(p - 0.5) < abs(yes / 100 - 0.5) for yes, p in found.items())


def test_no_rule_recommends_focal_and_it_is_named_for_easy_negatives():
    assert "focal" not in {rule.loss for rule in RULES}
    named = [rule for rule in RULES if "focal" in rule.reason + rule.price]
    assert named
    assert all("flood of easy negatives" in rule.price for rule in named)


@pytest.mark.parametrize("mistake", ["same", "miss", "alarm"])
def test_rare_events_get_a_proper_loss_and_a_threshold(mistake):
    rule = advised(predicted="event", probs="no", rare="yes", mistake=mistake)
    assert REGISTRY[rule.loss].proper
    assert rule.threshold
    assert best(rule.loss, 1) == pytest.approx(0.01, abs=1e-6)


@pytest.mark.parametrize(
    ("mistake", "costs", "said"),
    [("same", (1, 1), "0.50"), ("miss", (4, 1), "0.20"), ("alarm", (1, 4), "0.80")],
)
@pytest.mark.parametrize("rare", ["yes", "no"])
def test_threshold_on_the_screen_is_that_of_the_two_costs(mistake, costs, said, rare):
    state = state_of(
        PART, "task", predicted="event", probs="no", rare=rare, mistake=mistake
    )
    told = {each.name: each.value for each in scene(state).readouts}
    if state.rule.loss == "hinge":  # its score gives no probability to cut
        assert (mistake, rare) == ("same", "no")
        assert "threshold" not in told
        return
    found = decision_threshold(miss=costs[0], false_alarm=costs[1])
    assert told["threshold"] == f"p = {found:.2f}" == f"p = {said}"


def test_hinge_is_advised_only_where_its_side_is_enough():
    """Its best score is the same for 51 and for 99 of a hundred."""
    sides = [
        constant_minimiser("hinge", [1.0] * n + [-1.0] * (100 - n)) for n in (51, 99)
    ]
    assert sides == [1.0, 1.0]
    log_odds = constant_minimiser("logistic", [1.0] * 20 + [-1.0] * 80)
    assert losses.sigmoid(log_odds) == pytest.approx(0.2, abs=1e-6)
    for rule in RULES:
        if rule.loss == "hinge":
            assert rule is advised(predicted="event", probs="no")
    for mistake in ("miss", "alarm"):
        assert (
            advised(predicted="event", probs="no", mistake=mistake).loss == "logistic"
        )


def test_threshold_on_noisy_labels_is_moved_except_at_one_half():
    """What the labels show where the truth is at the threshold, a tenth flipped."""
    seen = {t: t * (1 - 0.1) + (1 - t) * 0.1 for t in (0.2, 0.5, 0.8)}
    assert seen[0.5] == 0.5
    assert seen[0.2] != 0.2
    for mistake in ("miss", "alarm"):
        rule = advised(predicted="event", probs="no", noise="yes", mistake=mistake)
        assert not rule.threshold
        assert "must count the wrong labels in" in rule.price


# Several classes


def test_hinge_over_classes_has_no_winner_without_a_majority():
    value, _ = lowest_hinge(NO_MAJORITY)
    assert value == mean_hinge(NO_MAJORITY, (0.0, 0.0, 0.0)) == 1.0
    told = fold("Several classes")
    assert "0.40, 0.30 and 0.30" in told
    _, scores = lowest_hinge(MAJORITY)
    assert scores == (1.0, 0.0, 0.0)
    assert "0.51, 0.25 and 0.24 a lead of 1 costs" in told


def test_cross_entropy_has_the_likeliest_class_in_front():
    logits = np.log(NO_MAJORITY)
    assert np.allclose(losses.cross_entropy_logits_gradient(NO_MAJORITY, logits), 0)
    assert logits.argmax() == 0
    assert "crammer_singer_hinge" not in {rule.loss for rule in RULES}


def test_smoothing_is_advised_only_where_nothing_reads_the_probabilities():
    """And not for rare classes: an even spread says something false about them."""
    smoothed = [
        rule for rule in RULES if rule.parameter and "class" in rule.when["predicted"]
    ]
    assert smoothed == [advised(predicted="class", probs="no", noise="yes")]
    for answers in ({"probs": "yes"}, {"mistake": "miss"}, {"rare": "yes"}):
        rule = advised(
            **{"predicted": "class", "probs": "no", "noise": "yes"} | answers
        )
        assert rule.parameter is None
    shares = losses.smooth_labels([1.0, 0.0, 0.0], smoothing=0.1)
    slope = losses.cross_entropy_logits_gradient(shares, np.log(shares))
    assert np.allclose(slope, 0)  # so the best answer to a sure label is not sure
    assert shares[0] < 0.95


# A number


@pytest.mark.parametrize(("cost", "prices"), [("low", (4, 1)), ("high", (1, 4))])
@pytest.mark.parametrize("outliers", ["none", "mistakes", "tail", "count"])
def test_quantile_is_that_of_the_two_prices(cost, prices, outliers):
    rule = advised(predicted="number", cost=cost, outliers=outliers)
    too_low, too_high = prices
    assert rule.loss == "quantile"
    level = too_low / (too_low + too_high)
    assert rule.parameter == level
    assert tied(f"{100 * level:.0f} % of the cases stay below") in rule.reason
    ratio = losses.quantile(1, 0, quantile=level) / losses.quantile(
        0, 1, quantile=level
    )
    assert ratio == pytest.approx(too_low / too_high)


@pytest.mark.parametrize(("cost", "sign"), [("low", 1), ("high", -1)])
def test_wrong_entries_at_the_end_must_be_fewer_than_the_quantile_leaves(cost, sign):
    rule = advised(predicted="number", cost=cost)
    assert tied("must stay fewer than 20 %") in rule.price
    for wrong, holds in ((19, True), (21, False)):
        entries = [sign * 1e6] * wrong + [sign * 10.0] * (100 - wrong)
        answer = constant_minimiser("quantile", entries, quantile=rule.parameter)
        assert (abs(answer) == 10) == holds


def test_expectile_is_what_the_price_says_where_large_misses_count():
    rule = advised(predicted="number", cost="low", outliers="count")
    assert "an expectile" in rule.price
    for loss, times in ((losses.expectile, 4), (losses.quantile, 2)):
        near, far = (float(loss(each, 0, **{loss.__name__: 0.8})) for each in (1, 2))
        assert far / near == pytest.approx(times)


def test_summaries_that_the_reasons_name_are_the_best_constants():
    skewed = [1.0, 2.0, 3.0, 4.0, 100.0]
    for outliers, found, word in (
        ("none", np.mean(skewed), "the mean"),
        ("count", np.mean(skewed), "the mean"),
        ("tail", np.median(skewed), "the median"),
    ):
        rule = advised(predicted="number", outliers=outliers)
        assert word in rule.reason
        assert constant_minimiser(rule.loss, skewed) == pytest.approx(found)
    huber = constant_minimiser("huber", skewed, delta=10.0)
    assert np.median(skewed) < huber < np.mean(skewed)
    assert constant_minimiser("huber", [*skewed[:4], 1e6], delta=10.0) == huber


def test_one_pull_does_not_fade_and_those_of_many_cancel():
    price = PRESETS["incomes"].rule.price
    assert "One case never pulls less as it comes near" in price
    near = losses.absolute_error_gradient([0.0, 0.0], [0.001, 3.0])
    assert near.tolist() == [1.0, 1.0]
    many = np.linspace(-1, 1, 2001)
    means = [
        float(losses.absolute_error_gradient(many, np.full(2001, at)).mean())
        for at in (0.5, 0.2, 0.05)
    ]
    assert means == pytest.approx([0.5, 0.2, 0.05], abs=1e-3)


def test_catch_agrees_with_the_walkthrough():
    assert "a loss does not find out what is good" in " ".join(PART.explanation.split())


# What is said beside the advice


@pytest.mark.parametrize("mistake", ["miss", "alarm"])
def test_four_times_says_four_times_of_what(mistake):
    costs = {"miss": (4, 1), "alarm": (1, 4)}[mistake]
    options = next(each.options for each in QUESTIONS if each.field == "mistake")
    said = {
        "miss": "a miss costs 4 false alarms",
        "alarm": "a false alarm costs 4 misses",
    }
    assert options[mistake] == said[mistake]
    state = state_of(
        PART, "task", predicted="event", probs="no", rare="yes", mistake=mistake
    )
    notes = {each.name: each.note for each in scene(state).readouts}
    assert notes["threshold"] == (
        f"probability of yes; costs: miss {costs[0]}, false alarm {costs[1]}"
    )


def test_one_outlier_takes_the_mean_as_far_as_you_like_and_outweighs_nobody():
    """Its pull at the mean is half of all pulls, however far out it is."""
    rule = advised(predicted="number")
    assert "takes the mean as far as you like" in rule.price
    for far in (1e3, 1e6):
        prices = np.array([1.0, 2.0, 3.0, 4.0, far])
        best = float(constant_minimiser("squared_error", prices))
        assert best == pytest.approx(prices.mean())
        pulls = np.abs(losses.squared_error_gradient(prices, np.full(5, best)))
        assert pulls[-1] == pytest.approx(pulls[:-1].sum())
