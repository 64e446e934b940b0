"""Drills: by property over kinds, levels and seeds; by value, worked by hand."""

from __future__ import annotations

import math
import re
from itertools import product
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import losses
from tests.amounts import amounts
from tests.ui.interview.drills.by_hand import answer
from ui.interview.bank import LEVELS, TOPICS
from ui.interview.drills import KINDS, SEEDS, drill
from ui.interview.drills.grading import grade
from ui.interview.drills.text import asked
from ui.links import shown_by
from ui.numbers import scientific

drills = st.builds(
    drill,
    st.sampled_from(list(KINDS)),
    st.sampled_from(list(LEVELS)),
    st.integers(SEEDS[0], SEEDS[-1]),
)
each_kind = pytest.mark.parametrize("kind", KINDS)
each_level = pytest.mark.parametrize("level", LEVELS)

BY_HAND = [
    ("squared-error", "easy", 3, "400,000 410,000", 10_000**2),
    ("squared-error", "hard", 3, "229 135.1", 93_900**2),
    ("mean-squared-error", "easy", 3, "200,000 190,000", (1e4**2 + 6e4**2) / 2),
    ("squared-error-gradient", "easy", 3, "250,000 270,000", 2 * 20_000),
    ("squared-error-gradient", "hard", 3, "362,000 339,300", -22_700),
    ("huber", "easy", 3, "250,000 200,000 30,000", 30e3 * (50e3 - 15e3)),
    ("huber", "medium", 3, "404,000 409,000 13,000", 5e3**2 / 2),
    ("huber", "hard", 3, "4,000 84,000 38,000", (8e6 + 38e3 * 65e3) / 2),
    ("quantile", "easy", 3, "200,000 230,000 0.1", 0.9 * 30_000),
    ("quantile", "hard", 3, "5,300 90,100 0.05", (0.05 * 5_300 + 0.95 * 90_100) / 2),
    ("minimiser", "easy", 3, "200,000 690,000", 1_550_000 / 5),
    ("minimiser", "medium", 3, "19 156 30 26 23", 26),
    ("minimiser", "hard", 3, "970,000 0.3", 210_000),
    ("cross-entropy", "easy", 3, "0.1 0.9", math.log(10)),
    ("cross-entropy", "hard", 3, "35", -math.log(0.65)),
    ("cross-entropy-bits", "easy", 3, "0.03125 0.96875", 5),
    ("cross-entropy-bits", "hard", 3, "1.34", 1.34 / math.log(2)),
    ("cross-entropy-batch", "easy", 3, "0.5 0.25", math.log(2 * 4 * 2 * 2) / 4),
    ("cross-entropy-batch", "medium", 3, "0.81 0.91 0.12",
     -math.log(0.81 * 0.81 * 0.09 * 0.88) / 4),
    ("softmax-gradient", "easy", 3, "0.2 0.5 0.3", 0.3),
    ("softmax-gradient", "hard", 3, "1,001 997 998",
     math.exp(-3) / (1 + math.exp(-4) + math.exp(-3))),
    ("stable-forms", "easy", 3, "54", 54),
    ("stable-forms", "medium", 3, "800 802 801",
     math.log(math.exp(-1) + math.exp(1) + 1)),
    ("stable-forms", "hard", 3, "905 709.78", math.inf),
    ("kl-divergence", "easy", 3, "0.1", math.log(10)),
    ("kl-divergence", "medium", 3, "0.49 0.74",
     0.49 * math.log(0.49 / 0.74) + 0.51 * math.log(0.51 / 0.26)),
    ("kl-divergence", "hard", 3, "12 0", math.inf),
    ("perplexity", "easy", 3, "0.5", 2),
    ("perplexity", "medium", 3, "0.36 0.78 0.37 0.28",
     (0.36 * 0.78 * 0.37 * 0.28) ** -0.25),
    ("perplexity", "hard", 3, "890 2,694", math.exp(2694 / 890)),
    ("focal", "easy", 3, "0.6 3", 0.4**3),
    ("focal", "medium", 3, "0.43 3", -(0.57**3) * math.log(0.43)),
    ("focal", "hard", 3, "15 80",
     0.85 * math.log(0.15) / (0.2 * math.log(0.8))),
    ("hinge", "easy", 3, "−1 −0.5", 0.5),
    ("hinge", "hard", 3, "−1 −1.9", (2 + 0) / 2),
    ("margin", "easy", 3, "−1 1.5", -1.5),
    ("margin", "hard", 3, "0.5 1 0.2", -(0.5 + 3 * 1 - 2 * 0.2)),
    ("stability-limit", "easy", 3, "2", 2 / (2 * 2)),
    ("stability-limit", "hard", 3, "4 3 0.8", 2 * 1.8 / (2 * (16 + 16 + 9))),
    ("descent-step", "easy", 3, "8 0.1", 8 - 0.1 * 2 * 5),
    ("descent-step", "hard", 3, "2.5 3.1 4.4 0.2", 1 + 0.2 * 2 * 2),
    ("sum-or-mean", "easy", 3, "10¹⁰", 2.5e9),
    ("sum-or-mean", "medium", 3, "32 0.1", 3.2),
    ("sum-or-mean", "hard", 3, "32 4 0.46 0.96", (32 * 0.46 + 4 * 0.96) / 36),
]  # fmt: skip
NAMES_WANTED = {
    "log base 10",
    "log base 2",
    "forgot to square",
    "sum for mean",
    "wrong sign",
    "hinge without the 1",
    "probability of the wrong class",
    "wrong side of delta",
    "thousands",
    "label 0 for −1",
}


