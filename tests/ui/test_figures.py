"""Marks and axes as plain data."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from ui.figures import apart, area, axis, figure, image, line, points, words


def test_marks_are_plain_json_with_gaps_for_what_is_not_finite():
    made = line(np.array([1.0, 2.0]), [np.inf, np.float64(3)], "loss", name="curve")
    assert made["y"] == [None, 3.0]
    assert json.loads(json.dumps(made)) == made
    assert (made["name"], made["line"]["color"]) == ("curve", "loss")


def test_each_mark_has_its_mode():
    assert area([0], [0])["fill"] == "toself"
    assert points([0], [0], axes=("x", "y2"))["yaxis"] == "y2"
    assert words([0], [0], "one")["text"] == ["one"]


def test_axis_has_an_explicit_range_and_its_own_labels():
    made = axis("price", 0, 10, ticks=[0, 5], labels=["$0", "$5"])
    assert (made["range"], made["fixedrange"]) == ([0.0, 10.0], True)
    assert (made["tickvals"], made["ticktext"]) == ([0.0, 5.0], ["$0", "$5"])


def test_figure_has_room_for_pictures():
    made = figure([], images=[image("cat-face", 0, 0, 1, 1)], xaxis=axis("x", 0, 1))
    assert made["layout"]["images"][0]["source"] == "picture:cat-face"
    assert made["layout"]["hovermode"] is False


def test_ticks_stand_where_the_axis_has_them_and_are_written_by_its_labels():
    made = axis("price", 0, 3, ticks=(1, 1000), labels="${:,}".format, at=math.log10)
    assert (made["tickvals"], made["ticktext"]) == ([0.0, 3.0], ["$1", "$1,000"])


def test_words_that_would_meet_are_moved_apart_in_their_order():
    assert apart([0.7, 0.3], 0.1) == [0.7, 0.3]
    assert apart([0.61, 0.6, 0.2], 0.1) == pytest.approx([0.655, 0.555, 0.2])
    assert apart([1.0], 0.1) == [1.0]
