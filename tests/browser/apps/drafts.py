"""Two pages that keep: a field whose words are a draft, and one that saves."""

from __future__ import annotations

import streamlit as st

from ui.interview.memory import memory


def field() -> None:
    """A field as the pages of the interview have them."""
    st.title("Field")
    st.text_input("Answer", key="draft-one", value=memory().draft("draft-one"))
    memory().keep()


def other() -> None:
    """Another page, where something is saved and all is cleared."""
    st.title("Other")
    done = memory().progress.results.get("drill:one")
    st.markdown(f"{done.asked if done else 0} answers")
    st.button(
        "Answer",
        on_click=lambda: memory().save(
            memory().progress.with_result("drill:one", True)
        ),
    )
    st.button("Clear", on_click=memory().clear)
    memory().keep()


pages = [st.Page(field, default=True), st.Page(other)]
st.navigation(pages, position="top").run()
