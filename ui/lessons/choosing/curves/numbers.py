"""The readouts and the worked arithmetic of the part "Curves"."""

from __future__ import annotations

import math
from types import MappingProxyType

import losses
from losses import REGISTRY
from ui.lessons.choosing.curves.losses import SHARE, Curve, Row, row
from ui.lessons.choosing.curves.state import State
from ui.lessons.choosing.curves.view import Look
from ui.live_chart.scene import Readout
from ui.numbers import fixed, money, plain

UNIT_OF_ERROR = 50_000
TITLES = MappingProxyType(
    {
        "cross_entropy": "Cross-entropy",
        "brier": "Brier loss",
        "focal": "Focal loss",
        "absolute": "Absolute error",
        "tempered": "Cross-entropy at T",
        "untempered": "Cross-entropy at T = 1",
    }
)
_UNITS = MappingProxyType(
    {
        "cross_entropy": "nats",
        "focal": "nats",
        "tempered": "nats",
        "untempered": "nats",
        "logistic": "nats",
        "logistic_bits": "bits",
        "zero_one": "mistakes",
    }
)
WHAT = MappingProxyType(
    {
        "error": ("error", "the prediction"),
        "p": ("p", "p"),
        "z": ("logit", "the logit"),
        "margin": ("margin", "the margin"),
        "lead": ("lead", "the lead"),
    }
)


def title_of(name: str) -> str:
    """What a loss is called in full."""
    return TITLES.get(name) or REGISTRY[name].title


def amount(value: float) -> str:
    """A loss, slope or curvature at four decimals, fewer where it is large."""
    if math.isfinite(value) and abs(value) >= 1000:
        return fixed(value, 0)
    return fixed(value, 4)


def spoken_place(control: str, x: float) -> str:
    """Where the prediction is, in words."""
    if control == "error":
        return f"error {fixed(x, 2)}, {dollars(x)}"
    if control == "p":
        return f"probability {probability(x)}"
    return f"{WHAT[control][0]} {fixed(x, 2)}"


def place_tag(control: str, x: float) -> str:
    """Where the prediction is, beside its handle."""
    if control == "error":
        return f"error {signed_error(x)}"
    if control == "p":
        return f"p {probability(x)}"
    return f"{WHAT[control][0]} {fixed(x, 1 if control in ('z', 'lead') else 2)}"


def probability(p: float) -> str:
    """A probability with two decimals, or four where two would hide something."""
    return fixed(p, 2 if abs(p - round(p, 2)) < 1e-9 else 4)


def signed_error(error: float) -> str:
    """An error with its sign, always two decimals."""
    return f"+{fixed(error, 2)}" if error > 0 else fixed(error, 2)


def dollars(error: float) -> str:
    """An error of the regression curves in dollars."""
    if error == 0:
        return "exactly right"
    way = "too high" if error > 0 else "too low"
    return f"{money(abs(error) * UNIT_OF_ERROR)} {way}"


def readouts(state: State, look: Look, now: Row) -> tuple[Readout, ...]:
    """The chosen loss in large, its slope and curvature, and where the handle is."""
    chosen = look.curves[look.chosen]
    unit = _UNITS.get(chosen.name, "a pure number")
    name = title_of(chosen.name)
    if state.kind == "expected":
        name, unit = f"{name}, mean of ten cases", f"{unit}; 7 of the 10 happen"
    what, verb = WHAT[chosen.control]
    made = [
        Readout("loss", name, amount(now.value), unit, "loss"),
        Readout(
            "gradient",
            f"Gradient per unit of {what}",
            slope_words(now),
            direction(now, verb, state),
            "gradient",
        ),
        Readout("curvature", "Curvature", bend_words(now), bend_note(now)),
    ]
    if state.beside and state.beside != state.loss:
        made.append(_beside(state, chosen, now))
    if state.preset == "gear":
        made.append(_gear(state))
    made.append(_place(state))
    return tuple(made)


def slope_words(now: Row) -> str:
    """The slope, or at a kink the lowest and the highest."""
    if now.is_kink and now.slopes[0] != now.slopes[1]:
        return f"{fixed(now.slopes[0], 2)} to {fixed(now.slopes[1], 2)}"
    return amount(now.slope)


def direction(now: Row, what: str, state: State) -> str:
    """What the slope asks for."""
    if now.is_kink:
        if now.slopes[0] == now.slopes[1]:
            return "a jump: no slope says which way"
        return "kink: every slope between fits"
    if abs(now.slope) < 5e-5:
        return "zero: nothing pulls"
    sign, verb = ("positive", "lower") if now.slope > 0 else ("negative", "raise")
    at_end = state.control == "p" and state.p == (0 if now.slope > 0 else 1)
    if at_end:
        return f"{sign}, but {what} is at its end"
    if math.isinf(now.slope):
        return f"infinitely steep: {verb} {what}"
    return f"{sign}: {verb} {what}"


def bend_words(now: Row) -> str:
    """The curvature; none at a kink."""
    return "none" if now.curvature is None else amount(now.curvature)


def bend_note(now: Row) -> str:
    """What the curvature says about the slope."""
    if now.curvature is None:
        return "the slope jumps here"
    if math.isinf(now.curvature):
        return "the slope has no limit"
    if abs(now.curvature) < 5e-5:
        return "straight: the slope stays"
    if now.curvature < 0:
        return "bent down: not convex here"
    return "bent up: the slope rises to the right"


def _beside(state: State, chosen: Curve, now: Row) -> Readout:
    """The other loss's slope: how much stronger, here and at one half."""
    other = row(Curve(state.beside, chosen.control), state.x)
    ratio = other.slope / now.slope if now.slope else math.inf
    note = f"{_times(ratio)} as strong"
    if not math.isfinite(ratio):
        note = "without limit stronger"
    unsure = {"z": 0.0, "p": 0.5}.get(chosen.control)
    if unsure is not None and state.x != unsure:
        slopes = (row(Curve(state.beside, chosen.control), unsure), row(chosen, unsure))
        usual = slopes[0].slope / slopes[1].slope
        note += f"; {_times(usual)} at {WHAT[chosen.control][0]} {plain(unsure)}"
    return Readout(
        "beside", f"{title_of(state.beside)}’s gradient", amount(other.slope), note
    )


def _times(ratio: float) -> str:
    return f"{fixed(ratio, 0 if ratio >= 10 or ratio == round(ratio) else 1)} times"


def _gear(state: State) -> Readout:
    """The factor between the two slopes: how fast p moves with its logit."""
    z = state.z if state.control == "z" else float(losses.logit(state.p))
    gear = float(losses.sigmoid_gradient(z))
    return Readout(
        "gear", "The gear p(1 − p)", fixed(gear, 4), "p moved per unit of logit"
    )


def _place(state: State) -> Readout:
    if state.control == "error":
        value = signed_error(state.error)
        return Readout("place", "Error", value, dollars(state.error), "prediction")
    if state.control == "margin":
        side = "right side" if state.margin > 0 else "wrong side"
        if state.margin == 0:
            side = "on the boundary: counted as wrong"
        return Readout("place", "Margin", fixed(state.margin, 2), side, "prediction")
    if state.control == "z":
        p = float(losses.sigmoid(state.z))
        return Readout(
            "place", "Logit", fixed(state.z, 2), f"p = {fixed(p, 4)}", "prediction"
        )
    z = float(losses.logit(state.p))
    note = f"logit {fixed(z, 2)}"
    if state.kind == "expected":
        note = f"the truth is {fixed(SHARE, 1)}"
    return Readout("place", "p", probability(state.p), note, "prediction")
