"""The reader of amounts sees through the writing, and sees a real difference."""

from __future__ import annotations

import math

import pytest

from tests import amounts
from tests.amounts import is_same, numbers


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("2.5 × 10⁹ $²", "2,500 (thousand $)²"),
        ("1.33 × 10⁹ $²", "1,331.25 (thousand $)²"),
        ("−$50,000", "−$50k"),
        ("$50,000", "+$50k"),
        ("$106,122", "$106.122k"),
        ("−100,000 $² per $", "−100 (thousand $)² per $1k"),
        ("−$0.25 per $", "−$0.250 per $"),
        ("25.00 °C²", "25 °C²"),
        ("4.0000", "4"),
        ("0 $²", "0 (thousand $)²"),
        ("infinite", "∞"),
        ("−infinite", "−∞"),
        ("50 %", "50.0 %"),
        ("50 %", "50%"),
        ("−$50,000", "-$50,000"),
        ("−0.25 nats", "-0.25 nats"),
        ("−0.1562,  0.1142,  0.0420", "−0.156,  0.114,  0.042"),
        ("−2.0000 × 0.2500", "−2 × 0.25"),
        ("0 to +1", "0 to 1"),
        ("not spam", "not spam"),
        ("0.0000 nats", "< 0.0001 nats"),
        ("0", "> −0.0001"),
    ],
)
def test_one_amount_in_two_writings_is_the_same(kept, shown):
    assert is_same(kept, shown)
    assert is_same(shown, kept)


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("2.5 × 10⁹ $²", "2.6 × 10⁹ $²"),
        ("2.5 × 10⁹ $²", "2,600 (thousand $)²"),
        ("2.5 × 10⁹ $²", "2,500 $²"),
        ("2.5 × 10⁹ $²", "2.5 × 10⁹ $"),
        ("2.5 × 10⁹ $²", "2.5 × 10⁹"),
        ("−$50,000", "$50,000"),
        ("−$50,000", "−$50"),
        ("$50,000", "$51k"),
        ("0.3567 nats", "0.3567 bits"),
        ("0.3567 nats", "0.3577 nats"),
        ("0.2500", "-0.2500"),
        ("50 %", "51 %"),
        ("50 %", "50"),
        ("0 of 2", "1 of 2"),
        ("0 of 2", "0 of 3"),
        ("infinite", "−∞"),
        ("infinite", "1,000,000"),
        ("−$1 per $", "−$1"),
        ("0 to +1", "+1"),
        ("spam", "not spam"),
        ("0.0002", "< 0.0001"),
        ("−0.1562,  0.1142", "−0.1562,  0.1142,  0.0420"),
    ],
)
def test_another_amount_is_refused(kept, shown):
    assert not is_same(kept, shown)
    assert not is_same(shown, kept)


def test_text_that_was_reworded_is_the_same_one_way(monkeypatch):
    monkeypatch.setattr(amounts, "REWORDED", {"over the limit": ("too large a step",)})
    assert is_same("over the limit", "too large a step")
    assert not is_same("too large a step", "over the limit")
    assert not is_same("over the limit", "below the limit")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("−$1.5 × 10⁹ $², limit 1.00", [-1.5e9, 1.0]),
        ("2 × 10⁻¹ of 3,012", [0.2, 3012.0]),
        ("−$50k, -$50,000 and 2,500 (thousand $)²", [-5e4, -5e4, 2.5e9]),
        ("−100 (thousand $)² per $1k", [-1e5]),
        ("30 % of the height, 2.8%", [30.0, 2.8]),
        ("∞, then −infinite; infinitely 1-0 y2", [math.inf, -math.inf, 1.0, 0.0]),
        ("a word alone", []),
    ],
)
def test_numbers_are_read_with_their_powers_units_and_signs(text, read):
    assert numbers(text) == pytest.approx(read)


def test_percentage_is_a_fraction_with_a_unit():
    (share, number), around = amounts.amounts("30 % of 0.3")
    assert (float(share.value), float(share.half)) == (0.3, 0.005)
    assert share.unit == ("%", "")
    assert around == "# of #"
    assert not share.equals(number)
