"""The memory of a session: what stands in no fragment may save, and nothing else."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from ui.interview import memory


def page() -> None:
    import streamlit as st

    from ui.interview.memory import memory
    from ui.interview.memory.progress import Progress

    def answer() -> None:
        memory().save(Progress().with_result("drill:one", True))

    memory().keep()
    st.button("Answer", on_click=answer)


def test_what_stands_in_no_fragment_saves():
    app = AppTest.from_function(page).run().button[0].click().run()
    assert not app.exception
    assert len(app.session_state["memory.progress"].results) == 1


def test_what_stands_in_a_fragment_is_refused(monkeypatch, caplog):
    """Its run alone would not reach the component that keeps."""
    app = AppTest.from_function(page).run()
    monkeypatch.setattr(memory, "is_of_a_fragment", lambda: True)
    app.button[0].click().run()
    assert "in no fragment" in caplog.text
    assert "memory.progress" not in app.session_state
