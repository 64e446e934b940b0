"""Every handle of every example at both of its ends: each text can be read.

No text lies on another or on a picture, none is cut off, none is under a handle, and
none moves when a drag begins; none is crossed by a line, but on a small screen the
number of a ring by its rail, and on a slide no line runs through a word that it does
not end before. The widest, the narrowest and the lowest screen take one example of each
part, and so do slides and questions that wait; with the mark `sweep`, as `make sweep`
has it, all of them.
"""

from __future__ import annotations

import pytest

from ui.lessons import LESSONS

PARTS = [part for lesson in LESSONS.values() for part in lesson.parts]
USUAL = (390, 1280)
EXTREME = (320, 1920, 1366)
SEEN = ((390, "asked"), (1024, "slide asked"), (1024, "slide shown"))
SEEN_BY_THE_SWEEP = (
    *SEEN,
    (1280, "asked"),
    (1920, "slide asked"),
    (1920, "slide shown"),
)
"""The widths of screens, and how a chart is seen on them."""


def check(faults_of, part, examples, width, view="plain"):
    found = {name: faults_of(part, name, width, view) for name in examples}
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("width", USUAL)
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_each_text_can_be_read(faults_of, part, width):
    check(faults_of, part, part.examples, width)


@pytest.mark.parametrize("width", EXTREME)
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_each_text_of_the_first_example_can_be_read(faults_of, part, width):
    check(faults_of, part, list(part.examples)[:1], width)


@pytest.mark.sweep
@pytest.mark.parametrize("width", EXTREME)
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_each_text_of_the_other_examples_can_be_read(faults_of, part, width):
    check(faults_of, part, list(part.examples)[1:], width)


@pytest.mark.parametrize(("width", "view"), SEEN)
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_each_text_of_the_first_question_can_be_read(faults_of, part, width, view):
    check(faults_of, part, list(part.examples)[:1], width, view)


@pytest.mark.sweep
@pytest.mark.parametrize(("width", "view"), SEEN_BY_THE_SWEEP)
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_each_text_of_every_question_can_be_read(faults_of, part, width, view):
    check(faults_of, part, part.examples, width, view)
