"""From a link, "houses?preset=outlier", to the lesson and the state that it shows."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from ui.lessons import LESSONS
from ui.live_chart.scene import SceneFunction
from ui.state import from_link


class Shown(NamedTuple):
    """What a link shows; notices name what in it is not valid."""

    scene_of: SceneFunction
    state: Any
    notices: tuple[str, ...]


def shown_by(link: str) -> Shown:
    """The state that a link brings back, and the function that draws it."""
    path, _, query = link.partition("?")
    if path not in LESSONS:
        raise ValueError(f"path must be one of {', '.join(LESSONS)}; got {path!r}.")
    lesson = LESSONS[path]
    params = dict(parse_qsl(query, keep_blank_values=True))
    return Shown(lesson.scene, *from_link(params, lesson.presets, lesson.unnamed))
