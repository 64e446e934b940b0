"""A mail of the reader's own: scored by the model, and kept out of links and scenes."""

from __future__ import annotations

import dataclasses
import re

import pytest

from ui.lessons.spam import LESSON, PART, presets_with
from ui.lessons.spam.mail import MAX_CHARACTERS, score_mail
from ui.lessons.spam.state import OwnMail
from ui.live_chart.scene import encode
from ui.state import to_link

OWN, scene = PART.presets["own"], PART.scene


def readouts(state: OwnMail) -> dict[str, tuple[str, str]]:
    return {item.name: (item.value, item.note) for item in scene(state).readouts}


def test_own_mail_is_scored_by_the_model_and_its_bars_add_up():
    text = "Free FREE money, remove your name $$$ 000 !!!" * 3
    state = OWN.with_text(text)
    scored = score_mail(text)
    found = readouts(state)
    assert found["score"][0] == f"+{scored.score:.2f}"
    assert found["loss"][0] == "0.00"
    wrong = dataclasses.replace(state, label_1="not")
    assert readouts(wrong)["loss"] == (f"{1 + scored.score:.2f}", "wrong side")
    description = scene(state).panels[0].description
    parts = [
        float(number.replace("−", "-"))
        for number in re.findall(r": ([+−]?\d+\.\d\d);", description)
    ]
    assert len(parts) == 7
    assert sum(parts) == pytest.approx(scored.score, abs=0.04)


@pytest.mark.parametrize(
    "text", ["", "free", "$" * MAX_CHARACTERS, "A" * 30_000, "\x00שלום😀", "a\nb"]
)
def test_any_text_gives_a_scene_and_is_neither_in_it_nor_in_the_link(text):
    state = OWN.with_text(text)
    made = encode(scene(state))
    low, high = made["panels"][1]["figure"]["layout"]["xaxis"]["range"]
    margin = float(readouts(state)["margin"][0].replace("−", "-"))
    assert low < margin < high
    assert to_link(state, presets_with(text)) == {"preset": "own"}
    assert len(text) < 9 or text[:9] not in str(made)
    if len(text.split()) < 20:
        assert readouts(state)["size"][1].startswith("very short")


def test_only_the_own_mail_is_no_slide():
    assert LESSON.asides == ("own",)


def test_typed_text_is_nowhere_in_the_state():
    assert "zebra" not in repr(OWN.with_text("my zebra eats spam"))
