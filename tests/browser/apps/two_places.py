"""The page with one price, whose chart a button takes away and puts elsewhere."""

from __future__ import annotations

import runpy
from pathlib import Path

import streamlit as st

if st.button("Elsewhere"):
    st.session_state["is_elsewhere"] = True
with st.columns(1)[0] if "is_elsewhere" in st.session_state else st.container():
    runpy.run_path(str(Path(__file__).with_name("one_handle.py")))
