"""Pictures of every page, into `shots/`: desktop, phone, dark, presenter view."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from contextlib import closing

from tests.browser.driver import DESKTOP, MAIN, PHONE, PROJECTOR, ROOT, serving
from tests.browser.engines.driver import start
from tests.browser.engines.tab import DRAWN, Tab
from tests.browser.install_browsers import NEEDS
from tests.lessons import INTERVIEW, PATHS
from ui.interview.cards.words import WAITING_FOR_THE_BROWSER
from ui.lessons import LESSONS

SHOTS = ROOT / "shots"
PRESETS = {"": ("",)} | {path: tuple(LESSONS[path].presets) for path in PATHS}
Wish = tuple[str, str, dict[str, int] | None]
"""A link, the name of its picture, and the size; None is the whole page."""
SETTLED = """(waiting) => document.fonts.ready.then(() =>
  !document.querySelector("[data-stale=true], [data-testid=stSkeleton]")
  && !document.body.innerText.includes(waiting)
  && document.getAnimations().every(({ playState }) => playState !== "running"))"""


def light(only: str) -> Iterator[Wish]:
    """What is shot in the light theme."""
    for path, presets in PRESETS.items():
        if not path.startswith(only):
            continue
        name = path or "home"
        for preset in presets:
            link = f"{path}?preset={preset}" if preset else path
            each = f"{name}-{preset}".rstrip("-")
            yield link, each, DESKTOP
            yield link, f"{each}-phone", PHONE
        yield path, f"{name}-whole", None
        yield f"{path}?present=1", f"{name}-present", PROJECTOR
    for link in interview(only):
        yield link, name_of(link), DESKTOP
        yield link, f"{name_of(link)}-phone", PHONE


def dark(only: str) -> Iterator[Wish]:
    """What is shot in the dark theme."""
    paths = [path for path in PRESETS if path.startswith(only)]
    for link in [*paths, *interview(only)]:
        yield link, f"{name_of(link)}-dark", DESKTOP
        yield link, f"{name_of(link)}-dark-phone", PHONE


def interview(only: str) -> list[str]:
    """The links of the pages on the interview that are wanted."""
    return [link for link in INTERVIEW if link.startswith(only)]


def name_of(link: str) -> str:
    """What a picture of a link is called."""
    return re.sub(r"\W+", "-", link) or "home"


def shoot(tab: Tab, wish: Wish, suffix: str) -> None:
    """Take one picture, once the page is drawn and stands still."""
    link, name, size = wish
    tab.resize(**(size or DESKTOP))
    has_chart = link == "walkthrough" or link.partition("?")[0] in PRESETS
    tab.open(link, ready=DRAWN if has_chart else "h1")
    tab.until_idle()
    if size is None:
        height = tab.evaluate(f"() => {MAIN}.scrollHeight")
        tab.resize(**DESKTOP | {"height": height})
    tab.until(SETTLED, WAITING_FOR_THE_BROWSER)
    tab.frames()
    (SHOTS / f"{name}{suffix}.png").write_bytes(tab.driver.picture())


def main() -> None:
    """Shoot every page, or those whose path starts with a word, in one engine."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("only", nargs="?", default="")
    parser.add_argument("--engine", choices=NEEDS, default="chromium")
    wanted = parser.parse_args()
    suffix = "" if wanted.engine == "chromium" else f"-{wanted.engine}"
    SHOTS.mkdir(exist_ok=True)
    with serving(ROOT / "app.py") as server:
        for wishes, is_dark in ((light, False), (dark, True)):
            with closing(start(wanted.engine, dark=is_dark)) as driver:
                tab = Tab(driver, server)
                driver.resize(**DESKTOP)
                for wish in wishes(wanted.only):
                    shoot(tab, wish, suffix)
    print(f"{len(list(SHOTS.glob('*.png')))} pictures in {SHOTS.name}/")


if __name__ == "__main__":
    main()
