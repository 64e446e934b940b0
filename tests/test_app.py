"""The app as it is started."""

from __future__ import annotations

import subprocess
import sys

from tests.test_architecture import ROOT, imports_of


def test_all_that_pages_import_is_there_before_the_first_reader_comes():
    """Threads that import packages in a circle find half of them."""
    told = subprocess.run(
        [sys.executable, "-c", "import app, sys; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(told.stdout.split())
    needed = {
        name
        for page in (ROOT / "pages").glob("*.py")
        for name in imports_of(page)
        if name.split(".")[0] in ("ui", "losses")
    }
    assert needed - loaded == set()
