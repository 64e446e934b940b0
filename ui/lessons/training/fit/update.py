"""Three models: the next step of a run, in numbers."""

from __future__ import annotations

import math

from losses import objective_gradient
from ui.lessons.training.fit.numbers import WEIGHTS, short, short_weight
from ui.lessons.training.fit.run import fit_of, problem_of
from ui.lessons.training.fit.state import State
from ui.mathml import Term, term
from ui.numbers import MINUS, plain

SIGNS = {"+": "+", "-": MINUS}


def arithmetic(state: State) -> tuple[Term, ...]:
    """The next step: each weight minus step size times gradient."""
    fit = fit_of(state)
    step = min(state.step, fit.last)
    if step >= len(fit.moves):
        return _no_step(state, step + 1)
    batch = {None: "", 1: ", one sample"}.get(
        state.batch_size, f", {state.batch_size} samples"
    )
    unit = " (in $100,000)" if state.model == "price" else ""
    names = enumerate(WEIGHTS[state.model])
    return (
        term(rf"\text{{Next step, }} @plain{{{step + 1}}}\text{{{batch}{unit}:}}"),
        *(
            each
            for index, name in names
            for each in _update(state, fit, step, index, name)
        ),
    )


def _no_step(state, step):
    """What is said where a run was given up, in as many terms as a step has."""
    return (
        term(rf"\text{{No step }} @plain{{{step}}}\text{{: the run was}}"),
        term(r"@plain{given up:}"),
        term(r"@plain{its numbers ran away}"),
        *(term(r"@plain{}") for _ in WEIGHTS[state.model]),
    )


def _update(state, fit, step, index, name):
    """One weight: what it was, what is taken off, what it becomes.

    Two terms, as one would be too long for a phone's line.
    """
    before = float(fit.path[step][index])
    move = float(fit.moves[step][index])
    carried = float(state.momentum) * float(fit.moves[step - 1][index]) if step else 0.0
    shrink = _shrink(state, index)
    slope = _stepped_along(state, fit, step, index, before + move, carried - move)
    taken = (
        rf"\text{{{name} }} @plain{{{short_weight(before)}}} "
        rf"- @moved{{{plain(state.step_size)}}} \cdot @gradient{{{_bracketed(slope)}}}"
    )
    parts = []
    if state.momentum != "0":
        sign = "+" if carried >= 0 else "-"
        parts.append(rf"@plain{{{SIGNS[sign]} {short_weight(abs(carried))}}}")
    if shrink:
        taken += r"\text{,}"
        parts.append(rf"\text{{then to 0 by }} @plain{{{short_weight(shrink)}}}")
    end = r"\text{;}" if index == 0 else ""
    becomes = rf"= @plain{{{short_weight(before + move)}}}{end}"
    return term(taken), term(" ".join([*parts, becomes]))


def _shrink(state, index):
    """What the L1 penalty takes off the size of a weight in each step."""
    objective = problem_of(state).objective
    return state.step_size * objective.l1 * float(objective.weighted[index])


def _stepped_along(state, fit, step, index, after, given):
    """The gradient that a step was made of: of its batch, and without L1."""
    if state.batch_size is None:
        smooth = problem_of(state).smooth
        return float(objective_gradient(smooth, fit.path[step])[index])
    shrink = _shrink(state, index)
    if shrink and after == 0:
        return math.nan  # not to be told from where the weight ended
    return (given - math.copysign(shrink, after)) / state.step_size


def _bracketed(slope):
    if math.isnan(slope):
        return "…"
    text = short(slope)
    return f"({text})" if text.startswith(MINUS) else text
