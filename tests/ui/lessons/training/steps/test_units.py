"""Step size: what it says of prices is in one unit."""

from __future__ import annotations

import re

import pytest

from ui.lessons.training.steps import PART

PRESETS, scene = PART.presets, PART.scene


@pytest.mark.parametrize("name", PRESETS)
def test_prices_are_in_one_unit(name):
    """Sentences, questions and words say $100k, as the axes do, and no dollars."""
    example = PART.examples[name]
    guess = example.guess
    told = [example.about, example.drag, example.say, guess.question]
    told += [text for option in guess.options for text in (option.text, option.said)]
    shown = scene(PRESETS[name])
    told += [text for item in shown.readouts for text in (item.label, item.note)]
    for panel in shown.panels:
        layout = panel.figure["layout"]
        told += [axis["title"]["text"] for key, axis in layout.items() if "axis" in key]
        told += [
            word for trace in panel.figure["data"] for word in trace.get("text", ())
        ]
    in_dollars = re.compile(r"[$]\d|,000")
    assert [text for text in told if in_dollars.search(text.replace("$100k", ""))] == []
