"""A progress file: what it brings, and what is too large to be kept."""

from __future__ import annotations

from tests.ui.interview.memory.test_progress import FULL
from ui.interview.memory.files import combined, problem_of
from ui.interview.memory.progress import Progress
from ui.interview.memory.text import MOST_BYTES


def test_two_that_are_too_large_together_are_said_to_be():
    half = "x" * (MOST_BYTES // 2)
    one, other = (Progress(unfinished={name: half}) for name in ("a", "b"))
    assert [problem_of(each) for each in (FULL, one, other)] == ["", "", ""]
    assert problem_of(combined(one, other, True)) == ""
    assert "nothing was changed" in problem_of(combined(one, other, False))
