"""The question bank: what every question has, and that its numbers are computed."""

from __future__ import annotations

import ast
import math
import re
from urllib.parse import parse_qsl

import pytest

from tests.over import over
from ui.checked import (
    CHECKED,
    agrees,
    checked_numbers,
    computed,
    exact_values,
    shown,
)
from ui.interview.bank import LEVELS, TOPICS, found, question, questions, raw_entries
from ui.links import shown_by

SAID = ("question", "passes", "impresses", "follow_up", "trap")
FIELDS = {"name", "level", *SAID, "sources", "link", "look"}
ENTRIES = {entry["name"]: entry for topic in TOPICS for entry in raw_entries(topic)}
NUMBER = re.compile(r"[−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
DECIMAL = re.compile(r"(?<![\w.,])\d[\d,]*\.\d+")
PERCENT = re.compile(r"(?<![\w.,])(\d[\d,]*(?:\.\d+)?)(?:\s|\\)*(?:%|percent|per cent)")
SCIENTIFIC = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?e[−-]?\d+|10\^\{?[−-]?\d+\}?")
ALLOWED = {
    ("huber-delta", "1.345"): "the constant of the literature",
    ("huber-delta", "0.6745"): "the upper quartile of the normal distribution",
    ("huber-delta", "95"): "what that constant keeps, by the literature",
}
"""Numbers that no expression of their question names, each with its reason."""

each_question = over(ENTRIES)


def written(state, name):
    """A field of a state as a link would write it."""
    if name == "preset":
        return state.preset
    kind = type(state).__dataclass_fields__[name].metadata["kind"]
    return kind.write(getattr(state, name))


def given(entry):
    """Sizes of the numbers that stand in the expressions of a question."""
    return {
        abs(node.value)
        for field in SAID
        for _, expression in checked_numbers(entry[field])
        for node in ast.walk(ast.parse(expression.strip(), mode="eval"))
        if isinstance(node, ast.Constant) and isinstance(node.value, (int, float))
    }


def loose_numbers(text, known):
    """Decimals, percents and powers of ten that are neither computed nor given."""
    rest = CHECKED.sub(" ", text)
    percents = PERCENT.findall(rest)
    rest = PERCENT.sub(" ", rest)
    loose = [each for each in SCIENTIFIC.findall(rest) if _plain(each) not in known]
    rest = SCIENTIFIC.sub(" ", rest)
    loose += [each for each in DECIMAL.findall(rest) if _plain(each) not in known]
    for each in percents:
        shares = (_plain(each), _plain(each) / 100)
        if not any(math.isclose(a, b) for a in shares for b in known):
            loose.append(each)
    return loose


def _plain(number):
    power = re.fullmatch(r"10\^\{?([−-]?\d+)\}?", number)
    text = f"1e{power[1]}" if power else number
    return float(text.replace(",", "").replace("−", "-"))


@each_question
def test_question_has_all_its_parts(entry):
    assert set(entry) - {"related"} == FIELDS
    assert entry.get("related", True) is True
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry["name"])
    assert entry["level"] in LEVELS
    assert all(entry[field].strip() for field in SAID)
    assert entry["question"].rstrip().endswith(("?", "."))
    assert len(shown(entry["passes"]).split()) <= 65
    assert len(shown(entry["impresses"]).split()) >= 25
    assert re.search(r"[?:.] ", entry["follow_up"]), "a question and its answer"


@each_question
def test_sources_say_who_and_when(entry):
    assert entry["sources"]
    for source in entry["sources"]:
        assert re.fullmatch(r"[^,]+, .+, (1[6-9]|20)\d\d", source), source


@each_question
def test_link_shows_the_state_that_it_names(entry):
    query = entry["link"].partition("?")[2]
    scene_of, state, notices = shown_by(entry["link"])
    assert notices == ()
    assert scene_of(state).panels
    for name, text in parse_qsl(query):
        assert written(state, name) == text


@each_question
def test_numbers_are_what_their_expressions_give(entry):
    for field in SAID:
        for number, expression in checked_numbers(entry[field]):
            assert NUMBER.fullmatch(number), number
            assert not NUMBER.fullmatch(expression.strip()), "nothing is computed"
            value = computed(expression)
            assert agrees(number, value), f"{number} | {expression} gives {value!r}"


@each_question
def test_other_numbers_are_given_in_the_example(entry):
    known = given(entry)
    for field in SAID[1:]:
        for number in loose_numbers(entry[field], known):
            assert (entry["name"], number) in ALLOWED, f"{number} in {field}"


@each_question
def test_text_reads_as_text(entry):
    for field in SAID:
        text = shown(entry[field])
        assert "[[" not in text
        assert "]]" not in text
        assert text.count("$") % 2 == 0
        assert not re.search(r"[!—]", text)
        assert "  " not in text.strip()


def test_names_are_unique():
    assert len(ENTRIES) == len(questions())


def test_exceptions_are_in_use():
    for name, number in ALLOWED:
        texts = " ".join(ENTRIES[name][field] for field in SAID)
        assert number in loose_numbers(texts, given(ENTRIES[name]))


