"""Every handle of every example at both of its ends: each text can be read.

No text lies on another, none is cut off, and none is under a handle; and none moves
when a drag begins. The widest and the narrowest screen take one example of each part,
and with the mark `sweep`, as `make sweep` has it, all of them.
"""

from __future__ import annotations

import pytest

from ui.lessons import LESSONS

PARTS = [part for lesson in LESSONS.values() for part in lesson.parts]
USUAL = (390, 1280)
EXTREME = (320, 1920)


def check(faults_of, part, examples, width):
    found = {name: faults_of(part, name, width) for name in examples}
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
