"""Choosing a loss in a real Chromium: curves and guide by mouse, finger and keys."""

from __future__ import annotations

import itertools
import math
import re

from playwright.sync_api import Page, expect

from ui.numbers import said

ERROR, P = "Error of the prediction", "Probability of the true class"


def value_of(handle) -> float:
    return float(handle.get_attribute("aria-valuenow"))


def choose(page: Page, name: str) -> None:
    row = page.locator("[data-testid=stButtonGroup]")
    row.get_by_text(name, exact=True).click()


def test_prediction_moves_under_all_curves(open_page, drag, handle, readout):
    page = open_page("choosing?preset=errors")
    expect(readout(page, "Squared error")).to_have_text("4")
    drag(page, ERROR, -60, 0)
    error = value_of(handle(page, ERROR))
    assert 0 < error < 1.9
    assert value_of(handle(page, f"{ERROR}, on the curve")) == error
    expect(readout(page, "Squared error")).to_have_text(said(error**2))
    table = page.locator(".ll-panel").nth(2)
    expect(table).to_contain_text(f"{abs(error):.4f}")
    expect(table).to_contain_text(f"{math.tanh(error):.4f}")
    expect(page).to_have_url(re.compile(f"error={error:g}"))


def test_name_of_a_loss_is_not_taken_for_a_number_with_a_unit(open_page, readout):
    page = open_page("choosing")
    page.get_by_role("button", name="Show me").click()
    expect(readout(page, "Recommended")).to_have_text("Squared error")
    expect(page.locator(".ll-main .ll-unit")).to_have_text("")


def test_chosen_loss_is_spoken_of_and_the_error_stays(open_page, handle, readout):
    page = open_page("choosing?preset=errors")
    choose(page, "Huber")
    expect(readout(page, "Huber loss")).to_have_text("1.5")
    expect(readout(page, "Gradient per unit of error")).to_have_text("1")
    delta = handle(page, "Huber's δ: straight beyond it")
    delta.focus()
    page.keyboard.press("End")
    expect(readout(page, "Huber loss")).to_have_text("2")
    expect(page).to_have_url(re.compile("loss=huber&delta=2.5"))
    assert value_of(handle(page, ERROR)) == 2
    assert "error=" not in page.url


def test_kink_is_said_in_words(open_page, handle, readout):
    page = open_page("choosing?loss=absolute_error&error=0.05")
    handle(page, ERROR).focus()
    page.keyboard.press("ArrowLeft")
    slope = readout(page, "Gradient per unit of error")
    expect(slope).to_have_text("−1 to 1")
    expect(readout(page, "Curvature")).to_have_text("none")
    page.keyboard.press("ArrowLeft")
    expect(slope).to_have_text("−1")


def test_switched_axis_keeps_the_loss_and_changes_the_slope(open_page, readout):
    page = open_page("choosing?preset=gear")
    expect(page.locator(".ll-arithmetic")).to_contain_text("−1.428571")
    loss = readout(page, "Cross-entropy")
    expect(loss).to_have_text("0.357")
    choose(page, "Logit")
    expect(readout(page, "Gradient per unit of logit")).to_have_text("−0.300")
    expect(loss).to_have_text("0.357")
    expect(page).to_have_url(re.compile("axis=logit"))


def test_finger_finds_the_honest_report(open_page, touch_drag, handle, readout):
    page = open_page("choosing?preset=honest&p=0.2", phone=True)
    touch_drag(page, "Reported probability, on the curve", 90, 0)
    p = value_of(handle(page, "Reported probability"))
    assert p > 0.4
    mean = 0.7 * (1 - p) ** 2 + 0.3 * p**2
    expect(readout(page, "Brier loss, mean of ten cases")).to_have_text(said(mean))
    expect(page).to_have_url(re.compile(f"p={p:g}"))


