"""Losses for the probability of an event: one after the other, so the file is long.

Cross-entropy, Brier and focal loss, each from a probability and from a logit, and the
cross-entropy at a temperature; beneath a loss stand its slope, its curvature and all
that is known of it, its :class:`LossSpec`. The target is 1 where the event happened
and 0 where not; between them it is a soft label. Logarithms are natural: losses are
in nats. From probabilities a certain mistake costs infinity; from logits nothing is
ever certain.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks, _minimiser
from losses._checks import Array, blockwise, charged, formula
from losses._domain import NON_NEGATIVE, POSITIVE, UNIT
from losses._links import log1p_exp_minus_abs, logit, softplus, squash
from losses._spec import LossSpec, Parameter

__all__ = [
    "binary_cross_entropy",
    "binary_cross_entropy_gradient",
    "binary_cross_entropy_logits",
    "binary_cross_entropy_logits_gradient",
    "brier",
    "brier_gradient",
    "brier_logits",
    "brier_logits_gradient",
    "focal",
    "focal_gradient",
    "focal_logits",
    "focal_logits_gradient",
    "tempered_cross_entropy_logits",
    "tempered_cross_entropy_logits_curvature",
    "tempered_cross_entropy_logits_gradient",
]

GAMMA = Parameter(
    name="gamma",
    symbol=r"\gamma",
    default=2.0,
    low=0.0,
    high=5.0,
    meaning="how fast samples that are already right fade",
)


def share_of_ones(labels: Array) -> float:
    """Average of labels in [0, 1], the base rate."""
    _checks.unit_interval("y_true", labels)
    return _minimiser.mean(labels)


def log_odds_of_ones(labels: Array) -> float:
    """Logit of the share of ones; infinite where all labels are alike."""
    return float(logit(share_of_ones(labels)))


@blockwise
def binary_cross_entropy(y_true: ArrayLike, probs: ArrayLike) -> Array:
    r"""Charge the surprise: minus the logarithm of the probability of what happened.

    .. math:: -\big(y \ln p + (1-y) \ln(1-p)\big), \quad 0 \ln 0 = 0

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 or 0, or a soft label between them.
    probs : array_like, shape (n,) or one number
        Predicted probability of 1, in [0, 1].

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 up; infinite where what happened had probability 0.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is outside [0, 1].

    Notes
    -----
    Equal to :func:`binary_cross_entropy_logits` of the log-odds, and to
    :func:`focal` at gamma = 0. Proper: its expectation is lowest at the true
    probability. Source: Good, Rational Decisions, 1952.

    Examples
    --------
    >>> round(float(binary_cross_entropy(1, 0.7)), 6)
    0.356675
    >>> float(binary_cross_entropy(1, 0))
    inf
    """
    y_true, probs = _checks.labels_and_probs(y_true, probs)
    if_one = charged(y_true, np.log(probs))
    if_zero = charged(1.0 - y_true, np.log1p(-probs))
    return 0.0 - (if_one + if_zero)


@blockwise
def binary_cross_entropy_gradient(y_true: ArrayLike, probs: ArrayLike) -> Array:
    """Slope of the binary cross-entropy in the probability, per unit of `probs`.

    It is `-y/p + (1-y)/(1-p)`: -inf at p = 0 where y is above 0, inf at p = 1
    where y is below 1. Times `p (1-p)` it is the slope in the logit.

    Examples
    --------
    >>> round(float(binary_cross_entropy_gradient(1, 0.7)), 6)
    -1.428571
    """
    y_true, probs = _checks.labels_and_probs(y_true, probs)
    if_one = np.where(y_true > 0.0, y_true / probs, 0.0)
    if_zero = np.where(y_true < 1.0, (1.0 - y_true) / (1.0 - probs), 0.0)
    return if_zero - if_one


@blockwise
def binary_cross_entropy_curvature(y_true: ArrayLike, probs: ArrayLike) -> Array:
    """Curvature of the binary cross-entropy in the probability: `y/p² + (1-y)/(1-p)²`.

    Infinite where what may happen has probability 0.

    Examples
    --------
    >>> float(binary_cross_entropy_curvature(1, 0.5))
    4.0
    """
    y_true, probs = _checks.labels_and_probs(y_true, probs)
    if_one, if_zero = 1.0 / (probs * probs), 1.0 / (1.0 - probs) ** 2
    return charged(y_true, if_one) + charged(1.0 - y_true, if_zero)


BINARY_CROSS_ENTROPY = LossSpec(
    name="binary_cross_entropy",
    title="Binary cross-entropy",
    family="probability",
    value=binary_cross_entropy,
    gradient=binary_cross_entropy_gradient,
    curvature=binary_cross_entropy_curvature,
    argument="probability",
    formula=r"-\left(y \ln p + (1-y)\ln(1-p)\right)",
    gradient_formula=r"\frac{1-y}{1-p} - \frac{y}{p}",
    prediction_domain=UNIT,
    target_domain=UNIT,
    convex=True,
    proper=True,
    minimiser="share of ones",
    best_constant=share_of_ones,
    unit="nats",
    source="Good, Rational Decisions, 1952",
)


@blockwise
def binary_cross_entropy_logits(y_true: ArrayLike, logits: ArrayLike) -> Array:
    r"""Binary cross-entropy straight from the logit, where nothing overflows.

    .. math:: \max(z, 0) - z y + \ln(1 + e^{-|z|})

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 or 0, or a soft label between them.
    logits : array_like, shape (n,) or one number
        Predicted log-odds of 1, finite.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 up, finite for every logit.

    Raises
    ------
    ValueError
        If the shapes differ, a target is outside [0, 1], or a logit is not a
        finite number.

    Notes
    -----
    Equal to :func:`binary_cross_entropy` of the sigmoid, and to
    :func:`logistic` of the labels -1 and +1.
    Source: Cox, The Regression Analysis of Binary Sequences, 1958.

    Examples
    --------
    >>> float(binary_cross_entropy_logits(1, -40))
    40.0
    """
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    # The round part comes last: z - z would swallow it.
    return np.maximum(logits, 0.0) - logits * y_true + log1p_exp_minus_abs(logits)


@blockwise
def binary_cross_entropy_logits_gradient(y_true: ArrayLike, logits: ArrayLike) -> Array:
    """Slope of the binary cross-entropy in the logit: probability minus target.

    It is `sigmoid(z) - y`, in [-1, 1], in nats per unit of logit.

    Examples
    --------
    >>> round(float(binary_cross_entropy_logits_gradient(1, -5)), 6)
    -0.993307
    """
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    return squash(logits) - y_true


@blockwise
def binary_cross_entropy_logits_curvature(
    y_true: ArrayLike, logits: ArrayLike
) -> Array:
    """Curvature of the binary cross-entropy in the logit: `p (1 - p)`, at most 1/4.

    The label does not matter, so the loss is convex.

    Examples
    --------
    >>> float(binary_cross_entropy_logits_curvature(1, 0))
    0.25
    """
    _, logits = _checks.labels_and_logits(y_true, logits)
    return squash(logits) * squash(-logits)


BINARY_CROSS_ENTROPY_LOGITS = LossSpec(
    name="binary_cross_entropy_logits",
    title="Binary cross-entropy from the logit",
    family="probability",
    value=binary_cross_entropy_logits,
    gradient=binary_cross_entropy_logits_gradient,
    curvature=binary_cross_entropy_logits_curvature,
    argument="logit",
    formula=r"\max(z, 0) - z\,y + \ln\left(1 + e^{-|z|}\right)",
    gradient_formula=r"\sigma(z) - y",
    target_domain=UNIT,
    convex=True,
    endless=True,
    proper=True,
    minimiser="log-odds of the share of ones",
    best_constant=log_odds_of_ones,
    unit="nats",
    source="Cox, The Regression Analysis of Binary Sequences, 1958",
)


@blockwise
def brier(y_true: ArrayLike, probs: ArrayLike) -> Array:
    """Charge the squared error of a probability.

    .. math:: (p - y)^2

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 or 0, or a soft label between them.
    probs : array_like, shape (n,) or one number
        Predicted probability of 1, in [0, 1].

    Returns
    -------
    ndarray, shape (n,), or float
        From 0 to 1, a pure number.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is outside [0, 1].

    Notes
    -----
    :func:`squared_error` with probabilities; proper. Source: Brier,
    Verification of Forecasts Expressed in Terms of Probability, 1950.

    Examples
    --------
    >>> float(brier(1, 0.5))
    0.25
    """
    y_true, probs = _checks.labels_and_probs(y_true, probs)
    return (probs - y_true) ** 2


@blockwise
def brier_gradient(y_true: ArrayLike, probs: ArrayLike) -> Array:
    """Slope of the Brier loss in the probability, `2 (p - y)`.

    Examples
    --------
    >>> float(brier_gradient(1, 0.5))
    -1.0
    """
    y_true, probs = _checks.labels_and_probs(y_true, probs)
    return 2.0 * (probs - y_true)


@formula
def brier_curvature(y_true: ArrayLike, probs: ArrayLike) -> Array:
    """Curvature of the Brier loss in the probability: 2."""
    _, probs = _checks.labels_and_probs(y_true, probs)
    return np.full(probs.shape, 2.0)


BRIER = LossSpec(
    name="brier",
    title="Brier loss",
    family="probability",
    value=brier,
    gradient=brier_gradient,
    curvature=brier_curvature,
    argument="probability",
    formula=r"(p - y)^2",
    gradient_formula=r"2\,(p - y)",
    prediction_domain=UNIT,
    target_domain=UNIT,
    convex=True,
    quadratic=True,
    proper=True,
    bounded=True,
    minimiser="share of ones",
    best_constant=share_of_ones,
    unit="pure number",
    source="Brier, Verification of Forecasts Expressed in Terms of Probability, 1950",
)


@blockwise
def brier_logits(y_true: ArrayLike, logits: ArrayLike) -> Array:
    r"""Charge the Brier loss of the sigmoid of a logit; not convex in the logit.

    .. math:: (\sigma(z) - y)^2

    Takes and returns the same as :func:`binary_cross_entropy_logits`, but the
    loss is a pure number from 0 to 1.

    Examples
    --------
    >>> float(brier_logits(1, 0))
    0.25
    """
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    return (squash(logits) - y_true) ** 2


@blockwise
def brier_logits_gradient(y_true: ArrayLike, logits: ArrayLike) -> Array:
    """Slope of the Brier loss in the logit, `2 (p - y) p (1 - p)`.

    The factor `p (1 - p)` all but stops learning where the model is sure and
    wrong; the cross-entropy cancels it.

    Examples
    --------
    >>> round(float(brier_logits_gradient(1, -5)), 6)
    -0.013207
    """
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    probs = squash(logits)
    return 2.0 * (probs - y_true) * probs * (1.0 - probs)


@blockwise
def brier_logits_curvature(y_true: ArrayLike, logits: ArrayLike) -> Array:
    """Curvature of the Brier loss in the logit; negative where it is sure and wrong.

    It is `2 p (1-p) (p (1-p) + (p - y) (1 - 2p))`: for y = 1 below 0 where p is
    below 1/3, so the loss is not convex.

    Examples
    --------
    >>> round(float(brier_logits_curvature(1, -2)), 6)
    -0.118814
    """
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    probs, rest = squash(logits), squash(-logits)
    gear = probs * rest
    return 2.0 * gear * (gear + (probs - y_true) * (rest - probs))


BRIER_LOGITS = LossSpec(
    name="brier_logits",
    title="Brier loss from the logit",
    family="probability",
    value=brier_logits,
    gradient=brier_logits_gradient,
    curvature=brier_logits_curvature,
    argument="logit",
    formula=r"\left(\sigma(z) - y\right)^2",
    gradient_formula=r"2\,(p - y)\,p\,(1-p), \quad p = \sigma(z)",
    target_domain=UNIT,
    convex=False,
    endless=True,
    proper=True,
    bounded=True,
    minimiser="log-odds of the share of ones",
    best_constant=log_odds_of_ones,
    unit="pure number",
    source="Brier, Verification of Forecasts Expressed in Terms of Probability, 1950",
)


@blockwise
def focal(
    y_true: ArrayLike,
    probs: ArrayLike,
    *,
    gamma: float = 2.0,
    alpha: float | None = None,
) -> Array:
    r"""Charge the cross-entropy: less, the more probability the truth got.

    .. math:: -\alpha\,y\,(1-p)^\gamma \ln p
        - (1-\alpha)\,(1-y)\,p^\gamma \ln(1-p)

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 or 0; a soft label weighs the two terms.
    probs : array_like, shape (n,) or one number
        Predicted probability of 1, in [0, 1].
    gamma : float, default 2.0
        How fast easy samples fade, from 0 (not at all) up.
    alpha : float or None, default None
        The weight of the ones, in [0, 1]; that of the zeros is 1 - alpha. With
        None both are 1, so 0.5 halves the loss and changes nothing else.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 up; infinite where what happened had probability 0.

    Raises
    ------
    ValueError
        If the shapes differ, a value is outside [0, 1], `gamma` is below 0 or
        not finite, or `alpha` is outside [0, 1].

    Notes
    -----
    Without alpha it is :func:`binary_cross_entropy` at gamma = 0, and never above
    it. Libraries often come with alpha = 0.25 and gamma = 2. Not
    proper for gamma above 0: its best constant lies nearer to 1/2 than the
    share of ones. Source: Lin et al., Focal Loss for Dense Object Detection,
    2017.

    Examples
    --------
    >>> focal([1, 1], [0.9, 0.1], gamma=2.0).round(6).tolist()
    [0.001054, 1.865094]
    >>> focal([1, 0], [0.9, 0.9], gamma=2.0, alpha=0.25).round(6).tolist()
    [0.000263, 1.39882]
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, probs = _checks.labels_and_probs(y_true, probs)
    ones, zeros = _weights(y_true, alpha)
    if_one = charged((1.0 - probs) ** gamma, np.log(probs))
    if_zero = charged(probs**gamma, np.log1p(-probs))
    return -(charged(ones, if_one) + charged(zeros, if_zero)) + 0.0


