"""What a browser kept, with any value at any place: read whole, or none."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from ui.interview.answer import rehearsal
from ui.interview.answer.rehearsal import Rehearsal
from ui.interview.drills import run
from ui.interview.drills.run import Run
from ui.interview.memory.record import plain, record
from ui.interview.mock import interview
from ui.interview.mock.interview import Mock

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SOUND = {
    Run: plain(run.begun("easy", 7, NOON).after("0.5", NOON)),
    Mock: plain(
        interview.begun(7, NOON).opened("", "n", NOON).answered("missed", NOON)
    ),
    Rehearsal: plain(
        rehearsal.begun("60", NOON).after_step(NOON).rated("definition", "said")
    ),
}
VALUES = (None, True, -1, 0.5, 2**60, float("nan"), "", "\ud800", "x" * 5000, [], {})


def places(found: Any) -> Iterator[tuple]:
    parts = found.items() if isinstance(found, dict) else enumerate(found)
    for name, part in parts:
        yield (name,)
        if isinstance(part, dict | list):
            yield from ((name, *rest) for rest in places(part))


def changed(found: Any, place: tuple, value: Any) -> Any:
    part = found = copy.deepcopy(found)
    for name in place[:-1]:
        part = part[name]
    part[place[-1]] = value
    return found


@pytest.mark.parametrize("kind", SOUND, ids=lambda kind: kind.__name__)
def test_any_value_at_any_place_is_refused_or_read_for_good(kind):
    assert plain(record(kind, SOUND[kind])) == SOUND[kind]
    for place in places(SOUND[kind]):
        for value in VALUES:
            made = record(kind, changed(SOUND[kind], place, value))
            assert made is None or record(kind, plain(made)) == made, (place, value)


@pytest.mark.parametrize("kind", SOUND, ids=lambda kind: kind.__name__)
def test_what_a_newer_version_calls_unknown_is_kept_as_well(kind):
    newer = SOUND[kind] | {"unknown": 5, "hints": {"unknown": []}}
    assert plain(record(kind, newer)) == newer
