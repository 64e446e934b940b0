"""Losses for predicting a number: one after the other, so the file is long.

Beneath a loss stand its slope, its curvature and all that is known of it, its
:class:`LossSpec`. Every function takes `y_true` and `y_pred` of one shape, in one
unit, and works sample by sample. The error is `y_pred - y_true`: positive is too high.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks, _minimiser
from losses._checks import Array, blockwise, charged, formula
from losses._domain import INSIDE_UNIT, NON_NEGATIVE, POSITIVE, Interval
from losses._links import squash
from losses._spec import LossSpec, Parameter

__all__ = [
    "absolute_error",
    "absolute_error_gradient",
    "absolute_error_subgradient",
    "expectile",
    "expectile_gradient",
    "half_squared_error",
    "half_squared_error_gradient",
    "huber",
    "huber_gradient",
    "log_cosh",
    "log_cosh_gradient",
    "poisson",
    "poisson_gradient",
    "prediction_error",
    "quantile",
    "quantile_gradient",
    "quantile_subgradient",
    "squared_error",
    "squared_error_gradient",
    "tweedie_deviance",
]

# Beyond this error, ln cosh e and |e| - ln 2 are the same double.
LOG_COSH_STRAIGHT = 20.0
POWERS = Interval(1.0, 2.0, True, True)


@formula
def prediction_error(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""How far each prediction is from the truth, positive when too high.

    .. math:: e = \hat y - y

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.

    Returns
    -------
    ndarray, shape (n,), or float
        The errors, in the unit of the target.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not a finite number.

    Examples
    --------
    >>> float(prediction_error(250_000, 200_000))
    -50000.0
    """
    return _checks.difference(y_true, y_pred)


@formula
def squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""Charge the square of the error: twice as far off costs four times as much.

    .. math:: (\hat y - y)^2

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.

    Returns
    -------
    ndarray, shape (n,), or float
        In the squared unit of the target, from 0 up; infinite where the square
        is beyond the largest double, about an error of 1.3e154.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not a finite number.

    Notes
    -----
    The best constant prediction is the mean. Twice :func:`half_squared_error`.
    Source: Legendre, Nouvelles méthodes pour la détermination des orbites des
    comètes, 1805.

    Examples
    --------
    >>> float(squared_error(250_000, 200_000))
    2500000000.0
    """
    return _checks.difference(y_true, y_pred) ** 2


@formula
def squared_error_gradient(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Slope of the squared error in the prediction, `2 (y_pred - y_true)`.

    In the unit of the target; negative says: raise the prediction.

    Examples
    --------
    >>> float(squared_error_gradient(250_000, 200_000))
    -100000.0
    """
    return 2.0 * _checks.difference(y_true, y_pred)


