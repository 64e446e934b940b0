"""The teacher's remote: where the room stands, how it answered, and its next step.

The page itself is the same for everybody. What is of the room comes in parts, to who
sends the secret; a part is drawn again where it differs, so that no finger loses its
button while a class answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ui.room import parts as made
from ui.room.page import NO_ROOM
from ui.room.parts import VOTES, bar, ends
from ui.room.question import Choice, Number
from ui.room.room import Act, Room
from ui.room.store.rooms import Seen
from ui.room.votes import Vote, spread

_NO_SCRIPT = "The remote needs JavaScript, which this browser does not run."
_NOBODY_ELSE = "Nobody sees an answer but you."
_PHASES = {
    "lobby": "Phones can join. The vote is not open yet.",
    "open": f"The vote is open. {_NOBODY_ELSE}",
    "closed": f"The vote is closed. {_NOBODY_ELSE}",
    "revealed": "Everybody sees the answers.",
    "ended": "The room has ended. A day from now it is deleted with all its answers.",
}
_NEXT: dict[str, tuple[Act, str]] = {
    "lobby": ("open", "Open the vote"),
    "open": ("close", "Close the vote"),
    "closed": ("reveal", "Show the answers"),
    "revealed": ("next", "Next question"),
}
_LAST = "End the room"
_FIRST_ADVICE = {
    "teach": "Too few to discuss it: explain once more, then let them vote again.",
    "discuss": "Let them discuss with a neighbour, then vote again.",
    "explain": "Show the answers, explain briefly, and go on.",
}
_SECOND_ADVICE = {
    "teach": "Show the answers, and teach it once more.",
    "discuss": "Show the answers, and explain why.",
    "explain": "Show the answers, explain briefly, and go on.",
}
_HIGH = 90


def style() -> str:
    """The style of the page."""
    return made.style("phone", "remote")


def script() -> str:
    """The script of the page."""
    return made.script("remote")


def remote(code: str) -> str:
    """The page of a room's remote, before anything is known of the room."""
    return _document(
        f"Remote {code}",
        f"<main data-code={code}><p class=where id=where>{code}</p>"
        f"<h1 id=count>Remote of room {code}</h1><p id=phase role=status></p>"
        "<p id=advice></p><p id=asked></p><div id=spread></div>"
        "<div class=hand><p id=said role=status></p><div id=steps></div></div>"
        f"<noscript><p role=alert>{_NO_SCRIPT}</p></noscript>"
        "<div id=more hidden><div id=door></div>"
        "<button id=ask>Delete the room</button>"
        "<div id=sure hidden><p id=really>Delete the room with all its answers? "
        "This cannot be undone.</p>"
        "<div class=both><button id=delete aria-describedby=really>Delete</button>"
        "<button id=stay>Keep it</button></div></div></div></main>"
        f"<script>{script()}</script>",
    )


def no_room() -> str:
    """The page at an address that is no room's."""
    return _document("Remote", f"<main><p role=alert>{NO_ROOM}</p></main>")


def parts(seen: Seen, votes: Sequence[Vote]) -> dict[str, str]:
    """What the remote shows of a room, by the element that holds it.

    Parameters
    ----------
    seen
        The room, how many phones are in it, and how many have answered.
    votes
        What they answered to its question.
    """
    room = seen.room
    has_asked = room.phase in ("open", "closed", "revealed")
    told = spread(room.asked, votes) if has_asked and votes else {}
    return {
        "where": _where(room),
        "count": _count(seen),
        "phase": _PHASES[room.phase],
        "asked": "" if room.phase == "ended" else escape(_asked(room)),
        "spread": _spread(room, told, len(votes)) if told else "",
        "advice": _advice(room, told, len(votes)) if has_asked else "",
        "steps": _steps(room),
        "door": _door(room),
    }


def _document(title: str, body: str) -> str:
    return made.document(title, body, style=style())


