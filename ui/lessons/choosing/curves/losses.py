"""The losses of the part "Curves": value, slope and curvature along one axis."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

import numpy as np

import losses
from losses import REGISTRY
from ui.lessons.choosing.curves.state import Expected, State

EVENTS = (1.0,) * 7 + (0.0,) * 3
"""What happens in ten cases, where a report is judged."""
SHARE = sum(EVENTS) / len(EVENTS)
_BENT = 33
_NUDGE = 1e-9
_STRAIGHT = ("absolute_error", "quantile", "hinge", "zero_one", "crammer_singer_hinge")
_PARAMETERS = MappingProxyType(
    {
        "huber": "delta",
        "quantile": "quantile",
        "focal": "gamma",
        "tempered": "temperature",
    }
)
_SPECS = MappingProxyType(
    {
        ("cross_entropy", "p"): "binary_cross_entropy",
        ("cross_entropy", "z"): "binary_cross_entropy_logits",
        ("brier", "z"): "brier_logits",
        ("focal", "z"): "focal_logits",
        ("absolute", "p"): "absolute_error",
        ("untempered", "z"): "binary_cross_entropy_logits",
        ("cross_entropy", "lead"): "cross_entropy_logits",
        ("smoothed", "lead"): "cross_entropy_logits",
    }
)
_TRUTHS = MappingProxyType({"error": 0.0, "p": 1.0, "z": 1.0, "margin": 1.0})


@dataclass(frozen=True)
class Curve:
    """One loss on one axis, with its parameter.

    `control` is the axis: "error", "p", "z", "margin", or for classes the "lead" of
    the true one's score over a rival's. `events` are what happens, of which the loss
    is the mean; empty where only the truth of the axis does.
    """

    name: str
    control: str
    parameter: float | None = None
    events: tuple[float, ...] = ()

    @property
    def key(self) -> str:
        """What the registry calls it."""
        return _SPECS.get((self.name, self.control), self.name)

    @property
    def spec(self) -> losses.LossSpec | None:
        """What the registry says; None for the temperature, which is in no family."""
        return REGISTRY.get(self.key)

    @property
    def registered(self) -> losses.LossSpec:
        """What the registry says of a loss that is in it."""
        assert self.spec is not None
        return self.spec

    @property
    def keywords(self) -> dict[str, float]:
        """The parameter, as the functions take it; smoothing is one of the labels."""
        if self.parameter is None or self.name not in _PARAMETERS:
            return {}
        return {_PARAMETERS[self.name]: self.parameter}

    @property
    def kinks(self) -> tuple[float, ...]:
        """Where the value or the slope jumps."""
        if self.spec is None or self.events or self.control == "z":
            return ()
        return self.spec.kinks(**self.keywords)

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where the value, the slope or the curvature jumps."""
        if self.name == "huber" and self.parameter is not None:
            return (-self.parameter, self.parameter)
        return (1.0,) if self.name == "squared_hinge" else self.kinks

    def functions(self) -> tuple[Callable, Callable, Callable]:
        """Value, gradient and curvature."""
        if self.spec is None:
            return (
                losses.tempered_cross_entropy_logits,
                losses.tempered_cross_entropy_logits_gradient,
                losses.tempered_cross_entropy_logits_curvature,
            )
        spec = self.registered
        assert spec.curvature is not None  # a row of scores has none, and no place here
        return spec.value, spec.gradient, spec.curvature


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
    return tuple(
        Curve(name, state.control, _parameter(state, name), events)
        for name in state.curves
    )


def _parameter(state: State, name: str) -> float | None:
    field = _PARAMETERS.get(name)
    return getattr(state, field) if field else None


@lru_cache(maxsize=8192)
def row(curve: Curve, x: float) -> Row:
    """A loss at one place of its axis."""
    value, gradient, curvature = (
        float(item[0]) for item in _evaluated(curve, np.array([x]))
    )
    if x not in curve.kinks:
        return Row(value, (gradient, gradient), curvature)
    subgradient = curve.registered.subgradient
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
    is_outer_huber = curve.name == "huber" and start * end > 0
    if curve.name in _STRAIGHT or is_outer_huber:
        return np.array([start, end])
    if curve.control == "p":  # dense where a probability is nearly 0 or 1
        turn = np.linspace(0, math.pi, 49)
        return start + (end - start) * (1 - np.cos(turn)) / 2
    return np.linspace(start, end, 45 if curve.control in ("z", "lead") else _BENT)


def _evaluated(curve: Curve, places: np.ndarray) -> list[np.ndarray]:
    """Value, slope and curvature at places; pooled over what happens."""
    if curve.control == "lead":
        return _led(curve, places)
    if not curve.events:
        truths = np.full(len(places), _TRUTHS[curve.control])
        return [each(truths, places, **curve.keywords) for each in curve.functions()]
    truths = np.tile(curve.events, len(places))
    repeated = np.repeat(places, len(curve.events))
    return [
        each(truths, repeated, **curve.keywords).reshape(len(places), -1).mean(axis=1)
        for each in curve.functions()
    ]


def _led(curve: Curve, places: np.ndarray) -> list[np.ndarray]:
    """Value and slope by the lead of the true class over one rival; no curvature."""
    scores = np.column_stack([places, np.zeros(len(places))])
    truths = np.zeros(len(places))
    spec = curve.registered
    if spec.name == "cross_entropy_logits":
        label = losses.smooth_labels([1.0, 0.0], smoothing=curve.parameter or 0.0)
        truths = np.tile(label, (len(places), 1))
    slopes = spec.gradient(truths, scores)[:, 0]
    value = spec.value(truths, scores)
    return [value, slopes, np.full(len(places), math.nan)]


@lru_cache(maxsize=256)
def lowest(curve: Curve) -> float:
    """The report with the lowest mean loss over the events."""
    return float(
        losses.constant_minimiser(
            curve.registered.name, np.array(curve.events), **curve.keywords
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
