"""The server of a benchmark: where it is, and what it costs. Linux only."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.driver import ROOT, serving

APP = ROOT / "app.py"
_PROC = Path("/proc")


@dataclass(frozen=True)
class Server:
    """A running app: its address and its process."""

    address: str
    process: int

    def cpu_seconds(self) -> float:
        """Processor time so far, of all threads, those that have ended included."""
        clock = (~self.process << 3) | 2  # what clock_getcpuclockid gives on Linux
        return time.clock_gettime(clock)

    def resident_bytes(self) -> int:
        """Memory that the process holds now."""
        lines = (_PROC / str(self.process) / "status").read_text().splitlines()
        kilobytes = next(line.split()[1] for line in lines if line.startswith("VmRSS"))
        return int(kilobytes) * 1024


@contextmanager
def running(script: Path | None = None, **environment: str) -> Iterator[Server]:
    """Serve an app, Loss Lab unless told, for as long as it is needed."""
    with serving(script or APP, **environment) as address:
        yield Server(address, _process_at(urlsplit(address).port))


def _process_at(port: int) -> int:
    for folder in _PROC.glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"--server.port" in words and str(port).encode() in words:
            return int(folder.name)
    raise RuntimeError(f"port must be served by a process here; got {port!r}.")
