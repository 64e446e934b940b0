"""The ordered list of pages, and what is the same on each."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.theme import page_css

PAGES = Path(__file__).parent.parent / "pages"


def pages() -> list[st.Page]:
    """Every page, in the order of the menu: one line each."""
    return [
        st.Page(PAGES / "home.py", title="Loss Lab", url_path="home", default=True),
        st.Page(PAGES / "houses.py", title="House prices", url_path="houses"),
        st.Page(PAGES / "cats_dogs.py", title="Cat or dog", url_path="cats-dogs"),
        st.Page(PAGES / "spam.py", title="Spam or not", url_path="spam"),
        st.Page(PAGES / "choosing.py", title="Choosing a loss", url_path="choosing"),
        st.Page(PAGES / "training.py", title="Training", url_path="training"),
    ]


def main() -> None:
    """Show the page that the address names."""
    icon = str(Path(__file__).parent / "icon.svg")
    st.set_page_config(page_title="Loss Lab", page_icon=icon, layout="wide")
    st.html(f"<style>{page_css()}</style>")
    st.navigation(pages(), position="top").run()


if __name__ == "__main__":
    main()
