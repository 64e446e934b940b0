"""Handouts in a real Chromium: one page of A4 each, with all that is on it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.driver import until_idle
from tests.browser.interview.test_cheat_sheet import A4, PAGES, PRINTED_WIDTH, pdf_of
from tests.browser.served.test_qr import LAN, told  # noqa: F401, a fixture
from ui.handout.sheet import handout_of, pages, short
from ui.interview.paper.text import document
from ui.lessons import LESSONS
from ui.served.phones import NOT_LOCALHOST
from ui.served.qr import qr_svg

HANDOUTS = [
    handout_of(path, part=short(part))
    for path, lesson in LESSONS.items()
    for part in lesson.parts
] + [
    handout_of(path, preset=name) for path in LESSONS for name in LESSONS[path].presets
]
LEAST_ROOM = 16 / 25.4 * 96
"""Two lines to write on, in pixels."""
FAULTS = """(least) => [...document.querySelectorAll(".page")].flatMap((page, at) => {
  const within = (inner, outer) => {
    const [a, b] = [inner, outer].map((each) => each.getBoundingClientRect());
    return a.bottom <= b.bottom + 1 && a.right <= b.right + 1 && a.left >= b.left - 1;
  };
  const parts = [...page.querySelectorAll("header, section")];
  const boxes = parts.flatMap((part) => [...part.children].map((each) => [each, part]));
  const out = [...parts.map((each) => [each, page]), ...boxes]
    .filter(([inner, outer]) => !within(inner, outer))
    .map(([inner]) => inner.className || inner.tagName);
  const tight = [...page.querySelectorAll(".room")]
    .filter((room) => room.getBoundingClientRect().height < least)
    .map(() => "no room");
  const small = [...page.querySelectorAll("p, li, figcaption, h2")]
    .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 7.5 / 72 * 96)
    .map((each) => each.innerText);
  const faults = [...out, ...tight, ...small];
  return faults.length ? [[at, ...faults]] : [];
})"""


def test_every_handout_is_one_page_with_room_to_write(browser):
    link = "https://lossfunctions.informatics.school.edu/losslab/"
    body = "".join(
        pages(each, has_answers=False).replace(
            "<!--code-->",
            f"<div class=code><p>{link}{each.link}</p>{qr_svg(link + each.link)}</div>",
        )
        for each in HANDOUTS
    )
    page = browser.new_page(viewport={"width": PRINTED_WIDTH, "height": 1000})
    page.set_content(document("Every handout", "handout", body))
    page.emulate_media(media="print")
    faults = page.evaluate(FAULTS, LEAST_ROOM)
    assert [(HANDOUTS[place], *said) for place, *said in faults] == []
    printed = pdf_of(page)
    assert len(PAGES.findall(printed)) == len(A4.findall(printed)) == len(HANDOUTS)
    page.close()


def test_lesson_leads_to_its_handout(visit, told):  # noqa: F811
    page = visit(f"{told}/training?preset=too-far")
    until_idle(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Handout").click()
    sheet = opened.value
    expect(sheet.get_by_role("heading", level=1)).to_contain_text("Step size")
    assert len(PAGES.findall(pdf_of(sheet))) == 1
    assert sheet.locator(".code p").inner_text().startswith(f"{LAN}:")
    sheet.emulate_media(media="print")
    expect(sheet.get_by_role("navigation")).to_be_hidden()
    sheet.emulate_media(media="null")
    sheet.get_by_role("link", name="With answers").click()
    expect(sheet.get_by_text("For the teacher", exact=True)).to_be_visible()
    assert len(PAGES.findall(pdf_of(sheet))) == 2


def test_handout_on_a_phone_and_without_a_way_for_phones(visit, server):
    page = visit(f"{server}/paper/houses?preset=outlier", ready="h1", phone=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator(".no-code")).to_have_text(NOT_LOCALHOST)
    page.emulate_media(media="print")
    expect(page.locator(".no-code")).to_be_hidden()
