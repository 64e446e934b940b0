"""Grading: whether what a person wrote is the answer, and else which mistake it is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ui.interview.drills.parts import Drill, Mistake, within
from ui.interview.drills.reading import (
    Reading,
    other_readings,
    read_answer,
    which,
    with_decimal_comma,
)
from ui.interview.drills.text import spoken
from ui.numbers import percent
from ui.numbers import spoken as factor_in_words

_CLOSE = 0.05
_ROUNDED = 0.1
"""An answer that is rounded by more than this share says nothing of the digits."""
_MOST_POWERS = 12
_NAMES = {"$": "dollars", "$²": "dollars squared", "%": "percent"}


@dataclass(frozen=True, kw_only=True)
class Grade:
    """What is said of an answer; an unreadable one is neither right nor wrong.

    Parameters
    ----------
    text
        The answer as it was written.
    is_readable
        Whether it counts. One that can be meant in two ways, or is rounded too far to
        be judged, does not: it is asked for again.
    words
        For the person, in Markdown: what to write, what is right, or what went wrong.
    mistake
        The mistake that it shows, where one is recognised.
    """

    text: str
    is_readable: bool = True
    is_right: bool = False
    words: str
    mistake: Mistake | None = None


def grade(drill: Drill, text: str) -> Grade:
    """Grade what a person wrote as the answer to a drill."""
    try:
        read = read_answer(text)
    except ValueError as problem:
        return _asked_back(text, str(problem))
    if _is_right(drill, read):
        words = f"Right{_wrong_unit(drill, read.unit)}."
        return Grade(text=text, is_right=True, words=words)
    for style, other in other_readings(text):
        if _is_right(drill, other):
            return _asked_back(text, which(text, style))
    if not _is_of_a_kind(read.unit, drill.unit):
        wanted = _NAMES.get(drill.unit, drill.unit) or "a plain number"
        words = f"The answer is asked in {wanted}. Write it so, and send it."
        return _asked_back(text, words)
    comma = with_decimal_comma(text)
    readings = [read] if comma is None else [read, comma]
    if any(_is_rounded(drill, each) for each in readings):
        share = percent(drill.tolerance)
        return _asked_back(
            text,
            f"Close, but rounded too far: it must be correct to within {share}. "
            "Write at least three digits.",
        )
    said = f"The answer is {spoken(drill.answer, drill.unit)}."
    for each in readings:
        for mistake in drill.mistakes:
            if within(each.value, mistake.value, drill.tolerance):
                words = f"{mistake.words} {said}"
                return Grade(text=text, words=words, mistake=mistake)
    unknown = _unknown(drill, read.value, is_ambiguous=comma is not None)
    return Grade(text=text, words=f"{unknown} {said}")


def _asked_back(text: str, words: str) -> Grade:
    return Grade(text=text, is_readable=False, words=words)


def _is_right(drill: Drill, read: Reading) -> bool:
    return within(read.value, drill.answer, drill.tolerance)


def _wrong_unit(drill: Drill, unit: str) -> str:
    """The answer, and before it the unit where another one was written."""
    answer = spoken(drill.answer, drill.unit)
    if unit in ("", drill.unit) or (unit == "%" and not drill.unit):
        return f": {answer}"
    other = _NAMES.get(unit, unit)
    if not drill.unit:
        return f", but it is a plain number, not {other}: {answer}"
    return f", but say {_NAMES.get(drill.unit, drill.unit)}, not {other}: {answer}"


def _is_of_a_kind(unit: str, wanted: str) -> bool:
    """Whether a number in this unit can show a mistake where that one is asked."""
    if unit == "%":
        return wanted == ""
    return not unit or unit.removesuffix("²") == wanted.removesuffix("²")


def _is_rounded(drill: Drill, read: Reading) -> bool:
    """Whether it is the answer, correctly rounded to the digits that were typed."""
    missed = abs(read.value - drill.answer)
    is_near = missed <= _ROUNDED * abs(drill.answer)
    return is_near and missed <= read.place * (0.5 + 1e-9)


def _unknown(drill: Drill, value: float, *, is_ambiguous: bool) -> str:
    """What can be said of a wrong answer that is none of the known mistakes."""
    if within(value, drill.answer, _CLOSE):
        share = percent(drill.tolerance)
        return f"Close, but not within {share}: keep more digits on the way."
    power = _power_of_ten(value, drill.answer, drill.tolerance)
    if power and is_ambiguous:
        return "The digits are right, but the decimal point is in the wrong place."
    if power:
        factor = factor_in_words(10.0 ** abs(power))
        way = "large" if power > 0 else "small"
        return f"The digits are right, but it is {factor} times too {way}."
    return "Not right. Compare it with the arithmetic line by line."


def _power_of_ten(value: float, answer: float, tolerance: float) -> int:
    """The power of ten by which a value misses the answer, or 0."""
    if not (math.isfinite(value) and math.isfinite(answer) and value and answer):
        return 0
    ratio = value / answer
    if not 0 < ratio < math.inf:
        return 0
    power = round(math.log10(ratio))
    if abs(power) > _MOST_POWERS:
        return 0
    return power if within(ratio / 10.0**power, 1, tolerance) else 0
