"""The page "Progress": numbers with links, files good and bad, and clearing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import opened
from ui.interview.bank import questions
from ui.interview.cards.schedule import rate
from ui.interview.drills import KINDS
from ui.interview.memory.progress import MockResult, Progress, Result
from ui.interview.memory.text import MOST_BYTES, write

open_page = partial(opened, "progress")
NOW = datetime.now(UTC)
NAMES = [each.name for each in questions()]
KIND = next(iter(KINDS))


def learned(at: datetime):
    """A card that was good twice: it comes back two days later."""
    return rate(rate(None, 3, at), 3, at + timedelta(minutes=10))


FULL = Progress(
    {
        NAMES[0]: learned(NOW - timedelta(hours=1)),
        NAMES[1]: learned(NOW - timedelta(days=9)),
        "foreign": learned(NOW),
    },
    {
        "topic:margins": Result(1, 4),
        "topic:regression": Result(2, 4),
        "topic:practice": Result(4, 4),
        "topic:foundations": Result(0, 2),
        "topic:no-such": Result(0, 9),
        f"drill:{KIND}": Result(1, 3),
        "drill:no-such": Result(0, 9),
    },
    mocks=(
        MockResult(datetime(2026, 3, 1, 12, 5, tzinfo=UTC), 7, 6.5, 10),
        MockResult(datetime(2026, 3, 2, 9, 0, tzinfo=UTC), 8, 8.0, 10),
    ),
)


def progress_of(app: AppTest) -> Progress:
    return app.session_state["memory.progress"]


def upload(app: AppTest, data: bytes) -> AppTest:
    app.file_uploader[0].set_value(("progress.json", data, "application/json"))
    return app.run()


def button(app: AppTest, label: str):
    return next(each for each in app.button if each.label == label)


def links(app: AppTest) -> dict[str, str]:
    return {
        f"{each.proto.page}?{each.proto.query_string}": each.proto.label
        for each in app.get("page_link")
    }


def test_numbers_wait_for_what_the_browser_keeps():
    app = open_page()
    assert not app.exception
    assert not app.metric
    assert "Reading what this browser keeps…" in [each.value for each in app.markdown]


def test_due_learned_and_new_are_counted_over_known_cards():
    app = open_page(FULL)
    assert not app.exception
    assert {each.label: each.value for each in app.metric} == {
        "Reviews due": "1",
        "Learned": f"1 of {len(NAMES)}",
        "Not seen yet": str(len(NAMES) - 2),
    }


def test_weakest_come_first_each_with_a_link_and_mocks_newest_first():
    app = open_page(FULL)
    said = [each.value for each in app.markdown]
    assert [each for each in said if each.endswith("right")] == [
        "**Margins**: 1 of 4 right",
        "**Regression losses**: 2 of 4 right",
        f"**{KINDS[KIND].title}**: 1 of 3 right",
    ]
    assert {
        "questions?topic=margins",
        "questions?topic=regression",
        f"drills?kind={KIND}",
        "flashcards?",
    } <= set(links(app))
    assert (
        "- 2 March 2026, 09:00: 8 of 10 points\n- 1 March 2026, 12:05: 6.5 of 10 points"
    ) in said


def test_good_file_is_loaded_where_nothing_is():
    app = upload(open_page(Progress()), write(FULL).encode())
    assert not app.exception
    assert not app.radio
    button(app, "Load the file").click().run()
    assert progress_of(app) == FULL
    assert "Loaded. Now here: 3 cards" in app.success[0].value


@pytest.mark.parametrize("is_replacing", [False, True])
def test_good_file_is_added_or_replaces_as_chosen(is_replacing):
    mine = Progress({NAMES[5]: learned(NOW)}, unfinished={"mock": {"item": 2}})
    app = upload(open_page(mine), write(FULL).encode())
    assert progress_of(app) == mine
    app.radio[0].set_value(is_replacing).run()
    button(app, "Load the file").click().run()
    assert not app.exception
    expected = FULL if is_replacing else FULL.merged(mine)
    assert progress_of(app) == expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is not JSON, or broken"),
        (b"\x89PNG\r\n", "it is not JSON, or broken"),
        (write(FULL).encode()[:-9], "it is not JSON, or broken"),
        (b"[" * 99_999, "it is not JSON, or broken"),
        (b'{"app": "another"}', "it does not say so"),
        (json.dumps({"app": "loss-lab", "version": 9}).encode(), "of version 9"),
        (json.dumps({"app": "loss-lab", "version": 1}).encode(), "is damaged"),
        (b" " * (MOST_BYTES + 1), "larger than one could be"),
    ],
)
def test_bad_file_gives_a_message_and_changes_nothing(data, words):
    app = upload(open_page(FULL), data)
    assert not app.exception
    assert words in app.error[0].value
    assert app.error[0].value.endswith("Nothing was changed.")
    assert "Load the file" not in [each.label for each in app.button]
    assert progress_of(app) == FULL


def test_clearing_asks_first():
    app = open_page(FULL)
    button(app, "Clear everything").click().run()
    assert progress_of(app) == FULL
    button(app, "No, keep it").click().run()
    assert progress_of(app) == FULL
    assert "Yes, forget everything" not in [each.label for each in app.button]
    button(app, "Clear everything").click().run()
    button(app, "Yes, forget everything").click().run()
    assert not app.exception
    assert progress_of(app).is_empty
    assert app.success[0].value == "Everything is cleared."
