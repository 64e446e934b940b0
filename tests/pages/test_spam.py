"""Spam or not: its presets, its labels and the reader's own mail, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import go, row_of
from ui.lessons.spam import PART
from ui.lessons.spam.mail import MAX_CHARACTERS, score_mail
from ui.lessons.spam.state import FIRST_TEXT, TEXTS

ROOT = Path(__file__).parent.parent.parent


def open_page(**link: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "ui" / "navigation.py"), default_timeout=30)
    app.run()
    for name, text in link.items():
        app.query_params[name] = text
    return app.switch_page("../pages/spam.py").run()


def state_of(app: AppTest):
    return app.session_state["spam.state"]


@pytest.mark.parametrize("preset", PART.presets)
def test_every_preset_opens_from_its_link(preset):
    app = open_page(preset=preset)
    assert not app.exception
    assert not app.warning
    assert state_of(app) == PART.presets[preset]
    assert row_of(app)["at"] == preset
    assert [stop["title"] for stop in row_of(app)["stops"]] == [*PART.titles.values()]


def test_classic_case_shows_two_labels_and_no_comparison():
    app = open_page()
    assert [item.label for item in app.button_group] == [
        "Label of mail 1",
        "Label of mail 2",
    ]
    assert not app.text_area


def test_flipping_a_label_is_kept_and_in_the_link():
    app = open_page()
    app.button_group[1].set_value("spam").run()
    assert state_of(app).label_2 == "spam"
    assert app.query_params["label_2"] == "spam"
    reset = next(item for item in app.button if item.label == "Reset")
    reset.click().run()
    assert state_of(app) == PART.presets["classic"]


def test_hostile_link_gives_a_notice():
    app = open_page(scores="1e999,x", label_1="<b>", chosen="-3", text="free money")
    assert not app.exception
    assert len(app.warning) == 3
    assert any("1 more word" in caption.value for caption in app.caption)


def test_typed_mail_is_scored_kept_over_presets_and_not_in_the_link():
    text = "Zebra! You won FREE money, $1,000,000 for your meeting."
    app = open_page(preset="own")
    assert app.text_area[0].value == FIRST_TEXT
    app.text_area[0].input(text).run()
    assert state_of(app).mail == score_mail(text)
    assert any("Very short texts" in caption.value for caption in app.caption)
    go(app, "classic")
    assert not app.text_area
    app.switch_page("../pages/home.py").run()
    app.switch_page("../pages/spam.py").run()
    assert state_of(app).preset == "classic"
    go(app, "own")
    assert app.text_area[0].value == text
    assert state_of(app).mail == score_mail(text)
    assert "ebra" not in str(app.query_params)
    assert "ebra" not in repr(state_of(app))


def test_mail_and_another_example_in_one_run_are_both_taken():
    app = open_page(preset="own")
    app.text_area[0].input("free money")
    go(app, "classic")
    assert not app.exception
    assert state_of(app) == PART.presets["classic"]
    go(app, "own")
    assert state_of(app).mail == score_mail("free money")


def test_example_mails_fill_the_box():
    app = open_page(preset="own")
    for name, text in TEXTS.items():
        button = next(item for item in app.button if item.label == name)
        button.click().run()
        assert app.text_area[0].value == text
        assert state_of(app).mail == score_mail(text)


@pytest.mark.parametrize("text", ["", " \n", "!", "א" * 300, "<b>$$x$$</b>\x00"])
def test_any_text_is_answered(text):
    app = open_page(preset="own")
    app.text_area[0].input(text).run()
    assert not app.exception
    assert state_of(app).mail == score_mail(text)


def test_long_text_is_kept_and_its_first_part_scored():
    app = open_page(preset="own")
    text = "free money " * 9_000
    app.text_area[0].input(text).run()
    assert app.text_area[0].value == text
    words = f"Only the first {MAX_CHARACTERS:,} characters are scored."
    assert any(words in caption.value for caption in app.caption)
