"""The page "Mock interview": its start, its ten questions, its report, its link."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import opened
from tests.ui.interview.mock.mocks import played
from ui.interview.memory.progress import Progress
from ui.interview.mock.interview import Mock, begun, kept, mock_of, plan
from ui.interview.mock.plan import asked
from ui.interview.names.editions import newest

open_page = partial(opened, "mock")
SEED = 48_213
NOW = datetime.now(UTC)


def under_way(**changes) -> Progress:
    return kept(Progress(), Mock(**(vars(begun(SEED, NOW)) | changes)))


def press(app: AppTest, label: str) -> AppTest:
    next(each for each in app.button if each.label == label).click().run()
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [each.label for each in app.button]


def texts(app: AppTest) -> str:
    shown = [*app.markdown, *app.caption, *app.subheader, *app.text, *app.info]
    return "\n".join(each.value for each in shown)


def seed_of(app: AppTest) -> int:
    """The seed in the address."""
    found = app.query_params["seed"]
    return int(found if isinstance(found, str) else found[0])


def progress_of(app: AppTest) -> Progress:
    return app.session_state["memory.progress"]


def test_start_says_what_comes():
    app = open_page()
    assert labels(app) == ["Start"]
    assert "Ten questions" in texts(app)


def test_link_names_the_ten_questions():
    app = press(open_page(seed=str(SEED)), f"Start interview {SEED}")
    assert mock_of(progress_of(app)).items == plan(SEED)
    assert seed_of(app) == SEED
    assert asked(plan(SEED)[0]).text in texts(app)


def test_drawn_seed_is_in_the_link():
    app = press(open_page(), "Start")
    mock = mock_of(progress_of(app))
    assert seed_of(app) == mock.seed
    assert mock.items == plan(mock.seed, newest())


def test_whole_interview_leads_to_the_report():
    app = press(open_page(Progress(), seed=str(SEED)), f"Start interview {SEED}")
    for place in range(10):
        found = mock_of(progress_of(app)).current
        assert found.about in texts(app)
        assert found.model[0][1] not in texts(app)
        if found.drill:
            app.text_input[0].set_value(f"{found.drill.answer!r}")
            press(app, "Check the answer")
            assert app.success[0].value.startswith("Right")
            press(app, "See the report" if place == 9 else "Next question")
        else:
            app.text_area[0].set_value(f"my note {place}").run()
            press(app, "Show the answer")
            assert f"my note {place}" in texts(app)
            press(app, "Impresses")
    assert "10 of 10 points" in texts(app)
    assert len(app.expander) == 10
    assert "my note 0" in texts(app)
    assert [each.value for each in app.caption].count("Your notes") == 6
    assert texts(app).count("**Look at the chart.**") + texts(app).count(
        "**A related chart.**"
    ) == sum(asked(item).drill is None for item in plan(SEED))
    assert labels(app) == ["Print the report", "Start"]
    assert [each.points for each in progress_of(app).mocks] == [10]


def test_answer_that_cannot_be_read_is_said_and_asked_again():
    progress = under_way(items=plan(SEED)[1:] + plan(SEED)[:1])
    app = open_page(progress)
    for text in ("", "abc", "1 2", "1e999", "nan", "<b>1</b>", "=SUM(A1)", "😀"):
        app.text_input[0].set_value(text)
        press(app, "Check the answer")
        assert len(app.warning) == 1
        assert not mock_of(progress_of(app)).is_open


def test_answer_that_can_be_read_in_two_ways_is_asked_back_and_open_still():
    drill = ("cross-entropy", "easy", 8)
    app = open_page(under_way(items=(drill, *plan(SEED)[:9])))
    for text in ("1,386", "-ln 1/4", "ln(4"):
        app.text_input[0].set_value(text)
        press(app, "Check the answer")
        assert "rite" in app.warning[0].value
        assert app.text_input[0].value == text
        assert not mock_of(progress_of(app)).is_open
    app.text_input[0].set_value("-ln 0.25")
    press(app, "Check the answer")
    assert mock_of(progress_of(app)).verdict == "right"


def test_long_note_is_taken_up_to_its_end_and_says_so():
    app = open_page(under_way())
    app.text_area[0].set_value("x" * 5_000).run()
    assert [each.value for each in app.warning] == [
        "Only the first 4,000 characters are kept."
    ]
    press(app, "Show the answer")
    assert mock_of(progress_of(app)).note == "x" * 4_000
    assert len(app.warning) == 1


def test_drill_can_be_skipped():
    app = press(
        open_page(under_way(items=plan(SEED)[1:] + plan(SEED)[:1])), "Skip this one"
    )
    assert "Skipped" in texts(app)
    assert asked(plan(SEED)[1]).drill.worked[0] in texts(app)
    press(app, "Next question")
    assert mock_of(progress_of(app)).answers[0].verdict == "skipped"


def test_clock_is_turned_off_and_stays_off():
    app = open_page(under_way())
    components = len(app.get("bidi_component"))
    app.toggle[0].set_value(False).run()
    assert len(app.get("bidi_component")) == components - 1
    press(app, "Show the answer")
    press(app, "Missed")
    mock = mock_of(progress_of(app))
    assert (mock.has_clock, mock.answers[0].seconds) == (False, None)
    assert len(app.get("bidi_component")) == components - 1


def test_interview_in_the_middle_goes_on():
    opened = begun(SEED, NOW).opened("", "half an answer", NOW)
    app = open_page(kept(Progress(), opened))
    assert "half an answer" in texts(app)
    assert "How was your answer?" in texts(app)
    assert seed_of(app) == SEED


def test_link_to_another_interview_does_not_end_this_one():
    app = open_page(under_way(), seed="7")
    assert labels(app) == [f"Go on with interview {SEED}", "Start interview 7 instead"]
    assert f"in the middle of interview {SEED}, at question 1 of 10" in texts(app)
    assert mock_of(progress_of(app)).seed == SEED
    press(app, f"Go on with interview {SEED}")
    assert "Show the answer" in labels(app)
    assert seed_of(app) == SEED


def test_report_can_be_seen_from_another_interview():
    app = open_page(played(SEED), seed="7")
    assert labels(app) == [f"See the report of interview {SEED}", "Start interview 7"]
    press(app, f"See the report of interview {SEED}")
    assert "Print the report" in labels(app)


def test_stopping_is_asked_twice_and_keeps_what_was_rated():
    app = open_page(under_way())
    press(app, "Show the answer")
    press(app, "Passes")
    assert "cannot go on with it" in texts(app)
    press(app, "Stop without a report")
    assert mock_of(progress_of(app)) is None
    assert sum(each.asked for each in progress_of(app).results.values()) == 1


@pytest.mark.parametrize(
    "work", [None, 3, {"seed": "x"}, {"items": [[]]}, {"answers": [{}] * 99}]
)
def test_foreign_work_in_the_middle_is_put_aside(work):
    app = open_page(Progress().with_unfinished("mock", work))
    assert not app.exception
    assert labels(app) == ["Start"]


def test_hostile_seed_gives_a_notice_and_a_start():
    app = open_page(seed="-1e99", level="<b>")
    assert not app.exception
    said = " ".join(each.value for each in app.warning)
    assert "seed must be between 0 and 999,999" in said
    assert "level is not known" in said
    assert labels(app) == ["Start"]


def test_hostile_note_is_shown_as_text():
    note = "<script>alert(1)</script> **bold** $x$"
    app = open_page(kept(Progress(), begun(SEED, NOW).opened("", note, NOW)))
    assert note in [each.value for each in app.text]


def test_question_that_is_gone_is_said_and_nothing_that_was_written_is_lost():
    items = ("retired", *plan(SEED)[1:9], ("retired-kind", "hard", 3))
    app = open_page(under_way(items=items, note="half an answer"))
    assert "This question is no longer in Loss Lab. It does not count." in texts(app)
    assert "half an answer" in texts(app)
    press(app, "Next question")
    for _ in range(1, 9):
        found = mock_of(progress_of(app)).current
        press(app, "Skip this one" if found.drill else "Show the answer")
        press(app, "Next question" if found.drill else "Impresses")
    press(app, "See the report")
    assert "4 of 8 points" in texts(app)
    assert "half an answer" in texts(app)
    assert "No longer there" in texts(app)
    ended = progress_of(app).mocks
    assert [(each.points, each.questions) for each in ended] == [(4, 8)]


def test_link_names_the_edition_that_the_questions_are_dealt_from():
    app = press(open_page(), "Start")
    assert app.query_params["edition"] == str(newest())
    old = press(open_page(seed=str(SEED)), f"Start interview {SEED}")
    assert "edition" not in old.query_params
    assert mock_of(progress_of(old)).edition == 0
    named = open_page(under_way(edition=0), seed=str(SEED), edition="1")
    assert "Show the answer" in labels(named)  # no edition is the first
