"""The wish to print: told in every run, as the run of the click may be cut off."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from ui.interview import browser


def page_with_a_button() -> None:
    import streamlit as st

    from ui.interview.browser import on_paper, print_button

    st.session_state.setdefault("page", "cheat-sheet")
    print_button("Print")
    on_paper("<p>Paper</p>")


def test_wish_is_told_until_the_browser_has_it_and_on_its_own_page_alone(monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(
        browser, "_print", lambda *, key, data: told.append(data["job"])
    )
    app = AppTest.from_function(page_with_a_button).run()
    assert told == [""]
    app.button[0].click().run()
    app.run()
    assert told[1]
    assert told[2] == told[1]
    app.button[0].click().run()
    assert told[3] not in ("", told[1])
    app.session_state["page"] = "mock"
    app.run()
    assert told[4] == ""
