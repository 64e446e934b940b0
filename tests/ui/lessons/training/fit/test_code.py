"""Three models: the programs print what the screen shows."""

from __future__ import annotations

import contextlib
import io
import re
from dataclasses import replace

import pytest

import losses
from ui.lessons.training.fit.code import snippets
from ui.lessons.training.fit.run import fit_of, problem_of
from ui.lessons.training.fit.state import PRESETS


def printed(source: str) -> list[float]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(source, {})
    return [float(each) for each in re.findall(r"[-+]?\d[\d.e+-]*", out.getvalue())]


@pytest.mark.parametrize("preset", PRESETS)
def test_programs_print_what_the_screen_shows(preset):
    state = PRESETS[preset]
    sources = snippets(state)
    compile(sources["PyTorch"], "torch", "exec")
    fit, problem = fit_of(state), problem_of(state)
    *weights, cost = printed(sources["NumPy"])
    assert weights == pytest.approx(fit.path[-1], rel=1e-5, abs=1e-7)
    assert cost == pytest.approx(fit.costs[-1])
    *weights, cost = printed(sources["scikit-learn"])
    assert weights == pytest.approx(problem.best.weights, rel=1e-4, abs=1e-6)
    best = losses.objective_cost(problem.objective, problem.best.weights)
    assert cost == pytest.approx(best, rel=1e-6)


@pytest.mark.parametrize("batch", ["1", "32"])
@pytest.mark.parametrize("penalty", ["l1-0.1", "l2-0.3"])
def test_programs_with_batches_momentum_and_penalty(batch, penalty):
    state = replace(
        PRESETS["price-line"],
        price_loss="huber",
        batch=batch,
        penalty=penalty,
        momentum="0.5",
    )
    sources = snippets(state)
    compile(sources["PyTorch"], "torch", "exec")
    assert printed(sources["NumPy"])[-1] == pytest.approx(fit_of(state).costs[-1])