@blockwise
def focal_gradient(
    y_true: ArrayLike,
    probs: ArrayLike,
    *,
    gamma: float = 2.0,
    alpha: float | None = None,
) -> Array:
    """Slope of the focal loss in the probability, per unit of `probs`.

    For y = 1, without alpha, it is `gamma (1-p)^(gamma-1) ln p - (1-p)^gamma / p`,
    and -inf at p = 0.

    Examples
    --------
    >>> round(float(focal_gradient(1, 0.5, gamma=2.0)), 6)
    -1.193147
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, probs = _checks.labels_and_probs(y_true, probs)
    ones, zeros = _weights(y_true, alpha)
    if_one = _slope_if_one(probs, 1.0 - probs, gamma)
    if_zero = _slope_if_one(1.0 - probs, probs, gamma)
    return charged(ones, if_one) - charged(zeros, if_zero)


@blockwise
def focal_curvature(
    y_true: ArrayLike, probs: ArrayLike, *, gamma: float = 2.0
) -> Array:
    """Curvature of the focal loss in the probability, never below 0.

    For y = 1, with q = 1 - p, it is
    `q^(γ-2) γ (1-γ) ln p + 2 γ q^(γ-1) / p + q^γ / p²`; infinite at p = 0.

    Examples
    --------
    >>> round(float(focal_curvature(1, 0.5, gamma=2.0)), 6)
    6.386294
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, probs = _checks.labels_and_probs(y_true, probs)
    if_one = _bend_if_one(probs, 1.0 - probs, gamma)
    if_zero = _bend_if_one(1.0 - probs, probs, gamma)
    return charged(y_true, if_one) + charged(1.0 - y_true, if_zero)


