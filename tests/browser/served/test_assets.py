"""What is served: no other host, nothing forbidden, few bytes, and words in time."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.driver import until_idle
from tests.browser.proxy import proxy_to
from tests.browser.watch import watching
from tests.lessons import INTERVIEW, PATHS
from ui.inside_streamlit import component_scripts
from ui.interview.paper.routes import CHEAT_SHEET

CHART = ".ll[data-drawn=true]"
MOST_BYTES = 2_600_000
ASKED = """() => performance.getEntriesByType("resource")
  .map(({ name, startTime }) => [name, startTime])"""
NO_SOCKET = "Loss Lab cannot begin on this network."


@pytest.fixture
def page(browser):
    page = browser.new_page(reduced_motion="reduce")
    yield page
    page.context.close()


@pytest.mark.parametrize("path", ["", *PATHS, *INTERVIEW])
def test_page_asks_no_other_host_and_nothing_that_is_forbidden(page, server, path):
    with watching(page) as faults:
        page.goto(f"{server}/{path}")
        expect(page.locator("h1").first).to_be_visible(timeout=30_000)
        if path in ("", *PATHS):
            expect(page.locator(CHART).first).to_be_visible(timeout=30_000)
        until_idle(page)
    assert faults == []
    assert page.get_by_text(NO_SOCKET).count() == 0


def test_code_and_picture_of_a_lesson_are_allowed(page, server):
    with watching(page) as faults:
        page.goto(f"{server}/houses")
        expect(page.locator(CHART)).to_be_visible(timeout=30_000)
        with page.expect_download():
            page.get_by_role("button", name="Save picture").click()
        page.get_by_role("button", name="Code", exact=True).click()
        expect(page.get_by_role("dialog").locator("code").first).to_be_visible()
    assert faults == []


def test_printed_sheet_has_its_style_and_asks_for_nothing(page, server):
    with watching(page) as faults:
        page.goto(f"{server}/{CHEAT_SHEET}")
        expect(page.locator("table").first).to_have_css("border-collapse", "collapse")
    assert faults == []


def test_first_visit_of_a_lesson_is_small(page, server):
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes = []
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.append(event["encodedDataLength"]),
    )
    page.goto(f"{server}/houses")
    expect(page.locator(CHART)).to_be_visible(timeout=30_000)
    until_idle(page)
    page.wait_for_load_state("networkidle")
    assert sum(sizes) <= MOST_BYTES
    assert sum(sizes) > 1_000_000  # Plotly alone: what is counted is counted


def test_scripts_that_a_chart_waits_for_come_with_the_page_and_once(page, server):
    page.goto(f"{server}/houses")
    expect(page.locator(CHART)).to_be_visible(timeout=30_000)
    asked = page.evaluate(ASKED)
    names, begun = [name for name, _ in asked], dict(asked)
    for each in component_scripts():
        address = f"{server}/{each}"
        assert names.count(address) == 1
        assert begun[address] < begun[f"{server}/_stcore/health"]


def test_network_without_sockets_is_said_in_words(page, server):
    with proxy_to(server, has_sockets=False) as proxy:
        page.goto(f"{proxy.address}/houses")
        words = page.get_by_role("alert").filter(has_text=NO_SOCKET)
        expect(words).to_be_visible()
        expect(words).to_contain_text(proxy.address.removeprefix("http://"))
        proxy.has_sockets = True
        expect(page.locator(CHART)).to_be_visible(timeout=60_000)
        expect(words).to_have_count(0)


def test_page_without_scripts_says_so(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/houses")
    words = page.locator(".loss-lab-said")
    expect(words).to_be_visible()
    expect(words).to_contain_text("Loss Lab needs JavaScript.")
    words.locator("a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cheat sheet of loss")
    context.close()
