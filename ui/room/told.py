"""What a room tells, and to whom: no value before the reveal.

Phones hear phases, and what the server holds of them. The projector hears how many have
answered. Who holds the secret sees how the answers are spread. Nothing else is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ui.room.question import Choice
from ui.room.room import Room
from ui.room.store.rooms import Seen
from ui.room.votes import Held, Vote, spread

GONE = "-"


def to_phones(seen: Seen | None) -> str:
    """A word that changes when a phone has something new to show."""
    return f"{seen.room.place}.{seen.room.phase}" if seen else GONE


def to_projector(seen: Seen | None) -> str:
    """A word that changes when the projector has."""
    return f"{seen.room.version}.{seen.seats}.{seen.answered}" if seen else GONE


def to_remote(seen: Seen | None) -> str:
    """A word that changes when the remote has: with an answer that is changed, too."""
    return f"{to_projector(seen)}.{seen.counters}" if seen else GONE


def phone_news(seen: Seen, held: tuple[Held | None, ...], main: str) -> dict[str, Any]:
    """What a phone hears; `main` is its page, where that has changed."""
    now = held[seen.room.round - 1]
    news = {
        "since": to_phones(seen),
        "at": seen.room.place,
        "phase": seen.room.phase,
        "held": now.counter if now else 0,
    }
    return news | ({"main": main} if main else {})


def projector_news(seen: Seen, votes: Sequence[Vote] = ()) -> dict[str, Any]:
    """What the projector hears; `votes` once they are shown."""
    return {
        "since": to_projector(seen),
        **room_news(seen.room),
        "seats": seen.seats,
        "answered": seen.answered,
        **_shown(seen.room, votes),
    }


def _shown(room: Room, votes: Sequence[Vote]) -> dict[str, Any]:
    asked = room.asked
    if room.phase != "revealed" or not isinstance(asked, Choice):
        return {}
    return {"votes": {**spread(asked, votes), "answer": asked.right}}


def remote_news(seen: Seen, parts: dict[str, str]) -> dict[str, Any]:
    """What the remote hears; `parts` is its page."""
    return {"since": to_remote(seen), "version": seen.room.version, "parts": parts}


def room_news(room: Room) -> dict[str, Any]:
    """Where a room stands: nothing of it is secret."""
    return {
        "code": room.code,
        "version": room.version,
        "phase": room.phase,
        "question": room.question,
        "questions": len(room.deck),
        "round": room.round,
        "link": room.deck[room.question],
        "shut": room.is_shut,
    }
