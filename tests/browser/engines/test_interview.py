"""One drill answered, one card rated, one question found, in every engine."""

from __future__ import annotations

from tests.browser.engines.tab import Tab
from ui.interview.bank import question

DRILL = "drills?kind=cross-entropy&level=medium&seed=2"
FIELD = "input[aria-label^='Your answer']"
KEPT = "localStorage.getItem('loss-lab.progress')"
ASKED = "[data-testid=stMain] h3"
IS_NOT_ASKED = f"""(card) => {{
  const asked = document.querySelector("{ASKED}")?.innerText;
  return asked && asked !== card;
}}"""
CARDS_ARE = f"""(count) =>
  Object.keys(JSON.parse({KEPT} ?? "{{}}").cards ?? {{}}).length === count"""
SEARCH = ".st-key-questions-words input"
FIRST = "[data-testid=stExpander]"
FOCUSED = "(words) => document.activeElement.innerText.startsWith(words)"


def test_drill_is_answered_by_keys(tab: Tab):
    tab.open(DRILL, ready=FIELD)
    tab.until_idle()
    link = tab.url()
    tab.click(FIELD)
    tab.press(*"0,0834", "Enter")
    tab.until_says("Right: 0.08338 nats.")
    tab.until(FOCUSED, "Next")
    assert "logarithm to base 10" not in tab.text("[data-testid=stMain]")
    assert tab.url() == link, "the drill that is answered stays"
    tab.until(f'() => ({KEPT}).includes(\'"right":1,"asked":1\')')


def test_card_is_rated_once_and_kept_over_a_reload(tab: Tab):
    tab.open("flashcards", ready=ASKED)
    tab.until_idle()
    first = tab.text(ASKED)
    tab.click_button("Show the answer")
    tab.until(FOCUSED, "Again")
    assert tab.text(ASKED) == first
    tab.click_button("Good")
    tab.until(CARDS_ARE, 1)
    tab.until(IS_NOT_ASKED, first)
    tab.until_idle()
    second, kept = tab.text(ASKED), tab.evaluate(f"() => {KEPT}")
    tab.reload(ready=ASKED)
    tab.until_idle()
    tab.until(IS_NOT_ASKED, first)
    assert tab.text(ASKED) == second
    assert tab.evaluate(f"() => {KEPT}") == kept
    assert not tab.is_seen(".st-key-cards-ratings"), "no answer is given away"


def test_question_is_found_while_it_is_typed(tab: Tab):
    tab.open("questions", ready=f"{SEARCH}[aria-keyshortcuts]")
    tab.until_idle()
    tab.press("/", *"bpr")
    tab.until_says(question("ranking-pairs").question, FIRST)
    tab.press(*" loss")
    tab.until("() => decodeURIComponent(location.search).includes('bpr+loss')")
    typed = f"() => document.querySelector('{SEARCH}').value"
    assert tab.evaluate(typed) == "bpr loss"
    assert tab.evaluate(f"() => document.activeElement.matches('{SEARCH}')")
