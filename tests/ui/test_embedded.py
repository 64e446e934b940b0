"""A chart inside a page of words: its own state, and no link."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from ui.links import shown_by


def page() -> None:
    import streamlit as st

    from ui.embedded import embedded

    embedded(st.session_state.get("first", "houses"), "first")
    embedded(st.session_state.get("second", "houses?prices=225000"), "second")


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
    return [json.loads(payload)["scene"]["sentence"] for payload in payloads]


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


def test_home_is_an_address_too_and_a_broken_link_is_said():
    app = run(first="", second="houses?prices=cheap")
    assert not app.exception
    assert state_of(app, "first").prediction == 18
    assert "prices must be a number" in app.warning[0].value
