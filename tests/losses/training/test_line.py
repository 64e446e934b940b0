"""The quick best line is the best line."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from losses import Objective, line_optimum, objective_value, optimum

LOSSES = [
    ("squared_error", {}),
    ("half_squared_error", {}),
    ("absolute_error", {}),
    ("quantile", {"quantile": 0.1}),
    ("quantile", {"quantile": 0.75}),
    ("huber", {"delta": 0.05}),
    ("huber", {"delta": 1.0}),
    ("log_cosh", {}),
]
every_loss = pytest.mark.parametrize(("loss", "params"), LOSSES)


def columns(x):
    return np.column_stack([np.ones(len(x)), x])


@every_loss
@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 14), st.booleans())
@example(2817, 11, True)  # the points within δ have one x
def test_no_line_is_better(loss, params, seed, n, on_a_grid):
    random = np.random.default_rng(seed)
    x, y = random.normal(size=n), random.standard_t(1.5, size=n)
    if on_a_grid:
        x, y = np.round(x), np.round(y)
    if x.min() == x.max():
        x[0] += 1.0
    line = line_optimum(x, y, loss, params)
    o = Objective(columns(x), y, loss, params)
    assert objective_value(o, line) <= optimum(o).value * (1 + 1e-9) + 1e-12


@every_loss
def test_many_points_and_far_from_the_origin(loss, params):
    random = np.random.default_rng(3)
    for n in (12, 100):
        x = 1500 + 500 * random.normal(size=n)
        y = 0.002 * x + random.standard_t(2, size=n)
        line = line_optimum(x, y, loss, params)
        o = Objective(columns(x), y, loss, params)
        assert objective_value(o, line) <= optimum(o).value * (1 + 1e-7)


def test_absolute_error_ignores_one_outlier_and_squared_error_does_not():
    x, y = np.arange(7.0), np.arange(7.0)
    y[3] = 1000.0
    assert line_optimum(x, y, "absolute_error") == (0.0, 1.0)
    assert line_optimum(x, y) == pytest.approx((997 / 7, 1.0))


def test_several_best_lines_give_the_middle():
    """Two points at each end: every line between them is as good."""
    line = line_optimum([0, 0, 1, 1], [0, 2, 5, 9], "absolute_error")
    assert line == pytest.approx((1.0, 6.0))


def test_equal_x_give_a_level_line_at_the_best_constant():
    assert line_optimum([2, 2, 2], [1, 2, 6]) == (3.0, 0.0)
    assert line_optimum([2, 2, 2], [1, 2, 6], "absolute_error") == (2.0, 0.0)
    assert line_optimum([2], [5.0], "huber", {"delta": 3.0}) == (5.0, 0.0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([1, 2], [1]), "y must have the shape of x, (2,); got (1,)."),
        (([], []), "x must have at least one value; got (0,)."),
        (
            ([[1.0]], [[1.0]]),
            "x must have the shape (n,) or be one number; got (1, 1).",
        ),
        (([1, np.nan], [1, 2]), "x must be finite; got nan."),
        (([1, 2], [1, np.inf]), "y must be finite; got inf."),
        (
            ([1, 2], [1, 2], "huber", {"delta": 0}),
            "delta must be one number in (0, inf); got 0.",
        ),
    ],
)
def test_message_states_the_rule_and_the_value(arguments, message):
    with pytest.raises(ValueError, match=r".*") as caught:
        line_optimum(*arguments)
    assert str(caught.value) == message


@pytest.mark.parametrize("loss", ["hinge", "brier", "nothing"])
def test_only_regression_losses_have_a_line(loss):
    with pytest.raises(ValueError, match=r"^loss must be one of squared_error, half_"):
        line_optimum([1, 2], [1, 2], loss)
