"""Loss Lab: learn loss functions by hand. Run with `streamlit run app.py`."""

import gc
import sys

import streamlit as st
from starlette.middleware import Middleware

from ui.addresses import Addresses
from ui.assets import ROUTES
from ui.headers import SecurityHeaders
from ui.paper_routes import PAPER_ROUTES
from ui.prefix import under_prefix

sys.setswitchinterval(0.0005)  # messages do not wait while a Track is made
gc.freeze()  # what is loaded by now stays; no collection need look at it again

app = st.App(
    "ui/navigation.py",
    routes=under_prefix([*ROUTES, *PAPER_ROUTES]),
    middleware=[Middleware(SecurityHeaders), Middleware(Addresses)],
)
