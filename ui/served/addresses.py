"""Which addresses there are. Streamlit answers every other one with its first page."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.lessons import LESSONS
from ui.navigation import ADDRESSES
from ui.served.headers import ROOM, is_of_a_room
from ui.served.index_page import IndexPage
from ui.served.prefix import own_path

_CLOSED = ("/_stcore/metrics", "/_stcore/agent/")
"""What Streamlit tells about itself to whoever asks, and no reader needs."""
_WITH_PAGES_OF_THEIR_OWN = ("/paper/", "/media/")


class Addresses:
    """Answers with the first page where a page is, and 404 where nothing is.

    A page that the menu does not have is shown all the same, as Streamlit does, with
    words that it was not found; a file or a folder that is not there is not.

    Parameters
    ----------
    app
        What else answers.
    page
        The first page.
    lesson
        The same where a lesson is, whose chart can be loaded at once.
    """

    def __init__(self, app: ASGIApp, page: IndexPage, lesson: IndexPage) -> None:
        self.app = app
        self.page = page
        self.lesson = lesson

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = own_path(scope) if scope["type"] == "http" else None
        if path is None or scope["method"] not in ("GET", "HEAD"):
            answer = self.app
        elif path[1:] in LESSONS:
            answer = self.lesson.answer(Headers(scope=scope))
        elif path[1:] in ADDRESSES:
            answer = self.page.answer(Headers(scope=scope))
        elif path.endswith("/") and path.strip("/") in {*ADDRESSES, ROOM.strip("/")}:
            answer = _without_slash(path, scope)
        elif path.startswith(_CLOSED) or path.endswith("/"):
            answer = _nothing_there()
        elif path.startswith(_WITH_PAGES_OF_THEIR_OWN) or is_of_a_room(path):
            answer = self.app
        else:
            await self._search(path, scope, receive, send)
            return
        await answer(scope, receive, send)

    async def _search(
        self, path: str, scope: Scope, receive: Receive, send: Send
    ) -> None:
        is_replaced = False

        async def send_unless_it_is_the_first_page(message: Message) -> None:
            nonlocal is_replaced
            if _is_page(message):
                is_replaced = True
                is_name_of_a_page = "/" not in path[1:] and "." not in path
                answer = self.page.answer(Headers(scope=scope), 404)
                answer = answer if is_name_of_a_page else _nothing_there()
                await answer(scope, receive, send)
            if not is_replaced:
                await send(message)

        await self.app(scope, receive, send_unless_it_is_the_first_page)


def _is_page(message: Message) -> bool:
    if message["type"] != "http.response.start" or message["status"] != 200:
        return False
    kind = dict(message["headers"]).get(b"content-type", b"")
    return kind.startswith(b"text/html")


def _nothing_there() -> Response:
    return PlainTextResponse("There is nothing at this address.", status_code=404)


def _without_slash(path: str, scope: Scope) -> Response:
    """Lead to a page from its address with a slash at the end.

    The way is told from there, as nobody here knows what a proxy took away before it.
    """
    name = path.rstrip("/")
    query = scope["query_string"].decode("latin-1")
    where = f"{'../' * (len(path) - len(name))}{name[1:] or '.'}"
    headers = {"Location": f"{where}{query and '?'}{query}"}
    return Response(status_code=308, headers=headers)
