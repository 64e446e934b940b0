"""The page "House prices": its links, its controls and its words."""

from __future__ import annotations

import pytest

from tests.pages.opening import go, row_of
from tests.pages.test_every_page import open_page
from ui.lessons.houses import LESSON

PRESETS = LESSON.presets

LOSSES = "Loss"
REDUCTION = "Mean or sum"


def names_of_controls(app) -> set[str]:
    """The labels of the controls under the chart."""
    return {
        each.label for kind in ("button_group", "selectbox") for each in app.get(kind)
    }


def test_classic_case_offers_the_examples_and_no_other_idea():
    app = open_page("houses.py", {})
    assert names_of_controls(app) == set()
    assert row_of(app)["at"] == "classic"
    assert len(app.expander) == 4


@pytest.mark.parametrize("preset", list(PRESETS)[1:])
def test_link_of_a_preset_opens_it(preset):
    app = open_page("houses.py", {"preset": preset})
    assert not app.exception
    assert not app.warning
    assert row_of(app)["at"] == preset
    assert LOSSES in names_of_controls(app)
    has_several = len(PRESETS[preset].y_true) > 1
    assert (REDUCTION in names_of_controls(app)) == has_several


def test_link_with_another_loss_shows_its_control_in_the_classic_case_too():
    app = open_page("houses.py", {"loss": "absolute_error"})
    assert not app.warning
    assert LOSSES in names_of_controls(app)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ({"prices": "a house"}, "prices must be a number"),
        ({"prices": "1,2"}, "prices must be one number"),
        ({"delta": "-1", "preset": "several"}, "delta must be between"),
        ({"preset": "palace"}, "preset is not one of this page"),
        ({"loss": "squared"}, "loss must be one of"),
    ],
)
def test_link_that_does_not_fit_gives_a_notice(link, said):
    app = open_page("houses.py", link)
    assert not app.exception
    assert said in app.warning[0].value


def test_choosing_an_example_shows_it():
    app = open_page("houses.py", {})
    go(app, "outlier")
    assert not app.exception
    assert {LOSSES, REDUCTION} <= names_of_controls(app)
