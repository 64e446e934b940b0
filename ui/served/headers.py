"""Security headers for everything that is served."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.served.policy import content_policy, paper_policy
from ui.served.prefix import own_path

HEADERS = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }
)
_PAPER = "/paper/"


class SecurityHeaders:
    """Adds the headers to each response.

    Parameters
    ----------
    app
        What answers.
    scripts
        The scripts that stand in the first page itself.
    ancestors
        The origins that may show the app in a frame, besides its own.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        scripts: Iterable[str] = (),
        ancestors: Sequence[str] = (),
    ) -> None:
        self.app = app
        self.policy = content_policy(scripts, ancestors)
        self.paper_policy = paper_policy(ancestors)
        # X-Frame-Options has no list of origins: with one, the policy alone holds.
        self.framing = {} if ancestors else {"X-Frame-Options": "SAMEORIGIN"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_paper = (own_path(scope) or "").startswith(_PAPER)
        policy = self.paper_policy if is_paper else self.policy
        added = {**HEADERS, **self.framing, "Content-Security-Policy": policy}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)
