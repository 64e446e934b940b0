"""The page "Progress": numbers with links, and the file, loaded, saved and cleared."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.interview.browser import move_focus, now
from ui.interview.cards.words import WAITING_FOR_THE_BROWSER
from ui.interview.memory import memory
from ui.interview.memory.progress import Progress
from ui.interview.memory.text import (
    MOST_BYTES,
    UnreadableProgressError,
    combined,
    contents,
    file_name,
    problem_of,
    read,
    write,
)
from ui.interview.standing import (
    LEARNED_EXPLAINED,
    LEAST_ASKED,
    Weak,
    standing,
)
from ui.page import controls
from ui.page.session import PageSession

_WAYS = {
    False: "Add it to what is here: of each card the later review holds",
    True: "Replace what is here by it",
}
KEPT_HERE = (
    "All of this is kept in this browser alone: no account, nothing on the server. A "
    "file carries it to another browser, and is your copy."
)


def show_standing() -> None:
    """Show what is due, learned and weak, each with a link to what would help."""
    if not memory().is_loaded:
        st.markdown(WAITING_FOR_THE_BROWSER)
        return
    found = standing(memory().progress, now())
    left, middle, right = st.columns(3)
    with left.container(border=True, key="progress-due"):
        st.metric("Reviews due", found.due)
        controls.link("cards", "Review them" if found.due else "To the flashcards")
    with middle.container(border=True, key="progress-learned"):
        st.metric("Learned", f"{found.learned} of {found.total}")
        controls.link("questions", "To the question bank")
    with right.container(border=True, key="progress-new"):
        st.metric("Not seen yet", found.total - found.seen)
        controls.link("cards", "Begin new cards")
    st.caption(LEARNED_EXPLAINED)
    left, right = st.columns(2, gap="large")
    with left:
        _show_weak("Weakest topics", found.topics, "Questions on it")
    with right:
        _show_weak("Weakest drills", found.drills, "Train it")
    st.subheader("Mock interviews", anchor=False)
    st.markdown("\n".join(f"- {each}" for each in found.mocks) or "None yet.")
    controls.link("mock", "Take one")


def _show_weak(title: str, weak: Sequence[Weak], label: str) -> None:
    st.subheader(title, anchor=False)
    if not weak:
        st.markdown(
            f"None so far. {title.removeprefix('Weakest ').capitalize()} of which "
            f"something went wrong show here after {LEAST_ASKED} answers each."
        )
    for each in weak:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(each.words, width="content")
            controls.link(each.link, label)


def show_file(session: PageSession) -> None:
    """Show how the progress is saved as a file, loaded from one, and cleared."""
    st.subheader("Your progress as a file", anchor=False)
    if session.get("said"):
        st.success(session.get("said"), icon=":material/check:")
    progress = memory().progress
    st.download_button(
        "Save as a file",
        write(progress),
        file_name(now()),
        "application/json",
        icon=":material/download:",
        key="progress.save",
        on_click="ignore",
        disabled=progress.is_empty,
    )
    _show_load(session)
    _show_clear(session)


def _show_load(session: PageSession) -> None:
    count = session.get("loads", 0)
    file = st.file_uploader(
        "Load a progress file",
        key=f"progress.file.{count}",
        max_upload_size=MOST_BYTES // 10**6,
        width=640,
        on_change=_forget_what_was_said,
        args=(session,),
    )
    if file is None:
        return
    try:
        loaded = read(file.getvalue())
    except UnreadableProgressError as problem:
        st.error(f"{problem} Nothing was changed.", icon=":material/error:")
        return
    st.markdown(f"The file holds {contents(loaded)}.")
    is_replacing = not memory().progress.is_empty and st.radio(
        "What to do with it",
        list(_WAYS),
        format_func=_WAYS.__getitem__,
        key=f"progress.way.{count}",
    )
    st.button(
        "Load the file",
        type="primary",
        key="progress.load",
        on_click=_load,
        args=(session, loaded, is_replacing),
    )
    if session.get("problem"):
        st.error(session.get("problem"), icon=":material/error:")


def _forget_what_was_said(session: PageSession) -> None:
    session.put("said", "")
    session.put("problem", "")


def _load(session: PageSession, loaded: Progress, is_replacing: bool) -> None:
    new = combined(memory().progress, loaded, is_replacing)
    session.put("problem", problem_of(new))
    if session.get("problem"):
        return
    memory().save(new)
    session.put("loads", session.get("loads", 0) + 1)
    session.put("said", f"Loaded. Now here: {contents(memory().progress)}.")


def _show_clear(session: PageSession) -> None:
    st.button(
        "Clear everything",
        icon=":material/delete:",
        key="progress-clear",
        on_click=_ask,
        args=(session,),
    )
    if not session.get("is_asking"):
        return
    st.warning(
        "This forgets your cards, answers, mock interviews and whatever you are in the "
        "middle of, in this browser, for good. Save a file first if you may want them.",
        icon=":material/warning:",
    )
    with st.container(horizontal=True):
        st.button("Yes, forget everything", on_click=_clear, args=(session,))
        st.button(
            "No, keep it",
            key="progress-keep",
            on_click=session.put,
            args=("is_asking", False),
        )


def _ask(session: PageSession) -> None:
    session.put("is_asking", True)
    move_focus("progress-keep")


def _clear(session: PageSession) -> None:
    memory().clear()
    session.put("is_asking", False)
    session.put("said", "Everything is cleared.")
