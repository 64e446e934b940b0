"""A lesson of one part, for test pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ui.lessons.example import Example
from ui.lessons.part import Lesson, Part
from ui.live_chart.scene import SceneFunction


def lesson_of(
    title: str,
    presets: Mapping[str, Any],
    draw: SceneFunction,
    programs: Callable[[Any], Mapping[str, str]] = lambda state: {},
    explanation: str = "",
) -> Lesson:
    """A lesson whose examples are called as their names are."""
    examples = {
        name: Example(title=name.capitalize(), state=state)
        for name, state in presets.items()
    }
    part = Part(
        name="",
        title="",
        examples=examples,
        explanation=explanation,
        folds={},
        draw=draw,
        programs=programs,
    )
    return Lesson(menu=title, title=title, parts=(part,), unnamed="")
