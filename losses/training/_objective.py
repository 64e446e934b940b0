"""What training lowers: objective = cost + penalty, of a linear model's weights.

The cost pools the losses of the samples, the penalty charges for large weights.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array
from losses._domain import NON_NEGATIVE, REAL
from losses._reduction import REDUCTIONS, for_each_row
from losses._spec import LossSpec
from losses.registry import REGISTRY
from losses.training._models import linear_score

POOLED = tuple(name for name in REDUCTIONS if name != "none")
TRAINABLE = tuple(
    spec.name
    for spec in REGISTRY.values()
    if spec.prediction_domain == REAL and not spec.classes
)
LARGEST_SCORE = 1e150
# Sums of squares of numbers up to this size are finite.
LARGEST = 1e100


class Bowl(NamedTuple):
    """A cost that is a parabola: `floor + (w - centre)' H (w - centre) / 2`."""

    hessian: Array
    centre: Array
    floor: float


@dataclass(frozen=True, eq=False)
class Objective:
    r"""A linear model, its training samples, its loss and its penalty.

    .. math::

       \frac1n \sum_i \ell(y_i,\, x_i \cdot w + \text{offset})
       + \lambda_1 \sum_j |w_j| + \frac{\lambda_2}{2} \sum_j w_j^2

    An intercept is the weight of a column of ones. Arrays are copied and cannot be
    changed; two objectives are equal only if they are the same one.

    Parameters
    ----------
    features : array_like, shape (n, d)
        One row per sample, at least one row and one column; as the targets at most
        1e100 in size.
    targets : array_like, shape (n,)
        What the loss takes: numbers, labels 0 and 1 (or between), or -1 and +1.
    loss : str, default "squared_error"
        Name in the registry of a loss of one prediction, logit or score that may be
        any number.
    parameters : mapping of str to float, optional
        Parameters of the loss; those not named have their defaults.
    reduction : {"mean", "sum"}, default "mean"
        How the losses of the samples become the cost.
    l1, l2 : float, default 0.0
        Price of the size of a weight, and of half its square, from 0 up.
    offset : float, default 0.0
        A part of every score that is not learnt.
    penalised : sequence of bool, shape (d,), optional
        Which weights the penalty charges; all of them when not said. Usually not
        the intercept.

    Raises
    ------
    ValueError
        If an argument is outside its domain or a shape does not fit.

    Examples
    --------
    >>> Objective([[1.0]], [3.0]).spec.title
    'Squared error'
    """

    features: Array
    targets: Array
    loss: str = "squared_error"
    parameters: Mapping[str, float] = field(default_factory=dict)
    reduction: str = "mean"
    l1: float = 0.0
    l2: float = 0.0
    offset: float = 0.0
    penalised: tuple[bool, ...] | None = None

    def __post_init__(self) -> None:
        _checks.one_of("loss", self.loss, TRAINABLE)
        _checks.one_of("reduction", self.reduction, POOLED)
        features = _features(self.features)
        chosen = {
            "features": features,
            "targets": _targets(self.targets, len(features), self.spec),
            "parameters": _parameters(self.parameters, self.spec),
            "penalised": _penalised(self.penalised, features.shape[1]),
            "l1": _checks.parameter("l1", self.l1, NON_NEGATIVE),
            "l2": _checks.parameter("l2", self.l2, NON_NEGATIVE),
            "offset": _checks.parameter("offset", self.offset, REAL),
        }
        for name, value in chosen.items():
            object.__setattr__(self, name, value)

    @property
    def spec(self) -> LossSpec:
        """What the registry says about the loss."""
        return REGISTRY[self.loss]

    @property
    def is_smooth(self) -> bool:
        """Whether the cost has a gradient everywhere; the L1 penalty aside."""
        return self.spec.differentiable

    @property
    def is_convex(self) -> bool:
        """Whether a lowest point is the lowest of all."""
        return self.spec.convex

    @cached_property
    def weighted(self) -> Array:
        """1 for each weight that the penalty charges, 0 for the others."""
        return np.array(self.penalised, dtype=np.float64)

    @cached_property
    def far(self) -> float:
        """Weights of this size make scores whose square is still finite."""
        return LARGEST_SCORE / (1.0 + float(np.abs(self.features).sum(axis=1).max()))

    @cached_property
    def bowl(self) -> Bowl | None:
        """The cost as a parabola, where the loss is one; else None."""
        if not self.spec.quadratic:
            return None
        bend = float(self.spec.curvature(0.0, 0.0))  # type: ignore[misc]
        hessian = bend * self.pooled(self.features.T @ self.features)
        centre = least_squares(self.features, self.targets - self.offset)
        scores = linear_score(self.features, centre, self.offset)
        return Bowl(hessian, centre, float(self.pooled(self.losses(scores).sum())))

    def losses(self, scores: Array) -> Array:
        """Losses of the samples (last axis) at these scores."""
        if scores.ndim == 2:
            return for_each_row(
                self.spec.value, self.targets, scores, **self.parameters
            )
        return self.spec.value(self.targets, scores, **self.parameters)

    def pooled(self, total: Array) -> Array:
        """A sum over all samples as the reduction wants it."""
        return total / len(self.targets) if self.reduction == "mean" else total

    def read(self, name: str, weights: ArrayLike) -> Array:
        """Read one finite weight per feature."""
        array = _checks.numbers(name, weights)
        shape = self.features.shape[1:]
        if array.shape != shape:
            rule = f"have one weight per feature, shape {shape}"
            _checks.fail(name, rule, array.shape)
        _checks.finite(name, array)
        return array


def least_squares(rows: Array, goal: Array) -> Array:
    """Weights with the smallest squares, and their last digits by a second pass."""
    first = np.linalg.lstsq(rows, goal, rcond=None)[0]
    return first + np.linalg.lstsq(rows, goal - rows @ first, rcond=None)[0]


def _features(features: ArrayLike) -> Array:
    array = np.array(_checks.numbers("features", features), order="F")
    if array.ndim != 2 or 0 in array.shape:
        rule = "have the shape (n, d), n and d at least 1"
        _checks.fail("features", rule, array.shape)
    _no_giants("features", array)
    array.flags.writeable = False
    return array


def _targets(targets: ArrayLike, n: int, spec: LossSpec) -> Array:
    array = np.array(_checks.numbers("targets", targets))
    if array.shape != (n,):
        _checks.fail("targets", f"have one value per row, shape {(n,)}", array.shape)
    _no_giants("targets", array)
    if not spec.target_domain.includes(array):
        _checks.fail("targets", f"be in {spec.target_domain}", array)
    array.flags.writeable = False
    return array


def _no_giants(name: str, array: Array) -> None:
    _checks.finite(name, array)
    largest = float(np.abs(array).max())
    if largest > LARGEST:
        _checks.fail(name, f"be at most {LARGEST:g} in size", largest)


def _parameters(given: Mapping[str, float], spec: LossSpec) -> Mapping[str, float]:
    for name in given:
        if name not in spec.defaults:
            _checks.fail("parameters", f"be those of {spec.name}", name)
    chosen = {**spec.defaults, **given}
    spec.value(1.0, 0.0, **chosen)  # refuses what is out of its domain
    return MappingProxyType({name: float(value) for name, value in chosen.items()})


def _penalised(given: ArrayLike | None, d: int) -> tuple[bool, ...]:
    if given is None:
        return (True,) * d
    array = np.asarray(given)
    if array.dtype != np.bool_ or array.shape != (d,):
        _checks.fail("penalised", f"be {d} of True and False", given)
    return tuple(array.tolist())
