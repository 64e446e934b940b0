"""A phone in a room, and the remote of one, in every engine."""

from __future__ import annotations

from tests.browser.engines.tab import Tab
from tests.browser.room.teacher import CHOICE, NUMBER, Teacher
from ui.room.page import SENT

NEXT = "#steps .main:not([aria-disabled=true])"
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


def test_remote_leads_its_room_by_taps_and_over_a_reload(tab: Tab):
    tab.resize(390, 844)
    teacher = Teacher(tab.server, CHOICE)
    tab.open(f"r/{teacher.code}/remote#{teacher.secret}", ready=NEXT)
    tab.until("() => location.hash === ''")
    tab.click(NEXT)
    tab.until_says("The vote is open.", "#phase")
    teacher.phone_sends(0)
    tab.until_says("1 of 1 has answered", "#count")
    tab.reload(ready=NEXT)
    for words in ("The vote is closed.", "Everybody sees the answers.", "has ended."):
        tab.until_seen(NEXT)
        tab.click(NEXT)
        tab.until_says(words, "#phase")
    assert teacher.now()["phase"] == "ended"
