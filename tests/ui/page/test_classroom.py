"""The room that slides are shown in: what opens it and turns it, and its link."""

from __future__ import annotations

import pytest

from tests.ui.page.test_session import HOUSES, Memory, opened
from ui.page.classroom import NEW, NO_ROOM
from ui.slides import slides_of, talk

TALK = "houses.halve,houses.cancel,spam.classic"
SHOWN = {"preset": "halve", "present": "1", "talk": TALK}


@pytest.fixture(autouse=True)
def reader(monkeypatch) -> None:
    """A reader of House prices of whom nothing is kept."""
    monkeypatch.setattr("ui.live_chart.session.st.session_state", {})
    monkeypatch.setattr("ui.page.session.memory", Memory)


def test_room_asks_from_the_example_that_is_seen_to_the_end_of_its_lesson():
    session = opened({"preset": "cancel"})
    session.act("gather")
    after = slides_of("houses")
    after = after[[slide.example for slide in after].index("cancel") :]
    assert session.presenting
    assert session.talk == after
    assert session.room.code == NEW
    assert session.room.at == 0
    assert session.room.deck[0] == "houses?preset=cancel"
    assert len(session.room.deck) == len(after)


def test_room_of_a_talk_asks_what_is_left_of_it():
    session = opened(SHOWN | {"preset": "cancel"})
    session.act("gather")
    assert session.room.deck == ("houses?preset=cancel", "spam?preset=classic")


def test_room_that_the_browser_opened_is_in_the_link_and_comes_back_with_it():
    session = opened({"preset": "halve"})
    session.act("gather")
    assert session._link_now()["room"] == NEW
    session.act("room kqtm")
    link = session._link_now()
    assert link["room"] == "KQTM"
    again = opened(link)
    assert again.room.code == "KQTM"
    assert again.room.deck == (), "it asks what it was opened with"
    assert again._link_now() == link


def test_slide_of_the_question_is_turned_to_on_another_page_too():
    session = opened(SHOWN | {"room": "KQTM"})
    session.act("slide 1")
    assert session.state == HOUSES.presets["cancel"]
    assert session.room.at == 1
    session.act("slide 9")
    assert session.room.at == 1
    session.act("slide 2")
    address, link = session.turn()
    assert address == "spam"
    assert link == SHOWN | {"preset": "classic", "room": "KQTM", "talk": TALK}


def test_who_leaves_the_presenter_view_leaves_the_room():
    session = opened(SHOWN | {"room": "KQTM"})
    session.act("leave")
    assert session.room is None
    assert "room" not in session._link_now()


def test_link_of_a_room_that_is_not_presented_is_the_plain_lesson():
    session = opened({"preset": "halve", "talk": TALK, "room": "KQTM"})
    assert session.room is None
    assert session.get("notices") == ()


@pytest.mark.parametrize(
    "link",
    [SHOWN | {"room": "K1"}, {"preset": "halve", "present": "1", "room": "KQTM"}],
    ids=["no letters", "no talk"],
)
def test_room_that_cannot_be_is_left_out_and_said(link):
    session = opened(link)
    assert session.room is None
    assert session.get("notices") == (NO_ROOM,)


@pytest.mark.parametrize("act", ["room KQTM", "room", "room K1"])
def test_letters_count_only_where_a_room_was_opened(act):
    session = opened(SHOWN)
    session.act(act)
    assert session.room is None
    assert talk(session.talk) == TALK
