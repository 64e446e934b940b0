"""The words of a chart stay where they are when a drag begins, and keep off handles."""

from __future__ import annotations

from tests.browser.driver import centre_of, handle_of

WORDS = """() => Object.fromEntries([...document.querySelectorAll('.ll-plot text')]
  .filter((each) => each.getBoundingClientRect().width)
  .map((each, index) => {
    const { left, top } = each.getBoundingClientRect();
    return [`${index} ${each.textContent}`, [left, top].map(Math.round)];
  }))"""
AT = """([name, value]) => document.querySelector(`[aria-label="${name}"]`)
  .getAttribute('aria-valuenow') === value"""
DELTA = "Huber's δ: straight beyond it"


def test_no_word_moves_when_a_handle_is_taken_by_the_mouse(open_page):
    """The dial has a Track of its own, which comes when it is taken."""
    page = open_page("choosing?preset=errors&delta=1.5")
    x, y = centre_of(handle_of(page, DELTA))
    before = page.evaluate(WORDS)
    assert len(before) > 10
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.wait_for_function(f"(at) => !({AT})(at)", arg=[DELTA, "1.5"])
    assert page.evaluate(WORDS) != before
    page.mouse.move(x, y, steps=4)
    page.wait_for_function(AT, arg=[DELTA, "1.5"])
    assert page.evaluate(WORDS) == before
    page.mouse.up()
