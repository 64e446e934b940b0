"""What a small model learns from a large one: its softened probabilities."""

import numpy as np
from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, charged, formula
from losses._domain import POSITIVE
from losses._links import class_logits, log_softmax, softmax

__all__ = ["distillation", "distillation_gradient"]


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


def _softened(
    teacher_logits: ArrayLike, logits: ArrayLike, temperature: float
) -> tuple[Array, Array]:
    temperature = _checks.parameter("temperature", temperature, POSITIVE)
    teacher = class_logits("teacher_logits", teacher_logits)
    student = class_logits("logits", logits)
    _checks.same_shape("logits", student, "teacher_logits", teacher)
    return teacher / temperature, student / temperature
