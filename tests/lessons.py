"""The lessons as tests and benchmarks take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ui.links import PATHS
from ui.links import lesson as parts_of
from ui.live_chart.scene import Scene, SceneFunction

__all__ = ["INTERVIEW", "PATHS", "Lesson", "lesson", "lessons"]

INTERVIEW = (
    "walkthrough",
    "walkthrough?mode=whole",
    "walkthrough?mode=rehearse",
    "questions?question=huber",
    "drills",
    "flashcards",
    "mock",
    "cheat-sheet",
    "progress",
)
"""The pages on the interview, in states that are worth a look."""


@dataclass(frozen=True)
class Lesson:
    """A lesson's address, its scene function and its presets."""

    path: str
    scene_of: SceneFunction
    presets: Mapping[str, Any]

    @property
    def opening(self) -> Any:
        """The state with which the lesson opens."""
        return next(iter(self.presets.values()))

    @property
    def scene(self) -> Scene:
        """What the lesson shows when it opens."""
        return self.scene_of(self.opening)


def lesson(path: str) -> Lesson:
    """The lesson at an address, one of `PATHS`."""
    return Lesson(path, *parts_of(path))


def lessons() -> tuple[Lesson, ...]:
    """Every lesson."""
    return tuple(map(lesson, PATHS))
