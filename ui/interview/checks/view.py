"""The end of a lesson on its page: three checks, what is known now, and the way on."""

from __future__ import annotations

import streamlit as st

from ui.glossary.view import write
from ui.interview.browser import move_focus
from ui.interview.checks import checks_of, sent_to, taken_back, with_sent
from ui.interview.drills import Drill
from ui.interview.drills.form import ask, button
from ui.interview.drills.grading import Grade, grade
from ui.interview.drills.kept import name_of
from ui.interview.drills.view import show_arithmetic, show_verdict
from ui.interview.memory import memory
from ui.lessons.way import ENDS
from ui.navigation import INTERVIEW, MENU, PAGES
from ui.styles import style

END = "end-of-lesson"
"""The key of what the way leads to after the last example."""


def show_end(path: str) -> None:
    """Ask the checks of a lesson, say what is known now, and lead on."""
    st.html(style("doors"))
    with st.container(key=END):
        st.subheader("Check yourself", anchor=False)
        checks = checks_of(path)
        columns = st.columns(len(checks), gap="small")
        for place, (column, check) in enumerate(zip(columns, checks, strict=True), 1):
            with column:
                _show(check, f"{place} of {len(checks)}", says_how=place == 1)
        with st.container(key="known"):
            st.subheader("You now know", anchor=False)
            write(ENDS[path].know)
        with st.container(border=True, key="door-next"):
            show_next(path)
            st.markdown(ENDS[path].next)


def show_next(path: str) -> None:
    """The link to the page that the way leads to from a lesson."""
    way = [*MENU, INTERVIEW["Answer"]]
    after = way[[page.address for page in way].index(path) + 1]
    st.page_link(
        PAGES / f"{after.name}.py",
        label=f"**Next: {after.title}**",
        icon=":material/arrow_forward:",
    )


def _show(check: Drill, place: str, *, says_how: bool) -> None:
    sent = sent_to(memory().progress, check)
    with st.container(border=True, key=_key("check", check)):
        st.caption(place)
        st.markdown(check.text)
        if sent:
            show_verdict(grade(check, sent))
            show_arithmetic(check)
            button(
                "Answer it again",
                _key("again", check),
                "tertiary",
                lambda: _again(check),
            )
        else:
            key = _key("draft", check)
            ask(
                check,
                key,
                "Check",
                lambda found: _send(check, found),
                says_how=says_how,
            )


def _key(word: str, check: Drill) -> str:
    return f"{word}-at-end-{name_of(check).replace('/', '-')}"


def _send(check: Drill, found: Grade) -> None:
    memory().save(with_sent(memory().progress, check, found))
    move_focus(_key("again", check), top=_key("check", check))


def _again(check: Drill) -> None:
    memory().save(taken_back(memory().progress, check))
    move_focus(_key("draft", check))
