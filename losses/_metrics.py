"""What is reported beside a loss: means, shares and ratios.

None of these is here to be trained with; each says something a loss does not.
"""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, formula
from losses._domain import NON_NEGATIVE, POSITIVE
from losses._reduction import mean, reduce_loss
from losses._regression import absolute_error, squared_error

__all__ = [
    "calibration_error",
    "decision_threshold",
    "mean_absolute_error",
    "mean_squared_error",
    "percentage_error",
    "perplexity",
    "r_squared",
    "root_mean_squared_error",
    "squared_log_error",
]


def mean_squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Average of the squared errors, in the squared unit of the target.

    Examples
    --------
    >>> mean_squared_error([0.0, 0.0], [1.0, 3.0])
    5.0
    """
    return float(reduce_loss(squared_error(y_true, y_pred), "mean"))


def root_mean_squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Square root of the mean squared error, back in the unit of the target.

    It cannot be averaged over batches: average the squares, then take the root.

    Examples
    --------
    >>> root_mean_squared_error([250_000.0], [200_000.0])
    50000.0
    """
    return float(np.sqrt(mean_squared_error(y_true, y_pred)))


def mean_absolute_error(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Average size of the errors, in the unit of the target.

    Examples
    --------
    >>> mean_absolute_error([0.0, 0.0], [1.0, -3.0])
    2.0
    """
    return float(reduce_loss(absolute_error(y_true, y_pred), "mean"))


@formula
def percentage_error(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""Size of the error as a share of the target; its mean is the MAPE.

    .. math:: \frac{|\hat y - y|}{|y|}

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets, not 0, and predictions, finite, in the same unit.

    Returns
    -------
    ndarray, shape (n,), or float
        A pure number from 0 up: 0.5 is 50 %.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not finite, or a target is 0.

    Notes
    -----
    Source: Tofallis, A Better Measure of Relative Prediction Accuracy for Model
    Selection and Model Estimation, 2015.

    Examples
    --------
    >>> float(percentage_error(100, 150))
    0.5
    """
    error = _checks.difference(y_true, y_pred)
    target = _checks.numbers("y_true", y_true)
    if (target == 0.0).any():
        _checks.fail("y_true", "not be 0", y_true)
    return np.abs(error / target)


@formula
def squared_log_error(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""Square of the logarithm of the ratio: twice as much is as wrong as half.

    .. math:: \left(\ln \hat y - \ln y\right)^2

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, above 0, finite, in the same unit.

    Returns
    -------
    ndarray, shape (n,), or float
        A pure number from 0 up, the same in every unit.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not above 0 and finite.

    Notes
    -----
    The best constant prediction is the geometric mean. Libraries add 1 to both
    numbers first, so that 0 is allowed; the unit then matters. Source: Tofallis,
    A Better Measure of Relative Prediction Accuracy for Model Selection and Model
    Estimation, 2015.

    Examples
    --------
    >>> round(float(squared_log_error(250_000, 200_000)), 6)
    0.049793
    """
    y_true, y_pred = _checks.pair("y_true", y_true, "y_pred", y_pred)
    for name, values in (("y_true", y_true), ("y_pred", y_pred)):
        if not POSITIVE.includes(values):
            _checks.fail(name, "be above 0 and finite", values)
    return (np.log(y_pred) - np.log(y_true)) ** 2


@formula
def r_squared(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    r"""Share of the squared error of predicting the mean that is removed.

    .. math:: R^2 = 1 - \frac{\sum_i (\hat y_i - y_i)^2}{\sum_i (y_i - \bar y)^2}

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,)
        Targets, not all alike, and predictions, finite, in the same unit.

    Returns
    -------
    float
        At most 1; 0 for the mean of these targets, negative for what is worse.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not finite, or all targets are alike.

    Notes
    -----
    Not symmetric: targets first, as everywhere here. Source: Wright, Correlation
    and Causation, 1921.

    Examples
    --------
    >>> float(r_squared([1.0, 2.0, 3.0], [1.0, 2.0, 4.0]))
    0.5
    """
    error = mean_squared_error(y_true, y_pred)
    target = _checks.numbers("y_true", y_true)
    if (target == target.flat[0]).all():
        _checks.fail("y_true", "have at least two different values", y_true)
    spread = mean_squared_error(target, np.full(target.shape, mean(target)))
    return np.asarray(1.0 - error / spread)


@formula
def perplexity(nll: ArrayLike) -> Array:
    r"""How many equally likely tokens would be as surprising, on average.

    .. math:: \exp\Big(\frac1n \sum_i \ell_i\Big)

    Parameters
    ----------
    nll : array_like, shape (n,) or one number
        Negative log-likelihood of each token, in nats, from 0 up; infinity is
        allowed.

    Returns
    -------
    float
        A number of tokens, from 1 up.

    Raises
    ------
    ValueError
        If there is no token, or a value is below 0.

    Notes
    -----
    Source: Jelinek, Mercer, Bahl and Baker, Perplexity: A Measure of the Difficulty
    of Speech Recognition Tasks, 1977.

    Examples
    --------
    >>> round(float(perplexity([0.0, 1.3862943611198906])), 6)
    2.0
    """
    nll = _checks.samples("nll", nll)
    _checks.not_empty("nll", nll)
    _checks.no_nan("nll", nll)
    if (nll < 0.0).any():
        _checks.fail("nll", f"be in {NON_NEGATIVE}", nll)
    return np.exp(mean(nll))


@formula
def calibration_error(y_true: ArrayLike, probs: ArrayLike, *, bins: int = 10) -> Array:
    r"""How far said probabilities are from what happens: the gap of the average bin.

    .. math:: \sum_b \frac{n_b}{n} \left|\bar y_b - \bar p_b\right|

    Parameters
    ----------
    y_true : array_like, shape (n,)
        1 where the event happened, 0 where not, or a soft label between them.
    probs : array_like, shape (n,)
        Predicted probabilities of 1, in [0, 1].
    bins : int, default 10
        Into how many bins of equal width [0, 1] is cut; an inner edge belongs to
        the bin above it.

    Returns
    -------
    float
        In [0, 1]; 0 also for a model that says the base rate to everyone.

    Raises
    ------
    ValueError
        If the shapes differ, there is no sample, a value is outside [0, 1], or
        `bins` is not a whole number from 1 up.

    Notes
    -----
    Called the expected calibration error (ECE). Source: Naeini, Cooper and
    Hauskrecht, Obtaining Well Calibrated Probabilities Using Bayesian Binning, 2015.

    Examples
    --------
    >>> round(float(calibration_error([1, 1, 0, 0], [0.9, 0.9, 0.9, 0.1])), 6)
    0.2
    """
    _checks.whole("bins", bins, 1)
    y_true, probs = _checks.labels_and_probs(y_true, probs)
    _checks.not_empty("probs", probs)
    gap = np.ravel(y_true - probs)
    place = np.minimum((np.ravel(probs) * bins).astype(np.intp), bins - 1)
    return np.abs(np.bincount(place, weights=gap)).sum() / gap.size


def decision_threshold(*, miss: float, false_alarm: float) -> float:
    r"""Probability from which acting costs less than waiting.

    Waiting costs :math:`p \cdot c_{\text{miss}}` on average, acting
    :math:`(1 - p) \cdot c_{\text{false alarm}}`. They are equal at

    .. math:: p = \frac{c_{\text{false alarm}}}{c_{\text{false alarm}} +
        c_{\text{miss}}}.

    Parameters
    ----------
    miss : float
        What it costs not to act where the event happens; above 0.
    false_alarm : float
        What it costs to act where it does not; above 0, in the same unit.

    Returns
    -------
    float
        Between 0 and 1; one half where both cost the same.

    Raises
    ------
    ValueError
        If a cost is not above 0 or not finite.

    Notes
    -----
    With true probabilities no other rule has a lower expected cost. One minus it is
    the level of the quantile loss with the same two prices for too low and too high.

    Source: C. Elkan, The Foundations of Cost-Sensitive Learning, 2001.

    Examples
    --------
    >>> decision_threshold(miss=4, false_alarm=1)
    0.2
    """
    miss = _checks.parameter("miss", miss, POSITIVE)
    false_alarm = _checks.parameter("false_alarm", false_alarm, POSITIVE)
    return false_alarm / (false_alarm + miss)
