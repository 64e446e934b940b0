"""What a page is on paper: a document of its own instead of the app's page."""

from __future__ import annotations

import uuid

import streamlit as st

from ui.served.assets import loader
from ui.styles import css

_component = st.components.v2.component(
    "loss_lab_print",
    js=loader("print.js"),
    css=css("paper/instead"),
    isolate_styles=False,
)


def on_paper(html: str, *, is_wanted: bool) -> None:
    """Print a whole page of HTML in place of this one, however it is printed.

    Parameters
    ----------
    html
        The document.
    is_wanted
        Whether the reader asks for it in this run: then the print dialog opens.
    """
    job = uuid.uuid4().hex if is_wanted else ""
    _component(key="print", data={"job": job, "html": html})
