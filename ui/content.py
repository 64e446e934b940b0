"""What readers read: it stands in `content/`, apart from the code that shows it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from losses import REGISTRY
from ui.numbers import tied

CONTENT = Path(__file__).parent.parent / "content"
written = Environment(
    variable_start_string="<<",
    variable_end_string=">>",
    block_start_string="<%",
    block_end_string="%>",
    comment_start_string="<#",
    comment_end_string="#>",
    undefined=StrictUndefined,
    keep_trailing_newline=True,
)
written.filters["in_a_table"] = lambda formula: formula.replace("|", r"\vert ")


@cache
def content(name: str) -> dict[str, Any]:
    """What a file says: "lessons/houses" is `content/lessons/houses.toml`.

    It is read once, and what is given back is shared: nobody writes into it. What the
    registry knows of a loss is taken from there: `<< huber.source >>`. No line ends
    between a number and its unit, but in programs.
    """
    text = (CONTENT / f"{name}.toml").read_text(encoding="utf-8")
    text = written.from_string(text).render(REGISTRY)
    return tomllib.loads(text if name.startswith("programs/") else tied(text))
