"""The doors to the lessons on the first page, and how far the reader has come."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.interview.checks import is_done
from ui.interview.memory import memory
from ui.lessons.home.doors import WAY, Door, place_html
from ui.navigation import PAGES


def show_doors(doors: Sequence[Door]) -> None:
    """Doors side by side, each as a whole a link, with its place on the way."""
    done = [is_done(memory().progress, door.address) for door in WAY]
    for place, door in zip(st.columns(len(doors)), doors, strict=True):
        at = WAY.index(door)
        with place:
            st.html(
                place_html(
                    door,
                    is_done=done[at],
                    is_next=not done[at] and all(done[:at]),
                    is_begun=any(done),
                )
            )
            with st.container(border=True, key=f"door-{door.drawing}"):
                st.html(door.html)
                st.page_link(PAGES.joinpath(door.page), label=f"**{door.title}**")
                st.markdown(door.words)
