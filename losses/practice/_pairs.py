"""Losses of a comparison: this one should be nearer, likelier or better than that one.

Each is a known loss of a difference; logarithms are natural.
"""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, formula
from losses._domain import NON_NEGATIVE, POSITIVE
from losses._links import class_logits, log_softmax, softmax, softplus, squash

__all__ = [
    "info_nce",
    "info_nce_gradient",
    "preference",
    "preference_gradient",
    "triplet",
    "triplet_gradient",
]


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
def info_nce(
    positive: ArrayLike, negatives: ArrayLike, *, temperature: float = 1.0
) -> Array:
    r"""Charge the surprise at the partner when it is picked out of candidates.

    .. math:: -\ln \frac{e^{s_+/T}}{e^{s_+/T} + \sum_j e^{s_j/T}}

    Parameters
    ----------
    positive : array_like, shape (n,) or one number
        Similarity to the true partner, finite.
    negatives : array_like, shape (n, k) or (k,)
        Similarities to k others, finite.
    temperature : float, default 1.0
        T above 0; the smaller, the more the nearest of the others count.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, from 0 up; ln(k + 1) where all candidates are equally similar.

    Raises
    ------
    ValueError
        If a similarity is not finite, there is not one positive for each row of
        negatives, or `temperature` is not above 0 and finite.

    Notes
    -----
    :func:`cross_entropy_logits` over the k + 1 candidates. Source: van den Oord, Li
    and Vinyals, Representation Learning with Contrastive Predictive Coding, 2018.

    Examples
    --------
    >>> round(float(info_nce(0.0, [0.0] * 7)), 6)
    2.079442
    """
    candidates = _candidates(positive, negatives, temperature)
    return 0.0 - np.asarray(log_softmax(candidates))[..., 0]


@formula
def info_nce_gradient(
    positive: ArrayLike, negatives: ArrayLike, *, temperature: float = 1.0
) -> Array:
    """Slope in the similarity to the partner: minus what the others take, over T.

    The others share the same slope, with the opposite sign, by their probabilities.

    Examples
    --------
    >>> float(info_nce_gradient(0.0, [0.0], temperature=0.5))
    -1.0
    """
    candidates = _candidates(positive, negatives, temperature)
    return (0.0 - softmax(candidates)[..., 1:].sum(axis=-1)) / temperature


@formula
def preference(chosen: ArrayLike, rejected: ArrayLike, *, beta: float = 1.0) -> Array:
    r"""Charge the surprise that the chosen of two answers was preferred.

    .. math:: -\ln \sigma\big(\beta\,(r_c - r_r)\big)

    Parameters
    ----------
    chosen, rejected : array_like, shape (n,) or one number
        What speaks for each answer, finite: its reward, as Bradley and Terry have
        it, or, in direct preference optimisation (DPO), the logarithm of how much
        likelier the model makes it than the reference does.
    beta : float, default 1.0
        How much a difference of 1 counts, above 0.

    Returns
    -------
    ndarray, shape (n,), or float
        In nats, above 0; ln 2 where nothing speaks for one more than for the other.

    Raises
    ------
    ValueError
        If the shapes differ, a value is not finite, or `beta` is not above 0 and
        finite.

    Notes
    -----
    :func:`logistic` of the label +1 and the score `beta * (chosen - rejected)`: what
    is added to both changes nothing. Sources: Bradley and Terry, Rank Analysis of
    Incomplete Block Designs, 1952; Rafailov et al., Direct Preference Optimization:
    Your Language Model is Secretly a Reward Model, 2023.

    Examples
    --------
    >>> round(float(preference(3.0, 2.0)), 6)
    0.313262
    """
    return softplus(0.0 - _lead(chosen, rejected, beta))


@formula
def preference_gradient(
    chosen: ArrayLike, rejected: ArrayLike, *, beta: float = 1.0
) -> Array:
    """Slope in `chosen`: minus beta times the chance given to the wrong order.

    In `rejected` it is the same with the opposite sign.

    Examples
    --------
    >>> float(preference_gradient(0.0, 0.0, beta=0.5))
    -0.25
    """
    return 0.0 - beta * squash(0.0 - _lead(chosen, rejected, beta))


def _missing_distance(
    d_positive: ArrayLike, d_negative: ArrayLike, margin: float
) -> Array:
    margin = _checks.parameter("margin", margin, POSITIVE)
    near, far = _checks.pair("d_positive", d_positive, "d_negative", d_negative)
    for name, distance in (("d_positive", near), ("d_negative", far)):
        if not NON_NEGATIVE.includes(distance):
            _checks.fail(name, f"be in {NON_NEGATIVE}", distance)
    return np.asarray(near - far + margin)


def _candidates(positive: ArrayLike, negatives: ArrayLike, temperature: float) -> Array:
    """Similarities over T, the partner's first."""
    temperature = _checks.parameter("temperature", temperature, POSITIVE)
    others = class_logits("negatives", negatives, least=1)
    partner = _checks.numbers("positive", positive)
    if partner.shape != others.shape[:-1]:
        rule = f"have one value for each row of negatives, {others.shape[:-1]}"
        _checks.fail("positive", rule, partner.shape)
    _checks.finite("positive", partner)
    return np.concatenate([partner[..., np.newaxis], others], axis=-1) / temperature


def _lead(chosen: ArrayLike, rejected: ArrayLike, beta: float) -> Array:
    beta = _checks.parameter("beta", beta, POSITIVE)
    better, worse = _checks.pair("chosen", chosen, "rejected", rejected)
    _checks.finite("chosen", better)
    _checks.finite("rejected", worse)
    return np.asarray(beta * (better - worse))
