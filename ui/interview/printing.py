"""The browser's print dialog, opened for a document and not for the app's page."""

from __future__ import annotations

import uuid

import streamlit as st

from ui.assets import version

_LOADER = f"""
const url = new URL("assets/{version()}/print.js", document.baseURI).href;
const library = import(url);
export default async function (component) {{
  return (await library).render(component);
}}
"""
_component = st.components.v2.component(
    "loss_lab_print", js=_LOADER, isolate_styles=False
)


def print_document(html: str) -> None:
    """Print a whole page of HTML, in the run in which the reader asks for it."""
    _component(key="print", data={"job": uuid.uuid4().hex, "html": html})
