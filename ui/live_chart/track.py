"""What changes in a scene at each position of one handle.

A Track is made by calling the page's own scene function once for each position, so
that what the browser plays is what Python would have drawn.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ui.live_chart.scene import SceneFunction, as_plain, rounded

Path = tuple[str | int, ...]
_COUNTED = ("data", "panels", "handles", "readouts", "arithmetic")
_LEAVES = (str, float, int, bool, type(None))
Move = Callable[[Any, str, Any], Any]


@dataclass(frozen=True)
class Track:
    """The differences along one control, in columns.

    Parameters
    ----------
    control
        The control whose positions are listed.
    positions
        The control's values, rising.
    paths
        Where in the encoded scene something changes.
    columns
        For each path its values, one for each position; a single one where the
        value is the same at every position and only differs from the scene's.
    """

    control: str
    positions: tuple[float, ...]
    paths: tuple[Path, ...]
    columns: tuple[tuple[Any, ...], ...]


def track(scene_of: SceneFunction, state: Any, control: str, move: Move) -> Track:
    """List what each position of a control changes in the scene of a state.

    Parameters
    ----------
    scene_of
        A pure function of the state.
    state
        The state from which the control is moved.
    control
        A control of one of the scene's handles.
    move
        `move(state, control, value)` gives the state with the control moved.

    Returns
    -------
    Track
        Applied to the encoded scene at position i it gives exactly the encoded
        scene of `move(state, control, positions[i])`.

    Raises
    ------
    ValueError
        If a position adds or removes a trace, or changes more of a layout than the
        range of an axis. A range that changes has the still layer drawn anew there.
    """
    scene = scene_of(state)
    positions = scene.handle_of(control).positions()
    changes: dict[Path, dict[int, Any]] = {}
    for index, value in enumerate(positions):
        for path, item in differences(scene, scene_of(move(state, control, value))):
            changes.setdefault(path, {})[index] = item
    base = as_plain(scene)
    paths, columns = [], []
    for path, items in _outermost(changes, base, len(positions)):
        column = tuple(map(rounded, items))
        if all(item == column[0] for item in column):
            column = column[:1]
            if column[0] == rounded(_at(base, path)):
                continue
        paths.append(path)
        columns.append(column)
    return Track(control, positions, tuple(paths), tuple(columns))


def wire(track: Track) -> dict[str, Any]:
    """A Track as the browser gets it."""
    return {
        "control": track.control,
        "positions": list(track.positions),
        "paths": [list(path) for path in track.paths],
        "columns": [list(column) for column in track.columns],
    }


def differences(base: Any, other: Any) -> list[tuple[Path, Any]]:
    """Where two scenes differ: each path, and what the other has there."""
    found: list[tuple[Path, Any]] = []
    if base != other:
        _collect(base, other, (), found)
    return found


def _collect(base: Any, other: Any, path: Path, found: list) -> None:
    """List where two things that are known to differ do so."""
    kind = type(base)
    if kind is not type(other):
        found.append((path, as_plain(other)))
    elif kind is dict:
        _collect_fields(base, other, path, found)
    elif kind is list or kind is tuple:
        if len(base) == len(other):
            for index, item in enumerate(base):
                new = other[index]
                if item is not new and item != new:
                    if type(new) in _LEAVES:
                        found.append(((*path, index), new))
                    else:
                        _collect(item, new, (*path, index), found)
        elif path[-1] in _COUNTED:
            raise ValueError(f"traces must stay the same along a Track; got {path!r}.")
        else:
            found.append((path, as_plain(other)))
    else:
        _collect_fields(vars(base), vars(other), path, found)


def _collect_fields(base: dict, other: dict, path: Path, found: list) -> None:
    if path and path[-1] == "layout":
        found.extend(_ranges(base, other, path))
        return
    if base.keys() != other.keys():
        found.append((path, other))
        return
    for name, item in base.items():
        new = other[name]
        if item is not new and item != new:
            if type(new) in _LEAVES:
                found.append(((*path, name), new))
            else:
                _collect(item, new, (*path, name), found)


def _ranges(base: dict, other: dict, path: Path) -> Iterator[tuple[Path, Any]]:
    """The ranges of axes that differ, the only things of a layout that may."""
    for name in base.keys() | other.keys():
        before: Any = base.get(name)
        after: Any = other.get(name)
        if before == after:
            continue
        if _but_for_its_range(before) != _but_for_its_range(after):
            raise ValueError(
                "layout must stay the same along a Track, but for the ranges of axes; "
                f"got {(*path, name)!r}."
            )
        yield (*path, name, "range"), list(after["range"])


def _but_for_its_range(axis: Any) -> Any:
    return axis | {"range": None} if type(axis) is dict and "range" in axis else axis


def _outermost(changes, base, count):
    """Columns in full; a list that changes as a whole in some position as a whole."""
    whole = [
        path
        for path in changes
        if any(path[:depth] in changes for depth in range(1, len(path)))
    ]
    for path in whole:
        outer = next(
            path[:depth] for depth in range(1, len(path)) if path[:depth] in changes
        )
        column = changes[outer]
        for index, item in changes.pop(path).items():
            if index not in column:
                column[index] = copy.deepcopy(_at(base, outer))
            _put(column[index], path[len(outer) :], item)
    for path, items in changes.items():
        resting = _at(base, path)
        yield path, [items.get(index, resting) for index in range(count)]


def _at(scene: Any, path: Path) -> Any:
    for part in path:
        scene = scene[part]
    return scene


def _put(scene: Any, path: Path, item: Any) -> None:
    _at(scene, path[:-1])[path[-1]] = item
