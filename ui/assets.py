"""What the browser loads besides Streamlit itself, compressed once."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache, lru_cache
from pathlib import Path

from plotly.offline import get_plotlyjs
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ui.theme import css_variables

_ROOT = Path(__file__).parent.parent
_STATIC = (
    _ROOT / "ui" / "live_chart" / "static",
    _ROOT / "ui" / "interview" / "static",
)
_PICTURES = _ROOT / "data" / "pictures"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_ONE_YEAR = "public, max-age=31536000, immutable"


def _text(name: str) -> str | None:
    if name == "plotly.js":
        return get_plotlyjs()
    if name == "theme.css":
        return css_variables()
    folders = (_PICTURES,) if name.endswith(".svg") else _STATIC
    known = {path.name: path for folder in folders for path in _served(folder)}
    return known[name].read_text(encoding="utf-8") if name in known else None


def _served(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix in _TYPES]


@lru_cache(maxsize=64)
def _compressed(name: str) -> bytes | None:
    text = _text(name)
    return None if text is None else gzip.compress(text.encode(), compresslevel=6)


@cache
def version() -> str:
    """A word that changes whenever one of the assets does."""
    digest = hashlib.blake2b(digest_size=6)
    names = sorted(path.name for folder in _STATIC for path in _served(folder))
    for name in (*names, "theme.css"):
        digest.update(_text(name).encode())
    digest.update(str(len(get_plotlyjs())).encode())
    return digest.hexdigest()


def loader(script: str) -> str:
    """The JavaScript of a component: it loads the script that is served here.

    Streamlit cleans up after a call that another one has overtaken while it loaded.
    Such a call draws nothing here, and its cleaning leaves the later one alone.
    """
    return f"""
const url = new URL("assets/{version()}/{script}", document.baseURI).href;
const library = import(url);
const latest = new WeakMap();
export default async function (component) {{
  const place = component.parentElement;
  latest.set(place, component);
  const {{ render }} = await library;
  const isOvertaken = () => latest.get(place) !== component;
  if (isOvertaken()) return;
  const clean = render(component);
  return () => {{
    if (!isOvertaken()) clean?.();
  }};
}}
"""


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    body = _compressed(name)
    if body is None:
        return PlainTextResponse("There is no such file.", status_code=404)
    headers = {
        "Content-Encoding": "gzip",
        "Vary": "Accept-Encoding",
        "Cache-Control": _ONE_YEAR,
    }
    if "gzip" not in request.headers.get("accept-encoding", ""):
        body = gzip.decompress(body)
        del headers["Content-Encoding"]
    return Response(body, media_type=_TYPES[Path(name).suffix], headers=headers)


ROUTES = [Route("/assets/{version}/{name}", _asset)]
