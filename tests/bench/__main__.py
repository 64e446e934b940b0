"""Measure the promises of the design. Run: python -m tests.bench [part ...]."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

from tests.bench.report import show

PARTS = (
    "drag",
    "server",
    "sizes",
    "paint",
    "first_drag",
    "load",
    "attacks",
    "kernels",
    "descent",
    "runs",
)


def main(names: list[str]) -> None:
    """Measure the parts that are named, or all of them."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sys.exit(f"part must be one of {', '.join(PARTS)}; got {unknown[0]!r}.")
    for name in names or PARTS:
        print(f"\n{name}")
        show(part(name).measure())


def part(name: str) -> ModuleType:
    """The module that measures a part."""
    return import_module(f"tests.bench.{'kernel_rows' if name == 'kernels' else name}")


if __name__ == "__main__":
    main(sys.argv[1:])
