"""Choosing the slides of a talk, and the link that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

import streamlit as st

from ui.lessons import LESSONS
from ui.navigation import file_of
from ui.page.address import site
from ui.page.session import PageSession
from ui.slides import Slide, link_of


@dataclass(frozen=True)
class State:
    """The page has one state; the slides are a word that any page's link may have."""

    preset: str = "own"


PRESETS = MappingProxyType({"own": State()})


def show_link(session: PageSession) -> None:
    """Show the talk in its order, and the link that begins it."""
    slides = session.talk
    if not slides:
        st.caption("No slide is chosen yet.")
        return
    st.markdown(
        "\n".join(
            f"{place}. {LESSONS[slide.address].menu}: {_title(slide)}"
            for place, slide in enumerate(slides, 1)
        )
    )
    path, link = link_of(slides)
    address = f"{site(session.address)}{path}?{urlencode(link, safe=',')}"
    st.code(address, None, wrap_lines=True)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            file_of(path),
            label="Present it",
            icon=":material/present_to_all:",
            query_params=link,
        )
        st.button(
            "Begin again",
            icon=":material/replay:",
            type="tertiary",
            on_click=_choose,
            args=(session, ()),
        )


def show_slides(session: PageSession) -> None:
    """Show a box to tick for every example of every lesson, in their order."""
    for address, lesson in LESSONS.items():
        with st.expander(lesson.menu, expanded=len(lesson.examples) in range(2, 9)):
            for part in lesson.parts:
                if len(lesson.parts) > 1:
                    st.markdown(f"**{part.title}**")
                for name, example in part.examples.items():
                    if example.is_slide:
                        _box(session, Slide(address, name))


def _box(session: PageSession, slide: Slide) -> None:
    slides = session.talk
    number = f"**{slides.index(slide) + 1}.** " if slide in slides else ""
    key = f"talk.{slide.word}"
    st.session_state[key] = slide in slides
    st.checkbox(
        f"{number}{_title(slide)}", key=key, on_change=_tick, args=(session, slide)
    )


def _title(slide: Slide) -> str:
    return LESSONS[slide.address].examples[slide.example].title


def _tick(session: PageSession, slide: Slide) -> None:
    others = tuple(each for each in session.talk if each != slide)
    _choose(session, others if slide in session.talk else (*others, slide))


def _choose(session: PageSession, slides: tuple[Slide, ...]) -> None:
    session.put("talk", slides)
    session.put("notices", ())
