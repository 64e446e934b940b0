"""What a link of a page says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ui.page.classroom import NO_ROOM, read_room
from ui.slides import Slide, read_talk
from ui.state import from_link

GUESS, SHOWN = "guess", "shown"
"""The word of a link that shows what else a question hides first."""


class Said(NamedTuple):
    """The state of a page, and the view of it; a session keeps each by its name."""

    state: Any
    notices: tuple[str, ...]
    presenting: bool
    framed: bool
    talk: tuple[Slide, ...]
    in_room: str


def said_by(link: Mapping[str, str], presets: Mapping[str, Any], unnamed: str) -> Said:
    """What a link says, with a notice of each word that cannot be so.

    Parameters
    ----------
    link
        Its words.
    presets
        The states of the page by name.
    unnamed
        The one that a link without a name means.
    """
    state, notices = from_link(link, presets, unnamed)
    slides, strange = read_talk(link.get("talk", ""))
    in_room = read_room(link.get("room", "")) if slides else ""
    lost = () if in_room or "room" not in link else (NO_ROOM,)
    is_presenting = link.get("present") == "1"
    return Said(
        state,
        (*strange, *lost, *notices),
        presenting=is_presenting,
        framed=link.get("frame") == "1",
        talk=slides,
        in_room=in_room if is_presenting else "",
    )
