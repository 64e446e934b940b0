"""The professional answer in a real browser: read, rehearsed, reloaded."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.axe import serious_in
from tests.browser.driver import (
    expect_to_fit,
    handle_of,
    scroll_to_the_end,
    until_idle,
)
from ui.interview.answer.walkthrough import steps
from ui.links import shown_by

PRICE = "Predicted price of the house"
KEPT = "JSON.parse(localStorage.getItem('loss-lab.progress') ?? '{}')"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def rehearse(page: Page, count: int, *, first: int = 1) -> None:
    """Go on by so many steps from one on."""
    for place in range(first, first + count):
        page.get_by_text(f"Step {place} of 9").wait_for()
        page.get_by_role("button", name=re.compile("^(Next step|Finish)$")).click()


def test_path_by_mouse_with_the_sentence_and_the_chart_in_view(open_page):
    page = open_page("walkthrough")
    for place, step in enumerate(steps("60"), start=1):
        expect(page.get_by_text(f"Step {place} of 9")).to_be_visible()
        expect(page.get_by_text(step.say, exact=True)).to_be_in_viewport()
        shown = shown_by(step.link)
        scene = shown.scene_of(shown.state)
        expect(page.locator(".ll-sentence")).to_have_text(
            [re.compile(re.escape(scene.sentence))]
        )
        plots = page.locator(".ll[data-drawn=true] .ll-plot")
        expect(plots).to_have_count(len(scene.panels))
        for plot in plots.all():
            expect(plot).to_be_in_viewport(ratio=0.95)
        if place > 1:
            expect(page).to_have_url(re.compile(f"step={step.name}$"))
        if place < 9:
            press(page, "Next")
    press(page, "Previous")
    expect(page).to_have_url(re.compile("step=importance$"))
    page.go_back()
    expect(page).to_have_url(re.compile("step=closing$"))
    expect(page.get_by_text("Step 9 of 9")).to_be_visible()


def test_drag_changes_the_number_and_neither_the_link_nor_another_step(
    open_page, drag, readout
):
    page = open_page("walkthrough?step=house")
    loss = readout(page, "Squared error")
    expect(loss).to_have_text("2,500 (thousand $)²")
    address = page.url
    drag(page, PRICE, 0, -30)
    expect(loss).not_to_have_text("2,500 (thousand $)²")
    page.wait_for_timeout(500)  # what a late answer of the server would change
    assert page.url == address
    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()
    press(page, "Next")
    expect(readout(page, "Loss (cross-entropy)")).to_have_text(re.compile("^0.357"))
    press(page, "Previous")
    expect(loss).to_have_text("2,500 (thousand $)²")


def test_path_and_chart_by_keyboard_alone(open_page, readout):
    page = open_page("walkthrough?step=words")
    page.get_by_role("button", name="Next", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Step 3 of 9")).to_be_visible()
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_focused()
    until_idle(page)
    page.keyboard.press("Space")
    expect(page.get_by_text("Step 4 of 9")).to_be_visible()
    until_idle(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("step=house$"))
    expect(readout(page, "Squared error")).to_have_text("2,500 (thousand $)²")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('role')") == "slider":
            break
    expect(handle_of(page, PRICE)).to_be_focused()
    page.keyboard.press("End")
    expect(readout(page, "Squared error")).to_have_text("10,000 (thousand $)²")


def test_arrows_turn_the_steps_where_nothing_else_waits_for_them(open_page, readout):
    page = open_page("walkthrough?step=spam")
    until_idle(page)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Step 8 of 9")).to_be_visible()
    until_idle(page)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Rehearse it")).to_be_focused()
    until_idle(page)
    page.keyboard.press("ArrowRight")  # no step comes after it
    for place in (8, 7, 6, 5):
        page.keyboard.press("ArrowLeft")
        expect(page.get_by_text(f"Step {place} of 9")).to_be_visible()
        until_idle(page)
    loss = readout(page, "Squared error")
    expect(loss).to_have_text("2,500 (thousand $)²")
    handle_of(page, PRICE).focus()
    page.keyboard.press("ArrowRight")
    expect(loss).not_to_have_text("2,500 (thousand $)²")
    page.get_by_role("radio", name="60 seconds").or_(
        page.get_by_role("button", name="60 seconds")
    ).first.focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("combobox", name="Step").focus()
    page.keyboard.press("ArrowRight")
    until_idle(page)
    expect(page.get_by_text("Step 5 of ")).to_be_visible()


def test_rehearsal_loses_nothing_by_a_reload_in_the_middle(open_page):
    page = open_page("walkthrough")
    page.get_by_text("Rehearse", exact=True).click()
    press(page, "Start: 60 seconds")
    rehearse(page, 3)
    expect(page.get_by_text(steps("60")[3].cue)).to_be_visible()
    expect(page.get_by_text(steps("60")[3].say)).to_have_count(0)
    page.wait_for_function(f"() => {KEPT}.unfinished?.walkthrough?.done.length === 3")
    before = page.evaluate(f"{KEPT}.unfinished.walkthrough")
    page.reload()
    expect(page.get_by_text("Step 4 of 9")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^\d:\d\d of 1:00$"))).to_be_visible()
    page.get_by_text("Show the clock").click()
    expect(page.get_by_text(re.compile(r"^\d:\d\d of 1:00$"))).to_have_count(0)
    rehearse(page, 6, first=4)
    expect(page.get_by_role("heading", name=re.compile("^You took"))).to_be_visible()
    row = page.locator(".st-key-walkthrough-rehearsal-spam")
    row.get_by_text("Missed it").click()
    expect(page.get_by_text("Read again:")).to_be_visible()
    page.wait_for_function(
        f"() => {KEPT}.unfinished.walkthrough.ratings.spam === 'missed'"
    )
    assert page.evaluate(f"{KEPT}.unfinished.walkthrough.started") == before["started"]
    page.reload()
    expect(page.get_by_text("Read again:")).to_be_visible()
    main = page.get_by_role("main")
    main.get_by_role("link", name="Spam or not").click()
    expect(page).to_have_url(re.compile(r"walkthrough\?.*step=spam$"))
    expect(page.locator(".ll[data-drawn=true]")).to_be_visible()
    page.get_by_text("Rehearse", exact=True).click()
    press(page, "Done")
    expect(page.get_by_role("button", name="Start: 60 seconds")).to_be_visible()
    page.wait_for_function(f"() => {KEPT}.results['topic:foundations']?.asked === 1")
    assert page.evaluate(f"{KEPT}.unfinished") == {}


def test_rehearsal_by_keyboard_alone_keeps_the_button_in_focus(open_page):
    page = open_page("walkthrough")
    page.get_by_text("Rehearse", exact=True).click()
    page.get_by_role("button", name="Start: 60 seconds").focus()
    page.keyboard.press("Enter")
    for place in range(1, 10):
        page.get_by_text(f"Step {place} of 9").wait_for()
        name = "Finish" if place == 9 else "Next step"
        expect(page.get_by_role("button", name=name)).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^You took"))).to_be_focused()


def test_thumb_turns_the_steps_from_anywhere_on_a_phone(open_page):
    page = open_page("walkthrough?step=house", phone=True)
    page.get_by_role("button", name="Save picture").scroll_into_view_if_needed()
    expect(page.get_by_text(steps("60")[4].say, exact=True)).not_to_be_in_viewport()
    page.get_by_role("button", name="Next", exact=True).tap()
    said = page.get_by_text(steps("60")[5].say, exact=True)
    expect(said).to_be_in_viewport(ratio=1)
    bar = page.locator(".st-key-walkthrough-turn").bounding_box()
    scroll_to_the_end(page)
    last = page.get_by_role("button", name="Save picture").bounding_box()
    assert last["y"] + last["height"] <= bar["y"], "the bar covers nothing"


def test_phone_shows_words_and_chart_and_cuts_nothing(open_page, touch_drag, readout):
    page = open_page("walkthrough?step=house", phone=True)
    expect_to_fit(page)
    expect(page.get_by_text(steps("60")[4].say, exact=True)).to_be_in_viewport()
    touch_drag(page, PRICE, 0, -30)
    expect(readout(page, "Squared error")).not_to_have_text("2,500 (thousand $)²")
    page.get_by_text("Rehearse", exact=True).click()
    press(page, "Start: 60 seconds")
    rehearse(page, 9)
    expect(page.get_by_text("Said it").first).to_be_visible()
    expect_to_fit(page)


def test_axe_finds_nothing_serious_while_reading_and_rehearsing(open_page):
    page = open_page("walkthrough?step=words")
    assert serious_in(page) == []
    page.get_by_text("Rehearse", exact=True).click()
    press(page, "Start: 60 seconds")
    rehearse(page, 1)
    page.get_by_text("Step 2 of 9").wait_for()
    assert serious_in(page) == []
    rehearse(page, 8, first=2)
    page.get_by_text("How was each step").wait_for()
    assert serious_in(page) == []
