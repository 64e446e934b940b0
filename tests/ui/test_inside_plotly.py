"""What the charts use of the inside of Plotly is there in the installed one.

It does not promise to keep it. After an upgrade, what fails here names what is gone.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs

from ui.served import plotly
from ui.served.plotly import plotly_js, version_of

STATIC = Path(__file__).parent.parent.parent / "ui" / "live_chart" / "static"
INSIDE = "inside_plotly.js"
NAMES = ("_fullLayout", "_offset", "_length", "d2p", "p2d")
SCRIPTS = {path.name: path.read_text("utf-8") for path in STATIC.glob("*.js")}


@pytest.mark.parametrize("name", NAMES)
def test_plotly_has_what_the_charts_take_from_its_inside(name):
    assert f".{name}" in SCRIPTS[INSIDE], "no longer used: leave it out here"
    assert re.search(rf"\b{name}\b", plotly_js()), name


def test_no_other_script_looks_inside():
    found = {
        script: names
        for script, text in SCRIPTS.items()
        if script != INSIDE and (names := re.findall(rf"\.({'|'.join(NAMES)})\b", text))
    }
    assert found == {}


@pytest.mark.parametrize("call", ["react", "purge", "toImage"])
def test_plotly_has_the_calls_that_the_charts_make(call):
    assert any(f"Plotly.{call}(" in text for text in SCRIPTS.values())
    assert re.search(rf"\b{call}\b", plotly_js())


def test_part_of_plotly_is_of_the_installed_version():
    installed = version_of(get_plotlyjs())
    assert version_of(plotly_js()) == installed
    assert len(plotly_js()) < 0.4 * len(get_plotlyjs()), (
        f"put the script of `npm pack plotly.js-cartesian-dist-min@{installed}` "
        f"in the place of {plotly.PART.name}: until then readers load all of Plotly"
    )


def test_all_of_plotly_is_served_where_the_part_is_older(monkeypatch):
    newer = "* plotly.js v99.0.0\n"
    monkeypatch.setattr(plotly, "get_plotlyjs", lambda: newer)
    assert plotly_js() == newer
