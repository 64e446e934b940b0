"""From a probability to a decision: where to act, by what mistakes cost."""

from losses import _checks
from losses._domain import POSITIVE


def decision_threshold(*, miss: float, false_alarm: float) -> float:
    r"""Probability from which acting costs less than waiting.

    Waiting costs :math:`p \cdot c_{\text{miss}}` on average, acting
    :math:`(1 - p) \cdot c_{\text{false alarm}}`. They are equal at

    .. math:: p = \frac{c_{\text{false alarm}}}{c_{\text{false alarm}} +
        c_{\text{miss}}}.

    Parameters
    ----------
    miss : float
        What it costs not to act where the event happens; above 0.
    false_alarm : float
        What it costs to act where it does not; above 0, in the same unit.

    Returns
    -------
    float
        Between 0 and 1; one half where both cost the same.

    Raises
    ------
    ValueError
        If a cost is not above 0 or not finite.

    Notes
    -----
    With true probabilities no other rule has a lower expected cost. One minus it is
    the level of the quantile loss with the same two prices for too low and too high.

    Source: C. Elkan, The Foundations of Cost-Sensitive Learning, 2001.

    Examples
    --------
    >>> decision_threshold(miss=4, false_alarm=1)
    0.2
    """
    miss = _checks.parameter("miss", miss, POSITIVE)
    false_alarm = _checks.parameter("false_alarm", false_alarm, POSITIVE)
    return false_alarm / (false_alarm + miss)
