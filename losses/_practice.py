"""Losses that questions ask about and no chart shows; the registry does not hold them.

Its facts are about one target and one prediction, with numbers that shape the loss. A
density has a second prediction, the width; a triplet compares two distances, a student
every class with a teacher; Dice is a ratio of sums, and so no sum over samples.
Logarithms are natural.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, charged, formula
from losses._domain import NON_NEGATIVE, POSITIVE
from losses._links import class_logits, log_softmax, softmax
from losses._regression import absolute_error

__all__ = [
    "dice",
    "dice_gradient",
    "distillation",
    "distillation_gradient",
    "gaussian_nll",
    "laplace_nll",
    "triplet",
    "triplet_gradient",
]


@formula
def gaussian_nll(y_true: ArrayLike, y_pred: ArrayLike, sigma: ArrayLike) -> Array:
    r"""Charge the surprise at the target when normal noise was assumed.

    .. math:: \tfrac12 \ln(2\pi\sigma^2) + \frac{e^2}{2\sigma^2}, \quad e = \hat y - y

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.
    sigma : array_like, shape (n,) or one number
        Announced standard deviation, above 0, in the unit of the target.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, for a density per unit of the target; negative where that density
        is above 1, and without a lower limit as sigma shrinks on an error of 0.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not finite, or a sigma is not above 0.

    Notes
    -----
    With one sigma for all it is squared error divided by 2σ², plus a constant. For
    one error the best sigma is its size. Source: Nix and Weigend, Estimating the
    Mean and Variance of the Target Probability Distribution, 1994.

    Examples
    --------
    >>> round(float(gaussian_nll(250_000, 200_000, 50_000)), 6)
    12.238717
    """
    error = _checks.difference(y_true, y_pred)
    sigma = _scale("sigma", sigma, error)
    return 0.5 * math.log(2.0 * math.pi) + np.log(sigma) + 0.5 * (error / sigma) ** 2


@formula
def laplace_nll(y_true: ArrayLike, y_pred: ArrayLike, scale: ArrayLike) -> Array:
    r"""Charge the surprise at the target when Laplace noise was assumed.

    .. math:: \ln(2b) + \frac{|e|}{b}, \quad e = \hat y - y

    Parameters
    ----------
    y_true, y_pred : array_like, shape (n,) or one number
        Targets and predictions, finite, in the same unit.
    scale : array_like, shape (n,) or one number
        b, the mean size of the noise, above 0, in the unit of the target.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, for a density per unit of the target; can be negative.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not finite, or a scale is not above 0.

    Notes
    -----
    With one scale for all it is absolute error divided by b, plus a constant.
    Source: Laplace, Mémoire sur la probabilité des causes par les évènements, 1774.

    Examples
    --------
    >>> round(float(laplace_nll(250_000, 200_000, 50_000)), 6)
    12.512925
    """
    distance = absolute_error(y_true, y_pred)
    scale = _scale("scale", scale, np.asarray(distance))
    return np.asarray(math.log(2.0) + np.log(scale) + distance / scale)


@formula
def triplet(
    d_positive: ArrayLike, d_negative: ArrayLike, *, margin: float = 1.0
) -> Array:
    r"""Charge what the stranger lacks to being farther away by a margin.

    .. math:: \max(0,\; d_{ap} - d_{an} + \text{margin})

    Parameters
    ----------
    d_positive, d_negative : array_like, shape (n,) or one number
        Distances of an anchor to one of its own kind and to a stranger, from 0 up,
        finite.
    margin : float, default 1.0
        The lead that is asked for, above 0, in the unit of the distances.

    Returns
    -------
    ndarray, shape (n,), or float
        In the unit of the distances, from 0 up; `margin` where both are equally far.

    Raises
    ------
    ValueError
        If the shapes differ, a distance is not finite or below 0, or `margin` is
        not above 0 and finite.

    Notes
    -----
    At margin 1 it is :func:`hinge` of the label +1 and the score `d_an - d_ap`.
    Source: Schroff, Kalenichenko and Philbin, FaceNet: A Unified Embedding for Face
    Recognition and Clustering, 2015, where the distances are squared.

    Examples
    --------
    >>> triplet([0.5, 0.5], [1.0, 0.5], margin=0.25).tolist()
    [0.0, 0.25]
    """
    return np.maximum(_missing_distance(d_positive, d_negative, margin), 0.0)


@formula
def triplet_gradient(
    d_positive: ArrayLike, d_negative: ArrayLike, *, margin: float = 1.0
) -> Array:
    """Slope in the distance to its own kind, 1 or 0; in the other it is minus that.

    At the kink, a lead of exactly the margin, it is 0.

    Examples
    --------
    >>> triplet_gradient([0.5, 0.5], [1.0, 0.5], margin=0.25).tolist()
    [0.0, 1.0]
    """
    return (_missing_distance(d_positive, d_negative, margin) > 0.0) * 1.0


@formula
def distillation(
    teacher_logits: ArrayLike, logits: ArrayLike, *, temperature: float = 2.0
) -> Array:
    r"""Charge how far a student's softened probabilities are from a teacher's.

    .. math::

       T^2\, D(p \,\|\, q), \quad
       p = \operatorname{softmax}(t/T),\; q = \operatorname{softmax}(z/T)

    Parameters
    ----------
    teacher_logits, logits : array_like, shape (n, k) or (k,)
        Scores of the teacher and of the student, finite.
    temperature : float, default 2.0
        T above 0; the larger, the more the unlikely classes count.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 (the same probabilities) up.

    Raises
    ------
    ValueError
        If the shapes differ, a logit is not finite, or `temperature` is not above 0
        and finite.

    Notes
    -----
    T² times :func:`kl_divergence`. Without the T² the slopes would shrink as 1/T²;
    with it they tend, for a large T, to the difference of the centred logits, over
    k. Source: Hinton, Vinyals and Dean, Distilling the Knowledge in a Neural
    Network, 2015.

    Examples
    --------
    >>> float(distillation([2.0, 0.0], [5.0, 3.0]))
    0.0
    """
    teacher, student = _softened(teacher_logits, logits, temperature)
    log_ratio = log_softmax(teacher) - log_softmax(student)
    total = charged(softmax(teacher), log_ratio).sum(axis=-1)
    return temperature * temperature * np.maximum(total, 0.0)


@formula
def distillation_gradient(
    teacher_logits: ArrayLike, logits: ArrayLike, *, temperature: float = 2.0
) -> Array:
    """Slope in each logit of the student, `T (q - p)`, softened probabilities both.

    Examples
    --------
    >>> distillation_gradient([0.0, 0.0], [0.0, 0.0]).tolist()
    [0.0, 0.0]
    """
    teacher, student = _softened(teacher_logits, logits, temperature)
    return temperature * (softmax(student) - softmax(teacher))


@formula
def dice(y_true: ArrayLike, probs: ArrayLike) -> Array:
    r"""Charge the share of two masks that does not overlap.

    .. math:: 1 - \frac{2 \sum_i y_i p_i}{\sum_i y_i + \sum_i p_i}

    Parameters
    ----------
    y_true : array_like, shape (n,)
        1 in the mask and 0 beside it, or between them, one value a pixel.
    probs : array_like, shape (n,)
        Predicted probability of the mask, in [0, 1].

    Returns
    -------
    float
        In [0, 1], of the mask as a whole; 0 where both masks are empty.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is outside [0, 1].

    Notes
    -----
    With d for the loss, the overlap over the union (IoU) of masks of 0 and 1 is
    (1 - d) / (1 + d). Sources: Dice, Measures of the Amount of Ecologic Association
    Between Species, 1945; Milletari, Navab and Ahmadi, V-Net, 2016, as a loss, with
    squares in the denominator.

    Examples
    --------
    >>> float(dice([1, 1, 0, 0], [0, 1, 1, 0]))
    0.5
    """
    y_true, probs = _checks.labels_and_probs(y_true, probs)
    size = y_true.sum() + probs.sum()
    overlap = 2.0 * (y_true * probs).sum()
    return np.asarray(1.0 - overlap / size if size > 0.0 else 0.0)


@formula
def dice_gradient(y_true: ArrayLike, probs: ArrayLike) -> Array:
    """Slope in each probability: the smaller the masks, the steeper.

    Where both masks are empty, and the loss jumps, it is 0.

    Examples
    --------
    >>> dice_gradient([1, 1, 0, 0], [0, 1, 1, 0]).tolist()
    [-0.375, -0.375, 0.125, 0.125]
    """
    y_true, probs = _checks.labels_and_probs(y_true, probs)
    size = y_true.sum() + probs.sum()
    overlap = 2.0 * (y_true * probs).sum()
    slope = (overlap / size - 2.0 * y_true) / size
    return slope if size > 0.0 else np.zeros(y_true.shape)


def _scale(name: str, values: ArrayLike, error: Array) -> Array:
    scale = _checks.numbers(name, values)
    if scale.ndim:
        _checks.same_shape(name, scale, "y_true", error)
    if not POSITIVE.includes(scale):
        _checks.fail(name, "be above 0 and finite", values)
    return scale


def _missing_distance(
    d_positive: ArrayLike, d_negative: ArrayLike, margin: float
) -> Array:
    margin = _checks.parameter("margin", margin, POSITIVE)
    near, far = _checks.pair("d_positive", d_positive, "d_negative", d_negative)
    for name, distance in (("d_positive", near), ("d_negative", far)):
        if not NON_NEGATIVE.includes(distance):
            _checks.fail(name, f"be in {NON_NEGATIVE}", distance)
    return np.asarray(near - far + margin)


def _softened(
    teacher_logits: ArrayLike, logits: ArrayLike, temperature: float
) -> tuple[Array, Array]:
    temperature = _checks.parameter("temperature", temperature, POSITIVE)
    teacher = class_logits("teacher_logits", teacher_logits)
    student = class_logits("logits", logits)
    _checks.same_shape("logits", student, "teacher_logits", teacher)
    return teacher / temperature, student / temperature
