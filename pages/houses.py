"""House prices: what an error costs, and squared error first of all."""

from ui.lessons.houses import LESSON, PART
from ui.lessons.houses.state import LOSSES, REDUCTIONS
from ui.page import controls
from ui.page.lesson import lesson
from ui.page.session import PageSession

session = PageSession.of("houses", LESSON)


def row(session: PageSession) -> None:
    state = session.state
    controls.preset(session, PART.titles)
    if state.preset != "classic" or state.loss != "squared_error":
        controls.choice(session, "loss", "Loss", LOSSES)
    if len(state.y_true) > 1:
        controls.choice(session, "reduction", "Mean or sum", REDUCTIONS)
    controls.end(session, PART.programs)


lesson(session, LESSON, row)
