"""A progress as the text of a file: written, and read whatever version wrote it.

What does not fit is refused as a whole, in the reader's words. A field that is new has
a default; `VERSION` rises only with a function in `LIFTS`; a field that is not known
here is kept and written back.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from ui.interview.memory.progress import (
    DIFFICULTIES,
    LEARNING,
    RELEARNING,
    REVIEW,
    STABILITIES,
    YEARS,
    CardRecord,
    MockResult,
    Progress,
    Result,
    later_card,
    longer_result,
    unknown_in,
)
from ui.interview.names import DRILLS, QUESTIONS, TOPICS, now_called, renamed

APP, VERSION = "loss-lab", 1
LIFTS: tuple[Callable[[dict], dict], ...] = ()
"""The first makes of a progress of version 1 one of version 2, and so on."""
MOST_BYTES = 1_000_000
_DEEPEST = 20
_SORTS = MappingProxyType({"drill": DRILLS, "topic": TOPICS})
_FOREIGN = "This is not a progress file of Loss Lab"
TOO_LARGE = f"{_FOREIGN}: it is larger than one could be."


class UnreadableProgressError(ValueError):
    """A text that is no progress; its words are for the reader."""


def write(progress: Progress) -> str:
    """A progress as the text of a file."""
    return json.dumps(
        {
            "app": APP,
            "version": VERSION,
            "cards": {name: _plain(card) for name, card in progress.cards.items()},
            "results": {key: _plain(each) for key, each in progress.results.items()},
            "unfinished": dict(progress.unfinished),
            "mocks": [_plain(mock) for mock in progress.mocks],
        }
        | dict(progress.unknown),
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
        found = json.loads(
            text, object_pairs_hook=_once, parse_constant=_refuse_constant
        )
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
    try:
        for lift in LIFTS[version - 1 :]:
            found = lift(found)
        return _progress(found)
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError):
        raise UnreadableProgressError(
            "This progress file is damaged: a part of it is missing or makes no sense."
        ) from None


def _progress(found: dict) -> Progress:
    cards = {name: _card(item) for name, item in _dict(found, "cards").items()}
    results = {key: _result(item) for key, item in _dict(found, "results").items()}
    return Progress(
        renamed(cards, lambda name: now_called(QUESTIONS, name), later_card),
        renamed(results, _result_key, longer_result),
        _dict(found, "unfinished"),
        tuple(_mock(item) for item in _list(found, "mocks")),
        _unknown(found, Progress, "app", "version"),
    )


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


def _plain(record: Any) -> dict[str, Any]:
    known = {
        name: item.isoformat() if isinstance(item, datetime) else item
        for name, item in vars(record).items()
        if name != "unknown"
    }
    return known | dict(record.unknown)


def _unknown(item: dict, record: type, *more: str) -> dict[str, Any]:
    """What a newer version has put beside the fields of a record."""
    return unknown_in(item, (*(each.name for each in fields(record)), *more))


def _dict(found: dict, name: str) -> dict:
    if not isinstance(found[name], dict):
        raise TypeError(name)
    return found[name]


def _list(found: dict, name: str) -> list:
    if not isinstance(found[name], list):
        raise TypeError(name)
    return found[name]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names each stand once; JSON leaves open which one would hold."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


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


def _card(item: dict) -> CardRecord:
    state, step = _count(item["state"]), item["step"]
    if state not in (LEARNING, REVIEW, RELEARNING):
        raise ValueError(state)
    if (step is None) != (state == REVIEW):
        raise ValueError(step)
    return CardRecord(
        state,
        None if step is None else _count(step),
        _number(item["stability"], *STABILITIES),
        _number(item["difficulty"], *DIFFICULTIES),
        _time(item["due"]),
        _time(item["last_review"]),
        _time(item["first_review"]),
        _unknown(item, CardRecord),
    )


def _result(item: dict) -> Result:
    right, asked = _count(item["right"]), _count(item["asked"])
    if right > asked:
        raise ValueError(item)
    return Result(right, asked, _unknown(item, Result))


def _mock(item: dict) -> MockResult:
    return MockResult(
        _time(item["at"]),
        _count(item["seed"]),
        _number(item["points"]),
        _count(item["questions"]),
        _unknown(item, MockResult),
    )


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**53:
        raise ValueError(value)
    return value


def _number(value: Any, low: float = 0, high: float = 1e9) -> float:
    if type(value) not in (int, float) or not low <= value <= high:
        raise ValueError(value)
    return float(value)


def _time(value: Any) -> datetime:
    time = datetime.fromisoformat(value)
    if time.tzinfo is None:
        raise ValueError(value)
    time = time.astimezone(UTC)
    if time.year not in YEARS:
        raise ValueError(value)
    return time
