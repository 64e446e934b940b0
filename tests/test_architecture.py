"""The layout of DESIGN: imports point one way, files stay short."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
LAYERS = ("losses", "ui", "pages")
MODULES = sorted(
    path for folder in (*LAYERS, "tests") for path in (ROOT / folder).rglob("*.py")
)
SCRIPTS = sorted(
    path for folder in (ROOT / "ui").rglob("static") for path in folder.iterdir()
)
STYLES = sorted((ROOT / "ui" / "styles").rglob("*.css"))
HEX = re.compile(r"#[0-9a-fA-F]{6}\b")


@cache
def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module)
    return names


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def in_layer(layer: str) -> list[Path]:
    return sorted((ROOT / layer).rglob("*.py"))


def test_layers_import_one_way_and_mathematics_knows_no_screen():
    may_not = {
        "losses": {"streamlit", "plotly", "pandas", "scipy", "sklearn", "ui", "pages"},
        "ui": {"pages"},
        "ui/lessons": {"streamlit", "plotly"},
    }
    wrong = {
        named(path): foreign
        for layer, names in may_not.items()
        for path in in_layer(layer)
        if (foreign := {name.split(".")[0] for name in imports_of(path)} & names)
    }
    assert not wrong


def test_the_inside_of_streamlit_is_used_in_one_file():
    wrong = {
        named(path): inside
        for path in (*in_layer("ui"), *in_layer("pages"))
        if path.name != "inside_streamlit.py"
        if (inside := inside_streamlit(path) - {"streamlit.delta_generator"})
    }
    assert not wrong


def inside_streamlit(path: Path) -> set[str]:
    return {name for name in imports_of(path) if name.startswith("streamlit.")}


def test_files_are_short_or_say_at_their_top_why_they_are_long():
    assert all((MODULES, SCRIPTS, STYLES))
    texts = {
        path: path.read_text(encoding="utf-8") for path in (*MODULES, *SCRIPTS, *STYLES)
    }
    lengths = {
        path: len(text.splitlines())
        for path, text in texts.items()
        if path.parent == ROOT / "pages"
        or not text.split("\n", 1)[0].endswith(", so the file is long.")
    }
    assert not {
        named(path): length
        for path, length in lengths.items()
        if length > (90 if path.parent == ROOT / "pages" else 400)
    }


def test_colours_are_in_the_theme_alone():
    wrong = {
        named(path): found
        for path in (*MODULES, *SCRIPTS, *STYLES)
        if "tests" not in path.relative_to(ROOT).parts and path.name != "theme.py"
        if (found := HEX.findall(path.read_text(encoding="utf-8")))
    }
    assert not wrong


def test_pages_hold_no_arithmetic_and_catch_nothing():
    arithmetic = (ast.Mult, ast.Div, ast.Pow, ast.Sub, ast.Mod)
    wrong = [
        f"{named(path)}:{node.lineno}"
        for path in in_layer("pages")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Try)
        or (isinstance(node, ast.BinOp) and isinstance(node.op, arithmetic))
    ]
    assert not wrong


def test_scripts_hold_no_formula():
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"Math\.(exp|log|log2|log10|log1p|pow|sqrt)\b|\w \*\* ", text
        )


def test_requirements_are_pinned():
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text().splitlines():
            if line and not line.startswith(("#", "-r")):
                assert re.fullmatch(r"[\w-]+==[\d.]+", line)
