"""The row above a chart in every engine: a finger, keys and a click step on."""

from __future__ import annotations

from tests.browser.engines.tab import Tab
from ui.lessons.houses import PART as HOUSES

WAY = HOUSES.way
ROW = ".ll-path-where"
NEXT = ".ll-path-where + .ll-path-step"
IS_AT = "(name) => new URLSearchParams(location.search).get('preset') === name"
HAS_FOCUS = "(it) => document.activeElement === document.querySelector(it)"
HAS_LIST = "() => !document.querySelector('.ll-path-list').hidden"


def until_at(tab: Tab, place: int) -> None:
    tab.until_says(f"{place} of {len(WAY)} ·", ROW)
    tab.until(IS_AT, WAY[place - 1])


def test_row_is_swiped_stepped_by_keys_and_clicked(tab: Tab):
    tab.open("houses")
    if tab.has_touch:
        tab.drag(ROW, -120, 0, "touch")
        tab.let_go("touch")
    else:
        tab.click(NEXT)
    until_at(tab, 2)
    assert not tab.evaluate(HAS_LIST), "a swipe is no tap"
    tab.focus(NEXT)
    tab.press("ArrowRight")
    until_at(tab, 3)
    tab.press("ArrowLeft")
    until_at(tab, 2)
    assert tab.evaluate(HAS_FOCUS, NEXT)
    tab.click(NEXT)
    until_at(tab, 3)
    tab.click(ROW)
    tab.until(HAS_LIST)
    tab.press("Escape")
    assert not tab.evaluate(HAS_LIST)
