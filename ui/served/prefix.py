"""The prefix under which all is served: "" or "/losslab", as `server.baseUrlPath` says.

Streamlit puts it before its own addresses and not before those that an app adds. What
the browser asks for is named without a leading slash, and so is found under any prefix,
one that a proxy takes away before the server sees it included.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from starlette.routing import Route
from starlette.types import Scope


def prefix() -> str:
    """What stands before every address; no slash at its end."""
    path = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def under_prefix(routes: Iterable[Route]) -> list[Route]:
    """The same routes where Streamlit's own are."""
    return [
        Route(prefix() + each.path, each.endpoint, methods=each.methods)
        for each in routes
    ]


def own_path(scope: Scope) -> str | None:
    """The address that a request names, without the prefix; None if it lacks that."""
    begins = f"{prefix()}/"
    path = scope["path"]
    return path[len(begins) - 1 :] if path.startswith(begins) else None
