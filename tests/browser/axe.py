"""What axe-core finds on a page, in the light theme and in the dark one."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.driver import until_idle

SERIOUS = ("serious", "critical")
SETTLED = """(theme) => {
  const app = document.querySelector("[data-testid=stApp]");
  const charts = [...document.querySelectorAll(".ll")];
  return app.dataset.testScriptState === "notRunning"
    && getComputedStyle(app).colorScheme === theme
    && charts.every((chart) => chart.dataset.drawn)
    && !document.querySelector("[data-stale=true]")
    && document.getAnimations().length === 0;
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
    page.wait_for_function(SETTLED, arg=theme)
    return Axe().run(page).response["violations"]
