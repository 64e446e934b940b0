"""Spam or not: what a state of the lesson looks like."""

from __future__ import annotations

from ui.lessons.spam.curve import curve_handle, curve_panel
from ui.lessons.spam.mails import mail_handles, mails_panel
from ui.lessons.spam.numbers import arithmetic, numbers_of, readouts
from ui.lessons.spam.own import own_panel
from ui.lessons.spam.state import OwnMail, State
from ui.live_chart.scene import Handle, Scene


def scene(state: State) -> Scene:
    """Mails at their scores, and the hinge loss over the margin."""
    now = numbers_of(state)
    handles: tuple[Handle, ...]
    if isinstance(state, OwnMail):
        situation, handles = own_panel(state.mail, now), ()
    else:
        situation = mails_panel(state, now)
        handles = (*mail_handles(state, now), curve_handle(state, now))
    return Scene(
        panels=(situation, curve_panel(state, now)),
        handles=handles,
        readouts=readouts(state, now),
        arithmetic=arithmetic(state, now),
    )
