"""Until a question is answered, nothing that is seen or read tells the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from ui.lessons import LESSONS
from ui.lessons.part import Part
from ui.live_chart.scene import Scene

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
ASKED = [
    pytest.param(part, name, id=f"{part.name}/{name}")
    for lesson in LESSONS.values()
    for part in lesson.parts
    for name, example in part.examples.items()
    if example.guess
]


def seen(scene: Scene) -> Iterator[str]:
    """What can be read of a scene before its question is answered."""
    veil = scene.asked.veil
    yield scene.drag if veil.about else scene.sentence
    for readout in scene.readouts:
        yield readout.label
        if readout.tone == "prediction" or readout.name in veil.open:
            yield f"{readout.value} {readout.note}"
    for panel in scene.panels:
        if panel.name not in veil.titles:
            yield f"{panel.title} {panel.description}"
        for trace in panel.figure["data"]:
            if not veil.hides(panel.name, trace):
                yield " ".join(map(str, trace.get("text") or ()))
    for handle in scene.handles:
        if not (handle.tells_loss or handle.name in veil.handles):
            yield f"{handle.label} {handle.tag}"


def numbers(text: str) -> set[str]:
    return set(NUMBER.findall(text))


@pytest.mark.parametrize(("part", "name"), ASKED)
def test_names_of_a_veil_are_those_of_its_scene(part: Part, name: str):
    scene = part.scene(part.presets[name])
    veil = scene.asked.veil
    assert {*veil.titles} <= {panel.name for panel in scene.panels}
    assert {*veil.handles} <= {handle.name for handle in scene.handles}
    assert {*veil.open} <= {readout.name for readout in scene.readouts}


@pytest.mark.parametrize(("part", "name"), ASKED)
def test_number_of_the_answer_is_not_seen(part: Part, name: str):
    scene = part.scene(part.presets[name])
    asked = scene.asked
    told = numbers(asked.question).union(
        *(numbers(each.text) for each in asked.choices if each != right(asked))
    )
    answer = numbers(right(asked).text) - told
    shown = [text for text in seen(scene) if numbers(text) & answer]
    assert not shown


def right(asked):
    return asked.choices[asked.right]
