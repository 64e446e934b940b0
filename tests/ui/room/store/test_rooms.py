"""What every store of rooms does."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest

from ui.room.keys import hashed, new_key
from ui.room.room import DAY, MOST_SEATS, new_room
from ui.room.store.rooms import ClosedError, NoRoomError, ShutError
from ui.room.votes import Held

DECK = ("houses?preset=halve", "houses?preset=classic&ask=number")
SEAT = new_key()


@pytest.fixture
def room(rooms, clock, done):
    """A room whose vote is open."""
    made = new_room("KQTM", hashed("secret"), DECK, clock())
    assert done(rooms.open(made))
    return stepped(rooms, done, made, "open")


def stepped(rooms, done, room, *acts):
    for act in acts:
        after = room.stepped(act, room.version, room.touched)
        assert done(rooms.change(room, after))
        room = after
    return room


def test_room_is_kept_as_it_is(rooms, room, done):
    seen = done(rooms.look("KQTM"))
    assert (seen.room, seen.seats, seen.answered, seen.counters) == (room, 0, 0, 0)
    assert done(rooms.look("KQTN")) is None


def test_letters_are_given_once(rooms, room, clock, done):
    other = new_room("KQTM", hashed("other"), DECK, clock())
    assert not done(rooms.open(other))
    assert done(rooms.look("KQTM")).room == room


def test_of_two_steps_from_one_version_one_is_taken(rooms, room, done):
    closed = room.stepped("close", room.version, room.touched)
    ended = room.stepped("end", room.version, room.touched)
    assert sorted(done(rooms.change(room, closed), rooms.change(room, ended))) == [
        False,
        True,
    ]
    assert not done(rooms.change(room, closed))
    assert done(rooms.look("KQTM")).room.version == room.version + 1


def test_answer_is_kept_and_the_last_counter_wins(rooms, room, done):
    for value, counter, held in (
        (1.0, 1, Held(1.0, 1)),
        (2.0, 3, Held(2.0, 3)),
        (0.0, 2, Held(2.0, 3)),
        (0.0, 3, Held(2.0, 3)),
    ):
        assert done(rooms.answer(room, SEAT, value=value, counter=counter)) == held
        assert done(rooms.held(room, SEAT)) == (held, None)
    seen = done(rooms.look("KQTM"))
    assert (seen.seats, seen.answered, seen.counters) == (1, 1, 3)
    assert [vote.last for vote in done(rooms.votes(room))] == [2.0]


def test_two_hundred_answers_at_once_are_two_hundred(rooms, room, done):
    seats = [new_key() for _ in range(200)]
    held = done(
        *(
            rooms.answer(room, seat, value=float(place % 3), counter=1)
            for place, seat in enumerate(seats)
        )
    )
    assert held == [Held(float(place % 3), 1) for place in range(200)]
    assert done(rooms.look("KQTM")).answered == 200
    values = Counter(vote.last for vote in done(rooms.votes(room)))
    assert values == {0.0: 67, 1.0: 67, 2.0: 66}


def test_answer_at_the_close_is_taken_or_refused(rooms, room, done):
    closed = room.stepped("close", room.version, room.touched)
    seats = [new_key() for _ in range(20)]
    asked = [rooms.answer(room, seat, value=1.0, counter=1) for seat in seats]
    answers = done(*asked[:10], rooms.change(room, closed), *asked[10:])
    del answers[10]
    taken = [each for each in answers if isinstance(each, Held)]
    refused = [each for each in answers if isinstance(each, ClosedError)]
    assert len(taken) + len(refused) == len(seats)
    assert len(done(rooms.votes(room))) == len(taken)


def test_what_was_taken_is_said_to_be_so_after_the_close(rooms, room, done):
    held = done(rooms.answer(room, SEAT, value=1.0, counter=1))
    stepped(rooms, done, room, "close")
    assert done(rooms.answer(room, SEAT, value=1.0, counter=1)) == held
    with pytest.raises(ClosedError):
        done(rooms.answer(room, SEAT, value=2.0, counter=2))
    with pytest.raises(ClosedError):
        done(rooms.answer(room, new_key(), value=2.0, counter=1))


def test_second_vote_keeps_the_first(rooms, room, done):
    other = new_key()
    done(rooms.answer(room, SEAT, value=1.0, counter=1))
    done(rooms.answer(room, other, value=2.0, counter=1))
    again = stepped(rooms, done, room, "close", "again")
    assert done(rooms.look("KQTM")).answered == 0
    done(rooms.answer(again, other, value=0.0, counter=2))
    assert done(rooms.held(again, other)) == (Held(2.0, 1), Held(0.0, 2))
    assert [(vote.last, vote.rounds) for vote in done(rooms.votes(again))] == [
        (0.0, (2.0, 0.0)),
        (1.0, (1.0, None)),
    ]
    with pytest.raises(ClosedError):
        done(rooms.answer(room, new_key(), value=2.0, counter=1))


def test_answers_of_one_room_and_question_are_in_no_other(rooms, room, clock, done):
    other = new_room("KQTN", hashed("other"), DECK, clock())
    done(rooms.open(other))
    other = stepped(rooms, done, other, "open")
    done(rooms.answer(room, SEAT, value=1.0, counter=1))
    assert done(rooms.votes(other)) == ()
    assert done(rooms.held(other, SEAT)) == (None, None)
    assert not done(rooms.is_seated("KQTN", SEAT))
    later = stepped(rooms, done, room, "close", "reveal", "next")
    assert done(rooms.votes(later)) == ()


def test_answer_to_an_earlier_room_of_the_same_letters_is_not_taken(
    rooms, room, clock, done
):
    done(rooms.forget("KQTM"))
    other = new_room("KQTM", hashed("other"), DECK, clock())
    done(rooms.open(other))
    stepped(rooms, done, other, "open")
    with pytest.raises(NoRoomError):
        done(rooms.answer(room, SEAT, value=1.0, counter=1))


def test_seats_end_and_the_door_keeps_who_is_in(rooms, room, done):
    assert done(rooms.sit("KQTM", SEAT))
    assert not done(rooms.sit("KQTM", SEAT))
    shut = stepped(rooms, done, room, "shut")
    stranger = new_key()
    with pytest.raises(ShutError):
        done(rooms.sit("KQTM", stranger))
    with pytest.raises(ShutError):
        done(rooms.answer(shut, stranger, value=1.0, counter=1))
    assert not done(rooms.sit("KQTM", SEAT))
    assert done(rooms.answer(shut, SEAT, value=1.0, counter=1))
    stepped(rooms, done, shut, "admit")
    bots = done(*(rooms.sit("KQTM", new_key()) for _ in range(MOST_SEATS)))
    assert sum(isinstance(each, ShutError) for each in bots) == 1
    assert done(rooms.look("KQTM")).seats == MOST_SEATS
    with pytest.raises(NoRoomError):
        done(rooms.sit("KQTN", SEAT))


def test_room_is_forgotten_a_day_after_the_last_action(rooms, room, clock, done):
    clock.now += DAY - 1
    done(rooms.answer(room, SEAT, value=1.0, counter=1))
    clock.now += DAY - 1
    done(rooms.forget())
    seen = done(rooms.look("KQTM"))
    assert seen.answered == 1
    clock.now += 1
    assert done(rooms.look("KQTM")) is None
    with pytest.raises(NoRoomError):
        done(rooms.answer(seen.room, SEAT, value=2.0, counter=2))
    done(rooms.forget())
    clock.now -= 1
    assert done(rooms.look("KQTM")) is None


def test_room_is_deleted_at_once_with_all_that_is_in_it(rooms, room, done):
    done(rooms.answer(room, SEAT, value=1.0, counter=1))
    done(rooms.forget("KQTM"))
    assert done(rooms.look("KQTM")) is None
    done(rooms.open(dataclasses.replace(room, phase="lobby")))
    seen = done(rooms.look("KQTM"))
    assert (seen.seats, seen.answered) == (0, 0)
    assert done(rooms.votes(room)) == ()


def test_processes_see_what_others_keep(opened, rooms, room, done):
    other = opened()
    assert done(other.look("KQTM")).room == room
    done(other.has_changed())
    assert not done(other.has_changed())
    done(rooms.answer(room, SEAT, value=1.0, counter=1))
    assert done(other.has_changed())
    assert not done(other.has_changed())
    assert [vote.last for vote in done(other.votes(room))] == [1.0]
    closed = room.stepped("close", room.version, room.touched)
    kept = done(rooms.change(room, closed), other.change(room, closed))
    assert sorted(kept) == [False, True]


def test_answers_through_two_processes_at_once_are_all_kept(opened, rooms, room, done):
    other = opened()
    seats = [new_key() for _ in range(40)]
    done(
        *(
            (rooms, other)[place % 2].answer(room, seat, value=1.0, counter=1)
            for place, seat in enumerate(seats)
        )
    )
    assert len(done(rooms.votes(room))) == len(seats)
