"""The list of losses that menus, tests, pages and the glossary read."""

from collections.abc import Mapping
from types import MappingProxyType

from losses._checks import one_of
from losses._facts_margin import MARGIN
from losses._facts_probability import PROBABILITY
from losses._facts_regression import REGRESSION
from losses._spec import Family, LossSpec

FAMILIES: tuple[Family, ...] = ("regression", "probability", "margin")

REGISTRY: Mapping[str, LossSpec] = MappingProxyType(
    {spec.name: spec for spec in (*REGRESSION, *PROBABILITY, *MARGIN)}
)


def losses_of(family: Family) -> tuple[LossSpec, ...]:
    """List the losses of one family, in the order of the menus.

    Examples
    --------
    >>> [spec.name for spec in losses_of("regression")][:2]
    ['squared_error', 'half_squared_error']
    """
    one_of("family", family, FAMILIES)
    return tuple(spec for spec in REGISTRY.values() if spec.family == family)
