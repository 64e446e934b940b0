"""What a class answered: sorted, without seats, in both rounds."""

from __future__ import annotations

import pytest

from ui.room.question import question_of
from ui.room.votes import Vote, advice, paired, spread

CHOICE = question_of("houses?preset=halve")
NUMBER = question_of("cats-dogs?preset=classic&ask=number")


def votes(*values):
    return paired([(str(seat), 1, value) for seat, value in enumerate(values)])


def test_who_votes_again_counts_with_the_second_and_who_does_not_with_the_first():
    found = paired([("a", 1, 3.0), ("b", 1, 1.0), ("b", 2, 9.0), ("c", 2, 2.0)])
    assert found == (
        Vote(2.0, (None, 2.0)),
        Vote(3.0, (3.0, None)),
        Vote(9.0, (1.0, 9.0)),
    )


def test_share_right_says_what_to_do_next():
    right = float(CHOICE.right)
    wrong = float((CHOICE.right + 1) % len(CHOICE.options))
    told = spread(CHOICE, votes(right, wrong, wrong))
    assert told["right"] == pytest.approx(1 / 3)
    assert told["advice"] == "teach"
    assert spread(CHOICE, votes(right, wrong))["advice"] == "discuss"
    assert spread(CHOICE, votes(right, right, right, wrong))["advice"] == "explain"
    assert [advice(0.0), advice(1.0)] == ["teach", "explain"]


@pytest.mark.parametrize("values", [(), (0.0,), (0.5, 0.5), (0.0,) * 30, (0.0, 1.0)])
def test_numbers_are_spread_over_bins_in_which_each_is_counted_once(values):
    told = spread(NUMBER, votes(*values))
    assert sum(told["counts"]) == sum(told["first"]) == len(values)
    assert len(told["edges"]) == len(told["counts"]) + 1


def test_choice_nobody_answered_has_no_share():
    told = spread(CHOICE, ())
    assert told["counts"] == [0] * len(CHOICE.options)
    assert "right" not in told
