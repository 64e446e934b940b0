"""Plotly's own JavaScript: the part of it that our charts draw with."""

from __future__ import annotations

import re
from pathlib import Path

from plotly.offline import get_plotlyjs  # type: ignore[import-untyped]  # Plotly has none

PART = (
    Path(__file__).parent.parent / "live_chart" / "plotly" / "plotly-cartesian.min.js"
)
_VERSION = re.compile(r"^\* plotly\.js (?:\(.*\) )?v(\S+)$", re.MULTILINE)


def version_of(script: str) -> str:
    """What version a bundle of Plotly says it is.

    Examples
    --------
    >>> version_of("* plotly.js (cartesian - minified) v4.1.1")
    '4.1.1'
    """
    found = _VERSION.search(script[:300])
    return found[1] if found else ""


def plotly_js() -> str:
    """The charts with two axes, a third of all; all of it where that is not as new."""
    whole, part = get_plotlyjs(), PART.read_text(encoding="utf-8")
    return part if version_of(part) == version_of(whole) else whole
