"""Cross-entropy for one of k classes, and softened targets.

Classes are on the last axis: shape (n, k), or (k,) for one sample. A target is
a row of probabilities: one-hot when the class is known.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, charged, formula
from losses._domain import UNIT
from losses._links import class_logits, log_softmax, softmax


@formula
def cross_entropy(y_true: ArrayLike, probs: ArrayLike) -> Array:
    r"""Charge the surprise at the true class: minus the logarithm of its probability.

    .. math:: -\sum_j y_j \ln p_j, \quad 0 \ln 0 = 0

    Parameters
    ----------
    y_true : array_like, shape (n, k) or (k,)
        Target probabilities; each row sums to 1 within 1e-6.
    probs : array_like, shape (n, k) or (k,)
        Predicted probabilities; each row sums to 1 within 1e-6.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 up; infinite where a class that can happen has
        probability 0. Never below the entropy of the target.

    Raises
    ------
    ValueError
        If the shapes differ, a value is outside [0, 1], or a row does not sum
        to 1.

    Notes
    -----
    `cross_entropy(p, q) = entropy(p) + kl_divergence(p, q)`. With two classes
    it is :func:`binary_cross_entropy`. Source: Good, Rational Decisions, 1952.

    Examples
    --------
    >>> round(float(cross_entropy([1, 0], [0.7, 0.3])), 6)
    0.356675
    """
    y_true, probs = _checks.pair_of_rows("y_true", y_true, "probs", probs)
    _checks.distribution("y_true", y_true)
    _checks.distribution("probs", probs)
    return 0.0 - charged(y_true, np.log(probs)).sum(axis=-1)


@formula
def cross_entropy_gradient(y_true: ArrayLike, probs: ArrayLike) -> Array:
    """Slope of the cross-entropy in each probability, `-y/p`, and 0 where y is 0.

    Each probability is moved by itself; along a row that keeps its sum of 1,
    only differences of these slopes count. It is -inf where p is 0 and y is not.

    Examples
    --------
    >>> cross_entropy_gradient([1, 0], [0.5, 0.5]).tolist()
    [-2.0, 0.0]
    """
    y_true, probs = _checks.pair_of_rows("y_true", y_true, "probs", probs)
    _checks.distribution("y_true", y_true)
    _checks.distribution("probs", probs)
    return 0.0 - charged(y_true, 1.0 / probs)


@formula
def cross_entropy_logits(y_true: ArrayLike, logits: ArrayLike) -> Array:
    r"""Cross-entropy straight from the logits, where nothing overflows.

    .. math:: \ln\sum_j e^{z_j} - \sum_j y_j z_j

    Parameters
    ----------
    y_true : array_like, shape (n, k) or (k,)
        Target probabilities; each row sums to 1 within 1e-6.
    logits : array_like, shape (n, k) or (k,)
        Scores, finite. Adding a number to a row changes nothing.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 up; ln k when all logits are equal.

    Raises
    ------
    ValueError
        If the shapes differ, a row of targets is no distribution, or a logit
        is not finite.

    Notes
    -----
    Equal to :func:`cross_entropy` of the softmax. Source: Bridle,
    Probabilistic Interpretation of Feedforward Classification Network Outputs,
    with Relationships to Statistical Pattern Recognition, 1990.

    Examples
    --------
    >>> round(float(cross_entropy_logits([0, 0, 1], [1000, 1001, 1002])), 6)
    0.407606
    """
    y_true, logits = _targets_and_logits(y_true, logits)
    return 0.0 - charged(y_true, log_softmax(logits)).sum(axis=-1)


@formula
def cross_entropy_logits_gradient(y_true: ArrayLike, logits: ArrayLike) -> Array:
    """Slope of the cross-entropy in each logit: probability minus target.

    It is `softmax(z) - y`, in [-1, 1], and sums to 0 over the classes.

    Examples
    --------
    >>> cross_entropy_logits_gradient([1, 0], [0.0, 0.0]).tolist()
    [-0.5, 0.5]
    """
    y_true, logits = _targets_and_logits(y_true, logits)
    return softmax(logits) - y_true


@formula
def smooth_labels(
    y_true: ArrayLike, *, smoothing: float = 0.1, to: str = "all"
) -> Array:
    r"""Take a share of the certainty away and spread it evenly over the classes.

    .. math:: (1-\varepsilon)\,y_j + \frac{\varepsilon}{k}
        \quad\text{or}\quad
        (1-\varepsilon)\,y_j + \frac{\varepsilon\,(1-y_j)}{k-1}

    Parameters
    ----------
    y_true : array_like, shape (n, k) or (k,), k at least 2
        Target probabilities, as a rule one-hot. Labels 0 and 1 of samples that
        are a class or not are for :func:`smooth_binary_labels`.
    smoothing : float, default 0.1
        The share ε that is spread, in [0, 1].
    to : {"all", "others"}, default "all"
        Over all classes, as in the source and in libraries; or over those that
        the label leaves out.

    Returns
    -------
    ndarray, the shape of `y_true`
        Rows still sum to 1. Of three classes and with ε = 0.1 the true one keeps
        0.9333, as it gets its own part of ε back, or with "others" 0.9.

    Raises
    ------
    ValueError
        If a row is no distribution, `smoothing` is outside [0, 1], or `to` is
        another word.

    Notes
    -----
    With ε (k - 1)/k to the others it is the same as with ε to all. Source: Szegedy
    et al., Rethinking the Inception Architecture for Computer Vision, 2016.

    Examples
    --------
    >>> smooth_labels([1, 0, 0], smoothing=0.3).round(6).tolist()
    [0.8, 0.1, 0.1]
    >>> smooth_labels([1, 0, 0], smoothing=0.1, to="others").round(6).tolist()
    [0.9, 0.05, 0.05]
    """
    smoothing = _checks.parameter("smoothing", smoothing, UNIT)
    _checks.one_of("to", to, ("all", "others"))
    y_true = _checks.numbers("y_true", y_true)
    _checks.distribution("y_true", y_true)
    k = y_true.shape[-1]
    spread = 1.0 / k if to == "all" else (1.0 - y_true) / (k - 1)
    return (1.0 - smoothing) * y_true + smoothing * spread


@formula
def smooth_binary_labels(y_true: ArrayLike, *, smoothing: float = 0.1) -> Array:
    r"""Take a share of the certainty of each yes or no and give half of it to each.

    .. math:: (1-\varepsilon)\,y + \frac{\varepsilon}{2}

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 where the sample is of the class, 0 where not, or a soft label.
    smoothing : float, default 0.1
        The share ε that is spread, in [0, 1].

    Returns
    -------
    ndarray, shape (n,), or float
        Labels from ε/2 to 1 - ε/2.

    Raises
    ------
    ValueError
        If a label or `smoothing` is outside [0, 1].

    Notes
    -----
    The first of the two classes in `smooth_labels([[y, 1 - y]])`.

    Examples
    --------
    >>> smooth_binary_labels([0, 1, 0, 0], smoothing=0.2).tolist()
    [0.1, 0.9, 0.1, 0.1]
    """
    smoothing = _checks.parameter("smoothing", smoothing, UNIT)
    y_true = _checks.samples("y_true", y_true)
    _checks.unit_interval("y_true", y_true)
    return (1.0 - smoothing) * y_true + smoothing / 2.0


@formula
def nats_to_bits(nats: ArrayLike) -> Array:
    """Write a loss in bits: divide by ln 2.

    Parameters
    ----------
    nats : array_like, any shape, or one number
        Losses in nats; infinite stays infinite.

    Returns
    -------
    ndarray, the shape of `nats`, or float
        The same losses in bits.

    Raises
    ------
    ValueError
        If a value is not a number.

    Examples
    --------
    >>> round(float(nats_to_bits(0.356675)), 6)
    0.514573
    """
    nats = _checks.numbers("nats", nats)
    _checks.no_nan("nats", nats)
    return nats / math.log(2.0)


def _targets_and_logits(y_true: ArrayLike, logits: ArrayLike) -> tuple[Array, Array]:
    y_true, logits = _checks.pair_of_rows("y_true", y_true, "logits", logits)
    _checks.distribution("y_true", y_true)
    return y_true, class_logits("logits", logits)
