"""What Firefox and WebKit have in common: the words of W3C's WebDriver."""

from __future__ import annotations

from typing import Any

from tests.browser.engines.driver import DOWN, MOVE, Step

KEYS = {
    "Backspace": "\ue003",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}


def pointer_actions(kind: str, steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    """The actions of a mouse or a finger; it stays where it is between two calls."""
    actions = []
    for what, *place in steps:
        if what == MOVE:
            x, y = map(round, place)
            actions.append({"type": "pointerMove", "x": x, "y": y, "duration": 0})
        else:
            press = "pointerDown" if what == DOWN else "pointerUp"
            actions.append({"type": press, "button": 0})
    parameters = {"pointerType": kind}
    return [
        {"type": "pointer", "id": kind, "parameters": parameters, "actions": actions}
    ]


def key_actions(name: str) -> list[dict[str, Any]]:
    """The actions of a key that is pressed and let go."""
    value = KEYS.get(name, name)
    presses = [{"type": kind, "value": value} for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keys", "actions": presses}]


def called_with_json(function: str) -> str:
    """A function of JavaScript that takes its arguments and answers as JSON."""
    return (
        f"async (given) => JSON.stringify((await ({function})(...JSON.parse(given)))"
        " ?? null)"
    )
