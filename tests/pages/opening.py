"""Pages as tests open them: the whole app, without a browser."""

from __future__ import annotations

from pathlib import Path

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
