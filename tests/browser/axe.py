"""What axe-core finds on a page, in the light theme and in the dark one."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, TimeoutError

from tests.browser.driver import until_idle

SERIOUS = ("serious", "critical")
UNSETTLED = """(theme) => {
  const app = document.querySelector("[data-testid=stApp]");
  const said = (elements) => elements.map((each) => each.outerHTML.slice(0, 200));
  const charts = [...document.querySelectorAll(".ll:not([data-drawn])")];
  const stale = [...document.querySelectorAll("[data-stale=true]")];
  const moving = document.getAnimations().map((each) => each.effect.target);
  const { testScriptState } = app.dataset;
  const { colorScheme } = getComputedStyle(app);
  return [
    ...(testScriptState === "notRunning" ? [] : [testScriptState]),
    ...(colorScheme === theme ? [] : [colorScheme]),
    ...said([...charts, ...stale, ...moving]),
  ];
}"""


def serious_in(page: Page) -> list[str]:
    """What is serious once nothing runs, is redrawn or fades; the page ends light."""
    return [
        f"{theme}: {violation['id']}: {node['html'][:200]} {node['failureSummary']}"
        for theme in ("dark", "light")
        for violation in _violations(page, theme)
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]


def _violations(page: Page, theme: str) -> list[dict]:
    page.emulate_media(color_scheme=theme)
    until_idle(page)
    try:
        page.wait_for_function(f"(theme) => !({UNSETTLED})(theme).length", arg=theme)
    except TimeoutError as error:
        raise AssertionError(page.evaluate(UNSETTLED, theme)) from error
    return Axe().run(page).response["violations"]
