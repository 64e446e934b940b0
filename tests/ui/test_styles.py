"""The style sheets: each is used, and names only what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui.styles import css, style
from ui.theme import LIGHT

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "ui" / "styles"
NAMES = sorted(
    str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*.css")
)
OURS = sorted((ROOT / "ui").rglob("*.css"))
PROGRAM = "".join(
    path.read_text(encoding="utf-8")
    for folder in ("ui", "pages")
    for path in sorted((ROOT / folder).rglob("*.py"))
)


@pytest.mark.parametrize("name", NAMES)
def test_colours_are_tokens_of_the_theme(name):
    text = css(name)
    own = set(re.findall(r"(--ll-[\w-]+):", text))
    used = set(re.findall(r"var\((--ll-[\w-]+)\)", text))
    assert used - own <= {f"--ll-{token}" for token in LIGHT}


@pytest.mark.parametrize("name", NAMES)
def test_style_is_used(name):
    quoted = rf"""['"/]{Path(name).name}['"]"""
    assert re.search(quoted, PROGRAM)


def test_style_sheets_are_packed_without_a_change_of_meaning():
    assert css("rehearsal") == (
        ".st-key-walkthrough-cue h3{font-size: 2rem;line-height: 1.25;}"
        ".st-key-walkthrough-rehearsal [role=timer]{font-size: 1.4rem;}"
    )
    assert 'content: attr(data-label) ": "' in css("facts")


def test_style_sheets_stand_one_after_the_other():
    assert style("frame", "guide") == f"<style>{css('frame')}{css('guide')}</style>"


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_lines_under_words_are_said_one_by_one(path):
    """WebKit draws none where their kind or thickness is given in short."""
    said = re.findall(r"text-decoration:([^;}]*)", path.read_text(encoding="utf-8"))
    assert {each.strip() for each in said} <= {"none", "underline", "line-through"}


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_rule_stands_inside_the_selectors_of_another(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    heads = [head.strip() for head in re.findall(r"[^{};]+(?=\{)", text)]
    assert [head for head in heads if "@" in head[1:]] == []


COSTLY = (
    r"(?:body|html|:root)[^\s,{]*:has\(",  # Plotly measures each word in the body
    r":has\((?:[^()]|\([^()]*\))*?:not\(",  # any new element may be meant
    r":has\([\s>+~]*:(?!is\()",
)


@pytest.mark.parametrize("costly", COSTLY)
def test_no_style_lets_the_whole_page_be_styled_anew_for_each_new_element(costly):
    sheets = {path.name: path.read_text(encoding="utf-8") for path in OURS}
    assert [name for name, text in sheets.items() if re.search(costly, text)] == []
