"""The part "Generalisation": what the programs of a state are filled with."""

from __future__ import annotations

from ui.lessons.training.data import DELTA, SEED
from ui.lessons.training.general.run import HELD_OUT, TRAINED, curves_of
from ui.lessons.training.general.state import HOUSES, L2, STEPS, State, Ten, Typos
from ui.lessons.training.general.typos import FACTOR
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
            typos=state.count,
            factor=FACTOR,
            delta=DELTA,
        )
    return programs(
        "training/general/mails",
        draw=state.draw,
        trained=TRAINED,
        held_out=HELD_OUT,
        noise=state.noise / 100,
        l2=L2[state.penalty],
        steps=STEPS[state.place],
        step_size=state.step_size,
        weights=curves_of(state).weights[state.place].round(6).tolist(),
    )
