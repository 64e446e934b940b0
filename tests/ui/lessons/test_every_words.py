"""What holds for the words under every chart, as Markdown reads them."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

from ui import lessons


def texts():
    for module in pkgutil.walk_packages(lessons.__path__, f"{lessons.__name__}."):
        name, _, file = module.name.rpartition(".")
        if file != "words":
            continue
        words = importlib.import_module(module.name)
        for title, text in written(vars(words)):
            yield pytest.param(text, id=f"{name}-{title}")


def written(names):
    """Each EXPLANATION and each text of FOLDS, also where a module has several."""
    for name, value in names.items():
        if name.startswith("EXPLANATION"):
            yield from value.items() if hasattr(value, "items") else [(name, value)]
        elif name.startswith("FOLDS"):
            for title, text in value.items():
                inner = text.items() if hasattr(text, "items") else [(title, text)]
                yield from inner


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


def test_all_words_were_found():
    names = {param.id.split("-")[0] for param in texts()}
    assert {"training_fit", "training_steps", "houses", "choosing_numerics"} <= names
    assert len(list(texts())) > 40
