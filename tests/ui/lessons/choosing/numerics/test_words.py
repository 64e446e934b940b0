"""The part "Numerics": its lines, its programs and every number in its words."""

from __future__ import annotations

import dataclasses
import math
import re

import numpy as np
import pytest
import scipy.special
from sklearn.metrics import log_loss

import losses
from ui.lessons.choosing.numerics.bench import logits, numbers
from ui.lessons.choosing.numerics.code import LINES, instead, snippets
from ui.lessons.choosing.numerics.state import PRESETS, State
from ui.lessons.choosing.numerics.words import EXPLANATION, FOLDS
from ui.state import moved

each_preset = pytest.mark.parametrize("state", PRESETS.values(), ids=PRESETS)


def states(state: State):
    for share in (0.05, 0.5, 0.55, 0.95):
        low, high = state.reach.low, state.reach.high
        yield moved(state, state.control, round(low + share * (high - low), 3))


def printed(source: str) -> list[float]:
    said: list[float] = []
    exec(
        compile(source, "snippet", "exec"),
        {"print": lambda *items: said.extend(map(float, items))},
    )
    return said


@each_preset
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_programs_give_the_numbers_on_the_screen(state, dtype):
    for here in states(dataclasses.replace(state, dtype=dtype)):
        now = numbers(here)
        is_single = dtype == "float32" and here.has_steps
        close = {"rel": 2e-6 if is_single else 1e-9, "abs": 1e-6, "nan_ok": True}
        found = printed(snippets(here)["NumPy"])
        assert found == pytest.approx([now.naive, now.stable], **close)
        assert printed(snippets(here)["SciPy"]) == pytest.approx([now.stable], **close)
        compile(snippets(here)["PyTorch"], "PyTorch", "exec")


@pytest.mark.parametrize("preset", ["overflow", "nan", "log-of-zero", "shift", "clip"])
def test_line_fails_and_the_other_one_does_not(preset):
    state = PRESETS[preset]
    x = {"overflow": 800.0, "nan": 800.0, "log-of-zero": -800.0, "clip": -40.0}
    state = moved(state, state.control, x.get(preset, 0.0))
    names = {"np": np, "scipy": scipy, "y": np.array([1.0, 0.0])}
    names["z"] = np.float64(state.z) if preset == "clip" else np.array(logits(state))
    names |= {"p": losses.sigmoid(state.z), "eps": state.epsilon}
    naive, stable = LINES[state.preset]
    with np.errstate(all="ignore"):
        found = eval(naive, names)
    now = numbers(state)
    assert found == pytest.approx(now.naive, nan_ok=True)
    assert eval(stable, names) == pytest.approx(now.stable)


@each_preset
def test_naive_line_is_crossed_out(state):
    naive, stable = LINES[state.preset]
    assert instead(state) == f"Not ~~`{naive}`~~ but `{stable}`"
    compile(naive, "naive", "eval")
    compile(stable, "stable", "eval")


def test_program_of_clipping_has_the_epsilon_of_the_dial():
    state = dataclasses.replace(PRESETS["clip"], exponent=-3.0)
    for library in ("NumPy", "PyTorch"):
        assert "eps = 0.001\n" in snippets(state)[library]


# The words


def fold(title: str) -> str:
    return next(text for name, text in FOLDS.items() if title in name)


@pytest.mark.parametrize("name", ["float64", "float32", "float16"])
def test_limits_in_the_table_are_those_of_the_float(name):
    info = np.finfo(name)
    row = next(row for row in fold("floats end").splitlines() if f"| {name} " in row)
    cells = [cell.strip().replace("−", "-") for cell in row.strip("|").split("|")]
    largest, smallest = (
        float(re.sub(r"\$|\}", "", cell).replace(r" \times 10^{", "e"))
        for cell in (cells[1], cells[3])
    )
    assert float(f"{float(info.max):.{4 if name == 'float16' else 1}e}") == largest
    assert float(f"{float(info.smallest_subnormal):.1e}") == pytest.approx(smallest)
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


