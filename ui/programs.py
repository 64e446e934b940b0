"""The programs that readers are shown: a template each, in `content/programs/`.

Braces are Python's there. `<< error >>` is a value, `<% if ... %>` a line that is not
seen, as elsewhere in `content/`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec
from jinja2 import FileSystemLoader

from ui.content import CONTENT, written

_FOLDER = CONTENT / "programs"
_LIBRARIES = MappingProxyType(
    {
        "numpy": "NumPy",
        "pytorch": "PyTorch",
        "sklearn": "scikit-learn",
        "scipy": "SciPy",
    }
)
_templates = written.overlay(
    loader=FileSystemLoader(_FOLDER),
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


class Loss(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A loss as each library has it: its row in `losses.toml`, which says more."""

    name: str
    parameter: str = ""
    numpy: str = ""
    function: str = ""
    torch: str = ""
    metric: str = ""
    sklearn: str = ""
    value: str = ""
    slope: str = ""


def _losses() -> Mapping[str, Loss]:
    rows = tomllib.loads((_FOLDER / "losses.toml").read_text(encoding="utf-8"))
    return {
        name: msgspec.convert({"name": name} | row, Loss) for name, row in rows.items()
    }


LOSSES = MappingProxyType(_losses())


def programs(folder: str, **values: Any) -> dict[str, str]:
    """The programs of a folder of `content/programs/`, filled: library to source."""
    return {
        library: _templates.get_template(f"{folder}/{file}.py.j2").render(values)
        for file, library in _LIBRARIES.items()
        if (_FOLDER / folder / f"{file}.py.j2").exists()
    }
