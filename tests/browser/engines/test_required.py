"""An engine that cannot be had is skipped by name; one that is required fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.driver import ROOT
from tests.browser.engines.required import REQUIRED, required_engines

FIRST_SIGHT = Path(__file__).with_name("test_first_sight.py")


def run_without_browsers(required: str) -> subprocess.CompletedProcess:
    """Run a test of Firefox and one of WebKit where no program is found."""
    test = f"{FIRST_SIGHT}::test_page_is_seen_whole_and_nothing_fails"
    tests = [f"{test}[{engine}-mock]" for engine in ("firefox", "webkit")]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", *tests],
        cwd=ROOT,
        env=os.environ | {"PATH": "", "LOSS_LAB_REQUIRE": required},
        capture_output=True,
        text=True,
    )


def test_engine_that_cannot_be_had_is_skipped_by_name():
    run = run_without_browsers(required="")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "firefox cannot be had here: firefox-esr not found" in run.stdout
    assert "webkit cannot be had here: WebKitWebDriver, MiniBrowser, Xvfb" in run.stdout
    assert "2 skipped" in run.stdout


def test_engine_that_is_required_and_cannot_be_had_fails():
    run = run_without_browsers(required="firefox,webkit")
    assert run.returncode == 1
    assert "2 errors" in run.stdout
    for engine in ("firefox", "webkit"):
        assert f"LOSS_LAB_REQUIRE names {engine}" in run.stdout


def test_name_that_no_engine_has_is_no_requirement_that_passes_silently(monkeypatch):
    monkeypatch.setenv(REQUIRED, "fire-fox")
    with pytest.raises(pytest.fail.Exception, match="chromium, firefox, webkit"):
        required_engines()


def test_ci_requires_the_engines_that_may_be_missing():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "LOSS_LAB_REQUIRE=firefox,webkit make test" in script
