"""README's recipe of a loss, followed to the letter in a copy of the project."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PIECES = ROOT / "tests" / "recipe"
NAME = "squared_epsilon_insensitive"
VALUES = "tests/losses/test_values.py"


def edited(path: Path, *changes: tuple[str, str]) -> None:
    """Make changes to a file, each at the one place where it fits."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} is not once in {path}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The project with one loss more: three files are edited, and a row of tests."""
    root = tmp_path_factory.mktemp("recipe")
    for name in ("losses", "ui", "pages", "content", "data", "tests", ".streamlit"):
        away = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, root / name, ignore=away)
    for name in ("app.py", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    family, table = root / "losses/_regression.py", root / "content/losses.toml"
    edited(
        family,
        ('    "squared_error",\n', f'    "squared_error",\n    "{NAME}",\n'),
        (
            '    "squared_error_gradient",\n',
            f'    "squared_error_gradient",\n    "{NAME}_gradient",\n',
        ),
    )
    for path, piece in ((family, "loss.py.txt"), (table, "losses.toml")):
        with path.open("a", encoding="utf-8") as file:
            file.write((PIECES / piece).read_text(encoding="utf-8"))
    edited(
        root / "ui/lessons/choosing/curves/state.py",
        (
            '"huber", "log_cosh", "quantile")',
            f'"huber", "log_cosh", "quantile", "{NAME}")',
        ),
        (
            "    delta: float = number(1.0, 0.25, 2.5)\n",
            "    delta: float = number(1.0, 0.25, 2.5)\n"
            "    epsilon: float = number(0.5, 0.05, 1.5)\n",
        ),
    )
    first = '    ("interview 12", "huber", (0, 0.5), {"delta": 1.0}, 0.125),\n'
    row = f'    ("by hand", "{NAME}", (0, 2.5), {{"epsilon": 0.5}}, 4),\n'
    edited(root / VALUES, (first, first + row))
    return root


def passes(root: Path, *words: str) -> str:
    """Run tests of the copy; says how many passed."""
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *words],
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stdout[-4000:]
    return ended.stdout


def test_tests_of_the_registry_take_the_new_loss(copy):
    passes(copy, "tests/losses", "-k", NAME)


def test_table_of_facts_and_cheat_sheet_show_it(copy):
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "from ui.facts.view import table_html\n"
            "from ui.interview.paper.sheet import cheat_sheet\n"
            "print(table_html('regression'), cheat_sheet())",
        ],
        cwd=copy,
        capture_output=True,
        text=True,
    )
    assert said.stdout.count("Squared epsilon-insensitive loss") == 2, said.stderr


def test_curves_draw_it_with_its_dial_its_arithmetic_and_its_programs(copy):
    passes(
        copy,
        "tests/ui/lessons/choosing/curves",
        "tests/ui/test_programs.py",
        "tests/pages/test_choosing.py",
        "-k",
        "errors or lines or curves",
    )
