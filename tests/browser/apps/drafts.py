"""Pages that keep: a field whose words are a draft, one that saves, a slow one."""

from __future__ import annotations

import time

import streamlit as st

from ui.interview.memory import memory
from ui.page.waking import keep_awake

_SLOWLY = 0.5


def field() -> None:
    """A field as the pages of the interview have them."""
    memory().keep()
    st.title("Field")
    st.text_input("Answer", key="draft-one", value=memory().draft("draft-one"))


def _answer() -> None:
    memory().save(memory().progress.with_result("drill:one", True))


def _answer_slowly() -> None:
    time.sleep(_SLOWLY)
    _answer()


def _show_answers() -> None:
    done = memory().progress.results.get("drill:one")
    st.markdown(f"{done.asked if done else 0} answers")


def other() -> None:
    """Another page, where something is saved and all is cleared."""
    memory().keep()
    st.title("Other")
    _show_answers()
    st.button("Answer", on_click=_answer)
    st.button("Clear", on_click=memory().clear)


def slow() -> None:
    """A page that takes long to save, and long to end; it waits, as flashcards do."""
    memory().keep()
    st.title("Slow")
    if not memory().is_loaded:
        return
    _show_answers()
    st.button("Answer", on_click=_answer_slowly)
    time.sleep(_SLOWLY)


keep_awake()
pages = [st.Page(field, default=True), st.Page(other), st.Page(slow)]
st.navigation(pages, position="top").run()
