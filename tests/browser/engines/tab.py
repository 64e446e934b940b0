"""What a reader sees and does in a tab, in the same words for every engine."""

from __future__ import annotations

from typing import Any

from tests.browser.driver import DESKTOP, TWO_FRAMES
from tests.browser.engines.driver import DOWN, MOVE, UP, Driver, polled

DRAWN = ".ll[data-drawn=true]"
STEPS = 8
SEEN = """(selector) => [...document.querySelectorAll(selector)]
  .some((found) => found.checkVisibility() && found.getClientRects().length > 0)"""
IDLE = "() => !!document.querySelector('[data-test-script-state=notRunning]')"
TEXT = "(selector) => document.querySelector(selector)?.innerText ?? null"
CENTRE = """(selector) => {
  const found = document.querySelector(selector);
  found.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = found.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""
STILL = f"""async (selector) => {{
  const centre = {CENTRE};
  const before = centre(selector);
  await ({TWO_FRAMES})();
  const now = centre(selector);
  const isStill = String(now) === String(before);
  return isStill && document.elementFromPoint(...now)?.closest(selector) && now;
}}"""
FORGET = "() => { sessionStorage.clear(); localStorage.clear(); }"


class Tab:
    """A tab of one engine."""

    def __init__(self, driver: Driver, server: str) -> None:
        self.driver = driver
        self.server = server
        self.engine, self.has_touch = driver.engine, driver.has_touch
        self.size = DESKTOP
        self.held: set[str] = set()

    # Looking

    def open(self, path: str, ready: str = DRAWN) -> None:
        """Open a page of the app by its path, and wait until something is seen."""
        self.driver.goto(f"{self.server}/{path}")
        self.until_seen(ready)

    def reload(self, ready: str = DRAWN) -> None:
        """Open the same address again."""
        self.driver.goto(self.evaluate("() => location.href"))
        self.until_seen(ready)

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """Call a function of JavaScript."""
        return self.driver.evaluate(function, *arguments)

    def until(self, function: str, *arguments: Any) -> Any:
        """Wait until a function of JavaScript says something true; gives that."""
        what = f"{function} of {arguments}, in {self.engine}"
        return polled(lambda: self.evaluate(function, *arguments), what)

    def until_seen(self, selector: str) -> None:
        """Wait until something that a selector finds is seen."""
        self.until(SEEN, selector)

    def is_seen(self, selector: str) -> bool:
        """Whether something that a selector finds is seen."""
        return self.evaluate(SEEN, selector)

    def until_says(self, words: str, selector: str = "[data-testid=stMain]") -> None:
        """Wait until words are read."""
        has = "(selector, words) => [...document.querySelectorAll(selector)]"
        self.until(f"{has}.some((it) => it.innerText.includes(words))", selector, words)

    def until_idle(self) -> None:
        """Wait until the script has run."""
        self.until(IDLE)

    def text(self, selector: str) -> str:
        """What is read at the first thing that a selector finds."""
        return self.evaluate(TEXT, selector)

    def url(self) -> str:
        """The address."""
        return self.evaluate("() => location.href")

    def frames(self) -> None:
        """Wait until what was done is painted."""
        self.evaluate(TWO_FRAMES)

    # Doing

    def centre(self, selector: str) -> tuple[float, float]:
        """Where the middle of something is, once it is scrolled into view."""
        return tuple(self.evaluate(CENTRE, selector))

    def focus(self, selector: str) -> None:
        """Give something the focus."""
        self.evaluate("(it) => document.querySelector(it).focus()", selector)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.driver.key(key)

    def drag(self, selector: str, dx: float, dy: float, kind: str = "mouse") -> None:
        """Take hold of something and move it; `let_go` ends it."""
        x, y = self.centre(selector)
        self.held.add(kind)
        self.driver.point(kind, (MOVE, x, y), (DOWN,))
        for step in range(1, STEPS + 1):
            at = (x + dx * step / STEPS, y + dy * step / STEPS)
            self.driver.point(kind, (MOVE, *at))

    def let_go(self, kind: str = "mouse") -> None:
        """Let go of what is dragged."""
        self.driver.point(kind, (UP,))
        self.held.discard(kind)

    def click(self, selector: str) -> None:
        """Click on the middle of something, once it stays where it is."""
        x, y = self.until(STILL, selector)
        self.driver.point("mouse", (MOVE, x, y), (DOWN,), (UP,))

    def click_button(self, words: str) -> None:
        """Click on the button that begins with these words."""
        mark = """(words) => {
          const [found] = [...document.querySelectorAll("button")].filter(
            (it) => it.innerText.trim().startsWith(words) && it.checkVisibility());
          if (found) found.dataset.meant = words;
          return Boolean(found);
        }"""
        self.until(mark, words)
        self.click(f"button[data-meant={words!r}]")

    # Before and after a test

    def tidy(self) -> list[str]:
        """Leave nothing for the next test; returns the errors on the console."""
        for kind in list(self.held):
            self.let_go(kind)
        errors = self.driver.complaints()
        self.driver.goto(f"{self.server}/_stcore/health")
        self.evaluate(FORGET)
        self.resize(**DESKTOP)
        self.driver.complaints()
        return errors

    def resize(self, width: int, height: int) -> None:
        """Make the page this large, unless it is."""
        size = {"width": width, "height": height}
        if size != self.size:
            self.driver.resize(width, height)
            self.size = size
