"""Cat or dog: cross-entropy."""

import streamlit as st

from ui import controls
from ui.lesson import lesson
from ui.scenes.cats_dogs import scene
from ui.scenes.cats_dogs_state import PRESETS, TITLES
from ui.session import PageSession

session = PageSession("cats-dogs", PRESETS)


def row(session: PageSession) -> None:
    kind = session.state.kind
    if kind in ("one", "brier"):
        controls.choice(session, "label", "Label", {"cat": "Cat", "dog": "Dog"})
    if kind not in ("batch", "brier"):
        controls.choice(session, "unit", "Unit", {"nats": "Nats", "bits": "Bits"})
    if kind in ("one", "soft", "brier"):
        axes = {"probability": "Probability", "logit": "Logit"}
        controls.choice(session, "axis", "Axis", axes)
    controls.preset(session, TITLES)
    controls.reset(session)
    controls.present(session)


lesson(session, "Cat or dog: cross-entropy", scene, row, lambda: st.write("Words."))
