"""The code for phones, read off the screen as a camera would."""

from __future__ import annotations

import io
import re

import pytest
import segno
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.driver import DESKTOP, PROJECTOR, ROOT, serving
from ui.served.phones import NOT_LOCALHOST, SAME_NETWORK

SMALL_PROJECTOR = {"width": 1024, "height": 768}
CODE = ".ll-qr img"
LAN = "192.168.0.23"
SLIDE = "houses?preset=outlier&present=1"


@pytest.fixture(scope="module")
def told():
    """A server on this machine that is told its name in the network."""
    with serving(ROOT / "app.py", STREAMLIT_BROWSER_SERVER_ADDRESS=LAN) as address:
        yield address


def modules(page: Page, across: int) -> tuple[tuple[int, ...], ...]:
    """Dark and light of the code as it is seen, in so many modules with its border."""
    picture = Image.open(io.BytesIO(page.locator(CODE).screenshot())).convert("L")
    width, height = picture.size
    middles = [(place + 0.5) / across for place in range(across)]
    return tuple(
        tuple(
            int(picture.getpixel((int(x * width), int(y * height))) < 128)
            for x in middles
        )
        for y in middles
    )


def expect_code_of(page: Page, address: str) -> None:
    expect(page.locator(CODE)).to_have_js_property("complete", True)
    code = segno.make(address, error="m", boost_error=False, micro=False)
    expected = tuple(tuple(map(int, row)) for row in code.matrix_iter(border=4))
    assert modules(page, len(expected)) == expected


@pytest.mark.parametrize(
    "look",
    [
        {"viewport": PROJECTOR},
        {"viewport": SMALL_PROJECTOR, "dark": True},
    ],
    ids=["large", "small and dark"],
)
def test_q_shows_the_code_of_the_slide_and_keys_put_it_away(visit, told, look):
    page = visit(f"{told}/{SLIDE}", **look)
    link = f"{told.replace('127.0.0.1', LAN)}/houses?preset=outlier"
    dialog = page.get_by_role("dialog", name="This page on a phone")
    page.keyboard.press("q")
    expect(page.get_by_role("img", name=f"QR code of {link}")).to_be_visible()
    expect_code_of(page, link)
    words = dialog.get_by_role("status")
    expect(words).to_contain_text(link.removeprefix("http://"))
    expect(words).to_contain_text(SAME_NETWORK)
    type_size = page.locator(".ll-qr-note").evaluate(
        "e => getComputedStyle(e).fontSize"
    )
    assert float(type_size[:-2]) >= look["viewport"]["height"] / 30
    for box in (dialog.bounding_box(), page.locator(CODE).bounding_box()):
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= look["viewport"]["width"]
        assert box["y"] + box["height"] <= look["viewport"]["height"]
    for key in ("q", "Escape", "PageDown"):
        page.keyboard.press(key)
        expect(dialog).to_have_count(0)
        page.keyboard.press("q")
        expect(page.locator(CODE)).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    assert page.url.endswith(SLIDE), "no key of the code's left the slide or turned it"
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("preset=outlier.*&guess=shown$"))
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(re.compile("preset=outlier"))
    expect(page).to_have_url(re.compile("present=1"))


def test_page_shows_its_code_and_says_where_phones_cannot_come(visit, server, told):
    page = visit(f"{told}/houses?preset=outlier&frame=1", viewport=DESKTOP)
    page.get_by_role("button", name="QR code").click()
    link = f"{told.replace('127.0.0.1', LAN)}/houses?preset=outlier"
    expect(page.get_by_role("img", name=f"QR code of {link}")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="QR code")).to_be_focused()
    page.goto(f"{server}/spam")
    page.get_by_role("button", name="QR code").click()
    dialog = page.get_by_role("dialog", name="This page on a phone")
    expect(dialog.get_by_role("status")).to_have_text(NOT_LOCALHOST)
    expect(page.locator(CODE)).to_have_count(0)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
