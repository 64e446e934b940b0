"""A reader's progress between runs: in the session, and in the reader's own browser.

Nothing is kept on the server. A page begins with `memory().keep()`, which places the
component, and changes the progress in callbacks by `save`. As the component comes
first, what the reader sees is kept by the time that it is seen. What saves stands in no
fragment, whose run alone would not reach the component: `save` refuses it there.

The browser tells what it keeps when the session is new and when another tab has
written; what it told has a number. It writes only what was made knowing the last
thing that it told, so two tabs never write over each other. What it tells is heard in
a fragment: Streamlit lets a fragment wait for a run that is under way, where another
whole run would cut off the callback of a reader's click and lose it.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import streamlit as st

from ui.inside_streamlit import is_of_a_fragment
from ui.interview.memory.progress import Progress
from ui.interview.memory.text import (
    TOO_LARGE,
    UnreadableProgressError,
    read,
    write,
)
from ui.served.assets import component
from ui.served.characters import whole

_component = component("memory")
_KEY = "memory.component"
_NOT_KEPT = (
    "This browser keeps nothing for Loss Lab: its storage is full or turned off. "
    "Save your progress as a file, on the page “Progress”, before you leave."
)


class Memory:
    """What is kept for one person, as the session knows it."""

    @property
    def progress(self) -> Progress:
        """The progress so far; empty until the browser has told."""
        return _get("progress", Progress())

    @property
    def is_loaded(self) -> bool:
        """Whether the browser has told what it keeps."""
        return bool(_get("heard", 0))

    @property
    def notice(self) -> str:
        """What the reader should know about the keeping, or ""."""
        return _get("notice", "")

    def save(self, progress: Progress) -> None:
        """Keep a new progress; call it in a callback of what stands in no fragment."""
        if is_of_a_fragment():
            raise RuntimeError("What saves a progress must stand in no fragment.")
        _put("progress", progress)
        _put("revision", _get("revision", 0) + 1)

    def clear(self) -> None:
        """Forget everything, in the browser, too."""
        self.save(Progress())
        _put("cleared", _get("cleared", 0) + 1)
        _put("drafts", {})
        _put("set_aside", 0)
        _put("notice", "")

    def draft(self, key: str) -> str:
        """What was typed into a field and not sent, before a reload.

        The field's key starts with "draft-" and holds letters, digits and hyphens.
        A field that is shown already has its words; only a new one is given them.
        """
        is_shown = key in st.session_state
        return "" if is_shown else _get("drafts", {}).get(key, "")

    def keep(self, *, is_silent: bool = False) -> None:
        """Place the component that reads and writes the browser's storage.

        `is_silent` says nothing of a storage that is full or cannot be read.
        """
        if not _get("session"):
            _put("session", uuid.uuid4().hex)
        _put("is_news", False)
        with st.container(key="memory"):
            _place()
        if self.notice and not is_silent:
            st.warning(self.notice, icon=":material/save:")


def memory() -> Memory:
    """The memory of the person whose session this is."""
    return Memory()


@st.fragment
def _place() -> None:
    progress = memory().progress
    _component(
        key=_KEY,
        data={
            "session": _get("session"),
            "heard": _get("heard", 0),
            "revision": _get("revision", 0),
            "cleared": _get("cleared", 0),
            "set_aside": _get("set_aside", 0),
            "text": None if progress.is_empty else write(progress),
        },
        on_kept_change=_hear,
    )
    if _get("is_news"):
        st.rerun()


@dataclass(frozen=True)
class _Told:
    """What the browser told: `Kept` of `memory.js`."""

    session: str
    number: int
    written: int
    cleared: int
    text: str | None
    is_too_large: bool
    drafts: dict[str, str]
    error: str


def _hear() -> None:
    """Take up what the browser told; it is heard once all of it is taken up."""
    try:
        told = msgspec.convert(st.session_state[_KEY].get("kept"), _Told)
    except msgspec.ValidationError:
        return
    if told.session != _get("session"):
        return
    _take_drafts(told.drafts)
    if told.error:
        _put("notice", _NOT_KEPT)
    elif told.cleared == _get("cleared", 0):
        _take_text(told)
    _put("is_news", True)
    _put("heard", told.number)


def _take_text(told: _Told) -> None:
    """Take up what the browser keeps; what it has not written yet goes on top."""
    try:
        if told.is_too_large:
            raise UnreadableProgressError(TOO_LARGE)
        found = Progress() if told.text is None else read(told.text)
    except UnreadableProgressError as problem:
        _put("set_aside", told.number)
        _put(
            "notice",
            f"What this browser kept cannot be read. {problem} A copy of it is set "
            "aside in the browser before anything new is kept.",
        )
        return
    _put("set_aside", 0)
    _put("notice", "")
    is_written = told.written == _get("revision", 0)
    _put("progress", found if is_written else found.merged(memory().progress))


def _take_drafts(drafts: Mapping[str, str]) -> None:
    """Take up drafts, also into fields that stand as they were known to be."""
    known = _get("drafts", {})
    drafts = {key: whole(text) for key, text in drafts.items()}
    for key, text in drafts.items():
        is_shown = key in st.session_state
        if is_shown and st.session_state[key] in ("", known.get(key)):
            st.session_state[key] = text
    _put("drafts", drafts)


def _get(name: str, default: Any = None) -> Any:
    return st.session_state.get(f"memory.{name}", default)


def _put(name: str, value: Any) -> None:
    st.session_state[f"memory.{name}"] = value
