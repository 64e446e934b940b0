"""Colours: readable, and the same in the theme and in Streamlit's settings."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ui.theme import DARK, LIGHT, css_variables

ROOT = Path(__file__).parent.parent.parent
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["page", "surface"])
@pytest.mark.parametrize(
    "text", ["ink", "muted", "handle-text", "loss", "gradient", "other"]
)
def test_text_is_readable_on_both_surfaces(tokens, ground, text):
    assert contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_handle_stands_out_from_the_page(tokens):
    assert contrast(tokens["handle"], tokens["page"]) >= 3


@pytest.mark.parametrize(("name", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_streamlit_has_the_same_colours(name, tokens):
    theme = CONFIG["theme"][name]
    assert theme["backgroundColor"] == tokens["page"]
    assert theme["secondaryBackgroundColor"] == tokens["surface"]
    assert theme["textColor"] == tokens["ink"]
    assert theme["borderColor"] == tokens["border"]
    assert theme["primaryColor"] == theme["linkColor"] == tokens["handle-text"]


def test_every_token_has_both_themes():
    assert LIGHT.keys() == DARK.keys()
    assert css_variables().count("--ll-loss:") == 3
