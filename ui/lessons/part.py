"""What a lesson is made of: parts, each with its examples, its scene and its words."""

from __future__ import annotations

import dataclasses
import fnmatch
import math
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import chain
from types import MappingProxyType
from typing import Any

import numpy as np

from ui import datasets
from ui.checked import evaluated, shown
from ui.content import content
from ui.lessons.example import Example, examples
from ui.live_chart.asked import Asked, Choice, Numbers, Veil
from ui.live_chart.scene import Scene, SceneFunction

Programs = Callable[[Any], Mapping[str, str]]
"""A state as programs: library to source."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """One part of a lesson; most lessons have one.

    Parameters
    ----------
    name
        Of its folder, and of its file in `content/lessons/`: "training/steps".
    title
        What it is called beside the lesson's heading.
    examples
        Its examples by name, in the order of the menu.
    explanation, folds
        What is written under the chart, and what goes deeper: title to text.
    draw
        A state as a scene, without what its example says. What it says itself, as it
        depends on the state, comes after the example's words, or in their place.
    programs
        A state as programs.
    holds
        Whether what its example is about holds for a state.
    asks
        Whether the question of its example is about a state.
    """

    name: str
    title: str
    examples: Mapping[str, Example]
    explanation: str
    folds: Mapping[str, str]
    draw: SceneFunction
    programs: Programs
    holds: Callable[[Any], bool] = lambda state: True
    asks: Callable[[Any], bool] = lambda state: True

    def scene(self, state: Any) -> Scene:
        """What a state looks like."""
        example = self.examples[state.preset]
        drawn = self.draw(state)
        about = example.about if self.holds(state) else ""
        return dataclasses.replace(
            drawn,
            about=drawn.about or about,
            drag=" ".join(filter(None, (example.drag, drawn.drag))),
            asked=self.asked(state.preset) if self.asks(state) else None,
        )

    @cached_property
    def names(self) -> Mapping[str, Any]:
        """What an expression of its content may use besides `losses`.

        The modules of its folder by their names, the data sets, and
        `state("outlier", loss="huber")`: an example's state, with other numbers.
        """
        folder = self.draw.__module__.rpartition(".")[0]
        modules = {
            name.rpartition(".")[2]: module
            for name, module in sys.modules.items()
            if name.rpartition(".")[0] == folder
        }
        data = {name: each for name, each in vars(datasets).items() if callable(each)}
        return modules | data | {"state": self._state}

    def _state(self, example: str, **changes: Any) -> Any:
        return dataclasses.replace(self.presets[example], **changes)

    @cache  # noqa: B019, a part lives as long as the process
    def asked(self, example: str) -> Asked | None:
        """The question of an example; None where it has none."""
        guess = self.examples[example].guess
        if guess is None:
            return None
        return Asked(
            question=guess.question,
            choices=tuple(
                Choice(text=each.text, said=each.said) for each in guess.options
            ),
            right=self.right(example),
            veil=self._veil(example, guess.veil),
            numbers=self._numbers(example),
        )

    def _numbers(self, example: str) -> tuple[Numbers, ...]:
        """The numbers before and after the answer, where another state shows it."""
        shown = self.examples[example].shown
        if shown is None:
            return ()
        return tuple(
            Numbers(readouts=drawn.readouts, arithmetic=drawn.arithmetic)
            for drawn in map(self.draw, (self.presets[example], shown))
        )

    def _veil(self, example: str, veil: Veil) -> Veil:
        """A veil whose traces are named in full."""
        if not veil.traces:
            return veil
        named = [
            f"{panel.name}/{trace['name']}"
            for panel in self.draw(self.presets[example]).panels
            for trace in panel.figure["data"]
            if trace.get("name")
        ]
        found = [fnmatch.filter(named, pattern) for pattern in veil.traces]
        if not all(found):
            raise ValueError(
                f"traces of a veil must be in its scene; got {veil.traces!r} "
                f"in {example!r}."
            )
        return dataclasses.replace(veil, traces=tuple(sorted({*chain(*found)})))

    def right(self, example: str) -> int:
        """Which option of an example's question is right; its place."""
        guess, here = self.examples[example].guess, self.presets[example]
        assert guess is not None
        own = {"here": here, "moved": partial(dataclasses.replace, here)}
        with np.errstate(all="ignore"):  # what overflows may be the answer
            answer = evaluated(guess.answer, {**self.names, **own})
        (right,) = (
            place
            for place, option in enumerate(guess.options)
            if _is_same(option.value, answer)
        )
        return right

    @property
    def way(self) -> tuple[str, ...]:
        """The examples that the way goes through: those not under "More"."""
        return tuple(name for name, each in self.examples.items() if not each.is_more)

    @cached_property
    def presets(self) -> Mapping[str, Any]:
        """The state of each example."""
        return MappingProxyType(
            {name: example.state for name, example in self.examples.items()}
        )

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The title of each example."""
        return MappingProxyType(
            {name: example.title for name, example in self.examples.items()}
        )


def part(
    name: str,
    kinds: Mapping[str, type],
    draw: SceneFunction,
    programs: Programs = lambda state: {},
    holds: Callable[[Any], bool] = lambda state: True,
    asks: Callable[[Any], bool] = lambda state: True,
) -> Part:
    """A part as `content/lessons/<name>.toml` has it.

    Parameters
    ----------
    name
        "houses", or "training/steps".
    kinds
        The states that there are, by what an example calls its kind. A state begins
        as its class has it, except for what the example says.
    draw, programs, holds, asks
        As `Part` has them.
    """
    read = content(f"lessons/{name}")
    return Part(
        name=name,
        title=read.get("title", ""),
        examples=examples(name, kinds),
        explanation=shown(read.get("explanation", "")),
        folds=MappingProxyType(
            {fold["title"]: shown(fold["text"]) for fold in read.get("folds", ())}
        ),
        draw=draw,
        programs=programs,
        holds=holds,
        asks=asks,
    )


def _is_same(value: Any, answer: Any) -> bool:
    """Whether an answer is a value of a file: numbers to rounding, others exactly."""
    if isinstance(value, list):
        return (
            isinstance(answer, list)
            and len(value) == len(answer)
            and all(map(_is_same, value, answer))
        )
    if isinstance(value, bool | str) or isinstance(answer, bool | str):
        return type(value) is type(answer) and value == answer
    return not isinstance(answer, list) and math.isclose(value, answer, abs_tol=1e-9)


@dataclass(frozen=True, kw_only=True, eq=False)
class Lesson:
    """A lesson: its parts in their order, and what links to it mean.

    Parameters
    ----------
    menu
        What it is called in the menu.
    title
        The heading of its page.
    parts
        Its parts; the first has the example with which the page opens.
    unnamed
        The example that a link without a name means, for ever: it was the first of
        the lesson when links were written without its name.
    """

    menu: str
    title: str
    parts: tuple[Part, ...]
    unnamed: str

    @cached_property
    def examples(self) -> Mapping[str, Example]:
        """The examples of all parts."""
        return MappingProxyType(
            {name: each for part in self.parts for name, each in part.examples.items()}
        )

    @cached_property
    def presets(self) -> Mapping[str, Any]:
        """The state of each example of all parts."""
        return MappingProxyType(
            {name: each.state for name, each in self.examples.items()}
        )

    @cached_property
    def revealed(self) -> Mapping[str, Any]:
        """The states that are shown with an answer, of the examples that have one."""
        return MappingProxyType(
            {
                name: each.shown
                for name, each in self.examples.items()
                if each.shown is not None
            }
        )

    @property
    def asides(self) -> tuple[str, ...]:
        """The examples that are no slides, as they need controls."""
        return tuple(name for name, each in self.examples.items() if not each.is_slide)

    @property
    def opening(self) -> Any:
        """The state with which its page opens."""
        return next(iter(self.presets.values()))

    def part_of(self, state: Any) -> Part:
        """The part to whose examples a state belongs."""
        return next(part for part in self.parts if state.preset in part.examples)

    def scene(self, state: Any) -> Scene:
        """What a state looks like."""
        return self.part_of(state).scene(state)

    def programs(self, state: Any) -> Mapping[str, str]:
        """A state as programs."""
        return self.part_of(state).programs(state)
