"""The page "Training": its examples, its controls, what a link may hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import go, row_of
from ui.lessons.training import LESSON, general, race, steps
from ui.lessons.training.fit import PART as FIT
from ui.lessons.training.fit import state as fit
from ui.lessons.training.general.state import Run

PRESETS = LESSON.presets
PARTS = {part.title: part.titles for part in LESSON.parts}
ROOT = Path(__file__).parent.parent.parent


def open_page(**link: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "ui" / "navigation.py"), default_timeout=30)
    app.run()
    for name, text in link.items():
        app.query_params[name] = text
    return app.switch_page("../pages/training.py").run()


def state_of(app: AppTest):
    return app.session_state["training.state"]


def menu(app: AppTest, label: str):
    return next(each for each in app.selectbox if each.label == label)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_example_opens(preset):
    app = open_page(preset=preset)
    assert not app.exception
    assert not app.warning
    assert state_of(app) == PRESETS[preset]


def group_with(app: AppTest, title: str):
    return next(
        group
        for group in app.get("button_group")
        if any(option.content == title for option in group.proto.options)
    )


@pytest.mark.parametrize(
    ("part", "folds"),
    [
        ("Step size", steps.PART.folds),
        ("Race", race.PART.folds),
        ("Generalisation", general.PART.folds),
    ],
)
def test_part_opens_its_first_example_and_its_words(part, folds):
    app = open_page()
    group_with(app, part).set_value(part).run()
    assert not app.exception
    assert state_of(app) == PRESETS[next(iter(PARTS[part]))]
    assert {stop["name"] for stop in row_of(app)["stops"]} == set(PARTS[part])
    assert [fold.label for fold in app.expander] == list(folds)


@pytest.mark.parametrize("preset", general.PART.presets)
def test_penalty_is_a_control_of_the_runs_alone(preset):
    app = open_page(preset=preset)
    titles = [
        option.content
        for group in app.get("button_group")
        for option in group.proto.options
    ]
    is_run = isinstance(general.PART.presets[preset], Run)
    assert ("Strong L2" in titles) == is_run
    if is_run:
        group_with(app, "Strong L2").set_value("light").run()
        assert not app.exception
        assert state_of(app).penalty == "light"
        next(each for each in app.button if each.label == "Reset").click().run()
        assert state_of(app) == PRESETS[preset]


def test_link_to_a_run_is_taken_up_and_its_draw_is_not():
    app = open_page(preset="surer", time="40", noise="30", draw="5")
    state = state_of(app)
    assert (state.time, state.noise, state.draw) == (40.0, 0.0, 71)
    assert "draw is not known" in " ".join(each.value for each in app.warning)


def test_every_model_can_be_chosen():
    app = open_page(preset="price-line")
    assert {stop["title"] for stop in row_of(app)["stops"]} == {*FIT.titles.values()}
    for preset in ("family-brier", "spam-hinge", "price-ravine"):
        go(app, preset)
        assert not app.exception
        assert state_of(app) == PRESETS[preset]


@pytest.mark.parametrize(
    ("preset", "losses", "batches", "has_area"),
    [
        ("price-line", ["Squared error", "Absolute error", "Huber"], 3, True),
        ("family-entropy", ["Cross-entropy", "Brier"], 2, False),
        ("spam-hinge", ["Hinge", "Squared hinge", "Logistic"], 3, False),
    ],
)
def test_model_has_the_controls_that_mean_something_in_it(
    preset, losses, batches, has_area
):
    app = open_page(preset=preset)
    assert menu(app, "Loss").options == losses
    assert len(menu(app, "Samples a step").options) == batches
    assert menu(app, "Penalty").options == list(fit.PENALTIES.values())
    assert ("Area" in [each.label for each in app.selectbox]) == has_area


def test_controls_change_the_state_and_reset_brings_it_back():
    app = open_page(preset="price-line")
    menu(app, "Loss").set_value("huber").run()
    menu(app, "Momentum").set_value("0.9").run()
    menu(app, "Penalty").set_value("l2-0.1").run()
    menu(app, "Samples a step").set_value("32").run()
    menu(app, "Area").set_value(False).run()
    assert not app.exception
    state = state_of(app)
    assert (state.loss, state.momentum, state.penalty) == ("huber", "0.9", "l2-0.1")
    assert (state.batch_size, state.scaled) == (32, False)
    next(each for each in app.button if each.label == "Reset").click().run()
    assert state_of(app) == PRESETS["price-line"]


def test_explanation_is_folded():
    app = open_page(preset="price-line")
    assert [fold.label for fold in app.expander] == list(FIT.folds)


def test_bare_address_opens_the_bowl_before_its_first_step():
    app = open_page()
    assert (state_of(app).preset, state_of(app).time) == ("first-steps", 0.0)
    assert LESSON.opening == state_of(app)


def test_link_is_taken_up():
    state = state_of(open_page(start="1,3", power="-0.5", time="12"))
    assert (state.start, state.power, state.step) == ((1.0, 3.0), -0.5, 12)


def test_hostile_link_gives_the_nearest_state_and_says_so():
    app = open_page(start="1e308", power="NaN", scaled="maybe")
    assert not app.exception
    said = " ".join(warning.value for warning in app.warning)
    assert "start must be 2 numbers" in said
    assert "power must be a number" in said
    assert "scaled must be 1 or 0" in said
    assert state_of(app).start == (2.0, 0.5)
