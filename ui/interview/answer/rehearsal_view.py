"""The rehearsal on the page: start, cues with a clock, and the report."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.interview.answer.rehearsal import (
    RATINGS,
    Rehearsal,
    begun,
    closed,
    kept,
    rehearsal_of,
    verdict,
)
from ui.interview.answer.walkthrough import LENGTHS, steps
from ui.interview.browser import move_focus, now, ticking
from ui.interview.memory import memory
from ui.interview.times import elapsed
from ui.page.controls import ButtonKind, link
from ui.styles import style

_PLACE = "walkthrough-rehearsal"
_VERDICT = "walkthrough-verdict"
_HOW = (
    "You get one cue for each of {count} steps and no text. Say the step aloud, then "
    "go on to the next. At the end you see how long you took, and the text of each "
    "step, to rate yourself."
)


def rehearse(length: str, controls: Callable[[], None]) -> None:
    """Show where the rehearsal is.

    Parameters
    ----------
    length
        The version that a new one has, a key of `LENGTHS`.
    controls
        Draws the choice of the version, where there is one.
    """
    rehearsal = rehearsal_of(memory().progress)
    with st.container(key=_PLACE):
        if rehearsal is None:
            controls()
            st.markdown(_HOW.format(count=len(steps(length))))
            with _row():
                _button(f"Start: {LENGTHS[length]}", lambda: _begin(length))
        elif rehearsal.is_over:
            _report(rehearsal)
        else:
            _cue(rehearsal)


def _row() -> DeltaGenerator:
    """Where the primary button stands: always the same place keeps its focus."""
    return st.container(horizontal=True, vertical_alignment="center")


def _button(label: str, act: Callable[[], None], kind: ButtonKind = "primary") -> None:
    st.button(label, type=kind, on_click=act, key=f"{_PLACE}.{kind}")


def _begin(length: str) -> None:
    _keep(begun(length, now()))


def _begin_again(length: str) -> None:
    _close()
    _begin(length)


def _keep(rehearsal: Rehearsal) -> None:
    memory().save(kept(memory().progress, rehearsal))


def _close() -> None:
    memory().save(closed(memory().progress))


def _cue(rehearsal: Rehearsal) -> None:
    st.html(style("rehearsal"))
    st.caption(f"{rehearsal.place}: {rehearsal.current.title}")
    with st.container(key="walkthrough-cue"):
        st.subheader(rehearsal.current.cue, anchor=False)

    def go_on() -> None:
        after = rehearsal.after_step(now())
        _keep(after)
        if after.is_over:
            move_focus(_VERDICT)

    with _row():
        _button("Finish" if rehearsal.is_at_last else "Next step", go_on)
        is_shown = st.toggle("Show the clock", value=True, key=f"{_PLACE}.clock")
        if is_shown:
            time = now()
            ticking(
                elapsed(rehearsal.started, time),
                rehearsal.limit,
                "walkthrough.ticking",
                target=rehearsal.target,
                step=rehearsal.pace(time),
            )
        else:
            st.markdown(f"{LENGTHS[rehearsal.length]} in all", width="content")
    _button("Stop this rehearsal", _close, "tertiary")


def _report(rehearsal: Rehearsal) -> None:
    with st.container(key=_VERDICT):
        st.subheader(verdict(rehearsal), anchor=False)
    _weak(rehearsal)
    st.markdown("How was each step, compared with its text?")
    for index, step in enumerate(rehearsal.steps):
        with st.container(border=True, key=f"{_PLACE}-{step.name}"):
            text, rating = st.columns([5, 3], gap="medium")
            text.markdown(f"**{step.title}.** {step.say}")
            with rating.container(horizontal=True, vertical_alignment="center"):
                _rating(rehearsal, step.name, step.title)
                st.caption(rehearsal.took(index), width="content")
    with st.container(horizontal=True):
        _button("Rehearse again", lambda: _begin_again(rehearsal.length))
        _button("Done", _close, "secondary")
    st.caption(
        "Either button adds the ratings to your progress on foundations: “Said it” "
        "counts as right, the others do not."
    )


def _rating(rehearsal: Rehearsal, name: str, title: str) -> None:
    key = f"{_PLACE}.{name}"
    st.session_state[key] = rehearsal.ratings.get(name)
    st.segmented_control(
        f"Your rating: {title}",
        list(RATINGS),
        format_func=RATINGS.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: _keep(rehearsal.rated(name, st.session_state[key])),
    )


def _weak(rehearsal: Rehearsal) -> None:
    if not rehearsal.weak:
        return
    st.markdown("**Read again:**")
    for step in rehearsal.weak:
        link(f"walkthrough?length={rehearsal.length}&step={step.name}", step.title)
