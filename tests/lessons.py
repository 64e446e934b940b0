"""The lessons as tests and benchmarks take them: one line here for a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from ui.live_chart.scene import Scene, SceneFunction

PATHS = ("houses", "cats-dogs", "spam", "choosing", "training")


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
    name = path.replace("-", "_")
    scene_of = import_module(f"ui.scenes.{name}").scene
    presets = import_module(f"ui.scenes.{name}_state").PRESETS
    return Lesson(path, scene_of, presets)


def lessons() -> tuple[Lesson, ...]:
    """Every lesson."""
    return tuple(map(lesson, PATHS))
