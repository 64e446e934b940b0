"""A test over a list fails with the names of the cases that fail."""

from __future__ import annotations

import pytest

from tests.over import over


def test_every_case_is_run_and_those_that_fail_are_named():
    def is_small(number):
        run.append(number)
        assert number < 3

    run = []
    over({"one": 1, "two": 2})(is_small)()
    assert run == [1, 2]
    with pytest.raises(AssertionError, match=r"five: .*[\s\S]*\nseven: "):
        over({"five": 5, "one": 1, "seven": 7})(is_small)()
    assert run[2:] == [5, 1, 7]
    with pytest.raises(AssertionError, match="no case"):
        over({})(is_small)()
