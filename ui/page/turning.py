"""Turning to another page without a click, as a presenter's key does."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ui.inside_streamlit import hash_of_page
from ui.navigation import file_of
from ui.served.messages import lead_to


def turn_to(address: str, link: Mapping[str, str]) -> None:
    """Show the page of an address with a link's words; what follows does not run."""
    path = file_of(address)
    lead_to(hash_of_page(path))
    st.switch_page(path, query_params=link)
