"""Printed pages at an address of their own: to open, keep and print without the app."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from ui.interview.paper.sheet import cheat_sheet

CHEAT_SHEET = "paper/cheat-sheet"


async def _cheat_sheet(request: Request) -> Response:
    return HTMLResponse(cheat_sheet(), headers={"Cache-Control": "no-cache"})


PAPER_ROUTES = [Route(f"/{CHEAT_SHEET}", _cheat_sheet)]
