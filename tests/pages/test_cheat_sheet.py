"""The page "Cheat sheet": every loss on the screen, and the way to paper."""

from __future__ import annotations

from functools import partial

from losses import FAMILIES, REGISTRY
from tests.pages.opening import opened
from ui.interview.paper.sheet import WORDS

open_page = partial(opened, "cheat_sheet")


def test_every_loss_is_on_the_screen():
    app = open_page()
    assert not app.exception
    assert not app.warning
    assert [each.value for each in app.subheader] == [
        family.capitalize() for family in FAMILIES
    ]
    text = "\n".join(each.value for each in app.markdown)
    for spec in REGISTRY.values():
        assert text.count(f'<th scope="row">{spec.title}</th>') == 1
        assert f"${spec.formula}$" in text
        assert f"${spec.gradient_formula}$" in text


def test_words_stand_on_top():
    shown = [each.value for each in open_page().markdown]
    for place, (word, said, latex) in enumerate(WORDS):
        assert f"**{word}:** {said} ${latex}$" in shown[: len(WORDS) + 1][place:]


def test_sheet_for_paper_is_there_before_and_after_the_button():
    app = open_page()
    for _ in range(2):
        assert [each.key for each in app.get("bidi_component")].count("print") == 1
        app.button[0].click().run()
        assert not app.exception
