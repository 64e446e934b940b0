"""The guide: every answer leads to one loss, with a reason, a price and a link."""

from __future__ import annotations

import dataclasses
import itertools
from urllib.parse import parse_qsl, urlsplit

import pytest

from losses import constant_minimiser
from tests.tracks import check_equal
from tests.ui.lessons.helpers import printed, state_of
from ui.lessons import LESSONS
from ui.lessons.choosing.curves.losses import row
from ui.lessons.choosing.guide import PART
from ui.lessons.choosing.guide.rules import QUESTIONS, RULES, asked, recommended
from ui.lessons.choosing.guide.scene import look
from ui.live_chart.scene import encode
from ui.losses import LOOKS
from ui.state import from_link, moved, to_link

PRESETS, scene = PART.presets, PART.scene


def answered(**answers: str):
    return state_of(PART, "task", **answers)


FIELDS = [question.field for question in QUESTIONS]
EVERY = [
    answered(**dict(zip(FIELDS, answers, strict=True)))
    for answers in itertools.product(*(question.options for question in QUESTIONS))
]
ONE_FOR_EACH_RULE = [
    pytest.param(
        dataclasses.replace(
            next(state for state in EVERY if state.rule is rule), **{rule.axis: rule.at}
        ),
        id=f"{index}-{rule.loss}",
    )
    for index, rule in enumerate(RULES)
]
each_rule = pytest.mark.parametrize("state", ONE_FOR_EACH_RULE)


def test_there_are_as_many_states_as_answers():
    assert len(EVERY) == 3 * 4 * 3 * 2 * 3 * 2 * 2


def test_every_combination_has_one_recommendation():
    for state in EVERY:
        rule = recommended(state)
        assert rule.loss in LOOKS
        assert rule.beside in LOOKS
        assert len(rule.reason) > 40
        assert len(rule.price) > 40
        assert rule.link


def test_every_rule_is_the_first_for_some_answers():
    assert {id(state.rule) for state in EVERY} == {id(rule) for rule in RULES}


def test_questions_read_as_questions_and_answers_are_told_apart():
    assert all(question.label.endswith("?") for question in QUESTIONS)
    for state in EVERY:
        answers = [text for each in asked(state) for text in each.options.values()]
        assert len(set(answers)) == len(answers)


@each_rule
def test_guide_does_not_take_what_is_predicted_for_a_price(state):
    """It may be a stock, or the load on a bridge: no error is one in dollars."""
    assert "$" not in str(encode(scene(state)))


def test_probabilities_from_wrong_labels_are_those_of_the_labels():
    rule = answered(predicted="event", noise="yes").rule
    assert rule.loss == "brier"
    assert "the label says yes, wrong labels included" in rule.price
    told = [1.0] * 8 + [0.0] * 2  # nine of ten are true, and one of those mislabelled
    for loss in ("brier", "binary_cross_entropy"):
        assert constant_minimiser(loss, told) == pytest.approx(0.8, abs=1e-6)


def test_answers_that_are_not_asked_for_change_nothing():
    for state in EVERY:
        matter = {question.field for question in asked(state)}
        changes = {
            question.field: next(iter(question.options))
            for question in QUESTIONS
            if question.field not in matter
        }
        assert dataclasses.replace(state, **changes).rule is state.rule


def test_only_the_questions_that_matter_are_asked():
    number, event = PRESETS["task"], answered(predicted="event")
    assert [each.field for each in asked(number)] == ["predicted", "outliers", "cost"]
    assert [each.field for each in asked(event)][1:] == ["probs", "rare", "noise"]


@each_rule
def test_chart_draws_the_recommended_loss(state):
    first, second = look(state.rule).curves
    assert (first.key, second.key) == (state.rule.loss, state.rule.beside)
    assert state.rule.parameter in (None, first.parameter)
    here, there = row(first, state.x), row(second, state.x)
    assert abs(here.value - there.value) + abs(here.slope - there.slope) > 0.05


@each_rule
def test_link_opens_a_state_without_notices(state):
    url = urlsplit(state.rule.link)
    presets = LESSONS[url.path].presets
    opened, notices = from_link(dict(parse_qsl(url.query)), presets)
    assert notices == ()
    assert opened.preset == dict(parse_qsl(url.query))["preset"]


@each_rule
def test_scene_says_loss_reason_and_price(state):
    made = scene(state)
    answer = made.readouts[0]
    assert answer.label == "Recommended"
    assert made.about.startswith(f"{answer.value}: ")
    assert "The price: " in made.about
    assert made.drag == "Drag the ring along both losses."
    assert len(made.sentence) < 260, "two lines on a screen"
    assert encode(made)


def test_question_is_not_asked_of_ones_own_task():
    """It would be answered with another loss than the one recommended."""
    assert all(scene(state).asked for state in PRESETS.values())
    own = answered(outliers="mistakes")
    assert own.rule.loss == "huber"
    assert scene(own).asked is None


@each_rule
def test_track_is_the_scene(state):
    assert 60 <= len(check_equal(scene, state, state.control, moved)) <= 130


@each_rule
@pytest.mark.parametrize("library", ["NumPy", "scikit-learn"])
def test_program_gives_the_number_on_the_screen(state, library):
    value, *slopes = printed(PART.programs(state)[library])
    here = row(look(state.rule).curves[0], state.x)
    assert float(value) == pytest.approx(here.value, rel=1e-6)
    if library == "NumPy":
        assert float(slopes[0]) == pytest.approx(here.slope, rel=1e-6)


def test_tasks_have_links_and_different_sentences():
    assert len({scene(state).sentence for state in PRESETS.values()}) == len(PRESETS)
    for state in PRESETS.values():
        assert from_link(to_link(state, PRESETS), PRESETS) == (state, ())


def test_ring_of_a_task_begins_where_its_rule_says():
    for state in PRESETS.values():
        assert state.x == state.rule.at


def test_answers_are_in_the_link():
    state = answered(predicted="event", probs="no", noise="yes")
    link = to_link(state, PRESETS)
    assert link.pop("preset") == "task"
    assert link == {"predicted": "event", "probs": "no", "noise": "yes"}


def test_hostile_link_gives_a_scene():
    link = {"predicted": "<b>", "cost": "", "error": "1e400", "lead": "NaN"}
    state, notices = from_link(link, PRESETS)
    assert len(notices) == 4
    assert encode(scene(state))


def test_task_with_another_answer_is_ones_own():
    fraud = PRESETS["fraud"]
    assert dataclasses.replace(fraud, p=0.3).preset == "fraud"
    own = dataclasses.replace(fraud, noise="yes")
    assert own.preset == "task"
    assert from_link(to_link(own, PRESETS), PRESETS) == (own, ())
