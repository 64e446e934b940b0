"""The way through the lessons: what is known at each end, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ui.checked import shown
from ui.content import content


@dataclass(frozen=True, kw_only=True)
class End:
    """What stands at the end of a lesson.

    Parameters
    ----------
    know
        What the reader now knows.
    next
        Why the next lesson.
    checks
        The drills that ask for it, as "kind/level/seed".
    """

    know: str
    next: str
    checks: tuple[str, ...]


ENDS: Mapping[str, End] = MappingProxyType(
    {
        path: End(
            know=shown(each["know"]), next=each["next"], checks=tuple(each["checks"])
        )
        for path, each in content("way").items()
    }
)
"""By the address of the lesson, in the order of the way."""
