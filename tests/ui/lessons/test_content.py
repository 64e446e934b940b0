"""What is written under every chart: each of its numbers is computed."""

from __future__ import annotations

import dataclasses
import math
import re
from functools import partial
from typing import Any

import numpy as np
import pytest

from tests.readings import readings
from ui.checked import agrees, checked_numbers, computed, evaluated
from ui.content import CONTENT, content
from ui.lessons import LESSONS
from ui.lessons.part import Part, _is_same

FILES = sorted(
    str(path.relative_to(CONTENT / "lessons").with_suffix(""))
    for path in (CONTENT / "lessons").rglob("*.toml")
)
PARTS = {
    part.name: (path, part) for path, lesson in LESSONS.items() for part in lesson.parts
}


def numbers_of(value: Any):
    """Every number with an expression in what a file says."""
    if isinstance(value, str):
        yield from checked_numbers(value)
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from numbers_of(each)


def names_of(path: str, part: Part) -> dict[str, Any]:
    """What an expression may use: a part's names, `readout("outlier", "loss")` too."""

    def readout(example: str, *more, **where):
        return readings(f"{path}?preset={example}")["readout"](*more, **where)

    return {**part.names, "readout": readout}


def test_every_file_is_a_part():
    assert set(FILES) <= set(PARTS)


def test_file_is_read_once():
    for name in FILES:
        assert content(f"lessons/{name}") is content(f"lessons/{name}")


@pytest.mark.parametrize("name", FILES)
def test_numbers_are_computed(name):
    names = names_of(*PARTS[name])
    wrong = []
    for number, expression in numbers_of(content(f"lessons/{name}")):
        assert not re.fullmatch(r"[\d.,\s]+", expression), "nothing is computed"
        value = computed(expression, names)
        if not agrees(number, value):
            wrong.append(f"{number} | {expression} gives {value!r}")
    assert not wrong


GUESSES = [
    pytest.param(part, name, id=name)
    for _, part in PARTS.values()
    for name, example in part.examples.items()
    if example.guess
]


@pytest.mark.parametrize(("part", "name"), GUESSES)
def test_one_option_of_a_question_is_right_by_the_numbers_of_its_example(part, name):
    options = part.examples[name].guess.options
    assert 2 <= len(options) <= 4
    assert part.right(name) in range(len(options))
    assert all(option.text and option.said for option in options)
    assert len({option.text for option in options}) == len(options)


class Picky:
    """What an answer is chosen with; of items that are as good, the last is taken."""

    def __init__(self, *, is_ordered: bool) -> None:
        self.is_ordered = is_ordered

    def next(self, items):
        found = list(items)
        return found[0] if self.is_ordered else found[-1]

    def max(self, items, key=lambda item: item):
        found = list(items)
        best = max(map(key, found))
        return [each for each in found if np.isclose(key(each), best, rtol=1e-6)][-1]

    def min(self, items, key=lambda item: item):
        return self.max(items, key=lambda item: -key(item))

    def __getattr__(self, name):
        return getattr(np, name)

    def argmax(self, values):
        return self.max(range(len(values)), key=lambda at: float(values[at]))

    def argmin(self, values):
        return self.argmax(-np.asarray(values))

    @property
    def names(self):
        """In place of those that an expression uses."""
        return {"next": self.next, "max": self.max, "min": self.min, "np": self}


def answer_of(part: Part, name: str, **names: Any) -> Any:
    here = part.presets[name]
    own = {"here": here, "moved": partial(dataclasses.replace, here)}
    with np.errstate(all="ignore"):
        return evaluated(
            part.examples[name].guess.answer, {**part.names, **own, **names}
        )


@pytest.mark.parametrize(("part", "name"), GUESSES)
def test_no_second_option_is_as_right(part, name):
    """Where the first that fits is the answer, the question asks for that one."""
    guess = part.examples[name].guess
    is_ordered = bool(re.search("largest|smallest|until", guess.question))
    last = answer_of(part, name, **Picky(is_ordered=is_ordered).names)
    assert _is_same(guess.options[part.right(name)].value, last)
    values = [option.value for option in guess.options]
    for at, value in enumerate(values):
        assert not any(_is_same(value, other) for other in values[:at])


@pytest.mark.parametrize(("part", "name"), GUESSES)
def test_right_option_is_nearest_before_the_answer_is_rounded(part, name):
    guess = part.examples[name].guess
    exact = answer_of(part, name, round=lambda value, digits=0: value)
    if isinstance(exact, bool | np.bool_ | str | list) or not math.isfinite(exact):
        return
    distances = [
        abs(option.value - exact)
        for option in guess.options
        if isinstance(option.value, int | float)
    ]
    right = abs(guess.options[part.right(name)].value - exact)
    assert sorted(distances)[0] == right
    assert len(distances) == 1 or 3 * right < sorted(distances)[1]


@pytest.mark.parametrize(("part", "name"), GUESSES)
def test_a_question_and_its_verdicts_are_plain_text(part, name):
    guess = part.examples[name].guess
    plain = [guess.question, *(option.text for option in guess.options)]
    plain += [option.said for option in guess.options]
    assert [text for text in plain if re.search(r"[*`\\]", text)] == []


def runs_of_words(text: str, length: int) -> set[tuple[str, ...]]:
    """Each so many words in a row, without their signs and capitals."""
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@pytest.mark.parametrize(("part", "name"), GUESSES)
def test_why_an_option_is_right_is_not_the_sentence_over_it(part, name):
    """The sentence comes into sight with the verdict, one line above it."""
    guess = part.examples[name].guess
    said = runs_of_words(guess.options[part.right(name)].said, 6)
    assert not said & runs_of_words(part.scene(part.presets[name]).sentence, 6)


@pytest.mark.parametrize(("part", "name"), GUESSES)
def test_what_is_said_under_a_chart_is_not_what_the_verdict_has_said(part, name):
    """Both are read one after the other: the second adds something."""
    example = part.examples[name]
    said = runs_of_words(example.say, 5)
    for option in example.guess.options:
        assert not said & runs_of_words(option.said, 5), option.text


def test_the_right_option_does_not_always_stand_at_one_place():
    places = [part.right(name) for part, name in (each.values for each in GUESSES)]
    assert all(0.1 < places.count(place) / len(places) < 0.65 for place in range(3))


EXAMPLES = [
    pytest.param(part, example, id=name)
    for _, part in PARTS.values()
    for name, example in part.examples.items()
]


@pytest.mark.parametrize(("part", "example"), EXAMPLES)
def test_what_is_said_of_an_example_is_short_and_its_fold_is_there(part, example):
    assert not example.fold or example.fold in part.folds
    assert len(example.say.split()) <= 90


@pytest.mark.parametrize("name", ["home", "houses", "cats_dogs", "spam"])
def test_every_example_says_why_and_a_path_has_at_most_seven(name):
    _, part = PARTS[name]
    assert all(example.say for example in part.examples.values())
    path = [each for each in part.examples.values() if not each.is_more]
    assert name == "home" or 5 <= len(path) <= 7
    assert list(part.examples.values())[: len(path)] == path
