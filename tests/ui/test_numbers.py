"""How many digits a number is written with."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.amounts import numbers
from ui.numbers import said


@given(st.floats(1e-4, 999_999), st.sampled_from((-1, 1)))
def test_what_is_said_is_the_number_to_three_digits(size, sign):
    text = said(sign * size)
    assert numbers(text) == pytest.approx([sign * size], rel=5.1e-3)
    digits = text.strip("−").replace(",", "").replace(".", "").lstrip("0")
    assert len(digits) <= max(4, len(str(int(size))))


def test_number_that_is_short_is_said_whole_and_has_no_zeros_to_its_right():
    """So no "4.0000" and no "−100.0000"; what is rounded keeps its three digits."""
    for value in np.arange(-8, 8, 0.25).tolist():
        assert numbers(said(value)) == [value]
        assert not said(value).endswith((".0", ".00")), value
    assert [said(each) for each in (0.29996, 2.9996, 29.996)] == [
        "0.300",
        "3.00",
        "30.0",
    ]


def test_noise_of_floating_point_is_not_said():
    assert said(0.1 + 0.2) == "0.3"
    assert said(0.3 - 0.1) == "0.2"
