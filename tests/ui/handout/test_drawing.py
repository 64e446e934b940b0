"""A panel on paper: what the browser would draw, and nothing that tells the answer."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from ui.figures import area, axis, contour, figure, image, line, points, words
from ui.handout.axes import axes_of
from ui.handout.contours import lines_of
from ui.handout.drawing import drawing
from ui.lessons import LESSONS
from ui.live_chart.asked import Veil
from ui.live_chart.scene import Handle, Panel
from ui.theme import LIGHT

SIZE = (300, 200)
INSIDE = {"l": 50, "r": 50, "t": 50, "b": 50}
"""Leaves 200 pixels across and 100 up."""


def panel_of(*traces, images=(), **axes) -> Panel:
    usual = {"xaxis": axis("across", 0, 10), "yaxis": axis("up", 0, 10)}
    made = figure(traces, margin=INSIDE, images=images, **(usual | axes))
    return Panel(name="only", title="A <title>", description="", figure=made)


def svg_of(panel: Panel, *handles: Handle, veil: Veil | None = None):
    text = drawing(panel, handles, *SIZE, name="it", veil=veil or Veil())
    return ElementTree.fromstring(text)


def texts(svg) -> list[str]:
    return ["".join(each.itertext()) for each in svg.iter("text")]


def paths(svg) -> list[str]:
    return [each.attrib["d"] for each in svg.iter("path")]


def handle(**more) -> Handle:
    known = {
        "name": "p", "control": "p", "label": "p", "text": "p is 5", "panel": "only",
        "x": 5, "y": 5, "direction": "y", "value": 5.0, "minimum": 0.0,
        "maximum": 10.0, "step": 1.0, "tag": "$5",
    }  # fmt: skip
    return Handle(**known | more)


def test_points_are_where_the_axes_say():
    svg = svg_of(panel_of(line([0, 5, 10], [0, 10, 0])))
    assert "M50.0 150.0L150.0 50.0L250.0 150.0" in paths(svg)


def test_gap_breaks_a_line_and_closes_an_area():
    svg = svg_of(panel_of(line([0, 5, None, 5, 10], [0, 0, None, 10, 10])))
    assert "M50.0 150.0L150.0 150.0M150.0 50.0L250.0 50.0" in paths(svg)
    svg = svg_of(panel_of(area([0, 10, 10], [0, 0, 10])))
    assert "M50.0 150.0L250.0 150.0L250.0 50.0Z" in paths(svg)


def test_path_that_grows_is_drawn_as_far_as_it_is():
    svg = svg_of(panel_of(line([0, 5, 10], [0, 10, 0], shown=2)))
    assert "M50.0 150.0L150.0 50.0" in paths(svg)


@pytest.mark.parametrize(
    "symbol",
    ["circle", "circle-open", "diamond", "square", "triangle-up", "triangle-down", "x"],
)
def test_every_mark_is_drawn_at_its_point(symbol):
    svg = svg_of(panel_of(points([5], [5], symbol=symbol, size=10)))
    (mark,) = [each for each in svg.iter("path") if "stroke-width:0" in each.attrib[
        "style"] or "stroke-width:2.5" in each.attrib["style"]]  # fmt: skip
    x, y = map(float, re.match(r"M([\d.]+) ([\d.]+)", mark.attrib["d"]).groups())
    assert abs(x - 150) <= 7
    assert abs(y - 100) <= 7


def test_words_stand_beside_their_point_and_are_no_elements():
    svg = svg_of(panel_of(words([5], [5], "a < b<br>& c", position="middle right")))
    (text,) = [each for each in svg.iter("text") if "a < b" in "".join(each.itertext())]
    assert text.attrib["text-anchor"] == "start"
    assert [each.text for each in text] == ["a < b", "& c"]


def test_what_is_off_the_axes_is_cut_unless_it_may_stand_out():
    cut = svg_of(panel_of(line([0, 20], [0, 0])))
    assert [each.attrib.get("clip-path") for each in cut.iter("g")] == ["url(#it-xy)"]
    out = svg_of(panel_of(line([0, 20], [0, 0], cliponaxis=False)))
    assert [each.attrib.get("clip-path") for each in out.iter("g")] == [None]


def test_axis_has_its_own_numbers_or_round_ones():
    own = axis("price", 0, 10, ticks=[0, 4], labels=["none", "four"])
    svg = svg_of(panel_of(xaxis=own, yaxis=axis("loss", -1, 1, nticks=3)))
    assert texts(svg) == ["none", "four", "price", "−1", "0", "1", "loss"]


def test_axis_that_is_not_seen_has_neither_line_nor_numbers():
    hidden = {"visible": False}
    axes = {"xaxis": axis("a", 0, 1, **hidden), "yaxis": axis("b", 0, 1, **hidden)}
    svg = svg_of(panel_of(**axes))
    assert not texts(svg)
    assert not paths(svg)


def test_second_axes_share_the_paper_as_their_domains_say():
    layout = panel_of(
        yaxis=axis("loss", 0, 1, domain=[0.5, 1]),
        yaxis2=axis("slope", 0, 1, domain=[0, 0.25]),
    ).figure["layout"]
    found = axes_of(layout, *SIZE)
    assert (found["y"].begin, found["y"].end) == (100, 50)
    assert (found["y2"].begin, found["y2"].end) == (150, 125)


def test_bound_axes_have_one_scale():
    layout = panel_of(yaxis=axis("up", 0, 10, scaleanchor="x")).figure["layout"]
    found = axes_of(layout, *SIZE)
    assert found["x"].scale == pytest.approx(found["y"].scale)
    assert (found["y"].low, found["y"].high) == (0, 10)
    assert (found["x"].low, found["x"].high) == (-5, 15)


def test_contour_goes_where_the_surface_has_its_height():
    across = [0.0, 5.0, 10.0]
    level = [across] * 3
    svg = svg_of(panel_of(contour(across, across, level, start=2.5, end=7.5)))
    lines = [each for each in paths(svg) if each.startswith("M100.0")]
    assert len(lines) == 1, "the first of six heights is a quarter of the way"
    assert lines[0].startswith("M100.0 150.0L100.0 100.0")
    assert not list(lines_of([0, 1], [0, 1], [[0, None], [1, 1]], 0.5))


def test_handle_is_a_ring_with_its_number():
    svg = svg_of(panel_of(), handle(), handle(name="q", chosen=False, tag="$6"))
    edge = f"stroke:{LIGHT['handle']};stroke-width"
    rings = [each.attrib["style"] for each in svg.iter("circle")]
    assert rings == [f"fill:white;{edge}:{width}" for width in (6, 3)]
    assert {"$5", "$6"} <= set(texts(svg))


def test_picture_stands_in_the_drawing_itself():
    svg = svg_of(panel_of(images=[image("cat", 5, 5, 4, 4)]), handle(picture="dog"))
    found = [each.attrib["href"] for each in svg.iter("image")]
    assert len(set(found)) == 2
    assert all(each.startswith("data:image/svg+xml;base64,") for each in found)


def test_what_tells_the_answer_is_not_drawn():
    panel = panel_of(
        words([5], [5], "loss 25", "loss"),
        words([5], [5], "Huber's $240k", name="best huber"),
        words([5], [5], "actual"),
    )
    handles = (
        handle(tells_loss=True, tag="0.36", y=7.0, on="best huber"),
        handle(name="third", tag="$250k"),
        handle(name="fourth", tag="$260k"),
    )
    veil = Veil(
        traces=("only/best huber",), handles=("third",), titles=("only",), chosen=True
    )
    svg = svg_of(panel, *handles, veil=veil)
    said = texts(svg)
    assert "actual" in said
    assert not {"loss 25", "Huber's $240k", "0.36", "$250k", "$260k"} & set(said)
    assert svg.attrib["aria-label"] == "Chart"
    (ring,) = svg.iter("circle")  # of the first is hidden what it sits on
    fill = ring.attrib["style"].split(";")[0]
    assert fill == "fill:white", "the chosen ring may be the answer"


def test_what_an_example_hides_is_not_on_its_paper():
    for path, lesson in LESSONS.items():
        for name, state in lesson.presets.items():
            scene = lesson.scene(state)
            veil = scene.asked.veil if scene.asked else Veil()
            for panel in scene.panels:
                traces = panel.figure["data"]
                hidden = [
                    each
                    for each in traces
                    if f"{panel.name}/{each.get('name')}" in veil.traces
                    or each.get("meta") == "tells_loss"
                ]
                shown = [each for each in traces if each not in hidden]
                drawn = texts(svg_of(panel, veil=veil))
                for each in hidden:
                    for word in each.get("text", ()):
                        others = [it for all in shown for it in all.get("text", ())]
                        assert word in others or word not in drawn, (path, name, word)


@pytest.mark.parametrize("path", LESSONS)
def test_every_panel_of_a_lesson_can_be_drawn(path):
    lesson = LESSONS[path]
    for name, state in lesson.presets.items():
        scene = lesson.scene(state)
        for panel in scene.panels:
            handles = [each for each in scene.handles if each.panel == panel.name]
            svg = svg_of(panel, *handles)
            text = ElementTree.tostring(svg, encoding="unicode")
            assert "var(--" not in text, (name, panel.name)
            assert not re.search(r"\b(nan|inf)\b", "".join(paths(svg))), name
            assert len(list(svg.iter("circle"))) == len(handles)