def test_answers_lead_to_a_loss_a_link_and_data(open_page, readout, handle):
    page = open_page("choosing?preset=task")
    answer = readout(page, "Recommended")
    expect(answer).to_have_text("Squared error")
    choose(page, "yes, wrong entries")
    expect(answer).to_have_text("Huber loss")
    expect(page.locator(".ll-sentence")).to_contain_text("The price: δ has to be")
    expect(page).to_have_url(re.compile("outliers=mistakes"))
    handle(page, ERROR).focus()
    page.keyboard.press("Home")
    expect(readout(page, "Its gradient here")).to_have_text("−1")
    expect(answer).to_have_text("Huber loss")
    expect(page).to_have_url(re.compile("error=-2.5"))
    page.get_by_text("See it on data").click()
    expect(page).to_have_url(re.compile(r"houses\?preset=outlier&loss=huber"))
    expect(page.locator(".ll[data-drawn=true]")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_questions_of_the_guide_are_seen_above_its_answer(open_page, readout):
    page = open_page("choosing?preset=crowd")
    answer = readout(page, "Recommended")
    expect(answer).to_be_attached()
    for question in (
        "What is predicted?",
        "Is one class rare?",
        "Are the labels right?",
    ):
        label = page.get_by_text(question, exact=True)
        expect(label).to_be_in_viewport()
        group = page.get_by_role("radiogroup", name=question)
        expect(group).to_be_in_viewport(ratio=1)
        assert label.bounding_box()["y"] < group.bounding_box()["y"]
        box, below = group.bounding_box(), answer.bounding_box()
        assert box["y"] + box["height"] <= below["y"]
    tops = [
        page.get_by_text(question, exact=True).bounding_box()["y"]
        for question in ("What is predicted?", "What will be used?")
    ]
    assert tops[0] == tops[1], "labels of one row stand at one height"


def test_guide_asks_above_its_answer_on_a_phone_and_nothing_is_cut(open_page, readout):
    page = open_page("choosing?preset=task", phone=True)
    answer = readout(page, "Recommended")
    for question in ("What is predicted?", "Are there outliers?"):
        group = page.get_by_role("radiogroup", name=question)
        expect(group).to_be_in_viewport(ratio=1)
        assert group.bounding_box()["y"] < answer.bounding_box()["y"]
        for option in group.get_by_role("radio").all():
            box = option.bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390
    page.get_by_role("radio", name="large misses must count").click()
    expect(page).to_have_url(re.compile("outliers=count"))
    page = open_page("choosing?preset=two", phone=True)
    row, plot = page.locator(".st-key-choosing-controls"), page.locator(".ll-plot")
    assert row.bounding_box()["y"] > plot.last.bounding_box()["y"]


def test_long_advice_stands_clear_of_the_numbers_beside_it_on_a_phone(open_page):
    for width in (320, 390):
        page = open_page("choosing?preset=task&predicted=class&noise=yes", phone=True)
        page.set_viewport_size({"width": width, "height": 700})
        values = page.locator(".ll-value")
        expect(values.first).to_be_visible()
        boxes = [each.bounding_box() for each in values.all()]
        assert all(box["x"] + box["width"] <= width for box in boxes)
        for one, other in itertools.combinations(boxes, 2):
            is_beside = one["x"] + one["width"] <= other["x"] or (
                other["x"] + other["width"] <= one["x"]
            )
            is_above = one["y"] + one["height"] <= other["y"] or (
                other["y"] + other["height"] <= one["y"]
            )
            assert is_beside or is_above


def test_dip_is_shaded_when_the_margin_is_dragged_into_it(open_page, handle):
    page = open_page("choosing?preset=bound")
    panel = page.locator(".ll-panel").first
    expect(panel).not_to_contain_text("−0.541325")
    handle(page, "Margin").focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    expect(panel).to_contain_text("−0.541325")
    page.keyboard.press("Home")
    expect(panel).not_to_contain_text("−0.541325")


def test_other_part_opens_beside_the_heading(open_page, readout):
    page = open_page("choosing?preset=margins")
    choose(page, "Guide")
    expect(readout(page, "Recommended")).to_have_text("Squared error")
    expect(page).to_have_url(re.compile("preset=task"))
    expect(page.get_by_text("What each loss buys")).to_be_visible()
    choose(page, "Curves")
    expect(readout(page, "Squared error")).to_have_text("4")
    expect(page).to_have_url(re.compile("preset=two"))
    expect(page.get_by_text("What each loss buys")).to_have_count(0)


def test_curves_begin_with_two_to_which_more_are_added(open_page, handle, drag):
    page = open_page("choosing?preset=two")
    panels = page.locator(".ll-panel")
    expect(panels).to_have_count(2)
    drag(page, ERROR, -60, 0)
    error = value_of(handle(page, ERROR))
    assert 0 < error < 2
    page.get_by_role("button", name="+ Huber").click()
    expect(panels).to_have_count(3)
    expect(panels.nth(2)).to_contain_text("Huber")
    expect(panels.nth(2)).not_to_contain_text("curvature")
    expect(page).to_have_url(re.compile("added=huber"))
    assert value_of(handle(page, ERROR)) == error
    page.get_by_role("button", name="+ Curvature").click()
    expect(panels.nth(2)).to_contain_text("curvature")
    page.get_by_role("button", name="+ Huber").click()
    expect(panels.nth(2)).not_to_contain_text("Huber")


def test_panel_of_which_nothing_is_seen_yet_says_so(open_page):
    page = open_page("choosing?preset=two")
    slopes = page.locator(".ll-panel").nth(1)
    expect(slopes).to_have_attribute("data-veiled", "true")
    expect(page.locator(".ll-panel").first).to_have_attribute("data-veiled", "false")
    page.get_by_role("button", name="Show me").click()
    expect(slopes).to_have_attribute("data-veiled", "false")


def test_head_of_a_table_waits_with_its_numbers(open_page):
    page = open_page("choosing?preset=gear")
    head = page.locator(".ll-words").get_by_text("curvature", exact=True)
    expect(page.get_by_role("button", name="Show me")).to_be_visible()
    expect(head).to_have_count(0)
    page.get_by_role("button", name="Show me").click()
    expect(head).to_have_count(1)
