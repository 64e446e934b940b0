"""Times: how long it has been, and how that is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ui.interview.times import elapsed, in_words

START = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(-60, 0.0), (71.5, 71.5), (10 * 86_400, 86_400.0)]
)
def test_clock_stays_between_nothing_and_a_day(seconds, shown):
    assert elapsed(START, START + timedelta(seconds=seconds)) == shown


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(0), "1 min"),
        (timedelta(minutes=5, seconds=30), "6 min"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(minutes=60), "1 hour"),
        (timedelta(hours=20), "20 hours"),
        (DAY, "1 day"),
        (59 * DAY, "59 days"),
        (61 * DAY, "2 months"),
        (366 * DAY, "1 year"),
        (731 * DAY, "2 years"),
        (550 * DAY, "1.5 years"),
    ],
)
def test_spans_in_words(span, words):
    assert in_words(span) == words
