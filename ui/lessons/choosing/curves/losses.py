"""The losses of the part "Curves": value, slope and curvature along one axis."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

import numpy as np

import losses
from losses import REGISTRY, LossSpec
from ui.lessons.choosing.curves.state import Expected, State, key
from ui.losses import LOOKS, LossLook

EVENTS = (1.0,) * 7 + (0.0,) * 3
"""What happens in ten cases, where a report is judged."""
SHARE = sum(EVENTS) / len(EVENTS)
_NUDGE = 1e-9
_AXES = MappingProxyType(
    {"prediction": "error", "probability": "p", "logit": "z", "score": "margin"}
)
_TRUTHS = MappingProxyType({"error": 0.0, "p": 1.0, "z": 1.0, "margin": 1.0})
_LOGISTIC = REGISTRY["binary_cross_entropy_logits"]
_SOFTMAX = REGISTRY["cross_entropy_logits"]
_SPECIAL = MappingProxyType(
    {
        "untempered": _LOGISTIC,
        "tempered": dataclasses.replace(
            _LOGISTIC,
            value=losses.tempered_cross_entropy_logits,
            gradient=losses.tempered_cross_entropy_logits_gradient,
            curvature=losses.tempered_cross_entropy_logits_curvature,
            parameters=(
                losses.Parameter(
                    "temperature", "T", 1.0, 0.5, 4.0, "divides the logit"
                ),
            ),
        ),
        "smoothed": dataclasses.replace(
            _SOFTMAX,
            value=lambda y, scores, *, smoothing: _SOFTMAX.value(
                losses.smooth_labels(y, smoothing=smoothing), scores
            ),
            gradient=lambda y, scores, *, smoothing: _SOFTMAX.gradient(
                losses.smooth_labels(y, smoothing=smoothing), scores
            ),
            parameters=(
                losses.Parameter(
                    "smoothing", "a", 0.1, 0.0, 1.0, "share that is spread"
                ),
            ),
        ),
    }
)
"""Special cases with a name in `content/losses.toml` and none in the registry."""


@dataclass(frozen=True)
class Curve:
    """One loss over what it takes, with its parameter.

    `key` is its name in `content/losses.toml`. `events` are what happens, of which the
    loss is the mean, by the probability that is reported; empty where only the truth
    of the axis does.
    """

    key: str
    parameter: float | None = None
    events: tuple[float, ...] = ()

    @property
    def look(self) -> LossLook:
        """What it is called, and how it is drawn."""
        return LOOKS[self.key]

    @property
    def spec(self) -> LossSpec:
        """What is known of it."""
        return _SPECIAL.get(self.key) or REGISTRY[self.key]

    @property
    def control(self) -> str:
        """The axis; for classes the lead of the true one's score over a rival's."""
        if self.events:
            return "p"
        return "lead" if self.spec.classes else _AXES[self.spec.argument]

    @property
    def keywords(self) -> dict[str, float]:
        """The parameter, as the functions take it."""
        if self.parameter is None:
            return {}
        return {self.spec.parameters[0].name: self.parameter}

    @property
    def kinks(self) -> tuple[float, ...]:
        """Where the value or the slope jumps."""
        return () if self.events else self.spec.kinks(**self.keywords)

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where the value, the slope or the curvature jumps."""
        return () if self.events else (*self.kinks, *self.spec.seams(**self.keywords))

    @property
    def unit(self) -> str:
        """What it is counted in: of multiples of a unit, it is a pure number."""
        said = self.spec.unit
        return "a pure number" if "unit of" in said or "number" in said else said


@dataclass(frozen=True)
class Row:
    """What a loss is at one place: its value, its slope and how that changes.

    At a kink `slopes` are the lowest and the highest, and `curvature` is None.
    """

    value: float
    slopes: tuple[float, float]
    curvature: float | None

    @property
    def is_kink(self) -> bool:
        """Whether the loss has no one slope here."""
        return self.curvature is None

    @property
    def slope(self) -> float:
        """The slope; at a kink the middle of what fits."""
        return sum(self.slopes) / 2


