"""Loss Lab: learn loss functions by hand. Run with `streamlit run app.py`."""

import gc
import os
import sys
from importlib import import_module
from pkgutil import walk_packages

import streamlit as st
from starlette.middleware import Middleware

import ui
from ui.handout.routes import HANDOUT_ROUTES
from ui.interview.paper.routes import PAPER_ROUTES
from ui.room import page as phone
from ui.room import remote
from ui.room.service import Service
from ui.served.addresses import Addresses
from ui.served.assets import ROUTES, ahead
from ui.served.compress import Compressed
from ui.served.headers import SecurityHeaders
from ui.served.index_page import IndexPage, index_page, scripts_of
from ui.served.messages import put_right
from ui.served.policy import ANCESTORS, frame_ancestors
from ui.served.prefix import under_prefix
from ui.served.qr import QR_ROUTES

for module in walk_packages(ui.__path__, "ui."):
    import_module(module.name)  # else two first readers may find half of one another's
put_right()
sys.setswitchinterval(0.0005)  # messages do not wait while a Track is made
gc.freeze()  # what is loaded by now stays; no collection need look at it again

try:
    ancestors = frame_ancestors(os.environ.get(ANCESTORS, ""))
    rooms = Service.of(os.environ)
except ValueError as problem:
    sys.exit(f"Loss Lab does not start: {problem}")
is_open = bool(ancestors)
page, lesson = index_page(is_open), index_page(is_open, ahead=ahead())

app = st.App(
    "ui/navigation.py",
    lifespan=rooms.lifespan,
    routes=under_prefix(
        [*ROUTES, *PAPER_ROUTES, *HANDOUT_ROUTES, *QR_ROUTES, *rooms.routes]
    ),
    middleware=[
        Middleware(
            SecurityHeaders,
            scripts=scripts_of(page),
            phone=(phone.script(), phone.style()),
            remote=(remote.script(), remote.style()),
            ancestors=ancestors,
        ),
        Middleware(Addresses, page=IndexPage(page), lesson=IndexPage(lesson)),
        Middleware(Compressed),
    ],
)
