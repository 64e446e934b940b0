"""What every page on the interview begins and ends with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import streamlit as st

from ui.interview.browser import keep_focus
from ui.interview.memory import memory
from ui.page import controls
from ui.page.notices import show_notices
from ui.page.session import PageSession


@contextmanager
def interview_page(
    session: PageSession,
    title: str,
    modes: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[None]:
    """Keep what is seen, show the heading, and after the page's own write its link.

    Parameters
    ----------
    session
        The page's state.
    title
        Its heading.
    modes
        The ways in which it can be used, value to title: chosen beside the heading.
    """
    memory().keep()
    notices = session.open()
    if modes:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.title(title, anchor=False, width="content")
            controls.choice(session, "mode", "Mode", modes)
    else:
        st.title(title, anchor=False)
    show_notices(notices)
    yield
    session.write_link()
    keep_focus()
