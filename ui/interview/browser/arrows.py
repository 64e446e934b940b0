"""The keys Left and Right as two buttons of a page."""

from __future__ import annotations

from ui.served.assets import component

_component = component("arrows")


def arrows(left: str, right: str) -> None:
    """Let Left and Right press the buttons of these keys, where they are free."""
    _component(key="arrows", data={"left": left, "right": right})
