"""What a browser asks for is carried out in the order in which the reader did it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
)

from ui.inside_streamlit import ClientState, WidgetState
from ui.served import messages
from ui.served.messages import _looked_at


class FakeSession:
    """The part of Streamlit's AppSession that is asked."""

    def __init__(self, *fragments: str) -> None:
        self.id = "reader"
        self.page_script_hash = ""
        self.fragments = set(fragments)
        self.asked: list[tuple] = []
        self._scriptrunner = None

    def has_fragment(self, fragment: str) -> bool:
        return fragment in self.fragments

    def carry_out(self, asked: ClientState | None) -> None:
        self.page_script_hash = "the first script, until it has found its page"
        values = [widget.json_value for widget in asked.widget_states.widgets]
        self.asked.append((asked.page_script_hash, asked.fragment_id, *values))
        self._scriptrunner = None


class Running:
    """The part of Streamlit's ScriptRunner that is looked at: what waits for it."""

    def __init__(self, *triggers: WidgetState) -> None:
        self._requests = ScriptRequests()
        if triggers:
            states = WidgetStates(widgets=triggers)
            asked = RerunData(widget_states=states, fragment_id="memory")
            self._requests.request_rerun(asked)


def request(page: str, fragment: str = "", *values: str, trigger: str = ""):
    asked = ClientState(page_script_hash=page, fragment_id=fragment)
    for value in values:
        asked.widget_states.widgets.add(id="chart", json_value=value)
    if trigger:
        asked.widget_states.widgets.add(id="button", json_trigger_value=trigger)
    return asked


def run(work: Coroutine) -> Any:
    """Run it in a thread of its own: in this one a browser's loop may run."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def carried_out(session: FakeSession, *requests: ClientState, after=None) -> list:
    """Ask for one thing after the other, then wait until nothing is held back."""

    async def ask():
        request_rerun = _looked_at(type(session).carry_out)
        for asked in requests:
            request_rerun(session, asked)
        for _ in range(40):
            await asyncio.sleep(0.005)
            if after:
                after()

    run(ask())
    return session.asked


def test_act_that_comes_just_after_the_turn_is_carried_out_before_it():
    session = FakeSession("chart")
    acts = [request("a"), request("b"), request("a", "chart", "1")]
    assert carried_out(session, *acts) == [("a", ""), ("a", "chart", "1"), ("b", "")]


def test_act_that_comes_long_after_the_turn_does_not_bring_its_page_back():
    session = FakeSession("chart")
    assert carried_out(session, request("a"), request("b"))[-1] == ("b", "")
    late = [request("a", "chart", "1"), request("a", "", "1")]
    assert carried_out(session, *late)[-1] == ("b", "")


def test_act_that_came_too_late_is_carried_out_when_its_page_is_there_again():
    session = FakeSession("chart")
    carried_out(session, request("a"), request("b"))
    carried_out(session, request("a", "chart", "1"))
    assert carried_out(session, request("a"))[-2:] == [("a", ""), ("a", "chart", "1")]
    assert carried_out(session, request("b"), request("a"))[-1] == ("a", "")


def test_reader_who_has_turned_is_heard_once_the_other_page_speaks(monkeypatch):
    heard = []
    monkeypatch.setattr(messages, "session_id", lambda: "reader")

    class Session(FakeSession):
        def carry_out(self, asked):
            super().carry_out(asked)
            heard.append(messages.is_heard())

    session = Session("chart")
    carried_out(session, request("a"), request("b"))
    carried_out(session, request("a", "chart", "1"))
    carried_out(session, request("a"))
    assert session.asked[-1] == ("a", "chart", "1"), "the act that came too late"
    carried_out(session, request("a", "chart", "2"))
    assert heard == [True, False, False, False, True]


def test_act_that_came_too_late_does_not_change_what_a_link_shows():
    session = FakeSession("chart")
    carried_out(session, request("a"), request("b"))
    carried_out(session, request("a", "chart", "1"))
    link = request("a")
    link.query_string = "preset=several"
    assert carried_out(session, link)[-1] == ("a", "")
    assert carried_out(session, request("b"), request("a"))[-1] == ("a", "")


def test_turn_waits_for_a_run_that_an_act_began_and_for_no_other():
    session = FakeSession("chart")
    request_rerun = _looked_at(FakeSession.carry_out)

    async def ask(act):
        request_rerun(session, act)
        session._scriptrunner = Running()
        request_rerun(session, request("b"))
        await asyncio.sleep(0.1)
        return session.asked[-1]

    assert run(ask(request("a", "chart", "1"))) == ("a", "chart", "1")
    session = FakeSession("chart")
    assert run(ask(request("a"))) == ("b", "")


def test_what_waits_in_a_fragment_is_done_with_the_page_that_stops_its_run():
    session = FakeSession("chart")
    carried_out(session, request("a"))
    told = WidgetState(id="memory", json_trigger_value="[1]")
    session._scriptrunner = Running(told)
    click = request("a", "", "1")
    carried_out(session, click)
    assert told in list(click.widget_states.widgets)
    session._scriptrunner = Running(told)
    in_a_fragment = request("a", "chart", "2")
    carried_out(session, in_a_fragment)
    assert told not in list(in_a_fragment.widget_states.widgets)
    session = FakeSession()
    carried_out(session, request("a"))
    session._scriptrunner = Running(told)
    unknown = request("a", "gone", "3")
    found = carried_out(session, unknown, after=lambda: session.fragments.add("gone"))
    assert found[-2] == ("a", "", "3", "")
    session = FakeSession()
    carried_out(session, request("a"))
    session._scriptrunner = Running(told)
    turn = request("b")
    carried_out(session, turn)
    assert told in list(turn.widget_states.widgets)


def test_last_of_two_turns_counts_and_a_turn_back_stays():
    turns = [request("a"), request("b"), request("c")]
    assert carried_out(FakeSession(), *turns) == [("a", ""), ("c", "")]
    turns = [request("a"), request("b"), request("a")]
    assert carried_out(FakeSession(), *turns) == [("a", ""), ("a", "")]


def test_link_of_a_page_to_itself_is_told_from_what_is_done_there():
    session = FakeSession("chart")
    acts = [
        request("a"),
        request("a", "chart", "1"),
        request("a"),
        request("a", "", "1"),
    ]
    carried_out(session, *acts)
    assert [act.is_history_navigation for act in acts] == [True, False, True, False]


def test_fragment_that_is_not_known_brings_its_page_and_then_its_act():
    session = FakeSession()
    asked = request("a", "chart", "1", trigger="[1]")
    found = carried_out(session, asked, after=lambda: session.fragments.add("chart"))
    assert found == [("a", "", "1"), ("a", "chart", "1", "")]


def test_what_is_no_json_does_not_get_in_and_half_characters_are_mended():
    broken = ["", "{", "[" * 100_000, "9" * 5000]
    session = FakeSession("chart")
    asked = request(
        "a", "chart", *broken, '{"text": "a\\ud83d"}', '{"text": "😀 \\\\ud"}'
    )
    (found,) = carried_out(session, asked)
    assert found[2:] == ('{"text": "a"}', '{"text": "😀 \\\\ud"}')
