"""Pages as tests open them: the whole app, without a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from ui.interview.memory.progress import Progress

ROOT = Path(__file__).parent.parent.parent


def opened(
    page: str, progress: Progress | None = None, *, is_told: bool = False, **link: str
) -> AppTest:
    """A page; once the browser has told what it keeps, which may be nothing."""
    app = AppTest.from_file(str(ROOT / "ui" / "navigation.py"), default_timeout=30)
    app.run()
    if is_told or progress is not None:
        app.session_state["memory.heard"] = 1
    if progress is not None:
        app.session_state["memory.progress"] = progress
    for name, text in link.items():
        app.query_params[name] = text
    return app.switch_page(f"../pages/{page}.py").run()


def row_of(app: AppTest) -> dict[str, Any]:
    """What the row above a lesson's chart is told."""
    (row,) = [each for each in app.get("bidi_component") if each.key.endswith(".path")]
    return json.loads(row.proto.json)


def go(app: AppTest, example: str) -> AppTest:
    """Follow a link of the page to one of its examples."""
    app.query_params.clear()
    app.query_params["preset"] = example
    with patch("ui.page.session.is_led_by_a_link", return_value=True):
        return app.run()
