"""Cross-entropy for one of k classes, and what it is made of: entropy and divergence.

Classes are on the last axis: shape (n, k), or (k,) for one sample. A target is a row
of probabilities: one-hot when the class is known. Logarithms are natural: everything is
in nats; :func:`nats_to_bits` divides by ln 2.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, charged, formula
from losses._domain import UNIT
from losses._links import class_logits, log_softmax, softmax
from losses._spec import LossSpec

__all__ = [
    "cross_entropy",
    "cross_entropy_gradient",
    "cross_entropy_logits",
    "cross_entropy_logits_gradient",
    "entropy",
    "kl_divergence",
    "nats_to_bits",
]


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


CROSS_ENTROPY = LossSpec(
    name="cross_entropy",
    title="Cross-entropy",
    family="probability",
    value=cross_entropy,
    gradient=cross_entropy_gradient,
    argument="probability",
    formula=r"-\sum_j y_j \ln p_j",
    gradient_formula=r"-\frac{y_j}{p_j}",
    prediction_domain=UNIT,
    target_domain=UNIT,
    convex=True,
    proper=True,
    minimiser="share of each class",
    unit="nats",
    source="Good, Rational Decisions, 1952",
    classes=True,
)


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


CROSS_ENTROPY_LOGITS = LossSpec(
    name="cross_entropy_logits",
    title="Cross-entropy from the logits",
    family="probability",
    value=cross_entropy_logits,
    gradient=cross_entropy_logits_gradient,
    argument="logit",
    formula=r"\ln\sum_j e^{z_j} - \sum_j y_j z_j",
    gradient_formula=r"p_j - y_j, \quad p = \operatorname{softmax}(z)",
    target_domain=UNIT,
    convex=True,
    endless=True,
    proper=True,
    minimiser="logarithm of the share of each class, plus any one number",
    unit="nats",
    source=(
        "Bridle, Probabilistic Interpretation of Feedforward Classification "
        "Network Outputs, with Relationships to Statistical Pattern "
        "Recognition, 1990"
    ),
    classes=True,
)


@formula
def entropy(probs: ArrayLike) -> Array:
    r"""Average surprise of a distribution: the loss even the truth must pay.

    .. math:: H(p) = -\sum_j p_j \ln p_j, \quad 0 \ln 0 = 0

    Parameters
    ----------
    probs : array_like, shape (n, k) or (k,)
        Probabilities; each row sums to 1 within 1e-6.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 (one class is certain) to ln k (all are alike).

    Raises
    ------
    ValueError
        If a value is outside [0, 1], or a row does not sum to 1.

    Notes
    -----
    Source: Shannon, A Mathematical Theory of Communication, 1948.

    Examples
    --------
    >>> round(float(entropy([0.7, 0.3])), 6)
    0.610864
    """
    probs = _checks.numbers("probs", probs)
    _checks.distribution("probs", probs)
    return 0.0 - charged(probs, np.log(probs)).sum(axis=-1)


@formula
def kl_divergence(p: ArrayLike, q: ArrayLike) -> Array:
    r"""Extra surprise paid for believing q when the truth is p; not symmetric.

    .. math:: D(p \,\|\, q) = \sum_j p_j \ln\frac{p_j}{q_j}

    Parameters
    ----------
    p, q : array_like, shape (n, k) or (k,)
        The truth and the belief; each row sums to 1 within 1e-6.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 (p and q are equal) up; infinite where q is 0 and p is
        not.

    Raises
    ------
    ValueError
        If the shapes differ, a value is outside [0, 1], or a row does not sum
        to 1.

    Notes
    -----
    `kl_divergence(p, q) = cross_entropy(p, q) - entropy(p)`.
    Source: Kullback and Leibler, On Information and Sufficiency, 1951.

    Examples
    --------
    >>> round(float(kl_divergence([0.7, 0.3], [0.5, 0.5])), 6)
    0.082283
    """
    p, q = _checks.pair_of_rows("p", p, "q", q)
    _checks.distribution("p", p)
    _checks.distribution("q", q)
    total = charged(p, np.log(p) - np.log(q)).sum(axis=-1)
    return np.maximum(total, 0.0)  # only rounding falls below 0


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
