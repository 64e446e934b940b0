"""What time it is for the reader."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import streamlit as st

_MOST_MINUTES = 15 * 60


def now() -> datetime:
    """The present moment, in the time zone of the reader's browser, or else in UTC."""
    minutes = st.context.timezone_offset
    if minutes is None or abs(minutes) > _MOST_MINUTES:
        return datetime.now(UTC)
    return datetime.now(timezone(timedelta(minutes=-minutes)))
