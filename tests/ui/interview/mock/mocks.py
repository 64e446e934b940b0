"""Mock interviews as tests take them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ui.interview.memory.progress import Progress
from ui.interview.mock.interview import after_answer, begun, kept, mock_of
from ui.interview.mock.plan import COUNT

START = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def played(seed: int = 48_213, rating: str = "passes") -> Progress:
    """An interview to its end: the same rating throughout, drills right by turns."""
    progress = kept(Progress(), begun(seed, START))
    for place in range(COUNT):
        mock = mock_of(progress)
        found = mock.current.drill
        given = "" if found is None else f"{found.answer!r}" if place % 2 else "12345.6"
        mock = mock.opened(given, f"note {place}", after(60 * place + 30))
        verdict = mock.verdict if found else rating
        progress = after_answer(progress, mock, verdict, after(60 * place + 60))
    return progress
