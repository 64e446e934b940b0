"""The page "Question bank": search, filters, one open question, and its links."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ui.interview.bank import found, question, questions
from ui.interview.questions_state import State

ROOT = Path(__file__).parent.parent.parent
FIRST, *_, LAST = questions()


def open_page(**link: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "ui" / "navigation.py"), default_timeout=30)
    app.run()
    for name, text in link.items():
        app.query_params[name] = text
    return app.switch_page("../pages/questions.py").run()


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
    assert each in State(question=each.name, words="no such words").found


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
    expected = [each.question for each in found("margins", "hard", "scores kink")]
    assert listed(app) == expected
    app.text_input[0].set_value("zebra crossing").run()
    assert listed(app) == []
    assert "No question holds these words" in app.info[0].value


def test_hostile_link_lists_questions_and_says_what_is_wrong():
    app = open_page(question="<b>", topic="cooking", words="\x00" * 50 + "x" * 500)
    assert not app.exception
    said = " ".join(warning.value for warning in app.warning)
    assert "topic must be one of all, foundations" in said
    assert "words must have at most 80 characters" in said
    assert app.session_state["questions.state"].question == ""


def test_search_finds_words_of_an_answer_in_any_order():
    one = question(FIRST.name)
    words = one.passes.split()[:3]
    assert one in found(words=" ".join(reversed(words)))
    assert one not in found(words="qwertyuiop")
