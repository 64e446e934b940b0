"""The style sheets of the pages, one file for each use.

Their colours are the CSS variables of `ui.theme`, which the page itself begins with.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ROUND_SIGNS = re.compile(r"\s*([{};,])\s*")


@cache
def css(*names: str) -> str:
    """Style sheets, read once: `paper/report` is the file `paper/report.css`."""
    text = "".join((_FOLDER / f"{name}.css").read_text("utf-8") for name in names)
    return _ROUND_SIGNS.sub(r"\1", " ".join(_COMMENT.sub("", text).split()))


def style(*names: str) -> str:
    """Style sheets as an element of HTML."""
    return f"<style>{css(*names)}</style>"
