"""The presenter's keys, in every engine: slides, hidden numbers, and the way out."""

from __future__ import annotations

from tests.browser.engines.chart import (
    handle_of,
    numbers,
    revealed,
    until_number,
)
from tests.browser.engines.tab import Tab

VERDICT = ".ll-verdict:not(.ll-room)"
VEILED = "() => document.querySelector('.ll-guessing') !== null"
AT = "(at) => document.querySelector('.ll-hint').innerText.includes(` ${at}/`)"
OPEN = "() => document.querySelector('dialog[open]')?.getAttribute('aria-label') ?? ''"


def test_presenter_reveals_steps_and_leaves_by_keys(tab: Tab):
    price = revealed("houses", "classic").handles[0]
    tab.open("houses?preset=classic&present=1")
    tab.until_idle()
    tab.until(VEILED)
    assert not tab.is_seen("h1")

    tab.press("ArrowRight")
    tab.until(f"() => !({VEILED})()")
    tab.until_says("Answer: ", VERDICT)
    assert tab.is_seen(".ll-panel")
    until_number(tab, price.label, price.value)
    tab.until_idle()
    shown = numbers(tab)
    tab.press("h")
    tab.until(VEILED)
    tab.press("h")
    tab.until(f"() => !({VEILED})()")
    assert numbers(tab) == shown

    tab.press("ArrowRight")
    tab.until(AT, 2)
    tab.until_idle()
    tab.press("ArrowLeft")
    tab.until(AT, 1)
    tab.until_idle()
    assert numbers(tab) == shown

    tab.focus(handle_of(price.label))
    tab.press("ArrowUp")
    tab.until("() => location.search.includes('prices=')")
    assert tab.evaluate(AT, 1), "it is no slide"
    until_number(tab, price.label, price.value + price.step)
    tab.until_idle()
    for key, at in (("PageDown", 2), ("PageUp", 1)):
        tab.press(key)
        tab.until(AT, at)
        tab.until_idle()
    until_number(tab, price.label, price.value + price.step)

    tab.evaluate("() => document.activeElement.blur()")
    tab.press("b")
    assert tab.evaluate(OPEN).startswith("Black")
    tab.press("PageDown")
    assert tab.evaluate(OPEN) == ""
    tab.until_idle()
    assert tab.evaluate(AT, 1), "the key that ended black turned no slide"
    tab.press("Escape")
    tab.until_says("Esc once more leaves.", ".ll-hint")
    assert not tab.is_seen("h1")
    tab.press("Escape")
    tab.until_seen("h1")
    assert "present=" not in tab.url()
