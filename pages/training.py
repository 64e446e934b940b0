"""Training: what the loss does to the model."""

from types import MappingProxyType

import streamlit as st

from ui import controls
from ui.lesson import explain, lesson
from ui.lessons.training.fit import code as training_fit_code
from ui.lessons.training.fit import state as fit
from ui.lessons.training.fit import words as fit_words
from ui.lessons.training.general import code as training_general_code
from ui.lessons.training.general import state as general
from ui.lessons.training.general import words as general_words
from ui.lessons.training.race import code as training_race_code
from ui.lessons.training.race import state as race
from ui.lessons.training.race import words as race_words
from ui.lessons.training.scene import scene
from ui.lessons.training.state import PARTS, PRESETS
from ui.lessons.training.steps import code as training_steps_code
from ui.lessons.training.steps import state as steps
from ui.lessons.training.steps import words as steps_words
from ui.session import PageSession

session = PageSession("training", PRESETS)


def fit_row(session: PageSession) -> None:
    state = session.state
    with st.container():
        with st.container(horizontal=True, vertical_alignment="center"):
            controls.preset(session, fit.TITLES)
            controls.end(session, training_fit_code.snippets)
        with st.container(horizontal=True, vertical_alignment="center"):
            controls.select(session, state.loss_field, "Loss", state.losses, 170)
            controls.select(session, "batch", "Samples a step", state.batches, 160)
            controls.select(session, "momentum", "Momentum", fit.MOMENTA, 170)
            controls.select(session, "penalty", "Penalty", fit.PENALTIES, 150)
            if state.model == "price":
                controls.select(session, "scaled", "Area", fit.SCALES, 160)


def steps_row(session: PageSession) -> None:
    kind = session.state.kind
    controls.preset(session, steps.TITLES)
    if kind == "pool":
        controls.choice(session, "reduction", "Mean or sum", steps.REDUCTIONS)
        controls.choice(session, "houses", "Number of houses", steps.HOUSES)
    if kind == "kink":
        controls.choice(session, "schedule", "Step size", steps.SCHEDULES)
    controls.end(session, training_steps_code.snippets)


def race_row(session: PageSession) -> None:
    controls.preset(session, race.TITLES)
    titles = race.LOSS_TITLES[session.state.kind]
    controls.choice(session, "loss", "Loss", titles)
    controls.end(session, training_race_code.snippets)


def general_row(session: PageSession) -> None:
    controls.preset(session, general.TITLES)
    if session.state.kind in ("noise", "surer"):
        controls.choice(session, "penalty", "Penalty", general.PENALTIES)
    controls.end(session, training_general_code.snippets)


PARTS_OF = MappingProxyType(
    {
        fit.State: (fit_row, fit_words),
        steps.State: (steps_row, steps_words),
        race.State: (race_row, race_words),
        general.State: (general_row, general_words),
    }
)


def row(session: PageSession) -> None:
    PARTS_OF[type(session.state)][0](session)


def words() -> None:
    _, part = PARTS_OF[type(session.state)]
    explain(part.EXPLANATION, part.FOLDS)


lesson(session, "Training: what the loss does to the model", scene, row, words, PARTS)
