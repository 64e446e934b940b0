"""The part "Generalisation": what the programs of a state are filled with."""

from __future__ import annotations

from ui.lessons.training.data import SEED
from ui.lessons.training.general.run import HELD_OUT, TRAINED, curves_of
from ui.lessons.training.general.state import HOUSES, L2, STEPS, State, Ten, Typos
from ui.lessons.training.general.steps import now
from ui.lessons.training.general.typos import DELTA, FACTOR
from ui.programs import programs


def snippets(state: State) -> dict[str, str]:
    """Programs that print the numbers of a state: library to its source."""
    if isinstance(state, Ten):
        return programs("training/general/ten", ps=list(state.ps))
    if isinstance(state, Typos):
        return programs(
            "training/general/typos",
            seed=SEED,
            draw=state.draw,
            houses=HOUSES,
            typos=int(state.typos),
            factor=FACTOR,
            delta=DELTA,
        )
    place = now(state)
    return programs(
        "training/general/mails",
        draw=state.draw,
        trained=TRAINED,
        held_out=HELD_OUT,
        noise=state.noise / 100,
        l2=L2[state.penalty],
        steps=STEPS[place],
        step_size=state.step_size,
        weights=curves_of(state).weights[place].round(6).tolist(),
    )
