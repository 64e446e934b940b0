"""The threshold from two costs: by expected cost, and beside the quantile loss."""

import numpy as np
import pytest

import losses

COSTS = [(1.0, 1.0), (4.0, 1.0), (1.0, 4.0), (9.0, 1.0), (0.3, 0.7)]


@pytest.mark.parametrize(("miss", "false_alarm"), COSTS)
def test_acting_is_cheaper_from_the_threshold_on(miss, false_alarm):
    threshold = losses.decision_threshold(miss=miss, false_alarm=false_alarm)
    for p in np.linspace(0.005, 0.995, 100):
        acting, waiting = (1 - p) * false_alarm, p * miss
        assert (acting < waiting) == (p > threshold)


@pytest.mark.parametrize(("miss", "false_alarm"), COSTS)
def test_threshold_and_the_quantile_of_the_same_two_prices_add_up(miss, false_alarm):
    threshold = losses.decision_threshold(miss=miss, false_alarm=false_alarm)
    too_low = losses.quantile(1, 0, quantile=1 - threshold)
    too_high = losses.quantile(0, 1, quantile=1 - threshold)
    assert too_low / too_high == pytest.approx(miss / false_alarm)


@pytest.mark.parametrize("cost", [0.0, -1.0, np.inf, np.nan])
def test_cost_that_is_none_is_refused(cost):
    with pytest.raises(ValueError, match=r"^miss must be one number in \(0, inf\)"):
        losses.decision_threshold(miss=cost, false_alarm=1)
