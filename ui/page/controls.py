"""The row of controls under a chart, each bound to a field of the page's state."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, Literal
from urllib.parse import parse_qsl

import streamlit as st

from ui.handout.routes import handout_link
from ui.handout.sheet import short
from ui.lessons import LESSONS
from ui.lessons.part import Lesson
from ui.navigation import file_of
from ui.page.address import site
from ui.page.said import GUESS, SHOWN
from ui.page.session import PageSession

ButtonKind = Literal["primary", "secondary", "tertiary"]


def choice(
    session: PageSession,
    field: str,
    label: str,
    options: Mapping[str, str],
    *,
    change: Callable[[Any, str], Any] | None = None,
    is_question: bool = False,
) -> None:
    """A few words side by side, of which one holds: value to its title.

    `change` makes the state of a state and the word, where more than the field
    changes with it. The label of a question stands over its answers.
    """
    key = _bind(session, field)
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        required=True,
        label_visibility="visible" if is_question else "collapsed",
        wrap=is_question or None,
        on_change=_take,
        args=(session, field, key, change),
    )


def several(
    session: PageSession,
    field: str,
    label: str,
    options: Mapping[str, str],
    *,
    change: Callable[[Any, tuple[str, ...]], Any],
) -> None:
    """A few words side by side, of which any may hold: value to its title.

    `change` makes the state of a state and the words, in the order of the options.
    """
    key = _bind(session, field)

    def take() -> None:
        chosen = st.session_state[key]
        words = tuple(option for option in options if option in chosen)
        session.save(change(session.state, words))

    st.pills(
        label,
        list(options),
        selection_mode="multi",
        format_func=options.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=take,
    )


def part(session: PageSession, parts: Mapping[str, Mapping[str, str]]) -> None:
    """The parts of a page, each with presets of its own: title to its presets."""
    key = f"{session.page}.part"
    st.session_state[key] = next(
        name for name, titles in parts.items() if session.state.preset in titles
    )

    def take() -> None:
        first = next(iter(parts[st.session_state[key]]))
        session.save(session.presets[first])

    st.segmented_control(
        "Part of this page",
        list(parts),
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=take,
    )


def select(
    session: PageSession,
    field: str,
    label: str,
    options: Mapping[Any, str],
    *,
    width: int,
) -> None:
    """A compact menu of words that say what they set: value to its title."""
    key = _bind(session, field)
    st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        label_visibility="collapsed",
        filter_mode=None,  # else a phone opens its keyboard
        width=width,
        on_change=_take,
        args=(session, field, key),
    )


def search(
    session: PageSession, field: str, label: str, change: Callable[[Any, str], Any]
) -> None:
    """A line of free text that is looked for while it is typed.

    `change` makes the state of a state and the text, without spaces at its ends.
    What is typed stays as it is, unless the state has come to hold another text.
    """
    key = f"{session.page}.{field}"
    held = getattr(session.state, field)
    is_other = " ".join(st.session_state.get(key, held).split()) != held
    if is_other:
        st.session_state[key] = held
    st.text_input(
        label,
        "" if is_other else held,  # every run tells it, if the one before was cut off
        key=key,
        max_chars=80,
        type="search",
        live=True,
        icon=":material/search:",
        placeholder=f"{label} ( / )",
        label_visibility="collapsed",
        width=380,
        on_change=_take,
        args=(session, field, key, change),
    )


def link(address: str, label: str, icon: str = "arrow_forward") -> None:
    """A way to a state of a page: "houses?preset=outlier".

    Who comes from an answer to a lesson is not asked there first.
    """
    path, _, query = address.partition("?")
    st.page_link(
        file_of(path),
        label=label,
        icon=f":material/{icon}:",
        query_params=dict(parse_qsl(query))
        | ({GUESS: SHOWN} if path in LESSONS else {}),
    )


def end(session: PageSession, programs: Callable[[Any], Mapping[str, str]]) -> None:
    """What every row ends with: reset, the state as code, the presenter view.

    A frame on another page is no place for a projector.
    """

    def reset() -> None:
        session.save(session.presets[session.state.preset])

    _tool(session, "Reset", "replay", on_click=reset)
    said = "This state as Python programs, one a library."
    if _tool(session, "Code", "code", help=said):
        _show_code(programs(session.state))
    said = "Large type for a projector. There ? shows the keys."
    if session.framed:
        return
    if _tool(session, "Present", "present_to_all", help=said):
        _turn(session, "present")
    if session.page in LESSONS:
        said = "Phones vote on the questions, from this one on."
        if _tool(session, "Room", "groups", help=said):
            _turn(session, "gather")
        _handout(session, LESSONS[session.page])


def _turn(session: PageSession, act: str) -> None:
    """Go to the presenter view."""
    session.act(act)
    session.write_link()
    st.rerun()


def _handout(session: PageSession, lesson: Lesson) -> None:
    """The way to the questions of the part on paper."""
    part = short(lesson.part_of(session.state)) if len(lesson.parts) > 1 else ""
    st.link_button(
        "Handout",
        handout_link(session.address, site(session.address), part=part),
        icon=":material/print:",
        type="tertiary",
        help="The questions on one page of A4, to print for a class.",
    )


def _tool(session: PageSession, name: str, icon: str, **more: Any) -> bool:
    key = f"{session.page}.{name.lower()}"
    icon = f":material/{icon}:"
    return st.button(name, icon=icon, type="tertiary", key=key, **more)


@st.dialog("What you see, as code", width="large")
def _show_code(programs: Mapping[str, str]) -> None:
    for tab, source in zip(st.tabs(list(programs)), programs.values(), strict=True):
        tab.code(source, language="python")


def _bind(session: PageSession, field: str) -> str:
    key = f"{session.page}.{field}"
    st.session_state[key] = getattr(session.state, field)
    return key


def _take(
    session: PageSession,
    field: str,
    key: str,
    change: Callable[[Any, str], Any] | None = None,
) -> None:
    value = st.session_state[key]
    if change is not None:
        session.save(change(session.state, value))
    elif any(each.name == field for each in dataclasses.fields(session.state)):
        session.save(dataclasses.replace(session.state, **{field: value}))
    # Else another example was taken in the same run, which has no such field.
