"""Spam or not in a real browser: mouse, finger, keys, labels, a mail of one's own."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.driver import expect_to_fit, value_of

MAIL_1, MAIL_2 = "Score of mail 1, spam", "Score of mail 2, not spam"
ON_CURVE = "Score of mail 2 on the curve"
TOTAL = "Hinge loss, sum of 2 mails"


def test_classic_case_by_mouse_and_by_flipping_a_label(
    open_page, drag, handle, readout
):
    page = open_page("spam?preset=classic&guess=shown")
    total = readout(page, TOTAL)
    expect(total).to_have_text("0.50")
    expect(page.get_by_text("mean 0.25", exact=True)).to_be_visible()
    for name in (MAIL_1, MAIL_2, ON_CURVE):
        expect(handle(page, name)).to_be_in_viewport()
    expect(page.get_by_role("button", name="Code", exact=True)).to_be_in_viewport()
    drag(page, MAIL_2, -2000, 0)
    expect(total).to_have_text("0.00")
    drag(page, MAIL_2, 2000, 0)
    expect(total).to_have_text("4.50")
    expect(page).to_have_url(re.compile("scores=2%2C3.5"))
    page.get_by_role("button", name="Reset").click()
    expect(total).to_have_text("0.50")
    page.get_by_text("Mail 2: spam +1").click()
    expect(total).to_have_text("1.50")
    expect(readout(page, "Hinge loss, mail 2")).to_have_text("1.50")
    expect(page).to_have_url(re.compile(r"spam\?preset=classic&label_2=spam$"))


def test_curve_moves_the_same_mail_and_touching_another_chooses_it(
    open_page, drag, handle, readout
):
    page = open_page("spam?preset=classic&guess=shown")
    margin = readout(page, "Margin, mail 2")
    drag(page, ON_CURVE, -60, 0, hold=True)
    assert value_of(page, ON_CURVE) == value_of(page, MAIL_2) > -0.5
    expect(margin).to_have_text(re.compile("^−"))
    page.keyboard.press("Escape")
    expect(margin).to_have_text("0.50")
    page.mouse.up()
    assert "scores" not in page.url
    handle(page, MAIL_1).click()
    expect(readout(page, "Margin, mail 1")).to_have_text("2.00")
    expect(page).to_have_url(re.compile("chosen=0"))


def test_keys_walk_to_the_kink_and_over_it(open_page, handle, readout):
    page = open_page("spam?preset=kink")
    slope = readout(page, "Gradient per unit of margin, mail 2")
    expect(slope).to_have_text("−1 to 0")
    fan = page.locator(".ll-moving path[style*='--ll-gradient-area']")
    mail = handle(page, MAIL_2)
    mail.focus()
    page.keyboard.press("ArrowLeft")
    expect(slope).to_have_text("0")
    expect(fan).to_have_attribute("d", "")
    page.keyboard.press("ArrowRight")
    expect(slope).to_have_text("−1 to 0")
    expect(fan).to_have_attribute("d", re.compile("^M"))
    page.keyboard.press("ArrowRight")
    expect(slope).to_have_text("−1")
    page.keyboard.press("Home")
    expect(mail).to_have_attribute("aria-valuetext", "score −3.50, hinge loss 0.00")


def test_finger_drags_a_mail_on_a_phone(open_page, touch_drag, readout):
    page = open_page("spam", phone=True)
    expect(readout(page, TOTAL)).to_be_in_viewport()
    touch_drag(page, MAIL_2, 70, 0)
    expect(readout(page, TOTAL)).not_to_have_text("0.50")
    assert value_of(page, MAIL_2) > 0.5
    expect_to_fit(page)


def test_one_of_twelve_real_mails_is_dragged(open_page, drag, handle, readout):
    page = open_page("spam?preset=real")
    total = readout(page, "Hinge loss, sum of 12 mails")
    expect(total).to_have_text("8.698")
    name = "Score of mail 10, not spam"
    drag(page, name, -2000, 0)
    expect(total).to_have_text("6.107")
    expect(page.get_by_role("slider")).to_have_count(13)


def score_text(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Your mail").fill(text)
    page.get_by_role("button", name="Score it").click()


def test_own_mail_is_scored_kept_and_never_in_the_link(open_page, readout):
    page = open_page("spam?preset=own")
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    expect(readout(page, "Score")).to_have_text("+4.33")
    score_text(page, "Dear zebra, the meeting is on Monday.")
    expect(readout(page, "Counted")).to_have_text("7 words")
    expect(page.get_by_text("Very short texts give extreme").first).to_be_visible()
    score = readout(page, "Score").text_content()
    page.get_by_text("It is not spam −1").click()
    expect(page).to_have_url(re.compile(r"spam\?preset=own&label_1=not$"))
    page.get_by_role("link", name="House prices").first.click()
    expect(page).to_have_url(re.compile("/houses$"))
    expect(page.locator(".ll[data-drawn=true]")).to_be_visible()
    page.get_by_role("link", name="Spam or not").first.click()
    expect(readout(page, "Score")).to_have_text(score)
    box = page.get_by_role("textbox", name="Your mail")
    expect(box).to_have_value("Dear zebra, the meeting is on Monday.")
    assert not any("zebra" in url for url in [*requests, page.url])
    score_text(page, "")
    expect(readout(page, "Counted")).to_have_text("0 words")
    expect(page.get_by_text("The text is empty")).to_be_visible()
