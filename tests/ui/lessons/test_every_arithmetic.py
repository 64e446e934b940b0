"""Every equation of the worked arithmetic, of all examples, is true as written."""

from __future__ import annotations

import html
import re

import pytest

from tests.lessons import PATHS
from tests.ui.lessons.sums import equations, false_equations
from ui.lessons import LESSONS
from ui.mathml import Term, term
from ui.state import moved


def states(lesson):
    """Each example, and each of its handles once elsewhere."""
    for state in lesson.presets.values():
        yield state
        for handle in lesson.scene(state).handles:
            if handle.direction != "xy" and "_" not in handle.control:
                at = handle.nearest(0.7 * handle.minimum + 0.3 * handle.maximum)
                yield moved(state, handle.control, at)


def shown(term: Term) -> str:
    """A term as its letters and signs, without their layout."""
    numbers = iter(term.values)
    slot = r'<mn data-tone="\w+" data-slot="\d+"></mn>'
    filled = re.sub(slot, lambda _: next(numbers), term.mathml)
    return html.unescape(re.sub(r"<[^>]+>", "", filled))


def width(written: str) -> int:
    """How many letters long a term is: the space around a sign is one more."""
    return len(written) + len(re.findall("[=+−·×÷]", written))


@pytest.mark.parametrize("path", PATHS)
def test_equations_are_true_as_written(path):
    lesson = LESSONS[path]
    lines = [lesson.scene(state).arithmetic for state in states(lesson)]
    assert [false for line in lines for false in false_equations(line)] == []
    assert sum(len(list(equations(line))) for line in lines) > 10
    terms = {shown(each) for line in lines for each in line}
    assert [each for each in terms if width(each) > 42] == [], "cut on 320 pixels"


@pytest.mark.parametrize(
    ("latex", "is_true"),
    [
        (r"-1.428571 \times 0.21 = -0.3", True),
        (r"-1.428571 \times p(1-p) = @plain{0.21} = @gradient{−0.3}", False),
        (r"(@moved{18} - 23)^2 = @loss{25}", True),
        (r"\frac{1}{4}(@plain{2,500} + 400) = 725", True),
        (r"\frac{1}{4}(@plain{2,500} + 400) = 727", False),
        (r"-\ln\, @moved{0.70} = @loss{0.3567}", True),
        (r"-\ln\, @moved{0.70} = @loss{0.4567}", False),
        (r"\sqrt{@plain{2.5 × 10⁹}} = @plain{50,000}", True),
        (r"\text{share} = 1 / (1 + 3\text{ of the others}) = @loss{25 %}", True),
        (r"\text{share} = 1 / (1 + 3\text{ of the others}) = @loss{35 %}", False),
    ],
)
def test_reading_finds_what_is_false(latex, is_true):
    line = [term(latex)]
    assert list(equations(line))
    assert (false_equations(line) == []) == is_true
