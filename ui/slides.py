"""Slides: examples in the order in which a class sees them, and a talk of one's own."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ui.lessons import LESSONS
from ui.plain import plain

HOME = "home"
"""What the page without an address is called in a talk."""
_APART = re.compile(r"[\s,]+")
_MOST_SAID = 3


class Slide(NamedTuple):
    """An example as a slide: the address of its lesson, and its name."""

    address: str
    example: str

    @property
    def word(self) -> str:
        """What it is called in a talk: "houses.classic"."""
        return f"{self.address or HOME}.{self.example}"


@dataclass(frozen=True)
class Place:
    """Where a slide stands, as the browser counts.

    Parameters
    ----------
    slide, lesson
        Its name in a talk, and what its lesson is called.
    at, of
        Which one it is, of how many; 0 where it is none of the talk.
    before, after
        How many slides come before and after it on the same page.
    is_first, is_last
        Whether nothing comes before those, and nothing after.
    """

    slide: str
    lesson: str
    at: int
    of: int
    before: int
    after: int
    is_first: bool
    is_last: bool


def all_slides(shown: Slide | None = None) -> tuple[Slide, ...]:
    """The slides of all lessons in their order, the one that is shown among them."""
    return tuple(
        Slide(address, name)
        for address, lesson in LESSONS.items()
        for name in lesson.examples
        if name not in lesson.asides or (address, name) == shown
    )


def slides_of(address: str) -> tuple[Slide, ...]:
    """The slides of a lesson."""
    return tuple(slide for slide in all_slides() if slide.address == address)


def talk(slides: Collection[Slide]) -> str:
    """What a link says of a talk: "houses.classic,cats-dogs.near"."""
    return ",".join(slide.word for slide in slides)


def link_of(slides: Sequence[Slide]) -> tuple[str, dict[str, str]]:
    """Where a talk begins: the address of its first slide, and the link's words."""
    first = slides[0]
    words = {"preset": first.example, "present": "1", "talk": talk(slides)}
    return first.address, words


def read_talk(text: str) -> tuple[tuple[Slide, ...], tuple[str, ...]]:
    """The slides of a talk, each once, and a notice of what in it is none.

    Examples
    --------
    >>> read_talk("houses.classic, spam.nothing")[0]
    (Slide(address='houses', example='classic'),)
    """
    known = _by_word()
    words = [word for word in _APART.split(text) if word]
    strange = list(dict.fromkeys(word for word in words if word not in known))
    found = tuple(dict.fromkeys(known[word] for word in words if word in known))
    if not strange:
        return found, ()
    said = [plain(word) for word in strange[:_MOST_SAID]]
    more = len(strange) - len(said)
    said += [f"{more} more"] if more else []
    notice = f"The link’s talk names what is no example: {', '.join(said)}. "
    notice += "It goes on without." if found else "It is left out."
    return found, (notice,)


@cache
def _by_word() -> Mapping[str, Slide]:
    slides = (
        Slide(address, name)
        for address, lesson in LESSONS.items()
        for name in lesson.examples
    )
    return {slide.word: slide for slide in slides}


def beside(slide: Slide, order: Sequence[Slide], step: int) -> Slide:
    """The next slide, or the one before; the same where there is none.

    One that is not in the order comes before its first.
    """
    at = order.index(slide) + step if slide in order else min(step, 1) - 1
    return order[at] if 0 <= at < len(order) else slide


def here(slide: Slide, order: Sequence[Slide], *, is_talk: bool) -> Place:
    """Where a slide stands: in a talk as a whole, else in its lesson."""
    at = order.index(slide) if slide in order else None
    counted = (
        order if is_talk else [each for each in order if each.address == slide.address]
    )
    number = 0 if at is None else counted.index(slide) + 1
    rest = order if at is None else order[at + 1 :]
    before = _same(slide.address, order[: at or 0][::-1])
    after = _same(slide.address, rest)
    return Place(
        slide=slide.word,
        lesson=LESSONS[slide.address].menu
        if slide.address in LESSONS
        else slide.address,
        at=number,
        of=len(counted),
        before=before,
        after=after,
        is_first=before == (at or 0),
        is_last=after == len(rest),
    )


def _same(address: str, slides: Sequence[Slide]) -> int:
    """How many slides at the beginning are of one page."""
    other = (at for at, slide in enumerate(slides) if slide.address != address)
    return next(other, len(slides))
