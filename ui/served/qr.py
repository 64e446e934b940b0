"""The QR code of a page of this app, for phones."""

from __future__ import annotations

import io
from functools import lru_cache

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ui.served.phones import NotReachedError, for_phones

_BORDER = 4
"""Modules of quiet around the code, as its standard asks for."""


@lru_cache(maxsize=256)
def qr_svg(address: str, note: str = "") -> str:
    """The code of an address: dark on light in every theme, its title the address.

    Parameters
    ----------
    address
        What a phone opens.
    note
        What is to be said of it.
    """
    code = segno.make(address, error="m", boost_error=False, micro=False)
    svg = io.BytesIO()
    code.save(
        svg,
        kind="svg",
        border=_BORDER,
        dark="black",
        light="white",
        omitsize=True,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        nl=False,
        title=address,
        desc=note or None,
    )
    return svg.getvalue().decode()


async def _qr(request: Request) -> Response:
    asked = request.query_params.get("address", "")
    try:
        found = for_phones(asked, request.headers.get("host", ""))
    except NotReachedError as why:
        return PlainTextResponse(str(why), 400, {"Cache-Control": "no-store"})
    svg = await run_in_threadpool(qr_svg, *found)
    # The network that the machine is in may be another one in a minute.
    headers = {"Cache-Control": "no-store"}
    return Response(svg, media_type="image/svg+xml", headers=headers)


QR_ROUTES = [Route("/qr.svg", _qr)]
