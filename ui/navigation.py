"""The ordered list of pages, and what is the same on each."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import streamlit as st

from ui.glossary.view import explain_terms
from ui.lessons import LESSONS
from ui.page.tab import name_tab
from ui.page.waking import keep_awake
from ui.styles import style

PAGES = Path(__file__).parent.parent / "pages"


def file_of(path: str) -> Path:
    """The file of a page, by what a link of the app begins with: "cats-dogs", ""."""
    return PAGES / f"{(path or 'home').replace('-', '_')}.py"


class Listed(NamedTuple):
    """A page: its file in `pages/`, its title, and its address."""

    name: str
    title: str
    address: str


MENU = tuple(
    Listed(file_of(address).stem, lesson.menu, address)
    for address, lesson in LESSONS.items()
)
"""The pages of the menu, in its order."""
INTERVIEW = MappingProxyType(
    {
        "Answer": Listed("walkthrough", "Interview", "walkthrough"),
        "Questions": Listed("questions", "Question bank", "questions"),
        "Drills": Listed("drills", "Drills", "drills"),
        "Flashcards": Listed("cards", "Flashcards", "flashcards"),
        "Mock interview": Listed("mock", "Mock interview", "mock"),
        "Cheat sheet": Listed("cheat_sheet", "Cheat sheet", "cheat-sheet"),
        "Glossary": Listed("glossary", "Glossary", "glossary"),
        "Progress": Listed("progress", "Progress", "progress"),
    }
)
"""The pages on the interview, by their short titles; the menu has the first."""
TALK = Listed("talk", "A talk of your own", "talk")
"""Where a teacher chooses slides; the presenter view leads there."""
ADDRESSES = frozenset(page.address for page in (*MENU, *INTERVIEW.values(), TALK))


def _page(listed: Listed, **more: Any) -> st.Page:
    path = PAGES / f"{listed.name}.py"
    if listed.address:
        return st.Page(path, title=listed.title, url_path=listed.address, **more)
    return st.Page(path, title=listed.title, default=True)


def lessons() -> list[st.Page]:
    """The lessons as Streamlit has them."""
    return [_page(listed) for listed in MENU]


def interview() -> dict[str, st.Page]:
    """The pages on the interview as Streamlit has them."""
    first, *others = INTERVIEW
    return {first: _page(INTERVIEW[first])} | {
        title: _page(INTERVIEW[title], visibility="hidden") for title in others
    }


def _named(title: str) -> str:
    """What the bar of a phone calls the page: `page.css` shows it."""
    return f"<style>:root {{ --ll-page-name: {json.dumps(title)}; }}</style>"


def main() -> None:
    """Show the page that the address names."""
    icon = str(Path(__file__).parent / "icon.svg")
    st.set_page_config(page_icon=icon, layout="wide")
    parts = interview()
    talk = _page(TALK, visibility="hidden")
    page = st.navigation([*lessons(), *parts.values(), talk], position="top")
    name_tab(page.title)
    is_on_interview = page in parts.values()
    sheets = ["page", "interview", "glossary", "print"]
    sheets += ["parts"] if is_on_interview else []
    st.html(f"{style(*sheets)}{_named(page.title)}")
    if is_on_interview:
        with st.container(horizontal=True, gap="small", key="interview-parts"):
            for title, part in parts.items():
                st.page_link(part, label=title)
    elif st.query_params.get("frame") == "1":
        st.html(style("frame"))
    keep_awake()
    explain_terms()
    page.run()


if __name__ == "__main__":
    main()
