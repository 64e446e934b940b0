"""Losses for counts and amounts: numbers from 0 up whose noise grows with them.

Predictions are means, not logarithms of means; logarithms are natural.
"""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, charged, formula
from losses._domain import NON_NEGATIVE, POSITIVE, Interval

POWERS = Interval(1.0, 2.0, True, True)


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
    y_true, y_pred = counts_and_means(y_true, y_pred, NON_NEGATIVE)
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
    y_true, y_pred = counts_and_means(y_true, y_pred, NON_NEGATIVE)
    return np.where(y_true > 0.0, (y_pred - y_true) / y_pred, 1.0)


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
    y_true, y_pred = counts_and_means(y_true, y_pred, POSITIVE)
    if rho == 1.0:
        gained = charged(y_true, np.log(y_true) - np.log(y_pred))
        return 2.0 * (gained + y_pred - y_true)
    if rho == 2.0:
        return 2.0 * (y_true / y_pred - 1.0 + np.log(y_pred) - np.log(y_true))
    own = y_true ** (2.0 - rho) / ((1.0 - rho) * (2.0 - rho))
    shared = y_true * y_pred ** (1.0 - rho) / (1.0 - rho)
    return 2.0 * (own - shared + y_pred ** (2.0 - rho) / (2.0 - rho))


def counts_and_means(
    y_true: ArrayLike, y_pred: ArrayLike, means: Interval
) -> tuple[Array, Array]:
    """Read targets from 0 up and predicted means from their domain."""
    target, prediction = _checks.pair("y_true", y_true, "y_pred", y_pred)
    if not NON_NEGATIVE.includes(target):
        _checks.fail("y_true", f"be in {NON_NEGATIVE}", y_true)
    if not means.includes(prediction):
        _checks.fail("y_pred", f"be in {means}", y_pred)
    return target, prediction
