"""House prices: what an error costs, and squared error first of all."""

from ui.lessons.houses import LESSON
from ui.lessons.houses.state import LOSSES, REDUCTIONS
from ui.lessons.part import Part
from ui.losses import buttons
from ui.page import controls
from ui.page.lesson import lesson
from ui.page.session import PageSession

session = PageSession.of(LESSON)


def row(session: PageSession, part: Part) -> None:
    state = session.state
    if state.preset != "classic" or state.loss != "squared_error":
        controls.choice(session, "loss", "Loss", buttons(LOSSES))
    if len(state.y_true) > 1:
        controls.choice(session, "reduction", "Mean or sum", REDUCTIONS)
    controls.end(session, part.programs)


lesson(session, LESSON, row)
