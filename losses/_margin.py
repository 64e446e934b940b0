"""Losses for decisions by scores: one after the other, so the file is long.

A score's sign decides between two classes, the largest score between k. Beneath a loss
stand its slope, its curvature and all that is known of it, its :class:`LossSpec`.
Labels are -1 and +1; the margin is label times score: positive is right, and the
larger the surer. Every slope is in the score.
"""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from losses import _checks, _minimiser
from losses._checks import Array, blockwise, formula
from losses._domain import NON_NEGATIVE, POSITIVE, SIGNS
from losses._links import (
    class_logits,
    log_softmax,
    logit,
    softmax,
    softplus,
    squash,
)
from losses._spec import LossSpec, Parameter

__all__ = [
    "crammer_singer_hinge",
    "crammer_singer_hinge_gradient",
    "exponential",
    "exponential_gradient",
    "hinge",
    "hinge_gradient",
    "hinge_subgradient",
    "info_nce",
    "info_nce_gradient",
    "logistic",
    "logistic_bits",
    "logistic_bits_gradient",
    "logistic_gradient",
    "margin",
    "multiclass_hinge",
    "multiclass_hinge_gradient",
    "preference",
    "preference_gradient",
    "squared_hinge",
    "squared_hinge_gradient",
    "zero_one",
    "zero_one_gradient",
]


