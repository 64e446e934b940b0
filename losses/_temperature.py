"""Cross-entropy of a logit that is divided by a temperature first."""

from numpy.typing import ArrayLike

from losses import _checks
from losses._checks import Array, blockwise
from losses._domain import POSITIVE
from losses._links import squash
from losses._probability import binary_cross_entropy_logits


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
