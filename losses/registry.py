"""The list of losses that menus, tests, pages and the glossary read."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from losses import _categorical, _checks, _margin, _probability, _regression
from losses._minimiser import targets_of
from losses._spec import Family, LossSpec

__all__ = ["FAMILIES", "REGISTRY", "constant_minimiser", "losses_of"]

FAMILIES: tuple[Family, ...] = ("regression", "probability", "margin")

REGISTRY: Mapping[str, LossSpec] = MappingProxyType(
    {
        spec.name: spec
        for module in (_regression, _probability, _categorical, _margin)
        for spec in vars(module).values()
        if isinstance(spec, LossSpec)
    }
)
"""Every loss of the modules of families, in the order in which it stands there."""


def losses_of(family: Family) -> tuple[LossSpec, ...]:
    """List the losses of one family, in the order of the menus.

    Examples
    --------
    >>> [spec.name for spec in losses_of("regression")][:2]
    ['squared_error', 'half_squared_error']
    """
    _checks.one_of("family", family, FAMILIES)
    return tuple(spec for spec in REGISTRY.values() if spec.family == family)


def constant_minimiser(spec_name: str, y_true: ArrayLike, **params: float) -> float:
    """Find the constant prediction with the lowest total loss.

    Parameters
    ----------
    spec_name : str
        Name of a loss in the registry, with one number as its prediction.
    y_true : array_like, shape (n,)
        Targets, at least one: numbers, soft labels in [0, 1], or labels -1 and
        +1, as the loss takes them.
    **params : float
        Parameters of the loss: delta, quantile, expectile, gamma.

    Returns
    -------
    float
        In the unit of the loss's prediction. Where a whole interval is best,
        as for the median of an even number, its middle; for the hinge and
        zero-one loss the nearest to 0 of the scores -1, 0 and +1 that is
        best. For logits and logistic scores, infinite when all labels are
        alike.

    Raises
    ------
    ValueError
        If the name has no constant minimiser, or a target or parameter is
        outside its domain.

    Notes
    -----
    The M-estimates (Huber, log-cosh) and the expectile are the zero of the summed
    gradient, which never falls: Newton steps from the median, halving the bracket
    where a step would leave it, to within 1e-12 of the spread of the targets.

    Examples
    --------
    >>> constant_minimiser("squared_error", [1, 2, 3, 4, 100])
    22.0
    >>> constant_minimiser("absolute_error", [1, 2, 3, 4, 100])
    3.0
    """
    known = [spec.name for spec in REGISTRY.values() if spec.best_constant]
    _checks.one_of("spec_name", spec_name, tuple(known))
    spec = REGISTRY[spec_name]
    assert spec.best_constant is not None
    with np.errstate(all="ignore"):
        return float(spec.best_constant(targets_of(y_true), **spec.defaults | params))
