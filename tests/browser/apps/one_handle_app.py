from pathlib import Path
import streamlit as st
from ui.assets import ROUTES
app = st.App(str(Path(__file__).parent / "one_handle.py"), routes=ROUTES)
