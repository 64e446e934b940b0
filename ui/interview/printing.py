"""The browser's print dialog, opened for a document and not for the app's page."""

from __future__ import annotations

import uuid

import streamlit as st

from ui.assets import loader

_component = st.components.v2.component(
    "loss_lab_print", js=loader("print.js"), isolate_styles=False
)


def print_document(html: str) -> None:
    """Print a whole page of HTML, in the run in which the reader asks for it."""
    _component(key="print", data={"job": uuid.uuid4().hex, "html": html})
