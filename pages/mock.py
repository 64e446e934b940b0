"""Mock interview: ten questions one at a time, with a clock and a report."""

from __future__ import annotations

from ui.interview.mock.state import PRESETS
from ui.interview.mock.view import show_mock
from ui.interview.page import interview_page
from ui.page.session import PageSession

session = PageSession("mock", PRESETS)

with interview_page(session, "Mock interview"):
    show_mock(session)
