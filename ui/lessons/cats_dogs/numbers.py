"""The numbers of one predicted probability, and how this lesson writes them."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

import losses
from losses import LossSpec
from ui.numbers import fixed, plain, said

EDGE = 5.5
"""The ends of the logit axis; p = 0 and p = 1 have infinite logits and sit there."""
_SATURATED = 1000.0
"""A logit whose sigmoid is exactly 0 or 1: stands for the limit at infinity."""
CERTAIN = {"cat": 1.0, "dog": 0.0}


def in_unit(nats, unit: str):
    """A loss or a slope in nats, as it is or in bits."""
    return losses.nats_to_bits(nats) if unit == "bits" else nats


def log_name(unit: str) -> str:
    """How the logarithm is written."""
    return "log₂" if unit == "bits" else "ln"


def log_latex(unit: str) -> str:
    """How the logarithm is written in LaTeX."""
    return r"\log_2" if unit == "bits" else r"\ln"


def finite_logit(p: float) -> float:
    """The logit of a probability, with a very large number for infinity."""
    return min(max(float(losses.logit(p)), -_SATURATED), _SATURATED)


def place(axis: str, p: float) -> float:
    """Where a probability stands on the axis: itself, or its logit on the edge."""
    return p if axis == "probability" else min(max(finite_logit(p), -EDGE), EDGE)


def spec_on(axis: str, loss: str = "binary_cross_entropy") -> LossSpec:
    """What is known of a loss as a function of the probability, or of the logit."""
    return losses.REGISTRY[loss if axis == "probability" else f"{loss}_logits"]


def slope(axis: str, y: float, p: float, loss: str = "binary_cross_entropy") -> float:
    """The slope of a loss in the probability, or in the logit."""
    where = p if axis == "probability" else finite_logit(p)
    return float(spec_on(axis, loss).gradient(y, where))


@lru_cache
def steepest_brier(axis: str) -> float:
    """The size of the greatest slope that the squared error has on the axis."""
    probs = np.linspace(0, 1, 301)  # a third is among them: steepest in the logit
    return max(abs(slope(axis, 1.0, float(p), "brier")) for p in probs)


def amount(value: float, unit: str) -> str:
    """A loss or a slope with its unit, as one would say it; infinite has none.

    Examples
    --------
    >>> amount(0.35667, "nats"), amount(-10.0, "bits"), amount(1.0, "bits")
    ('0.357 nats', '−10 bits', '1 bit')
    >>> amount(math.inf, "nats")
    '∞'
    """
    number = said(value)
    if not math.isfinite(value):
        return number
    return f"{number} {unit.removesuffix('s') if number == '1' else unit}"


def exact_amount(value: float, unit: str) -> str:
    """The same with four decimals, as the arithmetic has it.

    Examples
    --------
    >>> exact_amount(0.35667, "nats"), exact_amount(math.inf, "nats")
    ('0.3567 nats', '∞')
    """
    return f"{fixed(value, 4)} {unit}" if math.isfinite(value) else fixed(value)


def spoken_amount(value: float, unit: str) -> str:
    """A loss with its unit as a screen reader says it."""
    return amount(value, unit).replace("∞", "infinite")


def direction(value: float, what: str, p: float = 0.5) -> str:
    """What a gradient asks for; at 0 and at 1 a probability may be at its end.

    Examples
    --------
    >>> direction(-0.3, "p(cat)"), direction(0.0, "p(cat)")
    ('negative: raise p(cat)', 'zero: nothing to gain')
    >>> direction(-1.0, "p(cat)", 1.0)
    'negative, but p(cat) is at its end'
    """
    if abs(value) < 5e-5:
        return "zero: nothing to gain"
    sign, verb = ("positive", "lower") if value > 0 else ("negative", "raise")
    if p == (0 if value > 0 else 1):
        return f"{sign}, but {what} is at its end"
    if not math.isfinite(value):
        return f"infinitely steep: {verb} {what}"
    return f"{sign}: {verb} {what}"


def logit_words(p: float) -> str:
    """The logit of a probability as it is written."""
    return said(float(losses.logit(p)))


def decimals(p: float) -> str:
    """A probability with two decimals, or four where two would hide something.

    Examples
    --------
    >>> decimals(0.7), decimals(0.8642), decimals(0.9999)
    ('0.70', '0.8642', '0.9999')
    """
    return fixed(p, 2 if abs(p - round(p, 2)) < 1e-9 else 4)


def probability(p: float, places: int = 2) -> str:
    """A probability with so many decimals, or four digits where it is between them.

    Examples
    --------
    >>> probability(0.7), probability(0.03125), probability(0.27253), probability(1e-7)
    ('0.70', '0.03125', '0.2725', '0.00')
    """
    on_grid, with_digits = fixed(p, places), plain(p) if p >= 1e-4 else "0"
    return on_grid if float(on_grid) == float(with_digits) else with_digits
