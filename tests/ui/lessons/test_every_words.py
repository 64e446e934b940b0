"""What holds for the words under every chart, as Markdown reads them."""

from __future__ import annotations

import re

import pytest

from ui.lessons import LESSONS


def texts():
    for lesson in LESSONS.values():
        for part in lesson.parts:
            yield pytest.param(part.explanation, id=part.name)
            for title, text in part.folds.items():
                yield pytest.param(text, id=f"{part.name}-{title}")


each_text = pytest.mark.parametrize("text", list(texts()))


@each_text
def test_formula_in_a_paragraph_of_its_own_ends_where_markdown_ends_it(text):
    """A line that opens a formula with `$$` and text swallows what follows."""
    for line in text.splitlines():
        if line.startswith("$$"):
            assert line == "$$" or (line.endswith("$$") and len(line) > 4), line
    assert text.count("$$") % 2 == 0
    inside = re.split(r"^\$\$$", text, flags=re.MULTILINE)
    assert len(inside) % 2 == 1, "a $$ alone on its line is closed by another"


@each_text
def test_dollars_of_formulas_are_paired_and_those_of_money_are_not_formulas(text):
    bare = text.replace(r"\$", "")
    for paragraph in re.split(r"\n\s*\n", bare):
        assert paragraph.count("$") % 2 == 0, paragraph
    assert not re.search(r"\$\d+,\d{3}(?![\d,]*\$)", bare)


def test_every_part_but_homes_has_words():
    for lesson in LESSONS.values():
        for part in lesson.parts:
            assert part.name == "home" or (part.explanation and part.folds), part.name
