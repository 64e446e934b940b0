"""What the browser loads besides Streamlit itself, compressed once."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ui.glossary import script as terms_script
from ui.inside_streamlit import component_scripts
from ui.served.packed import ONE_YEAR, Packed, packed_once, unpacks
from ui.served.plotly import plotly_js
from ui.theme import THEMES, css_variables

_ROOT = Path(__file__).parent.parent.parent
_STATIC = tuple(sorted((_ROOT / "ui").rglob("static")))
_PICTURES = _ROOT / "data" / "pictures"
_DRAWINGS = tuple(sorted((_ROOT / "ui").rglob("drawings")))
_TOKEN = re.compile(r"var\(--ll-([\w-]+)\)")
_PICTURE = re.compile(r"picture:([\w-]+)")
_IMPORTED = re.compile(r'^import .+ from "\./([\w-]+\.js)";$', re.MULTILINE)
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def drawn(svg: str, tokens: Mapping[str, str], picture: Callable[[str], str]) -> str:
    """A drawing in which `picture:cat` and the tokens of a theme are filled in.

    As an image an SVG knows neither the variables of its page nor another file.

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


def picture(name: str) -> str:
    """The SVG of a picture, by its name: "cat"."""
    return _text(f"{name}.svg")


def _text(name: str) -> str:
    if name == "plotly.js":
        return plotly_js()
    if name == "theme.css":
        return css_variables()
    if name == "terms.js":
        return terms_script()
    if name in _drawings():
        path, theme = _drawings()[name]
        text = path.read_text(encoding="utf-8")
        return drawn(text, THEMES[theme], picture)
    return _files()[name].read_text(encoding="utf-8")


@cache
def _files() -> dict[str, Path]:
    found = [path for folder in (*_STATIC, _PICTURES) for path in folder.iterdir()]
    return {path.name: path for path in found if path.suffix in _TYPES}


@cache
def _drawings() -> dict[str, tuple[Path, str]]:
    """Each drawing is served once a theme: the file that it is, and the theme."""
    paths = [path for folder in _DRAWINGS for path in folder.glob("*.svg")]
    return {
        f"{path.stem}-{theme}.svg": (path, theme) for path in paths for theme in THEMES
    }


@cache
def _names() -> tuple[str, ...]:
    return tuple(
        sorted((*_files(), *_drawings(), "plotly.js", "terms.js", "theme.css"))
    )


@lru_cache(maxsize=256)
def _plain(name: str) -> bytes:
    return _text(name).encode()


@packed_once
def _packed(name: str) -> Packed:
    return Packed.of(_text(name).encode(), _TYPES[Path(name).suffix])


_LESSON = ("live_chart", "path", "memory", "waking", "glossary", "address", "focus")
"""The components of a lesson's page."""


@cache
def version() -> str:
    """A word that changes whenever one of the assets does."""
    digest = hashlib.blake2b(digest_size=6)
    for name in _names():
        digest.update(f"{name} {_text(name)}".encode())
    return digest.hexdigest()


def ahead() -> str:
    """What the page of a lesson loads while Streamlit is still on its way: HTML.

    `library.js` brings Plotly. Styles are taken up in their turn: the later ones count.
    Streamlit's scripts of a component come first: else they are asked for only once
    the page's first words are here, and a chart waits for them.
    """
    at = f"assets/{version()}/"
    modules = sorted({each for name in _LESSON for each in _loaded_by(f"{name}.js")})
    styles = ("theme.css", "live_chart.css", "presenter.css")
    links = [f'rel="preload" as="style" href="{at}{name}"' for name in styles]
    scripts = (*component_scripts(), *(f"{at}{name}" for name in modules))
    links += [f'rel="modulepreload" href="{each}"' for each in scripts]
    library = f'<script type="module" async src="{at}library.js"></script>'
    return library + "".join(f"<link {link}>" for link in links)


def _loaded_by(script: str) -> set[str]:
    """A script, and all those that it imports."""
    found, left = set(), [script]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += _IMPORTED.findall(_text(name))
    return found


_MOST_CALLS = 8
"""How many of a place are remembered: what is not overtaken is never cleaned."""


def loader(script: str) -> str:
    """The JavaScript of a component: it loads the script that is served here.

    Streamlit cleans up after a call that another one has overtaken while it loaded,
    before or after it makes the other, and may make the two in the wrong order. So a
    call is drawn where it is the last, and once it is cleaned the one before it is the
    last again: what stands there goes on, and is taken away with its place alone.
    """
    return f"""
const url = new URL("assets/{version()}/{script}", document.baseURI).href;
const library = import(url);
const calls = new WeakMap();
export default async function (component) {{
  const place = component.parentElement;
  const here = calls.get(place) ?? [];
  calls.set(place, here);
  const call = {{}};
  here.push(call);
  if (here.length > {_MOST_CALLS}) here.shift();
  const {{ render }} = await library;
  const isLast = () => here.at(-1) === call;
  call.draw = () => (call.clean = render(component));
  if (isLast()) call.draw();
  return () => {{
    const wasLast = isLast();
    if (here.includes(call)) here.splice(here.indexOf(call), 1);
    if (!wasLast) return;
    if (place.isConnected && here.length) here.at(-1).draw?.();
    else call.clean?.();
  }};
}}
"""


def component(name: str, css: str | None = None) -> Callable[..., Any]:
    """The component of a script: "waking" loads `waking.js`."""
    return st.components.v2.component(
        f"loss_lab_{name}", css=css, js=loader(f"{name}.js"), isolate_styles=False
    )


async def _asset(request: Request) -> Response:
    """An asset, kept by the browser only under the name of its own version.

    Another version's name comes from a page that was open when this one was started,
    or from a process beside this one that has not been replaced yet.
    """
    name = request.path_params["name"]
    if name not in _names():
        return PlainTextResponse("There is no such file.", status_code=404)
    is_its_own = request.path_params["version"] == version()
    cache = ONE_YEAR if is_its_own else "no-store"
    if unpacks(request.headers):
        packed = await run_in_threadpool(_packed, name)
        return packed.answer(request.headers, cache)
    body = await run_in_threadpool(_plain, name)
    headers = {"Vary": "Accept-Encoding", "Cache-Control": cache}
    return Response(body, media_type=_TYPES[Path(name).suffix], headers=headers)


ROUTES = [Route("/assets/{version}/{name}", _asset)]
