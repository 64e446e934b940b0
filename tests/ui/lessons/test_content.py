"""What is written under every chart: each of its numbers is computed."""

from __future__ import annotations

import inspect
import re
import sys
from typing import Any

import pytest

import ui.datasets
from tests.readings import readings
from tests.ui.lessons.helpers import state_of
from ui.checked import agrees, checked_numbers, computed
from ui.content import CONTENT, content
from ui.lessons import LESSONS
from ui.lessons.part import Part

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
    """What an expression may use besides `losses`.

    The modules of the part by their names, `state("outlier", loss="huber")`, what the
    chart of an example shows, `readout("outlier", "loss")`, and the data sets.
    """
    package = inspect.getmodule(part.draw).__package__
    modules = {
        name.rpartition(".")[2]: module
        for name, module in sys.modules.items()
        if name.rpartition(".")[0] == package
    }
    data = {name: each for name, each in vars(ui.datasets).items() if callable(each)}
    return (
        modules
        | data
        | {
            "state": lambda example, **changes: state_of(part, example, **changes),
            "readout": lambda example, *more, **where: readings(
                f"{path}?preset={example}"
            )["readout"](*more, **where),
        }
    )


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
