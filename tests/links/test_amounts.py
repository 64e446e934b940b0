"""The reader of amounts sees through the writing, and sees a real difference."""

from __future__ import annotations

import pytest

from tests.links import amounts
from tests.links.amounts import is_same


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
        ("−0.1562,  0.1142,  0.0420", "−0.156,  0.114,  0.042"),
        ("−2.0000 × 0.2500", "−2 × 0.25"),
        ("0 to +1", "0 to 1"),
        ("not spam", "not spam"),
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
        ("0 of 2", "1 of 2"),
        ("0 of 2", "0 of 3"),
        ("infinite", "−∞"),
        ("infinite", "1,000,000"),
        ("−$1 per $", "−$1"),
        ("0 to +1", "+1"),
        ("spam", "not spam"),
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
