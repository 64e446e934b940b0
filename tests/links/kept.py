"""The links that were ever given out, each with what it shows: `links.jsonl`.

A link that was ever valid shows the same state for ever. So a line of the file is
never changed and never taken out; `python -m tests.links.kept` adds a line for each
link that the app has and the file has not.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from ui.fields import Flag, Number, Numbers, OneOf, SomeOf, Text, Whole
from ui.glossary import view as glossary
from ui.interview import standing
from ui.interview.answer import walkthrough
from ui.interview.bank import LEVELS
from ui.interview.bank import state as questions_state
from ui.interview.cards import state as cards_state
from ui.interview.drills import KINDS, drill
from ui.interview.drills import state as drills_state
from ui.interview.mock import state as mock_state
from ui.interview.paper import sheet
from ui.lessons import LESSONS
from ui.links import shown_by
from ui.state import from_link

ROOT = Path(__file__).parent.parent.parent
FILE = Path(__file__).parent / "links.jsonl"
OTHERS = {
    "walkthrough": walkthrough.PRESETS,
    "questions": questions_state.PRESETS,
    "drills": drills_state.PRESETS,
    "flashcards": cards_state.PRESETS,
    "mock": mock_state.PRESETS,
    "cheat-sheet": sheet.PRESETS,
    "glossary": glossary.PRESETS,
    "progress": standing.PRESETS,
}
"""The states of the pages that are not lessons, by their addresses."""
_WRITTEN = re.compile(
    rf"\b(?:{'|'.join((*filter(None, LESSONS), *OTHERS))})\?[a-z_0-9]+=[\w.,&=+-]*[\w]"
)

READVISED = {
    "Focal loss": "Cross-entropy",  # it never moves a decision at one half
    "Hinge, worst rival": "Cross-entropy",  # may miss the likeliest of three classes
    "Cross-entropy, smoothed": "Cross-entropy",  # its probabilities are not the labels'
}
"""Where the guide's advice was wrong: the loss that it named, and the one it names now.

The chart has the same two losses, which changed places.
"""


@cache
def kept() -> dict[str, dict[str, Any]]:
    """What each kept link shows, by the link."""
    lines = map(json.loads, FILE.read_text(encoding="utf-8").splitlines())
    return {line.pop("link"): line for line in lines}


def presets_of(path: str) -> Mapping[str, Any]:
    """The states of the page at an address, by name."""
    return OTHERS[path] if path in OTHERS else LESSONS[path].presets


def opened(link: str) -> tuple[Any, tuple[str, ...]]:
    """The state of a link to any page, and its notices."""
    path, _, query = link.partition("?")
    params = dict(parse_qsl(query, keep_blank_values=True))
    unnamed = LESSONS[path].unnamed if path in LESSONS else ""
    return from_link(params, presets_of(path), unnamed)


def seen(link: str, words: Iterable[str]) -> dict[str, Any]:
    """What a link shows, as its line has it.

    `state` has some words as the state has them, `handles` where each control stands,
    `readouts` the text of each number. What is said about them is not kept: it may be
    put better.
    """
    state, _ = opened(link)
    line = {"state": {name: getattr(state, name) for name in words}}
    if link.partition("?")[0] in LESSONS:
        scene = look_of(link)
        line["handles"] = {each.control: each.value for each in scene.handles}
        line["readouts"] = {each.name: each.value for each in scene.readouts}
    return json.loads(json.dumps(line))


def as_advised_now(readouts: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    """The kept readouts of a state of the guide as today's advice names them."""
    answer = READVISED.get(readouts.get("answer", ""))
    if answer is None or now["answer"] != answer:
        return readouts
    return {"answer": answer, "loss": readouts["usual"], "usual": readouts["loss"]}


def words_to_keep(link: str) -> list[str]:
    """The words of a link, or all that can be seen where it names an example alone."""
    path, _, query = link.partition("?")
    state, _ = opened(link)
    said = dict(parse_qsl(query, keep_blank_values=True))
    fields = fields_of(state)
    if words := [name for name in said if name in fields]:
        return words
    seen = {name for changes in changes_of(path, state.preset) for name in changes}
    return [name for name in fields if name in seen]


def is_valid(link: str) -> bool:
    """Whether a link shows what it says, word by word, and has no notice."""
    path, _, query = link.partition("?")
    state, notices = opened(link)
    fields = fields_of(state)
    words = {name: text for name, text in parse_qsl(query, True) if name in fields}
    shown = {name: getattr(state, name) for name in words}
    if notices or any(
        fields[name].read(text, shown[name])[0] != shown[name]
        for name, text in words.items()
    ):
        return False
    handles = look_of(link).handles if path in LESSONS else ()
    return all(
        each.value == shown[each.control] for each in handles if each.control in shown
    )


def fields_of(state: Any) -> dict[str, Any]:
    """The kinds of the words that a link to this state may have."""
    return {
        field.name: field.metadata["kind"]
        for field in dataclasses.fields(state)
        if "kind" in field.metadata
    }


