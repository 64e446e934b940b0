"""The pages of a phone: where the letters are entered, and a room in each phase.

They are whole without a script. With it the same words come as a part of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from ui.interview.paper.text import slanted
from ui.numbers import fixed
from ui.room import parts
from ui.room.keys import LENGTH
from ui.room.parts import VOTES, bar, ends
from ui.room.question import Choice, Number, Question
from ui.room.room import Room
from ui.room.store.rooms import Seen
from ui.room.told import to_phones
from ui.room.votes import Held, Vote, counted, first_values

SENT = "Sent. You can change it until the vote closes."
CLOSED = "That vote had closed before your answer came."
GONE = "This room is no longer there."
SHUT = "The door of this room is shut, or every seat is taken. Ask your teacher."
NO_ROOM = "There is no room with these letters. Look at the wall once more."
TOO_OFTEN = "Too many wrong letters came from this network. Wait a minute."
NOT_KEPT = "The server cannot keep answers just now. Yours stays on your phone."
NOT_READ = "This answer could not be read. Load the page again."
TOO_LONG = "This answer is too long."
_PRIVATE = (
    "No name and no account. This page keeps one random number in this browser, so "
    "that a reload does not lose your answer."
)
_WAIT = 10
"""Seconds after which a page without a script looks again."""
_WIDTH, _DOT, _HIGH = parts.WIDTH, 10, 120


def style() -> str:
    """The style of the page."""
    return parts.style("phone")


def script() -> str:
    """The script of the page."""
    return parts.script("phone")


def entrance(said: str = "", typed: str = "", *, base: str = "") -> str:
    """The page on which the letters are entered.

    Parameters
    ----------
    said
        What was wrong.
    typed
        What was entered.
    base
        "../" where the page stands at the address of a room.
    """
    alert = f"<p role=alert>{escape(said)}</p>" if said else ""
    return _document(
        "Join a room",
        "<main><p class=where>Loss Lab</p>"
        f'<form action="{base}r"><h1><label class=label for=code>The four letters on '
        f"the wall</label></h1>{alert}"
        f'<input class=code id=code name=code value="{escape(typed)}" required '
        f"maxlength={3 * LENGTH} autocapitalize=characters autocomplete=off "
        f"autocorrect=off spellcheck=false autofocus>"
        f"<button class=main>Join</button></form><p class=note>{_PRIVATE}</p></main>",
    )


def room_page(
    seen: Seen,
    seat: str,
    held: Sequence[Held | None],
    votes: Sequence[Vote],
    *,
    said: str = "",
    base: str = "",
) -> str:
    """A room as a whole page; arguments as `room_main` has them."""
    room = seen.room
    inside = room_main(room, seat, held, votes, said=said, base=base)
    is_waiting = room.phase in ("lobby", "closed")
    again = f"<noscript><meta http-equiv=refresh content={_WAIT}></noscript>"
    return _document(
        f"Room {room.code}",
        f"<main data-room={base}{room.code} data-mark={room.mark} data-seat={seat} "
        f"data-since={to_phones(seen)}>{inside}</main><script>{script()}</script>",
        again if is_waiting else "",
    )


def room_main(
    room: Room,
    seat: str,
    held: Sequence[Held | None],
    votes: Sequence[Vote],
    *,
    said: str = "",
    base: str = "",
) -> str:
    """What a phone shows of a room.

    Parameters
    ----------
    room
        The room.
    seat
        The phone's.
    held
        What it answered in each round.
    votes
        What all answered; none of it is shown before the reveal.
    said
        What is to be said of its answer.
    base
        "../" where the page stands a folder deeper than the room's address.
    """
    link = base + room.code
    count = f"question {room.question + 1} of {len(room.deck)}"
    match room.phase:
        case "lobby":
            where = room.code
            inside = (
                "<h1>You are in.</h1><p>The first question comes when your teacher "
                "opens the vote.</p><p role=status></p>"
            )
        case "open":
            where = f"{room.code} · {count} · {VOTES[room.round - 1]}"
            inside = _vote(room, seat, held, link)
        case "closed":
            where = f"{room.code} · {count} · closed"
            inside = _closed(room, held)
        case "revealed":
            where = f"{room.code} · {count} · answers shown"
            inside = _revealed(room, held, votes, base)
        case _:
            where = room.code
            inside = (
                "<h1>This room has ended.</h1><p>Thank you for your answers.</p>"
                "<p role=status></p><a class='button main' href='../'>Open Loss Lab</a>"
            )
    alert = f"<p role=alert>{escape(said)}</p>" if said else ""
    return f"<p class=where>{where}</p>{alert}{inside}"


def _document(title: str, body: str, more: str = "") -> str:
    return parts.document(title, body, style=style(), more=more)


def _own(room: Room, held: Sequence[Held | None]) -> Held | None:
    """What counts as a phone's answer: the last that it gave up to this round."""
    given = [each for each in held[: room.round] if each]
    return given[-1] if given else None


