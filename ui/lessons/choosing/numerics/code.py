"""The line that fails, the one that avoids it, and what their programs are told."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ui.content import content
from ui.lessons.choosing.numerics.bench import logits
from ui.lessons.choosing.numerics.state import (
    Clip,
    InSteps,
    Shift,
    SigmoidTwice,
    State,
)
from ui.programs import programs


@dataclass(frozen=True, kw_only=True)
class Lines:
    """The naive and the stable line of a failure: `lines.toml` says which is which."""

    naive: str
    stable: str
    numpy_stable: str
    scipy_function: str
    scipy_stable: str
    numpy_naive: str = ""
    torch_naive: str = ""
    torch_stable: str = ""


_LINES = MappingProxyType(
    {
        fails: Lines(**lines)
        for fails, lines in content("programs/choosing/numerics/lines").items()
    }
)


def lines_of(state: State) -> Lines:
    """The lines of a state."""
    return _LINES[state.fails]


def instead(state: State) -> str:
    """Both lines as Markdown: the naive one crossed out."""
    lines = lines_of(state)
    return f"Not ~~`{lines.naive}`~~ but `{lines.stable}`"


def snippets(state: State) -> dict[str, str]:
    """Programs that print the naive and the stable loss: library to its source."""
    return programs(
        "choosing/numerics",
        fails=state.fails,
        lines=lines_of(state),
        precision=state.dtype if isinstance(state, InSteps) else "float64",
        **_numbers(state),
    )


def _numbers(state: State) -> dict[str, Any]:
    """The logits, and what else the lines need."""
    if isinstance(state, Clip):
        return {"z": state.z, "epsilon": f"{state.epsilon:.6g}"}
    if isinstance(state, SigmoidTwice):
        return {"z": state.z, "label": state.label}
    numbers = {
        "logits": list(logits(state)),
        "target": [1.0] + [0.0] * (state.classes - 1),
    }
    return numbers | {"shift": state.shift} if isinstance(state, Shift) else numbers
