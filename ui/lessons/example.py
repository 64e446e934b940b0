"""One point that a part of a lesson makes: what is shown, asked and said."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from ui.checked import shown
from ui.content import content
from ui.live_chart.asked import Veil
from ui.state import from_link, to_link


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer to a question.

    Parameters
    ----------
    text
        The answer, as the reader chooses it.
    value
        What the answer of the `Guess` is where this one is right.
    said
        Why it is right, or what was not thought of.
    """

    text: str
    value: Any
    said: str


@dataclass(frozen=True, kw_only=True)
class Guess:
    """What is asked before anything is shown.

    Parameters
    ----------
    question
        Asks for something that the chart shows.
    answer
        An expression that gives the answer from the example's own state: over
        `losses`, and over the names that `Part.names` has. `here` is the state, and
        `moved(outlier=4e5)` is it with other numbers.
    options
        From which the reader chooses; one has the value of the answer.
    veil
        What would give the answer away. A `*` in the name of a trace stands for any
        letters: "curve/*" are all traces of a panel that have a name.
    """

    question: str
    answer: str
    options: tuple[Option, ...]
    veil: Veil = field(default_factory=Veil)


@dataclass(frozen=True, kw_only=True)
class Example:
    """One point that a part of a lesson makes.

    Parameters
    ----------
    title
        What it is called in the menu.
    state
        What is shown before anything is moved.
    about
        What is to be seen, which holds for this example alone.
    drag
        What can be dragged.
    guess
        What is asked before anything is shown.
    shown
        The state that is shown once it is answered or revealed, where its answer is not
        seen in the first one. Who drags sees what is dragged instead.
    say
        What is said once that is answered: why it is so, and what to take along.
    fold
        The title of the fold that goes deeper into it.
    is_slide
        Whether it shows its point without controls, in the presenter view.
    is_more
        Whether it stands behind "More" and not on the path of its part.
    """

    title: str
    state: Any
    about: str = ""
    drag: str = ""
    guess: Guess | None = None
    shown: Any = None
    say: str = ""
    fold: str = ""
    is_slide: bool = True
    is_more: bool = False


def examples(name: str, kinds: Mapping[str, type]) -> Mapping[str, Example]:
    """The examples of a part, by name; arguments as `part` has them."""
    entries = content(f"lessons/{name}")["examples"]
    return MappingProxyType(
        {preset: _example(preset, each, kinds) for preset, each in entries.items()}
    )


def _example(preset: str, entry: Mapping[str, Any], kinds: Mapping[str, type]):
    words: dict[str, Any] = {
        name: shown(text) if isinstance(text, str) else text
        for name, text in entry.items()
        if name not in ("kind", "state", "shown", "guess")
    }
    if found := entry.get("guess"):
        words["guess"] = Guess(
            question=shown(found["question"]),
            answer=found["answer"],
            options=tuple(
                Option(**each | {"said": shown(each["said"])})
                for each in found["options"]
            ),
            veil=_veil(found.get("veil", {})),
        )
    kind = kinds[entry.get("kind", next(iter(kinds)))]
    resting = {field.name: field.default for field in dataclasses.fields(kind)}
    begun = {
        name: _as(resting[name], value)
        for name, value in entry.get("state", {}).items()
    }
    state = kind(preset=preset, **begun)
    if "shown" in entry:
        words["shown"] = _moved(state, entry["shown"])
    return Example(state=state, **words)


def _moved(state: Any, changes: Mapping[str, Any]) -> Any:
    """The state with other values, which a link can say as they are."""
    changed = {
        name: _as(getattr(state, name), value) for name, value in changes.items()
    }
    moved = dataclasses.replace(state, **changed)
    presets = {state.preset: state}
    is_said = from_link(to_link(moved, presets), presets) == (moved, ())
    is_kept = all(getattr(moved, name) == value for name, value in changed.items())
    if not is_said or not is_kept or moved == state:
        raise ValueError(
            f"what is shown must differ, and be what a link can say; got {changes!r} "
            f"in {state.preset!r}."
        )
    return moved


def _veil(entry: dict[str, Any]) -> Veil:
    words: dict[str, Any] = {
        name: tuple(each) if isinstance(each, list) else each
        for name, each in entry.items()
    }
    return Veil(**words)


def _as(resting: Any, value: Any) -> Any:
    """A value of a file as the field has it that rests at `resting`."""
    if isinstance(value, list):
        return tuple(map(float, value))
    return float(value) if isinstance(resting, float) else value
