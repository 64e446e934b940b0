"""Under a prefix every page works, whether the proxy before the app takes it away."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.driver import ROOT, handle_of, serving, until_idle
from tests.browser.interview.test_progress import KEPT, rate_one
from tests.browser.proxy import proxy_to
from tests.browser.room.teacher import Teacher
from tests.lessons import INTERVIEW, PATHS
from ui.interview.paper.routes import CHEAT_SHEET
from ui.served.phones import NOT_LOCALHOST

PRICE = "Predicted price of the house"
CHART = ".ll[data-drawn=true]"
BROKEN_PICTURES = """() => [...document.images]
  .filter((each) => each.complete && !each.naturalWidth).map((each) => each.src)"""


@pytest.fixture(scope="module", params=["kept", "taken away"])
def address(request, server):
    """The address of the app under a prefix."""
    if request.param == "kept":
        with serving(ROOT / "app.py", prefix="losslab") as found:
            yield found
    else:
        with proxy_to(server, "/losslab") as proxy:
            yield proxy.address


@pytest.fixture
def answers(visit):
    """Open an address; gives the page and the answers that it got."""

    found = []

    def listen(answer) -> None:
        found.append(answer)

    def open_and_listen(address: str, ready: str):
        page = visit("about:blank", "html")
        page.on("response", listen)
        page.goto(address)
        expect(page.locator(ready).first).to_be_visible(timeout=30_000)
        until_idle(page)
        page.remove_listener("response", listen)
        return page, found

    return open_and_listen


def expect_all_found(found, address: str) -> None:
    """Check that nothing was asked for elsewhere, and that nothing was missing.

    Streamlit looks for its own beginning under a page's address first.
    """
    host = urlsplit(address)
    asked = [each for each in found if not each.url.startswith(("data:", "blob:"))]
    assert asked
    for each in asked:
        where = urlsplit(each.url)
        assert where.netloc == host.netloc
        assert where.path.startswith("/losslab/")
        if "/_stcore/" not in where.path:
            assert each.status < 400, each.url


@pytest.mark.parametrize("path", ["", *PATHS])
def test_lesson_is_drawn_with_its_pictures(answers, address, path):
    page, found = answers(f"{address}/{path}", CHART)
    assert page.evaluate(BROKEN_PICTURES) == []
    expect_all_found(found, address)


@pytest.mark.parametrize("path", INTERVIEW)
def test_page_on_the_interview_opens(answers, address, path):
    _, found = answers(f"{address}/{path}", "h1")
    expect_all_found(found, address)


def test_drag_writes_the_link_and_the_menu_leads_on(visit, address):
    page = visit(f"{address}/houses", CHART)
    handle_of(page, PRICE).focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile(r"/losslab/houses\?.*prices=150000"))
    page.get_by_role("link", name="Spam or not").first.click()
    expect(page).to_have_url(re.compile("/losslab/spam$"))
    expect(page.locator(CHART)).to_be_visible()
    page.get_by_role("link", name="Loss Lab").first.click()
    expect(page).to_have_url(re.compile("/losslab/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("A loss function")


def test_link_opens_its_state(visit, address):
    page = visit(f"{address}/houses?prices=225000", CHART)
    expect(handle_of(page, PRICE)).to_have_attribute("aria-valuenow", "225000")


def test_printed_sheet_opens_from_its_page(visit, address):
    page = visit(f"{address}/cheat-sheet", "h1")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open the printed page").click()
    sheet = opened.value
    expect(sheet).to_have_url(f"{address}/{CHEAT_SHEET}")
    expect(sheet.get_by_role("heading", level=1)).to_contain_text("Cheat sheet of loss")


def test_lesson_leads_to_its_handout_and_asks_for_its_code(visit, address):
    page = visit(f"{address}/houses", CHART)
    page.get_by_role("button", name="QR code").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(NOT_LOCALHOST)
    page.keyboard.press("Escape")
    until_idle(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Handout").click()
    expect(opened.value).to_have_url(f"{address}/paper/houses?at={address}/")
    expect(opened.value.locator("svg[role=img]").first).to_be_visible()


def test_phone_joins_a_room_and_its_answer_is_kept(visit, address):
    teacher = Teacher(address, "houses?preset=halve")
    teacher.steps("open")
    page = visit(f"{address}/r", "h1", phone=True)
    page.get_by_label("The four letters on the wall").fill(teacher.code)
    page.keyboard.press("Enter")
    expect(page).to_have_url(teacher.address)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("Sent.")
    teacher.steps("close", "reveal")
    link = page.get_by_role("link", name="Open the chart")
    assert link.evaluate("(it) => it.href") == f"{address}/houses?preset=halve"


def test_remote_leads_its_room(visit, address):
    teacher = Teacher(address, "houses?preset=halve")
    link = f"{teacher.address}/remote#{teacher.secret}"
    page = visit(link, "#steps button", phone=True)
    page.get_by_role("button", name="Open the vote").click()
    expect(page.locator("#phase")).to_contain_text("The vote is open.")
    page.get_by_role("button", name="Delete the room").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator("#said")).to_contain_text("The room is deleted")


def test_progress_is_kept_and_saved_as_a_file(visit, address):
    page = visit(f"{address}/flashcards", "h1")
    rate_one(page, "Good", 1)
    page.wait_for_function(f"() => Object.keys({KEPT}.cards ?? {{}}).length === 1")
    page.goto(f"{address}/progress")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    assert '"cards"' in saved.value.path().read_text()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        saved.value.path()
    )
    expect(page.get_by_text("The file holds 1 card")).to_be_visible()
