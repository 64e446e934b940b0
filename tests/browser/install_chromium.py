"""See to it that there is a Chromium: one that is there, Debian's, or Playwright's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def main() -> None:
    """Install a browser only where none is found."""
    if os.environ.get("CHROMIUM") or shutil.which("chromium"):
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        update = ["apt-get", "update", "-qq"]
        install = ["apt-get", "install", "-y", "-qq", "chromium"]
        if all(
            subprocess.run(command, env=environment, check=False).returncode == 0
            for command in (update, install)
        ):
            return
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
