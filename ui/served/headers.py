"""Security headers for everything that is served."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.served.policy import content_policy, paper_policy, phone_policy, remote_policy
from ui.served.prefix import own_path

HEADERS = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }
)
_PAPER = "/paper/"
ROOM = "/r"
"""Where rooms are; all that is theirs stands in this folder."""
REMOTE = "/remote"
"""Where the remote of a room is, in the folder of the room."""


def is_of_a_room(path: str) -> bool:
    """Whether an address, without the prefix, is that of a room, or of their entrance.

    Examples
    --------
    >>> is_of_a_room("/r"), is_of_a_room("/r/KQTM"), is_of_a_room("/resources")
    (True, True, False)
    """
    return path == ROOM or path.startswith(f"{ROOM}/")


def is_remote(path: str) -> bool:
    """Whether an address, without the prefix, is that of a room's remote.

    Examples
    --------
    >>> is_remote("/r/KQTM/remote"), is_remote("/r/KQTM"), is_remote("/remote")
    (True, False, False)
    """
    return is_of_a_room(path) and path.endswith(REMOTE)


class SecurityHeaders:
    """Adds the headers to each response.

    Parameters
    ----------
    app
        What answers.
    scripts
        The scripts that stand in the first page itself.
    phone
        The script and the style that stand in the page of a room.
    remote
        Those in the page of its remote.
    ancestors
        The origins that may show the app in a frame, besides its own.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        scripts: Iterable[str] = (),
        phone: tuple[str, str] = ("", ""),
        remote: tuple[str, str] = ("", ""),
        ancestors: Sequence[str] = (),
    ) -> None:
        self.app = app
        self.policy = content_policy(scripts, ancestors)
        self.paper_policy = paper_policy(ancestors)
        self.phone_policy = phone_policy(*phone, ancestors)
        self.remote_policy = remote_policy(*remote)
        # X-Frame-Options has no list of origins: with one, the policy alone holds.
        self.framing = {} if ancestors else {"X-Frame-Options": "SAMEORIGIN"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = self._policy_of(own_path(scope) or "")
        added = {**HEADERS, **self.framing, "Content-Security-Policy": policy}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _policy_of(self, path: str) -> str:
        if path.startswith(_PAPER):
            return self.paper_policy
        if is_remote(path):
            return self.remote_policy
        return self.phone_policy if is_of_a_room(path) else self.policy
