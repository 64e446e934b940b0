"""Drawings for pages: SVG in the colours of a theme, with our pictures in it.

As an image an SVG knows neither the variables of its page nor another file.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping

_TOKEN = re.compile(r"var\(--ll-([\w-]+)\)")
_PICTURE = re.compile(r"picture:([\w-]+)")


def drawn(svg: str, tokens: Mapping[str, str], picture: Callable[[str], str]) -> str:
    """A drawing in which `picture:cat` and the tokens of a theme are filled in.

    Parameters
    ----------
    svg
        The drawing as it stands in its file.
    tokens
        The colours of the theme, by name.
    picture
        Gives the SVG of a picture, by its name.

    Examples
    --------
    >>> drawn('<path fill="var(--ll-ink)"/>', {"ink": "black"}, str)
    '<path fill="black"/>'
    """
    svg = _TOKEN.sub(lambda found: tokens[found[1]], svg)
    return _PICTURE.sub(lambda found: _address(picture(found[1])), svg)


def _address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
