"""What a browser asks for, put right before Streamlit carries it out.

This stands before `AppSession.request_rerun` of Streamlit 1.67, where a reader's act
can be lost, or the page with it:

- A widget's message leaves the browser in a `setTimeout(0)` (`scheduleFlush` in the
  front end's WidgetStateManager). One that is caused by the very click on a link of
  the menu, as a field or a handle that loses the focus, leaves after the message of
  the click and names the page before. `ScriptRequests` keeps a fragment for after the
  new page, `ScriptRunner._run_script` begins it under the old page's name, and the
  browser clears its page for a run that brings one fragment alone ("Bad delta path
  index"). So a turn to another page waits a moment for what was done before it, and
  what comes later still waits until its page is there again.
- A run of the whole page stops the one under way (`fastReruns`), and what was done in
  a fragment and waits for the end of that is lost: a browser that told what it keeps
  is not heard. So the new run takes it along.
- A fragment that the session does not know is dropped ("The fragment with id ... does
  not exist anymore"). After a restart, or a night's sleep, no fragment is known and
  every control of the page is dead. So the whole page is asked for first.
- A component's value that is no JSON raises in each run to come, as the session keeps
  it, and half a character raises where it is sent back. So neither gets in.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary, WeakValueDictionary

from ui.inside_streamlit import (
    AppSession,
    ClientState,
    Request,
    WidgetState,
    before_each_run,
    is_running,
    keep_what_is_drawn,
    session_id,
    waiting,
)
from ui.served.characters import whole

_MOMENT = 0.02
"""The seconds in which what a click caused comes after the click itself."""
_MOST_MOMENTS = 25
"""How many a turn waits for a run under way: what is slower does not hold it up."""
_MOST_MOMENTS_FOR_A_PAGE = 250
_MOST_LATE = 20
_TRIGGERS = (
    "trigger_value",
    "string_trigger_value",
    "json_trigger_value",
    "chat_input_value",
)
_JSON = ("json_value", "json_trigger_value")


@dataclass
class _Reader:
    """The page that a session's reader is on, and what was asked for last there.

    `turn` is the page that the reader is turning to, for the moment that it waits;
    `led` the one to which the script has turned, until the reader is heard; `is_heard`
    whether that was so since the last turn; `late` is the last act on each page that
    came when the page had been left.
    """

    page: str = ""
    has_acted: bool = False
    turn: ClientState | None = None
    led: str = ""
    is_heard: bool = True
    late: dict[str, ClientState] = field(default_factory=dict)


_readers: WeakKeyDictionary[AppSession, _Reader] = WeakKeyDictionary()
_readers_by_id: WeakValueDictionary[str, _Reader] = WeakValueDictionary()


def _reader_of(session: AppSession) -> _Reader:
    reader = _readers.setdefault(session, _Reader())
    _readers_by_id[session.id] = reader
    return reader


def _reader_of_this_run() -> _Reader:
    return _readers_by_id.get(session_id()) or _Reader()


def lead_to(page: str) -> None:
    """Know the page that the script turns to: its reader's browser follows."""
    reader = _reader_of_this_run()
    reader.turn, reader.led = None, page


def put_right() -> None:
    """Let every session look at what it is asked for, and send all that it drew."""
    before_each_run(_looked_at)
    keep_what_is_drawn()


def is_turning() -> bool:
    """Whether the reader of this run is turning to another page.

    The address is the other page's by then: what is written into it would be read
    there.
    """
    return _reader_of_this_run().turn is not None


def is_heard() -> bool:
    """Whether the reader's browser is known to be on the page of this run.

    Until then it may show the page before, or be about to write the address that the
    turn began with: what is written into it would be lost.
    """
    return _reader_of_this_run().is_heard


