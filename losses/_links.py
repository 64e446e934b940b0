"""From scores to probabilities: sigmoid and softmax, and their logarithms.

Classes are on the last axis: shape (n, k), or (k,) for one sample.
"""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, blockwise, formula
from losses._domain import POSITIVE

__all__ = [
    "log_softmax",
    "log_sum_exp",
    "logit",
    "sigmoid",
    "sigmoid_gradient",
    "softmax",
]


@blockwise
def sigmoid(logits: ArrayLike) -> Array:
    r"""Turn a logit, any number, into a probability.

    .. math:: \sigma(z) = \frac{1}{1 + e^{-z}}

    Parameters
    ----------
    logits : array_like, any shape, or one number
        Log-odds, finite.

    Returns
    -------
    ndarray, the same shape, or float
        In [0, 1]: as a double exactly 1 from 37 on, and 0 below about -709.8.

    Raises
    ------
    ValueError
        If a logit is not a finite number.

    Notes
    -----
    `sigmoid(z)` is the first class of `softmax([z, 0])`.

    Examples
    --------
    >>> sigmoid([-1000.0, 0.0, 1000.0]).tolist()
    [0.0, 0.5, 1.0]
    """
    return squash(_finite_logits(logits))


@blockwise
def sigmoid_gradient(logits: ArrayLike) -> Array:
    r"""How fast the probability moves with its logit: the gear between two slopes.

    .. math:: \frac{dp}{dz} = \sigma(z)\,(1 - \sigma(z)) = p\,(1 - p)

    Parameters
    ----------
    logits : array_like, any shape, or one number
        Log-odds; infinite ones are the logits of 0 and 1.

    Returns
    -------
    ndarray, the same shape, or float
        Per unit of logit, in [0, 0.25]: largest at 0, and 0 at both ends.

    Raises
    ------
    ValueError
        If a logit is not a number.

    Notes
    -----
    A gradient by the probability times this is the gradient by the logit.

    Examples
    --------
    >>> float(sigmoid_gradient(0.0))
    0.25
    """
    values = _checks.numbers("logits", logits)
    _checks.no_nan("logits", values)
    return squash(values) * squash(-values)


@blockwise
def logit(probs: ArrayLike) -> Array:
    r"""Turn a probability into its log-odds: the inverse of the sigmoid.

    .. math:: z = \ln\frac{p}{1-p}

    Parameters
    ----------
    probs : array_like, any shape, or one number
        Probabilities, in [0, 1].

    Returns
    -------
    ndarray, the same shape, or float
        Log-odds in nats; -inf at 0 and inf at 1.

    Raises
    ------
    ValueError
        If a probability is outside [0, 1].

    Examples
    --------
    >>> round(float(logit(0.7)), 6)
    0.847298
    """
    probs = _checks.numbers("probs", probs)
    _checks.unit_interval("probs", probs)
    return np.log(probs) - np.log1p(-probs)


@formula
def softmax(logits: ArrayLike, *, temperature: float = 1.0) -> Array:
    r"""Turn one score per class into probabilities that sum to 1.

    .. math:: p_j = \frac{e^{z_j / T}}{\sum_i e^{z_i / T}}

    Parameters
    ----------
    logits : array_like, shape (n, k) or (k,)
        Scores, finite, classes on the last axis.
    temperature : float, default 1.0
        T above 1 softens, below 1 sharpens; the order of the classes stays.

    Returns
    -------
    ndarray, the shape of `logits`
        Probabilities; adding a number to all logits does not change them.

    Raises
    ------
    ValueError
        If a logit is not finite, there is no class, or `temperature` is not
        above 0 and finite.

    Notes
    -----
    Source: Bridle, Probabilistic Interpretation of Feedforward Classification
    Network Outputs, with Relationships to Statistical Pattern Recognition, 1990;
    the temperature: Guo et al., On Calibration of Modern Neural Networks, 2017.

    Examples
    --------
    >>> softmax([1000.0, 1000.0]).tolist()
    [0.5, 0.5]
    """
    temperature = _checks.parameter("temperature", temperature, POSITIVE)
    scores = class_logits("logits", logits)
    powers = np.exp((scores - scores.max(axis=-1, keepdims=True)) / temperature)
    return powers / powers.sum(axis=-1, keepdims=True)


@formula
def log_softmax(logits: ArrayLike) -> Array:
    r"""Logarithms of the softmax probabilities, without leaving the logarithm.

    .. math:: \ln p_j = z_j - \ln\sum_i e^{z_i}

    Parameters
    ----------
    logits : array_like, shape (n, k) or (k,)
        Scores, finite, classes on the last axis.

    Returns
    -------
    ndarray, the shape of `logits`
        In nats, at most 0.

    Raises
    ------
    ValueError
        If a logit is not finite, or there is no class.

    Notes
    -----
    Source: Blanchard, Higham and Higham, Accurately Computing the Log-Sum-Exp
    and Softmax Functions, 2021.

    Examples
    --------
    >>> log_softmax([0.0, -1000.0]).tolist()
    [0.0, -1000.0]
    """
    shifted, log_total = _shifted(class_logits("logits", logits))
    return shifted - log_total


@formula
def log_sum_exp(logits: ArrayLike) -> Array:
    r"""Logarithm of the sum of exponentials: a round version of the largest logit.

    .. math:: \ln\sum_j e^{z_j}

    Parameters
    ----------
    logits : array_like, shape (n, k) or (k,)
        Scores, finite, classes on the last axis.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, between the largest logit and that plus ln k.

    Raises
    ------
    ValueError
        If a logit is not finite, or there is no class.

    Examples
    --------
    >>> round(float(log_sum_exp([1000.0, 1001.0, 1002.0])), 6)
    1002.407606
    """
    logits = class_logits("logits", logits, least=1)
    _, log_total = _shifted(logits)
    return logits.max(axis=-1) + log_total[..., 0]


def squash(logits: Array) -> Array:
    """Sigmoid of finite numbers; 1 / (1 + inf) is 0, as it should."""
    return 1.0 / (1.0 + np.exp(-logits))


def softplus(values: Array) -> Array:
    """`ln(1 + exp(v))`, exact far out on both sides."""
    return np.maximum(values, 0.0) + log1p_exp_minus_abs(values)


def log1p_exp_minus_abs(values: Array) -> Array:
    """`ln(1 + exp(-|v|))`: the part that cannot overflow."""
    return np.log1p(np.exp(-np.abs(values)))


def class_logits(name: str, logits: ArrayLike, least: int = 2) -> Array:
    """Read finite scores with classes on the last axis."""
    array = _checks.numbers(name, logits)
    _checks.classes(name, array, least)
    _checks.finite(name, array)
    return array


def _finite_logits(logits: ArrayLike) -> Array:
    array = _checks.numbers("logits", logits)
    _checks.finite("logits", array)
    return array


def _shifted(logits: Array) -> tuple[Array, Array]:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    # The largest term is exactly 1: log1p of the others keeps their digits.
    others = np.exp(shifted)
    np.put_along_axis(others, shifted.argmax(axis=-1, keepdims=True), 0.0, axis=-1)
    return shifted, np.log1p(others.sum(axis=-1, keepdims=True))
