"""live_chart: the one Streamlit component, that draws a scene and plays its Tracks.

Python computes, the browser plays: the scene goes out with the Tracks that the
browser asked for, and what comes back is a message when a handle is let go.
"""

from __future__ import annotations

import hashlib
import json
import threading
from functools import lru_cache
from typing import Any

import streamlit as st

from ui.live_chart.messages import Message, message, remember, remembered
from ui.live_chart.scene import Scene, SceneFunction, as_plain, encode
from ui.live_chart.session import Guessing, Session
from ui.live_chart.track import track, wire
from ui.served.assets import component
from ui.state import along, moved

_MOST_IN_A_MESSAGE = 64
_one_track_at_a_time = threading.Lock()
"""With a hundred people, Tracks made side by side would keep commits waiting."""
_component = component("live_chart")


def live_chart(scene_of: SceneFunction, session: Session) -> None:
    """Draw the scene of a page's state, and keep the state as its handles move.

    Parameters
    ----------
    scene_of
        A pure function of the state.
    session
        The page's state; what the reader does is saved to it.
    """
    key = f"{session.page}.chart"

    def on_message() -> None:
        if remembered(session).is_drawn:
            _take(scene_of, session, st.session_state[key].get("message"))

    scene = _scene(scene_of, session.state)
    memory = remembered(session)
    # Until the browser has said anything, it may have seen nothing but the last run.
    wanted = memory.wanted if memory.ack else scene.played()[:1]
    _component(
        key=key,
        data=_payload(
            scene_of,
            session.state,
            wanted,
            ack=memory.ack,
            presenting=session.presenting,
            place=as_plain(session.place),
            room=as_plain(session.room),
            guessing=session.guessing,
        ),
        on_message_change=on_message,
    )
    remember(session, wanted=(), is_drawn=True)


def _payload(
    scene_of,
    state,
    wanted,
    *,
    ack: str,
    presenting: bool,
    guessing: Guessing,
    place: Any = None,
    room: Any = None,
) -> bytes:
    scene = _scene(scene_of, state)
    keys = {control: _key(scene_of, state, control) for control in scene.controls()}
    tracks = [
        _track_json(scene_of, state, control)
        for control in wanted
        if control in scene.played()
    ]
    form = (
        b'{"scene":%b,"tracks":[%b],"keys":%b,"ack":%b,'
        b'"presenting":%b,"place":%b,"room":%b,"guessing":%b}'
    )
    return form % (
        _scene_json(scene_of, state),
        b",".join(tracks),
        _json(keys),
        _json(ack),
        _json(presenting),
        _json(place),
        _json(room),
        _json(vars(guessing)),
    )


def _take(scene_of: SceneFunction, session: Session, found: Any) -> None:
    """Carry out a message of the browser; what does not fit the page is left out."""
    told = message(found)
    if told is None:
        return
    for control, value in told.moves[:_MOST_IN_A_MESSAGE]:
        _take_move(scene_of, session, control, value)
    wanted = tuple(dict.fromkeys(told.want[:_MOST_IN_A_MESSAGE]))
    done = _take_acts(session, told)
    remember(session, ack=told.id, wanted=wanted, is_moving=told.moving, acts_done=done)


def _take_acts(session: Session, told: Message) -> int:
    """Carry out each act once; returns the count of the last one that is done."""
    memory = remembered(session)
    done = memory.acts_done if memory.ack.startswith(f"{told.sender}:") else 0
    for count, name in told.acts[:_MOST_IN_A_MESSAGE]:
        if count > done:
            session.act(name)
            done = count
    return done


def _take_move(scene_of, session: Session, control: str, value: Any) -> None:
    scene = _scene(scene_of, session.state)
    if control not in scene.controls():
        return
    nearest = scene.handle_of(control).clamped(value)
    if nearest is not None:
        session.save(moved(session.state, control, nearest))


@lru_cache(maxsize=512)
def _scene(scene_of: SceneFunction, state: Any) -> Scene:
    return scene_of(state)


@lru_cache(maxsize=512)
def _scene_json(scene_of: SceneFunction, state: Any) -> bytes:
    return _json(encode(_scene(scene_of, state)))


@lru_cache(maxsize=128)
def _track_json(scene_of: SceneFunction, state: Any, control: str) -> bytes:
    with _one_track_at_a_time:
        made = wire(track(scene_of, state, control, moved))
    return _json(made | {"key": _key(scene_of, state, control)})


def _key(scene_of: SceneFunction, state: Any, control: str) -> str:
    """Names the Track of a control: the same wherever the control itself stands.

    What else goes with the control is moved by its Track, so it is told from where.
    """
    handle = _scene(scene_of, state).handle_of(control)
    if handle.is_live:
        return control
    resting = moved(state, control, handle.minimum)
    is_on_grid = handle.nearest(handle.number) == handle.number
    beside = [getattr(state, name) for name in along(state, control)]
    words = f"{control} {resting!r} {beside} {'' if is_on_grid else handle.value!r}"
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
