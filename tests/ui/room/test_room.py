"""The steps of a room: which there are, and that each is taken once."""

from __future__ import annotations

import dataclasses
from itertools import product

import pytest

from ui.room.keys import LETTERS, hashed, new_code, new_key, opens, read_code
from ui.room.room import (
    ACTS,
    MOST_QUESTIONS,
    PHASES,
    NotNowError,
    OutdatedError,
    new_room,
)

DECK = ("houses?preset=halve", "houses?preset=classic&ask=number")
ROOM = new_room("KQTM", hashed("secret"), DECK, 1.0)


def after(room, *acts):
    for act in acts:
        room = room.stepped(act, room.version, room.touched + 1)
    return room


def test_class_votes_discusses_votes_again_and_goes_on_to_the_end():
    seen = [ROOM]
    vote_again = ["open", "close", "again", "close", "reveal"]
    for act in [*vote_again, "next", "close", "reveal", "next"]:
        seen.append(after(seen[-1], act))
    assert [(each.phase, each.question, each.round) for each in seen] == [
        ("lobby", 0, 1),
        ("open", 0, 1),
        ("closed", 0, 1),
        ("open", 0, 2),
        ("closed", 0, 2),
        ("revealed", 0, 2),
        ("open", 1, 1),
        ("closed", 1, 1),
        ("revealed", 1, 1),
        ("ended", 1, 1),
    ]
    assert [each.version for each in seen] == [*range(1, 11)]
    assert [each.touched for each in seen] == [*range(1, 11)]


def test_each_phase_takes_its_steps_and_no_other():
    taken = {
        phase: {act for act in ACTS if dataclasses.replace(ROOM, phase=phase).can(act)}
        for phase in PHASES
    }
    door = {"shut", "admit"}
    assert taken == {
        "lobby": door | {"open", "end"},
        "open": door | {"close", "end"},
        "closed": door | {"again", "reveal", "end"},
        "revealed": door | {"next", "end"},
        "ended": door,
    }
    assert not after(ROOM, "open", "close", "again", "close").can("again")


@pytest.mark.parametrize(("phase", "act"), [*product(PHASES, ACTS)])
def test_step_from_another_version_or_at_another_time_changes_nothing(phase, act):
    room = dataclasses.replace(ROOM, phase=phase, version=5)
    for version in (4, 6):
        with pytest.raises(OutdatedError):
            room.stepped(act, version, 2.0)
    if room.can(act):
        with pytest.raises(OutdatedError):
            room.stepped(act, 5, 2.0).stepped(act, 5, 2.0)
    else:
        with pytest.raises(NotNowError):
            room.stepped(act, 5, 2.0)


def test_door_is_shut_and_opened_and_the_vote_goes_on():
    room = after(ROOM, "open", "shut")
    assert (room.is_shut, room.phase) == (True, "open")
    assert after(room, "close", "admit").is_shut is False


def test_room_asks_what_there_is():
    assert [ROOM.asked.text, after(ROOM, "open").asked.link] == [
        ROOM.asked.text,
        DECK[0],
    ]
    with pytest.raises(ValueError, match="link must"):
        new_room("KQTM", "", ("houses?preset=nothing",), 1.0)
    for deck in ((), DECK * MOST_QUESTIONS):
        with pytest.raises(ValueError, match="deck must have from 1 to"):
            new_room("KQTM", "", deck, 1.0)


def test_letters_are_of_twenty_and_read_as_they_are_typed():
    assert len(LETTERS) == 20
    for _ in range(50):
        code = new_code()
        assert read_code(f" {code[:2].lower()}\t{code[2:]} ") == code
    for text in ("KQTA", "KQT", "KQTMM", "KQT0", "ΚQTM", "K" * 1000, "KQT/"):
        assert read_code(text) is None


def test_secret_is_128_bits_and_only_its_hash_is_kept():
    secret = new_key()
    assert opens(secret, hashed(secret))
    assert not opens(new_key(), hashed(secret))
    assert not opens("", hashed(secret))
    assert not opens("é", hashed(secret))
    assert secret not in hashed(secret)


def test_mark_tells_a_room_from_an_earlier_one_of_the_same_letters():
    other = new_room("KQTM", hashed("other"), DECK, 1.0)
    assert ROOM.mark != other.mark
    assert ROOM.mark not in ROOM.secret
