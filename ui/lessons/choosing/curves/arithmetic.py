"""The worked arithmetic under the readouts: the chosen loss with the numbers of now."""

from __future__ import annotations

import math
from collections.abc import Iterator
from types import MappingProxyType

import losses
from ui.lessons.choosing.curves.losses import EVENTS, SHARE, Curve, Row, row
from ui.lessons.choosing.curves.numbers import amount, slope_words
from ui.lessons.choosing.curves.state import State
from ui.mathml import Term, term
from ui.numbers import fixed, plain

# How each loss is written with its numbers: @x is where the prediction is, @d delta,
# @t the price of this side, @g gamma, @T the temperature.
_VALUES = MappingProxyType(
    {
        "squared_error": "(@x)^2",
        "absolute_error": r"\lvert @x \rvert",
        "huber within": r"\tfrac12 (@x)^2",
        "huber beyond": r"@d \left(\lvert @x \rvert - \tfrac12 \cdot @d\right)",
        "log_cosh": r"\ln \cosh (@x)",
        "quantile": r"@t \cdot \lvert @x \rvert",
        "cross_entropy p": r"-\ln\, @x",
        "cross_entropy z": r"\ln\left(1 + e^{-(@x)}\right)",
        "brier p": "(@x - 1)^2",
        "brier z": r"(\sigma(@x) - 1)^2",
        "focal p": r"-(1 - @x)^{@g}\, \ln\, @x",
        "focal z": r"\sigma(-(@x))^{@g} \cdot \ln\left(1 + e^{-(@x)}\right)",
        "zero_one low": r"\text{margin } @x \le 0",
        "zero_one high": r"\text{margin } @x > 0",
        "hinge": r"\max(0,\; 1 - (@x))",
        "squared_hinge": r"\max(0,\; 1 - (@x))^2",
        "logistic": r"\ln\left(1 + e^{-(@x)}\right)",
        "logistic_bits": r"\log_2\left(1 + e^{-(@x)}\right)",
        "exponential": "e^{-(@x)}",
        "tempered": r"\ln\left(1 + e^{-(@x) / @T}\right)",
        "untempered": r"\ln\left(1 + e^{-(@x)}\right)",
    }
)
_SLOPES = MappingProxyType(
    {
        "squared_error": "2 (@x)",
        "huber within": "@x",
        "huber beyond": r"\operatorname{sign}(@x) \cdot @d",
        "log_cosh": r"\tanh (@x)",
        "cross_entropy p": r"-1 / @x",
        "cross_entropy z": r"\sigma(@x) - 1",
        "brier p": r"2\,(@x - 1)",
        "brier z": r"2\,(p - 1) \cdot p\,(1 - p)",
        "squared_hinge": r"-2 \max(0,\; 1 - (@x))",
        "logistic": r"-\sigma(-(@x))",
        "logistic_bits": r"-\sigma(-(@x)) / \ln 2",
        "exponential": "-e^{-(@x)}",
        "tempered": r"(\sigma(@x / @T) - 1) / @T",
        "untempered": r"\sigma(@x) - 1",
    }
)


def arithmetic(state: State, now: Row) -> tuple[Term, ...]:
    """How the loss comes about, and how its slope does."""
    if state.preset == "gear":
        return tuple(_gear(state))
    if state.kind == "expected":
        return tuple(_expected(state, now))
    return tuple(_worked(state, now))


def finite_or_sign(number: str) -> str:
    """A number as arithmetic writes it: infinity as its sign.

    Examples
    --------
    >>> finite_or_sign("−infinite"), finite_or_sign("0.3567")
    ('−∞', '0.3567')
    """
    return number.replace("infinite", "∞")


def exactly(value: float) -> str:
    """A place with two decimals, or as many as it has.

    Examples
    --------
    >>> exactly(-0.5), exactly(0.006693)
    ('−0.50', '0.006693')
    """
    is_short = abs(value - round(value, 2)) < 1e-9
    return fixed(value, 2) if is_short else plain(value, 7)


def _worked(state: State, now: Row) -> Iterator[Term]:
    case = _case(state)
    yield term(_filled(state, _VALUES[case]))
    sign = r"\;\Rightarrow" if state.loss == "zero_one" else "="
    yield term(rf"{sign}\;@loss{{{finite_or_sign(amount(now.value))}}}")
    slope = _SLOPES.get(case)
    if slope:
        yield term(r"\quad\text{gradient}")
        yield term(_filled(state, slope))
        yield term(rf"=\;@gradient{{{finite_or_sign(slope_words(now))}}}")


def _case(state: State) -> str:
    """Which row of the tables holds for the chosen loss here."""
    name = state.loss
    if name == "huber":
        return f"huber {'within' if abs(state.error) <= state.delta else 'beyond'}"
    if name == "zero_one":
        return f"zero_one {'low' if state.margin <= 0 else 'high'}"
    return name if name in _VALUES else f"{name} {state.control}"


def _filled(state: State, latex: str) -> str:
    for mark, value in (
        ("@x", state.x),
        ("@d", state.delta),
        ("@t", state.quantile if state.error < 0 else 1 - state.quantile),
        ("@g", state.gamma),
        ("@T", state.temperature),
    ):
        latex = latex.replace(mark, f"§{{{exactly(value)}}}")
    return latex.replace("§", "@moved")


def _gear(state: State) -> Iterator[Term]:
    """The slope in p, times the gear, is the slope in the logit."""
    in_logit = row(Curve(state.loss, "z", **_parameter(state)), _logit(state))
    p = state.p if state.control == "p" else float(losses.sigmoid(state.z))
    in_p = row(Curve(state.loss, "p", **_parameter(state)), p).slope
    gear = float(losses.sigmoid_gradient(_logit(state)))
    result = rf"@gradient{{{plain(in_logit.slope, 7)}}}"
    is_limit = not math.isfinite(in_p)
    yield term(r"\text{slope in } p\, \times\, p(1-p)\text{:}")
    yield term(rf"@gradient{{{finite_or_sign(plain(in_p, 7))}}}")
    yield term(rf"\times\; @plain{{{plain(gear, 6)}}}")
    sign = "tends to" if is_limit else "="
    yield term(rf"@plain{{{sign}}}\; {result}\text{{, the slope in the logit}}")


def _logit(state: State) -> float:
    if state.control == "z":
        return state.z
    return min(max(float(losses.logit(state.p)), -1000.0), 1000.0)


def _parameter(state: State) -> dict[str, float]:
    return {"parameter": state.gamma} if state.loss == "focal" else {}


def _expected(state: State, now: Row) -> Iterator[Term]:
    """The share of each outcome, times what the loss charges then."""
    happens, not_happens = (
        row(Curve(state.loss, "p", events=(event,), **_parameter(state)), state.p)
        for event in (EVENTS[0], EVENTS[-1])
    )
    parts = (happens.value, not_happens.value)
    first, second = (f"@plain{{{finite_or_sign(fixed(part, 6))}}}" for part in parts)
    yield term(rf"@muted{{{fixed(SHARE, 1)}}} \cdot {first}")
    yield term(rf"+\;@muted{{{fixed(1 - SHARE, 1)}}} \cdot {second}")
    yield term(rf"=\;@loss{{{finite_or_sign(amount(now.value))}}}")
