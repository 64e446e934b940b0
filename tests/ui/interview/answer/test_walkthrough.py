"""The professional answer: its words, its numbers, its charts, its two lengths."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

import pytest

from tests.amounts import is_same
from tests.ui.interview.bank.test_bank import (
    MOST_WORDS,
    agrees,
    computed,
    given,
    loose_numbers,
    sentences,
    too_long,
)
from ui.checked import checked_numbers, shown
from ui.interview.answer.walkthrough import (
    PRESETS,
    State,
    raw_entries,
    steps,
    turned,
    with_length,
)
from ui.lessons import LESSONS
from ui.links import shown_by
from ui.state import from_link, to_link

SAID = ("cue", "say", "say_long", "why", "why_long", "follow_up")
OPTIONAL = {"say_long": "", "why_long": ""}
ENTRIES = {entry["name"]: OPTIONAL | entry for entry in raw_entries()}
GIVEN = {200e3, 250e3, 50e3, 0.7, 0.8, 0.5, 0.51, 0.99, 0.01}
WORDS = (
    "loss function",
    "cost",
    "objective",
    "penalty",
    "gradient",
    "regression",
    "classification",
    "mean squared error",
    "mean absolute error",
    "cross-entropy",
    "hinge",
    "median",
    "margin",
    "maximum likelihood",
    "optimisation",
)
PRAISED = (
    *WORDS,
    "because",
    "dollars squared",
    "error",
    "logarithm",
    "nats",
    "one number",
    "probabilities",
    "support vectors",
    "truth",
    "usage",
)
"""Words that praise what was said only if they were said."""
POINTS_BACK = re.compile(r"\b(?:it|its|that|there|these|they|this|those)\b", re.I)
each_step = pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)


def hundreds(number: int) -> int:
    """How many words say a whole number below a thousand."""
    hundred, rest = divmod(number, 100)
    one_word = rest <= 20 or rest % 10 == 0
    return 2 * bool(hundred) + (0 if not rest else 1 if one_word else 2)


def words_of_number(text: str) -> int:
    """How many words say a number: "2.5" is "two point five"."""
    whole, _, decimals = text.replace(",", "").partition(".")
    groups = [(int(whole) // 1000**power) % 1000 for power in range(4)]
    count = sum(
        hundreds(group) + (power > 0) for power, group in enumerate(groups) if group
    )
    return max(count, 1) + (1 + len(decimals) if decimals else 0)


def words_aloud(text: str) -> int:
    """How many words a person says for a text."""
    count = 0
    for token in shown(text).split():
        number = re.search(r"\d[\d,]*(?:\.\d+)?", token)
        count += words_of_number(number[0]) if number else bool(re.search(r"\w", token))
    return count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("200,000 dollars", 4),
        ("250,000", 4),
        ("costs 2.5 billion", 5),
        ("0.36 nats.", 5),
        ("cross-entropy, or hinge", 3),
    ],
)
def test_numbers_are_counted_as_they_are_said(text, count):
    assert words_aloud(text) == count


@pytest.mark.parametrize("length", ["60", "180"])
def test_version_is_said_in_its_time_at_the_pace_of_speech(length):
    path = steps(length)
    words = {step.name: words_aloud(step.say) for step in path}
    per_minute = sum(words.values()) * 60 / int(length)
    assert 140 <= per_minute <= 150
    assert sum(step.seconds for step in path) == int(length)
    for step in path:
        exact = words[step.name] * 60 / per_minute
        assert abs(step.seconds - exact) <= 1


def test_path_covers_what_an_answer_owes():
    assert [step.name for step in steps("180")] == list(ENTRIES)
    assert 10 <= len(ENTRIES) <= 12
    short = {step.name for step in steps("60")}
    assert set(ENTRIES) - short == {"why-squared", "why-cross-entropy", "why-hinge"}
    spoken = " ".join(step.say for step in steps()).casefold()
    for word in WORDS:
        assert word in spoken


@each_step
def test_step_has_all_its_parts(entry):
    assert all(entry[field] for field in ("title", "cue", "say", "why", "follow_up"))
    short = shown(entry["say"])
    assert len(re.findall(r"[.?](?:\s|$)", short)) <= 3
    assert re.search(r"\? ", entry["follow_up"]), "a question and its answer"
    for field in SAID:
        assert not re.search(r"[!—$]|  ", shown(entry[field]))
        assert "[[" not in shown(entry[field])


@each_step
def test_numbers_are_what_their_expressions_give(entry):
    for field in SAID:
        for number, expression in checked_numbers(entry[field]):
            value = computed(expression.strip())
            assert agrees(number, value), f"{number} | {expression} gives {value!r}"


@each_step
def test_numbers_and_sentences_are_short_enough_to_be_said(entry):
    for field in SAID:
        assert too_long(entry[field]) == []
        for sentence in sentences(entry[field]):
            assert words_aloud(sentence) <= MOST_WORDS, sentence


@pytest.mark.parametrize("length", ["60", "180"])
def test_what_is_praised_was_said_in_that_version(length):
    for step in steps(length):
        said, reason = step.say.casefold(), step.why.casefold()
        for word in PRAISED:
            assert word not in reason or word in said, f"{word} in {step.name}"


@each_step
def test_follow_up_is_understood_after_either_version(entry):
    asked = shown(entry["follow_up"]).partition("?")[0]
    assert not POINTS_BACK.search(asked), asked


@each_step
def test_other_numbers_are_given(entry):
    known = given({**entry, "question": "", "passes": "", "impresses": "", "trap": ""})
    for field in SAID:
        assert loose_numbers(entry[field], known | GIVEN) == []


@each_step
def test_link_shows_the_state_that_it_names(entry):
    path, _, query = entry["link"].partition("?")
    scene_of, state, notices = shown_by(entry["link"])
    assert notices == ()
    assert scene_of(state).handles
    assert to_link(state, LESSONS[path].presets, LESSONS[path].unnamed) == dict(
        parse_qsl(query)
    )


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("words", {"Objective = cost + penalty": "0.5902 nats"}),
        ("house", {"Squared error": "2.5 × 10⁹ $²", "Gradient": "−100,000 $² per $"}),
        ("spam", {"Hinge loss, mail 2": "0.50", "Margin, mail 2": "0.50"}),
        ("why-squared", {"Mean": "$372,000", "Median": "$220,000"}),
        (
            "why-cross-entropy",
            {
                "Gradient per unit of logit": "−0.0132",
                "Cross-entropy’s gradient": "−0.9933",
            },
        ),
        ("why-hinge", {"Hinge loss": "0.0000", "Margin": "1.50"}),
        (
            "importance",
            {"Verdict": "oscillating", "Price at step 60, in $100k": "4.000000"},
        ),
        ("closing", {"Quantile loss": "0.8000", "Error": "−1.00"}),
    ],
)
def test_chart_of_a_step_proves_what_is_said(name, readings):
    scene_of, state, _ = shown_by(ENTRIES[name]["link"])
    seen = {readout.label: readout.value for readout in scene_of(state).readouts}
    assert set(readings) <= set(seen)
    assert all(is_same(text, seen[label]) for label, text in readings.items())


def test_steps_are_turned_within_the_path():
    state = PRESETS["answer"]
    assert state.place == "Step 1 of 9"
    assert turned(state, -1) == state
    assert turned(state, 1).step == "words"
    last = turned(state, 100)
    assert (last.step, last.is_last, last.share) == ("closing", True, 1.0)


def test_step_that_only_the_long_version_has_brings_that_version():
    state, notices = from_link({"step": "why-hinge"}, PRESETS)
    assert (state.length, state.place, notices) == ("180", "Step 10 of 12", ())
    assert to_link(state, PRESETS) == {"length": "180", "step": "why-hinge"}
    assert with_length(state, "60") == State(length="60", step="spam")
    assert with_length(State(step="importance"), "180").step == "importance"
