"""The programs that readers are shown: a template each, in `content/programs/`.

Braces are Python's there. `<< error >>` is a value, `<% if ... %>` a line that is not
seen, as elsewhere in `content/`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

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


def programs(folder: str, **values: Any) -> dict[str, str]:
    """The programs of a folder of `content/programs/`, filled: library to source."""
    return {
        library: _templates.get_template(f"{folder}/{file}.py.j2").render(values)
        for file, library in _LIBRARIES.items()
        if (_FOLDER / folder / f"{file}.py.j2").exists()
    }
