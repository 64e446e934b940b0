"""A progress as the text of a file: written, and read whatever version wrote it.

What does not fit is refused as a whole, in the reader's words. A field that is new has
a default; `VERSION` rises only with a function in `LIFTS`; a field that is not known
here is kept and written back.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Any

from ui.interview.memory.progress import Progress, later_card, longer_result
from ui.interview.memory.record import plain, record
from ui.interview.names import DRILLS, QUESTIONS, TOPICS, now_called, renamed

APP, VERSION = "loss-lab", 1
LIFTS: tuple[Callable[[dict], dict], ...] = ()
"""The first makes of a progress of version 1 one of version 2, and so on."""
MOST_BYTES = 1_000_000
_DEEPEST = 20
_HEAD, _PARTS = {"app", "version"}, {"cards", "results", "unfinished", "mocks"}
_SORTS = MappingProxyType({"drill": DRILLS, "topic": TOPICS})
_FOREIGN = "This is not a progress file of Loss Lab"
TOO_LARGE = f"{_FOREIGN}: it is larger than one could be."


class UnreadableProgressError(ValueError):
    """A text that is no progress; its words are for the reader."""


def write(progress: Progress) -> str:
    """A progress as the text of a file."""
    return json.dumps(
        {"app": APP, "version": VERSION} | plain(progress),
        ensure_ascii=False,
        separators=(",", ":"),
    )


def is_too_large(progress: Progress) -> bool:
    """Whether a progress is larger than what is read again."""
    return _bytes(write(progress)) > MOST_BYTES


def read(text: str | bytes) -> Progress:
    """A progress from the text of a file.

    Raises
    ------
    UnreadableProgressError
        If the text is no progress of Loss Lab, whole and of this version.
    """
    if _bytes(text) > MOST_BYTES:
        raise UnreadableProgressError(TOO_LARGE)
    try:
        found = json.loads(text, object_pairs_hook=_once)
        _check_plain(found)
    except (ValueError, RecursionError):
        raise UnreadableProgressError(
            f"{_FOREIGN}: it is not JSON, or broken."
        ) from None
    if not isinstance(found, dict) or found.get("app") != APP:
        raise UnreadableProgressError(f"{_FOREIGN}: it does not say so.")
    version = found.get("version")
    if type(version) is not int or not 1 <= version <= VERSION:
        raise UnreadableProgressError(
            f"This progress is of {_of_version(version)}; "
            f"this Loss Lab reads {_of_version(VERSION)}."
        )
    progress = record(Progress, _parts(found, version))
    if progress is None:
        raise UnreadableProgressError(
            "This progress file is damaged: a part of it is missing or makes no sense."
        )
    cards = renamed(progress.cards, partial(now_called, QUESTIONS), later_card)
    results = renamed(progress.results, _result_key, longer_result)
    return replace(progress, cards=cards, results=results)


def file_name(now: datetime) -> str:
    """The name under which a progress is saved."""
    return f"loss-lab-progress-{now:%Y-%m-%d}.json"


def contents(progress: Progress) -> str:
    """What a progress holds, counted.

    Examples
    --------
    >>> contents(Progress())
    'nothing yet'
    """
    counts = (
        (len(progress.cards), "card"),
        (sum(each.asked for each in progress.results.values()), "answer"),
        (len(progress.mocks), "mock interview"),
        (len(progress.answered), "lesson question"),
    )
    parts = [
        f"{number:,} {name}{'s' if number > 1 else ''}"
        for number, name in counts
        if number
    ]
    unfinished = ["work in the middle"] if progress.unfinished else []
    return ", ".join(parts + unfinished) or "nothing yet"


def combined(kept: Progress, loaded: Progress, is_replacing: bool) -> Progress:
    """What is kept after a file was loaded: the file's, or both.

    Of both, the later review of a card holds, and the work in the middle that is here.
    """
    return loaded if is_replacing else loaded.merged(kept)


def problem_of(progress: Progress) -> str:
    """Why a progress could not be read again once it is kept, or ""."""
    if not is_too_large(progress):
        return ""
    return (
        "Both together are larger than a browser can keep, so nothing was changed. "
        "Save what is here as a file, then replace it by this one."
    )


def _parts(found: dict, version: int) -> dict | None:
    """What a progress is made of, as it is kept now; None where a part is missing."""
    try:
        for lift in LIFTS[version - 1 :]:
            found = lift(found)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    parts = {name: each for name, each in found.items() if name not in _HEAD}
    return parts if parts.keys() >= _PARTS else None


def _result_key(key: str) -> str:
    """Under which key a result counts now: "drill:huber", "topic:margins"."""
    sort, _, name = key.partition(":")
    return f"{sort}:{now_called(_SORTS[sort], name)}" if sort in _SORTS else key


def _of_version(version: Any) -> str:
    """The version in words; what is no number is text of a stranger, and not shown."""
    return f"version {version}" if type(version) is int else "no known version"


def _bytes(text: str | bytes) -> int:
    """How many bytes a text has in a file."""
    return len(text.encode(errors="surrogatepass") if isinstance(text, str) else text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names each stand once; JSON leaves open which one would hold."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _check_plain(value: Any, depth: int = 0) -> None:
    """Refuse what could not be written again: endless, too deep, or no text."""
    if depth > _DEEPEST:
        raise ValueError("too deep")
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError(value)
    elif isinstance(value, int) and abs(value) >= 2**53:
        raise ValueError("too large")
    elif isinstance(value, (dict, list)):
        for item in [*value, *value.values()] if isinstance(value, dict) else value:
            _check_plain(item, depth + 1)
