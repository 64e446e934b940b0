"""A clock that runs in the browser: no run of the script for each second."""

from __future__ import annotations

from ui.served.assets import component
from ui.styles import css

_component = component("ticking", css("clock"))


def ticking(
    seconds: float,
    words: str,
    key: str,
    *,
    target: int | None = None,
    step: tuple[float, int] | None = None,
) -> None:
    """Show a time that runs on from so many seconds, and words after it.

    Parameters
    ----------
    target
        The seconds in all; what is over them is said.
    step
        The seconds that the step under way has taken, and those planned for it: a bar
        shows them, and words say what is over.
    """
    taken, planned = step or (0.0, 0)
    _component(
        key=key,
        data={
            "seconds": seconds,
            "words": words,
            "target": target,
            "step": {"taken": taken, "planned": planned} if step else None,
        },
        width="content",
    )
