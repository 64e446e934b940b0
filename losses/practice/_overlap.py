"""The loss of a mask as a whole: how much of it overlaps."""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, formula

__all__ = ["dice", "dice_gradient"]


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
    y_true, probs, _ = _checks.labels_and_probs(y_true, probs)
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
    y_true, probs, _ = _checks.labels_and_probs(y_true, probs)
    size = y_true.sum() + probs.sum()
    overlap = 2.0 * (y_true * probs).sum()
    slope = (overlap / size - 2.0 * y_true) / size
    return slope if size > 0.0 else np.zeros(y_true.shape)
