"""Until a question is answered, nothing that is seen or read tells the answer."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from typing import Any

import numpy as np
import pytest

from ui.lessons import LESSONS
from ui.lessons.part import Part
from ui.live_chart.asked import Veil
from ui.live_chart.scene import Handle, Panel, Scene

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
ASKED = [
    pytest.param(part, name, id=f"{part.name}/{name}")
    for lesson in LESSONS.values()
    for part in lesson.parts
    for name, example in part.examples.items()
    if example.guess
]

TABLES = ("bars", "numbers")
FEW = 20
"""No mark and no line to a mark has more points."""


def seen(scene: Scene) -> Iterator[str]:
    """What can be read of a scene before its question is answered."""
    veil = scene.asked.veil
    yield scene.drag if veil.about else scene.sentence
    for readout in scene.readouts:
        if readout.name in veil.readouts:
            continue
        yield readout.label
        if readout.tone == "prediction" or readout.name in veil.open:
            yield f"{readout.value} {readout.note}"
    for panel in scene.panels:
        if panel.name not in veil.titles:
            yield panel.title
            yield panel.description if veil.describes(panel.name) else ""
        for trace in panel.figure["data"]:
            if not veil.hides(panel.name, trace):
                yield " ".join(map(str, trace.get("text") or ()))
    for handle in handles(scene):
        yield f"{handle.label} {place_of(handle)}"
        yield handle.tag if veil.tags(handle) else ""


def handles(scene: Scene) -> list[Handle]:
    """The handles that are seen before the question is answered."""
    veil = scene.asked.veil
    return [each for each in scene.handles if not veil.hides_handle(each)]


def place_of(handle: Handle) -> str:
    """What a screen reader says of a handle then, as `handles.js` has it."""
    return (
        handle.text if handle.direction == "xy" else re.split("[,;] ", handle.text)[0]
    )


def numbers(text: str) -> set[str]:
    return set(NUMBER.findall(text))


@pytest.mark.parametrize(("part", "name"), ASKED)
def test_names_of_a_veil_are_those_of_its_scene(part: Part, name: str):
    scene = part.scene(part.presets[name])
    veil = scene.asked.veil
    assert {*veil.titles} <= {panel.name for panel in scene.panels}
    assert {*veil.handles} <= {handle.name for handle in scene.handles}
    assert {*veil.open, *veil.readouts} <= {each.name for each in scene.readouts}


@pytest.mark.parametrize(("part", "name"), ASKED)
def test_question_shows_something_to_think_about(part: Part, name: str):
    """A curve, points, a picture or words: not only a ring on empty axes."""
    scene = part.scene(part.presets[name])
    charts = [panel for panel in scene.panels if panel.name not in TABLES]
    assert any(is_drawn(panel, scene.asked.veil) for panel in charts)


def is_drawn(panel: Panel, veil: Veil) -> bool:
    """Whether more than axes, rails and the place of a ring is seen of a panel."""
    if panel.figure["layout"].get("images"):
        return True
    for trace in panel.figure["data"]:
        if veil.hides(panel.name, trace):
            continue
        if trace["type"] == "contour" or trace["mode"] == "text":
            return True
        places = [place for place in shown(trace) if None not in place]
        spread = [len(set(each)) for each in zip(*places, strict=True)]
        if places and (max if "markers" in trace["mode"] else min)(spread) > 1:
            return True
    return False


@pytest.mark.parametrize(("part", "name"), ASKED)
def test_caption_of_a_panel_is_hidden_with_what_it_is_about(part: Part, name: str):
    scene = part.scene(part.presets[name])
    veil = scene.asked.veil
    told = [
        (panel.name, panel.title)
        for panel in scene.panels
        if panel.name not in veil.titles
        if not (panel.name in TABLES or is_drawn(panel, veil))
        or names_what_is_hidden(panel, veil)
    ]
    assert not told


CAPTIONS = {
    "quare: the loss": "loss 0",
    "bar is as long": "losses",
    "Filled": "answer *",
    "◆: stop here": "stop",
    "Dashed: their mean": "mean",
    "Dashed: naive": "naive",
    "Dashed: softmax": "naive",
    "Dashed: sigmoid": "naive",
    "Dashed: the slope": "tangent",
    "dotted: the same step size": "other reduction",
    "Dotted: at": "before",
    "Dotted: the thick line": "without",
    "share of each loss": "bar *",
    "the lines bend": "line *",
    "how many are right": "curve accuracy",
    "its support vectors": "supports",
    "tangent (dashed)": "tangent",
    "Green: its slope": "gradient",
}
"""What a caption says, and the traces that it speaks of."""


def names_what_is_hidden(panel: Panel, veil: Veil) -> bool:
    """Whether a caption speaks of traces of which none is seen."""
    patterns = [named for said, named in CAPTIONS.items() if said in panel.title]
    data = panel.figure["data"]
    spoken_of = [
        [each for each in data if fnmatch(each.get("name", ""), named)]
        for named in patterns
    ]
    return any(
        traces and all(veil.hides(panel.name, each) for each in traces)
        for traces in spoken_of
    )


@pytest.mark.parametrize(("part", "name"), ASKED)
def test_ring_on_a_curve_is_hidden_where_a_loss_is_asked(part: Part, name: str):
    """Its height can be read off the axis, and rules out numbers."""
    scene = part.scene(part.presets[name])
    asked = scene.asked
    is_asked = re.search(r"\b(loss|error|cost)", asked.question)
    if not is_asked or not numbers(right(asked).text):
        return
    assert not [each.name for each in handles(scene) if each.tells_loss]


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


@pytest.mark.parametrize(("part", "name"), ASKED)
def test_handle_says_where_it_stands_and_no_loss(part: Part, name: str):
    scene = part.scene(part.presets[name])
    for handle in handles(scene):
        value = np.ravel(handle.value)
        own = [*value, *(value * 1e5), *np.ravel(handle.x)]
        own += [10.0**each for each in value if abs(each) < 20]
        own += [read(each) for each in numbers(handle.tag) if not handle.tells_loss]
        said = [
            read(each) for each in numbers(re.sub(r" of [\d,]+", "", place_of(handle)))
        ]
        assert said, handle.name
        assert all(
            any(math.isclose(each, abs(other), rel_tol=6e-3) for other in own)
            for each in said
        ), place_of(handle)


def read(number: str) -> float:
    return float(number.replace(",", ""))


@pytest.mark.parametrize(("part", "name"), ASKED)
def test_nothing_stands_on_a_curve_that_is_hidden(part: Part, name: str):
    """Else its height tells the loss: a ring, a mark, the end of a line."""
    scene = part.scene(part.presets[name])
    veil = scene.asked.veil
    for handle in scene.handles:
        if f"{handle.panel}/{handle.on}" not in veil.traces:
            continue
        (panel,) = (each for each in scene.panels if each.name == handle.panel)
        data = panel.figure["data"]
        (curve,) = (each for each in data if each.get("name") == handle.on)
        for trace in data:
            is_curve = len(trace["x"]) > FEW  # it may cross another
            if is_curve or veil.hides(panel.name, trace) or not is_beside(trace, curve):
                continue
            on = [
                (x, y)
                for x, y in shown(trace)
                if x is not None and y and np.isclose(y, height(curve, x), rtol=1e-3)
            ]
            assert not on, (panel.name, trace.get("name"))


def shown(trace: dict[str, Any]) -> list[tuple[Any, Any]]:
    """The points of a trace that are drawn."""
    return list(zip(trace["x"], trace["y"], strict=True))[: trace.get("shown")]


def is_beside(trace: dict[str, Any], curve: dict[str, Any]) -> bool:
    """Whether a trace of points or lines is on the axes of a curve."""
    axes = [(each.get("xaxis"), each.get("yaxis")) for each in (trace, curve)]
    return trace.get("mode") != "text" and axes[0] == axes[1]


def height(curve: dict[str, Any], x: float) -> float:
    """The height of a curve; NaN beside it."""
    places = [
        (a, b) for a, b in zip(curve["x"], curve["y"], strict=True) if b is not None
    ]
    xs, ys = zip(*sorted(places), strict=True)
    return float(np.interp(x, xs, ys, left=np.nan, right=np.nan))


@pytest.mark.parametrize(("part", "name"), ASKED)
def test_dial_does_not_say_what_happens_where_the_answer_is_seen(part: Part, name: str):
    state = part.examples[name].shown
    if state is None:
        return
    before, after = part.scene(part.presets[name]), part.scene(state)
    moved = {
        handle.panel
        for handle in before.handles
        if handle.value != after.handle_of(handle.control).value
    }
    zones = [
        f"{panel.name}/{trace['name']}"
        for panel in before.panels
        for trace in panel.figure["data"]
        if panel.name in moved and trace.get("name", "").startswith("zone ")
    ]
    assert not set(zones) - {*before.asked.veil.traces}


@pytest.mark.parametrize(("part", "name"), ASKED)
def test_ring_that_is_chosen_is_not_the_answer(part: Part, name: str):
    """Neither the ring nor what is said of its item names it before the others do."""
    scene = part.scene(part.presets[name])
    asked = scene.asked
    for panel in scene.panels:
        rings = [each for each in scene.handles if each.panel == panel.name]
        chosen = [each for each in rings if each.chosen]
        if len(chosen) != 1 or len({each.control for each in rings}) < 2:
            continue
        common = set.intersection(*(words(each.label) for each in rings))
        item = words(chosen[0].label) - common
        if not item & words(right(asked).text):
            continue
        assert asked.veil.chosen
        told = [
            text for text in seen_of_the_chosen(scene, panel.name) if item & words(text)
        ]
        assert not told


def seen_of_the_chosen(scene: Scene, panel_of_rings: str) -> Iterator[str]:
    """What can be read apart from the panel in which every item has a ring."""
    veil = scene.asked.veil
    yield from (each.label for each in scene.readouts if each.name not in veil.readouts)
    for panel in scene.panels:
        if panel.name == panel_of_rings:
            continue
        yield panel.title if panel.name not in veil.titles else ""
        yield panel.description if veil.describes(panel.name) else ""
        for handle in handles(scene):
            yield handle.label if handle.panel == panel.name else ""


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))
