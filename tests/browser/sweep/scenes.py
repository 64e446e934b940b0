"""What the browser gets to draw a scene, and to bring each handle to both its ends."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from typing import Any

from ui.live_chart.scene import Handle, Scene, SceneFunction, as_plain, encode
from ui.live_chart.session import Guessing
from ui.live_chart.track import track, wire
from ui.state import moved


def sights(scene_of: SceneFunction, state: Any) -> dict[str, Any]:
    """A scene with short Tracks, and the scenes at the ends of what has none."""
    scene = scene_of(state)
    return {
        "payload": payload(scene_of, state),
        "ends": [
            (handle.name, name, payload(scene_of, moved(state, handle.control, end)))
            for handle in scene.handles
            if handle.is_live
            for name, end in _ends(handle)
        ],
    }


def payload(scene_of: SceneFunction, state: Any) -> dict[str, Any]:
    """What `live_chart` would send, with every Track, but only for the ends."""

    def at_ends(state: Any) -> Scene:
        scene = scene_of(state)
        handles = tuple(map(_with_ends_alone, scene.handles))
        return dataclasses.replace(scene, handles=handles)

    scene = at_ends(state)
    return {
        "scene": encode(scene),
        "tracks": [
            wire(track(at_ends, state, control, moved)) | {"key": control}
            for control in scene.played()
        ],
        "keys": {control: control for control in scene.controls()},
        "ack": "",
        "presenting": False,
        "guessing": as_plain(Guessing()),
    }


def _with_ends_alone(handle: Handle) -> Handle:
    if handle.is_live:
        return handle
    return dataclasses.replace(handle, step=handle.maximum - handle.minimum)


def _ends(handle: Handle) -> Iterator[tuple[str, Any]]:
    low, high = handle.minimum, handle.maximum
    if not isinstance(low, tuple):
        yield from (("Home", low), ("End", high))
        return
    for corner in itertools.product(*zip(low, high, strict=True)):
        names = [
            "low" if at == least else "high"
            for at, least in zip(corner, low, strict=True)
        ]
        yield " ".join(names), corner
