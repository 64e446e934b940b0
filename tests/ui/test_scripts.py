"""The pure parts of the components' JavaScript, where Node.js is there to run them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
SCRIPTS = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.test.mjs"))


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts(script):
    done = subprocess.run(
        ["node", "--test", script],
        cwd=FOLDER,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
