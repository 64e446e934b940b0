"""On a phone an answer that is shown moves no plot: what it brings has its room."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.driver import PHONE
from tests.browser.sweep.scenes import payload
from ui.lessons import LESSONS
from ui.lessons.part import Part
from ui.live_chart.scene import as_plain
from ui.live_chart.session import Guessing, Stage

PARTS = [part for lesson in LESSONS.values() for part in lesson.parts]
ROUNDING = 2
"""So many pixels no eye sees."""
SHOW_ME = """async (payloads) => {
  const [asked, shown] = payloads.map(JSON.parse);
  const steps = () => {
    const plots = [...stage.chart.root.querySelectorAll(".ll-plot")];
    const tops = plots.map((plot) => plot.getBoundingClientRect().top);
    return tops.slice(1).map((top) => top - tops[0]);
  };
  stage.begin();
  await stage.receive(asked);
  const whileAsked = steps();
  stage.chart.root.querySelector(".ll-show").click();
  await stage.drawn;
  const opened = steps();
  await stage.receive(shown);
  return [whileAsked, opened, steps()];
}"""
"""How far each plot begins below the first: asked about, opened, and as it is shown."""


def seen(part: Part, state: Any, stage: Stage) -> str:
    guessing = as_plain(Guessing(stage=stage, example=state.preset))
    return json.dumps(payload(part.scene, state) | {"guessing": guessing})


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_first_answer_that_is_shown_moves_no_plot(stage, part):
    check(stage, part, list(part.examples)[:1])


@pytest.mark.sweep
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_no_answer_that_is_shown_moves_a_plot(stage, part):
    check(stage, part, [name for name, each in part.examples.items() if each.guess])


def check(stage: Page, part: Part, examples: Iterable[str]) -> None:
    stage.set_viewport_size(PHONE)
    moved = {}
    for name in examples:
        example = part.examples[name]
        shown = example.shown or example.state
        payloads = [seen(part, example.state, "asked"), seen(part, shown, "shown")]
        asked, *later = stage.evaluate(SHOW_ME, payloads)
        ways = [
            now - was for steps in later for now, was in zip(steps, asked, strict=True)
        ]
        if any(abs(way) > ROUNDING for way in ways):
            moved[name] = ways
    assert moved == {}
