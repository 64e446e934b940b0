"""House prices: what an error costs, and squared error first of all."""

from ui import controls
from ui.lesson import lesson
from ui.lessons.houses import LESSON, PART
from ui.lessons.houses.state import LOSSES, REDUCTIONS
from ui.losses import buttons
from ui.session import PageSession

session = PageSession.of("houses", LESSON)


def row(session: PageSession) -> None:
    state = session.state
    controls.preset(session, PART.titles)
    if state.preset != "classic" or state.loss != "squared_error":
        controls.choice(session, "loss", "Loss", buttons(LOSSES))
    if len(state.y_true) > 1:
        controls.choice(session, "reduction", "Mean or sum", REDUCTIONS)
    controls.end(session, PART.programs)


lesson(session, LESSON, row)
