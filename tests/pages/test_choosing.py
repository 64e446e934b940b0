"""The page "Choosing a loss": its parts, their controls, and what a link may hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.proto.LabelVisibility_pb2 import LabelVisibility
from streamlit.testing.v1 import AppTest

from losses import FAMILIES
from ui.facts.view import table_html
from ui.lessons.choosing import LESSON, curves, data, guide, numerics
from ui.lessons.choosing.curves.state import AXES, TwoAxes
from ui.lessons.choosing.curves.view import offered
from ui.lessons.choosing.guide import rules
from ui.lessons.choosing.numerics.code import instead
from ui.lessons.choosing.numerics.state import InSteps
from ui.lessons.houses.state import LOSSES
from ui.losses import buttons

PRESETS, scene = LESSON.presets, LESSON.scene
FOLDS = curves.PART.folds
ROOT = Path(__file__).parent.parent.parent
VISIBLE = LabelVisibility.VISIBLE


def open_page(**link: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "ui" / "navigation.py"), default_timeout=30)
    app.run()
    for name, text in link.items():
        app.query_params[name] = text
    return app.switch_page("../pages/choosing.py").run()


def state_of(app: AppTest):
    return app.session_state["choosing.state"]


def choices(app: AppTest) -> list[str]:
    groups = app.get("button_group")
    return [option.content for group in groups for option in group.proto.options]


@pytest.mark.parametrize("preset", curves.PART.presets)
def test_curves_let_the_spoken_loss_be_chosen(preset):
    app = open_page(preset=preset)
    assert not app.exception
    assert not app.warning
    state = curves.PART.presets[preset]
    assert state_of(app) == state
    titles = list(offered(state).values())
    axes = list(AXES.values()) if isinstance(state, TwoAxes) else []
    assert [each for each in choices(app) if each in titles + axes] == titles + axes


@pytest.mark.parametrize("preset", data.PART.presets)
def test_one_data_set_offers_the_losses_that_it_draws(preset):
    app = open_page(preset=preset)
    assert not app.exception
    assert not app.warning
    state = data.PART.presets[preset]
    assert state_of(app) == state
    every = buttons(LOSSES).values()
    assert [each for each in choices(app) if each in every] == [
        *buttons(state.losses).values()
    ]


def test_loss_of_one_data_set_changes_and_its_outlier_stays():
    app = open_page(preset="typed-wrong", outlier="300000")
    loss = next(
        group
        for group in app.get("button_group")
        if any(option.content == "Huber" for option in group.proto.options)
    )
    loss.set_value("huber").run()
    assert not app.exception
    assert (state_of(app).loss, state_of(app).outlier) == ("huber", 300e3)


def test_hostile_outlier_is_kept_inside_its_houses():
    app = open_page(preset="even-count", outlier="1e308", loss="hinge", delta="nan")
    assert not app.exception
    state = state_of(app)
    assert (state.outlier, state.loss) == (400e3, "absolute_error")
    said = " ".join(warning.value for warning in app.warning)
    assert "outlier must be between" in said
    assert "delta must be a number" in said


@pytest.mark.parametrize("preset", guide.PART.presets)
def test_guide_asks_what_matters_and_links_to_data(preset):
    app = open_page(preset=preset)
    assert not app.exception
    assert not app.warning
    asked = choices(app)
    assert "A number" in asked
    is_number = guide.PART.presets[preset].predicted == "number"
    assert ("yes, wrong entries" in asked) == is_number
    assert ("yes, one is rare" in asked) != is_number
    titles = [each.proto.label for each in app.get("page_link")]
    assert titles == [state_of(app).rule.link_title]


@pytest.mark.parametrize("preset", ["task", "rain", "species-photo"])
def test_guide_shows_each_question_over_its_answers(preset):
    app = open_page(preset=preset)
    questions = rules.asked(guide.PART.presets[preset])
    shown = {
        group.label: [option.content for option in group.proto.options]
        for group in app.get("button_group")
        if group.proto.label_visibility.value == VISIBLE
    }
    assert shown == {each.label: list(each.options.values()) for each in questions}


@pytest.mark.parametrize("preset", ["errors", "five-houses", "overflow"])
def test_other_parts_ask_nothing_under_the_chart(preset):
    groups = open_page(preset=preset).get("button_group")
    assert groups
    assert all(group.proto.label_visibility.value != VISIBLE for group in groups)


@pytest.mark.parametrize("part", LESSON.parts, ids=lambda part: part.name)
def test_part_ends_with_what_to_say_in_an_interview(part):
    assert part.explanation.count("**In an interview:** ") == 1


@pytest.mark.parametrize("part", LESSON.parts, ids=lambda part: part.name)
def test_each_example_says_what_to_take_along_and_opens_a_fold_of_its_part(part):
    for name, example in part.examples.items():
        assert 100 < len(example.say) < 500, name
        assert example.fold in ("", *part.folds), name
    assert sum(bool(each.fold) for each in part.examples.values()) >= 5


@pytest.mark.parametrize("part", LESSON.parts, ids=lambda part: part.name)
def test_path_of_a_part_has_five_to_seven_examples_before_what_is_more(part):
    is_more = [each.is_more for each in part.examples.values()]
    assert 5 <= is_more.count(False) <= 7
    assert is_more == sorted(is_more)


@pytest.mark.parametrize("part", LESSON.parts, ids=lambda part: part.name)
def test_words_of_a_part_do_not_answer_its_first_question(part):
    first = next(iter(part.examples))
    said = part.examples[first].guess.options[part.right(first)].text
    assert said.lower() not in part.explanation.lower()


@pytest.mark.parametrize("preset", PRESETS)
def test_sentence_asks_only_for_what_a_projector_shows(preset):
    made = scene(PRESETS[preset])
    said = f"{made.sentence} {made.asked and made.asked.question}".lower()
    assert not re.search(r"\b(switch|click|press|menu|answer the questions)\b", said)
    assert re.search(r"\bdrag", said)


def test_page_opens_with_the_guide_and_links_without_a_name_with_their_curves():
    assert [part.title for part in LESSON.parts] == [
        "Guide",
        "Curves",
        "One data set",
        "Numerics",
    ]
    assert state_of(open_page()) == guide.PART.presets["task"]
    assert state_of(open_page(error="2.5")).preset == "errors"


def test_other_curves_are_added_to_the_two():
    app = open_page(preset="two")
    add = next(
        group
        for group in app.get("button_group")
        if any(option.content == "+ Huber" for option in group.proto.options)
    )
    add.set_value(["huber", "curvature"]).run()
    assert not app.exception
    assert state_of(app).added == ("huber", "curvature")
    assert "Huber" in choices(app)
    assert "Log-cosh" not in choices(app)


def test_axis_switch_keeps_the_prediction():
    app = open_page(preset="gear")
    axis = next(
        group
        for group in app.get("button_group")
        if any(option.content == "Logit" for option in group.proto.options)
    )
    axis.set_value("logit").run()
    assert not app.exception
    assert state_of(app).axis == "logit"
    assert state_of(app).z == pytest.approx(0.847298)


def test_answer_that_differs_makes_the_task_ones_own():
    app = open_page(preset="fraud", noise="yes")
    assert not app.exception
    assert state_of(app).preset == "task"
    assert state_of(app).rule.loss == "brier_logits"


def test_words_are_those_of_the_part():
    titles = [fold.label for fold in open_page(preset="two").expander]
    assert [title for title in titles if title in FOLDS] == list(FOLDS)
    titles = [fold.label for fold in open_page(preset="rain").expander]
    assert not set(titles) & set(FOLDS)


def test_hostile_link_gives_the_nearest_state_and_says_so():
    app = open_page(error="1e308", delta="-1", zzz="1")
    assert not app.exception
    state = state_of(app)
    assert (state.loss, state.error, state.delta) == ("squared_error", 2.5, 0.25)
    said = " ".join(warning.value for warning in app.warning)
    assert "error must be between −2.5 and 2.5" in said
    assert "zzz is not known" in said


def test_part_opens_its_first_preset_and_its_words():
    app = open_page(preset="margins")
    part = next(
        group
        for group in app.get("button_group")
        if any(option.content == "Guide" for option in group.proto.options)
    )
    part.set_value("Guide").run()
    assert not app.exception
    assert state_of(app) == guide.PART.presets["task"]
    titles = [fold.label for fold in app.expander]
    assert titles
    assert not set(titles) & set(FOLDS)


@pytest.mark.parametrize("preset", numerics.PART.presets)
def test_numerics_show_both_lines_of_code(preset):
    app = open_page(preset=preset)
    assert not app.exception
    assert not app.warning
    state = numerics.PART.presets[preset]
    assert state_of(app) == state
    assert instead(state) in [each.value for each in app.markdown]
    assert ("float32" in choices(app)) == isinstance(state, InSteps)
    titles = [fold.label for fold in app.expander]
    folds = numerics.PART.folds
    assert [title for title in titles if title in folds] == list(folds)


@pytest.mark.parametrize("preset", ["errors", "task", "overflow"])
def test_table_of_facts_is_under_every_part(preset):
    app = open_page(preset=preset)
    assert "All losses, and what is true of each" in [
        each.value for each in app.subheader
    ]
    tables = [each.value for each in app.markdown if "ll-facts" in each.value]
    assert tables == [table_html(family) for family in FAMILIES]
