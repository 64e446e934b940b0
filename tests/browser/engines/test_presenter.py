"""The presenter's keys, in every engine: slides, hidden numbers, and the way out."""

from __future__ import annotations

from tests.browser.engines.chart import handle_of, number, numbers, opening
from tests.browser.engines.tab import Tab

SENTENCE = ".ll-sentence"
HIDDEN = """() => getComputedStyle(document.querySelector(".ll-value")).visibility
  === "hidden" """
OTHER = "([it, was]) => document.querySelector(it).innerText !== was"
SAME = "([it, was]) => document.querySelector(it).innerText === was"


def test_presenter_steps_hides_and_leaves_by_keys(tab: Tab):
    tab.open("houses?present=1")
    tab.until_idle()
    first, shown = tab.text(SENTENCE), numbers(tab)
    price = opening("houses").handles[0]
    assert not tab.is_seen("h1")

    tab.press("h")
    tab.until(HIDDEN)
    assert tab.is_seen(".ll-panel")
    tab.press("h")
    tab.until(f"() => !({HIDDEN})()")
    assert numbers(tab) == shown

    tab.press("ArrowRight")
    tab.until(OTHER, [SENTENCE, first])
    tab.until_idle()
    tab.press("ArrowLeft")
    tab.until(SAME, [SENTENCE, first])
    tab.until_idle()
    assert numbers(tab) == shown

    tab.focus(handle_of(price.label))
    tab.press("ArrowUp")
    tab.until("() => location.search.includes('prices=')")
    assert tab.text(SENTENCE).split()[0] == first.split()[0], "it is no slide"
    assert number(tab, price.label) == price.value + price.step

    tab.evaluate("() => document.activeElement.blur()")
    tab.press("Escape")
    tab.until_seen("h1")
    assert "present=" not in tab.url()
