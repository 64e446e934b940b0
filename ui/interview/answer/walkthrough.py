"""The professional answer as a path of steps, in 60 seconds or in 3 minutes."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from ui.checked import shown
from ui.content import content
from ui.interview.names import STEPS, named
from ui.interview.names.editions import once_called
from ui.state import one_of

LENGTHS = MappingProxyType({"60": "60 seconds", "180": "3 minutes"})
"""The two versions, by their seconds."""
MODES = MappingProxyType(
    {"read": "Step by step", "whole": "In one piece", "rehearse": "Rehearse"}
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the answer in one of its versions; texts are Markdown.

    Parameters
    ----------
    cue
        What reminds of it in a rehearsal.
    say
        What to say.
    why
        Why it scores: what is praised was said in that version.
    follow_up
        What is asked next, and the short answer.
    link
        The state that proves it: "houses?preset=outlier".
    seconds
        How long it takes; 0 where it is not in the version.
    """

    name: str
    title: str
    cue: str
    say: str
    why: str = ""
    follow_up: str = ""
    link: str = ""
    seconds: int = 0


def raw_entries() -> list[dict]:
    """The steps as they are written in the file, with their expressions."""
    return content("walkthrough")["step"]


@cache
def every_step(length: str) -> tuple[Step, ...]:
    """All steps in the words of a version, those that are not in it, too."""
    return tuple(_step(entry, length) for entry in raw_entries())


@cache
def steps(length: str = "180") -> tuple[Step, ...]:
    """The steps of a version, in order; the long one has all."""
    return tuple(step for step in every_step(length) if step.seconds)


def _step(entry: dict[str, Any], length: str) -> Step:
    """What the long version says otherwise stands under a name that ends so."""
    words: dict[str, Any] = {}
    for name, item in sorted(entry.items()):
        short = name.removesuffix("_long")
        if short == name or length == "180":
            words[short] = shown(item) if isinstance(item, str) else item
    return Step(**words)


@dataclass(frozen=True)
class State:
    """What a reader can change: the version, the mode, and the step that is read."""

    preset: str = "answer"
    length: str = one_of(*LENGTHS)
    mode: str = one_of(*MODES)
    step: str = named(
        STEPS, *(step.name for step in steps()), gone=once_called("steps")
    )

    def __post_init__(self) -> None:
        """Take the long version for a step that the short one has not."""
        if self.step not in [step.name for step in self.steps]:
            object.__setattr__(self, "length", "180")

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the version."""
        return steps(self.length)

    @property
    def index(self) -> int:
        """The place of the step among those of the version, from 0."""
        return [step.name for step in self.steps].index(self.step)

    @property
    def current(self) -> Step:
        """The step that is read."""
        return self.steps[self.index]

    @property
    def is_last(self) -> bool:
        """Whether no step comes after it."""
        return self.current == self.steps[-1]

    @property
    def place(self) -> str:
        """Where on the path it is, in words."""
        return f"Step {self.index + 1} of {len(self.steps)}"

    @property
    def share(self) -> float:
        """How much of the path is behind the reader once it is read."""
        return (self.index + 1) / len(self.steps)


PRESETS = MappingProxyType({"answer": State()})


def turned(state: State, by: int) -> State:
    """The state some steps further, or back; it stays on the path."""
    index = min(max(state.index + by, 0), len(state.steps) - 1)
    return dataclasses.replace(state, step=state.steps[index].name)


def with_length(state: State, length: str) -> State:
    """The other version, at the same step or the last one before it."""
    known = {step.name for step in steps(length)}
    so_far = [step.name for step in steps()]
    so_far = so_far[: so_far.index(state.step) + 1]
    step = [name for name in so_far if name in known][-1]
    return dataclasses.replace(state, length=length, step=step)
