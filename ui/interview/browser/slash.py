"""The key "/" that goes to a page's search."""

from __future__ import annotations

from ui.served.assets import component

_component = component("slash")


def focus_by_slash(key: str) -> None:
    """Move the focus to the field of this key when "/" is pressed outside a field."""
    _component(key="slash.component", data={"on": key.replace(".", "-")})
