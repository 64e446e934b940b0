"""What the tests of all lessons ask."""

from __future__ import annotations

import contextlib
import dataclasses
import io
from typing import Any

from ui.lessons.part import Part


def has(state: Any, field: str) -> bool:
    """Whether this kind of state has a field."""
    return any(each.name == field for each in dataclasses.fields(state))


def state_of(part: Part, example: str, **changes) -> Any:
    """The state of an example with some changes, of which it takes what it has."""
    state = part.presets[example]
    own = {name: value for name, value in changes.items() if has(state, name)}
    return dataclasses.replace(state, **own)


def printed(source: str) -> list[str]:
    """The lines that a program prints."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(source, {})
    return output.getvalue().splitlines()
