"""The guide: a recommended loss, and the chart that shows why."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from losses import decision_threshold
from ui.lessons.choosing.curves.losses import Curve, Row
from ui.lessons.choosing.curves.numbers import amount, slope_words, usual
from ui.lessons.choosing.curves.panels import chart
from ui.lessons.choosing.curves.view import AXES, VIEWS, Look, View
from ui.lessons.choosing.guide.rules import Rule
from ui.lessons.choosing.guide.state import REACHES, State
from ui.live_chart.scene import Panel, Readout, Scene
from ui.numbers import fixed, percent, plain

_UNIT = "multiples of an ordinary miss"
_SHAPES = MappingProxyType(
    {
        "quantile": "τ = {}: {} of the cases below",
        "huber": "δ = {}: straight beyond",
        "smoothed": "{} of each label spread",
    }
)
"""What its parameter does to a loss: as a number, and as a percentage."""
_COSTS = MappingProxyType({"same": (1.0, 1.0), "miss": (4.0, 1.0), "alarm": (1.0, 4.0)})
"""What a miss and a false alarm cost, by the answer."""


def scene(state: State) -> Scene:
    """What the answers lead to."""
    rule = state.rule
    seen = look(rule)
    drawn = chart(state, seen)
    mine, beside = (curve.look for curve in seen.curves)
    values = _over_unnamed(
        drawn.values, seen, f"Thick: {mine.name}. Thin: {beside.name}."
    )
    slopes = _over_unnamed(
        drawn.slopes, seen, "The slopes of the two: what training feels."
    )
    return Scene(
        panels=(values, slopes),
        handles=drawn.handles,
        readouts=(*_readouts(seen, *drawn.rows), *_threshold(state)),
        about=f"{mine.title}: {_lower(rule.reason)} The price: {_lower(rule.price)}",
        drag="Drag the ring along both losses.",
    )


def _over_unnamed(panel: Panel, look: Look, title: str) -> Panel:
    """A panel of both curves, each over a grey one without a name.

    That is what a question shows: two curves to think about, and not which is which.
    """
    keys = {curve.key for curve in look.curves}
    data = []
    for trace in panel.figure["data"]:
        if trace.get("name", "").split(" ")[0] in keys:
            solid = trace["line"] | {"dash": "solid"}
            grey = solid | {"color": "muted", "width": 1.5}
            unnamed = {key: each for key, each in trace.items() if key != "name"}
            data.append(unnamed | {"line": grey})
            data.append({**trace, "line": solid})
        else:
            data.append(trace)
    figure = panel.figure | {"data": data}
    return dataclasses.replace(panel, title=title, figure=figure, weight=1)


@lru_cache(maxsize=128)
def look(rule: Rule) -> Look:
    """The two losses of a rule on their axis."""
    return Look(
        _view(rule),
        REACHES[rule.axis],
        (
            _curve(rule.loss, rule.parameters),
            _curve(rule.beside, rule.beside_parameters),
        ),
        0,
        AXES[rule.axis].label,
        has_bends=False,
        has_ring_on_curve=False,
    )


def _curve(loss: str, parameters: Mapping[str, float]) -> Curve:
    curve = Curve(loss)
    shape = next(iter({**curve.spec.defaults, **parameters}.values()), None)
    return dataclasses.replace(curve, parameter=shape)


def _view(rule: Rule) -> View:
    """The axes on which the two losses can be told apart.

    What is predicted may be anything, so its error has no unit but its own.
    """
    if rule.axis == "error":
        is_large = "squared_error" in (rule.loss, rule.beside)
        view = VIEWS["error" if is_large else "small error"]
        return dataclasses.replace(view, title=f"error, in {_UNIT}", is_of_prices=False)
    return VIEWS["wide" if rule.axis == "margin" else rule.axis]


def _readouts(look: Look, now: Row, other: Row) -> tuple[Readout, ...]:
    mine, beside = look.curves
    note = ""
    if mine.parameter is not None:
        numbers = fixed(mine.parameter, 1), percent(mine.parameter)
        note = _SHAPES[mine.key].format(*numbers)
    is_error = mine.control == "error"
    unit = f"errors in {_UNIT}" if is_error else mine.unit
    per = f"per unit of {look.axis.what}"
    return (
        Readout("answer", "Recommended", mine.look.title, note=note, tone="loss"),
        Readout("loss", "Its loss here", amount(now.value), note=unit, tone="loss"),
        Readout(
            "gradient", "Its gradient here", slope_words(now), note=per, tone="gradient"
        ),
        _other(beside, other),
    )


def _other(beside: Curve, now: Row) -> Readout:
    """The loss beside it, named in the note: a label is seen while it is guessed."""
    made = usual(beside, now)
    note = f"{beside.look.label}; {made.note}"
    return dataclasses.replace(made, label="The other loss here", note=note)


def _threshold(state: State) -> tuple[Readout, ...]:
    """From which probability on the answer is yes, where the decision is one."""
    if not state.rule.threshold:
        return ()
    miss, alarm = _COSTS[state.mistake]
    found = decision_threshold(miss=miss, false_alarm=alarm)
    costs = f"costs: miss {plain(miss)}, false alarm {plain(alarm)}"
    note = f"probability of yes; {costs}"
    return (Readout("threshold", "Say yes from", f"p = {fixed(found, 2)}", note=note),)


def _lower(words: str) -> str:
    """Words in the middle of a sentence; a symbol or a name keeps its size."""
    is_name = words[0] in "δγτ" or words.startswith(("Huber", "Brier"))
    return words if is_name else words[0].lower() + words[1:]