def _where(room: Room) -> str:
    if room.phase == "ended":
        return room.code
    vote = f" · {VOTES[room.round - 1]}" if room.phase in ("open", "closed") else ""
    return f"{room.code} · question {room.question + 1} of {len(room.deck)}{vote}"


def _asked(room: Room) -> str:
    return f"{'First: ' if room.phase == 'lobby' else ''}{room.asked.text}"


def _count(seen: Seen) -> str:
    if seen.room.phase in ("lobby", "ended"):
        return "1 phone is here" if seen.seats == 1 else f"{seen.seats} phones are here"
    have = "has" if seen.seats == 1 else "have"
    done = "answered" if seen.room.round == 1 else "voted again"
    return f"{seen.answered} of {seen.seats} {have} {done}"


def _spread(room: Room, told: dict, of: int) -> str:
    asked = room.asked
    if isinstance(asked, Number):
        return _along(asked, told, is_second=room.round > 1)
    by_round = (told["first"], told["counts"])[-room.round :]
    rows = (
        bar(
            f"{escape(text)}{' · right' if option == asked.right else ''}",
            [each[option] for each in by_round],
            of,
            is_own=option == asked.right,
        )
        for option, text in enumerate(asked.options)
    )
    return f"<ul>{''.join(rows)}</ul>"


def _along(asked: Number, told: dict, *, is_second: bool) -> str:
    """How many answers are in each stretch of the axis, the first vote as a line."""
    counts, first, edges = told["counts"], told["first"], told["edges"]
    most = max(*counts, *first)
    wide = made.WIDTH / len(counts)
    boxes = "".join(
        f"<path class=bar d='M{place * wide + 1:.1f} {_HIGH}"
        f"v{-_HIGH * count / most:.1f}h{wide - 2:.1f}V{_HIGH}'/>"
        for place, count in enumerate(counts)
        if count
    )
    before = "".join(
        f"M{place * wide + 1:.1f} {_HIGH - _HIGH * count / most:.1f}h{wide - 2:.1f}"
        for place, count in enumerate(first)
        if count
    )
    words = "; ".join(
        f"{count} from {asked.written(low)} to {asked.written(high)}"
        for count, low, high in zip(counts, edges, edges[1:], strict=False)
        if count
    )
    line = f"<path class=before d='{before}'/>" if is_second else ""
    note = "<p class=note>Lines: the first vote.</p>" if is_second else ""
    return (
        f'<svg viewBox="0 -4 {made.WIDTH} {_HIGH + 8}" role=img '
        f'aria-label="{escape(words)}">{boxes}{line}'
        f"<path class=axis d='M0 {_HIGH}h{made.WIDTH}'/></svg>{ends(asked)}{note}"
    )


def _advice(room: Room, told: dict, of: int) -> str:
    """The share that is right, and from a closed vote on what to do next."""
    if not of:
        return "Nobody has answered." if room.phase != "open" else ""
    if not isinstance(room.asked, Choice):
        return ""
    right = told["counts"][room.asked.right]
    share = f"<b>{right} of {of} right: {100 * told['right']:.0f} %.</b>"
    if room.phase != "closed":
        return share
    says = _FIRST_ADVICE if room.round == 1 else _SECOND_ADVICE
    return f"{share} {says[told['advice']]}"


def _steps(room: Room) -> str:
    if room.phase not in _NEXT:
        return ""
    act, words = _NEXT[room.phase]
    words = _LAST if act == "next" and room.is_last else words
    again = "<button data-act=again>Vote again</button>" if room.can("again") else ""
    return f"{again}<button class=main data-act={act}>{words}</button>"


def _door(room: Room) -> str:
    if room.phase == "ended":
        return ""
    act, words, note = (
        ("admit", "Open the door", "The door is closed: no new phone comes in.")
        if room.is_shut
        else ("shut", "Close the door", "New phones can come in.")
    )
    return f"<p class=note>{note}</p><button data-act={act}>{words}</button>"
