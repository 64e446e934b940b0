"""The professional answer in one piece, as a page for print."""

from __future__ import annotations

from html import escape

from ui.interview.answer.walkthrough import LENGTHS, steps
from ui.interview.paper.text import document, html


def answer_sheet(length: str) -> str:
    """What is said in a version, from beginning to end."""
    title = f"The professional answer in {LENGTHS[length]}"
    said = "".join(
        f"<h2>{escape(step.title)}</h2>{html(step.say)}" for step in steps(length)
    )
    return document(title, "answer", f"<h1>{title}</h1>{said}")
