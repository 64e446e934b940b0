"""The pages that a drag is compared with: the app's own chart, drawn by others.

One redraws the same figures whole with Plotly.js for each position; the other sets
paths that were made ready beforehand: the limit of what a browser can do.
"""

from __future__ import annotations

import base64
import html
import json
from pathlib import Path
from typing import Any

from plotly.offline import get_plotlyjs

from tests.browser.driver import ROOT
from ui.live_chart.scene import Scene, SceneFunction, encode
from ui.live_chart.track import track, wire
from ui.state import moved
from ui.theme import LIGHT

_SCRIPTS = Path(__file__).parent / "rivals"
_PICTURES = ROOT / "data" / "pictures"
_STYLE = """
body { margin: 16px; font: 16px sans-serif; background: #fff; user-select: none }
output { display: block; font-size: 32px } .row { display: flex; gap: 16px }
.ll-plot { position: relative }
[data-handle] { position: absolute; left: -22px; top: -22px; width: 44px; height: 44px;
  z-index: 9; border-radius: 50% }
"""


def rival_page(
    kind: str,
    scene_of: SceneFunction,
    state: Any,
    handle: str,
    geometry: list[dict[str, Any]],
) -> str:
    """The HTML of a page on which a handle can be dragged as in the app.

    Parameters
    ----------
    kind
        "plotly" or "svg".
    scene_of, state
        What the page shows.
    handle
        The name of the handle that can be dragged.
    geometry
        Each panel's size and axes in pixels, as the app has them.
    """
    scene = scene_of(state)
    found = named(scene, handle)
    given = {
        "scene": _resolved(encode(scene)),
        "track": _resolved_track(wire(track(scene_of, state, found.control, moved))),
        "geometry": geometry,
        "handle": handle,
        "handleColor": LIGHT["handle"],
    }
    names = ("player.js", f"{kind}.js")
    text = json.dumps(given).replace("</", r"<\/")
    scripts = [f"window.given = {text};"]
    if kind == "plotly":
        scripts.append(get_plotlyjs())
    scripts += [(_SCRIPTS / name).read_text(encoding="utf-8") for name in names]
    value = html.escape(scene.readouts[0].value)
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>"
        f"<output>{value}</output><div class=row>{_plots(scene, found, geometry)}</div>"
        + "".join(f"<script>{script}</script>" for script in scripts)
    )


def named(scene: Scene, name: str):
    """The handle of a scene with this name."""
    return next(handle for handle in scene.handles if handle.name == name)


def _plots(scene: Scene, handle, geometry) -> str:
    mark = f'<div data-handle="{html.escape(handle.name)}"></div>'
    return "".join(
        f'<div class="ll-plot" style="width:{size["width"]}px;'
        f'height:{size["height"]}px"><div></div>'
        f"{mark if panel.name == handle.panel else ''}</div>"
        for panel, size in zip(scene.panels, geometry, strict=True)
    )


def _resolved_track(made: dict[str, Any]) -> dict[str, Any]:
    pairs = zip(made["paths"], made["columns"], strict=True)
    columns = [_resolved(column, _last_name(path)) for path, column in pairs]
    return made | {"columns": columns}


def _last_name(path: list[str | int]) -> str:
    return next(part for part in reversed(path) if isinstance(part, str))


def _resolved(value: Any, key: str = "") -> Any:
    """Tokens as colours and pictures, as ui/live_chart/static/panel.js has them."""
    if isinstance(value, dict):
        return {name: _resolved(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_resolved(item, key) for item in value]
    if isinstance(value, str) and key.endswith("color"):
        return LIGHT.get(value, value)
    if isinstance(value, str) and key == "source":
        picture = _PICTURES / f"{value.removeprefix('picture:')}.svg"
        encoded = base64.b64encode(picture.read_bytes()).decode()
        return f"data:image/svg+xml;base64,{encoded}"
    return value
