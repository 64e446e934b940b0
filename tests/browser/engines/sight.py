"""What every page owes its reader at first sight, in every engine."""

from __future__ import annotations

from tests.browser.engines.tab import DRAWN, Tab
from tests.lessons import INTERVIEW, PATHS
from ui.interview.cards.words import WAITING_FOR_THE_BROWSER

LESSONS = ("", *PATHS)
OTHERS = tuple(dict.fromkeys(link.split("?")[0] for link in INTERVIEW))
WITH_CHART = (*LESSONS, "walkthrough")
_FAILED = "[data-testid=stException], [data-testid=stAlert], .ll-status:not(:empty)"
_HAS_READ = "(waiting) => !document.body.innerText.includes(waiting)"
_FITS = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  return main.scrollWidth <= main.clientWidth;
}"""


def open_and_see_it_whole(tab: Tab, path: str) -> None:
    """Open a page: it is whole, nothing fails, nothing is wider than the screen."""
    has_chart = path.partition("?")[0] in WITH_CHART
    tab.open(path, ready=DRAWN if has_chart else "h1")
    tab.until(_HAS_READ, WAITING_FOR_THE_BROWSER)
    tab.until_idle()
    assert tab.text("h1")
    assert not tab.is_seen(_FAILED)
    tab.until(_FITS)
    assert tab.is_seen(DRAWN) == has_chart
