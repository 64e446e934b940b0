"""Labels that are wrong on purpose."""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array
from losses._domain import UNIT, Choice

BINARY = Choice((0.0, 1.0))


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
