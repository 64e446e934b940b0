"""The address of a page that a reader has turned to."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from ui.served.assets import component

_component = component("address")


def site(page: str) -> str:
    """What the browser calls the app, with a slash at its end; seen on a page of it."""
    return (st.context.url or "").removesuffix(page)


def show_address(link: Mapping[str, str], turn: str) -> None:
    """Place the component that shows a page's link once in each turn to it.

    What `st.query_params` says during a turn is written to the page that is left.
    """
    query = urlencode(link)
    address = f"{st.context.url}{query and '?'}{query}"
    with st.container(key="turn"):
        _component(key="turn.component", data={"turn": turn, "address": address})
