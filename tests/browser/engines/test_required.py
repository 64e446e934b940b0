"""An engine that cannot be had is skipped by name; one that is required fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.driver import ROOT

FIRST_SIGHT = Path(__file__).with_name("test_first_sight.py")


def run_without_browsers(engine: str, required: str) -> subprocess.CompletedProcess:
    """Run one test of an engine where no program is found."""
    test = f"{FIRST_SIGHT}::test_page_is_seen_whole_and_nothing_fails[{engine}-spam]"
    nothing = {"PATH": "", "LOSS_LAB_REQUIRE": required}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", test],
        cwd=ROOT,
        env=os.environ | nothing,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("name", "program"), [("firefox", "firefox-esr"), ("webkit", "WebKitWebDriver")]
)
def test_engine_that_cannot_be_had_is_skipped_by_name_and_fails_where_required(
    name, program
):
    here = run_without_browsers(name, required="")
    assert here.returncode == 0, here.stdout + here.stderr
    assert f"{name} cannot be had here: {program}" in here.stdout
    assert "1 skipped" in here.stdout

    required = run_without_browsers(name, required="firefox,webkit")
    assert required.returncode == 1
    assert f"LOSS_LAB_REQUIRE names {name}" in required.stdout
    assert "skipped" not in required.stdout


def test_name_that_no_engine_has_is_no_requirement_that_passes_silently():
    run = run_without_browsers("firefox", required="fire-fox")
    assert run.returncode == 1
    assert "LOSS_LAB_REQUIRE must name some of chromium, firefox, webkit" in run.stdout


def test_ci_requires_the_engines_that_may_be_missing():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "LOSS_LAB_REQUIRE=firefox,webkit make test" in script
