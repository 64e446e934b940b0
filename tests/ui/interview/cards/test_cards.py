"""Flashcards: they agree with FSRS, come in order, and a day is the reader's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import example, given
from hypothesis import strategies as st

from ui.interview.bank import LEVELS, TOPICS, question, questions
from ui.interview.cards import review
from ui.interview.cards import words as cards_words
from ui.interview.cards.schedule import (
    NEW_A_DAY,
    deck,
    due,
    intervals,
    is_learned,
    rate,
    recall,
)
from ui.interview.memory.progress import (
    LEARNING,
    RELEARNING,
    REVIEW,
    CardRecord,
    Progress,
    Result,
)
from ui.interview.memory.text import read, write
from ui.interview.times import in_words

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ALL = questions()
NAMES = [each.name for each in ALL]


def record(at: datetime, state: int = REVIEW, first: datetime | None = None):
    """A card that comes back at a time."""
    step = None if state == REVIEW else 0
    return CardRecord(
        state=state,
        step=step,
        stability=2.5,
        difficulty=5.0,
        due=at,
        last_review=at - DAY,
        first_review=first or at - DAY,
    )


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.floats(0, 400 * 86400)), min_size=1, max_size=12
    )
)
def test_every_rating_is_what_fsrs_says(reviews):
    scheduler, card = Scheduler(enable_fuzzing=False), Card(card_id=1, due=NOON)
    mine, now = None, NOON
    for rating, seconds in reviews:
        now += timedelta(seconds=seconds)
        card, _ = scheduler.review_card(card, Rating(rating), now)
        mine = rate(mine, rating, now)
        assert (mine.state, mine.step, mine.due) == (card.state, card.step, card.due)
        assert (mine.stability, mine.difficulty) == (card.stability, card.difficulty)
        assert mine.last_review == now
        assert recall(mine, now + 3 * DAY) == scheduler.get_card_retrievability(
            card, now + 3 * DAY
        )
    assert mine.first_review == NOON + timedelta(seconds=reviews[0][1])
    assert read(write(Progress({"a": mine}))).cards["a"] == mine


@example(LEARNING, 0, 999_998_631.0, 1.0, datetime(2001, 1, 1, tzinfo=UTC), 2)
@given(
    st.sampled_from([LEARNING, REVIEW, RELEARNING]),
    st.integers(0, 2**53 - 1),
    st.floats(0.001, 1e9),
    st.floats(1, 10),
    st.datetimes(datetime(2001, 1, 1), datetime(2990, 1, 1), timezones=st.just(UTC)),
    st.integers(1, 4),
)
def test_any_record_that_a_file_may_hold_can_be_rated(
    state, step, stability, difficulty, time, rating
):
    step = None if state == REVIEW else step
    old = replace(
        record(time, state, time),
        step=step,
        stability=stability,
        difficulty=difficulty,
        last_review=time,
    )
    new = rate(old, rating, NOON)
    assert NOON < new.due <= NOON + 36500 * DAY
    assert 0 <= recall(new, NOON) <= 1
    assert len(intervals(old, NOON)) == 4
    text = write(Progress({"a": new}))
    assert read(text).cards["a"] == new


def test_first_intervals_are_those_of_fsrs_in_words():
    assert intervals(None, NOON) == {1: "1 min", 2: "6 min", 3: "10 min", 4: "8 days"}


def test_time_of_any_zone_gives_the_same_card():
    tokyo = NOON.astimezone(timezone(timedelta(hours=9)))
    assert rate(None, 3, tokyo) == rate(None, 3, NOON)
    assert rate(None, 3, tokyo).due.tzinfo is UTC


@pytest.mark.parametrize("rating", [0, 5, -1, None, "3"])
def test_unknown_rating_is_refused(rating):
    with pytest.raises(ValueError, match="rating must be 1, 2, 3 or 4"):
        rate(None, rating, NOON)


def test_learned_is_in_review_with_a_recall_of_nine_in_ten():
    card = rate(None, 3, NOON)
    assert not is_learned(card, NOON)  # still in its first steps
    card = rate(card, 3, NOON + timedelta(minutes=10))
    assert card.state == REVIEW
    assert is_learned(card, NOON)
    assert is_learned(card, NOON + 2 * DAY)
    assert not is_learned(card, NOON + 4 * DAY)


def test_longest_overdue_comes_first_and_foreign_names_never():
    first, second, third = NAMES[:3]
    progress = Progress(
        {
            first: record(NOON - DAY),
            second: record(NOON - 3 * DAY),
            third: record(NOON + 2 * DAY),
            "no-such-question": record(NOON - 9 * DAY),
        }
    )
    assert due(progress, NOON) == (second, first)


def test_card_of_days_is_due_all_day_and_card_of_minutes_at_its_time():
    evening = NOON + timedelta(hours=9)
    progress = Progress(
        {NAMES[0]: record(evening), NAMES[1]: record(evening, LEARNING)}
    )
    assert due(progress, NOON) == (NAMES[0],)
    assert due(progress, evening) == (NAMES[0], NAMES[1])


def test_day_is_that_of_the_reader():
    at = datetime(2026, 3, 2, 1, tzinfo=UTC)  # in New York still the first of March
    progress = Progress({NAMES[0]: record(at)})
    new_york = timezone(timedelta(hours=-5))
    assert due(progress, NOON) == ()
    assert due(progress, NOON.astimezone(new_york)) == (NAMES[0],)


def test_new_cards_come_ten_a_day_one_of_each_topic_in_turn_easy_first():
    today = deck(Progress(), NOON, ALL)
    assert len(today.new) == NEW_A_DAY
    assert today.left == today.new
    assert today.waiting == len(ALL) - NEW_A_DAY
    topics = [topic for topic in TOPICS if any(each.topic == topic for each in ALL)]
    first = [question(name) for name in today.new[: len(topics)]]
    assert [each.topic for each in first] == topics
    for topic in topics:
        levels = [each.level for each in ALL if each.topic == topic]
        easiest = min(levels, key=list(LEVELS).index)
        assert next(each for each in first if each.topic == topic).level == easiest


def test_new_cards_of_a_day_are_counted_over_all_topics_until_midnight():
    begun = {name: record(NOON + 9 * DAY, first=NOON) for name in NAMES[:8]}
    progress = Progress(begun)
    margins = [each for each in ALL if each.topic == "margins"]
    assert len(deck(progress, NOON, margins).new) == 2
    assert len(deck(progress, NOON, margins, more=3).new) == 5
    assert len(deck(progress, NOON + DAY, ALL).new) == NEW_A_DAY
    before_midnight = NOON + timedelta(hours=11)
    assert len(deck(progress, before_midnight, ALL).new) == 2


def test_due_come_first_then_new_then_what_comes_back_soon():
    progress = Progress(
        {
            NAMES[0]: record(NOON - DAY, first=NOON - DAY),
            NAMES[1]: record(NOON + timedelta(minutes=10), LEARNING, NOON),
            NAMES[2]: record(NOON + 3 * DAY, first=NOON - DAY),
        }
    )
    today = deck(progress, NOON, ALL)
    assert today.left[0] == NAMES[0]
    assert today.left[-1] == NAMES[1]
    assert len(today.new) == NEW_A_DAY - 1
    assert today.next == NOON + 3 * DAY
    assert NAMES[2] not in today.left


def test_rating_closes_the_card_and_counts_its_topic():
    name = NAMES[0]
    opened = review.with_opened(Progress(), name)
    assert review.opened(opened) == name
    good, _ = review.with_rating(opened, name, 3, NOON)
    again, _ = review.with_rating(opened, name, 1, NOON)
    topic = f"topic:{question(name).topic}"
    assert review.opened(good) == ""
    assert not good.unfinished
    assert good.cards[name] == rate(None, 3, NOON)
    assert good.results[topic] == Result(1, 1)
    assert again.results[topic] == Result(0, 1)


def test_rating_is_taken_back_until_something_comes_after_it():
    name = NAMES[0]
    before = review.with_opened(Progress(), name)
    for _ in range(2):
        after, rated = review.with_rating(before, name, 1, NOON)
        assert review.can_take_back(after, rated)
        assert review.taken_back(after, rated) == before
        later = after.with_card(name, rate(after.cards[name], 3, NOON + DAY))
        assert not review.can_take_back(later, rated)
        assert not review.can_take_back(Progress(), rated)
        before = review.with_opened(later, name)


@pytest.mark.parametrize(
    "work", [None, 3, [], "x", {"open": 3}, {"more": "9", "day": "2026-03-01"}]
)
def test_foreign_work_is_no_work(work):
    progress = Progress(unfinished={} if work is None else {review.PAGE: work})
    assert review.opened(progress) == ""
    assert review.more(progress, NOON) == 0
    assert review.opened(review.with_opened(progress, NAMES[0])) == NAMES[0]


def test_more_new_cards_are_for_today_alone():
    progress = review.with_more(review.with_more(Progress(), NOON), NOON)
    assert review.more(progress, NOON) == 2 * NEW_A_DAY
    assert review.more(progress, NOON + DAY) == 0
    opened = review.with_opened(progress, NAMES[0])
    assert review.with_opened(opened, "") == progress


def test_words_of_the_day():
    progress = Progress({NAMES[0]: record(NOON - DAY, first=NOON - DAY)})
    today = deck(progress, NOON, ALL)
    assert cards_words.left(today) == "11 left today: 1 due, 10 new"
    one = [question(NAMES[0])]
    rated, given_rating = review.with_rating(progress, NAMES[0], 3, NOON)
    days = in_words(rated.cards[NAMES[0]].due - NOON)
    assert cards_words.done(deck(rated, NOON, one), NOON) == (
        f"Nothing is left for today. The next card comes back in {days}."
    )
    assert cards_words.rated(given_rating, rated.cards[NAMES[0]]) == (
        f"Rated “Good”: back in {days}."
    )