def focal_constant(labels: Array, *, gamma: float) -> float:
    """Where the focal loss of the share of ones is level, found by halving."""
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    share = float(share_of_ones(labels))
    if share > 0.5:
        return 1.0 - focal_constant(1.0 - labels, gamma=gamma)
    if share in (0.0, 0.5) or gamma == 0.0:
        return share

    def slope(p: float) -> float:
        if_one = (1.0 - p) ** gamma * (gamma * math.log(p) / (1.0 - p) - 1.0 / p)
        if_zero = p**gamma * (1.0 / (1.0 - p) - gamma * math.log1p(-p) / p)
        return share * if_one + (1.0 - share) * if_zero

    low, high = 0.0, 0.5
    while high - low > _minimiser.TOLERANCE * high:
        middle = 0.5 * (low + high)
        if middle in (low, high):
            break
        low, high = (low, middle) if slope(middle) > 0 else (middle, high)
    return 0.5 * (low + high)


FOCAL = LossSpec(
    name="focal",
    title="Focal loss",
    family="probability",
    value=focal,
    gradient=focal_gradient,
    curvature=focal_curvature,
    argument="probability",
    formula=r"-y\,(1-p)^{\gamma} \ln p - (1-y)\,p^{\gamma} \ln(1-p)",
    gradient_formula=(
        r"y\left(\gamma(1-p)^{\gamma-1}\ln p - "
        r"\frac{(1-p)^{\gamma}}{p}\right) - (1-y)\left(\gamma "
        r"p^{\gamma-1}\ln(1-p) - \frac{p^{\gamma}}{1-p}\right)"
    ),
    prediction_domain=UNIT,
    target_domain=UNIT,
    parameters=(GAMMA,),
    convex=True,
    proper=False,
    minimiser="between the share of ones and one half",
    best_constant=focal_constant,
    unit="nats",
    source="Lin et al., Focal Loss for Dense Object Detection, 2017",
)