def _looked_at(request: Request) -> Request:
    def request_rerun(session: AppSession, asked: ClientState | None) -> None:
        if asked is None:
            request(session, None)
            return
        reader = _reader_of(session)
        if reader.led:
            reader.page, reader.led, reader.has_acted = reader.led, "", False
        is_act = bool(asked.fragment_id or asked.widget_states.widgets)
        is_here = asked.page_script_hash == reader.page
        if not is_act and not is_here and session.page_script_hash:
            if reader.turn is None:
                _later(_turn, session, request)
            reader.turn = asked
            return
        _keep_readable(asked)
        if is_here or not reader.page:
            reader.is_heard = True
            if not is_act:
                reader.turn = None
                asked.is_history_navigation = True  # a link of the page to itself
            reader.page = asked.page_script_hash
            reader.has_acted = is_act
            _ask(session, asked, request)
        elif len(reader.late) < _MOST_LATE:
            reader.late[asked.page_script_hash] = asked

    return request_rerun


def _turn(session: AppSession, request: Request, moments: int = 1) -> None:
    """Turn to the page that was asked for, once the reader's acts are carried out."""
    reader = _readers[session]
    is_busy = reader.has_acted and is_running(session)
    if is_busy and moments < _MOST_MOMENTS:
        _later(_turn, session, request, moments + 1)
    elif turn := reader.turn:
        reader.turn = None
        reader.page, reader.has_acted = turn.page_script_hash, False
        reader.is_heard = False
        _run(session, turn, request)
        late = reader.late.pop(turn.page_script_hash, None)
        if late and (turn.is_history_navigation or not turn.query_string):
            _later(_catch_up, session, late, request)


def _catch_up(
    session: AppSession, late: ClientState, request: Request, moments: int = 0
) -> None:
    """Carry out what came too late, once its page is there again as it was left."""
    is_there = not is_running(session)
    if is_there and _readers[session].page == late.page_script_hash:
        _ask(session, late, request)
    elif not is_there and moments < _MOST_MOMENTS_FOR_A_PAGE:
        _later(_catch_up, session, late, request, moments + 1)


def _ask(
    session: AppSession, asked: ClientState, request: Request, moments: int = 0
) -> None:
    """Ask for a run; for a fragment that is not known, for its whole page first."""
    is_known = not asked.fragment_id or session.has_fragment(asked.fragment_id)
    is_here = _readers[session].page == asked.page_script_hash
    if is_known and is_here:
        _run(session, asked, request)
    elif is_here and moments < _MOST_MOMENTS_FOR_A_PAGE:
        if moments == 0:
            _run(session, _whole_page(asked), request)
        _later(_ask, session, asked, request, moments + 1)


def _run(session: AppSession, asked: ClientState, request: Request) -> None:
    """Ask for a run; one of a page takes along what waits in its fragments."""
    known = {widget.id for widget in asked.widget_states.widgets}
    for widget in () if asked.fragment_id else waiting(session):
        if widget.WhichOneof("value") in _TRIGGERS and widget.id not in known:
            asked.widget_states.widgets.add().CopyFrom(widget)
    request(session, asked)


def _later(call: Callable[..., None], *arguments: object) -> None:
    asyncio.get_running_loop().call_later(_MOMENT, call, *arguments)


def _whole_page(asked: ClientState) -> ClientState:
    """The same request for the whole page, without the act: that comes again."""
    page = ClientState()
    page.CopyFrom(asked)
    page.fragment_id = ""
    _keep_widgets(page, lambda widget: widget.WhichOneof("value") not in _TRIGGERS)
    return page


def _keep_readable(asked: ClientState) -> None:
    """Leave out a component's value that is no JSON; mend half characters."""
    for widget in asked.widget_states.widgets:
        kind = widget.WhichOneof("value")
        if kind in _JSON and r"\ud" in getattr(widget, kind).lower():
            setattr(widget, kind, _mended(getattr(widget, kind)))
    _keep_widgets(asked, _is_readable)


def _mended(text: str) -> str:
    value = _read(text)
    return whole(json.dumps(value, ensure_ascii=False)) if value else text


def _is_readable(widget: WidgetState) -> bool:
    kind = widget.WhichOneof("value")
    return kind not in _JSON or _read(getattr(widget, kind)) is not None


def _read(text: str) -> object | None:
    """What a text of JSON says; None where it says nothing that can be read."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _keep_widgets(asked: ClientState, is_kept: Callable[[WidgetState], bool]) -> None:
    widgets = asked.widget_states.widgets
    kept = [widget for widget in widgets if is_kept(widget)]
    if len(kept) < len(widgets):
        del widgets[:]
        widgets.extend(kept)
