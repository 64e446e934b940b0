"""What we use of the inside of Streamlit is there in the installed one.

It does not promise to keep it. After an upgrade, what fails here names what is gone.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from ui.inside_streamlit import (
    AppSession,
    ClientState,
    WidgetState,
    component_scripts,
    front_end,
    keep_what_is_drawn,
)
from ui.served import messages

UI = Path(__file__).parent.parent.parent / "ui"
OURS = {
    str(path.relative_to(UI)): path.read_text(encoding="utf-8")
    for suffix in ("css", "js", "html")
    for path in sorted(UI.rglob(f"*.{suffix}"))
}


def users(pattern: str) -> dict[str, list[str]]:
    """What a pattern finds in our styles and scripts, and where."""
    found = defaultdict(list)
    for name, text in OURS.items():
        for word in dict.fromkeys(re.findall(pattern, text)):
            found[word].append(name)
    return found


PARTS = users(r"data-testid\^?=[\"']?(\w+)")
WORDS = users(r"data-test-[\w-]+|st-key(?=-)|--st(?=-)|__streamlit\b") | {
    "BACKEND_BASE_URL": ["index/begin.js"],
    "CONNECTED": ["index/begin.js", "page/static/waking.js"],
    "running": ["page/static/waking.js"],
    "colorScheme": ["ui/theme.py: it chooses between the colours of the themes"],
}


@pytest.fixture(scope="module")
def scripts() -> str:
    """All that Streamlit's front end is."""
    folder = front_end() / "static" / "js"
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.js")))


@pytest.mark.parametrize("part", PARTS)
def test_page_has_the_parts_that_are_found_by_name(part, scripts):
    """A name stands in quotes of some kind, or begins one that is put together."""
    written = (f"`{part}`", f'"{part}"', f"`{part}-")
    assert any(each in scripts for each in written), PARTS[part]


@pytest.mark.parametrize("word", WORDS)
def test_front_end_has_the_words_that_are_read(word, scripts):
    assert word in scripts, WORDS[word]


def test_page_has_the_places_of_our_words():
    index = (front_end() / "index.html").read_text("utf-8")
    assert index.count("<head>") == 1
    assert index.count("<noscript>") == 1


def test_scripts_of_a_component_are_found_by_name():
    found = component_scripts()
    assert found[0].startswith("static/js/BidiComponent.")
    assert all((front_end() / each).is_file() for each in found)


def test_a_run_is_asked_for_as_messages_expects():
    asked = inspect.signature(AppSession.request_rerun).parameters
    assert list(asked) == ["self", "client_state"]
    assert list(inspect.signature(AppSession.has_fragment).parameters)[1:] == [
        "fragment_id"
    ]
    begun = inspect.getsource(AppSession.__init__)
    assert "self.id = " in begun
    assert "self._scriptrunner: ScriptRunner | None = None" in begun
    assert isinstance(AppSession.page_script_hash, property)


@pytest.mark.parametrize(("fragments", "is_kept"), [(["chart"], True), (None, False)])
def test_run_of_a_fragment_drops_nothing_that_its_page_drew(fragments, is_kept):
    """Else the browser takes the chart away, and with it what the reader holds."""
    keep_what_is_drawn()
    session = SimpleNamespace(_browser_queue=ForwardMsgQueue())
    drawn = ForwardMsg()
    drawn.metadata.delta_path[:] = [0, 1]
    drawn.delta.fragment_id = "chart"
    drawn.delta.new_element.text.body = "as the page drew it"
    ended = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
    session._browser_queue.enqueue(drawn)
    session._browser_queue.enqueue(ended)
    AppSession._clear_queue(session, fragments)
    again = ForwardMsg()
    again.CopyFrom(drawn)
    again.delta.new_element.text.body = "as the fragment drew it"
    session._browser_queue.enqueue(again)
    before = [drawn] if is_kept else []
    assert session._browser_queue.flush() == [*before, ended, again]
    begun = inspect.getsource(AppSession._handle_scriptrunner_event_on_event_loop)
    assert "self._clear_queue(fragment_ids_this_run)" in begun


def test_what_waits_for_a_run_is_found_where_it_is_looked_for():
    assert "self._requests = ScriptRequests()" in inspect.getsource(
        ScriptRunner.__init__
    )
    requests = vars(ScriptRequests())
    assert {"_lock", "_state", "_rerun_data"} <= requests.keys()
    assert requests["_rerun_data"].widget_states is None


def test_a_message_of_the_browser_has_the_fields_that_are_read():
    fields = ClientState.DESCRIPTOR.fields_by_name
    assert {
        "fragment_id",
        "is_history_navigation",
        "page_script_hash",
        "query_string",
        "widget_states",
    } <= set(fields)
    values = WidgetState.DESCRIPTOR.oneofs_by_name["value"].fields
    read = {*messages._TRIGGERS, *messages._JSON}
    assert read <= {value.name for value in values}


def test_a_run_knows_its_session_and_whether_it_is_back_or_of_a_fragment():
    fields = {field.name for field in dataclasses.fields(ScriptRunContext)}
    read = {"session_id", "is_history_navigation", "fragment_ids_this_run"}
    assert read <= fields
