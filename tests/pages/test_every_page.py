"""Every page of the navigation runs, as it opens and from hostile links."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import patch

import pytest
from streamlit.proto.SelectWidgetFilterMode_pb2 import SelectWidgetFilterMode
from streamlit.testing.v1 import AppTest

from tests.lessons import PATHS
from ui import navigation
from ui.lessons import LESSONS
from ui.navigation import INTERVIEW, TALK

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted(path.name for path in (ROOT / "pages").glob("*.py"))
PAGES_OF_LESSONS = ["home.py", *(f"{path.replace('-', '_')}.py" for path in PATHS)]
HOSTILE = {
    "preset": "<script>alert(1)</script>",
    "prices": "NaN,1e308,-inf," + "9" * 100_000,
    "p": "-0.5",
    "loss": "😀",
    "chosen": "1e99",
    "nobody": "\x00",
}


def open_page(page: str, link: dict[str, str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "ui" / "navigation.py"), default_timeout=30)
    app.run()
    for name, text in link.items():
        app.query_params[name] = text
    with patch("ui.page.session.is_led_by_a_link", return_value=True):
        return app.switch_page(f"../pages/{page}").run()


def charts(app: AppTest) -> list:
    return [each for each in app.get("bidi_component") if each.key.endswith(".chart")]


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_with_a_heading(page):
    app = open_page(page, {})
    assert not app.exception
    assert not (*app.warning, *app.success, *app.error)
    assert len(app.title) == 1


@pytest.mark.parametrize("page", PAGES)
def test_no_menu_opens_the_keyboard_of_a_phone(page):
    modes = [each.proto.filter_mode for each in open_page(page, {}).selectbox]
    assert set(modes) <= {SelectWidgetFilterMode.FILTER_MODE_NONE}


@pytest.mark.parametrize("page", PAGES_OF_LESSONS)
def test_lesson_opens_with_a_chart(page):
    assert len(charts(open_page(page, {}))) == 1


@pytest.mark.parametrize("path", ["", *PATHS])
def test_link_that_names_the_first_preset_stays_so_that_back_is_one_step(path):
    first = LESSONS[path].opening.preset
    page = f"{(path or 'home').replace('-', '_')}.py"
    app = open_page(page, {"preset": first})
    assert app.run().query_params == {"preset": first}


def test_page_that_is_come_back_to_tells_the_browser_its_link():
    app = open_page("houses.py", {"prices": "260000"})
    app.query_params.clear()
    app.switch_page("../pages/spam.py").run()
    app.switch_page("../pages/houses.py").run()
    (told,) = [
        json.loads(each.proto.json)
        for each in app.get("bidi_component")
        if each.key == "turn.component"
    ]
    assert told["turn"]
    assert told["address"].endswith("?preset=classic&prices=260000")


@pytest.mark.parametrize("page", PAGES)
def test_hostile_link_gives_notices_and_no_traceback(page):
    app = open_page(page, HOSTILE)
    assert not app.exception
    assert app.warning
    assert all(len(warning.value) < 250 for warning in app.warning)
    assert len(app.title) == 1


@pytest.mark.parametrize("page", PAGES_OF_LESSONS)
def test_presenter_view_is_the_chart_alone(page):
    app = open_page(page, {"present": "1"})
    assert not app.exception
    assert not app.title
    assert not app.button
    assert len(charts(app)) == 1


@pytest.mark.parametrize("view", ["present", "frame"])
def test_way_is_not_shown_to_a_class_nor_in_a_frame(view):
    app = open_page("houses.py", {view: "1"})
    keys = [each.key for each in app.get("bidi_component")]
    assert "houses.chart" in keys
    assert "houses.path" not in keys
    assert not app.subheader


def test_every_file_of_pages_is_in_the_navigation():
    listed = (*navigation.MENU, *INTERVIEW.values(), TALK)
    assert sorted(f"{page.name}.py" for page in listed) == PAGES
