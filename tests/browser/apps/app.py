"""Serves one of the test pages beside it: the one that TEST_PAGE names."""

import os
from pathlib import Path

import streamlit as st

from ui.served.assets import ROUTES
from ui.served.messages import put_right

put_right()
app = st.App(Path(__file__).parent / f"{os.environ['TEST_PAGE']}.py", routes=ROUTES)
