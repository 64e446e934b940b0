"""Whatever a browser sends, the state stays valid."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.live_chart.component import _key, _payload, _take
from ui.live_chart.messages import remembered
from ui.live_chart.scene import Handle, Readout, Scene
from ui.live_chart.session import Guessing, Session
from ui.state import moved, number, numbers


@dataclass(frozen=True)
class State:
    preset: str = "only"
    p: float = number(0.5, 0, 1)
    items: tuple[float, ...] = numbers((1.0, 2.0), 0, 10)


class FakeSession(Session):
    """A session that keeps its values itself."""

    page = "fake"

    def __init__(self):
        self.values = {"state": State()}
        self.acts = []

    def get(self, name, default=None):
        return self.values.get(name, default)

    def put(self, name, value):
        self.values[name] = value

    def act(self, name):
        self.acts.append(name)


def scene(state):
    def handle(control, value, high):
        return Handle(
            name=control,
            control=control,
            label="",
            text="",
            panel="",
            x=0,
            y=0,
            direction="x",
            value=value,
            minimum=0,
            maximum=high,
            step=high / 10,
        )

    return Scene(
        (),
        (handle("p", state.p, 1.0), handle("items.1", state.items[1], 10.0)),
        (Readout("p", "P", f"{state.p}"),),
    )


def take(message) -> FakeSession:
    session = FakeSession()
    _take(scene, session, message)
    return session


def test_moves_are_carried_out_in_order_and_clamped():
    moves = [["p", 0.2], ["items.1", 99], ["p", 0.31]]
    session = take({"id": "a:1", "moves": moves, "want": ["p"], "acts": []})
    assert session.state == State(p=0.3, items=(1.0, 10.0))
    assert remembered(session).wanted == ("p",)
    assert remembered(session).ack == "a:1"
    assert remembered(session).is_moving is False


def test_act_that_is_sent_again_in_the_next_message_is_done_once():
    session = FakeSession()
    for message in (
        {"id": "a:1", "acts": [[1, "next"]]},
        {"id": "a:2", "acts": [[1, "next"], [2, "next"]]},
        {"id": "a:2", "acts": [[1, "next"], [2, "next"]]},
        {"id": "a:3", "acts": [[2, "next"], [3, "leave"]], "moves": [["p", 0.2]]},
    ):
        _take(scene, session, message)
    assert session.acts == ["next", "next", "leave"]
    assert session.state.p == 0.2


def test_acts_of_a_chart_that_was_opened_anew_are_counted_anew():
    session = FakeSession()
    _take(scene, session, {"id": "a:7", "acts": [[7, "next"]]})
    _take(scene, session, {"id": "b:1", "acts": [[1, "previous"]]})
    assert session.acts == ["next", "previous"]


def test_track_is_sent_once_however_often_it_is_asked_for():
    session = take({"id": "a:1", "want": ["p"] * 64})
    payload = json.loads(
        _payload(
            scene,
            State(),
            remembered(session).wanted,
            ack="a:1",
            presenting=False,
            guessing=Guessing(),
        )
    )
    assert len(payload["tracks"]) == 1


def test_handle_that_is_still_held_is_known():
    message = {"id": "a:1", "moves": [["p", 0.2]], "want": [], "moving": True}
    assert remembered(take(message)).is_moving
    assert not remembered(take(message | {"moving": "yes"})).is_moving


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        "x",
        {},
        {"id": 5},
        {"id": "x" * 1000, "moves": [["p", 0.1]]},
        {"id": "\ud800:1", "moves": [["p", 0.1]]},
        {"id": "a", "moves": [["p", 0.1]]},
        {"id": "a:1", "acts": [7, [], ["next", 1], [True], [1, "next", 2], [{}, "x"]]},
        {"id": "a:1", "moves": "p"},
        {"id": "a:1", "moves": [["preset", "other"], ["p"], [], 7, ["q", 1]]},
        {"id": "a:1", "moves": [["p", None], ["p", "0.1"], ["p", [1, 2]], [1, 2]]},
        {"id": "a:1", "moves": [["__class__", 1]], "want": [1, None, {}], "acts": 7},
    ],
)
def test_what_does_not_fit_is_left_out(message):
    session = take(message)
    assert session.state == State()
    assert session.acts == []


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3),
)


@given(st.lists(st.tuples(st.sampled_from(["p", "items.1", "x"]), json_values)))
def test_any_moves_leave_a_valid_state(moves):
    state = take({"id": "a:1", "moves": [list(move) for move in moves]}).state
    assert 0 <= state.p <= 1
    assert 0 <= state.items[1] <= 10


def test_key_of_a_track_does_not_depend_on_its_own_control():
    here, there = State(p=0.1), State(p=0.9)
    assert _key(scene, here, "p") == _key(scene, there, "p")
    assert _key(scene, here, "items.1") != _key(scene, there, "items.1")
    assert _key(scene, State(p=0.123), "p") != _key(scene, here, "p")


def test_key_of_a_track_says_from_where_else_it_moves_what_goes_along():
    class Led(State):
        def along(self, control):
            return {"items": (0.0, 0.0)} if control == "p" else {}

    here, there = Led(items=(1.0, 2.0)), Led(items=(3.0, 4.0))
    assert moved(here, "p", 0.5) == moved(there, "p", 0.5)
    assert _key(scene, here, "p") != _key(scene, there, "p")


def test_payload_is_json_with_the_tracks_that_were_asked_for():
    payload = json.loads(
        _payload(
            scene,
            State(),
            ("p", "nobody"),
            ack="a:1",
            presenting=False,
            guessing=Guessing(),
        )
    )
    assert [track["control"] for track in payload["tracks"]] == ["p"]
    assert payload["tracks"][0]["key"] == payload["keys"]["p"]
    assert payload["ack"] == "a:1"
