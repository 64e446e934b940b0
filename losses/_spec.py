"""What the registry says about a loss."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from losses._checks import Array
from losses._domain import REAL, Choice, Interval

__all__ = ["Family", "LossSpec", "Parameter"]

Family = Literal["regression", "probability", "margin"]
Argument = Literal["prediction", "probability", "logit", "score"]
Pieces = tuple[tuple[float, float], ...]


class Kink(NamedTuple):
    """What is charged per unit of error, or margin, below a place and above it."""

    place: float
    below: float
    above: float


def kinks_of(pieces: Pieces) -> list[Kink]:
    """Write the largest of straight pieces as a sum of kinks, but for its lowest value.

    Examples
    --------
    >>> kinks_of(((-1.0, 1.0), (0.0, 0.0)))
    [Kink(place=1.0, below=1.0, above=0.0)]
    """
    return [
        Kink(
            (offset - next_offset) / (next_slope - slope),
            min(next_slope, 0.0) - min(slope, 0.0),
            max(next_slope, 0.0) - max(slope, 0.0),
        )
        for (slope, offset), (next_slope, next_offset) in pairwise(sorted(pieces))
    ]


@dataclass(frozen=True)
class Parameter:
    """A number that shapes a loss.

    Parameters
    ----------
    name : str
        The keyword of the functions.
    symbol : str
        LaTeX, as in the formula.
    default : float
        What the functions take when nothing is said.
    low, high : float
        Ends of a range worth trying; all of it is allowed.
    meaning : str
        What it does, in the learner's words, with its unit.
    """

    name: str
    symbol: str
    default: float
    low: float
    high: float
    meaning: str


@dataclass(frozen=True, kw_only=True)
class LossSpec:
    """All that is known about a loss; each fact is tested.

    Parameters
    ----------
    name : str
        Name of the function in `losses`.
    title : str
        What people call it.
    family : {"regression", "probability", "margin"}
        What it is for, and so how its arguments are named.
    value, gradient : callable
        Elementwise: target, prediction, and the parameters by keyword.
    argument : {"prediction", "probability", "logit", "score"}
        What the gradient is taken in: the second argument of `value`.
    formula, gradient_formula : str
        LaTeX in y, ŷ, p, z, s, m and the symbols of the parameters.
    convex : bool
        In `argument`, for every parameter in range.
    minimiser : str
        What the best constant prediction is, in words.
    best_constant : callable, optional
        Finds it for targets, an array, and the parameters by keyword; not where
        predictions are rows of classes.
    unit : str
        The unit of the loss, in words.
    source : str
        Author, title, year.
    prediction_domain, target_domain : Interval or Choice, optional
        Where each number of the two arguments comes from, if not from all numbers.
    curvature : callable, optional
        Second derivative, elementwise; not where predictions are rows of classes. A
        kink has none: there, as beside it, it is that of the straight pieces, 0. Where
        the slope is continuous and the curvature jumps, as for the Huber loss, it is
        that of the piece the formula puts there.
    subgradient : callable, optional
        Lowest and highest slope, for a convex loss with kinks.
    parameters : tuple of Parameter, optional
        The numbers that shape it.
    jumps : tuple of float, optional
        For a loss that is not made of straight pieces: errors (regression) or margins
        (margin) at which the slope, or for zero-one the value, jumps.
    pieces : callable, optional
        For a convex loss made of straight pieces: takes the parameters by keyword and
        gives the slope and the offset of each; the loss is the largest of
        `slope * v + offset`, where v is the error (regression) or the margin (margin).
    seams : callable, optional
        Errors or margins at which only the curvature jumps, for the parameters by
        keyword.
    quadratic : bool, default False
        Whether its curvature is one number above 0 everywhere: a parabola.
    endless : bool, default False
        Whether it falls on for ever: no finite prediction has the lowest loss.
    from_zero : bool, default True
        Whether the perfect prediction costs 0, and none less. The Poisson loss leaves
        a part out that no prediction changes.
    proper : bool, optional
        Whether reporting the true probability is best; not said if it is not about
        probabilities.
    bounded : bool, default False
        Whether some number is above every value of the loss.
    classes : bool, default False
        Whether predictions are rows of k classes, on the last axis.
    """

    name: str
    title: str
    family: Family
    value: Callable[..., Array]
    gradient: Callable[..., Array]
    argument: Argument
    formula: str
    gradient_formula: str
    convex: bool
    minimiser: str
    unit: str
    source: str
    prediction_domain: Interval = REAL
    target_domain: Interval | Choice = REAL
    best_constant: Callable[..., float] | None = None
    curvature: Callable[..., Array] | None = None
    subgradient: Callable[..., tuple[Array, Array]] | None = None
    parameters: tuple[Parameter, ...] = ()
    jumps: tuple[float, ...] = ()
    pieces: Callable[..., Pieces] | None = None
    seams: Callable[..., tuple[float, ...]] = lambda **params: ()
    quadratic: bool = False
    endless: bool = False
    from_zero: bool = True
    proper: bool | None = None
    bounded: bool = False
    classes: bool = False

    @property
    def differentiable(self) -> bool:
        """Whether the loss has a slope everywhere inside the domain."""
        return not (self.pieces or self.jumps)

    @property
    def defaults(self) -> dict[str, float]:
        """The parameters at their defaults, ready to be passed by keyword."""
        return {parameter.name: parameter.default for parameter in self.parameters}

    def kinks(self, **params: float) -> tuple[float, ...]:
        """Where the slope jumps: errors or margins, at these parameters.

        Examples
        --------
        >>> from losses import REGISTRY
        >>> REGISTRY["hinge"].kinks()
        (1.0,)
        """
        if self.pieces is None:
            return self.jumps
        pieces = self.pieces(**self.defaults | params)
        return tuple(kink.place for kink in kinks_of(pieces))
