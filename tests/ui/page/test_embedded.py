"""A chart inside a page of words: its own state, and no link."""

from __future__ import annotations

import dataclasses
import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.tracks import check_equal
from ui.lessons import LESSONS
from ui.links import shown_by
from ui.page.embedded import without_example
from ui.state import moved

ADDRESSES = [
    "houses?preset=cancel&prices=280000,277500&loss=huber&delta=37500",
    "houses?preset=outlier&loss=absolute_error",
    "cats-dogs?preset=batch&probs=0.43,0.33,0.85,0.77",
    "cats-dogs?preset=soft&target=0.46&p=0.81",
    "cats-dogs?preset=three&logits=-1,0,-2&truth=fox",
    "cats-dogs?p=0.1390747661&unit=bits",
    "spam?scores=2,-1.7&label_2=not&chosen=1",
    "choosing?preset=even-count&loss=absolute_error",
    "choosing?preset=twice&z=6",
    "training?preset=sum-of-four&houses=2&step_size=0.5",
]


def page() -> None:
    import streamlit as st

    from ui.page.embedded import embedded

    embedded(st.session_state.get("first", "houses"), "first")
    embedded(st.session_state.get("second", "houses?prices=225000"), "second")


def page_of_a_drill() -> None:
    from ui.page.embedded import embedded

    embedded("houses?preset=cancel&prices=280000,277500", "drill", is_example=False)


def page_that_begins_anew() -> None:
    import streamlit as st

    from ui.page.embedded import begin_anew, embedded

    if st.button("Anew"):
        begin_anew("first")
    embedded("houses", "first")


def run(**addresses: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=30)
    for name, address in addresses.items():
        app.session_state[name] = address
    return app.run()


def state_of(app: AppTest, key: str):
    opened = app.session_state[f"embedded.{key}"][1]
    return app.session_state[f"embedded.{key}.{opened}.state"]


def sentences(app: AppTest) -> list[str]:
    payloads = [each.proto.bytes for each in app.get("bidi_component")]
    return [json.loads(payload)["scene"]["drag"] for payload in payloads]


def test_two_charts_of_one_lesson_have_a_state_each():
    app = run()
    assert not app.exception
    assert len(app.get("bidi_component")) == 2
    assert state_of(app, "first").prices == (200_000.0,)
    assert state_of(app, "second").prices == (225_000.0,)
    assert dict(app.query_params) == {}


def test_other_address_brings_its_state_and_leaves_the_other_chart():
    app = run()
    moved = shown_by("houses?prices=230000").state
    for key in ("first", "second"):
        opened = app.session_state[f"embedded.{key}"][1]
        app.session_state[f"embedded.{key}.{opened}.state"] = moved
    app.session_state["first"] = "spam?preset=kink"
    app.run()
    assert state_of(app, "first") == shown_by("spam?preset=kink").state
    assert state_of(app, "second") == moved
    assert "embedded.first.1.state" not in app.session_state
    app.session_state["first"] = "houses"
    app.run()
    assert state_of(app, "first") == shown_by("houses").state


def test_same_address_keeps_what_was_dragged():
    app = run()
    moved = shown_by("houses?prices=230000").state
    app.session_state["embedded.first.1.state"] = moved
    app.run()
    assert state_of(app, "first") == moved


def test_chart_that_begins_anew_forgets_what_was_dragged():
    app = AppTest.from_function(page_that_begins_anew, default_timeout=30).run()
    opened = app.session_state["embedded.first"][1]
    app.session_state[f"embedded.first.{opened}.state"] = shown_by("spam").state
    app.button[0].click().run()
    assert state_of(app, "first") == shown_by("houses").state
    assert f"embedded.first.{opened}.state" not in app.session_state


def test_home_is_an_address_too_and_a_broken_link_is_said():
    app = run(first="", second="houses?prices=cheap")
    assert not app.exception
    assert state_of(app, "first").prediction == 18
    assert "prices must be a number" in app.warning[0].value


def test_other_numbers_get_neither_the_question_nor_the_words_of_the_example():
    app = AppTest.from_function(page_of_a_drill, default_timeout=30).run()
    assert not app.exception
    (sent,) = [json.loads(each.proto.bytes) for each in app.get("bidi_component")]
    assert sent["scene"]["drag"] == "Drag a ring."
    assert sent["scene"]["about"] == ""
    assert sent["scene"]["asked"] is None
    assert sent["tracks"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_the_words_differ_and_tracks_are_the_same(address):
    scene_of, state, notices = shown_by(address)
    assert notices == ()
    bare_of = without_example(scene_of)
    assert without_example(scene_of) is bare_of  # Tracks are kept by the function
    found, bare = scene_of(state), bare_of(state)
    assert found.asked
    assert bare == dataclasses.replace(found, about="", asked=None)
    assert "rag" in bare.sentence
    for control in bare.played():
        assert check_equal(bare_of, state, control, moved)


@pytest.mark.parametrize("path", LESSONS)
def test_every_example_says_what_to_drag_and_with_no_figure_of_its_own(path):
    for name, example in LESSONS[path].examples.items():
        said = without_example(LESSONS[path].scene)(example.state).sentence
        assert "rag" in said or "Type" in said, name
        assert "$" not in said, name
        assert "seven said cat" not in said, name