@pytest.mark.parametrize(("kind", "level", "seed", "shown", "value"), BY_HAND)
def test_answer_is_what_a_hand_computes(kind, level, seed, shown, value):
    found = drill(kind, level, seed)
    assert found.answer == pytest.approx(value, rel=1e-6)
    for number in shown.split():
        assert re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", found.text), number


@each_level
@each_kind
def test_answer_follows_from_the_words_alone(kind, level):
    for seed in range(1, 61):
        found = drill(kind, level, seed)
        expected = answer(kind, found.text)
        assert found.answer == pytest.approx(expected, rel=1e-5, abs=1e-9), found.text


def test_every_kind_was_worked_by_hand():
    assert {row[0] for row in BY_HAND} == set(KINDS)


def test_there_are_enough_kinds_each_with_its_topic():
    assert len(KINDS) >= 16
    assert len({kind.title for kind in KINDS.values()}) == len(KINDS)
    assert {kind.topic for kind in KINDS.values()} <= set(TOPICS)


@given(drills)
@settings(deadline=None)
def test_text_says_unit_and_tolerance_and_answer_is_a_number(found):
    assert asked(found.unit, found.tolerance) in found.text
    assert not math.isnan(found.answer)
    assert re.search(r"\d", found.text)
    assert len(found.text) < 700
    assert found.worked
    for text in (found.text, *found.worked):
        assert "nan" not in text
        assert text.replace(r"\$", "").count("$") % 2 == 0


@given(drills)
@settings(deadline=None)
def test_right_answer_is_right_in_every_notation(found):
    value = found.answer
    texts = [repr(value), f"{value:.4g}", f"= {value!r}"]
    if math.isinf(value):
        texts = ["infinite", "∞", "inf"]
    else:
        texts += [f"{value:.3e}", scientific(value, 3), f"{value!r} {found.unit}"]
        texts += [f"{value / 1e9!r} billion"]
    if math.isfinite(value) and found.unit == "":
        texts.append(f"{100 * value!r} %")
    if math.isfinite(value) and found.unit in ("$", "$²"):
        texts += [f"${value!r}", f"{value:,.0f}", f"{value / 1e3!r}k"]
    for text in texts:
        assert grade(found, text).is_right, text


@given(drills)
@settings(deadline=None)
def test_every_mistake_is_wrong_and_named(found):
    """Written with all digits: with fewer it can be the answer itself, rounded."""
    for mistake in found.mistakes:
        graded = grade(found, f"{mistake.value:.12e}")
        assert graded.is_readable
        assert not graded.is_right
        assert graded.mistake == mistake
        assert graded.words.startswith(mistake.words)


def test_mistake_that_the_answer_rounds_to_is_asked_back_then_named():
    found = drill("hinge", "hard", 15949)
    asked_back = grade(found, "1.0")
    assert not asked_back.is_readable
    assert "three digits" in asked_back.words
    named = grade(found, "1.000")
    assert named.mistake in found.mistakes
    assert grade(found, repr(found.answer)).is_right


@given(drills)
@settings(deadline=None)
def test_words_of_a_mistake_are_a_sentence(found):
    for mistake in found.mistakes:
        assert mistake.words[0].isupper()
        assert mistake.words.endswith(".")
        assert mistake.name == mistake.name.strip()


def test_words_are_those_that_the_field_uses():
    """Subtract and weight: to take off is to undress, and what is weighed is heavy."""
    stilted = re.compile(
        r"(?i)\b(t(ake|aken|ook)\b[^.:]*? off\b|off all|weigh(s|ed)?\b)"
    )
    found = {
        match[0]
        for kind in KINDS
        for level in LEVELS
        for seed in range(1, 41)
        for each in [drill(kind, level, seed)]
        for text in (
            each.text,
            *each.worked,
            each.chart,
            *(mistake.words for mistake in each.mistakes),
            *(mistake.name for mistake in each.mistakes),
        )
        for match in stilted.finditer(text)
    }
    assert found == set()
    assert stilted.search("You forgot to take ½δ off.")


