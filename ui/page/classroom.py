"""The room in which slides are shown, as the browser reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from ui.room.keys import read_code
from ui.slides import Slide

NEW = "new"
"""Stands for the letters of a room that the browser is to open."""
NO_ROOM = (
    "The link’s room is not known: it must be four letters, beside the slides of a "
    "talk. It is left out."
)


@dataclass(frozen=True)
class Classroom:
    """A room beside the slides.

    Parameters
    ----------
    code
        Its letters, or "new".
    at
        Which slide of the talk is shown, from 0.
    deck
        The links that a new room asks; empty once it has letters.
    """

    code: str
    at: int
    deck: tuple[str, ...]


def classroom(code: str, shown: Slide, slides: Sequence[Slide]) -> Classroom:
    """The room of these letters, beside a slide of a talk."""
    at = slides.index(shown) if shown in slides else 0
    deck = tuple(map(_link, slides)) if code == NEW else ()
    return Classroom(code, at, deck)


def read_room(text: str) -> str:
    """The room that a link names; "" where it names none.

    Examples
    --------
    >>> read_room("kqtm"), read_room("new"), read_room("KQTA")
    ('KQTM', 'new', '')
    """
    return NEW if text == NEW else read_code(text) or ""


def _link(slide: Slide) -> str:
    return f"{slide.address}?{urlencode({'preset': slide.example})}"
