"""The scene of the lesson "Spam or not": mails, their scores, the hinge loss."""

from __future__ import annotations

from ui.datasets import spam_fit
from ui.lessons.spam.arithmetic import arithmetic
from ui.lessons.spam.curve import curve_handle, curve_panel
from ui.lessons.spam.losses import compared, loss_at
from ui.lessons.spam.mail import FEW_WORDS
from ui.lessons.spam.mails import NAMES, decimals, mail_handles, mails_panel
from ui.lessons.spam.own import own_panel
from ui.lessons.spam.state import Numbers, State, numbers_of
from ui.live_chart.scene import Readout, Scene
from ui.numbers import fixed, signed

SENTENCES = {
    "two": "Drag a mail: its place is the score that a model gives it.",
    "real": "Drag a mail away from the score that the model gave it.",
    "own": "Type a mail below. A model trained on mails of 1999 scores it; you say "
    "what it is. A very short text can get an extreme score.",
}
QUESTIONS = {
    "classic": "both mails are on the right side. Is the loss then 0?",
    "sure": "both are right. How far must each go until it costs nothing?",
    "kink": "what is the slope exactly at the corner of the curve?",
    "wrong": "mail 2 is spam now, at the same score. Does it cost more than 1?",
    "compare": "which of these losses charges less than 1 for this mistake?",
    "real": "which mails can move a little without changing the loss?",
}
ATTRIBUTES = 3


def scene(state: State) -> Scene:
    """Mails at their scores, and the hinge loss over the margin."""
    now = numbers_of(state)
    if state.case == "own":
        situation, handles = own_panel(state.mail, now), ()
    else:
        situation = mails_panel(state, now)
        handles = (*mail_handles(state, now), *curve_handle(state, now))
    return Scene(
        panels=(situation, curve_panel(state, now)),
        handles=handles,
        readouts=_own_readouts(state, now)
        if state.case == "own"
        else _readouts(state, now),
        arithmetic=arithmetic(state, now),
        drag=SENTENCES[state.case],
        question=QUESTIONS.get(state.preset, ""),
    )


def verdict(margin: float) -> str:
    """Where a margin is, in words."""
    if margin >= 1:
        return "right side, confident enough"
    if margin > 0:
        return "right side, not confident enough"
    return "wrong side" if margin < 0 else "on the border, counts as wrong"


def _readouts(state: State, now: Numbers) -> tuple[Readout, ...]:
    """The total, then what is special to the chosen mail and to the case."""
    count, places = len(now.scores), decimals(state)
    who = f"mail {now.chosen + 1}"
    found = [
        Readout(
            "total",
            f"Hinge loss, sum of {count} mails",
            fixed(now.total, places),
            f"mean {fixed(now.mean, 3 if count == 2 else 4)}",
            "loss",
        ),
        _gradient(now, who),
        _loss(state, now, who),
        _margin(state, now, who),
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
    if "logistic" in compared(state):
        found.append(_logistic(now, who))
    if state.case == "real":
        found.append(_counted(now))
    return tuple(found)


def _own_readouts(state: State, now: Numbers) -> tuple[Readout, ...]:
    features = state.mail.features
    says = "spam" if state.mail.score > 0 else "not spam"
    return (
        _loss(state, now, "your mail"),
        _gradient(now, "your mail"),
        Readout(
            "score",
            "Score",
            ("+" if now.score > 0 else "") + fixed(now.score, 2),
            f"the model says {says}",
        ),
        _margin(state, now, "your mail"),
        Readout(
            "size",
            "Counted",
            f"{features.words:,} words",
            f"{features.characters:,} characters"
            if features.words >= FEW_WORDS
            else "very short: extreme percentages",
        ),
    )


def _loss(state: State, now: Numbers, who: str) -> Readout:
    written = fixed(now.loss, decimals(state))
    return Readout("loss", f"Hinge loss, {who}", written, verdict(now.margin), "loss")


def _margin(state: State, now: Numbers, who: str) -> Readout:
    places = decimals(state)
    product = f"label {signed(now.sign)} × score {fixed(now.score, places)}"
    return Readout("margin", f"Margin, {who}", fixed(now.margin, places), product)


def _gradient(now: Numbers, who: str) -> Readout:
    """The slope by the score, and which way it points."""
    least, greatest = now.slopes
    value, note = signed(least), "negative: raise the score"
    if least < greatest:
        value = f"{signed(least)} to {signed(greatest)}"
        note = "at the kink: any of these"
    elif least == 0:
        note = "zero: nothing to gain"
    elif least > 0:
        note = "positive: lower the score"
    if now.sign < 0 and (least or greatest):
        by_margin = " to ".join(map(signed, dict.fromkeys((-greatest, -least))))
        note += f" ({by_margin} by margin)"
    return Readout(
        "gradient", f"Gradient per unit of score, {who}", value, note, "gradient"
    )


def _logistic(now: Numbers, who: str) -> Readout:
    loss = loss_at("logistic", now.margin)
    is_below = loss < loss_at("zero_one", now.margin)
    note = "wrong, yet below zero-one" if is_below else "nats, not below zero-one"
    return Readout("logistic", f"Logistic loss, {who}", fixed(loss, 4), note)


def _counted(now: Numbers) -> Readout:
    """What the model counted in the chosen mail; the first few words of it."""
    parts = spam_fit().mails[now.chosen].label.split(", ")
    more = ", …" if len(parts) > ATTRIBUTES else ""
    return Readout(
        "mail",
        f"Mail {now.chosen + 1} in truth",
        NAMES[now.sign],
        ", ".join(parts[:ATTRIBUTES]) + more,
    )
