"""What each question says of its chart: its numbers are the ones that chart shows."""

from __future__ import annotations

import ast
import math
import re

from tests.amounts import numbers
from tests.over import over
from tests.readings import readings, scene_of_link, words_of
from tests.ui.interview.bank.test_bank import ENTRIES
from ui.checked import CHECKED, agrees, checked_numbers, computed, shown

MOST_WORDS = 55
_CURVE = re.compile(
    r"\b(thick|thin) (?:curve|one)\b(?! is the recommended)(?:, ([\w-]+))?"
)
_LINK = re.compile(r"\]\(([^)]+)\)")
_SMALL = range(11)
"""Whole numbers that may be counts: "two of 4", "ln 3"."""

each_question = over(ENTRIES)


@each_question
def test_numbers_of_a_look_are_read_off_its_chart(entry):
    names = readings(entry["link"])
    for number, expression in checked_numbers(entry["look"]):
        value = computed(expression, names)
        assert agrees(number, value), f"{number} | {expression} gives {value!r}"


@each_question
def test_no_number_of_a_look_agrees_only_by_rough_rounding(entry):
    names = readings(entry["link"])
    for number, expression in checked_numbers(entry["look"]):
        value = computed(expression, names)
        told = numbers(number)[0]
        assert math.isclose(told, value, rel_tol=0.02, abs_tol=0.0005), expression


@each_question
def test_other_numbers_of_a_look_stand_on_its_chart(entry):
    look, link = entry["look"], entry["link"]
    dragged_to = {
        abs(node.value)
        for _, expression in checked_numbers(look)
        for node in ast.walk(ast.parse(expression.strip(), mode="eval"))
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    }
    known = {*_SMALL, *dragged_to, *map(abs, numbers(words_of(link)))}
    written = numbers(CHECKED.sub(" ", look))
    assert not [number for number in written if abs(number) not in known]


@each_question
def test_look_is_short_and_plain(entry):
    look = shown(entry["look"])
    assert re.fullmatch(r"[A-Zp“0-9].*[.]", look)
    assert len(look.split()) <= MOST_WORDS
    assert not re.search(r"\[\[|\]\]|[!—$*_]|  ", look)


@each_question
def test_a_look_names_a_thick_or_thin_curve_as_its_chart_does(entry):
    words = words_of(entry["link"])
    for width, loss in _CURVE.findall(shown(entry["look"])):
        titled = re.search(rf"\b{width.title()}: ([^.]*)", words)
        assert titled is None or (loss and loss in titled[1].lower())


@each_question
def test_what_one_logit_has_another_can_be_given(entry):
    handles = [
        each
        for each in scene_of_link(entry["link"]).handles
        if each.control.startswith("logits.")
    ]
    places = [set(each.positions()) for each in handles]
    assert all(each.value in there for each in handles for there in places)


def test_second_chart_of_a_look_shows_the_numbers_of_its_sentence():
    sentences = [
        (link, sentence)
        for entry in ENTRIES.values()
        for sentence in re.split(r"(?<=[.]) (?=[A-Z\[])", entry["look"])
        for link in _LINK.findall(sentence)
    ]
    assert "choosing?preset=sigmoid-twice-zero&z=-5" in dict(sentences)
    for link, sentence in sentences:
        on_chart = numbers(words_of(link))
        for number, _ in checked_numbers(sentence):
            assert any(agrees(number, value) for value in on_chart), (link, number)


def test_a_chart_that_does_not_draw_the_loss_is_called_related():
    related = {name for name, entry in ENTRIES.items() if entry.get("related")}
    assert related >= {"tweedie", "mape", "expectile", "triplet-loss", "ctc", "elbo"}
    assert related >= {"dice-for-masks", "class-weights", "next-token-masking"}
    assert not related & {"house-by-hand", "cat-by-hand", "spam-by-hand", "huber"}
