"""What the registry says about each loss, in words: rows for tables and print."""

from __future__ import annotations

import math
from dataclasses import dataclass

from losses import Choice, Interval, LossSpec, losses_of
from losses.registry import Family
from ui.mathml import letter
from ui.numbers import plain

COLUMNS = (
    ("title", "Loss"),
    ("formula", "Formula"),
    ("takes", "Takes"),
    ("convex", "Convex"),
    ("smooth", "Smooth"),
    ("proper", "Proper"),
    ("bounded", "Bounded"),
    ("minimiser", "Best constant"),
    ("parameters", "Parameters"),
    ("unit", "Unit"),
    ("source", "Source"),
)
"""The fields of a row that a table shows, in order, each with its heading."""


@dataclass(frozen=True)
class FactRow:
    """The facts of one loss; `formula` and `gradient` are LaTeX, the rest is words."""

    name: str
    title: str
    formula: str
    gradient: str
    takes: str
    convex: str
    smooth: str
    proper: str
    bounded: str
    minimiser: str
    parameters: str
    unit: str
    source: str

    @property
    def facts(self) -> str:
        """Whether it is convex, smooth, proper and bounded, in one line.

        Examples
        --------
        >>> from losses import REGISTRY
        >>> row(REGISTRY["hinge"]).facts
        'convex, kink at margin 1, not bounded'
        """
        said = []
        for fact in ("convex", "smooth", "proper", "bounded"):
            answer, _, more = getattr(self, fact).partition(": ")
            if answer in ("yes", "no"):
                said.append(more or (fact if answer == "yes" else f"not {fact}"))
        return ", ".join(said)


def rows(family: Family) -> tuple[FactRow, ...]:
    """The facts of every loss of a family, in the order of the registry."""
    return tuple(map(row, losses_of(family)))


def row(spec: LossSpec) -> FactRow:
    """The facts of one loss.

    Examples
    --------
    >>> from losses import REGISTRY
    >>> found = row(REGISTRY["hinge"])
    >>> found.takes, found.smooth
    ('score: any number; target: −1 or 1', 'no: kink at margin 1')
    """
    return FactRow(
        name=spec.name,
        title=spec.title,
        formula=spec.formula,
        gradient=spec.gradient_formula,
        takes=_takes(spec),
        convex=_yes(spec.convex),
        smooth=_smooth(spec),
        proper="not asked" if spec.proper is None else _yes(spec.proper),
        bounded=_yes(spec.bounded),
        minimiser=spec.minimiser,
        parameters=_parameters(spec),
        unit=spec.unit,
        source=spec.source,
    )


def domain(values: Interval | Choice) -> str:
    """A set of numbers in words.

    Examples
    --------
    >>> domain(Interval(0.0, 1.0, True, True)), domain(Interval(0.0, math.inf))
    ('0 to 1', 'above 0')
    """
    if isinstance(values, Choice):
        return " or ".join(map(plain, values.values))
    low = plain(values.low) if values.low_closed else f"above {plain(values.low)}"
    high = plain(values.high) if values.high_closed else f"below {plain(values.high)}"
    if math.isinf(values.low) and math.isinf(values.high):
        return "any number"
    if math.isinf(values.high):
        return f"{low} or more" if values.low_closed else low
    if math.isinf(values.low):
        return f"{high} or less" if values.high_closed else high
    is_closed = values.low_closed and values.high_closed
    return f"{low} to {high}" if is_closed else f"{low}, {high}"


def _takes(spec: LossSpec) -> str:
    given: str = spec.argument
    target = domain(spec.target_domain)
    if spec.classes:
        given = f"{given} of each class"
        is_label = spec.family == "margin"  # a probability's target is a row of shares
        target = "a class number" if is_label else f"{target} of each class"
    return f"{given}: {domain(spec.prediction_domain)}; target: {target}"


def _smooth(spec: LossSpec) -> str:
    if spec.differentiable:
        return "yes"
    what = "error" if spec.family == "regression" else "margin"
    how = "kink" if spec.convex else "jump"  # a convex loss does not jump
    return f"no: {how} at {what} {', '.join(map(plain, spec.kinks))}"


def _parameters(spec: LossSpec) -> str:
    return (
        "; ".join(
            f"{letter(each.symbol)} ({each.name}, default {plain(each.default)}): "
            f"{each.meaning}"
            for each in spec.parameters
        )
        or "none"
    )


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"