@blockwise
def focal_logits(
    y_true: ArrayLike,
    logits: ArrayLike,
    *,
    gamma: float = 2.0,
    alpha: float | None = None,
) -> Array:
    """Charge the focal loss of the sigmoid of a logit; not convex in the logit.

    Takes and returns the same as :func:`focal`, but from finite logits, where
    the loss is always finite.

    Examples
    --------
    >>> float(focal_logits(1, -1000))
    1000.0
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    ones, zeros = _weights(y_true, alpha)
    if_one = squash(-logits) ** gamma * softplus(-logits)
    if_zero = squash(logits) ** gamma * softplus(logits)
    return ones * if_one + zeros * if_zero


@blockwise
def focal_logits_gradient(
    y_true: ArrayLike,
    logits: ArrayLike,
    *,
    gamma: float = 2.0,
    alpha: float | None = None,
) -> Array:
    """Slope of the focal loss in the logit.

    For y = 1, without alpha, it is `(1-p)^gamma (gamma p ln p - (1-p))`; at
    gamma = 0 that is `p - 1`, the slope of the cross-entropy.

    Examples
    --------
    >>> float(focal_logits_gradient(1, 0, gamma=0.0))
    -0.5
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    ones, zeros = _weights(y_true, alpha)
    p, q = squash(logits), squash(-logits)
    if_one = -(q**gamma) * (gamma * p * softplus(-logits) + q)
    if_zero = p**gamma * (gamma * q * softplus(logits) + p)
    return ones * if_one + zeros * if_zero


