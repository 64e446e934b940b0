"""What is said of a link that cannot be shown as it says."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

_MOST_NOTICES = 3


def show_notices(notices: Sequence[str]) -> None:
    """Say what in the link is not shown as it says, the first few things of it."""
    if not notices:
        return
    with st.container(key="notices"):
        for notice in notices[:_MOST_NOTICES]:
            st.warning(notice, icon=":material/link_off:")
        if more := len(notices[_MOST_NOTICES:]):
            words = "1 more word" if more == 1 else f"{more} more words"
            st.caption(f"And {words} of the link could not be shown.")
