"""How much there is to learn: entropy and the distance between distributions.

Natural logarithms: everything is in nats; :func:`nats_to_bits` divides by ln 2.
"""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, charged, formula


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