@blockwise
def focal_logits_curvature(
    y_true: ArrayLike, logits: ArrayLike, *, gamma: float = 2.0
) -> Array:
    """Curvature of the focal loss in the logit; below 0 in places for gamma above 0.

    For y = 1, with q = 1 - p, it is `p q^γ (q (1 + 2γ) + γ (q - γ p) ln p)`; at
    gamma = 0 that is `p q`, the curvature of the cross-entropy.

    Examples
    --------
    >>> float(focal_logits_curvature(1, 0, gamma=0.0))
    0.25
    """
    gamma = _checks.parameter("gamma", gamma, NON_NEGATIVE)
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    one, zero = squash(logits), squash(-logits)

    def if_one(p: Array, q: Array, surprise: Array) -> Array:
        # p times the surprise first: 0 times a huge logit is 0.
        shrunk = p * surprise
        return q**gamma * (
            p * q * (1.0 + 2.0 * gamma) - gamma * (q - gamma * p) * shrunk
        )

    return y_true * if_one(one, zero, softplus(-logits)) + (1.0 - y_true) * if_one(
        zero, one, softplus(logits)
    )


def focal_logits_constant(labels: Array, *, gamma: float) -> float:
    """Logit of where the focal loss is level."""
    return float(logit(focal_constant(labels, gamma=gamma)))


