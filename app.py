"""Loss Lab: learn loss functions by hand. Run with `streamlit run app.py`."""

import gc

import streamlit as st
from starlette.middleware import Middleware

from ui.assets import ROUTES
from ui.headers import SecurityHeaders

gc.freeze()  # what is loaded by now stays; no collection need look at it again

app = st.App(
    "ui/navigation.py",
    routes=ROUTES,
    middleware=[Middleware(SecurityHeaders)],
)