@formula
def squared_error_curvature(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Curvature of the squared error in the prediction: 2, a parabola.

    Examples
    --------
    >>> float(squared_error_curvature(250_000, 200_000))
    2.0
    """
    return np.full(_checks.difference(y_true, y_pred).shape, 2.0)


SQUARED_ERROR = LossSpec(
    name="squared_error",
    title="Squared error",
    family="regression",
    value=squared_error,
    gradient=squared_error_gradient,
    curvature=squared_error_curvature,
    argument="prediction",
    formula=r"(\hat y - y)^2",
    gradient_formula=r"2\,(\hat y - y)",
    convex=True,
    quadratic=True,
    minimiser="mean",
    best_constant=_minimiser.mean,
    unit="squared unit of the target",
    source=(
        "Legendre, Nouvelles méthodes pour la détermination des orbites des "
        "comètes, 1805"
    ),
)


@formula
def half_squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""Charge half the square of the error, so that the slope is the error itself.

    .. math:: \tfrac12 (\hat y - y)^2

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.

    Returns
    -------
    ndarray, shape (n,), or float
        In the squared unit of the target, from 0 up.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not a finite number.

    Notes
    -----
    Half of :func:`squared_error`, with the same best constant, the mean.
    Source: Bishop, Pattern Recognition and Machine Learning, 2006.

    Examples
    --------
    >>> float(half_squared_error(3, 7))
    8.0
    """
    return 0.5 * _checks.difference(y_true, y_pred) ** 2


@formula
def half_squared_error_gradient(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Slope of half the squared error in the prediction: the error itself.

    Examples
    --------
    >>> float(half_squared_error_gradient(3, 7))
    4.0
    """
    return _checks.difference(y_true, y_pred)


@formula
def half_squared_error_curvature(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Curvature of half the squared error in the prediction: 1."""
    return np.full(_checks.difference(y_true, y_pred).shape, 1.0)


HALF_SQUARED_ERROR = LossSpec(
    name="half_squared_error",
    title="Half squared error",
    family="regression",
    value=half_squared_error,
    gradient=half_squared_error_gradient,
    curvature=half_squared_error_curvature,
    argument="prediction",
    formula=r"\frac{1}{2}(\hat y - y)^2",
    gradient_formula=r"\hat y - y",
    convex=True,
    quadratic=True,
    minimiser="mean",
    best_constant=_minimiser.mean,
    unit="squared unit of the target",
    source="Bishop, Pattern Recognition and Machine Learning, 2006",
)


@formula
def absolute_error(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""Charge the size of the error: twice as far off costs twice as much.

    .. math:: |\hat y - y|

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.

    Returns
    -------
    ndarray, shape (n,), or float
        In the unit of the target, from 0 up.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not a finite number.

    Notes
    -----
    The best constant prediction is any median. Twice :func:`quantile` at 0.5.
    Source: Laplace, Mémoire sur la probabilité des causes par les évènements,
    1774.

    Examples
    --------
    >>> float(absolute_error(250_000, 200_000))
    50000.0
    """
    return np.abs(_checks.difference(y_true, y_pred))


@formula
def absolute_error_gradient(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Slope of the absolute error in the prediction: the sign of the error.

    It is -1 below the target and +1 above it, and has no unit. At the kink,
    where the error is 0, it returns 0, the middle of the interval that
    :func:`absolute_error_subgradient` gives.

    Examples
    --------
    >>> absolute_error_gradient([5.0, 5.0, 5.0], [4.0, 5.0, 9.0]).tolist()
    [-1.0, 0.0, 1.0]
    """
    return np.sign(_checks.difference(y_true, y_pred))


def absolute_error_subgradient(
    y_true: ArrayLike, y_pred: ArrayLike
) -> tuple[Array, Array]:
    """Lowest and highest slope in the prediction: -1 and 1 where the error is 0.

    Returns
    -------
    lower, upper : ndarray, shape (n,), or float
        Both equal to :func:`absolute_error_gradient` away from the kink.
    """
    error = prediction_error(y_true, y_pred)
    return 2.0 * (error > 0) - 1.0, 2.0 * (error >= 0) - 1.0


@formula
def absolute_error_curvature(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Curvature of the absolute error: 0 on both sides of its kink."""
    return np.zeros(_checks.difference(y_true, y_pred).shape)


ABSOLUTE_ERROR = LossSpec(
    name="absolute_error",
    title="Absolute error",
    family="regression",
    value=absolute_error,
    gradient=absolute_error_gradient,
    curvature=absolute_error_curvature,
    subgradient=absolute_error_subgradient,
    argument="prediction",
    formula=r"\left|\hat y - y\right|",
    gradient_formula=r"\operatorname{sign}(\hat y - y)",
    convex=True,
    pieces=lambda: ((-1.0, 0.0), (1.0, 0.0)),
    minimiser="median",
    best_constant=_minimiser.median,
    unit="unit of the target",
    source="Laplace, Mémoire sur la probabilité des causes par les évènements, 1774",
)


@blockwise
def huber(y_true: ArrayLike, y_pred: ArrayLike, *, delta: float = 1.0) -> Array:
    r"""Square small errors, and charge large ones by their size only.

    .. math::

       \tfrac12 e^2 \text{ if } |e| \le \delta, \quad
       \delta\,(|e| - \tfrac12 \delta) \text{ beyond}, \quad e = \hat y - y

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.
    delta : float, default 1.0
        The error where the parabola becomes a straight line, above 0, in the
        unit of the target.

    Returns
    -------
    ndarray, shape (n,), or float
        In the squared unit of the target, from 0 up.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not a finite number, or `delta` is not
        above 0 and finite.

    Notes
    -----
    Equal to :func:`half_squared_error` while no error is beyond delta; divided
    by delta it comes close to :func:`absolute_error` as delta shrinks.
    Source: Huber, Robust Estimation of a Location Parameter, 1964.

    Examples
    --------
    >>> huber([0.0, 0.0], [0.5, 3.0], delta=1.0).tolist()
    [0.125, 2.5]
    """
    delta = _checks.parameter("delta", delta, POSITIVE)
    size = np.abs(_checks.difference(y_true, y_pred))
    return np.where(size <= delta, 0.5 * size**2, delta * (size - 0.5 * delta))


@formula
def huber_gradient(
    y_true: ArrayLike, y_pred: ArrayLike, *, delta: float = 1.0
) -> Array:
    """Slope of the Huber loss in the prediction: the error, capped at ±delta.

    Examples
    --------
    >>> huber_gradient([0.0, 0.0], [0.5, -3.0], delta=1.0).tolist()
    [0.5, -1.0]
    """
    delta = _checks.parameter("delta", delta, POSITIVE)
    return np.clip(_checks.difference(y_true, y_pred), -delta, delta)


@formula
def huber_curvature(
    y_true: ArrayLike, y_pred: ArrayLike, *, delta: float = 1.0
) -> Array:
    """Curvature of the Huber loss: 1 up to an error of delta, 0 beyond.

    Examples
    --------
    >>> huber_curvature([0.0, 0.0, 0.0], [0.5, 1.0, 3.0], delta=1.0).tolist()
    [1.0, 1.0, 0.0]
    """
    delta = _checks.parameter("delta", delta, POSITIVE)
    error = _checks.difference(y_true, y_pred)
    return np.asarray(np.abs(error) <= delta, dtype=np.float64)


def huber_constant(targets: Array, *, delta: float) -> float:
    """Where the errors, capped at ±delta, add up to 0."""
    delta = _checks.parameter("delta", delta, POSITIVE)

    def pull(constant: float) -> tuple[float, float]:
        # In units of delta every capped pull is exactly 1, so that they cancel.
        scaled = (constant - targets) / delta
        capped = np.minimum(np.maximum(scaled, -1.0), 1.0)
        return float(capped.sum()), np.count_nonzero(scaled == capped) / delta

    best = _minimiser.zero_of_rising(pull, targets)
    total, slope = pull(best)
    if total == 0.0 and slope == 0.0:
        left = targets[targets < best].max() + delta
        right = targets[targets > best].min() - delta
        return 0.5 * left + 0.5 * right
    return best


HUBER = LossSpec(
    name="huber",
    title="Huber loss",
    family="regression",
    value=huber,
    gradient=huber_gradient,
    curvature=huber_curvature,
    argument="prediction",
    formula=(
        r"\begin{cases} \frac{1}{2}(\hat y - y)^2 & |\hat y - y| \le \delta "
        r"\\ \delta\left(|\hat y - y| - \frac{1}{2}\delta\right) & |\hat y - "
        r"y| > \delta \end{cases}"
    ),
    gradient_formula=r"\max\left(-\delta, \min(\delta, \hat y - y)\right)",
    parameters=(
        Parameter(
            name="delta",
            symbol=r"\delta",
            default=1.0,
            low=0.1,
            high=10.0,
            meaning=(
                "error beyond which the loss is straight, in the unit of the target"
            ),
        ),
    ),
    convex=True,
    minimiser="M-estimate",
    best_constant=huber_constant,
    unit="squared unit of the target",
    seams=lambda *, delta: (-delta, delta),
    source="Huber, Robust Estimation of a Location Parameter, 1964",
)


@blockwise
def log_cosh(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""Charge like half the square near 0 and like the size far out, with no seam.

    .. math:: \ln\cosh(\hat y - y)

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite. The loss bends at an error of about 1,
        whatever the unit: choose the unit so that ordinary errors are near 1.

    Returns
    -------
    ndarray, shape (n,), or float
        From 0 up, a pure number. Exact to the last digits for tiny errors
        (e²/2) and for huge ones (|e| - ln 2).

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not a finite number.

    Notes
    -----
    Never above :func:`half_squared_error` nor :func:`absolute_error`.
    Source: Green, Bayesian Reconstructions from Emission Tomography Data Using
    a Modified EM Algorithm, 1990.

    Examples
    --------
    >>> round(float(log_cosh(0, 3)), 6)
    2.309329
    """
    size = np.abs(_checks.difference(y_true, y_pred))
    # cosh x = 1 + 2 sinh²(x/2) loses no digits for small x.
    near = np.log1p(2.0 * np.sinh(0.5 * size) ** 2)
    return np.where(size < LOG_COSH_STRAIGHT, near, size - math.log(2.0))


@blockwise
def log_cosh_gradient(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Slope of the log-cosh loss in the prediction: tanh of the error, in (-1, 1).

    Examples
    --------
    >>> round(float(log_cosh_gradient(0, 3)), 6)
    0.995055
    """
    return np.tanh(_checks.difference(y_true, y_pred))


@blockwise
def log_cosh_curvature(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Curvature of the log-cosh loss: 1 - tanh² of the error, from 1 down to 0.

    Computed as `4 σ(2e) σ(-2e)`, which keeps its digits where tanh is nearly 1.

    Examples
    --------
    >>> round(float(log_cosh_curvature(0, 3)), 6)
    0.009866
    """
    twice = 2.0 * _checks.difference(y_true, y_pred)
    return 4.0 * squash(twice) * squash(-twice)


def log_cosh_constant(targets: Array) -> float:
    """Where the tanh of the errors add up to 0."""

    def pull(constant: float) -> tuple[float, float]:
        slopes = np.tanh(constant - targets)
        return float(slopes.sum()), targets.size - float(slopes.dot(slopes))

    return _minimiser.zero_of_rising(pull, targets)


LOG_COSH = LossSpec(
    name="log_cosh",
    title="Log-cosh loss",
    family="regression",
    value=log_cosh,
    gradient=log_cosh_gradient,
    curvature=log_cosh_curvature,
    argument="prediction",
    formula=r"\ln\cosh(\hat y - y)",
    gradient_formula=r"\tanh(\hat y - y)",
    convex=True,
    minimiser="M-estimate",
    best_constant=log_cosh_constant,
    unit="pure number",
    source=(
        "Green, Bayesian Reconstructions from Emission Tomography Data "
        "Using a Modified EM Algorithm, 1990"
    ),
)


@blockwise
def quantile(y_true: ArrayLike, y_pred: ArrayLike, *, quantile: float = 0.5) -> Array:
    r"""Charge for too low and for too high at different prices (pinball loss).

    .. math:: \max\big((1-\tau)\,e,\; -\tau\,e\big), \quad e = \hat y - y

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.
    quantile : float, default 0.5
        The share τ of targets that should end up below the prediction, in
        (0, 1): each unit too low costs τ, each unit too high costs 1 - τ.

    Returns
    -------
    ndarray, shape (n,), or float
        In the unit of the target, from 0 up.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not a finite number, or `quantile` is
        not in (0, 1).

    Notes
    -----
    The best constant prediction is the τ-quantile of the targets. At τ = 0.5 it
    is half of :func:`absolute_error`.
    Source: Koenker and Bassett, Regression Quantiles, 1978.

    Examples
    --------
    >>> float(quantile(100, 90, quantile=0.75))
    7.5
    >>> float(quantile(100, 110, quantile=0.75))
    2.5
    """
    tau = _checks.parameter("quantile", quantile, INSIDE_UNIT)
    error = _checks.difference(y_true, y_pred)
    loss = np.maximum((1.0 - tau) * error, -tau * error)
    return loss + 0.0  # -0.0, one of the two at an error of 0, becomes 0.0


@blockwise
def quantile_gradient(
    y_true: ArrayLike, y_pred: ArrayLike, *, quantile: float = 0.5
) -> Array:
    """Slope of the quantile loss in the prediction: -τ too low, 1 - τ too high.

    At the kink, where the error is 0, it returns 0, which lies in the interval
    of :func:`quantile_subgradient` for every τ.

    Examples
    --------
    >>> quantile_gradient([9.0, 9.0, 9.0], [8.0, 9.0, 10.0], quantile=0.75).tolist()
    [-0.75, 0.0, 0.25]
    """
    tau = _checks.parameter("quantile", quantile, INSIDE_UNIT)
    error = _checks.difference(y_true, y_pred)
    return (1.0 - tau) * (error > 0) - tau * (error < 0)


def quantile_subgradient(
    y_true: ArrayLike, y_pred: ArrayLike, *, quantile: float = 0.5
) -> tuple[Array, Array]:
    """Lowest and highest slope in the prediction: -τ and 1 - τ where the error is 0.

    Returns
    -------
    lower, upper : ndarray, shape (n,), or float
        Both equal to :func:`quantile_gradient` away from the kink.
    """
    tau = _checks.parameter("quantile", quantile, INSIDE_UNIT)
    error = prediction_error(y_true, y_pred)
    return 1.0 * (error > 0) - tau, 1.0 * (error >= 0) - tau


@formula
def quantile_curvature(
    y_true: ArrayLike, y_pred: ArrayLike, *, quantile: float = 0.5
) -> Array:
    """Curvature of the quantile loss: 0 on both sides of its kink."""
    _checks.parameter("quantile", quantile, INSIDE_UNIT)
    return np.zeros(_checks.difference(y_true, y_pred).shape)


QUANTILE = LossSpec(
    name="quantile",
    title="Quantile loss",
    family="regression",
    value=quantile,
    gradient=quantile_gradient,
    curvature=quantile_curvature,
    subgradient=quantile_subgradient,
    argument="prediction",
    formula=r"\max\left((1-\tau)(\hat y - y),\; \tau\,(y - \hat y)\right)",
    gradient_formula=(
        r"\begin{cases} 1-\tau & \hat y > y \\ -\tau & \hat y < y "
        r"\end{cases}"
    ),
    parameters=(
        Parameter(
            name="quantile",
            symbol=r"\tau",
            default=0.5,
            low=0.05,
            high=0.95,
            meaning="share of targets that should lie below the prediction",
        ),
    ),
    convex=True,
    pieces=lambda *, quantile: ((-quantile, 0.0), (1.0 - quantile, 0.0)),
    minimiser="quantile",
    best_constant=_minimiser.quantile,
    unit="unit of the target",
    source="Koenker and Bassett, Regression Quantiles, 1978",
)


@formula
def expectile(y_true: ArrayLike, y_pred: ArrayLike, *, expectile: float = 0.5) -> Array:
    r"""Square the error, and weigh too low by τ and too high by 1 - τ.

    .. math:: \left|\tau - [\hat y > y]\right| (\hat y - y)^2

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.
    expectile : float, default 0.5
        τ between 0 and 1; at 0.5 it is half of :func:`squared_error`.

    Returns
    -------
    ndarray, shape (n,), or float
        In the squared unit of the target, from 0 up.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not finite, or `expectile` is not between
        0 and 1.

    Notes
    -----
    The best constant is the expectile: a mean in which the targets above it have the
    weight τ and those below 1 - τ. Source: Newey and Powell, Asymmetric Least Squares
    Estimation and Testing, 1987.

    Examples
    --------
    >>> expectile([10.0, 10.0], [8.0, 12.0], expectile=0.75).tolist()
    [3.0, 1.0]
    """
    tau = _checks.parameter("expectile", expectile, INSIDE_UNIT)
    error = _checks.difference(y_true, y_pred)
    return np.where(error > 0, 1.0 - tau, tau) * error**2


@formula
def expectile_gradient(
    y_true: ArrayLike, y_pred: ArrayLike, *, expectile: float = 0.5
) -> Array:
    """Slope in the prediction: twice the weighted error, without a jump at 0.

    Examples
    --------
    >>> expectile_gradient([10.0, 10.0], [8.0, 12.0], expectile=0.75).tolist()
    [-3.0, 1.0]
    """
    tau = _checks.parameter("expectile", expectile, INSIDE_UNIT)
    error = _checks.difference(y_true, y_pred)
    return 2.0 * np.where(error > 0, 1.0 - tau, tau) * error


@formula
def expectile_curvature(
    y_true: ArrayLike, y_pred: ArrayLike, *, expectile: float = 0.5
) -> Array:
    """Curvature of the expectile loss: 2 (1 - τ) where too high, else 2 τ.

    Examples
    --------
    >>> expectile_curvature([0.0, 0.0], [-3.0, 3.0], expectile=0.75).tolist()
    [1.5, 0.5]
    """
    tau = _checks.parameter("expectile", expectile, INSIDE_UNIT)
    error = _checks.difference(y_true, y_pred)
    return 2.0 * np.where(error > 0, 1.0 - tau, tau)


def expectile_constant(targets: Array, *, expectile: float) -> float:
    """Where the errors, weighted by τ if too low and by 1 - τ if not, add up to 0."""
    tau = _checks.parameter("expectile", expectile, INSIDE_UNIT)

    def pull(constant: float) -> tuple[float, float]:
        error = constant - targets
        weights = np.where(error > 0, 1.0 - tau, tau)
        return float(weights.dot(error)), float(weights.sum())

    return _minimiser.zero_of_rising(pull, targets)


EXPECTILE = LossSpec(
    name="expectile",
    title="Expectile loss",
    family="regression",
    value=expectile,
    gradient=expectile_gradient,
    curvature=expectile_curvature,
    argument="prediction",
    formula=(
        r"\begin{cases} (1-\tau)(\hat y - y)^2 & \hat y > y \\ "
        r"\tau\,(\hat y - y)^2 & \hat y \le y \end{cases}"
    ),
    gradient_formula=(
        r"\begin{cases} 2\,(1-\tau)(\hat y - y) & \hat y > y \\ "
        r"2\,\tau\,(\hat y - y) & \hat y \le y \end{cases}"
    ),
    parameters=(
        Parameter(
            name="expectile",
            symbol=r"\tau",
            default=0.5,
            low=0.05,
            high=0.95,
            meaning=(
                "weight of a prediction that is too low; one too high has the rest of 1"
            ),
        ),
    ),
    convex=True,
    minimiser="expectile",
    best_constant=expectile_constant,
    unit="squared unit of the target",
    seams=lambda *, expectile: (0.0,),
    source="Newey and Powell, Asymmetric Least Squares Estimation and Testing, 1987",
)


@formula
def poisson(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""Charge a predicted rate for a count, as Poisson's distribution would.

    .. math:: \hat y - y \ln \hat y

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        Counts, or other numbers from 0 up, finite.
    y_pred : array_like, shape (n,) or one number
        Predicted means, from 0 up, finite.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, without the part ln(y!) that no prediction changes; can be
        negative; infinite where 0 was predicted and something was counted.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not finite or below 0.

    Notes
    -----
    The best constant prediction is the mean. Half of :func:`tweedie_deviance` at
    power 1 but for a part without the prediction. Source: Nelder and Wedderburn,
    Generalized Linear Models, 1972.

    Examples
    --------
    >>> round(float(poisson(2, 3)), 6)
    0.802775
    """
    y_true, y_pred = _counts_and_means(y_true, y_pred, NON_NEGATIVE)
    return y_pred - charged(y_true, np.log(y_pred))


@formula
def poisson_gradient(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Slope in the predicted mean, `1 - y/ŷ`, the error in units of the prediction.

    -inf where 0 was predicted and something was counted. In the logarithm of the
    mean it is the error itself.

    Examples
    --------
    >>> float(poisson_gradient(2, 4))
    0.5
    """
    y_true, y_pred = _counts_and_means(y_true, y_pred, NON_NEGATIVE)
    return np.where(y_true > 0.0, (y_pred - y_true) / y_pred, 1.0)


@formula
def poisson_curvature(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Curvature of the Poisson loss in the predicted mean, `y/ŷ²`.

    Examples
    --------
    >>> float(poisson_curvature(2, 4))
    0.125
    """
    y_true, y_pred = _counts_and_means(y_true, y_pred, NON_NEGATIVE)
    return charged(y_true, 1.0 / y_pred**2)


def poisson_constant(targets: Array) -> float:
    """Average of numbers from 0 up."""
    if not NON_NEGATIVE.includes(targets):
        _checks.fail("y_true", f"be in {NON_NEGATIVE}", targets)
    return _minimiser.mean(targets)


POISSON = LossSpec(
    name="poisson",
    title="Poisson loss",
    family="regression",
    value=poisson,
    gradient=poisson_gradient,
    curvature=poisson_curvature,
    argument="prediction",
    formula=r"\hat y - y \ln \hat y",
    gradient_formula=r"1 - \frac{y}{\hat y}",
    prediction_domain=NON_NEGATIVE,
    target_domain=NON_NEGATIVE,
    convex=True,
    from_zero=False,
    minimiser="mean",
    best_constant=poisson_constant,
    unit="nats",
    source="Nelder and Wedderburn, Generalized Linear Models, 1972",
)


@formula
def tweedie_deviance(
    y_true: ArrayLike, y_pred: ArrayLike, *, power: float = 1.5
) -> Array:
    r"""Charge twice what the prediction loses against a perfect one, in log-likelihood.

    .. math:: 2 \int_{\hat y}^{y} \frac{y - t}{t^{\,\rho}}\, dt

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        Numbers from 0 up, finite.
    y_pred : array_like, shape (n,) or one number
        Predicted means, above 0, finite.
    power : float, default 1.5
        ρ in [1, 2]: how fast the variance grows with the mean, as mean^ρ. 1 is for
        Poisson counts, 2 for gamma amounts, between them many zeros and a long tail.

    Returns
    -------
    ndarray, shape (n,), or float
        From 0 up; infinite for a target of 0 at power 2.

    Raises
    ------
    ValueError
        If the shapes differ, a target is below 0, a prediction not above 0, a value
        not finite, or `power` is not in [1, 2].

    Notes
    -----
    The best constant prediction is the mean at every power. Power 0 would be the
    squared error. Source: Jørgensen, Exponential Dispersion Models, 1987.

    Examples
    --------
    >>> round(float(tweedie_deviance(2, 3, power=1.0)), 6)
    0.37814
    """
    rho = _checks.parameter("power", power, POWERS)
    y_true, y_pred = _counts_and_means(y_true, y_pred, POSITIVE)
    if rho == 1.0:
        gained = charged(y_true, np.log(y_true) - np.log(y_pred))
        return 2.0 * (gained + y_pred - y_true)
    if rho == 2.0:
        return 2.0 * (y_true / y_pred - 1.0 + np.log(y_pred) - np.log(y_true))
    own = y_true ** (2.0 - rho) / ((1.0 - rho) * (2.0 - rho))
    shared = y_true * y_pred ** (1.0 - rho) / (1.0 - rho)
    return 2.0 * (own - shared + y_pred ** (2.0 - rho) / (2.0 - rho))


def _counts_and_means(
    y_true: ArrayLike, y_pred: ArrayLike, means: Interval
) -> tuple[Array, Array]:
    """Read targets from 0 up and predicted means from their domain."""
    target, prediction = _checks.pair("y_true", y_true, "y_pred", y_pred)
    if not NON_NEGATIVE.includes(target):
        _checks.fail("y_true", f"be in {NON_NEGATIVE}", y_true)
    if not means.includes(prediction):
        _checks.fail("y_pred", f"be in {means}", y_pred)
    return target, prediction
