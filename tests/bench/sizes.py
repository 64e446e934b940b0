"""How much travels: every Track of every preset, as it is and compressed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from tests.bench.report import Row
from ui.lessons import LESSONS
from ui.lessons.part import Lesson
from ui.live_chart.scene import encode
from ui.live_chart.track import track, wire
from ui.state import moved


def measure() -> Iterator[Row]:
    """A row for each preset: its scene, and its Tracks from least to most."""
    for path, each in LESSONS.items():
        for name, state in each.presets.items():
            yield Row(f"{path}, {name}", "", _words(each, state))


def _words(each: Lesson, state: Any) -> str:
    scene = each.scene(state)
    tracks = [
        _kilobytes(wire(track(each.scene, state, control, moved)))
        for control in scene.played()
    ]
    plain, packed = _kilobytes(encode(scene))
    words = [f"scene {plain:.1f} kB ({packed:.1f} packed)"]
    ends = dict.fromkeys((min(tracks), max(tracks))) if tracks else ()
    sizes = [f"{plain:.1f} kB ({packed:.1f} packed)" for plain, packed in ends]
    if sizes:
        words.append(f"{len(tracks)} Tracks of {' to '.join(sizes)}")
    return ", ".join(words)


def _kilobytes(value: Any) -> tuple[float, float]:
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
    return len(text) / 1000, len(zlib.compress(text)) / 1000
