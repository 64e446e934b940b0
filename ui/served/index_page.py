"""The page that every address begins with: Streamlit's, with our words in it.

Nothing of ours reaches a browser without a WebSocket but what stands in this page.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response

from ui.inside_streamlit import front_end
from ui.served.packed import NO_CACHE, Packed, unpacks
from ui.styles import css
from ui.theme import page_variables

_KIND = "text/html; charset=utf-8"
_PARTS = Path(__file__).parent / "index"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_AGENTS = re.compile(
    r"<!--(?:(?!-->).)*-->\s*<link rel=\"service-desc\"[^>]*>", re.DOTALL
)
_NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
OPEN_TO_FRAMES = '<meta name="loss-lab-frames" content="open">'


def _part(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


def with_our_words(index: str, *, is_open_to_frames: bool, ahead: str = "") -> str:
    """Streamlit's page with our script, our styles and our words.

    `is_open_to_frames` tells the charts that a line for a frame can be offered.
    `ahead` loads what the page will ask for, after what Streamlit begins with.
    """
    style = f"<style>{page_variables()}{css('said')}</style>"
    head = f"{style}<script>{_part('begin.js')}</script>"
    if is_open_to_frames:
        head = OPEN_TO_FRAMES + head
    words = _part("no_script.html") + _part("no_socket.html")
    index = _NO_SCRIPT.sub(lambda _: words, _AGENTS.sub("", index), count=1)
    index = index.replace("</head>", f"{ahead}</head>", 1)
    return index.replace("<head>", f"<head>{head}", 1)


def scripts_of(page: str) -> tuple[str, ...]:
    """The scripts that stand in a page, without an address."""
    return tuple(_SCRIPT.findall(page))


@cache
def index_page(is_open_to_frames: bool, ahead: str = "") -> str:
    """The page of the installed Streamlit with our words."""
    index = (front_end() / "index.html").read_text(encoding="utf-8")
    return with_our_words(index, is_open_to_frames=is_open_to_frames, ahead=ahead)


class IndexPage:
    """Answers with the page, packed once."""

    def __init__(self, page: str) -> None:
        self.plain = page.encode()
        self.packed = Packed.of(self.plain, _KIND)

    def answer(self, asked: Headers, status: int = 200) -> Response:
        """The page; with a status other than 200 the browser keeps none of it."""
        if status == 200 and unpacks(asked):
            return self.packed.answer(asked, NO_CACHE)
        headers = {"Vary": "Accept-Encoding", "Cache-Control": NO_CACHE}
        return Response(self.plain, status, headers, _KIND)
