"""Race: what the programs of the chosen loss's run are filled with.

On real data they are those of the part "Three models", with the distance that is left.
"""

from __future__ import annotations

from dataclasses import replace

from ui.lessons.training import fit
from ui.lessons.training.fit.code import values
from ui.lessons.training.fit.state import Descent
from ui.lessons.training.race.run import course, lap
from ui.lessons.training.race.state import OneMail, Plane, State
from ui.losses import LOOKS
from ui.programs import programs

_FITS = {"price": "price-line", "family": "family-entropy", "spam": "spam-hinge"}
"""An example of "Three models" with each model."""


def snippets(state: State) -> dict[str, str]:
    """Programs that make the run of the chosen loss: library to its source."""
    if isinstance(state, OneMail):
        return _mail(state)
    best = course(state, state.loss).best.weights.round(6).tolist()
    return programs("training/race/plane", best=best, **values(_as_fit(state)))


def _as_fit(state: Plane) -> Descent:
    """The same run as a state of the part "Three models"."""
    resting = fit.PART.presets[_FITS[state.model]]
    own = {
        "start": state.start,
        "power": state.rate,
        "time": state.time,
        "penalty": f"l2-{state.l2:g}" if state.l2 else "none",
        resting.loss_field: state.loss,
    }
    return replace(resting, **own)


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
