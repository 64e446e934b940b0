"""Messages of a page that come late, both ways: held back until they may go."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocketRoute


class HeldBack:
    """What a page sends that has some words in it, and what it is sent until others.

    Parameters
    ----------
    page
        The page, before it is opened.
    """

    def __init__(self, page: Page) -> None:
        self.words = self.until = b""
        self.waiting: list[bytes | str] = []
        self.held: list[bytes | str] = []
        page.route_web_socket("**/_stcore/stream", self._route)

    def _route(self, here: WebSocketRoute) -> None:
        self.there, self.here = here.connect_to_server(), here
        here.on_message(self._send)
        self.there.on_message(self._receive)

    def _send(self, message: bytes | str) -> None:
        if self.words and self.words in message:
            self.waiting.append(message)
        else:
            self.there.send(message)

    def _receive(self, message: bytes | str) -> None:
        if not self.until:
            self.here.send(message)
            return
        self.held.append(message)
        if self.until in message:
            self.until = b""
            for each in self.held:
                self.here.send(each)

    def hold(self, words: bytes) -> None:
        """Hold back what the page sends with these words in it."""
        self.words = words

    def let_go(self) -> None:
        """Send what was held back."""
        self.words = b""
        for message in self.waiting:
            self.there.send(message)
        self.waiting.clear()

    def gather(self, until: bytes) -> None:
        """Hand over what the page is sent all at once, when these words are in it."""
        self.until = until