@given(drills)
@settings(deadline=None, max_examples=300)
def test_link_opens_its_state_without_a_notice(found):
    scene_of, state, notices = shown_by(found.link)
    assert notices == ()
    assert scene_of(state).panels
    for name, text in parse_qsl(found.link.partition("?")[2]):
        assert _written(state, name) == text


@pytest.mark.parametrize(
    "kind", ["squared-error", "squared-error-gradient", "huber", "quantile"]
)
def test_chart_of_another_house_says_so(kind):
    for level, seed in product(("easy", "medium"), range(1, 31)):
        found = drill(kind, level, seed)
        (price,) = shown_by(found.link).state.prices
        is_the_price = "sold for \\$250,000" in found.text
        is_the_same = is_the_price and f"{price:,.0f}" in found.text
        assert is_the_same == (found.chart == ""), found.link


@given(drills)
@settings(deadline=None)
def test_same_names_give_the_same_drill(found):
    assert drill(found.kind, found.level, found.seed) == found


@each_kind
@each_level
def test_seeds_make_drills_that_differ(kind, level):
    texts = {drill(kind, level, seed).text for seed in range(1, 61)}
    assert len(texts) >= (4 if level == "easy" else 20)


@each_kind
def test_most_drills_recognise_several_mistakes(kind):
    counts = [
        len(drill(kind, level, seed).mistakes)
        for level in LEVELS
        for seed in range(1, 21)
    ]
    assert min(counts) >= 1
    assert sum(counts) / len(counts) >= 2


def test_mistakes_often_made_are_all_recognised():
    names = {
        mistake.name
        for kind in KINDS
        for level in LEVELS
        for seed in range(1, 21)
        for mistake in drill(kind, level, seed).mistakes
    }
    assert names >= NAMES_WANTED


def test_numbers_in_words_of_the_stable_forms_hold():
    assert math.isfinite(losses.naive_log_sum_exp([709.78, 0.0]))
    assert math.isinf(losses.naive_log_sum_exp([709.79, 0.0]))
    assert math.isinf(losses.naive_log_sum_exp([710.0, 0.0]))
    floor = losses.double_softmax_cross_entropy([1.0, 0.0], [1000.0, 0.0])
    assert round(float(floor), 4) == 0.3133
    said = {
        line
        for seed in range(40)
        for line in drill("stable-forms", "hard", seed + 1).worked
    }
    assert any("0.3133" in line for line in said)
    assert any("709.78" in line for line in said)


@pytest.mark.parametrize(
    ("kind", "level", "label"),
    [
        ("squared-error", "easy", "Squared error"),
        ("mean-squared-error", "medium", "Mean squared error, four houses"),
        ("huber", "medium", "Huber loss"),
        ("quantile", "easy", "Quantile loss"),
        ("cross-entropy", "medium", "Loss (cross-entropy)"),
        ("cross-entropy-bits", "medium", "Loss (cross-entropy)"),
        ("cross-entropy-batch", "hard", "Mean cross-entropy, four pictures"),
        ("kl-divergence", "medium", "KL divergence"),
        ("stable-forms", "medium", "Loss (cross-entropy)"),
        ("focal", "medium", "Focal loss"),
        ("hinge", "medium", "Hinge loss, mail 2"),
        ("margin", "hard", "Margin, mail 2"),
    ],
)
def test_chart_shows_the_answer_of_the_drill(kind, level, label):
    for seed in range(1, 41):
        found = drill(kind, level, seed)
        scene_of, state, _ = shown_by(found.link)
        shown = {each.label: each.value for each in scene_of(state).readouts}
        (number, *_), _ = amounts(shown[label])
        answer = pytest.approx(found.answer, rel=0.01, abs=1e-4)
        assert float(number.value) == answer, found.link


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        (("nothing", "easy", 1), "kind must be one of"),
        (("hinge", "brutal", 1), "level must be one of"),
        (("hinge", "easy", 0), "seed must be from 1 to"),
        (("hinge", "easy", 10**9), "seed must be from 1 to"),
    ],
)
def test_unknown_names_are_refused(names, rule):
    with pytest.raises(ValueError, match=rule):
        drill(*names)


def _written(state, name):
    if name == "preset":
        return state.preset
    kind = type(state).__dataclass_fields__[name].metadata["kind"]
    return kind.write(getattr(state, name))
