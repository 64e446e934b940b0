"""Labels that are softened, or wrong on purpose."""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, formula
from losses._domain import UNIT, Choice

__all__ = ["flip_labels", "smooth_binary_labels", "smooth_labels"]

BINARY = Choice((0.0, 1.0))


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


def flip_labels(targets: ArrayLike, share: float, *, seed: int = 0) -> Array:
    """Turn a share of the labels into the other one.

    Parameters
    ----------
    targets : array_like, shape (n,)
        Labels 0 and 1, or -1 and +1; if all are 1, taken as 0 and 1.
    share : float
        How many to turn, from 0 to 1; rounded to whole labels.
    seed : int, default 0
        Of the order in which labels are chosen. With one seed, what a smaller
        share turns a larger one turns too.

    Returns
    -------
    ndarray, shape (n,)
        New labels.

    Raises
    ------
    ValueError
        If the targets are no such labels, or `share` is not in [0, 1].

    Notes
    -----
    Source: Angluin and Laird, Learning from Noisy Examples, 1988.

    Examples
    --------
    >>> flip_labels([1, 0, 0, 1], 1.0).tolist()
    [0.0, 1.0, 1.0, 0.0]
    """
    labels = np.array(_checks.numbers("targets", targets))
    if labels.ndim != 1:
        _checks.fail("targets", "have the shape (n,)", labels.shape)
    is_binary = BINARY.includes(labels)
    if not is_binary and not (np.abs(labels) == 1.0).all():
        _checks.fail("targets", "be labels 0 and 1, or -1 and +1", targets)
    share = _checks.parameter("share", share, UNIT)
    _checks.whole("seed", seed, 0)
    order = np.random.default_rng(seed).permutation(labels.size)
    chosen = order[: round(share * labels.size)]
    labels[chosen] = (1.0 if is_binary else 0.0) - labels[chosen]
    return labels
