"""From a link, "houses?preset=outlier", to the lesson and the state that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl

from ui.state import from_link

if TYPE_CHECKING:  # the live chart has a session, which takes its links from here
    from ui.live_chart.scene import SceneFunction

PATHS = ("houses", "cats-dogs", "spam", "choosing", "training")
"""The addresses of the lessons; the home page's is ""."""
UNNAMED = MappingProxyType(
    {
        "": "colder",
        "houses": "classic",
        "cats-dogs": "classic",
        "spam": "classic",
        "choosing": "errors",
        "training": "price-line",
    }
)
"""The example that a link without a name means, for ever.

It was the first of its lesson when links were written without its name.
"""


class Shown(NamedTuple):
    """What a link shows; notices name what in it is not valid."""

    scene_of: SceneFunction
    state: Any
    notices: tuple[str, ...]


def lesson(path: str) -> tuple[SceneFunction, Mapping[str, Any]]:
    """The scene function and the presets of a lesson, or of the home page."""
    if not path:
        home = import_module("ui.lessons.home.scene")
        return home.scene, home.PRESETS
    if path not in PATHS:
        raise ValueError(f"path must be one of {', '.join(PATHS)}; got {path!r}.")
    name = path.replace("-", "_")
    presets = import_module(f"ui.lessons.{name}.state").PRESETS
    return import_module(f"ui.lessons.{name}.scene").scene, presets


def shown_by(link: str) -> Shown:
    """The state that a link brings back, and the function that draws it."""
    path, _, query = link.partition("?")
    scene_of, presets = lesson(path)
    params = dict(parse_qsl(query, keep_blank_values=True))
    return Shown(scene_of, *from_link(params, presets, UNNAMED[path]))
