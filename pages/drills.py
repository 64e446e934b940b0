"""Drills: numeric questions, one at a time, or ten against the clock."""

from __future__ import annotations

from ui.interview.drills.run_view import timed_run
from ui.interview.drills.state import MODES, PRESETS
from ui.interview.drills.view import practise
from ui.interview.page import interview_page
from ui.page.session import PageSession

session = PageSession("drills", PRESETS)

with interview_page(session, "Drills", MODES):
    if session.state.mode == "practice":
        practise(session)
    else:
        timed_run(session)
