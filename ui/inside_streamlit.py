"""What we use of Streamlit's inside, which it does not promise to keep.

All of it that is Python is here, and `tests/ui/test_inside_streamlit.py` says what is
missing after an upgrade. What our styles and scripts find by Streamlit's own names is
tested there too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path

from streamlit.file_util import get_static_dir
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunContext, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

__all__ = ["AppSession", "ClientState", "WidgetState"]

_SCRIPTS = "static/js"
_IMPORTS = re.compile(r'\b(?:from|import)"\./([^"]+\.js)"')
Request = Callable[[AppSession, ClientState | None], None]
"""Ask a session for a run: of the page, or of what the browser says it is about."""


def front_end() -> Path:
    """The folder of `index.html` and of all that it loads: we serve them packed."""
    return Path(get_static_dir())


@functools.cache
def component_scripts() -> tuple[str, ...]:
    """What the front end asks for once a page has a component, and not before.

    The addresses of its script, and of all that this imports and the page has not.
    """
    index = (front_end() / "index.html").read_text(encoding="utf-8")
    folder = front_end() / _SCRIPTS
    found: dict[str, None] = {}
    left = [path.name for path in folder.glob("BidiComponent.*.js")]
    while left:
        name = left.pop(0)
        if name not in found and name not in index:
            found[name] = None
            left += _IMPORTS.findall((folder / name).read_text(encoding="utf-8"))
    return tuple(f"{_SCRIPTS}/{name}" for name in found)


def _run() -> ScriptRunContext:
    run = get_script_run_ctx()
    assert run is not None  # only a script asks
    return run


def session_id() -> str:
    """The name of the session whose script runs."""
    return _run().session_id


def hash_of_page(script: Path) -> str:
    """What Streamlit calls the page of a script in what it sends and is sent."""
    pages = _run().pages_manager.get_pages()
    return next(
        name
        for name, page in pages.items()
        if Path(page["script_path"]).resolve() == script.resolve()
    )


def is_led_by_a_link() -> bool:
    """Whether Back, Forward or a link of the page to itself asked for this run.

    The address that any other run comes with may be older than what was written last.
    """
    return _run().is_history_navigation


def is_of_a_fragment() -> bool:
    """Whether this run draws fragments alone, not the page that they are of."""
    return bool(_run().fragment_ids_this_run)


def is_running(session: AppSession) -> bool:
    """Whether a script of the session runs: what is asked now may overtake it."""
    return session._scriptrunner is not None


def waiting(session: AppSession) -> tuple[WidgetState, ...]:
    """What was done in fragments, and waits for the run that is under way.

    A run of the whole page stops that one, and what waits there with it.
    """
    runner = session._scriptrunner
    if runner is None:
        return ()
    requests = runner._requests
    with requests._lock:
        is_waiting = requests._state is ScriptRequestType.RERUN
        states = requests._rerun_data.widget_states if is_waiting else None
    return tuple(states.widgets) if states else ()


def before_each_run(looked_at: Callable[[Request], Request]) -> None:
    """Put a function before what asks for a run, once in a process.

    Nothing that is offered comes before a reader's act is carried out.
    """
    request = AppSession.request_rerun
    if not hasattr(request, "__wrapped__"):
        # Streamlit has no hook here: mypy is told that the method is replaced.
        looks: Request = functools.wraps(request)(looked_at(request))
        AppSession.request_rerun = looks  # type: ignore[assignment, method-assign]


def keep_what_is_drawn() -> None:
    """Send a browser all that a run of its page drew, once in a process.

    A run of a fragment drops what waits to be sent of that fragment, also of a run of
    the whole page that has ended: the browser takes away what it misses from that run,
    and with the chart what the reader holds. So a fragment drops nothing.
    """
    clear = AppSession._clear_queue
    if hasattr(clear, "__wrapped__"):
        return

    @functools.wraps(clear)
    def kept(session: AppSession, fragments: list[str] | None = None) -> None:
        clear(session, None if fragments is None else [])

    AppSession._clear_queue = kept  # type: ignore[assignment, method-assign]