def curves(state: State) -> tuple[Curve, ...]:
    """The curves of a state, in the order of its kind."""
    events = EVENTS if isinstance(state, Expected) else ()
    keys = (key(word, state.control) for word in state.shown)
    bare = (Curve(each, events=events) for each in keys)
    return tuple(
        dataclasses.replace(curve, parameter=getattr(state, shape.name))
        if (shape := next(iter(curve.spec.parameters), None))
        else curve
        for curve in bare
    )


@lru_cache(maxsize=8192)
def row(curve: Curve, x: float) -> Row:
    """A loss at one place of its axis."""
    value, gradient, curvature = (
        float(item[0]) for item in _evaluated(curve, np.array([x]))
    )
    if x not in curve.kinks:
        return Row(value, (gradient, gradient), curvature)
    subgradient = curve.spec.subgradient
    if subgradient is None:  # zero-one: the value itself jumps
        return Row(value, (gradient, gradient), None)
    ends = subgradient(_TRUTHS[curve.control], x, **curve.keywords)
    low, high = sorted(map(float, ends))
    return Row(value, (low, high), None)


@lru_cache(maxsize=1024)
def drawn(curve: Curve, low: float, high: float) -> tuple[list, list, list, list]:
    """Places along the axis, and value, slope and curvature there, with gaps."""
    cuts = sorted({low, high, *(cut for cut in curve.breaks if low < cut < high)})
    pieces = [
        _places(curve, start + _NUDGE, end - _NUDGE) for start, end in pairwise(cuts)
    ]
    columns: tuple[list, list, list, list] = ([], [], [], [])
    for index, places in enumerate(pieces):
        for column, values in zip(
            columns, (places, *_evaluated(curve, places)), strict=True
        ):
            column.extend([None] if index else [])
            column.extend(
                value if math.isfinite(value) else None for value in values.tolist()
            )
    return columns


def _places(curve: Curve, start: float, end: float) -> np.ndarray:
    """Where to draw a piece: at its ends alone if it is straight."""
    if curve.control == "p":  # dense where a probability is nearly 0 or 1
        turn = np.linspace(0, math.pi, 49)
        places = start + (end - start) * (1 - np.cos(turn)) / 2
    else:
        places = np.linspace(start, end, 45 if curve.control in ("z", "lead") else 33)
    slopes = _evaluated(curve, places)[1]
    return places[[0, -1]] if np.ptp(slopes) == 0 else places


def _evaluated(curve: Curve, places: np.ndarray) -> list[np.ndarray]:
    """Value, slope and curvature at places; pooled over what happens."""
    spec, shape = curve.spec, curve.keywords
    if curve.control == "lead":  # of the first class over a second with a score of 0
        scores = np.column_stack([places, np.zeros(len(places))])
        truths = np.zeros(len(places))
        if spec.family == "probability":
            truths = np.tile([1.0, 0.0], (len(places), 1))
        slopes = spec.gradient(truths, scores, **shape)[:, 0]
        value = spec.value(truths, scores, **shape)
        return [value, slopes, np.full(len(places), math.nan)]
    assert spec.curvature is not None
    functions = (spec.value, spec.gradient, spec.curvature)
    if not curve.events:
        truths = np.full(len(places), _TRUTHS[curve.control])
        return [each(truths, places, **shape) for each in functions]
    truths = np.tile(curve.events, len(places))
    repeated = np.repeat(places, len(curve.events))
    return [
        each(truths, repeated, **shape).reshape(len(places), -1).mean(axis=1)
        for each in functions
    ]


@lru_cache(maxsize=256)
def lowest(curve: Curve) -> float:
    """The report with the lowest mean loss over the events."""
    return float(
        losses.constant_minimiser(
            curve.spec.name, np.array(curve.events), **curve.keywords
        )
    )


@lru_cache(maxsize=1)
def bound() -> float:
    """The margin at which the logistic loss in nats is 1: it is below 1 beyond."""
    low, high = -1.0, 0.0
    for _ in range(60):
        middle = (low + high) / 2
        is_above = losses.logistic(1, middle) > 1
        low, high = (middle, high) if is_above else (low, middle)
    return (low + high) / 2