@formula
def margin(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """How far a score is on the right side: label times score.

    .. math:: m = y s

    Parameters
    ----------
    y_sign : array_like, shape (n,) or one number
        Labels, -1 or +1.
    score : array_like, shape (n,) or one number
        Decision values, finite; above 0 decides for +1.

    Returns
    -------
    ndarray, shape (n,), or float
        In the unit of the score; positive is right, negative is wrong.

    Raises
    ------
    ValueError
        If the shapes differ, a label is not -1 or +1, or a score is not finite.

    Examples
    --------
    >>> float(margin(-1, -0.5))
    0.5
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return y_sign * score


@blockwise
def hinge(y_sign: ArrayLike, score: ArrayLike) -> Array:
    r"""Charge what is missing to a margin of 1; a right answer can still pay.

    .. math:: \max(0, 1 - m), \quad m = y s

    Parameters
    ----------
    y_sign : array_like, shape (n,) or one number
        Labels, -1 or +1.
    score : array_like, shape (n,) or one number
        Decision values, finite; above 0 decides for +1.

    Returns
    -------
    ndarray, shape (n,), or float
        In the unit of the score, from 0 up; 0 from a margin of 1 on.

    Raises
    ------
    ValueError
        If the shapes differ, a label is not -1 or +1, or a score is not finite.

    Notes
    -----
    Never below :func:`zero_one`; its square is :func:`squared_hinge`.
    Source: Cortes and Vapnik, Support-Vector Networks, 1995.

    Examples
    --------
    >>> hinge([1, -1, 1], [2.0, -0.5, -0.5]).tolist()
    [0.0, 0.5, 1.5]
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return np.maximum(0.0, 1.0 - y_sign * score)


@blockwise
def hinge_gradient(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Slope of the hinge loss in the score: minus the label, or 0 when satisfied.

    At the kink, a margin of 1, it returns 0, one end of the interval that
    :func:`hinge_subgradient` gives, as `relu` in PyTorch does.

    Examples
    --------
    >>> hinge_gradient([1, 1, -1], [0.5, 1.0, 0.5]).tolist()
    [-1.0, 0.0, 1.0]
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return np.where(y_sign * score < 1.0, -y_sign, 0.0)


def hinge_subgradient(y_sign: ArrayLike, score: ArrayLike) -> tuple[Array, Array]:
    """Lowest and highest slope in the score: minus the label and 0 at margin 1.

    Returns
    -------
    lower, upper : ndarray, shape (n,), or float
        Both equal to :func:`hinge_gradient` away from the kink.
    """
    slope = hinge_gradient(y_sign, score)
    is_kink = margin(y_sign, score) == 1.0
    other_end = np.where(is_kink, np.negative(y_sign), slope)[()]
    return np.minimum(slope, other_end), np.maximum(slope, other_end)


@formula
def hinge_curvature(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Curvature of the hinge loss: 0 on both sides of its kink."""
    _, score = _checks.signed_scores(y_sign, score)
    return np.zeros(score.shape)


def majority(y_sign: Array) -> float:
    """Label of the majority, or 0 in a tie."""
    return np.sign(_share_of_plus(y_sign) - 0.5)


HINGE = LossSpec(
    name="hinge",
    title="Hinge loss",
    family="margin",
    value=hinge,
    gradient=hinge_gradient,
    curvature=hinge_curvature,
    subgradient=hinge_subgradient,
    argument="score",
    formula=r"\max(0, 1 - m), \quad m = y\,s",
    gradient_formula=r"\begin{cases} -y & m < 1 \\ 0 & m > 1 \end{cases}",
    target_domain=SIGNS,
    convex=True,
    pieces=lambda: ((-1.0, 1.0), (0.0, 0.0)),
    minimiser="sign of the majority",
    best_constant=majority,
    unit="unit of the score",
    source="Cortes and Vapnik, Support-Vector Networks, 1995",
)


@blockwise
def squared_hinge(y_sign: ArrayLike, score: ArrayLike) -> Array:
    r"""Charge the square of what is missing to a margin of 1; no kink is left.

    .. math:: \max(0, 1 - m)^2, \quad m = y s

    Takes and returns the same as :func:`hinge`, of which it is the square, in
    the squared unit of the score. Source: Chang, Hsieh and Lin, Coordinate
    Descent Method for Large-Scale L2-Loss Linear Support Vector Machines, 2008.

    Examples
    --------
    >>> float(squared_hinge(1, -3))
    16.0
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return np.maximum(0.0, 1.0 - y_sign * score) ** 2


@blockwise
def squared_hinge_gradient(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Slope of the squared hinge loss in the score, `-2 y max(0, 1 - m)`.

    Examples
    --------
    >>> float(squared_hinge_gradient(1, -3))
    -8.0
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return 0.0 - 2.0 * y_sign * np.maximum(0.0, 1.0 - y_sign * score)


@blockwise
def squared_hinge_curvature(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Curvature of the squared hinge loss: 2 below a margin of 1, and 0 from there.

    Examples
    --------
    >>> squared_hinge_curvature([1, 1], [0.5, 1.0]).tolist()
    [2.0, 0.0]
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return 2.0 * (y_sign * score < 1.0)


def mean_label(y_sign: Array) -> float:
    """Average of labels -1 and +1."""
    return 2.0 * _share_of_plus(y_sign) - 1.0


SQUARED_HINGE = LossSpec(
    name="squared_hinge",
    title="Squared hinge loss",
    family="margin",
    value=squared_hinge,
    gradient=squared_hinge_gradient,
    curvature=squared_hinge_curvature,
    argument="score",
    formula=r"\max(0, 1 - m)^2, \quad m = y\,s",
    gradient_formula=r"-2\,y\,\max(0, 1 - m)",
    target_domain=SIGNS,
    convex=True,
    minimiser="mean label",
    best_constant=mean_label,
    unit="squared unit of the score",
    seams=lambda: (1.0,),
    source=(
        "Chang, Hsieh and Lin, Coordinate Descent Method for Large-Scale "
        "L2-Loss Linear Support Vector Machines, 2008"
    ),
)


@blockwise
def logistic(y_sign: ArrayLike, score: ArrayLike) -> Array:
    r"""Charge the surprise at the label when the score is read as log-odds.

    .. math:: \ln(1 + e^{-m}), \quad m = y s

    Takes the same as :func:`hinge`, a score being the log-odds of +1, and
    returns nats, above 0 for every margin (as a double 0 from about 745).

    Notes
    -----
    :func:`binary_cross_entropy_logits` with labels -1 and +1. In nats it is
    below :func:`zero_one` for margins between -ln(e - 1) = -0.541325 and 0;
    :func:`logistic_bits` never is. Source: Friedman, Hastie and Tibshirani,
    Additive Logistic Regression: A Statistical View of Boosting, 2000.

    Examples
    --------
    >>> round(float(logistic(1, 2)), 6)
    0.126928
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return softplus(-y_sign * score)


@blockwise
def logistic_gradient(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Slope of the logistic loss in the score: `-y` times the chance of being wrong.

    Examples
    --------
    >>> float(logistic_gradient(1, 0))
    -0.5
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return -y_sign * squash(-y_sign * score)


@blockwise
def logistic_curvature(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Curvature of the logistic loss: `p (1 - p)`, at most 1/4, whatever the label.

    Examples
    --------
    >>> float(logistic_curvature(-1, 0))
    0.25
    """
    _, score = _checks.signed_scores(y_sign, score)
    return squash(score) * squash(-score)


def log_odds_of_plus(y_sign: Array) -> float:
    """Logit of the share of +1; infinite where all labels are alike."""
    return float(logit(_share_of_plus(y_sign)))


LOGISTIC = LossSpec(
    name="logistic",
    title="Logistic loss",
    family="margin",
    value=logistic,
    gradient=logistic_gradient,
    curvature=logistic_curvature,
    argument="score",
    formula=r"\ln\left(1 + e^{-m}\right), \quad m = y\,s",
    gradient_formula=r"-y\,\sigma(-m)",
    target_domain=SIGNS,
    convex=True,
    endless=True,
    minimiser="log-odds of the share of +1",
    best_constant=log_odds_of_plus,
    unit="nats",
    source=(
        "Friedman, Hastie and Tibshirani, Additive Logistic Regression: A "
        "Statistical View of Boosting, 2000"
    ),
)


@blockwise
def logistic_bits(y_sign: ArrayLike, score: ArrayLike) -> Array:
    r"""Charge the logistic loss in bits: 1 at a score of 0, and above every mistake.

    .. math:: \log_2(1 + e^{-m}), \quad m = y s

    Takes the same as :func:`logistic` and returns it divided by ln 2, never
    below :func:`zero_one`. Source: Bartlett, Jordan and McAuliffe, Convexity,
    Classification, and Risk Bounds, 2006.

    Examples
    --------
    >>> float(logistic_bits(1, 0))
    1.0
    """
    return logistic(y_sign, score) / math.log(2.0)


@blockwise
def logistic_bits_gradient(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Slope of the logistic loss in bits in the score.

    Examples
    --------
    >>> round(float(logistic_bits_gradient(1, 0)), 6)
    -0.721348
    """
    return logistic_gradient(y_sign, score) / math.log(2.0)


@blockwise
def logistic_bits_curvature(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Curvature of the logistic loss in bits: that in nats, divided by ln 2."""
    return logistic_curvature(y_sign, score) / math.log(2.0)


LOGISTIC_BITS = LossSpec(
    name="logistic_bits",
    title="Logistic loss in bits",
    family="margin",
    value=logistic_bits,
    gradient=logistic_bits_gradient,
    curvature=logistic_bits_curvature,
    argument="score",
    formula=r"\log_2\left(1 + e^{-m}\right), \quad m = y\,s",
    gradient_formula=r"-\frac{y\,\sigma(-m)}{\ln 2}",
    target_domain=SIGNS,
    convex=True,
    endless=True,
    minimiser="log-odds of the share of +1",
    best_constant=log_odds_of_plus,
    unit="bits",
    source=(
        "Bartlett, Jordan and McAuliffe, Convexity, Classification, and "
        "Risk Bounds, 2006"
    ),
)


@blockwise
def exponential(y_sign: ArrayLike, score: ArrayLike) -> Array:
    r"""Charge e to the power of how wrong the score is; mistakes explode.

    .. math:: e^{-m}, \quad m = y s

    Takes the same as :func:`hinge` and returns a pure number above 0; infinite,
    beyond the largest double, for margins below about -709.8. Never below
    :func:`hinge`. Source: Freund and Schapire, A Decision-Theoretic
    Generalization of On-Line Learning and an Application to Boosting, 1997.

    Examples
    --------
    >>> round(float(exponential(1, -3)), 6)
    20.085537
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return np.exp(-y_sign * score)


@blockwise
def exponential_gradient(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Slope of the exponential loss in the score, `-y exp(-m)`.

    Examples
    --------
    >>> float(exponential_gradient(-1, 0))
    1.0
    """
    return -np.asarray(y_sign, dtype=np.float64) * exponential(y_sign, score)


@blockwise
def exponential_curvature(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Curvature of the exponential loss: `exp(-m)`, the loss itself.

    Examples
    --------
    >>> float(exponential_curvature(1, 0))
    1.0
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return np.exp(-y_sign * score)


def half_log_odds_of_plus(y_sign: Array) -> float:
    """Half of that: the exponential loss counts the margin twice."""
    return 0.5 * log_odds_of_plus(y_sign)


EXPONENTIAL = LossSpec(
    name="exponential",
    title="Exponential loss",
    family="margin",
    value=exponential,
    gradient=exponential_gradient,
    curvature=exponential_curvature,
    argument="score",
    formula=r"e^{-m}, \quad m = y\,s",
    gradient_formula=r"-y\,e^{-m}",
    target_domain=SIGNS,
    convex=True,
    endless=True,
    minimiser="half the log-odds of the share of +1",
    best_constant=half_log_odds_of_plus,
    unit="pure number",
    source=(
        "Freund and Schapire, A Decision-Theoretic Generalization of "
        "On-Line Learning and an Application to Boosting, 1997"
    ),
)


@blockwise
def zero_one(y_sign: ArrayLike, score: ArrayLike) -> Array:
    r"""Count mistakes: 1 where the decision is wrong, 0 where it is right.

    .. math:: 1 \text{ if } m \le 0, \text{ else } 0, \quad m = y s

    A score of exactly 0 decides nothing and counts as wrong. Takes the same as
    :func:`hinge`; its mean is one minus the accuracy. Source: Vapnik, The
    Nature of Statistical Learning Theory, 1995.

    Examples
    --------
    >>> zero_one([1, 1, 1], [2.0, 0.0, -2.0]).tolist()
    [0.0, 1.0, 1.0]
    """
    y_sign, score = _checks.signed_scores(y_sign, score)
    return np.asarray(y_sign * score <= 0.0, dtype=np.float64)


@formula
def zero_one_gradient(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Slope of the zero-one loss in the score: 0, so it cannot say where to go.

    The jump at a score of 0 has no slope, and 0 is returned there too.

    Examples
    --------
    >>> zero_one_gradient([1, 1], [2.0, -2.0]).tolist()
    [0.0, 0.0]
    """
    y_sign, _ = _checks.signed_scores(y_sign, score)
    return np.zeros(y_sign.shape)


@formula
def zero_one_curvature(y_sign: ArrayLike, score: ArrayLike) -> Array:
    """Curvature of the zero-one loss: 0, like its slope."""
    _, score = _checks.signed_scores(y_sign, score)
    return np.zeros(score.shape)


def majority_or_plus(y_sign: Array) -> float:
    """Label of the majority, or +1 in a tie."""
    # A score of 0 is wrong for every label, so a tie cannot be left at 0.
    return majority(y_sign) or 1.0


ZERO_ONE = LossSpec(
    name="zero_one",
    title="Zero-one loss",
    family="margin",
    value=zero_one,
    gradient=zero_one_gradient,
    curvature=zero_one_curvature,
    argument="score",
    formula=r"\begin{cases} 1 & m \le 0 \\ 0 & m > 0 \end{cases}, \quad m = y\,s",
    gradient_formula=r"0",
    target_domain=SIGNS,
    convex=False,
    jumps=(0.0,),
    bounded=True,
    minimiser="any score of the sign of the majority",
    best_constant=majority_or_plus,
    unit="mistakes",
    source="Vapnik, The Nature of Statistical Learning Theory, 1995",
)


@formula
def multiclass_hinge(y_index: ArrayLike, scores: ArrayLike) -> Array:
    r"""Charge every wrong class for what the true one lacks to a lead of 1 over it.

    .. math:: \sum_{j \ne y} \max(0, 1 + s_j - s_y)

    Parameters
    ----------
    y_index : array_like, shape (n,) or one number
        Index of the true class, 0 to k - 1.
    scores : array_like, shape (n, k) or (k,)
        Decision values, finite; the largest decides.

    Returns
    -------
    ndarray, shape (n,), or float
        In the unit of the score, from 0 up; 0 once the true class leads every
        other by 1.

    Raises
    ------
    ValueError
        If an index is not one of the classes, the number of samples differs,
        or a score is not finite.

    Notes
    -----
    With two classes it is :func:`hinge` of the difference of the scores; never
    below :func:`crammer_singer_hinge`. Source: Weston and Watkins, Support
    Vector Machines for Multi-Class Pattern Recognition, 1999.

    Examples
    --------
    >>> float(multiclass_hinge(0, [2.0, 1.5, -1.0]))
    0.5
    """
    _, missing = _missing_lead(y_index, scores)
    return missing.sum(axis=-1)


@formula
def multiclass_hinge_gradient(y_index: ArrayLike, scores: ArrayLike) -> Array:
    """Slope in each score: 1 for each charged rival, minus their number at the truth.

    At a kink, a lead of exactly 1, the rival counts as not charged.

    Examples
    --------
    >>> multiclass_hinge_gradient(0, [2.0, 1.5, -1.0]).tolist()
    [-1.0, 1.0, 0.0]
    """
    true_class, missing = _missing_lead(y_index, scores)
    slope = (missing > 0.0).astype(np.float64)
    np.put_along_axis(slope, true_class, -slope.sum(axis=-1, keepdims=True), axis=-1)
    return slope


MULTICLASS_HINGE = LossSpec(
    name="multiclass_hinge",
    title="Multi-class hinge loss",
    family="margin",
    value=multiclass_hinge,
    gradient=multiclass_hinge_gradient,
    argument="score",
    formula=r"\sum_{j \ne y} \max(0, 1 + s_j - s_y)",
    gradient_formula=(
        r"\begin{cases} 1 & j \ne y,\; s_y - s_j < 1 \\ 0 & j \ne y,\; s_y - "
        r"s_j > 1 \\ -\text{number of charged rivals} & j = y \end{cases}"
    ),
    target_domain=NON_NEGATIVE,
    convex=True,
    jumps=(1.0,),
    minimiser="none in closed form",
    unit="unit of the score",
    source=(
        "Weston and Watkins, Support Vector Machines for Multi-Class "
        "Pattern Recognition, 1999"
    ),
    classes=True,
)


@formula
def crammer_singer_hinge(y_index: ArrayLike, scores: ArrayLike) -> Array:
    r"""Charge only the worst rival for what the true class lacks to a lead of 1.

    .. math:: \max\big(0,\; 1 + \max_{j \ne y} s_j - s_y\big)

    Takes and returns the same as :func:`multiclass_hinge`. Source: Crammer and
    Singer, On the Algorithmic Implementation of Multiclass Kernel-Based Vector
    Machines, 2001.

    Examples
    --------
    >>> float(crammer_singer_hinge(0, [2.0, 1.5, 1.75]))
    0.75
    """
    _, missing = _missing_lead(y_index, scores)
    return missing.max(axis=-1)


@formula
def crammer_singer_hinge_gradient(y_index: ArrayLike, scores: ArrayLike) -> Array:
    """Slope in each score: 1 for the worst rival if charged, -1 for the truth.

    Among equal rivals, a kink, the one with the lowest index takes the slope.

    Examples
    --------
    >>> crammer_singer_hinge_gradient(0, [2.0, 1.5, 1.75]).tolist()
    [-1.0, 0.0, 1.0]
    """
    true_class, missing = _missing_lead(y_index, scores)
    slope = np.zeros(missing.shape)
    rival = missing.argmax(axis=-1, keepdims=True)
    price = (np.take_along_axis(missing, rival, axis=-1) > 0.0) * 1.0
    np.put_along_axis(slope, rival, price, axis=-1)
    np.put_along_axis(slope, true_class, 0.0 - price, axis=-1)
    return slope


CRAMMER_SINGER_HINGE = LossSpec(
    name="crammer_singer_hinge",
    title="Multi-class hinge loss, worst rival",
    family="margin",
    value=crammer_singer_hinge,
    gradient=crammer_singer_hinge_gradient,
    argument="score",
    formula=r"\max\left(0,\; 1 + \max_{j \ne y} s_j - s_y\right)",
    gradient_formula=(
        r"\begin{cases} 1 & j \text{ the worst rival, charged} \\ -1 & j = "
        r"y, \text{ charged} \\ 0 & \text{else} \end{cases}"
    ),
    target_domain=NON_NEGATIVE,
    convex=True,
    jumps=(1.0,),
    minimiser="none in closed form",
    unit="unit of the score",
    source=(
        "Crammer and Singer, On the Algorithmic Implementation of "
        "Multiclass Kernel-Based Vector Machines, 2001"
    ),
    classes=True,
)


@formula
def info_nce(
    y_index: ArrayLike, similarities: ArrayLike, *, temperature: float = 1.0
) -> Array:
    r"""Charge the surprise at the partner when it is picked out of k candidates.

    .. math:: -\ln \frac{e^{s_y/T}}{\sum_j e^{s_j/T}}

    Parameters
    ----------
    y_index : array_like, shape (n,) or one number
        Index of the true partner, 0 to k - 1.
    similarities : array_like, shape (n, k) or (k,)
        Similarity to each candidate, finite.
    temperature : float, default 1.0
        T above 0; the smaller, the more the nearest of the others count.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 up; ln k where all candidates are equally similar.

    Raises
    ------
    ValueError
        If an index is not one of the candidates, the number of samples differs, a
        similarity is not finite, or `temperature` is not above 0 and finite.

    Notes
    -----
    :func:`cross_entropy_logits` of the similarities over T. Source: van den Oord, Li
    and Vinyals, Representation Learning with Contrastive Predictive Coding, 2018.

    Examples
    --------
    >>> round(float(info_nce(0, [0.0] * 8)), 6)
    2.079442
    """
    temperature = _checks.parameter("temperature", temperature, POSITIVE)
    partner, similarities = _true_class(y_index, "similarities", similarities)
    log_probs = log_softmax(similarities / temperature)
    return 0.0 - np.take_along_axis(log_probs, partner, axis=-1)[..., 0]


@formula
def info_nce_gradient(
    y_index: ArrayLike, similarities: ArrayLike, *, temperature: float = 1.0
) -> Array:
    """Slope in each similarity: probability minus 1 for the partner, over T.

    Examples
    --------
    >>> info_nce_gradient(0, [0.0, 0.0], temperature=0.5).tolist()
    [-1.0, 1.0]
    """
    temperature = _checks.parameter("temperature", temperature, POSITIVE)
    partner, similarities = _true_class(y_index, "similarities", similarities)
    slope = softmax(similarities / temperature)
    true_prob = np.take_along_axis(slope, partner, axis=-1)
    np.put_along_axis(slope, partner, true_prob - 1.0, axis=-1)
    return slope / temperature


INFO_NCE = LossSpec(
    name="info_nce",
    title="InfoNCE loss",
    family="margin",
    value=info_nce,
    gradient=info_nce_gradient,
    argument="score",
    formula=r"-\ln\frac{e^{s_y/T}}{\sum_j e^{s_j/T}}",
    gradient_formula=(
        r"\frac{1}{T}\begin{cases} p_j & j \ne y \\ p_j - 1 & j = y \end{cases}, "
        r"\quad p = \operatorname{softmax}(s/T)"
    ),
    target_domain=NON_NEGATIVE,
    parameters=(
        Parameter(
            name="temperature",
            symbol="T",
            default=1.0,
            low=0.05,
            high=1.0,
            meaning="the smaller, the more the nearest of the others count",
        ),
    ),
    convex=True,
    endless=True,
    minimiser="logarithm of the share of each class, times T, plus any one number",
    unit="nats",
    source=(
        "van den Oord, Li and Vinyals, Representation Learning with Contrastive "
        "Predictive Coding, 2018"
    ),
    classes=True,
)


@blockwise
def preference(y_sign: ArrayLike, score: ArrayLike, *, beta: float = 1.0) -> Array:
    r"""Charge the surprise at which of two answers was preferred.

    .. math:: -\ln \sigma(\beta\,y\,s), \quad s = r_1 - r_2

    Parameters
    ----------
    y_sign : array_like, shape (n,) or one number
        +1 where the first answer was preferred, -1 where the second.
    score : array_like, shape (n,) or one number
        Lead of the first answer, finite: the difference of the two rewards, as Bradley
        and Terry have it. In direct preference optimisation (DPO) a reward is the
        logarithm of how much likelier the model makes an answer than the reference.
    beta : float, default 1.0
        How much a lead of 1 counts, above 0.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, above 0; ln 2 where nothing speaks for one more than for the other.

    Raises
    ------
    ValueError
        If the shapes differ, a label is not -1 or +1, a score is not finite, or `beta`
        is not above 0 and finite.

    Notes
    -----
    :func:`logistic` of `beta` times the score: what is added to both rewards changes
    nothing. Sources: Bradley and Terry, Rank Analysis of Incomplete Block Designs,
    1952; Rafailov et al., Direct Preference Optimization: Your Language Model is
    Secretly a Reward Model, 2023.

    Examples
    --------
    >>> round(float(preference(1, 3.0 - 2.0)), 6)
    0.313262
    """
    beta = _checks.parameter("beta", beta, POSITIVE)
    y_sign, score = _checks.signed_scores(y_sign, score)
    return softplus(-beta * y_sign * score)


@blockwise
def preference_gradient(
    y_sign: ArrayLike, score: ArrayLike, *, beta: float = 1.0
) -> Array:
    """Slope in the score: minus the label, times beta, times the chance of being wrong.

    Examples
    --------
    >>> float(preference_gradient(1, 0.0, beta=0.5))
    -0.25
    """
    beta = _checks.parameter("beta", beta, POSITIVE)
    y_sign, score = _checks.signed_scores(y_sign, score)
    return -beta * y_sign * squash(-beta * y_sign * score)


@blockwise
def preference_curvature(
    y_sign: ArrayLike, score: ArrayLike, *, beta: float = 1.0
) -> Array:
    """Curvature of the preference loss: `beta² p (1 - p)`, whatever the label.

    Examples
    --------
    >>> float(preference_curvature(-1, 0, beta=2.0))
    1.0
    """
    beta = _checks.parameter("beta", beta, POSITIVE)
    _, score = _checks.signed_scores(y_sign, score)
    return beta**2 * squash(beta * score) * squash(-beta * score)


def preference_constant(y_sign: Array, *, beta: float) -> float:
    """Logit of the share of +1, over beta; infinite where all labels are alike."""
    return log_odds_of_plus(y_sign) / _checks.parameter("beta", beta, POSITIVE)


PREFERENCE = LossSpec(
    name="preference",
    title="Preference loss (DPO)",
    family="margin",
    value=preference,
    gradient=preference_gradient,
    curvature=preference_curvature,
    argument="score",
    formula=r"-\ln\sigma(\beta\,m), \quad m = y\,s, \quad s = r_1 - r_2",
    gradient_formula=r"-\beta\,y\,\sigma(-\beta\,m)",
    target_domain=SIGNS,
    parameters=(
        Parameter(
            name="beta",
            symbol=r"\beta",
            default=1.0,
            low=0.1,
            high=2.0,
            meaning="how much a lead of 1 in reward counts",
        ),
    ),
    convex=True,
    endless=True,
    minimiser="log-odds of the share of +1, over β",
    best_constant=preference_constant,
    unit="nats",
    source="Bradley and Terry, Rank Analysis of Incomplete Block Designs, 1952",
)


def _share_of_plus(y_sign: Array) -> float:
    _checks.signs("y_true", y_sign)
    return 0.5 + 0.5 * _minimiser.mean(y_sign)


def _true_class(
    y_index: ArrayLike, name: str, scores: ArrayLike
) -> tuple[NDArray[np.intp], Array]:
    """Read classes, as a column of indices, and the scores of all classes."""
    scores = class_logits(name, scores)
    y_index = _checks.class_index("y_index", y_index, scores.shape[-1])
    if y_index.shape != scores.shape[:-1]:
        rule = f"have one class for each row of {name}, {scores.shape[:-1]}"
        _checks.fail("y_index", rule, y_index.shape)
    return y_index[..., np.newaxis], scores


def _missing_lead(
    y_index: ArrayLike, scores: ArrayLike
) -> tuple[NDArray[np.intp], Array]:
    true_class, scores = _true_class(y_index, "scores", scores)
    true_score = np.take_along_axis(scores, true_class, axis=-1)
    missing = np.maximum(scores - true_score + 1.0, 0.0)
    np.put_along_axis(missing, true_class, 0.0, axis=-1)
    return true_class, missing
