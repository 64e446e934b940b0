"""The ordered list of pages, and what is the same on each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from ui.theme import page_css
from ui.waking import keep_awake

PAGES = Path(__file__).parent.parent / "pages"


def _page(name: str, title: str, **more: Any) -> st.Page:
    path = more.pop("url_path", name.replace("_", "-"))
    return st.Page(PAGES / f"{name}.py", title=title, url_path=path, **more)


def lessons() -> list[st.Page]:
    """The pages of the menu, in its order: one line each."""
    return [
        _page("home", "Loss Lab", default=True),
        _page("houses", "House prices"),
        _page("cats_dogs", "Cat or dog"),
        _page("spam", "Spam or not"),
        _page("choosing", "Choosing a loss"),
        _page("training", "Training"),
    ]


def interview() -> dict[str, st.Page]:
    """The pages on the interview, by their short titles; the menu has the first."""
    return {
        "Answer": _page("walkthrough", "Interview"),
        "Questions": _hidden("questions", "Question bank"),
        "Drills": _hidden("drills", "Drills"),
        "Flashcards": _hidden("cards", "Flashcards", url_path="flashcards"),
        "Mock interview": _hidden("mock", "Mock interview"),
        "Cheat sheet": _hidden("cheat_sheet", "Cheat sheet"),
        "Progress": _hidden("progress", "Progress"),
    }


def _hidden(name: str, title: str, **more: Any) -> st.Page:
    return _page(name, title, visibility="hidden", **more)


def main() -> None:
    """Show the page that the address names."""
    icon = str(Path(__file__).parent / "icon.svg")
    st.set_page_config(page_title="Loss Lab", page_icon=icon, layout="wide")
    st.html(f"<style>{page_css()}</style>")
    parts = interview()
    page = st.navigation([*lessons(), *parts.values()], position="top")
    if page in parts.values():
        with st.container(horizontal=True, gap="small", key="interview-parts"):
            for title, part in parts.items():
                st.page_link(part, label=title)
    keep_awake()
    page.run()


if __name__ == "__main__":
    main()
