"""What a page is on paper: a document of its own instead of the app's page."""

from __future__ import annotations

import uuid

from ui.served.assets import component
from ui.styles import css

_component = component("print", css("paper/instead"))


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
