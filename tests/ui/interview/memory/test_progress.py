"""What is kept for a reader: written, read back, merged, and refused when broken."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.interview.memory import text as progress_text
from ui.interview.memory.progress import (
    MOST_MOCKS,
    REVIEW,
    CardRecord,
    MockResult,
    Progress,
    Result,
)
from ui.interview.memory.text import (
    MOST_BYTES,
    UnreadableProgressError,
    combined,
    problem_of,
    read,
    write,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CARD = CardRecord(
    state=REVIEW,
    step=None,
    stability=2.5,
    difficulty=5.0,
    due=NOON + timedelta(days=2),
    last_review=NOON,
    first_review=NOON,
)
FULL = Progress(
    {"why-square": CARD, "naïve “name”": CARD},
    {"topic:margins": Result(2, 3)},
    {"mock": {"item": 3, "answers": ["2.5e9", None, True, 0.5]}},
    (MockResult(NOON, 7, 6.5, 10),),
)

times = st.datetimes(datetime(2001, 1, 1), datetime(2990, 1, 1), timezones=st.just(UTC))
names = st.text(st.characters(codec="utf-8"), max_size=12)
counts = st.integers(0, 2**53 - 1)
steps = st.one_of(
    st.tuples(st.just(REVIEW), st.none()),
    st.tuples(st.sampled_from([1, 3]), st.integers(0, 9)),
)
cards = st.builds(
    lambda step, **rest: CardRecord(state=step[0], step=step[1], **rest),
    step=steps,
    stability=st.floats(0.001, 1e6),
    difficulty=st.floats(1, 10),
    due=times,
    last_review=times,
    first_review=times,
)
plain = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**53) + 1, 2**53 - 1),
        st.floats(allow_nan=False, allow_infinity=False),
        names,
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=3)
    ),
    max_leaves=8,
)
unknown = st.dictionaries(st.sampled_from(["lessons", "unknown"]), plain, max_size=2)
results = st.builds(
    lambda a, b, more: Result(min(a, b), max(a, b), more), counts, counts, unknown
)
mocks = st.builds(
    MockResult, times, counts, st.floats(0, 10), st.integers(0, 10), unknown
)
progresses = st.builds(
    Progress,
    st.dictionaries(names, cards, max_size=4),
    st.dictionaries(names, results, max_size=4),
    st.dictionaries(names, plain, max_size=3),
    st.lists(mocks, max_size=4).map(tuple),
    answered=st.dictionaries(names, counts, max_size=3),
    checks=st.dictionaries(names, names, max_size=3),
    unknown=unknown,
)


@given(progresses)
def test_what_is_written_is_read_back(progress):
    assert read(write(progress)) == progress
    assert read(write(progress).encode()) == progress


@given(progresses, progresses)
def test_merging_again_changes_nothing(one, other):
    merged = one.merged(other)
    assert merged.merged(other) == merged
    assert merged.merged(merged) == merged
    assert set(merged.cards) == {*one.cards, *other.cards}


def test_merging_keeps_the_later_review_and_the_longer_result():
    nine_days_on = NOON + timedelta(days=9)
    later = replace(CARD, stability=9.0, due=NOON, last_review=nine_days_on)
    one = Progress({"a": CARD, "b": later}, {"topic:margins": Result(1, 5)})
    other = Progress({"a": later, "b": CARD}, {"topic:margins": Result(2, 3)})
    for merged in (one.merged(other), other.merged(one)):
        assert dict(merged.cards) == {"a": later, "b": later}
        assert merged.results["topic:margins"] == Result(1, 5)


def test_merging_keeps_the_work_of_the_newer_and_of_the_older_what_it_lacks():
    old = Progress(unfinished={"mock": 1, "drills": 1})
    merged = old.merged(Progress(unfinished={"mock": 2}))
    assert dict(merged.unfinished) == {"mock": 2, "drills": 1}


def test_answers_are_counted_and_the_share_is_of_those_asked():
    progress = Progress().with_result("drill:huber", True)
    progress = progress.with_result("drill:huber", False)
    assert progress.results["drill:huber"] == Result(1, 2)
    assert progress.results["drill:huber"].share == 0.5
    assert Result(0, 0).share == 0


def test_the_last_mock_interviews_are_kept():
    progress = Progress()
    for seed in range(MOST_MOCKS + 5):
        progress = progress.with_mock(MockResult(NOON, seed, 1.0, 10))
    assert [mock.seed for mock in progress.mocks] == list(range(5, MOST_MOCKS + 5))


def test_work_that_is_done_leaves_nothing():
    progress = Progress().with_unfinished("mock", {"item": 1})
    assert not progress.is_empty
    assert progress.with_unfinished("mock", None) == Progress()
    assert Progress().is_empty


def test_what_was_given_is_not_shared():
    given_cards = {"a": CARD}
    progress = Progress(given_cards)
    given_cards["b"] = CARD
    assert list(progress.cards) == ["a"]
    with pytest.raises(TypeError):
        progress.cards["c"] = CARD


def test_times_of_any_zone_are_read_as_utc():
    tokyo = timezone(timedelta(hours=9))
    text = write(FULL).replace(NOON.isoformat(), NOON.astimezone(tokyo).isoformat())
    assert read(text) == FULL
    assert read(text).mocks[0].at.tzinfo is UTC


def changed(path, value):
    """The text of a full progress with one thing in it changed."""
    found = json.loads(write(FULL))
    place = found
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    return json.dumps(found)


def without(name):
    found = json.loads(write(FULL))
    del found[name]
    return json.dumps(found)


CARD_PATH = ("cards", "why-square")
DEEP = "[" * 100_000 + "]" * 100_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "3",
        '"loss-lab"',
        "{}",
        "not json",
        "<html>",
        write(FULL)[:-1],
        write(FULL) + "}",
        DEEP,
        DEEP[:900] + DEEP[-900:],
        b"\xff\xfe\x00\x01",
        b"\x89PNG\r\n\x1a\n",
        write(FULL).replace('"version":1', '"version":1,"version":1'),
        write(FULL).replace("0.5]", "NaN]"),
        write(FULL).replace("0.5]", "1e999]"),
        write(FULL).replace("0.5]", "-Infinity]"),
        write(FULL).replace("0.5]", "9" * 5000 + "]"),
        write(FULL).replace("2.5e9", "\\ud800"),
        "x" * (MOST_BYTES + 1),
        changed(("app",), "another"),
        changed(("version",), 2),
        changed(("version",), True),
        changed(("version",), [1]),
        changed(("version",), "1" * 9999),
        changed(("version",), 0),
        changed(("version",), None),
        *(without(name) for name in ("cards", "results", "unfinished", "mocks")),
        *(changed((name,), None) for name in ("cards", "results", "unfinished")),
        changed(("mocks",), {}),
        changed(("mocks",), [None]),
        changed(("cards",), []),
        changed(CARD_PATH, None),
        changed(CARD_PATH, []),
        changed(CARD_PATH, {}),
        *(changed((*CARD_PATH, "state"), value) for value in (0, 4, "2", True, 2.0)),
        *(changed((*CARD_PATH, "step"), value) for value in (0, -1, "x")),
        changed((*CARD_PATH, "state"), 1),
        *(
            changed((*CARD_PATH, name), value)
            for name in ("stability", "difficulty")
            for value in (0, -1, 1e300, "2", None, True)
        ),
        *(
            changed((*CARD_PATH, name), value)
            for name in ("due", "last_review", "first_review")
            for value in (
                "2026-03-01T12:00:00",
                "0001-01-01T00:00:00+14:00",
                "9999-12-31T23:59:59-14:00",
                "2000-01-01T00:00:00+14:00",
                "soon",
                5,
                None,
            )
        ),
        changed(("results", "topic:margins"), {"right": 4, "asked": 3}),
        changed(("results", "topic:margins"), {"right": -1, "asked": 3}),
        changed(("results", "topic:margins"), {"right": 1.0, "asked": 3}),
        changed(("results", "topic:margins", "asked"), 2**60),
        changed(("mocks", 0, "points"), "NaN"),
        changed(("mocks", 0, "at"), "2026-03-01"),
    ],
)
def test_hostile_text_is_refused_with_words(text):
    with pytest.raises(UnreadableProgressError) as refusal:
        read(text)
    words = str(refusal.value)
    assert words.startswith("This ")
    assert words.endswith(".")
    assert len(words) < 120


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    with pytest.raises(UnreadableProgressError):
        read(text)


@given(plain, st.sampled_from(["cards", "results", "unfinished", "mocks"]))
def test_any_part_is_read_or_refused(value, name):
    text = changed((name,), value)
    try:
        progress = read(text)
    except UnreadableProgressError:
        return
    assert read(write(progress)) == progress


def test_file_with_a_byte_order_mark_is_read():
    assert read(write(FULL).encode("utf-8-sig")) == FULL


@pytest.mark.parametrize("version", ["![](//x.y/p.png)", "$x$", ["<b>"], {"a": 1}, 0.5])
def test_refusal_repeats_no_text_of_the_file(version):
    with pytest.raises(UnreadableProgressError) as refusal:
        read(changed(("version",), version))
    assert str(refusal.value) == (
        "This progress is of no known version; this Loss Lab reads version 1."
    )


def test_version_rises_only_with_what_lifts_the_one_before(monkeypatch):
    assert len(progress_text.LIFTS) == progress_text.VERSION - 1

    def without_old(found: dict) -> dict:
        return {name: item for name, item in found.items() if name != "old"}

    def with_new(found: dict) -> dict:
        return found | {"new": len(found["cards"])}

    first = json.loads(write(FULL)) | {"old": 1}
    monkeypatch.setattr(progress_text, "VERSION", 3)
    monkeypatch.setattr(progress_text, "LIFTS", (without_old, with_new))
    lifted = read(json.dumps(first))
    assert json.loads(write(lifted)) == json.loads(write(FULL)) | {"new": 2}
    second = {**first, "version": 2}
    assert dict(read(json.dumps(second)).unknown) == {"old": 1, "new": 2}


def test_size_is_counted_in_bytes():
    name = "€" * (MOST_BYTES // 3)
    text = write(Progress(unfinished={"mock": name}))
    assert len(text) < MOST_BYTES < len(text.encode())
    with pytest.raises(UnreadableProgressError, match="larger than one could be"):
        read(text)


def test_two_that_are_too_large_together_are_said_to_be():
    half = "x" * (MOST_BYTES // 2)
    one, other = (Progress(unfinished={name: half}) for name in ("a", "b"))
    assert [problem_of(each) for each in (FULL, one, other)] == ["", "", ""]
    assert problem_of(combined(one, other, True)) == ""
    assert "nothing was changed" in problem_of(combined(one, other, False))
