"""What the browser loads."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette

from tests import served
from tests.served import Answer
from ui.inside_streamlit import component_scripts
from ui.served import assets
from ui.served.assets import ROUTES, ahead, version
from ui.served.index_page import index_page
from ui.served.plotly import plotly_js

APP = Starlette(routes=ROUTES)


def get(name: str, encoding: str = "gzip", as_of: str | None = None) -> Answer:
    """The answer to a request for an asset, of this version unless told."""
    path = f"/assets/{version() if as_of is None else as_of}/{name}"
    return served.get(APP, path, {"accept-encoding": encoding})


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("live_chart.js", "Python computes"),
        ("live_chart.css", ".ll-handle"),
        ("theme.css", "--ll-handle"),
        ("terms.js", "export const TERMS"),
        ("cat-face.svg", "<svg"),
        ("houses-dark.svg", "<svg"),
    ],
)
def test_asset_is_served_compressed_and_kept(name, words):
    answer = get(name)
    assert answer.status == 200
    assert words in answer.text
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


def test_plotly_is_there():
    assert get("plotly.js").text == plotly_js()


def test_asset_is_served_plain_to_who_cannot_unpack():
    answer = get("theme.css", encoding="identity")
    assert "content-encoding" not in answer.headers
    assert "--ll-handle" in answer.text


@pytest.mark.parametrize(
    "name", ["nothing.js", "LICENSE", "../assets.py", "__init__.py", "x" * 5000]
)
def test_nothing_else_is_served(name):
    assert get(name).status == 404


def test_another_versions_name_is_answered_and_not_kept():
    answer = get("live_chart.js", as_of="f00dcafe")
    assert "Python computes" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_nothing_is_unpacked_for_a_request():
    for _ in range(2):
        answer = get("plotly.js", encoding="identity")
        assert answer.text == plotly_js()
    assert assets._plain.cache_info().hits > 0


def test_unknown_names_do_not_push_known_ones_out():
    get("plotly.js")
    before = assets._packed.cache_info()
    for index in range(300):
        assert get(f"nothing-{index}.js").status == 404
    assert assets._packed.cache_info() == before


def test_page_of_a_lesson_loads_its_scripts_at_once():
    page = index_page(is_open_to_frames=False, ahead=ahead())
    head, _ = page.split("</head>")
    places = re.findall(rf'(?:src|href)="assets/{version()}/([\w.]+)"', head)
    assert all(get(name).status == 200 for name in places)
    scripts = (path for path in assets._files().values() if path.suffix == ".js")
    chart = {path.name for path in scripts if "live_chart" in path.parts}
    assert chart | {"terms.js", "live_chart.css"} <= set(places)
    links = (f'"modulepreload" href="{each}"' for each in component_scripts())
    assert all(each in head for each in links)
