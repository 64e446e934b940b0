"""Mistakes of drills: what their words say is what their numbers are."""

from __future__ import annotations

import math
import re
from itertools import product

from tests.over import over
from ui.interview.bank import LEVELS
from ui.interview.drills import KINDS, drill
from ui.interview.drills.grading import grade
from ui.interview.drills.parts import Mistake, told_apart


def test_mistakes_that_look_alike_are_left_out():
    mistakes = [
        Mistake("near", 10.05, "Near the answer."),
        Mistake("first", 20.0, "The first."),
        Mistake("second", 20.1, "Near the first."),
        Mistake("none", math.nan, "No number."),
        Mistake("far", math.inf, "Far."),
        Mistake("farther", math.inf, "Far, too."),
    ]
    kept = told_apart(mistakes, 10.0, 0.01)
    assert [each.name for each in kept] == ["first", "far or farther"]
    assert kept[0].words == "The first."


def test_mistakes_that_come_to_the_same_number_are_both_said():
    mistakes = [
        Mistake("first", 20.0, "You did one thing."),
        Mistake("again", 20.0, "You did one thing."),
        Mistake("second", 20.0 + 1e-6, "You did another."),
    ]
    (kept,) = told_apart(mistakes, 10.0, 0.01)
    assert kept.name == "first or second"
    assert kept.words == (
        "You did one thing. Another slip gives the same number: you did another."
    )
    slip = grade(drill("stability-limit", "medium", 1), "0.1")
    assert "the limit for the mean" in slip.words
    assert "you forgot the factor 2" in slip.words


@over({seed: seed for seed in range(1, 31)})
def test_middle_of_the_list_is_between_the_middle_two_of_an_even_one(seed):
    found = drill("minimiser", "medium", seed)
    values = [float(each) for each in re.findall(r"\d+", found.text.split(".")[0])]
    half = len(values) // 2
    middle = values[half] if len(values) % 2 else sum(values[half - 1 : half + 1]) / 2
    for each in found.mistakes:
        if each.name == "forgot to sort":
            assert each.value == middle


@over({seed: seed for seed in range(1, 41)})
def test_signs_that_cancel_are_spoken_of_where_there_are_both(seed):
    found = drill("mean-squared-error", "easy", seed)
    errors = re.findall(r"\$(-?)\d", found.worked[0])
    for each in found.mistakes:
        if each.name == "averaged before squaring":
            assert ("opposite sign cancel" in each.words) == (len({*errors}) == 2)


def test_numbers_and_their_nouns_go_together():
    """No "1 nats", no "-0", no row of nine digits without a comma."""
    odd = re.compile(
        r"(?<![\d.,])1 (?:houses|mails|tokens|steps|nats|bits|times)\b|[-−]0(?![\d.,])|"
        r"\d{9}|\bnan\b"
    )
    found = [
        (kind, level, seed, match[0])
        for kind, level, seed in product(KINDS, LEVELS, range(1, 151))
        for each in [drill(kind, level, seed)]
        for text in (
            each.text,
            *each.worked,
            each.chart,
            *(mistake.words for mistake in each.mistakes),
        )
        for match in odd.finditer(text)
    ]
    assert found == []
    assert odd.search("1 nats")