def _heading(room: Room) -> str:
    asked = room.asked
    about = f"<p>{escape(asked.about)}</p>" if asked.about else ""
    return f"{about}<h1 id=asked>{escape(asked.text)}</h1>"


def _vote(room: Room, seat: str, held: Sequence[Held | None], link: str) -> str:
    """The form; in the second vote it begins with one's own first answer."""
    asked = room.asked
    own, now = _own(room, held), held[room.round - 1]
    fields = _options(asked, own) if isinstance(asked, Choice) else _number(asked, own)
    missing = (
        "Choose one of the answers."
        if isinstance(asked, Choice)
        else "Move the slider, or write a number."
    )
    first = _quoted(asked, own) if own and not now else ""
    again = (
        f"<p>You said {first} first. Change it, or let it stand.</p>" if first else ""
    )
    return (
        f"{_heading(room)}{again}"
        f'<form method=post action="{link}/answer" data-missing="{missing}">'
        f"<input type=hidden name=seat value={seat}>"
        f"<input type=hidden name=at value={room.place}>"
        f"<input type=hidden name=counter value={now.counter + 1 if now else 1}>"
        f"{fields}<button class=main>Send</button></form>"
        f"<p role=status>{SENT if now else ''}</p>"
        f"<noscript><p><a href='{link}?seat={seat}'>See how it goes on</a></p>"
        "</noscript>"
    )


def _options(asked: Choice, own: Held | None) -> str:
    rows = "".join(
        f"<label><input type=radio name=value value={place} required"
        f"{' checked' if own and own.value == place else ''}>{escape(text)}</label>"
        for place, text in enumerate(asked.options)
    )
    return f"<fieldset aria-labelledby=asked>{rows}</fieldset>"


def _number(asked: Number, own: Held | None) -> str:
    before, after = ("$", "") if asked.unit == "$" else ("", asked.unit)
    decimals = asked.decimals
    begins = own.value if own else asked.middle
    typed = asked.typed(own.value) if own else ""
    shown = escape(asked.written(own.value)) if own else ""
    step = escape(fixed(asked.step, asked.decimals))
    mode = "text" if asked.minimum < 0 else "decimal"
    # The slider and the buttons wait for the script: without it they would say nothing.
    return (
        f"<p class=number hidden aria-hidden=true data-decimals={decimals} "
        f'data-before="{before}" data-after="{after}">{shown}</p>'
        f"<input type=range hidden aria-labelledby=asked "
        f"min={asked.minimum!r} max={asked.maximum!r} step={asked.step!r} "
        f"value={begins!r}>"
        f"{ends(asked)}<label class=label for=value>Write a number</label>"
        "<div class=steps>"
        f'<button type=button hidden data-step=stepDown aria-label="{step} less">'
        f"− {step}</button>"
        f'<input id=value name=value inputmode={mode} autocomplete=off value="{typed}">'
        f'<button type=button hidden data-step=stepUp aria-label="{step} more">'
        f"+ {step}</button></div>"
    )


def _quoted(asked: Question, own: Held) -> str:
    words = escape(asked.written(own.value))
    return f"“{words}”" if isinstance(asked, Choice) else words


def _said(room: Room, held: Sequence[Held | None]) -> str:
    own = _own(room, held)
    if own is None:
        return "You did not answer."
    return f"You said {_quoted(room.asked, own)}."


