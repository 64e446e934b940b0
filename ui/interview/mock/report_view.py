"""The report of a mock interview on the page, and what it shares with the questions."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.interview.browser import now, on_paper, print_button
from ui.interview.mock.interview import MOST_NOTE, Mock
from ui.interview.mock.plan import Asked
from ui.interview.mock.report import Entry, report
from ui.interview.paper.report import mock_report
from ui.page import controls

SCORE = "mock-score"
"""The key of what is around the heading of a report."""

TOO_LONG = f"Only the first {MOST_NOTE:,} characters are kept."
_KEPT = (
    "The report stays here until you start another interview; print or save it to keep "
    "it."
)
_REPORT_GOES = (
    "A new interview replaces this report. Print or save it first to keep it."
)


def same_questions(seed: int) -> str:
    """What the number of an interview is for."""
    return (
        f"Interview {seed}: everyone who opens this page’s address gets the same ten "
        "questions."
    )


def show_note(note: str) -> None:
    """The reader's own words; a note as long as the longest may have been cut."""
    if not note:
        return
    st.caption("Your notes")
    st.text(note)
    if len(note) >= MOST_NOTE:
        st.warning(TOO_LONG, icon=":material/content_cut:")


def show_model(asked: Asked) -> None:
    """The model answer, with its sources."""
    for heading, text in asked.model:
        st.markdown(f"**{heading}.** {text}")
    if asked.sources:
        st.caption("Sources: " + "; ".join(asked.sources))


def show_report(mock: Mock, begin: Callable[[], None]) -> None:
    """Show the report; `begin` starts another interview."""
    found = report(mock, now())
    paper = mock_report(found)
    with st.container(key=SCORE):
        st.subheader(found.title, anchor=False)
        st.caption(found.when)
    if found.weak:
        st.markdown("**To read again**, the weakest first:")
        for each in found.weak:
            controls.link(each.link, each.words)
    with st.container(horizontal=True):
        print_button("Print the report")
        st.download_button(
            "Save it as a page",
            paper,
            f"loss-lab-interview-{mock.seed}.html",
            "text/html",
            icon=":material/download:",
            on_click="ignore",
        )
    st.caption(f"{_KEPT} {same_questions(mock.seed)}")
    for entry in found.entries:
        _entry(entry)
    with st.popover("Start another interview"):
        st.markdown(_REPORT_GOES)
        st.button("Start", key="mock.another", on_click=begin)
    on_paper(paper)


def _entry(entry: Entry) -> None:
    icon = ":material/check:" if entry.is_enough else ":material/close:"
    icon = icon if entry.answer.counts else ":material/remove:"
    title = f"{entry.place}. {entry.asked.title} · {entry.verdict}"
    with st.expander(title, icon=icon):
        st.caption(entry.asked.about)
        if entry.asked.drill:
            st.markdown(entry.asked.text)
        if entry.answer.given:
            st.text(f"You answered: {entry.answer.given}")
        show_model(entry.asked)
        show_note(entry.answer.note)
        if entry.asked.is_gone:
            return
        if entry.asked.pointer:
            st.markdown(entry.asked.pointer)
        with st.container(horizontal=True):
            controls.link(entry.asked.link, "See it on the chart")
            is_drill = entry.asked.drill is not None
            title = "Practise this drill" if is_drill else "In the question bank"
            controls.link(entry.asked.page, title)
