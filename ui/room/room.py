"""A room as plain data, and the steps that it can take. Nothing here reads or writes.

From the lobby each question is open, closed, and revealed; a closed vote may be opened
once more, for a second round; after the last question the room has ended.
"""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from ui.room.question import Question, question_of

Phase = Literal["lobby", "open", "closed", "revealed", "ended"]
Act = Literal["open", "close", "again", "reveal", "next", "end", "shut", "admit"]
PHASES: tuple[Phase, ...] = get_args(Phase)
ACTS: tuple[Act, ...] = get_args(Act)
ROUNDS = 2
MOST_QUESTIONS = 100
MOST_SEATS = 300
DAY = 24 * 60 * 60.0
"""Seconds after its last action at which a room is deleted."""
_FROM: MappingProxyType[Act, tuple[Phase, ...]] = MappingProxyType(
    {
        "open": ("lobby",),
        "close": ("open",),
        "again": ("closed",),
        "reveal": ("closed",),
        "next": ("revealed",),
        "end": ("lobby", "open", "closed", "revealed"),
        "shut": PHASES,
        "admit": PHASES,
    }
)


class OutdatedError(Exception):
    """A step that starts from a version that the room no longer has."""


class NotNowError(Exception):
    """A step that a room cannot take in its phase."""


@dataclass(frozen=True, kw_only=True)
class Room:
    """A room, all that is kept of it but its answers.

    Parameters
    ----------
    code
        Its four letters.
    secret
        The SHA-256 of the teacher's secret, in hexadecimal.
    deck
        The links of what it asks.
    phase
        Where it stands.
    question
        Which of the deck it is at, from 0.
    round
        Which vote on that: 1 or 2.
    version
        Rises by one with each step.
    is_shut
        Whether the door is shut: a phone that is not in does not get in.
    touched
        When something was done in it, in seconds since 1970.
    """

    code: str
    secret: str
    deck: tuple[str, ...]
    phase: Phase = "lobby"
    question: int = 0
    round: int = 1
    version: int = 1
    is_shut: bool = False
    touched: float = 0.0

    @property
    def mark(self) -> str:
        """Tells it from an earlier room of the same letters, and tells nothing else."""
        return hashlib.sha256(self.secret.encode()).hexdigest()[:8]

    @property
    def place(self) -> str:
        """Which vote it is at, as phones name it: "5f0c23ab.0.1"."""
        return f"{self.mark}.{self.question}.{self.round}"

    @property
    def asked(self) -> Question:
        """What it asks now, or asked last."""
        return question_of(self.deck[self.question])

    @property
    def is_last(self) -> bool:
        """Whether no question comes after this one."""
        return self.question == len(self.deck) - 1

    def at(self, question: int, which: int) -> Room:
        """The room at another vote, as whoever names that vote means it."""
        return dataclasses.replace(self, question=question, round=which)

    def can(self, act: Act) -> bool:
        """Whether a step can be taken now."""
        is_spent = act == "again" and self.round == ROUNDS
        return self.phase in _FROM[act] and not is_spent

    def stepped(self, act: Act, version: int, now: float) -> Room:
        """The room after a step.

        Parameters
        ----------
        act
            The step.
        version
            The version that it starts from: what is sent twice is done once.
        now
            The time, in seconds since 1970.

        Raises
        ------
        OutdatedError
            The version must be that of the room.
        NotNowError
            The step must be one of its phase.
        """
        if version != self.version:
            raise OutdatedError
        if not self.can(act):
            raise NotNowError
        return dataclasses.replace(
            self, version=version + 1, touched=now, **self._changes(act)
        )

    def _changes(self, act: Act) -> dict:
        match act:
            case "open":
                return {"phase": "open"}
            case "close":
                return {"phase": "closed"}
            case "again":
                return {"phase": "open", "round": self.round + 1}
            case "reveal":
                return {"phase": "revealed"}
            case "next" if not self.is_last:
                return {"phase": "open", "question": self.question + 1, "round": 1}
            case "next" | "end":
                return {"phase": "ended"}
            case "shut" | "admit":
                return {"is_shut": act == "shut"}


def new_room(code: str, secret: str, deck: tuple[str, ...], now: float) -> Room:
    """A room in its lobby.

    Raises
    ------
    ValueError
        The deck must have from 1 to `MOST_QUESTIONS` links, each with a question.
    """
    if not 1 <= len(deck) <= MOST_QUESTIONS:
        raise ValueError(
            f"deck must have from 1 to {MOST_QUESTIONS} links; got {len(deck)}."
        )
    for link in deck:
        question_of(link)
    return Room(code=code, secret=secret, deck=deck, touched=now)
