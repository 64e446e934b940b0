"""The page "Question bank": search, filters, one open question, and its links."""

from __future__ import annotations

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import opened
from ui.interview.bank import found, question, questions
from ui.interview.bank.search import searched
from ui.interview.bank.state import State

open_page = partial(opened, "questions")
FIRST, *_, LAST = questions()


def listed(app: AppTest) -> list[str]:
    return [fold.label.split("] ", 1)[1] for fold in app.expander]


def test_every_question_is_listed_and_none_is_open():
    app = open_page()
    assert not app.exception
    assert listed(app) == [each.question for each in questions()]
    assert not [text for text in app.markdown if text.value.startswith("**Passes.**")]


@pytest.mark.parametrize("each", questions(), ids=lambda each: each.name)
def test_link_of_every_question_brings_it_back(each):
    assert State(question=each.name).question == each.name
    state = State(question=each.name, words="no such words")
    assert each in (*state.found, *state.nearest)


def test_link_opens_its_question_on_top_with_both_answers():
    app = open_page(question=LAST.name)
    assert not app.exception
    assert not app.warning
    assert listed(app)[0] == LAST.question
    assert len(listed(app)) == len(questions())
    said = [text.value for text in app.markdown]
    assert f"**Passes.** {LAST.passes}" in said
    assert f"**Impresses.** {LAST.impresses}" in said
    assert f"**The trap.** {LAST.trap}" in said


def test_search_and_filters_narrow_the_list():
    app = open_page(topic="margins", level="hard")
    assert listed(app) == [each.question for each in found("margins", "hard")]
    assert listed(app)
    app.text_input[0].set_value("Scores KINK").run()
    narrowed = searched("scores kink", "margins", "hard")
    assert listed(app) == [
        each.question for each in (*narrowed.hits, *narrowed.nearest)
    ]
    app.text_input[0].set_value("qwertyuiop").run()
    assert listed(app) == []
    assert "No question holds these words" in app.caption[0].value


def test_search_lists_the_best_first_and_the_nearest_apart():
    app = open_page(words="mse vs mae")
    assert listed(app)[0] == question("mse-or-mae").question
    assert not app.subheader
    app.text_input[0].set_value("zebra huber").run()
    assert listed(app)[0] == question("huber").question
    assert app.caption[0].value == "No question holds all of these words."
    assert [each.value for each in app.subheader] == ["Nearest"]


def test_what_is_typed_stays_as_it_was_typed(monkeypatch):
    app = open_page()
    app.text_input[0].set_value("huber  delta ").run()
    assert app.text_input[0].value == "huber  delta "
    assert app.session_state["questions.state"].words == "huber delta"
    monkeypatch.setattr("ui.page.session.is_led_by_a_link", lambda: True)
    app.query_params["words"] = "focal"
    app.run()
    assert app.text_input[0].value == "focal"


def test_typing_keeps_an_answer_open_that_is_found_and_closes_another():
    state = State(question="huber")
    assert state.with_words("huber").question == "huber"
    assert state.with_words("triplet").question == ""


def test_open_answer_says_what_to_look_at_and_its_exact_values():
    app = open_page(question="huber-delta")
    said = [text.value for text in app.markdown]
    assert question("huber-delta").pointer in said
    assert not any(text.startswith("**A related chart.**") for text in said)
    app = open_page(question="tweedie")
    said = [text.value for text in app.markdown]
    assert any(text.startswith("**A related chart.**") for text in said)
    app = open_page(question="info-nce")
    assert any("Exact values: " in text.value for text in app.caption)
    assert any("0.876 is 0.876061" in text.value for text in app.caption)


def test_only_an_open_answer_has_its_chart():
    assert "embedded.questions" not in open_page().session_state
    assert "embedded.questions" in open_page(question="huber").session_state


def test_question_is_shown_first_again_when_the_page_is_come_back_to():
    app = open_page()
    key = f"questions.{LAST.name}"
    app.session_state["questions.opened_here"] = LAST.name
    app.session_state["questions.state"] = State(question=LAST.name)
    app.run()
    assert listed(app)[-1] == LAST.question
    assert app.session_state[key]
    app.switch_page("../pages/home.py").run()
    app.query_params["question"] = LAST.name
    app.switch_page("../pages/questions.py").run()
    assert listed(app)[0] == LAST.question


def test_hostile_link_lists_questions_and_says_what_is_wrong():
    app = open_page(question="<b>", topic="cooking", words="\x00" * 50 + "x" * 500)
    assert not app.exception
    said = " ".join(warning.value for warning in app.warning)
    assert "topic must be one of all, foundations" in said
    assert "words must have at most 80 characters" in said
    assert app.session_state["questions.state"].question == ""


def test_search_finds_words_of_an_answer_in_any_order():
    words = FIRST.passes.split()[:3]
    assert FIRST in State(words=" ".join(reversed(words))).found
    assert FIRST not in State(words="qwertyuiop").found
