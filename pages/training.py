"""Training: what the loss does to the model."""

from ui.lessons.part import Part
from ui.lessons.training import LESSON, fit, general, race, steps
from ui.lessons.training.fit.state import MOMENTA, SCALES, Prices
from ui.lessons.training.fit.state import PENALTIES as FIT_PENALTIES
from ui.lessons.training.general.state import PENALTIES, Run
from ui.lessons.training.steps.state import HOUSES, REDUCTIONS, SCHEDULES, Kink, Pool
from ui.page import controls
from ui.page.lesson import lesson
from ui.page.session import PageSession

session = PageSession.of(LESSON)


def fit_row(session: PageSession, part: Part) -> None:
    state = session.state
    controls.select(session, state.loss_field, "Loss", state.losses, width=154)
    controls.select(session, "batch", "Samples a step", state.batches, width=134)
    controls.select(session, "momentum", "Momentum", MOMENTA, width=154)
    controls.select(session, "penalty", "Penalty", FIT_PENALTIES, width=134)
    if isinstance(state, Prices):
        controls.select(session, "scaled", "Area", SCALES, width=142)
    controls.end(session, part.programs)


def steps_row(session: PageSession, part: Part) -> None:
    state = session.state
    if isinstance(state, Pool):
        controls.choice(session, "reduction", "Mean or sum", REDUCTIONS)
        controls.choice(session, "houses", "Number of houses", HOUSES)
    if isinstance(state, Kink):
        controls.choice(session, "schedule", "Step size", SCHEDULES)
    controls.end(session, part.programs)


def race_row(session: PageSession, part: Part) -> None:
    controls.choice(session, "loss", "Loss", session.state.losses)
    controls.end(session, part.programs)


def general_row(session: PageSession, part: Part) -> None:
    if isinstance(session.state, Run):
        controls.choice(session, "penalty", "Penalty", PENALTIES)
    controls.end(session, part.programs)


ROWS = {
    fit.PART: fit_row,
    steps.PART: steps_row,
    race.PART: race_row,
    general.PART: general_row,
}

lesson(session, LESSON, lambda session, part: ROWS[part](session, part))
