"""Every gesture on every lesson, in every engine: mouse, finger, keys, Escape."""

from __future__ import annotations

import pytest

from tests.browser.driver import MAIN
from tests.browser.engines.chart import (
    AWAY,
    BACK,
    drag,
    first_of,
    handle_of,
    number,
    numbers,
    opening,
    until_link_is_not,
    until_numbers,
    until_other_numbers,
    value,
)
from tests.browser.engines.sight import LESSONS, open_and_see_it_whole
from tests.browser.engines.tab import Tab
from ui.lessons import LESSONS as ALL
from ui.live_chart.scene import Handle
from ui.state import along

TRAINING = ALL["training"]
LINE = TRAINING.scene(TRAINING.presets["price-line"])
TIME, START, SIZE = "Step of the run", "Start of the descent", "step size"
SURFACE = "document.querySelectorAll('.ll-panel')[1]"
SLOWLY = "() => { document.querySelector('.ll-playback select').value = '0.5'; }"
LINK_SAYS_TIME = """(time) => new URLSearchParams(location.search).get("time")
  === document.querySelector(time).ariaValueNow"""
PATH = f"() => {SURFACE}.querySelector('.ll-moving').innerHTML"
RINGS = f"() => {SURFACE}.querySelector('.contourlayer').innerHTML"


def ring_of(path: str) -> Handle:
    """The first handle on a chart that changes one number; on Training it is live."""
    handles = opening(path).handles
    return next(each for each in handles if each.panel and each.direction != "xy")


def others_of(path: str, moved: Handle) -> list[str]:
    """The names of the handles that move something else, and do not go along."""
    handles = opening(path).handles
    return [
        each.label
        for each in handles
        if each.control not in (moved.control, *along(ALL[path].opening, moved.control))
    ]


def move_and_let_go(tab: Tab, handle: Handle, kind: str, way=AWAY) -> None:
    """Drag: the number changes while the handle is held, and not after."""
    link, before = tab.url(), numbers(tab)
    drag(tab, handle, kind, way)
    until_other_numbers(tab, before)
    tab.frames()
    held, at = numbers(tab), number(tab, handle.label)
    assert tab.url() == link, "nothing is written before it is let go"
    tab.let_go(kind)
    if not handle.is_live:
        assert numbers(tab) == held
    until_link_is_not(tab, link)
    assert number(tab, handle.label) == at
    if not handle.is_live:
        assert numbers(tab) == held


def take_back_by_escape(tab: Tab, handle: Handle) -> None:
    """Drag, and put the handle back by Escape: nothing is left of it."""
    link, before, at = tab.url(), numbers(tab), number(tab, handle.label)
    drag(tab, handle)
    until_other_numbers(tab, before)
    tab.press("Escape")
    until_numbers(tab, before)
    tab.let_go()
    tab.frames()
    tab.until_idle()
    assert number(tab, handle.label) == at
    assert numbers(tab) == before
    assert tab.url() == link


@pytest.mark.parametrize("path", LESSONS)
def test_handle_follows_mouse_finger_and_keys_and_escape_puts_it_back(tab: Tab, path):
    ring = ring_of(path)
    example = ALL[path].opening.preset
    open_and_see_it_whole(tab, f"{path}?preset={example}&guess=shown")
    others = {name: value(tab, name) for name in others_of(path, ring)}
    at = number(tab, ring.label)
    assert at == pytest.approx(first_of(ring.value))

    take_back_by_escape(tab, ring)
    move_and_let_go(tab, ring, "mouse")
    dragged = number(tab, ring.label)
    assert dragged > at
    key_moves_one_step(tab, ring)
    if tab.has_touch:
        tab.centre(handle_of(ring.label))
        top = tab.evaluate(f"() => {MAIN}.scrollTop")
        move_and_let_go(tab, ring, "touch", BACK)
        assert number(tab, ring.label) < dragged
        assert tab.evaluate(f"() => {MAIN}.scrollTop") == top, "a finger only drags"

    for name, said in others.items():
        assert value(tab, name) in (said, None), "the others stood still, or are gone"


def key_moves_one_step(tab: Tab, ring: Handle) -> None:
    """A key moves by one step, and what it did is kept."""
    link, before, at = tab.url(), numbers(tab), number(tab, ring.label)
    tab.focus(handle_of(ring.label))
    tab.press("ArrowLeft" if ring.direction != "y" else "ArrowDown")
    shown = until_other_numbers(tab, before)
    step = first_of(ring.step)
    assert number(tab, ring.label) == pytest.approx(at - step, abs=step / 100)
    until_link_is_not(tab, link)
    assert numbers(tab) == shown


def test_run_is_played_stepped_and_scrubbed(tab: Tab):
    tab.open("training?preset=price-line&guess=shown")
    tab.until_idle()
    link, before = tab.url(), numbers(tab)
    time = handle_of(TIME)
    tab.focus(time)
    tab.press("Home")
    first = until_other_numbers(tab, before)
    assert number(tab, TIME) == 0
    until_link_is_not(tab, link)

    tab.click_button("Step forward")
    tab.until("(it) => document.querySelector(it).ariaValueNow === '1'", time)
    tab.click_button("Step back")
    until_numbers(tab, first)
    assert number(tab, TIME) == 0

    tab.evaluate(SLOWLY)
    tab.click_button("Play")  # at once: what the steps did is not written after it
    until_other_numbers(tab, first)
    tab.click_button("Pause")
    tab.until(LINK_SAYS_TIME, time)
    tab.until_idle()
    paused = number(tab, TIME)
    assert 0 < paused < 60, "it is played, not jumped"
    tab.frames()
    assert number(tab, TIME) == paused, "paused is not played"

    link = tab.url()
    tab.click(".ll-timeline")
    until_link_is_not(tab, link)
    assert number(tab, TIME) == pytest.approx(30, abs=1)


def test_start_is_answered_while_it_is_held_and_the_surface_stays(tab: Tab):
    tab.open("training?preset=price-line&guess=shown")
    tab.until_idle()
    link, before, said = tab.url(), tab.evaluate(PATH), value(tab, START)
    rings, size = tab.evaluate(RINGS), value(tab, SIZE)
    drag(tab, LINE.handle_of("start"))
    tab.until(f"(was) => ({PATH})() !== was", before)
    assert tab.url() == link, "nothing is written before it is let go"
    tab.let_go()
    until_link_is_not(tab, link)
    assert number(tab, START) > first_of(LINE.handle_of("start").value)
    assert value(tab, START) != said
    assert tab.evaluate(RINGS) == rings
    assert value(tab, SIZE) == size
