"""The page "Flashcards": front, answer, ratings, undo, and the end of a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import opened
from ui.interview.bank import TOPICS, questions
from ui.interview.cards.review import with_opened
from ui.interview.cards.schedule import NEW_A_DAY, deck, rate
from ui.interview.cards.view import NO_BREAK
from ui.interview.memory.progress import Progress, Result

open_page = partial(opened, "cards")
NOW = datetime.now(UTC)
FIRST = deck(Progress(), NOW, questions()).left[0]


def progress_of(app: AppTest) -> Progress:
    return app.session_state["memory.progress"]


def texts(app: AppTest) -> str:
    return "\n".join(each.value for each in [*app.markdown, *app.caption])


def labels(app: AppTest) -> list[str]:
    return [each.label.replace(NO_BREAK, " ") for each in app.button]


def test_card_waits_for_what_the_browser_keeps():
    app = open_page()
    assert not app.exception
    assert "Reading what this browser keeps" in texts(app)
    assert not app.button


def test_front_hides_the_answer():
    app = open_page(Progress())
    first = next(each for each in questions() if each.name == FIRST)
    assert [each.value for each in app.subheader] == [first.question]
    assert first.passes not in texts(app)
    assert TOPICS[first.topic] in texts(app)
    assert f"{NEW_A_DAY} left today: {NEW_A_DAY} new" in texts(app)
    assert labels(app) == ["Show the answer"]


def test_answer_has_its_depths_its_chart_and_four_ratings():
    app = open_page(Progress())
    app.button(key="cards-reveal").click().run()
    assert not app.exception
    first = next(each for each in questions() if each.name == FIRST)
    for part in (first.passes, first.impresses, first.trap):
        assert part in texts(app)
    assert labels(app) == [
        "**Again** · 1 min",
        "**Hard** · 6 min",
        "**Good** · 10 min",
        "**Easy** · 8 days",
    ]
    assert app.get("page_link")[-1].proto.label == "See it on the chart"


def test_rating_brings_the_next_card_and_can_be_taken_back():
    app = open_page(Progress())
    app.button(key="cards-reveal").click().run()
    app.button(key="cards-rate-4").click().run()
    assert not app.exception
    assert list(progress_of(app).cards) == [FIRST]
    assert "Rated “Easy”: back in 8 days." in texts(app)
    assert f"{NEW_A_DAY - 1} left today" in texts(app)
    app.button(key="cards.undo").click().run()
    assert not progress_of(app).cards
    assert not progress_of(app).results
    assert "**Again** · 1 min" in labels(app)
    assert app.session_state["focus.wish"][0] == "cards-rate-1"
    assert "Rated" not in texts(app)


def test_open_answer_is_shown_again_after_a_reload():
    last = questions()[-1]
    app = open_page(with_opened(Progress(), last.name))
    assert [each.value for each in app.subheader] == [last.question]
    assert last.passes in texts(app)


@pytest.mark.parametrize("name", ["no-such-card", 7, None, ["a"]])
def test_open_answer_that_is_none_is_left_alone(name):
    app = open_page(Progress(unfinished={"cards": {"open": name}}))
    assert not app.exception
    assert labels(app) == ["Show the answer"]


def test_topic_and_level_choose_the_cards():
    app = open_page(Progress(), topic="margins", level="easy")
    shown = app.subheader[0].value
    card = next(each for each in questions() if each.question == shown)
    assert (card.topic, card.level) == ("margins", "easy")


def test_end_of_the_day_says_when_it_goes_on_and_offers_more():
    easy = rate(None, 4, NOW)
    done = Progress({each.name: easy for each in questions()[:NEW_A_DAY]})
    app = open_page(done)
    assert not app.exception
    said = app.success[0].value
    assert said.startswith("Nothing is left for today. The next card comes back in 8")
    assert f"{len(questions()) - NEW_A_DAY} new cards wait" in said
    app.button[0].click().run()
    assert f"{NEW_A_DAY} left today: {NEW_A_DAY} new" in texts(app)


def test_end_of_everything_offers_no_more():
    easy = rate(None, 4, NOW - timedelta(minutes=1))
    app = open_page(Progress({each.name: easy for each in questions()}))
    assert not app.exception
    assert not app.button
    assert "wait" not in app.success[0].value


def test_hostile_link_is_named_and_all_cards_stay():
    app = open_page(Progress(), topic="<b>", level="\x00", open=FIRST)
    assert not app.exception
    said = " ".join(each.value for each in app.warning)
    assert "topic must be one of" in said
    assert "level must be one of" in said
    assert "open is not known" in said
    assert f"{NEW_A_DAY} left today" in texts(app)


def test_again_counts_as_not_known():
    app = open_page(Progress())
    app.button(key="cards-reveal").click().run()
    app.button(key="cards-rate-1").click().run()
    first = next(each for each in questions() if each.name == FIRST)
    assert progress_of(app).results[f"topic:{first.topic}"] == Result(0, 1)
