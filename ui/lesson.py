"""What every lesson has: a heading, one live part, and the words below it.

The chart is a fragment in a fragment: a drag runs the chart alone, a control runs the
chart and the controls, and neither runs the words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from ui.controls import part
from ui.live_chart import live_chart
from ui.live_chart.scene import SceneFunction
from ui.session import PageSession

_MOST_NOTICES = 3


def lesson(
    session: PageSession,
    title: str,
    scene_of: SceneFunction,
    controls: Callable[[PageSession], None],
    words: Callable[[], None],
    parts: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """Show a lesson; in the presenter view and in a frame only its chart.

    Parameters
    ----------
    session
        The page's state.
    title
        The heading.
    scene_of
        What the state looks like.
    controls
        Draws the row of controls under the chart.
    words
        Writes the explanation under the controls.
    parts
        The parts among which the reader chooses beside the heading, each with the
        titles of its presets.
    """
    notices = session.open()
    is_presenting = session.presenting
    is_alone = is_presenting or session.framed
    if not is_alone:
        _heading(session, title, parts)
    show_notices(notices)

    @st.fragment
    def chart() -> None:
        live_chart(scene_of, session)
        if not session.get("is_moving"):
            session.write_link()
        if session.presenting != is_presenting:
            st.rerun()

    @st.fragment
    def chart_and_controls() -> None:
        with st.container(key=f"{session.page}-live"):
            chart()
            if not is_presenting:
                row = st.container(
                    horizontal=True,
                    vertical_alignment="center",
                    key=f"{session.page}-controls",
                )
                with row:
                    controls(session)

    chart_and_controls()
    if not is_alone:
        words()


def _heading(
    session: PageSession, title: str, parts: Mapping[str, Mapping[str, str]] | None
) -> None:
    if parts is None:
        st.title(title, anchor=False)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(title, anchor=False, width="content")
        part(session, parts)


def show_notices(notices: Sequence[str]) -> None:
    """Say what in the link is not shown as it says, the first few things of it."""
    for notice in notices[:_MOST_NOTICES]:
        st.warning(notice, icon=":material/link_off:")
    if more := len(notices[_MOST_NOTICES:]):
        words = "1 more word" if more == 1 else f"{more} more words"
        st.caption(f"And {words} of the link could not be shown.")


def explain(explanation: str, folds: Mapping[str, str]) -> None:
    """Write the explanation, and in folds, title to text, what goes deeper."""
    st.markdown(explanation)
    for title, text in folds.items():
        with st.expander(title):
            st.markdown(text)
