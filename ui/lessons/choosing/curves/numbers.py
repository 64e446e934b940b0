"""The readouts and the worked arithmetic of the part "Curves"."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import losses
from ui.content import written
from ui.lessons.choosing.curves.losses import EVENTS, SHARE, Curve, Row, row
from ui.lessons.choosing.curves.state import Expected, Gear, Pulls, State, key
from ui.lessons.choosing.curves.view import AXES, Look
from ui.live_chart.scene import Readout
from ui.mathml import Term, term
from ui.numbers import fixed, money, plain, said
from ui.state import between

UNIT_OF_ERROR = 50_000
_NOTHING = 5e-5
_NUMBER = re.compile(r"@(\w+)")


def amount(value: float) -> str:
    """A loss, slope or curvature as one would say it; next to nothing is 0.

    Examples
    --------
    >>> amount(4.0), amount(3.8025), amount(-0.013207), amount(2e-7)
    ('4', '3.80', '−0.0132', '0')
    """
    return "0" if abs(value) < _NOTHING else said(value)


def spoken_place(look: Look, x: float) -> str:
    """Where the prediction is, in words."""
    control = look.curve.control
    if control == "error":
        return (
            f"error {fixed(x, 2)}, {(dollars if look.view.is_of_prices else side)(x)}"
        )
    if control == "p":
        return f"probability {probability(x)}"
    return f"{AXES[control].what} {fixed(x, 2)}"


def place_tag(control: str, x: float) -> str:
    """Where the prediction is, beside its handle."""
    if control == "error":
        return f"error {signed_error(x)}"
    if control == "p":
        return f"p {probability(x)}"
    decimals = 1 if AXES[control].step == 0.1 else 2
    return f"{AXES[control].what} {fixed(x, decimals)}"


def probability(p: float) -> str:
    """A probability with two decimals, or four where two would hide something."""
    return fixed(p, 2 if abs(p - round(p, 2)) < 1e-9 else 4)


def signed_error(error: float) -> str:
    """An error with its sign, always two decimals."""
    return f"+{fixed(error, 2)}" if error > 0 else fixed(error, 2)


def dollars(error: float) -> str:
    """An error of the regression curves in dollars."""
    size = f"{money(abs(error) * UNIT_OF_ERROR)} " if error else ""
    return f"{size}{side(error)}"


def side(error: float) -> str:
    """On which side of the truth an error is."""
    if error == 0:
        return "exactly right"
    return "too high" if error > 0 else "too low"


def readouts(state: State, look: Look, rows: tuple[Row, ...]) -> tuple[Readout, ...]:
    """The chosen loss in large, where the handle is, its slope and curvature.

    Beside two losses without a table stands the other one of them.
    """
    chosen, axis, now = look.curve, look.axis, rows[look.chosen]
    name, unit = chosen.look.title, chosen.unit
    if isinstance(state, Expected):
        name, unit = f"{name}, mean of ten cases", f"{unit}; 7 of the 10 happen"
    made = [
        Readout("loss", name, amount(now.value), note=unit, tone="loss"),
        _place(state),
        Readout(
            "gradient",
            f"Gradient per unit of {axis.what}",
            slope_words(now),
            note=direction(now, axis.moved, state),
            tone="gradient",
        ),
    ]
    if look.has_bends:
        bend = Readout("curvature", "Curvature", bend_words(now), note=bend_note(now))
        made.append(bend)
    elif len(rows) == 2:
        other = 1 - look.chosen
        made.append(usual(look.curves[other], rows[other]))
    if isinstance(state, Pulls) and state.beside != state.loss:
        made.append(_beside(state, chosen, now))
    if isinstance(state, Gear):
        made.append(_gear(state))
    return tuple(made)


def usual(curve: Curve, now: Row) -> Readout:
    """The loss that the chosen one is compared with, and how hard it pulls."""
    note = f"gradient {slope_words(now)}"
    return Readout("usual", f"{curve.look.title} here", amount(now.value), note=note)


def slope_words(now: Row) -> str:
    """The slope, or at a kink the lowest and the highest."""
    if now.is_kink and now.slopes[0] != now.slopes[1]:
        return " to ".join(map(amount, now.slopes))
    return amount(now.slope)


def direction(now: Row, what: str, state: State) -> str:
    """What the slope asks for."""
    if now.is_kink:
        if now.slopes[0] == now.slopes[1]:
            return "a jump: no slope says which way"
        return "kink: every slope between fits"
    if abs(now.slope) < _NOTHING:
        return "zero: nothing pulls"
    sign, verb = ("positive", "lower") if now.slope > 0 else ("negative", "raise")
    at_end = state.control == "p" and state.x == (0 if now.slope > 0 else 1)
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
    if abs(now.curvature) < _NOTHING:
        return "straight: the slope stays"
    if now.curvature < 0:
        return "bent down: not convex here"
    return "bent up: the slope rises to the right"


def _beside(state: Pulls, chosen: Curve, now: Row) -> Readout:
    """The other loss's slope: how much stronger, here and at one half."""
    beside = Curve(key(state.beside, chosen.control))
    other = row(beside, state.x)
    ratio = other.slope / now.slope if now.slope else math.inf
    if math.isnan(ratio):
        note = "both without limit"
    elif math.isinf(ratio):
        note = "without limit stronger"
    else:
        note = f"{_times(ratio)} as strong"
    unsure = {"z": 0.0, "p": 0.5}.get(chosen.control)
    if unsure is not None and state.x != unsure:
        usual = row(beside, unsure).slope / row(chosen, unsure).slope
        note += f"; {_times(usual)} at {AXES[chosen.control].what} {plain(unsure)}"
    name = beside.look.title
    return Readout("beside", f"{name}’s gradient", amount(other.slope), note=note)


