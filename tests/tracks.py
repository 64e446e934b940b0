"""A Track as the browser plays it, held to the scene that Python would have drawn."""

from __future__ import annotations

from typing import Any

from ui.live_chart.scene import SceneFunction, encode
from ui.live_chart.track import Move, Track, differences, track


def apply(track: Track, scene: dict[str, Any], index: int) -> dict[str, Any]:
    """Bring an encoded scene to one position of a Track: what the browser does."""
    for path, column in zip(track.paths, track.columns, strict=True):
        place = scene
        for part in path[:-1]:
            place = place[part]
        place[path[-1]] = column[index if len(column) > 1 else 0]
    return scene


def check_equal(
    scene_of: SceneFunction, state: Any, control: str, move: Move
) -> tuple[float, ...]:
    """Assert that a Track applied to its scene equals the scene of each position.

    Returns the positions that were compared.
    """
    made = track(scene_of, state, control, move)
    found = encode(scene_of(state))
    for index, value in enumerate(made.positions):
        expected = encode(scene_of(move(state, control, value)))
        if apply(made, found, index) != expected:
            path, item = differences(expected, found)[0]
            raise AssertionError(f"{control}={value}: {path} is {item!r} in the Track")
    return made.positions
