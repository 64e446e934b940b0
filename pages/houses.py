"""House prices: what an error costs, and squared error first of all."""

from ui import controls
from ui.lesson import explain, lesson
from ui.lessons.houses.code import snippets
from ui.lessons.houses.scene import scene
from ui.lessons.houses.state import LOSSES, PRESETS, REDUCTIONS, TITLES
from ui.lessons.houses.words import EXPLANATION, FOLDS
from ui.session import PageSession

session = PageSession("houses", PRESETS)


def row(session: PageSession) -> None:
    state = session.state
    controls.preset(session, TITLES)
    if state.preset != "classic" or state.loss != "squared_error":
        controls.choice(session, "loss", "Loss", LOSSES)
    if len(state.y_true) > 1:
        controls.choice(session, "reduction", "Mean or sum", REDUCTIONS)
    controls.end(session, snippets)


lesson(
    session,
    "House prices: what an error costs",
    scene,
    row,
    lambda: explain(EXPLANATION, FOLDS),
)
