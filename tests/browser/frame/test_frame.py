"""A lesson in a frame of a page on another site."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.driver import ROOT, handle_of, serving

PRICE = "Predicted price of the house"
REFUSED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() {
    throw new DOMException("refused", "SecurityError"); } });
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words) -> None:
        """Say nothing of what is asked for."""


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A site of its own: a folder, and the address under which it is served."""
    folder = tmp_path_factory.mktemp("school")
    handler = partial(_Quiet, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield folder, f"http://localhost:{site.server_port}"
        site.shutdown()


@pytest.fixture(scope="module")
def open_server(school):
    """An app that the school may frame."""
    _, origin = school
    with serving(ROOT / "app.py", LOSS_LAB_FRAME_ANCESTORS=origin) as address:
        yield address


@pytest.fixture
def page(browser):
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.context.close()
    assert errors == []


def framed(page: Page, school, address: str) -> FrameLocator:
    """The frame, on a page of the school."""
    folder, origin = school
    frame = f'<iframe src="{address}" width="1000" height="600"></iframe>'
    (folder / "course.html").write_text(f"<!doctype html><p>A course.</p>{frame}")
    page.goto(f"{origin}/course.html")
    return page.frame_locator("iframe")


def test_nobody_may_frame_it_unless_told(page, school, server):
    with page.expect_console_message(lambda each: "frame-ancestors" in each.text):
        framed(page, school, f"{server}/houses?frame=1")


def test_lesson_in_a_frame_is_its_chart_and_keeps_being_so(page, school, open_server):
    frame = framed(page, school, f"{open_server}/houses?frame=1&prices=225000")
    handle = frame.get_by_role("slider", name=PRICE, exact=True)
    expect(handle).to_have_attribute("aria-valuenow", "225000", timeout=30_000)
    expect(frame.locator("h1")).to_have_count(0)
    expect(frame.get_by_test_id("stHeader")).to_be_hidden()
    expect(frame.get_by_role("button", name="Reset")).to_be_visible()
    expect(frame.get_by_role("button", name="Present")).to_have_count(0)
    handle.focus()
    page.keyboard.press("Home")
    inside = page.frames[1]
    inside.wait_for_function("() => location.search.includes('prices=150000')")
    assert "frame=1" in inside.url
    with page.context.expect_page() as opened:
        frame.locator(".ll-out").click()
    expect(handle_of(opened.value, PRICE)).to_have_attribute("aria-valuenow", "150000")
    expect(opened.value.locator("h1")).to_be_visible()
    assert "frame=" not in opened.value.url


def test_words_that_cannot_be_copied_are_shown_selected(page, school, open_server):
    page.add_init_script("document.execCommand = () => false;")
    frame = framed(page, school, f"{open_server}/houses?frame=1&prices=225000")
    frame.get_by_role("button", name="Copy frame").click()
    field = frame.locator(".ll-copy textarea")
    expect(field).to_be_focused()
    assert "prices=225000&amp;frame=1" in field.input_value()
    assert field.evaluate("each => each.selectionEnd === each.value.length")
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(frame.get_by_role("button", name="Copy frame")).to_be_focused()
    frame.get_by_role("button", name="Copy link").click()
    expect(field).to_have_value(f"{open_server}/houses?prices=225000")


def test_chart_works_where_storage_is_refused(page, school, open_server):
    page.add_init_script(REFUSED)
    frame = framed(page, school, f"{open_server}/spam?frame=1")
    expect(frame.locator(".ll[data-drawn=true]")).to_be_visible(timeout=30_000)
    expect(frame.get_by_role("alert")).to_have_count(0)


def test_line_for_a_frame_is_offered_only_where_frames_are_open(open_page):
    page = open_page("houses")
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    expect(page.get_by_role("button", name="Copy frame")).to_have_count(0)
