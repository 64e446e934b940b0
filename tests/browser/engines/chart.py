"""A live chart in a tab of any engine: its handles, its numbers, and its link."""

from __future__ import annotations

import json
from typing import Any

from tests.browser.engines.tab import Tab
from ui.lessons import LESSONS
from ui.live_chart.scene import Handle, Scene

NUMBERS = "[...document.querySelectorAll('.ll-readout')].map((it) => it.innerText)"
ATTRIBUTE = """(selector, name) =>
  document.querySelector(selector)?.getAttribute(name) ?? null"""
AWAY = {"x": (60, 0), "y": (0, -40), "xy": (60, -40)}
"""How far a drag goes, in pixels: to the right and up, where values rise."""
BACK = {direction: (-dx, -dy) for direction, (dx, dy) in AWAY.items()}


def opening(path: str) -> Scene:
    """What a lesson, or the home page "", shows first."""
    lesson = LESSONS[path]
    return lesson.scene(lesson.opening)


def revealed(path: str, example: str) -> Scene:
    """What an example of a lesson shows with the answer to its question."""
    lesson = LESSONS[path]
    return lesson.scene(lesson.revealed[example])


def handle_of(name: str) -> str:
    """The selector of the handle with this accessible name."""
    return f"[role=slider][aria-label={json.dumps(name, ensure_ascii=False)}]"


def value(tab: Tab, name: str) -> str | None:
    """The value that a handle says in words; None where there is no such handle."""
    return tab.evaluate(ATTRIBUTE, handle_of(name), "aria-valuetext")


def number(tab: Tab, name: str) -> float:
    """The value that a handle says as a number; of a point, its first."""
    return float(tab.evaluate(ATTRIBUTE, handle_of(name), "aria-valuenow"))


def until_number(tab: Tab, name: str, value: float) -> None:
    """Wait until a handle says a value as a number."""
    says = f"(it, name, value) => Number(({ATTRIBUTE})(it, name)) === value"
    tab.until(says, handle_of(name), "aria-valuenow", value)


def numbers(tab: Tab) -> list[str]:
    """All readouts, as they are read."""
    return tab.evaluate(f"() => {NUMBERS}")


def until_other_numbers(tab: Tab, before: list[str]) -> list[str]:
    """Wait until the readouts are not what they were; gives them."""
    other = f"(was) => JSON.stringify({NUMBERS}) !== JSON.stringify(was)"
    tab.until(other, before)
    return numbers(tab)


def until_numbers(tab: Tab, wanted: list[str]) -> None:
    """Wait until the readouts are these."""
    same = f"(was) => JSON.stringify({NUMBERS}) === JSON.stringify(was)"
    tab.until(same, wanted)


def drag(tab: Tab, handle: Handle, kind: str = "mouse", way=AWAY) -> None:
    """Take hold of a handle and move it a little; it is still held."""
    tab.drag(handle_of(handle.label), *way[handle.direction], kind)


def until_link_is_not(tab: Tab, before: str) -> None:
    """Wait until Python knows, and has drawn, what was done."""
    tab.until("(before) => location.href !== before", before)
    tab.until_idle()


def first_of(value: Any) -> float:
    """A number, or the first of a pair."""
    return value[0] if isinstance(value, tuple) else value
