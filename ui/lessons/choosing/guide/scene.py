"""The guide: a recommended loss, and the chart that shows why."""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from types import MappingProxyType

from losses import REGISTRY, decision_threshold
from ui.lessons.choosing.curves.losses import Curve, Row, row
from ui.lessons.choosing.curves.numbers import (
    WHAT,
    amount,
    place_tag,
    slope_words,
    spoken_place,
)
from ui.lessons.choosing.curves.panels import handles, slopes_panel, values_panel
from ui.lessons.choosing.curves.state import MOST_ERROR, MOST_LOGIT
from ui.lessons.choosing.curves.view import VIEWS, Look
from ui.lessons.choosing.guide.rules import Rule
from ui.lessons.choosing.guide.state import LEADS, MARGINS, State
from ui.live_chart.scene import Readout, Scene
from ui.numbers import fixed, plain

_CURVES = MappingProxyType(
    {
        "binary_cross_entropy": "cross_entropy",
        "binary_cross_entropy_logits": "cross_entropy",
        "cross_entropy_logits": "cross_entropy",
        "brier_logits": "brier",
    }
)
_TITLES = MappingProxyType(
    {
        "cross_entropy": "Cross-entropy",
        "smoothed": "Cross-entropy, smoothed",
        "brier": "Brier loss",
        "crammer_singer_hinge": "Hinge, worst rival",
    }
)
_PARAMETERS = MappingProxyType(
    {
        "quantile": "τ = {}: {} of the cases below",
        "huber": "δ = {}: straight beyond",
        "focal": "γ = {}",
        "smoothed": "{} of each label spread",
    }
)
_COSTS = MappingProxyType({"same": (1.0, 1.0), "miss": (4.0, 1.0), "alarm": (1.0, 4.0)})
"""What a miss and a false alarm cost, by the answer."""
_REACHES = MappingProxyType(
    {
        "error": (-MOST_ERROR, MOST_ERROR),
        "p": (0.0, 1.0),
        "z": (-MOST_LOGIT, MOST_LOGIT),
        "margin": MARGINS,
        "lead": LEADS,
    }
)
_LABELS = MappingProxyType(
    {
        "error": "Error of the prediction",
        "p": "Probability of the true class",
        "z": "Logit of the true class",
        "margin": "Margin",
        "lead": "Lead of the true class",
    }
)


def scene(state: State) -> Scene:
    """What the answers lead to."""
    rule = state.rule
    seen = look(rule)
    rows = tuple(row(curve, state.x) for curve in seen.curves)
    now, other = rows
    loss = amount(now.value)
    words = (
        _LABELS[rule.axis],
        f"{spoken_place(rule.axis, state.x)}, {title_of(seen.curves[0])} {loss}",
        place_tag(rule.axis, state.x),
        loss,
    )
    names = [title_of(curve) for curve in seen.curves]
    values = dataclasses.replace(
        values_panel(state.x, seen, rows),
        title=f"Thick: {_lower(names[0])}. Thin: {_lower(names[1])}.",
        weight=1,
    )
    slopes = dataclasses.replace(
        slopes_panel(state.x, seen, rows),
        title="The slopes of the two: what training feels.",
        description="The gradients of the two losses over the same axis.",
        weight=1,
    )
    return Scene(
        panels=(values, slopes),
        handles=handles(state, seen, now.value, words),
        readouts=(*_readouts(seen.curves, now, other), *_threshold(state)),
        about=f"{names[0]}: {_lower(rule.reason)} The price: {_lower(rule.price)}",
        drag="Drag the ring along both losses.",
        question="as the prediction gets worse, does either of the two pull harder and "
        "harder?",
    )


@lru_cache(maxsize=128)
def look(rule: Rule) -> Look:
    """The two losses of a rule on their axis."""
    first = Curve(_name(rule.loss, rule.parameter), rule.axis, rule.parameter)
    shape = rule.beside_parameter or _usual(rule.beside)
    second = Curve(_name(rule.beside, shape), rule.axis, shape)
    curves, reach = (first, second), _REACHES[rule.axis]
    return Look(VIEWS[_view(rule)], reach, curves, first.name, has_bends=False)


def _view(rule: Rule) -> str:
    """The axes on which the two losses can be told apart."""
    if rule.axis == "error":
        is_large = "squared_error" in (rule.loss, rule.beside)
        return "error" if is_large else "small error"
    return "wide" if rule.axis == "margin" else rule.axis


def title_of(curve: Curve) -> str:
    """What a loss of the guide is called."""
    return _TITLES.get(curve.name) or REGISTRY[curve.name].title


def _name(loss: str, parameter: float | None) -> str:
    if loss == "cross_entropy_logits" and parameter is not None:
        return "smoothed"
    return _CURVES.get(loss, loss)


def _usual(loss: str) -> float | None:
    return next(iter(REGISTRY[loss].defaults.values()), None)


def _readouts(curves: tuple[Curve, ...], now: Row, other: Row) -> tuple[Readout, ...]:
    mine, usual = curves
    note = _PARAMETERS.get(mine.name, "").format(
        *(fixed(mine.parameter, 1), f"{100 * mine.parameter:.0f} %")
        if mine.parameter is not None
        else ()
    )
    per = f"per unit of {WHAT[mine.control][0]}"
    return (
        Readout("answer", "Recommended", title_of(mine), note, "loss"),
        Readout("loss", "Its loss here", amount(now.value), _unit(mine), "loss"),
        Readout("gradient", "Its gradient here", slope_words(now), per, "gradient"),
        Readout(
            "usual",
            f"{title_of(usual)} here",
            amount(other.value),
            f"gradient {slope_words(other)}",
        ),
    )


def _threshold(state: State) -> tuple[Readout, ...]:
    """From which probability on the answer is yes, where the decision is one."""
    if not state.rule.threshold:
        return ()
    miss, alarm = _COSTS[state.mistake]
    found = decision_threshold(miss=miss, false_alarm=alarm)
    costs = f"costs: miss {plain(miss)}, false alarm {plain(alarm)}"
    note = f"probability of yes; {costs}"
    return (Readout("threshold", "Say yes from", f"p = {fixed(found, 2)}", note),)


def _unit(curve: Curve) -> str:
    if curve.control == "error":
        return "errors in multiples of $50,000"
    unit = curve.registered.unit
    return unit if unit in ("nats", "bits") else "a pure number"


def _lower(words: str) -> str:
    """Words in the middle of a sentence; a symbol or a name keeps its size."""
    is_name = words[0] in "δγτ" or words.startswith(("Huber", "Brier"))
    return words if is_name else words[0].lower() + words[1:]
