"""The report of a mock interview as a page for print."""

from __future__ import annotations

from html import escape

from ui.interview.mock.report import Entry, Report
from ui.interview.paper.text import document, html, plain_html


def mock_report(found: Report) -> str:
    """The report of a mock interview, with all answers."""
    weak = "".join(f"<li>{escape(each.words)}</li>" for each in found.weak)
    again = f"<h2>To read again</h2><ul>{weak}</ul>" if weak else ""
    body = (
        f"<h1>Mock interview: {escape(found.title)}</h1><p>{escape(found.when)}</p>"
        f"{again}{''.join(map(_entry, found.entries))}"
    )
    return document(f"Mock interview: {found.title}", "report", body)


def _entry(entry: Entry) -> str:
    asked, answer = entry.asked, entry.answer
    parts = [("", f"<p><em>{escape(entry.verdict)}</em></p>")]
    if answer.given:
        parts.append(("You answered", plain_html(answer.given)))
    if answer.note:
        parts.append(("Your notes", plain_html(answer.note)))
    parts += [(heading, html(text)) for heading, text in asked.model]
    if asked.sources:
        parts.append(("Sources", plain_html("; ".join(asked.sources))))
    said = "".join(f"{head and f'<h3>{head}</h3>'}{text}" for head, text in parts)
    return (
        f"<section><h2>{entry.place}. {escape(asked.about)}</h2>"
        f"<div class=asked>{html(asked.text)}</div>{said}</section>"
    )
