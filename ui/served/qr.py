"""The QR code of a page of this app, for phones.

The address is sent as the body: that of a room's remote holds its secret, and what is
asked for is written into the logs of servers and proxies.
"""

from __future__ import annotations

import io
from functools import lru_cache

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ui.served.phones import MOST, NotReachedError, for_phones

_BORDER = 4
"""Modules of quiet around the code, as its standard asks for."""


def drawn(address: str, note: str = "") -> str:
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


qr_svg = lru_cache(maxsize=256)(drawn)
"""The same, kept for who asks again."""


async def _qr(request: Request) -> Response:
    asked = ""
    try:
        async for part in request.stream():
            asked += part.decode("latin-1")
            if len(asked) > MOST:
                break
    except ClientDisconnect:
        return Response(status_code=400)
    try:
        found = for_phones(asked, request.headers.get("host", ""))
    except NotReachedError as why:
        return PlainTextResponse(str(why), 400, {"Cache-Control": "no-store"})
    is_secret = "#" in found.address
    svg = await run_in_threadpool(drawn if is_secret else qr_svg, *found)
    # The network that the machine is in may be another one in a minute.
    headers = {"Cache-Control": "no-store"}
    return Response(svg, media_type="image/svg+xml", headers=headers)


QR_ROUTES = [Route("/qr.svg", _qr, methods=["POST"])]