def todays() -> Iterator[str]:
    """Every link that the app gives out today; of seeds and dragged values, some."""
    yield from LESSONS
    yield from OTHERS
    yield from (f"{path}?present=1" for path in LESSONS)
    yield from (link for path in LESSONS for link in examples(path))
    yield from written()
    for kind, (seed, level) in product(KINDS, enumerate(LEVELS, start=1)):
        yield drills_state.address_of(kind, level, seed)
        yield drill(kind, level, seed).link
    for length in walkthrough.LENGTHS:
        for step in walkthrough.steps(length):
            yield f"walkthrough?length={length}&step={step.name}"
    yield from (link for path in (*LESSONS, *OTHERS) for link in one_change_each(path))


def examples(path: str) -> list[str]:
    """The link of each example of a page, by its name."""
    return [f"{path}?preset={name}" for name in presets_of(path)]


def written() -> list[str]:
    """Every link in what readers read."""
    files = [*(ROOT / "content").rglob("*.toml"), *(ROOT / "ui").rglob("words.py")]
    return [
        link
        for file in sorted(files)
        for link in _WRITTEN.findall(file.read_text(encoding="utf-8"))
    ]


def one_change_each(path: str) -> Iterator[str]:
    """Each example with one word changed, to each of a few values that can be seen.

    A word that is seen only beside another one is written alone and beside it. The
    page's first example is written with its name and without: links to it were once
    given out without.
    """
    for index, name in enumerate(presets_of(path)):
        for changes in changes_of(path, name):
            yield written_as(path, {"preset": name} | changes)
            if index == 0:
                yield written_as(path, changes)


def changes_of(path: str, name: str) -> Iterator[dict[str, str]]:
    """The words that change what an example shows."""

    def look(changes: dict[str, str]) -> Any:
        link = written_as(path, {"preset": name} | changes)
        if not is_valid(link):
            return None
        return look_of(link) if path in LESSONS else link

    state = presets_of(path)[name]
    fields = fields_of(state)
    texts = {
        field: [
            kind.write(value)
            for value in (
                *values_of(kind, getattr(state, field)),
                *values_of_handle(path, name, field),
            )
        ]
        for field, kind in fields.items()
    }
    modes = [
        {field: text}
        for field, kind in fields.items()
        if isinstance(kind, OneOf | SomeOf | Flag)
        for text in texts[field]
    ]
    resting = look({})
    for field in fields:
        alone = [{field: text} for text in texts[field]]
        seen_alone = [each for each in alone if look(each) not in (None, resting)]
        yield from seen_alone
        if seen_alone:
            continue
        for mode, each in product(modes, alone):
            if field not in mode and look(mode | each) not in (None, look(mode)):
                yield from (each, mode | each)


def written_as(path: str, words: Mapping[str, str]) -> str:
    """The link to a page with some words."""
    return f"{path}?{urlencode(words, safe=',')}"


@lru_cache(maxsize=512)
def look_of(link: str) -> Any:
    """All that is seen of a link to a lesson."""
    shown = shown_by(link)
    return shown.scene_of(shown.state)


def values_of(kind: Any, resting: Any) -> list[Any]:
    """Values of a field other than the one it has: all words, and a few numbers."""
    match kind:
        case OneOf(options):
            found = list(options)
        case SomeOf(options):
            found = [(option,) for option in options] + [options]
        case Flag():
            found = [True, False]
        case Whole(low, high):
            found = [low, min(resting + 1, high)]
        case Number(low, high):
            found = [low, float(f"{(3 * low + 2 * high) / 5:.3g}"), high]
        case Numbers():
            found = [
                (*resting[:index], float(f"{shifted(each, kind):.4g}"), *resting[i:])
                for index, each in enumerate(resting)
                for i in [index + 1]
                if index in (0, len(resting) - 1)
            ]
        case Text():
            found = ["log loss"]
    return [value for value in found if value != resting]


def values_of_handle(path: str, name: str, field: str) -> list[float]:
    """A position of the handle that moves a field of an example, if it has one."""
    link = f"{path}?preset={name}"
    handles = look_of(link).handles if path in LESSONS else ()
    return [
        each.nearest(0.7 * each.minimum + 0.3 * each.maximum)
        for each in handles
        if each.control == field and each.direction != "xy"
    ][:1]


def shifted(value: float, kind: Numbers) -> float:
    """A number a twentieth of its range nearer to the middle of it."""
    middle = (kind.low + kind.high) / 2
    step = (kind.high - kind.low) / 20
    return value + step if value < middle else value - step


def main() -> None:
    """Add the links that the file has not."""
    known = set(kept()) if FILE.exists() else set()
    with FILE.open("a", encoding="utf-8") as file:
        for link in dict.fromkeys(todays()):
            if link not in known and is_valid(link):
                line = {"link": link} | seen(link, words_to_keep(link))
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
