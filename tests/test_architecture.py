"""The layout of DESIGN: imports point one way, files stay short."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("path", in_layer("losses"), ids=named)
def test_losses_import_numpy_and_themselves(path):
    roots = {name.split(".")[0] for name in imports_of(path)}
    foreign = {"streamlit", "plotly", "pandas", "scipy", "sklearn", "ui", "pages"}
    assert not roots & foreign


@pytest.mark.parametrize("path", in_layer("ui"), ids=named)
def test_ui_imports_no_page(path):
    assert not {name for name in imports_of(path) if name.split(".")[0] == "pages"}


@pytest.mark.parametrize("path", in_layer("ui/lessons"), ids=named)
def test_lessons_know_nothing_of_streamlit(path):
    roots = {name.split(".")[0] for name in imports_of(path)}
    assert not roots & {"streamlit", "plotly"}


@pytest.mark.parametrize("path", [*in_layer("ui"), *in_layer("pages")], ids=named)
def test_the_inside_of_streamlit_is_used_in_one_file(path):
    inside = {name for name in imports_of(path) if name.startswith("streamlit.")}
    if path.name != "inside_streamlit.py":
        assert inside <= {"streamlit.delta_generator"}


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS, *STYLES], ids=named)
def test_file_is_short_or_says_at_its_top_why_it_is_long(path):
    text = path.read_text(encoding="utf-8")
    is_page = path.parent == ROOT / "pages"
    says_why = text.split("\n", 1)[0].endswith(", so the file is long.")
    if is_page or not says_why:
        assert len(text.splitlines()) <= (90 if is_page else 400)


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES + SCRIPTS + STYLES if "tests" not in path.parts],
    ids=named,
)
def test_colours_are_in_the_theme_alone(path):
    if path.name != "theme.py":
        assert not HEX.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", in_layer("pages"), ids=named)
def test_pages_hold_no_arithmetic_and_catch_nothing(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    arithmetic = (ast.Mult, ast.Div, ast.Pow, ast.Sub, ast.Mod)
    for node in ast.walk(tree):
        assert not isinstance(node, ast.Try)
        assert not (isinstance(node, ast.BinOp) and isinstance(node.op, arithmetic))


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
