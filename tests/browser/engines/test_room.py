"""A phone in a room, in every engine: it joins, answers, and sees the answers."""

from __future__ import annotations

from tests.browser.engines.tab import Tab
from tests.browser.room.teacher import NUMBER, Teacher
from ui.room.page import SENT

VALUE = "() => document.querySelector('[name=value]')?.value"


def test_number_is_moved_sent_kept_over_a_reload_and_seen_at_the_reveal(tab: Tab):
    tab.resize(390, 844)
    teacher = Teacher(tab.server, NUMBER)
    tab.open(f"r/{teacher.code}", ready="h1")
    tab.until_says("You are in.", "h1")
    teacher.steps("open")
    tab.until_seen("[type=range]")
    tab.focus("[type=range]")
    tab.press("ArrowRight", "ArrowRight")
    tab.until("() => document.querySelector('.number').innerText === '$255,000'")
    tab.click_button("Send")
    tab.until_says(SENT, "[role=status]")
    assert teacher.count() == (1, 1)
    tab.reload(ready="[type=range]")
    tab.until_says(SENT, "[role=status]")
    assert tab.evaluate(VALUE) == "255000"
    teacher.phone_sends(300_000)
    teacher.steps("close")
    tab.until_says("You said $255,000.", "main")
    teacher.steps("reveal")
    tab.until_says("2 answers: from $255,000 to $300,000.", "main")
    assert tab.is_seen("svg .own")