def test_bank_is_large_enough_in_every_topic():
    assert len(questions()) >= 90
    for topic in TOPICS:
        assert len(found(topic=topic)) >= 10
    for level in LEVELS:
        assert len(found(level=level)) >= 15


def test_questions_are_found_by_topic_and_level():
    listed = found("regression", "medium")
    assert question("huber-delta") in listed
    assert {(each.topic, each.level) for each in listed} == {("regression", "medium")}
    with pytest.raises(KeyError, match="name must be that of a question"):
        question("nothing")


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("at 0.7 and 30 %, of $10^{-7}$ or 1e-7", []),
        ("at 0.8", ["0.8"]),
        ("40 %", ["40"]),
        (r"$12.5\,\%$ and 1,234.5", ["1,234.5", "12.5"]),
        ("of 1e-6", ["1e-6"]),
        ("in 2017, 3 of 4, and [[0.9 | huber(0, 1)]]", []),
    ],
)
def test_loose_numbers_are_seen(text, loose):
    assert sorted(loose_numbers(text, {0.7, 0.3, 1e-7})) == sorted(loose)


def test_expression_gives_one_number():
    with pytest.raises(ValueError, match="expression must give one number"):
        computed("hinge([1, 1], [0, 1])")


def test_exact_values_are_those_of_rounded_numbers_alone():
    texts = ("[[2.5 | squared_error(250e3, 200e3) / 1e9]] or [[2.08 | math.log(8)]]",)
    assert exact_values(texts) == (("2.08", "2.07944"),)
    assert exact_values(("[[−1,000 | -1000.4]] and [[0 | 1.23456e-9]]",)) == (
        ("−1,000", "−1,000.4"),
        ("0", "1.23456 × 10⁻⁹"),
    )


@pytest.mark.parametrize(
    ("number", "value", "is_right"),
    [
        ("0.36", 0.3567, True),
        ("0.36", 0.3651, False),
        ("−1,000", -1000.4, True),
        ("2", 2.6, False),
    ],
)
def test_numbers_agree_to_their_digits(number, value, is_right):
    assert agrees(number, value) is is_right


LONG = {
    ("gradient-check", "−1.428572"): "two slopes that differ in the seventh digit",
    ("gradient-check", "−1.428571"): "two slopes that differ in the seventh digit",
}
"""Numbers of more than three digits, by question, each with its reason."""
MOST_DIGITS, MOST_WORDS = 3, 35
NOT_SAID = re.compile(
    r"\b(?:take|takes|taken|took|taking) off\b|\bweigh(?:s|ed|ing)?\b"
)
COMPARED = re.compile(
    r"\bweigh(?:s|ed|ing)? (?:(?:\w+ )?against|(?:the )?two losses)\b"
)
"""One weighs things against one another; a sample is given a weight."""


def digits(number):
    """How many significant digits a number has, as it is written."""
    bare = re.sub(r"[^\d.]", "", number).lstrip("0.")
    return len(bare.replace(".", "") if "." in number else bare.rstrip("0"))


def too_long(text):
    """Computed numbers that are rounded, and yet too long to be said."""
    return [
        number
        for number, expression in checked_numbers(text)
        if digits(number) > MOST_DIGITS and not is_exact(number, computed(expression))
    ]


def is_exact(number, value):
    return math.isclose(value, _plain(number), rel_tol=1e-12)


def sentences(text):
    return re.split(r"(?<=[.?])\s+", shown(text))


@each_question
def test_numbers_are_short_enough_to_be_said(entry):
    for field in SAID:
        for number in too_long(entry[field]):
            assert (entry["name"], number) in LONG, f"{number} in {field}"


@each_question
def test_sentences_are_short_enough_for_one_breath(entry):
    for field in SAID:
        for sentence in sentences(entry[field]):
            assert len(sentence.split()) <= MOST_WORDS, sentence


@each_question
def test_trap_is_named_as_a_mistake_and_not_as_an_advice(entry):
    assert re.match(r"[A-Z][a-z]+ing\b", entry["trap"]), entry["trap"]


@each_question
def test_one_subtracts_and_gives_weights(entry):
    for field in (*SAID, "look"):
        assert not NOT_SAID.search(COMPARED.sub("", shown(entry[field]))), field


def test_exceptions_of_long_numbers_are_in_use():
    for name, number in LONG:
        assert any(number in too_long(ENTRIES[name][field]) for field in SAID)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[0.357 | binary_cross_entropy(1, 0.7)]] nats", []),
        ("[[0.3567 | binary_cross_entropy(1, 0.7)]] nats", ["0.3567"]),
        ("[[0.0560 | entropy([0.01, 0.99])]]", []),
        ("[[49,999.5 | huber(250_000, 200_000, delta=1.0)]]", []),
        ("[[−2,951 | 1000 * (binary_cross_entropy_logits(0, 3) - 6)]]", ["−2,951"]),
    ],
)
def test_rounded_numbers_of_many_digits_are_seen(text, found):
    assert too_long(text) == found
