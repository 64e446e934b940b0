"""What the browser tells of a chart, and what the session remembers of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from ui.live_chart.session import Session

_KEY = "chart_memory"


@dataclass(frozen=True, kw_only=True)
class Message:
    """All that Python has not acknowledged; `wire.js` sends it.

    Parameters
    ----------
    id
        Who sends it, and its count: "k3x9ab:7".
    moves
        Controls with their new values, in order.
    want
        The controls whose Tracks are needed.
    acts
        What was done beside, in order: its count and its name.
    moving
        Whether a live handle is held.
    """

    id: Annotated[str, Meta(pattern=r"^[a-z0-9]{1,12}:[0-9]{1,9}\Z")]
    moves: tuple[tuple[str, Any], ...] = ()
    want: tuple[str, ...] = ()
    acts: tuple[tuple[int, str], ...] = ()
    moving: bool = False

    @property
    def sender(self) -> str:
        """Who sends it: a chart that was opened anew is another one."""
        return self.id.partition(":")[0]


def message(found: Any) -> Message | None:
    """A message of the browser; None where it is none."""
    try:
        return msgspec.convert(found, Message)
    except ValueError:
        return None


@dataclass(frozen=True, kw_only=True)
class ChartMemory:
    """What a session remembers of a chart from one run to the next.

    Parameters
    ----------
    is_drawn
        Whether the browser has it.
    wanted
        The controls whose Tracks go out with the next scene.
    is_moving
        Whether a live handle is held.
    ack
        The id of the last message that was carried out, "" before the first.
    acts_done
        The count of the last act of its sender that was done.
    """

    is_drawn: bool = False
    wanted: tuple[str, ...] = ()
    is_moving: bool = False
    ack: str = ""
    acts_done: int = 0


def remembered(session: Session) -> ChartMemory:
    """What the session remembers of its chart."""
    return session.get(_KEY, ChartMemory())


def remember(session: Session, **changes: Any) -> None:
    """Have the session remember what has changed."""
    session.put(_KEY, replace(remembered(session), **changes))
