"""Race: what the programs of the chosen loss's run are filled with.

On real data they are those of the part "Three models", with the distance that is left.
"""

from __future__ import annotations

from ui.lessons.training.fit.code import values
from ui.lessons.training.race.run import course, lap
from ui.lessons.training.race.state import OneMail, State
from ui.losses import LOOKS
from ui.programs import programs


def snippets(state: State) -> dict[str, str]:
    """Programs that make the run of the chosen loss: library to source."""
    if isinstance(state, OneMail):
        return _mail(state)
    filled = values(
        state.model,
        state.loss,
        start=state.start,
        steps=min(state.step, lap(state, state.loss).last),
        step_size=state.step_size,
        penalty=f"l2-{state.l2:g}" if state.l2 else "none",
    )
    best = course(state, state.loss).best.weights.round(6).tolist()
    return programs("training/race/plane", best=best, **filled)


def _mail(state: OneMail) -> dict[str, str]:
    run = lap(state, state.loss)
    now = min(state.step, run.last)
    return programs(
        "training/race/mail",
        loss=LOOKS[state.loss],
        start=float(state.logit),
        steps=now,
        step_size=f"{state.step_size:g}",
        p=run.metric[now],
    )
