"""Handouts at addresses of their own, to print without the app: `paper/houses`.

They have no scripts, so what the reader's browser calls the app comes with the link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html import escape
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from ui.handout.sheet import Handout, handout_of, sheet, short
from ui.lessons import LESSONS
from ui.lessons.part import Part
from ui.served.phones import NotReachedError, for_phones
from ui.served.prefix import prefix
from ui.served.qr import qr_svg

_FOLDER = "paper"
_HOME = "home"
_NONE = "There is no such part or example of this lesson; this is its handout."


def handout_link(path: str, base: str = "", **words: str) -> str:
    """The address of a handout.

    Parameters
    ----------
    path
        The lesson's.
    base
        What the browser calls the app, with a slash at the end: the code on the paper
        leads there.
    words
        `part="steps"`, or `preset="outlier"`; `answers="1"` for the teacher's page.

    Examples
    --------
    >>> handout_link("houses", preset="outlier")
    'paper/houses?preset=outlier'
    """
    query = urlencode({name: each for name, each in words.items() if each})
    at = urlencode({"at": base}, safe=":/") if base else ""
    said = "&".join(filter(None, (query, at)))
    return f"{_FOLDER}/{path or _HOME}{said and '?'}{said}"


async def _handout(request: Request, path: str) -> Response:
    asked = request.query_params
    part, preset = asked.get("part", ""), asked.get("preset", "")
    found = handout_of(path, part, preset)
    notice = "" if found else _NONE
    handout = found or handout_of(path)
    assert handout is not None  # each lesson has one
    host = request.headers.get("host", "")
    base = asked.get("at") or f"{request.url.scheme}://{host}{prefix()}/"
    code = await run_in_threadpool(_code, handout, base, host)
    has_answers = asked.get("answers") == "1"
    bar = _bar(handout, asked.get("at", ""), notice, has_answers=has_answers)
    text = await run_in_threadpool(sheet, handout, code, bar, has_answers=has_answers)
    return HTMLResponse(text, headers={"Cache-Control": "no-cache"})


def _code(handout: Handout, base: str, host: str) -> str:
    """The code of the link, and the link in words."""
    try:
        found = for_phones(f"{base}{handout.link}", host)
    except NotReachedError as why:
        return f'<div class="code no-code"><p>{escape(str(why))}</p></div>'
    parts = re.split(r"(?=[/?&])", found.address.removeprefix("http://"))
    said = "<wbr>".join(map(escape, parts))
    return f"<div class=code><p>{said}</p>{qr_svg(found.address)}</div>"


def _bar(handout: Handout, base: str, notice: str, *, has_answers: bool) -> str:
    """What else can be printed: seen on a screen alone."""
    to = partial(_to, handout, base)
    alone = handout.examples[0] if len(handout.examples) == 1 else ""
    here = {"preset": alone} if alone else {"part": short(handout.of)}
    answers = (
        to("Without answers", **here)
        if has_answers
        else to("With answers, for the teacher", **here, answers="1")
    )
    others = [
        to(each.title, part=short(each))
        if len(handout.lesson.parts) > 1
        else to("Whole lesson", part=short(each))
        for each in handout.lesson.parts
    ]
    rows = (
        ("", "Print it with Ctrl+P, on a Mac ⌘P: one page of A4."),
        ("", answers),
        ("Handouts", " · ".join(others)),
        ("One example a page", " · ".join(_examples(handout.of, to))),
    )
    lines = "".join(f"<p>{name and f'{name}: '}{words}</p>" for name, words in rows)
    said = f"<p role=alert><b>{escape(notice)}</b></p>" if notice else ""
    return f"<nav class=bar aria-label=Handouts>{said}{lines}</nav>"


def _examples(part: Part, to: partial[str]) -> Iterator[str]:
    for name, example in part.examples.items():
        yield to(example.title, preset=name)


def _to(handout: Handout, base: str, words: str, /, **query: str) -> str:
    """A link to another handout of the lesson; they stand in one folder."""
    link = handout_link(handout.path, base, **query).removeprefix(f"{_FOLDER}/")
    return f'<a href="{escape(link)}">{escape(words)}</a>'


HANDOUT_ROUTES = [
    Route(f"/{handout_link(path)}", partial(_handout, path=path)) for path in LESSONS
]
