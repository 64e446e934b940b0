"""axe-core finds nothing serious, on any page, in either theme; a finger hits all."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import serious_in
from tests.browser.driver import PROJECTOR, expect_to_fit, until_idle
from tests.lessons import INTERVIEW, PATHS

LESSONS = ("", *PATHS)


@pytest.mark.parametrize("path", LESSONS)
def test_axe_finds_nothing_serious_in_a_lesson_nor_when_it_is_presented(
    open_page, path
):
    page = open_page(path)
    assert serious_in(page) == []
    page.goto(f"{page.url}?present=1")
    page.locator(".ll[data-drawn=true]").wait_for()
    assert serious_in(page) == []


def test_axe_finds_nothing_serious_in_an_answer_nor_in_what_keys_lay_over_a_slide(
    open_page,
):
    page = open_page("houses?preset=classic&present=1", viewport=PROJECTOR)
    page.keyboard.press("h")
    expect(page.locator(".ll-verdict:not(.ll-room)")).to_contain_text("Answer")
    page.keyboard.press("a")
    expect(page.locator(".ll-arithmetic")).to_be_visible()
    assert serious_in(page) == []
    for key in ("?", "q", "b"):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
        assert serious_in(page) == [], key
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_axe_finds_nothing_serious_where_slides_are_chosen(open_plain):
    page = open_plain("talk?talk=houses.classic,houses.outlier")
    assert serious_in(page) == []


ROOM_UNDER_THE_TITLE = """() => {
  const words = document.createRange();
  words.selectNodeContents(document.querySelector("h1"));
  const { bottom } = words.getBoundingClientRect();
  const others = document.querySelectorAll("[data-testid=stMain] :is(p, button)");
  const tops = [...others].map((each) => each.getBoundingClientRect().top);
  return Math.min(...tops.filter((top) => top > bottom - 10)) - bottom;
}"""


@pytest.mark.parametrize("path", INTERVIEW)
def test_axe_finds_nothing_serious_in_the_interview_pages(open_page, open_plain, path):
    page = (open_page if path == "walkthrough" else open_plain)(path)
    page.wait_for_timeout(800)  # what the browser keeps arrives and is drawn
    assert serious_in(page) == []


@pytest.mark.parametrize("path", INTERVIEW)
def test_no_interview_page_is_wider_than_a_phone_or_sits_on_its_title(open_plain, path):
    page = open_plain(path, phone=True)
    until_idle(page)
    expect_to_fit(page)
    assert page.evaluate(ROOM_UNDER_THE_TITLE) >= 6
