"""Grading: whether what a person wrote is the answer, and else which mistake it is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ui.interview.answers import read_answer
from ui.interview.drill_parts import Drill, Mistake, within
from ui.interview.drill_text import amount
from ui.numbers import percent, plain

_CLOSE = 0.05
_MOST_POWERS = 12
_IN = {"$": "dollars", "$²": "dollars squared", "": "a plain number"}


@dataclass(frozen=True)
class Grade:
    """What is said of an answer; an unreadable one is neither right nor wrong.

    Parameters
    ----------
    words
        For the person, in Markdown: what to write, what is right, or what went wrong.
    mistake
        The mistake that it shows, where one is recognised.
    """

    is_readable: bool
    is_right: bool
    words: str
    mistake: Mistake | None = None


def grade(drill: Drill, text: str) -> Grade:
    """Grade what a person wrote as the answer to a drill."""
    try:
        value, unit = read_answer(text)
    except ValueError as problem:
        return Grade(False, False, str(problem))
    if unit and not _fits(unit, drill.unit):
        wanted = _IN.get(drill.unit, drill.unit)
        return Grade(
            False, False, f"The answer is asked in {wanted}. Write it so, and send it."
        )
    if within(value, drill.answer, drill.tolerance):
        return Grade(True, True, f"Right: {amount(drill.answer, drill.unit)}.")
    said = f"The answer is {amount(drill.answer, drill.unit)}."
    for mistake in drill.mistakes:
        if within(value, mistake.value, drill.tolerance):
            return Grade(True, False, f"{mistake.words} {said}", mistake)
    return Grade(True, False, f"{_unknown(drill, value)} {said}")


def _fits(unit: str, wanted: str) -> bool:
    if unit == "%":
        return wanted == ""
    return unit == wanted.removesuffix("²")


def _unknown(drill: Drill, value: float) -> str:
    """What can be said of a wrong answer that is none of the known mistakes."""
    if within(value, drill.answer, _CLOSE):
        share = percent(drill.tolerance)
        return f"Close, but not within {share}: keep more digits on the way."
    power = _power_of_ten(value, drill.answer, drill.tolerance)
    if power:
        factor = plain(10.0 ** abs(power), 3)
        way = "large" if power > 0 else "small"
        return f"The digits are right, but it is {factor} times too {way}."
    return "Not right. Compare it with the arithmetic line by line."


def _power_of_ten(value: float, answer: float, tolerance: float) -> int:
    """The power of ten by which a value misses the answer, or 0."""
    if not (math.isfinite(value) and math.isfinite(answer) and value and answer):
        return 0
    ratio = value / answer
    if not ratio > 0 or math.isinf(ratio):
        return 0
    power = round(math.log10(ratio))
    is_alike = within(ratio, 10.0**power, tolerance)
    return power if is_alike and abs(power) <= _MOST_POWERS else 0
