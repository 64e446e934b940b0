"""Records as a browser keeps them: plain JSON, read by the types of their fields.

A record is a frozen dataclass, and what its fields cannot say it checks when it is
made. Its field `unknown` holds what a newer version put beside the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta
from msgspec.inspect import DataclassType, DateTimeType, DictType, VarTupleType

Thing = TypeVar("Thing")

Count = Annotated[int, Meta(ge=0, lt=2**53)]
_FIRST, _LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)


def among(names: Iterable[str]) -> Meta:
    """What a word of a record keeps to: it is one of these."""
    return Meta(pattern=rf"\A(?:{'|'.join(map(re.escape, names))})\Z")


def record(kind: type[Thing], found: Any) -> Thing | None:
    """A record from JSON; None where it is none."""
    named: type = kind  # mypy: `type[...]` is not hashable
    try:
        return msgspec.convert(_sorted(_info(named), found), kind)
    except ValueError:
        return None


def plain(item: Any) -> Any:
    """A record as JSON; so are the parts of it."""
    if item is None or isinstance(item, str | int | float):
        return item
    if isinstance(item, datetime):
        return item.isoformat()
    if isinstance(item, tuple | list):
        return [plain(part) for part in item]
    if isinstance(item, Mapping):
        return {name: plain(part) for name, part in item.items()}
    # Not `vars`: msgspec leaves a default to the class.
    names = [each.name for each in fields(item) if each.name != "unknown"]
    return {name: plain(getattr(item, name)) for name in names} | item.unknown


@cache
def _info(kind: type) -> msgspec.inspect.Type:
    return msgspec.inspect.type_info(kind)


def _sorted(info: msgspec.inspect.Type, found: Any) -> Any:
    """JSON of a record: the times in UTC, under `unknown` what no field names."""
    match info, found:
        case DataclassType(), dict():
            kinds = {each.name: each.type for each in info.fields}
            del kinds["unknown"]
            parts: dict[str, Any] = {"unknown": {}}
            for name, part in found.items():
                if name in kinds:
                    parts[name] = _sorted(kinds[name], part)
                else:
                    parts["unknown"][name] = part
            return parts
        case DictType(), dict():
            return {
                name: _sorted(info.value_type, part) for name, part in found.items()
            }
        case VarTupleType(), list():
            return [_sorted(info.item_type, part) for part in found]
        case DateTimeType(), str():
            return _in_utc(found)
    return found


def _in_utc(found: str) -> datetime:
    time = datetime.fromisoformat(found)
    if time.tzinfo is None or not _FIRST <= time < _LAST:
        raise ValueError(found)
    return time.astimezone(UTC)