def _closed(room: Room, held: Sequence[Held | None]) -> str:
    return (
        f"{_heading(room)}<p>{_said(room, held)}</p>"
        "<p>The vote is closed. Keep this page open: the answers come here.</p>"
        "<p role=status></p>"
    )


def _revealed(
    room: Room, held: Sequence[Held | None], votes: Sequence[Vote], base: str
) -> str:
    asked = room.asked
    shown = (
        _choices(room, asked, held, votes)
        if isinstance(asked, Choice)
        else _numbers(room, asked, held, votes)
    )
    then = (
        "That was the last question."
        if room.is_last
        else f"Question {room.question + 2} comes here."
    )
    return (
        f"{shown}<a class='button main' target=_blank "
        f'href="../{base}{escape(asked.link)}">Open the chart</a>'
        f"<p class=note>{then}</p><p role=status></p>"
    )


def _choices(
    room: Room, asked: Choice, held: Sequence[Held | None], votes: Sequence[Vote]
) -> str:
    own = _own(room, held)
    place = int(own.value) if own else None
    is_right = place == asked.right
    verdict = "" if place is None else f" {'Right' if is_right else 'Not right'}."
    said = asked.said[asked.right if place is None else place]
    return (
        f"<p>{escape(asked.text)}</p><h1>{_said(room, held)}{verdict}</h1>"
        f"<p>{slanted(said)}</p>{_bars(room, asked, place, votes)}"
    )


def _bars(room: Room, asked: Choice, place: int | None, votes: Sequence[Vote]) -> str:
    """How often each option was chosen: in both votes, if there were two."""
    by_round = (first_values(votes), [vote.last for vote in votes])[-room.round :]
    counts = [counted(asked, values) for values in by_round]
    rows = (
        bar(
            f"{escape(text)}{' · right' if option == asked.right else ''}"
            f"{' · yours' if option == place else ''}",
            [each[option] for each in counts],
            len(votes),
            is_own=option == place,
        )
        for option, text in enumerate(asked.options)
    )
    return f"<ul>{''.join(rows)}</ul>"


def _numbers(
    room: Room, asked: Number, held: Sequence[Held | None], votes: Sequence[Vote]
) -> str:
    own = _own(room, held)
    values = [vote.last for vote in votes]
    if values:
        each = "1 answer" if len(values) == 1 else f"{len(values)} answers"
        both = (asked.written(values[place]) for place in (0, -1))
        ends = list(dict.fromkeys(both))
        words = f"{each}: {'from ' if len(ends) > 1 else ''}{' to '.join(ends)}."
        picture = _dots(asked, values, own.value if own else None, words)
    else:
        words, picture = "Nobody answered.", ""
    return (
        f"<p>{escape(asked.text)}</p><h1>{_said(room, held)}</h1>"
        f"{picture}<p>{escape(words)}</p>"
    )


def _dots(asked: Number, values: Sequence[float], own: float | None, words: str) -> str:
    """Every answer as a dot over an axis, the phone's own among them."""
    room = _WIDTH - _DOT
    columns = [
        round(room * (value - asked.minimum) / (asked.maximum - asked.minimum) / _DOT)
        for value in values
    ]
    highest = max(Counter(columns).values())
    pitch = min(_DOT, _HIGH / highest)
    height = round(pitch * highest) + 2 * _DOT
    base = height - _DOT
    used: Counter[int] = Counter()
    dots, mine = [], ""
    for value, column in zip(values, columns, strict=True):
        x = _DOT / 2 + column * _DOT
        y = base - _DOT / 2 - pitch * used[column]
        used[column] += 1
        if value == own and not mine:
            mine = f"<circle class=own cx={x:g} cy={y:.1f} r=8 />"
        else:
            dots.append(f"M{x:g} {y:.1f}h0")
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role=img aria-label="{escape(words)}">'
        f"<path class=axis d='M0 {base}h{_WIDTH}'/>"
        f"<path class=dots d='{''.join(dots)}'/>{mine}</svg>{ends(asked)}"
    )
