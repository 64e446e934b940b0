"""The page "The professional answer": its path, its versions, its rehearsal."""

from __future__ import annotations

import json

import pytest

from tests.pages.test_every_page import open_page
from ui.interview.answer.rehearsal import rehearsal_of
from ui.interview.answer.walkthrough import LENGTHS, steps
from ui.interview.paper.answer import answer_sheet
from ui.interview.paper.text import html


def button(app, label: str):
    return next(each for each in app.button if each.label == label)


def texts(app) -> str:
    return "\n".join(each.value for each in app.markdown)


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.name)
def test_every_step_shows_its_words_and_its_chart(step):
    app = open_page("walkthrough.py", {"length": "180", "step": step.name})
    assert not app.exception
    assert not app.warning
    for text in (step.say, step.why, step.follow_up):
        assert text in texts(app)
    keys = [each.key for each in app.get("bidi_component")]
    assert sum(key.startswith("embedded.") for key in keys) == 1


def test_short_version_is_praised_for_its_own_words():
    app = open_page("walkthrough.py", {"length": "60", "step": "words"})
    short, long = (
        next(step for step in steps(length) if step.name == "words")
        for length in LENGTHS
    )
    assert short.why in texts(app)
    assert long.why not in texts(app)


def test_next_and_previous_walk_the_path_and_the_link_follows():
    app = open_page("walkthrough.py", {})
    assert button(app, "Previous").disabled
    button(app, "Next").click().run()
    assert app.selectbox[0].value == "words"
    assert app.query_params["step"] == "words"
    button(app, "Previous").click().run()
    assert app.selectbox[0].value == "definition"
    app.selectbox[0].select("closing").run()
    button(app, "Rehearse it").click().run()
    assert app.query_params["mode"] == "rehearse"
    assert not app.exception


def test_hostile_link_gives_notices_and_the_first_step():
    link = {"step": "😀", "mode": "1e99", "length": "61", "nobody": "\x00"}
    app = open_page("walkthrough.py", link)
    assert not app.exception
    assert len(app.warning) == 3
    assert any("1 more word" in caption.value for caption in app.caption)
    assert app.selectbox[0].value == "definition"


@pytest.mark.parametrize("length", LENGTHS)
def test_whole_answer_is_read_and_printed_in_one_piece(length):
    app = open_page("walkthrough.py", {"mode": "whole", "length": length})
    assert not app.exception
    said = [f"**{step.title}.** {step.say}" for step in steps(length)]
    assert [text for text in texts(app).split("\n") if text in said] == said
    (paper,) = [
        json.loads(each.proto.json)
        for each in app.get("bidi_component")
        if each.proto.component_name == "loss_lab_print"
    ]
    assert paper == {"job": "", "html": answer_sheet(length)}
    for step in steps(length):
        assert html(step.say) in paper["html"]
    assert button(app, "Print it")


def rehearsed(app, count: int) -> None:
    button(app, "Start: 60 seconds").click().run()
    for _ in range(count):
        next(
            each for each in app.button if each.label in ("Next step", "Finish")
        ).click()
        app.run()


def clocks(app):
    components = [each.proto for each in app.get("bidi_component")]
    return [
        json.loads(each.json)
        for each in components
        if each.component_name == "loss_lab_ticking"
    ]


def test_rehearsal_hides_the_text_until_the_end_then_shows_it_beside_a_rating():
    app = open_page("walkthrough.py", {"mode": "rehearse"})
    assert "9 steps" in texts(app)
    rehearsed(app, 3)
    assert not app.exception
    step = steps("60")[3]
    assert app.subheader[0].value == step.cue
    assert not any(each.say in texts(app) for each in steps("60"))
    (ticking,) = clocks(app)
    assert (ticking["words"], ticking["target"]) == ("of 1:00", 60)
    assert ticking["step"]["planned"] == step.seconds
    assert 0 <= ticking["step"]["taken"] < ticking["seconds"] + 1
    app.toggle[0].set_value(False).run()
    assert clocks(app) == []
    assert "60 seconds in all" in texts(app)
    for _ in range(6):
        next(
            each for each in app.button if each.label in ("Next step", "Finish")
        ).click()
        app.run()
    assert app.subheader[0].value.startswith("You took")
    for each in steps("60"):
        assert f"**{each.title}.** {each.say}" in texts(app)
    assert "Read again" not in texts(app)
    ratings = [each for each in app.get("button_group") if "rating" in each.label]
    assert len(ratings) == 9
    ratings[0].set_value("missed").run()
    assert "Read again" in texts(app)
    button(app, "Done").click().run()
    assert not app.exception
    result = app.session_state["memory.progress"].results["topic:foundations"]
    assert (result.right, result.asked) == (0, 1)
    assert button(app, "Start: 60 seconds")


def test_rehearsal_under_way_is_told_while_reading_and_can_be_stopped():
    app = open_page("walkthrough.py", {"mode": "rehearse", "length": "180"})
    button(app, "Start: 3 minutes").click().run()
    assert rehearsal_of(app.session_state["memory.progress"]).length == "180"
    mode = next(each for each in app.get("button_group") if each.label == "Mode")
    mode.set_value("read").run()
    assert any("under way" in each.value for each in app.caption)
    mode = next(each for each in app.get("button_group") if each.label == "Mode")
    mode.set_value("rehearse").run()
    button(app, "Stop this rehearsal").click().run()
    assert rehearsal_of(app.session_state["memory.progress"]) is None


def test_foreign_json_in_the_memory_is_no_rehearsal():
    app = open_page("walkthrough.py", {"mode": "rehearse"})
    button(app, "Start: 60 seconds").click().run()
    broken = app.session_state["memory.progress"].with_unfinished("walkthrough", [1])
    app.session_state["memory.progress"] = broken
    app.run()
    assert not app.exception
    assert button(app, "Start: 60 seconds")
