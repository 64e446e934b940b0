"""What goes wrong when a loss is typed in as its formula reads.

These are here to be seen failing, not to be used: overflow, a logarithm of 0, a
clip that stops learning, a softmax or a sigmoid applied twice. Beside each stands
the function that avoids it. They warn of nothing and give infinity or NaN as NumPy
does.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from losses import _checks
from losses._categorical import cross_entropy_logits, cross_entropy_logits_gradient
from losses._checks import Array, formula
from losses._domain import Interval
from losses._links import class_logits, sigmoid, sigmoid_gradient, softmax, squash
from losses._probability import (
    binary_cross_entropy,
    binary_cross_entropy_logits,
    binary_cross_entropy_logits_gradient,
)

__all__ = [
    "clipped_binary_cross_entropy",
    "clipped_binary_cross_entropy_gradient",
    "double_sigmoid_cross_entropy",
    "double_sigmoid_cross_entropy_gradient",
    "double_softmax_cross_entropy",
    "double_softmax_cross_entropy_gradient",
    "naive_cross_entropy_logits",
    "naive_cross_entropy_logits_gradient",
    "naive_exponentials",
    "naive_log_sum_exp",
    "naive_softmax",
    "shifted_log_sum_exp",
]

DTYPES = ("float32", "float64")
BELOW_HALF = Interval(0.0, 0.5)


@formula
def naive_log_sum_exp(logits: ArrayLike, *, dtype: str = "float64") -> Array:
    r"""Take exponentials, add them up, take the logarithm; overflow included.

    .. math:: \ln\sum_j e^{z_j}

    Parameters
    ----------
    logits : array_like, shape (n, k) or (k,)
        Scores, finite, classes on the last axis.
    dtype : {"float64", "float32"}, default "float64"
        The kind of number to compute in. The exponential overflows beyond 709.78
        as float64 and beyond 88.72 as float32.

    Returns
    -------
    ndarray, shape (n,), or float, of that dtype
        Equal to :func:`log_sum_exp` in between; `inf` after overflow, `-inf`
        where every exponential is 0.

    Raises
    ------
    ValueError
        If a logit is not finite, or `dtype` is another word.

    Notes
    -----
    Source: Blanchard, Higham and Higham, Accurately Computing the Log-Sum-Exp
    and Softmax Functions, 2021.

    Examples
    --------
    >>> float(naive_log_sum_exp([1000.0, 1000.0]))
    inf
    """
    return np.log(naive_exponentials(logits, dtype=dtype).sum(axis=-1))


@formula
def shifted_log_sum_exp(
    logits: ArrayLike, *, shift: float, dtype: str = "float64"
) -> Array:
    """Subtract a number from every logit, and add it again after the logarithm.

    Whatever the number, the result is the same, as long as no exponential
    overflows and not all underflow. The largest logit always does.

    Examples
    --------
    >>> round(float(shifted_log_sum_exp([998.0, 999.0, 1000.0], shift=1000.0)), 6)
    1000.407606
    >>> float(shifted_log_sum_exp([998.0, 999.0, 1000.0], shift=0.0))
    inf
    """
    moved = class_logits("logits", logits) - shift
    return np.asarray(shift + naive_log_sum_exp(moved, dtype=dtype))


@formula
def naive_exponentials(logits: ArrayLike, *, dtype: str = "float64") -> Array:
    """Take the exponential of each logit; infinite or 0 where it leaves the range.

    Examples
    --------
    >>> naive_exponentials([89.0, 0.0, -110.0], dtype="float32").tolist()
    [inf, 1.0, 0.0]
    """
    return np.exp(_as(dtype, logits))


@formula
def naive_softmax(logits: ArrayLike, *, dtype: str = "float64") -> Array:
    """Divide each exponential by their sum; infinity over infinity is NaN.

    :func:`softmax` is the careful one.

    Examples
    --------
    >>> naive_softmax([0.0, 800.0]).tolist()
    [0.0, nan]
    """
    powers = naive_exponentials(logits, dtype=dtype)
    return powers / powers.sum(axis=-1, keepdims=True)


@formula
def naive_cross_entropy_logits(
    y_true: ArrayLike, logits: ArrayLike, *, dtype: str = "float64"
) -> Array:
    """Take exponentials, divide, take logarithms, multiply, add: without care.

    A logit too large makes infinity divided by infinity, NaN; a probability that
    underflows to 0 makes infinity if it is the true class's, and 0 times infinity,
    NaN, if its target is 0.

    Parameters
    ----------
    y_true : array_like, the shape of `logits`
        Distributions over the classes; each row sums to 1 within 1e-6.
    logits : array_like, shape (n, k) or (k,)
        Scores, finite, classes on the last axis.
    dtype : {"float64", "float32"}, default "float64"
        The kind of number to compute in.

    Returns
    -------
    ndarray, shape (n,), or float, of that dtype
        Equal to :func:`cross_entropy_logits` as long as nothing overflows.

    Raises
    ------
    ValueError
        If the shapes differ, a row of targets is no distribution, a logit is not
        finite, or `dtype` is another word.

    Examples
    --------
    >>> float(naive_cross_entropy_logits([1.0, 0.0], [0.0, 800.0]))
    nan
    >>> float(naive_cross_entropy_logits([1.0, 0.0], [-800.0, 0.0]))
    inf
    """
    target, scores = _checks.pair_of_rows("y_true", y_true, "logits", logits)
    _checks.distribution("y_true", target)
    probs = naive_softmax(scores, dtype=dtype)
    return -(target.astype(dtype) * np.log(probs)).sum(axis=-1)


@formula
def naive_cross_entropy_logits_gradient(
    y_true: ArrayLike, logits: ArrayLike, *, dtype: str = "float64"
) -> Array:
    """Slope of the naive cross-entropy in each logit, factor by factor.

    As automatic differentiation finds it from that formula: the slope in each
    probability, times those of the softmax. An infinite loss has a slope of NaN.

    Examples
    --------
    >>> naive_cross_entropy_logits_gradient([1.0, 0.0], [0.0, 0.0]).tolist()
    [-0.5, 0.5]
    >>> naive_cross_entropy_logits_gradient([1.0, 0.0], [-800.0, 0.0]).tolist()
    [nan, nan]
    """
    target, scores = _checks.pair_of_rows("y_true", y_true, "logits", logits)
    _checks.distribution("y_true", target)
    probs = naive_softmax(scores, dtype=dtype)
    slope = -target.astype(dtype) / probs
    return probs * (slope - (slope * probs).sum(axis=-1, keepdims=True))


@formula
def clipped_binary_cross_entropy(
    y_true: ArrayLike, logits: ArrayLike, *, epsilon: float = 1e-7
) -> Array:
    """Binary cross-entropy of a probability kept within [ε, 1 - ε].

    Never infinite, and never more than -ln ε, however wrong the logit is: where
    it is clipped the loss is flat, and nothing is learnt from the worst mistakes.
    :func:`binary_cross_entropy_logits` needs no clipping.

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 or 0, or a soft label between them.
    logits : array_like, shape (n,) or one number
        Predicted log-odds of 1, finite.
    epsilon : float, default 1e-7
        The smallest probability allowed, in (0, 0.5).

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from -ln(1 - ε) to -ln ε for labels of 0 and 1.

    Raises
    ------
    ValueError
        If the shapes differ, a target is outside [0, 1], a logit is not finite, or
        `epsilon` is not in (0, 0.5).

    Examples
    --------
    >>> round(float(clipped_binary_cross_entropy(1, -40)), 6)
    16.118096
    """
    epsilon = _checks.parameter("epsilon", epsilon, BELOW_HALF)
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    probs = np.clip(squash(logits), epsilon, 1.0 - epsilon)
    return np.asarray(binary_cross_entropy(y_true, probs))


@formula
def clipped_binary_cross_entropy_gradient(
    y_true: ArrayLike, logits: ArrayLike, *, epsilon: float = 1e-7
) -> Array:
    """Slope of the clipped cross-entropy in the logit: `p - y`, or 0 where clipped.

    Examples
    --------
    >>> clipped_binary_cross_entropy_gradient([1, 1], [0.0, -40.0]).tolist()
    [-0.5, 0.0]
    """
    epsilon = _checks.parameter("epsilon", epsilon, BELOW_HALF)
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    probs = squash(logits)
    is_free = (probs > epsilon) & (probs < 1.0 - epsilon)
    return np.where(is_free, probs - y_true, 0.0)


@formula
def double_softmax_cross_entropy(y_true: ArrayLike, logits: ArrayLike) -> Array:
    r"""Cross-entropy of probabilities that are taken for logits: softmax twice.

    What happens when a network ends in a softmax and its loss applies another.

    Parameters
    ----------
    y_true : array_like, the shape of `logits`
        Distributions over the classes; each row sums to 1 within 1e-6.
    logits : array_like, shape (n, k) or (k,)
        Scores, finite, classes on the last axis.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats. For a certain target never below ln(1 + (k-1)/e), however right
        the logits are, and never above ln(e + k - 1).

    Raises
    ------
    ValueError
        If the shapes differ, a row of targets is no distribution, or a logit is
        not finite.

    Examples
    --------
    >>> round(float(double_softmax_cross_entropy([1.0, 0.0], [1000.0, 0.0])), 6)
    0.313262
    """
    return np.asarray(cross_entropy_logits(y_true, softmax(logits)))


@formula
def double_softmax_cross_entropy_gradient(
    y_true: ArrayLike, logits: ArrayLike
) -> Array:
    """Slope of the doubled softmax in each logit: through both of them.

    It fades where the first softmax is sure, whether right or wrong.

    Examples
    --------
    >>> double_softmax_cross_entropy_gradient([1.0, 0.0], [-1000.0, 0.0]).tolist()
    [0.0, 0.0]
    """
    probs = softmax(logits)
    slope = np.asarray(cross_entropy_logits_gradient(y_true, probs))
    slope = slope - (probs * slope).sum(axis=-1, keepdims=True)
    return slope * probs + 0.0


@formula
def double_sigmoid_cross_entropy(y_true: ArrayLike, logits: ArrayLike) -> Array:
    r"""Binary cross-entropy of a probability that is taken for a logit: sigmoid twice.

    .. math:: -y \ln p - (1 - y) \ln(1 - p), \quad p = \sigma(\sigma(z))

    What happens when a network ends in a sigmoid and its loss applies another. The
    second one sees numbers from 0 to 1 only, so its probability stays between
    σ(0) = 0.5 and σ(1) = 0.731059: it never calls anything unlikely.

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 or 0, or a soft label between them.
    logits : array_like, shape (n,) or one number
        Log-odds of 1 that the network has before its own sigmoid, finite.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats. For a label of 1 from -ln σ(1) = 0.313262 to ln 2, for a label of 0
        from ln 2 = 0.693147 to ln(1 + e), however right the logits are.

    Raises
    ------
    ValueError
        If the shapes differ, a target is outside [0, 1], or a logit is not finite.

    Notes
    -----
    :func:`binary_cross_entropy_logits` of the sigmoid of the logits. Source:
    PyTorch, BCEWithLogitsLoss, 2025: a sigmoid and a binary cross-entropy in one
    class.

    Examples
    --------
    >>> double_sigmoid_cross_entropy([1, 0], [1000.0, -1000.0]).round(6).tolist()
    [0.313262, 0.693147]
    """
    return np.asarray(binary_cross_entropy_logits(y_true, sigmoid(logits)))


@formula
def double_sigmoid_cross_entropy_gradient(
    y_true: ArrayLike, logits: ArrayLike
) -> Array:
    """Slope of the doubled sigmoid in the logit: through both of them.

    The inner sigmoid's own slope, at most a quarter, is a factor: it fades where
    the network is sure, whether right or wrong.

    Examples
    --------
    >>> double_sigmoid_cross_entropy_gradient([1, 0], [1000.0, 1000.0]).tolist()
    [0.0, 0.0]
    """
    slope = binary_cross_entropy_logits_gradient(y_true, sigmoid(logits))
    return np.asarray(slope * sigmoid_gradient(logits) + 0.0)


def _as(dtype: str, logits: ArrayLike) -> NDArray[np.floating]:
    _checks.one_of("dtype", dtype, DTYPES)
    return class_logits("logits", logits).astype(dtype)
