"""The examples of a lesson as stops on a way, and what stands before and after each.

The way goes through the examples of each part, and from the last of a part to the
first of the next. Those under "More" are beside it: from each one goes on to the next
of them, and after the last to the part that follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from ui.lessons.example import Example
from ui.lessons.part import Lesson, Part
from ui.state import to_link

Stop = Mapping[str, Any]
"""What `path.js` is told of an example."""


def beside(part: Part) -> list[str]:
    """The examples under "More"."""
    return [name for name, each in part.examples.items() if each.is_more]


def neighbours(lesson: Lesson, name: str) -> tuple[Stop | None, Stop | None]:
    """What stands before an example and after it; None at the lesson's ends."""
    index = next(at for at, part in enumerate(lesson.parts) if name in part.presets)
    part = lesson.parts[index]
    earlier, later = lesson.parts[:index], lesson.parts[index + 1 :]
    way, more = part.way, beside(part)
    if name in more:
        row = [*way[-1:], *more]
    else:
        row = [*(each.way[-1] for each in earlier[-1:]), *way]
    row += [each.way[0] for each in later[:1]]
    at = row.index(name)
    before = row[at - 1] if at else None
    after = row[at + 1] if at + 1 < len(row) else None
    return _named(lesson, before), _named(lesson, after)


def is_last(lesson: Lesson, name: str) -> bool:
    """Whether an example is the last one of a lesson, so that its end comes next."""
    return neighbours(lesson, name)[1] is None


def stops(
    lesson: Lesson, part: Part, page: str, answered: Mapping[str, Any]
) -> list[Stop]:
    """The examples of a part with their places, first those on the way."""
    told: list[Stop] = []
    for names, word in ((part.way, ""), (beside(part), "More: ")):
        told += [
            {
                "name": name,
                "title": part.examples[name].title,
                "says": _says(part.examples[name]),
                "place": f"{word}{place} of {len(names)}",
                "href": _href(lesson, page, name),
                "more": bool(word),
                "answered": f"{page}/{name}" in answered,
            }
            for place, name in enumerate(names, 1)
        ]
    return told


def _named(lesson: Lesson, name: str | None) -> Stop | None:
    if name is None:
        return None
    return {"name": name, "title": lesson.examples[name].title}


def _says(example: Example) -> str:
    """What an example is about: its own words, or what it asks."""
    return example.about or (example.guess.question if example.guess else "")


def _href(lesson: Lesson, page: str, name: str) -> str:
    link = to_link(lesson.presets[name], lesson.presets, lesson.unnamed)
    return f"{page}?{urlencode(link)}"
