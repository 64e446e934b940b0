"""Where rooms are kept, as `LOSS_LAB_ROOMS` says it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ui.room.store.rooms import Rooms
from ui.room.store.sqlite import SqliteRooms

PLACE = "LOSS_LAB_ROOMS"
_SCHEME = "sqlite:///"
_FILE = "rooms.sqlite3"


def rooms_at(place: str) -> Rooms:
    """The store at a place; at none, a file in the user's data directory.

    Parameters
    ----------
    place
        "sqlite:///rooms.sqlite3", from the working directory on, or with one slash
        more from the root on. Processes of one host may share a file.
    """
    if not place:
        return SqliteRooms(data_directory() / _FILE)
    if not place.startswith(_SCHEME) or place == _SCHEME:
        raise ValueError(
            f"{PLACE} must be a file, such as “sqlite:////srv/loss-lab/{_FILE}”; "
            f"got {place!r}."
        )
    return SqliteRooms(Path(place.removeprefix(_SCHEME)))


def data_directory() -> Path:
    """Where programs keep what is the user's, on each system."""
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "loss-lab"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "loss-lab"
    told = os.environ.get("XDG_DATA_HOME")
    return (Path(told) if told else Path.home() / ".local" / "share") / "loss-lab"