def _times(ratio: float) -> str:
    return f"{fixed(ratio, 0 if ratio >= 10 or ratio == round(ratio) else 1)} times"


def _gear(state: Gear) -> Readout:
    """The factor between the two slopes: how fast p moves with its logit."""
    gear = float(losses.sigmoid_gradient(_logit(state)))
    return Readout(
        "gear", "The gear p(1 − p)", amount(gear), note="p moved per unit of logit"
    )


def _place(state: State) -> Readout:
    if state.control == "error":
        value = signed_error(state.x)
        return Readout(
            "place", "Error", value, note=dollars(state.x), tone="prediction"
        )
    if state.control == "margin":
        side = "right side" if state.x > 0 else "wrong side"
        if state.x == 0:
            side = "on the boundary: counted as wrong"
        return Readout(
            "place", "Margin", fixed(state.x, 2), note=side, tone="prediction"
        )
    if state.control == "z":
        p = float(losses.sigmoid(state.x))
        return Readout(
            "place",
            "Logit",
            fixed(state.x, 2),
            note=f"p = {fixed(p, 4)}",
            tone="prediction",
        )
    z = float(losses.logit(state.x))
    note = f"logit {fixed(z, 2)}"
    if isinstance(state, Expected):
        note = f"the truth is {fixed(SHARE, 1)}"
    return Readout("place", "p", probability(state.x), note=note, tone="prediction")


def arithmetic(state: State, chosen: Curve, now: Row) -> tuple[Term, ...]:
    """How the loss comes about, and how its slope does."""
    if isinstance(state, Gear):
        return tuple(_through_the_gear(state))
    if isinstance(state, Expected):
        return tuple(_averaged(chosen, state.x, now))
    return tuple(_worked(chosen, state.x, now))


def finite_or_sign(number: str) -> str:
    """A number as arithmetic writes it: infinity as its sign.

    Examples
    --------
    >>> finite_or_sign("−infinite"), finite_or_sign("0.3567")
    ('−∞', '0.3567')
    """
    return number.replace("infinite", "∞")


def worked_out(value: float) -> str:
    """A result of the arithmetic, with more digits than one would say.

    Examples
    --------
    >>> worked_out(4.0), worked_out(3.8025), worked_out(-0.0132073), worked_out(2e-7)
    ('4', '3.8025', '−0.013207', '0')
    """
    return "0" if abs(value) < _NOTHING else plain(value, 5)


def exactly(value: float) -> str:
    """A place with two decimals, or as many as it has.

    Examples
    --------
    >>> exactly(-0.5), exactly(0.006693)
    ('−0.50', '0.006693')
    """
    is_short = abs(value - round(value, 2)) < 1e-9
    return fixed(value, 2) if is_short else plain(value, 7)


def _worked(chosen: Curve, x: float, now: Row) -> Iterator[Term]:
    places = {chosen.control: x, **chosen.keywords}
    numbers = {name: exactly(value) for name, value in places.items()}
    if chosen.parameter is not None:
        numbers["rest"] = exactly(1 - chosen.parameter)
    worked = next(each for each in chosen.look.worked if _holds(each.when)(**places))

    def filled(latex: str) -> Term:
        return term(_NUMBER.sub(lambda name: f"@moved{{{numbers[name[1]]}}}", latex))

    yield filled(worked.value)
    yield term(rf"{worked.sign}\;@loss{{{finite_or_sign(worked_out(now.value))}}}")
    if worked.slope:
        yield term(r"\quad\text{gradient}")
        yield filled(worked.slope)
        slope = slope_words(now) if now.is_kink else worked_out(now.slope)
        yield term(rf"=\;@gradient{{{finite_or_sign(slope)}}}")


@lru_cache(maxsize=64)
def _holds(when: str) -> Callable[..., Any]:
    return written.compile_expression(when)


def _through_the_gear(state: Gear) -> Iterator[Term]:
    """The slope in p, times the gear, is the slope in the logit."""
    in_logit = row(Curve(key(state.loss, "z")), _logit(state))
    p = state.x if state.control == "p" else float(losses.sigmoid(state.x))
    in_p = row(Curve(key(state.loss, "p")), p).slope
    gear = float(losses.sigmoid_gradient(_logit(state)))
    result = rf"@gradient{{{plain(in_logit.slope, 7)}}}"
    is_limit = not math.isfinite(in_p)
    yield term(r"\text{slope in } p\, \times\, p(1-p)\text{:}")
    yield term(rf"@gradient{{{finite_or_sign(plain(in_p, 7))}}}")
    yield term(rf"\times\; @plain{{{plain(gear, 6)}}}")
    sign = "tends to" if is_limit else "="
    yield term(rf"@plain{{{sign}}}\; {result}\text{{, the slope in the logit}}")


def _logit(state: Gear) -> float:
    if state.control == "z":
        return state.x
    return between(float(losses.logit(state.x)), -1000.0, 1000.0)


def _averaged(chosen: Curve, p: float, now: Row) -> Iterator[Term]:
    """The share of each outcome, times what the loss charges then."""
    parts = [
        row(dataclasses.replace(chosen, events=(event,)), p).value
        for event in (EVENTS[0], EVENTS[-1])
    ]
    first, second = (f"@plain{{{finite_or_sign(plain(part, 6))}}}" for part in parts)
    yield term(rf"@muted{{{fixed(SHARE, 1)}}} \cdot {first}")
    yield term(rf"+\;@muted{{{fixed(1 - SHARE, 1)}}} \cdot {second}")
    yield term(rf"=\;@loss{{{finite_or_sign(worked_out(now.value))}}}")
