"""The professional answer in one piece, as a page for print."""

from __future__ import annotations

from html import escape

from ui.interview.answer.walkthrough import LENGTHS, steps
from ui.interview.paper.sheet import document
from ui.interview.paper.text import html

_ANSWER = """
body{font-size:11pt;line-height:1.45;max-width:160mm}
h1{font-size:18pt;line-height:1.2;padding-bottom:4mm}
h2{font-size:11pt;padding-top:3mm;break-after:avoid}
p{orphans:3;widows:3}
"""


def answer_sheet(length: str) -> str:
    """What is said in a version, from beginning to end."""
    title = f"The professional answer in {LENGTHS[length]}"
    said = "".join(
        f"<h2>{escape(step.title)}</h2>{html(step.text(length))}"
        for step in steps(length)
    )
    return document(title, _ANSWER, f"<h1>{title}</h1>{said}")
