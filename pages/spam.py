"""Spam or not: the hinge loss."""

from ui import controls
from ui.lesson import lesson
from ui.scenes.spam import scene
from ui.scenes.spam_state import PRESETS, TITLES
from ui.session import PageSession

session = PageSession("spam", PRESETS)


def row(session: PageSession) -> None:
    state = session.state
    if state.case == "two" and state.compare == "none":
        controls.choice(
            session,
            "label_1",
            "Label of mail 1",
            {"spam": "Mail 1: spam +1", "not": "not spam −1"},
        )
        controls.choice(
            session,
            "label_2",
            "Label of mail 2",
            {"spam": "Mail 2: spam +1", "not": "not spam −1"},
        )
    controls.preset(session, TITLES)
    controls.reset(session)
    controls.present(session)


lesson(session, "Spam or not: hinge loss", scene, row, lambda: None)
