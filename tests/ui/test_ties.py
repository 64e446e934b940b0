"""No line ends between a number and its unit, or after a minus, whatever is read."""

from __future__ import annotations

import re

from ui.content import content
from ui.lessons import LESSONS
from ui.live_chart.scene import encode

LOOSE = re.compile(r"[\d∞] (?:%|nats?\b|bits?\b|°C|\$²|× 10)|−(?:[ \n$]|$)")
"""Between a minus and dollars a browser may end a line, as after a space."""
PARTS = [part for lesson in LESSONS.values() for part in lesson.parts]


def texts_in(found) -> list[str]:
    if isinstance(found, str):
        return [found]
    if isinstance(found, dict):
        found = found.values()
    if not hasattr(found, "__iter__"):
        return []
    return [text for each in found for text in texts_in(each)]


def loose(found) -> list[str]:
    return [text for text in texts_in(found) if LOOSE.search(text)]


def test_number_stays_whole_in_every_chart():
    for part in PARTS:
        for name, state in part.presets.items():
            assert loose(encode(part.scene(state))) == [], name


def test_number_stays_whole_in_what_is_written():
    lessons = [f"lessons/{part.name}" for part in PARTS]
    for name in ("guide", "glossary", "way", *lessons):
        assert loose(content(name)) == [], name
