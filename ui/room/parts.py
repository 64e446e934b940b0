"""What the pages of rooms are made of: each is whole in one answer, with its style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from ui.room.question import Number
from ui.styles import css
from ui.theme import plain_variables

VOTES = ("first vote", "second vote")
WIDTH = 320
"""How wide an axis is drawn."""
_USED = re.compile(r"var\(--ll-([\w-]+)\)")


@cache
def style(*names: str) -> str:
    """Style sheets, with the colours that they use."""
    sheet = css(*names)
    return plain_variables(sorted(set(_USED.findall(sheet)))) + sheet


@cache
def script(name: str) -> str:
    """The script of a page; the policy names it by its hash."""
    text = (Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def document(title: str, body: str, *, style: str, more: str = "") -> str:
    """A page, whole; `more` stands in its head."""
    return (
        "<!DOCTYPE html>\n<html lang=en dir=ltr><head><meta charset=utf-8>"
        "<meta name=viewport content='width=device-width,initial-scale=1'>"
        "<meta name=color-scheme content='light dark'><link rel=icon href='data:,'>"
        f"<title>{escape(title)} · Loss Lab</title>{more}<style>{style}</style>"
        f"</head><body>{body}</body></html>"
    )


def ends(asked: Number) -> str:
    """The two ends of a number's axis."""
    low, high = (escape(asked.written(each)) for each in (asked.minimum, asked.maximum))
    return f"<p class=ends><span>{low}</span><span>{high}</span></p>"


def bar(words: str, counts: Sequence[int], of: int, *, is_own: bool = False) -> str:
    """How often something was said, in each vote, as words and as a bar."""
    width = 100 * counts[-1] / of if of else 0
    kind = f"class={'own' if is_own else 'bar'} width='{width:.1f}%'"
    return (
        f"<li>{words}: <b>{', then '.join(map(str, counts))} of {of}</b>"
        "<svg height=14 aria-hidden=true><rect class=track width='100%' height=14 "
        f"rx=4 /><rect {kind} height=14 rx=4 /></svg></li>"
    )