@pytest.mark.parametrize(
    ("title", "number", "value"),
    [
        ("changes nothing", "1000.407606", losses.log_sum_exp([998, 999, 1000])),
        ("changes nothing", "0.1353", math.exp(-2)),
        ("changes nothing", "0.3679", math.exp(-1)),
        ("Clip", "16.118096", losses.clipped_binary_cross_entropy(1, -400)),
        ("Clip", "4.2 \\times 10^{-18}", losses.sigmoid(-40)),
        ("Clip", "34.54", -losses.logit(1e-15)),
        ("safe way", "0.313262", losses.double_softmax_cross_entropy([1, 0], [99, 0])),
        (
            "safe way",
            "1.461150",
            losses.double_softmax_cross_entropy([1] + [0] * 9, [99] + [0] * 9),
        ),
        ("safe way", "1.313262", losses.double_softmax_cross_entropy([1, 0], [-99, 0])),
        (
            "safe way",
            "-0.0036",
            losses.double_softmax_cross_entropy_gradient([1, 0], [-6, 0])[0],
        ),
        (
            "safe way",
            "-0.9975",
            losses.cross_entropy_logits_gradient([1, 0], [-6, 0])[0],
        ),
        ("BCEWith", "0.5", losses.sigmoid(losses.sigmoid(-1000))),
        ("BCEWith", "0.7311", losses.sigmoid(losses.sigmoid(1000))),
        ("BCEWith", "0.313262", losses.double_sigmoid_cross_entropy(1, 1000)),
        ("BCEWith", "0.693147", losses.double_sigmoid_cross_entropy(0, -1000)),
        ("BCEWith", "0.693147", losses.binary_cross_entropy_logits(0, 0)),
        (
            "BCEWith",
            "0.655159",
            losses.double_sigmoid_cross_entropy(
                [1] + [0] * 9, [1000] + [-1000] * 9
            ).mean(),
        ),
        (
            "BCEWith",
            "-0.0088",
            losses.double_sigmoid_cross_entropy_gradient(1, -4),
        ),
        ("BCEWith", "-0.9820", losses.binary_cross_entropy_logits_gradient(1, -4)),
        ("libraries", "36.04", log_loss([1], [0.0], labels=[0, 1])),
    ],
)
def test_number_in_the_words_is_computed(title, number, value):
    assert number in fold(title)
    told = float(number.replace(" \\times 10^{", "e").rstrip("}"))
    digits = len(number.split(".")[1].split()[0])
    if "times" in number:
        assert f"{float(value):.{digits}e}" == f"{told:.{digits}e}"
    else:
        assert round(float(value), digits) == told


def test_slopes_in_the_fold_of_clipping():
    slope = losses.clipped_binary_cross_entropy_gradient([1, 1], [-50.0, -400.0])
    assert slope.tolist() == [0, 0]
    assert losses.binary_cross_entropy_logits(1, -40) == 40
    assert losses.binary_cross_entropy_logits_gradient(1, -40) == -1
    assert np.float32(1) - np.float32(1e-8) == 1


def test_shift_of_1800_leaves_nothing():
    moved_logits = [998.0 - 1800, 999.0 - 1800, 1000.0 - 1800]
    assert losses.naive_exponentials(moved_logits).tolist() == [0, 0, 0]
    assert np.isinf(losses.naive_exponentials([998.0, 999.0, 1000.0])).all()


def test_log1p_keeps_what_log_loses():
    assert "10^{-17}" in fold("log1p")
    assert math.log(1 + 1e-17) == 0
    assert math.log1p(1e-17) == math.expm1(1e-17) == 1e-17


def test_natural_logarithm_is_said_once():
    assert (EXPLANATION + "".join(FOLDS.values())).count("natural logarithm") == 1


def test_nan_reaches_the_weights_on_its_way_and_no_others():
    """A second output that its own loss trains keeps its gradient."""
    told = " ".join(EXPLANATION.split())
    assert "the gradient of every weight on the way to it" in told
    slopes = losses.naive_cross_entropy_logits_gradient(
        [[1.0, 0.0], [1.0, 0.0]], [[0.0, 800.0], [0.0, 1.0]]
    )
    assert np.isnan(slopes[0]).any()
    assert np.isfinite(slopes[1]).all()
