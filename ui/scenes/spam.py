"""The scene of the lesson "Spam or not": mails, their scores, the hinge loss."""

from __future__ import annotations

from ui.live_chart.scene import Readout, Scene
from ui.numbers import fixed, signed
from ui.scenes.spam_arithmetic import arithmetic
from ui.scenes.spam_curve import curve_handle, curve_panel
from ui.scenes.spam_mails import decimals, mail_handles, mails_panel
from ui.scenes.spam_state import Numbers, State, numbers_of

QUESTIONS = {
    "classic": "both mails are on the right side. Is the loss then 0?",
    "sure": "both are right. How far must each go until it costs nothing?",
    "kink": "what is the slope where the curve has a corner?",
    "wrong": "the second mail is spam now. Does it cost more than 1?",
    "compare": "which of these losses lets a wrong mail pay less than one mistake?",
    "real": "which of the twelve could be dragged without any change in the loss?",
}


def scene(state: State) -> Scene:
    """Mails at their scores, and the hinge loss over the margin."""
    now = numbers_of(state)
    return Scene(
        panels=(mails_panel(state, now), curve_panel(state, now)),
        handles=(*mail_handles(state, now), *curve_handle(state, now)),
        readouts=readouts(state, now),
        arithmetic=arithmetic(state, now),
        sentence="Drag a mail: its place is the score that a model gives it.",
        question=QUESTIONS.get(state.preset, ""),
    )


def readouts(state: State, now: Numbers) -> tuple[Readout, ...]:
    """The total, then the chosen mail's slope, loss and margin."""
    count, places = len(now.scores), decimals(state)
    who = f"mail {now.chosen + 1}"
    slope, direction = slope_words(now)
    found = [
        Readout(
            "total",
            f"Hinge loss, sum of {count} mails",
            fixed(now.total, places),
            f"mean {fixed(now.mean, 3 if count == 2 else 4)}",
            "loss",
        ),
        Readout("slope", f"Slope by score, {who}", slope, direction, "gradient"),
        Readout(
            "loss",
            f"Hinge loss, {who}",
            fixed(now.loss, places),
            verdict(now.margin),
            "loss",
        ),
        Readout(
            "margin",
            f"Margin, {who}",
            fixed(now.margin, places),
            f"label {signed(now.sign)} × score {fixed(now.score, places)}",
        ),
    ]
    if state.preset != "classic":
        found.append(
            Readout(
                "wrong",
                "On the wrong side",
                f"{now.wrong} of {count}",
                "a score of 0 counts as wrong",
            )
        )
    return tuple(found)


def verdict(margin: float) -> str:
    """Where a margin is, in words."""
    if margin >= 1:
        return "right side, confident enough"
    if margin > 0:
        return "right side, not confident enough"
    return "wrong side" if margin < 0 else "on the border, counts as wrong"


def slope_words(now: Numbers) -> tuple[str, str]:
    """The slope by the score, and which way it points."""
    least, greatest = now.slopes
    if least < greatest:
        return f"{signed(least)} to {signed(greatest)}", "kink: any of these is right"
    if least == 0:
        return "0", "zero: nothing to gain"
    if least < 0:
        return signed(least), "negative: raise the score"
    return signed(least), "positive: lower the score"
