"""See to it that there are browsers: those that are there, Debian's, or Playwright's.

Chromium must be had. Firefox and WebKit are had on Debian; where they are not, the
tests that they are for say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

CHROMIUM = ("chromium-headless-shell", "chromium")
"""The one without a window comes first: it costs a test a quarter less time."""

NEEDS = {
    "chromium": {},
    "firefox": {"firefox-esr": "firefox-esr"},
    "webkit": {
        "WebKitWebDriver": "webkit2gtk-driver",
        "MiniBrowser": "webkit2gtk-driver",
        "Xvfb": "xvfb",
    },
}
"""The programs that an engine needs, and the package of Debian that has each.

Playwright installs its own Chromium where no other is found."""


def find_chromium() -> str | None:
    """The path of a Chromium: the environment's, or one that the system has."""
    found = (shutil.which(name) for name in CHROMIUM)
    return os.environ.get("CHROMIUM") or next(filter(None, found), None)


def find(program: str) -> str | None:
    """The path of a program; WebKit's small browser stands beside its library."""
    if program != "MiniBrowser":
        return shutil.which(program)
    if not shutil.which("WebKitWebDriver"):
        return None
    beside = ("lib*/webkit2gtk-4.*", "lib*/*/webkit2gtk-4.*")
    found = (path for each in beside for path in Path("/usr").glob(f"{each}/{program}"))
    return next((str(path) for path in found if os.access(path, os.X_OK)), None)


def missing(engine: str) -> tuple[str, ...]:
    """The programs that an engine needs and that are not found."""
    return tuple(program for program in NEEDS[engine] if not find(program))


def _wanted() -> Iterable[tuple[str, ...]]:
    """Packages that would help; the first of each row that can be had is enough."""
    if not (os.environ.get("CHROMIUM") or shutil.which(CHROMIUM[0])):
        yield CHROMIUM
    for engine, needs in NEEDS.items():
        packages = {needs[program] for program in missing(engine)}
        yield from ((package,) for package in sorted(packages))


def _is_root_of_debian() -> bool:
    return bool(shutil.which("apt-get")) and getattr(os, "geteuid", lambda: 1)() == 0


def _install_by_apt(wanted: Iterable[tuple[str, ...]]) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
    for names in wanted:
        for name in names:
            install = ["apt-get", "install", "-y", "-qq", name]
            if subprocess.run(install, env=environment, check=False).returncode == 0:
                break


def main() -> None:
    """Install only what is not found; say what cannot be had."""
    wanted = list(_wanted())
    if wanted and _is_root_of_debian():
        _install_by_apt(wanted)
    if not find_chromium():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=True)
    for engine in NEEDS:
        if programs := missing(engine):
            print(f"No {engine}: {', '.join(programs)} not found. Its tests skip.")


if __name__ == "__main__":
    main()