FOCAL_LOGITS = LossSpec(
    name="focal_logits",
    title="Focal loss from the logit",
    family="probability",
    value=focal_logits,
    gradient=focal_logits_gradient,
    curvature=focal_logits_curvature,
    argument="logit",
    formula=(
        r"y\,\sigma(-z)^{\gamma} \ln\left(1 + e^{-z}\right) + "
        r"(1-y)\,\sigma(z)^{\gamma} \ln\left(1 + e^{z}\right)"
    ),
    gradient_formula=(
        r"y\,(1-p)^{\gamma}\left(\gamma p \ln p - (1-p)\right) - "
        r"(1-y)\,p^{\gamma}\left(\gamma (1-p)\ln(1-p) - p\right)"
    ),
    target_domain=UNIT,
    parameters=(GAMMA,),
    convex=False,
    endless=True,
    proper=False,
    minimiser="between the log-odds of the share of ones and 0",
    best_constant=focal_logits_constant,
    unit="nats",
    source="Lin et al., Focal Loss for Dense Object Detection, 2017",
)


@blockwise
def tempered_cross_entropy_logits(
    y_true: ArrayLike, logits: ArrayLike, *, temperature: float = 1.0
) -> Array:
    r"""Binary cross-entropy of a logit that is divided by a temperature first.

    .. math:: -y \ln \sigma(z/T) - (1-y) \ln(1 - \sigma(z/T))

    Parameters
    ----------
    y_true : array_like, shape (n,) or one number
        1 or 0, or a soft label between them.
    logits : array_like, shape (n,) or one number
        Log-odds before the division, finite.
    temperature : float, default 1.0
        T above 1 makes the model less sure, below 1 surer.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 up.

    Raises
    ------
    ValueError
        If the shapes differ, a label is outside [0, 1], a logit is not a finite
        number, or `temperature` is not above 0 and finite.

    Notes
    -----
    At temperature 1 it is :func:`binary_cross_entropy_logits`. Source: Guo et
    al., On Calibration of Modern Neural Networks, 2017.

    Examples
    --------
    >>> float(tempered_cross_entropy_logits(1, -40, temperature=0.5))
    80.0
    """
    temperature = _checks.parameter("temperature", temperature, POSITIVE)
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    return binary_cross_entropy_logits(y_true, logits / temperature)


@blockwise
def tempered_cross_entropy_logits_gradient(
    y_true: ArrayLike, logits: ArrayLike, *, temperature: float = 1.0
) -> Array:
    """Slope of the tempered cross-entropy in the logit, `(p - y) / T`.

    Examples
    --------
    >>> float(tempered_cross_entropy_logits_gradient(1, 0, temperature=2.0))
    -0.25
    """
    temperature = _checks.parameter("temperature", temperature, POSITIVE)
    y_true, logits = _checks.labels_and_logits(y_true, logits)
    return (squash(logits / temperature) - y_true) / temperature


@blockwise
def tempered_cross_entropy_logits_curvature(
    y_true: ArrayLike, logits: ArrayLike, *, temperature: float = 1.0
) -> Array:
    """How the slope changes with the logit, `p (1 - p) / T^2`.

    Examples
    --------
    >>> float(tempered_cross_entropy_logits_curvature(1, 0, temperature=2.0))
    0.0625
    """
    temperature = _checks.parameter("temperature", temperature, POSITIVE)
    _, logits = _checks.labels_and_logits(y_true, logits)
    cooled = logits / temperature
    return squash(cooled) * squash(-cooled) / (temperature * temperature)


def _weights(y_true: Array, alpha: float | None) -> tuple[Array, Array]:
    """How much the term of the ones and that of the zeros count."""
    if alpha is None:
        return y_true, 1.0 - y_true
    alpha = _checks.parameter("alpha", alpha, UNIT)
    return alpha * y_true, (1.0 - alpha) * (1.0 - y_true)


def _slope_if_one(probs: Array, rest: Array, gamma: float) -> Array:
    # ln p / (1-p) tends to -1 at p = 1, where both are 0.
    ratio = np.where(rest > 0, np.log(probs) / rest, -1.0)
    slope = rest**gamma * (gamma * ratio - 1.0 / probs)
    return np.where(probs > 0, slope, -np.inf)


def _bend_if_one(probs: Array, rest: Array, gamma: float) -> Array:
    if gamma == 0.0:
        return 1.0 / (probs * probs)
    # ln p / (1-p) tends to -1 at p = 1, where both are 0.
    ratio = np.where(rest > 0, np.log(probs) / rest, -1.0)
    bend = gamma * ((1.0 - gamma) * ratio + 2.0 / probs) * rest ** (gamma - 1.0)
    bend += rest**gamma / (probs * probs)
    return np.where(probs > 0, bend, np.inf)
