"""The page "Cat or dog": its examples, its controls, what a link may hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import go, row_of
from ui.lessons.cats_dogs import PART

ROOT = Path(__file__).parent.parent.parent
LABEL = {"Label cat", "Label dog"}
UNIT = {"Nats", "Bits"}
AXIS = {"Probability", "Logit"}


def open_page(**link: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "ui" / "navigation.py"), default_timeout=30)
    app.run()
    for name, text in link.items():
        app.query_params[name] = text
    return app.switch_page("../pages/cats_dogs.py").run()


def choices(app: AppTest) -> set[str]:
    groups = app.get("button_group")
    return {option.content for group in groups for option in group.proto.options}


@pytest.mark.parametrize(
    ("preset", "expected"),
    [
        ("classic", LABEL | UNIT | AXIS),
        ("near", UNIT),
        ("batch", {"Mean", "Sum"}),
        ("species", {"Mean", "Sum"}),
        ("soft", UNIT | AXIS),
        ("three", {"Label cat", "Dog", "Fox"} | UNIT),
        ("brier", LABEL | AXIS),
    ],
)
def test_preset_has_the_controls_that_mean_something_in_it(preset, expected):
    app = open_page(preset=preset)
    assert not app.exception
    assert not app.warning
    assert row_of(app)["at"] == preset
    assert choices(app) == expected


def test_every_example_can_be_chosen():
    app = open_page()
    assert [stop["title"] for stop in row_of(app)["stops"]] == [*PART.titles.values()]
    for preset, state in PART.presets.items():
        go(app, preset)
        assert not app.exception
        assert app.session_state["cats-dogs.state"] == state


@pytest.mark.parametrize("preset", ["batch", "species", "three"])
def test_choice_and_an_example_without_it_in_one_run_are_taken(preset):
    app = open_page()
    next(each for each in app.button_group if each.label == "Label").set_value("dog")
    app.session_state["cats-dogs.state"] = PART.presets[preset]
    app.run()
    assert not app.exception
    assert app.session_state["cats-dogs.state"] == PART.presets[preset]


def test_explanation_is_folded():
    app = open_page()
    assert [fold.label for fold in app.expander] == list(PART.folds)


def test_link_is_taken_up():
    state = open_page(p="0.25", label="dog", axis="logit").session_state[
        "cats-dogs.state"
    ]
    assert (state.p, state.label, state.axis) == (0.25, "dog", "logit")


def test_hostile_link_gives_the_nearest_state_and_says_so():
    app = open_page(p="1e308", label="fox", zzz="1")
    assert not app.exception
    assert app.session_state["cats-dogs.state"].p == 1
    said = " ".join(warning.value for warning in app.warning)
    assert "p must be between 0 and 1" in said
    assert "label must be one of cat, dog" in said
    assert "zzz is not known" in said
