"""Install what the programs need, and say first how much must be downloaded."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

PIP = (sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--quiet")
MEGABYTE = 1_000_000
LARGE = 20 * MEGABYTE


def main(requirements: str) -> int:
    """Install a file of requirements; the exit code says whether it worked."""
    plan = _pip("--dry-run", "--ignore-installed", "--report", "-", "-r", requirements)
    if plan.returncode:
        return _failed(plan.stderr)
    print(download(json.loads(plan.stdout)["install"]), flush=True)
    done = _pip("-r", requirements)
    return _failed(done.stderr) if done.returncode else 0


def download(packages: list[dict[str, Any]]) -> str:
    """What will be loaded: all of it, and each large part.

    Examples
    --------
    >>> download([])
    'To be loaded: 0 MB in 0 packages'
    """
    sizes = {
        package["metadata"]["name"]: size_of(package["download_info"]["url"])
        for package in packages
    }
    known = {name: size for name, size in sizes.items() if size is not None}
    total = f"To be loaded: {_megabytes(sum(known.values()))} in {len(sizes)} packages"
    if unknown := sizes.keys() - known.keys():
        total += f", and of unknown size {', '.join(sorted(unknown))}"
    large = [
        f"  {name} {_megabytes(size)}"
        for name, size in sorted(known.items(), key=lambda each: -each[1])
        if size >= LARGE
    ]
    return "\n".join([total, *large])


def size_of(url: str) -> int | None:
    """The bytes of a file, here or elsewhere; None where nobody says."""
    if url.startswith("file:"):
        path = Path(urllib.request.url2pathname(urllib.parse.urlsplit(url).path))
        return path.stat().st_size if path.is_file() else None
    request = urllib.request.Request(url, method="HEAD")
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            length = answer.headers["Content-Length"]
    except OSError:
        return None
    return int(length) if length else None


def _megabytes(size: int) -> str:
    return f"{round(size / MEGABYTE):,} MB"


def _pip(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PIP, *arguments], capture_output=True, text=True, check=False
    )


def _failed(reason: str) -> int:
    print(reason, file=sys.stderr)
    print(
        "PyTorch could not be installed, so the programs were not run.", file=sys.stderr
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
