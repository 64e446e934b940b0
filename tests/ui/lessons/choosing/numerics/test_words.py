"""The part "Numerics": its lines, its programs and every number in its words."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
import scipy.special
from sklearn.metrics import log_loss

import losses
from tests.ui.lessons.helpers import printed, state_of
from ui.lessons.choosing.numerics import PART
from ui.lessons.choosing.numerics.bench import logits, numbers
from ui.lessons.choosing.numerics.code import instead, lines_of
from ui.lessons.choosing.numerics.state import Clip, InSteps, State
from ui.state import moved

PRESETS = PART.presets
each_preset = pytest.mark.parametrize("state", PRESETS.values(), ids=PRESETS)


def states(state: State):
    for share in (0.05, 0.5, 0.55, 0.95):
        low, high = state.reach.low, state.reach.high
        yield moved(state, state.control, round(low + share * (high - low), 3))


def numbers_printed(source: str) -> list[float]:
    return [float(each) for line in printed(source) for each in line.split()]


@each_preset
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_programs_give_the_numbers_on_the_screen(state, dtype):
    for here in states(state_of(PART, state.preset, dtype=dtype)):
        now, programs = numbers(here), PART.programs(here)
        is_single = dtype == "float32" and isinstance(here, InSteps)
        close = {"rel": 2e-6 if is_single else 1e-9, "abs": 1e-6, "nan_ok": True}
        found = numbers_printed(programs["NumPy"])
        assert found == pytest.approx([now.naive, now.stable], **close)
        found = numbers_printed(programs["SciPy"])
        assert found == pytest.approx([now.stable], **close)


@pytest.mark.parametrize("preset", ["overflow", "nan", "log-of-zero", "shift", "clip"])
def test_line_fails_and_the_other_one_does_not(preset):
    state = PRESETS[preset]
    x = {"overflow": 800.0, "nan": 800.0, "log-of-zero": -800.0, "clip": -40.0}
    state = moved(state, state.control, x.get(preset, 0.0))
    names = {"np": np, "scipy": scipy, "y": np.array([1.0, 0.0])}
    names["z"] = (
        np.float64(state.z) if isinstance(state, Clip) else np.array(logits(state))
    )
    if isinstance(state, Clip):
        names |= {"p": losses.sigmoid(state.z), "eps": state.epsilon}
    lines = lines_of(state)
    with np.errstate(all="ignore"):
        found = eval(lines.naive, names)
    now = numbers(state)
    assert found == pytest.approx(now.naive, nan_ok=True)
    assert eval(lines.stable, names) == pytest.approx(now.stable)


@each_preset
def test_naive_line_is_crossed_out(state):
    naive, stable = lines_of(state).naive, lines_of(state).stable
    assert instead(state) == f"Not ~~`{naive}`~~ but `{stable}`"


def test_program_of_clipping_has_the_epsilon_of_the_dial():
    state = dataclasses.replace(PRESETS["clip"], exponent=-3.0)
    for library in ("NumPy", "PyTorch"):
        assert "eps = 0.001\n" in PART.programs(state)[library]


# The words


def fold(title: str) -> str:
    return next(text for name, text in PART.folds.items() if title in name)


@pytest.mark.parametrize("name", ["float64", "float32", "float16"])
def test_limits_in_the_table_are_those_of_the_float(name):
    row = next(row for row in fold("floats end").splitlines() if f"| {name} " in row)
    cells = [cell.strip().replace("−", "-") for cell in row.strip("|").split("|")]
    high, low = float(cells[2]), float(cells[4])
    with np.errstate(all="ignore"):
        ends = np.exp(
            np.array([high - 0.02, high + 0.02, low + 0.02, low - 0.02], name)
        )
    assert np.isfinite(ends).tolist() == [True, False, True, True]
    assert (ends == 0).tolist() == [False, False, False, True]


def test_half_precision_ends_before_twelve():
    assert "a logit of 12 is enough" in fold("floats end")
    with np.errstate(over="ignore"):
        assert np.isinf(np.exp(np.float16(12)))


def test_probability_in_float32_cannot_be_that_near_1():
    assert np.float32(1) - np.float32(1e-8) == 1


def test_most_of_scikit_learn_is_where_float64_ends():
    most = -math.log(np.finfo("float64").eps)
    assert log_loss([1], [0.0], labels=[0, 1]) == pytest.approx(most)


def test_shift_of_1800_leaves_nothing():
    moved_logits = [998.0 - 1800, 999.0 - 1800, 1000.0 - 1800]
    assert losses.naive_exponentials(moved_logits).tolist() == [0, 0, 0]
    assert np.isinf(losses.naive_exponentials([998.0, 999.0, 1000.0])).all()


def test_log1p_keeps_what_log_loses():
    assert "10^{-17}" in fold("log1p")
    assert math.log(1 + 1e-17) == 0
    assert math.log1p(1e-17) == math.expm1(1e-17) == 1e-17


def test_natural_logarithm_is_said_once():
    said = "".join([PART.explanation, *PART.folds.values()])
    assert said.count("natural logarithm") == 1


def test_nan_reaches_the_weights_on_its_way_and_no_others():
    """A second output that its own loss trains keeps its gradient."""
    told = " ".join(PART.explanation.split())
    assert "the gradient of every weight on the way to it" in told
    slopes = losses.naive_cross_entropy_logits_gradient(
        [[1.0, 0.0], [1.0, 0.0]], [[0.0, 800.0], [0.0, 1.0]]
    )
    assert np.isnan(slopes[0]).any()
    assert np.isfinite(slopes[1]).all()
