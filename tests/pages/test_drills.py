"""The page "Drills": one at a time, and the timed run of ten."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import opened
from ui.interview.drills import KINDS, drill
from ui.interview.drills.kept import answer_to
from ui.interview.drills.run import Run, kept, plan, run_of
from ui.interview.drills.state import State
from ui.interview.memory.progress import Progress, Result
from ui.interview.names.editions import newest

open_page = partial(opened, "drills", is_told=True)
ONE = drill("cross-entropy", "medium", 2)
KIND_FIELD = State.__dataclass_fields__["kind"].metadata["kind"]
LINK = {"kind": "cross-entropy", "level": "medium", "seed": "2"}


def button(app: AppTest, label: str):
    return next(each for each in app.button if each.label == label)


def send(app: AppTest, text: str, label: str = "Check") -> AppTest:
    app.text_input[0].set_value(text)
    return button(app, label).click().run()


def said(app: AppTest) -> str:
    return "\n".join(each.value for each in app.markdown)


def test_page_opens_with_a_drill_and_a_field_and_no_chart_that_tells():
    app = open_page(**LINK)
    assert not app.exception
    assert not app.warning
    assert ONE.text in said(app)
    assert app.text_input[0].label == "Your answer in nats (natural logarithm)"
    assert ONE.worked[-1] not in said(app)
    assert [each.label for each in app.button] == ["Check", "Another one"]


def test_right_answer_is_said_counted_and_worked():
    app = send(open_page(**LINK), "0.0834 nats")
    assert app.success[0].value == "Right: 0.08338 nats."
    assert ONE.worked[-1] in said(app)
    progress = app.session_state["memory.progress"]
    assert progress.results == {"drill:cross-entropy": Result(1, 1)}
    assert answer_to(progress, ONE) == "0.0834 nats"
    assert app.session_state["focus.wish"][0] == "drills-next"
    assert not app.text_input


def test_chart_with_other_numbers_says_so_above_it():
    found = drill("huber", "medium", 3)
    app = open_page(kind="huber", level="medium", seed="3")
    assert found.chart
    assert found.chart not in [each.value for each in app.caption]
    send(app, "1")
    assert found.chart in [each.value for each in app.caption]


def test_wrong_answer_is_named():
    app = send(open_page(**LINK), "0.0362")
    assert app.error[0].value.startswith("You took the logarithm to base 10.")
    assert app.text[0].value == "You answered: 0.0362"
    progress = app.session_state["memory.progress"]
    assert progress.results == {"drill:cross-entropy": Result(0, 1)}


@pytest.mark.parametrize(
    "text", ["", "abc", "1 2", "0.1 bits", "<b>", "1e999", "9" * 999, "0.08", "ln(2"]
)
def test_what_is_no_answer_is_told_and_stays_and_counts_not(text):
    app = send(open_page(**LINK), text)
    assert not app.exception
    assert "rite" in app.warning[0].value
    assert app.text_input[0].value == text
    assert "memory.progress" not in app.session_state
    assert app.session_state["focus.wish"][0] == app.text_input[0].key


def test_comma_that_can_be_read_in_two_ways_is_asked_back_and_counts_not():
    app = send(open_page(kind="cross-entropy", level="easy", seed="8"), "1,386")
    assert app.warning[0].value.startswith("Is this 1386 or 1.386?")
    assert app.text_input[0].value == "1,386"
    assert app.session_state["focus.wish"][0] == app.text_input[0].key
    assert "memory.progress" not in app.session_state
    send(app, "1.386")
    assert app.success[0].value == "Right: 1.386 nats."
    progress = app.session_state["memory.progress"]
    assert progress.results == {"drill:cross-entropy": Result(1, 1)}


def test_right_number_with_a_wrong_unit_counts_as_right_and_is_told():
    app = send(open_page(**LINK), "-ln 0.92 bits")
    assert app.success[0].value == "Right, but say nats, not bits: 0.08338 nats."
    progress = app.session_state["memory.progress"]
    assert progress.results == {"drill:cross-entropy": Result(1, 1)}


def test_answer_that_an_earlier_version_counted_stands_with_what_it_can_mean():
    quarter = drill("cross-entropy", "easy", 8)
    was = Progress(unfinished={"drills-answers": {"cross-entropy/easy/8": "1,386"}})
    was = was.with_result("drill:cross-entropy", False)
    app = open_page(kind="cross-entropy", level="easy", seed="8")
    app.session_state["memory.progress"] = was
    app.run()
    assert not app.exception
    assert app.warning[0].value.startswith("Is this 1386 or 1.386?")
    assert quarter.worked[-1] in said(app)
    button(app, "Answer it again").click().run()
    send(app, "1.386")
    results = app.session_state["memory.progress"].results
    assert results == {"drill:cross-entropy": Result(0, 1)}


def test_next_is_the_next_seed_in_the_address_with_an_empty_field():
    app = send(open_page(**LINK), "0.0834")
    button(app, "Next").click().run()
    assert app.query_params["seed"] == "3"
    assert app.query_params["kind"] == "cross-entropy"
    assert app.text_input[0].value == ""
    assert app.session_state["focus.wish"][0] == app.text_input[0].key
    button(app, "Another one").click().run()
    assert app.query_params["seed"] == "4"


def test_answering_again_counts_once():
    app = send(open_page(**LINK), "7")
    button(app, "Answer it again").click().run()
    assert app.text_input[0].value == ""
    send(app, "0.0834")
    assert app.success
    results = app.session_state["memory.progress"].results
    assert results == {"drill:cross-entropy": Result(0, 1)}


def test_kind_and_level_are_chosen_and_in_the_address():
    app = open_page()
    app.selectbox[0].set_value("hinge").run()
    assert app.query_params["kind"] == "hinge"
    app.segmented_control[1].set_value("hard").run()
    assert app.query_params["level"] == "hard"
    assert drill("hinge", "hard", 1).text in said(app)


def test_all_kinds_mixed_goes_on_to_another_kind_at_once():
    app = open_page(kind="hinge", level="hard", seed="4")
    app.selectbox[0].set_value("mixed").run()
    first = app.query_params["kind"]
    assert first != "hinge"
    assert app.query_params["mixed"] == "1"
    assert drill(first, "hard", 5).text in said(app)
    assert app.selectbox[0].value == "mixed"
    button(app, "Another one").click().run()
    assert app.query_params["seed"] == "6"
    assert drill(first, "hard", 6).text not in said(app)


def test_drill_has_a_number_and_another_one_is_a_button_that_looks_like_one():
    app = open_page(**LINK)
    captions = [each.value for each in app.caption]
    assert "Cross-entropy in nats · Medium · no. 2" in captions
    assert button(app, "Another one").proto.type == "secondary"


def test_chart_of_a_drill_says_nothing_of_the_example_of_its_lesson():
    app = send(open_page(kind="huber", level="hard", seed="3"), "1")
    parts = [each.proto.bytes for each in app.get("bidi_component")]
    (sent,) = [json.loads(each) for each in parts if each.startswith(b'{"scene"')]
    assert sent["scene"]["drag"] == "Drag a ring. δ can be dragged too."
    assert sent["scene"]["asked"] is None


def test_hostile_link_gives_notices_and_a_drill():
    app = open_page(kind="<b>", level="\x00", seed="1e99", mode="x", mixed="maybe")
    assert not app.exception
    words = " ".join(warning.value for warning in app.warning)
    assert "kind must be one of squared-error" in words
    assert "seed must be between 1 and 999,999" in words
    assert app.text_input


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_shown_answered_and_charted(kind):
    app = open_page(kind=kind, level="hard", seed="3")
    send(app, repr(drill(kind, "hard", 3).answer))
    assert not app.exception
    assert not app.warning
    assert app.success
    assert app.get("bidi_component")


def test_run_waits_for_the_browser():
    app = opened("drills", mode="run")
    assert not app.exception
    assert not app.button


def test_run_of_ten_ends_with_a_report():
    app = open_page(mode="run", level="easy")
    button(app, "Start").click().run()
    drills = run_of(app.session_state["memory.progress"]).drills
    assert drills[0].text in said(app)
    for text in ("no number", "ln(2", "9^9^9^9"):
        send(app, text, "Answer")
        assert "rite" in app.warning[0].value
        assert drills[0].text in said(app)
    for each in drills[:9]:
        assert each.text in said(app)
        send(app, repr(each.answer), "Answer")
        assert not app.success
    button(app, "Skip this one").click().run()
    assert app.subheader[0].value.startswith("9 of 10 right in ")
    assert len(app.expander) == 10
    assert "skipped" in app.expander[9].label
    charts = [each.chart for each in drills if each.chart]
    assert [each.value for each in app.caption if each.value in charts] == charts
    progress = app.session_state["memory.progress"]
    assert sum(each.asked for each in progress.results.values()) == 10
    button(app, "Done").click().run()
    assert button(app, "Start")
    assert run_of(app.session_state["memory.progress"]) is None


def test_run_is_stopped_and_run_again():
    app = open_page(mode="run", level="hard")
    button(app, "Start").click().run()
    button(app, "Stop the run here").click().run()
    button(app, "Start").click().run()
    first = run_of(app.session_state["memory.progress"])
    send(app, "7e77", "Answer")
    button(app, "Stop the run here").click().run()
    assert app.subheader[0].value.startswith("0 of 10 right in ")
    button(app, "Run again").click().run()
    again = run_of(app.session_state["memory.progress"])
    assert again.level == "hard"
    assert again.seed != first.seed
    assert again.sent == ()


def test_practice_says_that_a_run_is_under_way():
    app = open_page(mode="run")
    button(app, "Start").click().run()
    app.segmented_control[0].set_value("practice").run()
    assert any("A timed run is under way" in each.value for each in app.caption)
    app.segmented_control[0].set_value("run").run()
    assert button(app, "Answer")


def test_run_that_was_asked_for_before_the_link_changed_undoes_nothing(monkeypatch):
    app = open_page(kind="huber")
    app.selectbox[0].set_value("hinge").run()
    assert app.query_params["kind"] == "hinge"
    app.query_params["kind"] = "huber"
    assert app.run().selectbox[0].value == "hinge"
    monkeypatch.setattr("ui.page.session.is_led_by_a_link", lambda: True)
    app.query_params["kind"] = "huber"
    assert app.run().selectbox[0].value == "huber"


def test_drill_that_is_gone_is_said_and_the_run_goes_on_without_it():
    gone = ("retired-kind", "easy", 3)
    names = list(plan("easy", 7))
    names[1:3] = [gone, gone]
    run = Run("easy", 7, datetime.now(UTC), items=tuple(names))
    app = open_page(mode="run")
    app.session_state["memory.progress"] = kept(Progress(), run)
    send(app.run(), repr(run.drills[0].answer), "Answer")
    for place in (2, 3):
        assert not app.exception
        assert f"Question {place} of 10" in app.get("progress")[0].proto.text
        assert "This drill is no longer in Loss Lab. It does not count." in said(app)
        button(app, "Go on").click().run()
    send(app, repr(run.drills[3].answer), "Answer")
    button(app, "Stop the run here").click().run()
    assert app.subheader[0].value.startswith("2 of 8 right in ")
    assert app.expander[1].label == "2. A drill that is no longer there: not counted"
    assert not app.exception


def test_link_to_a_kind_that_is_gone_says_so():
    assert set(KINDS) <= KIND_FIELD.gone
    without = dataclasses.replace(KIND_FIELD, options=("huber",))
    gone = ("huber", "is no longer in Loss Lab")
    assert without.read("hinge", "huber") == gone


def test_mixed_drills_name_their_edition():
    app = open_page(kind="hinge", level="hard", seed="4")
    assert "edition" not in app.query_params
    app.selectbox[0].set_value("mixed").run()
    assert app.query_params["edition"] == str(newest())
