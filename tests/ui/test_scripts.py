"""The JavaScript of the components, as far as it needs no browser, where Node.js is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from ui.served.assets import loader

FOLDER = Path(__file__).parent
SCRIPTS = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.test.mjs"))

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None, reason="Node.js is not installed"
)


def run(*arguments: str, text: str = "") -> None:
    done = subprocess.run(
        ["node", *arguments],
        cwd=FOLDER,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts(script):
    run("--test", script)


def test_call_that_was_overtaken_while_it_loaded_neither_draws_nor_cleans():
    run("loader.mjs", text=loader("ticking.js"))
