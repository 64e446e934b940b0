"""Cat or dog in a real Chromium: mouse, finger and keys read the right numbers."""

from __future__ import annotations

import math
import re

from playwright.sync_api import Page, expect

from ui.numbers import said

BAR, ON_CURVE = "Probability of cat", "Probability of cat on the curve"
LOSS = "Loss (cross-entropy)"


def nats(value: float) -> str:
    return f"{said(value)} nats"


def value_of(page: Page, handle, name: str) -> float:
    return float(handle(page, name).get_attribute("aria-valuenow"))


def test_bar_and_curve_are_one_probability(open_page, drag, handle, readout):
    page = open_page("cats-dogs")
    expect(readout(page, LOSS)).to_have_text("0.357 nats")
    expect(readout(page, "Gradient per unit of p(cat)")).to_have_text("−1.43 nats")
    drag(page, BAR, -90, 0)
    p = value_of(page, handle, BAR)
    assert 0.4 < p < 0.6
    assert value_of(page, handle, ON_CURVE) == p
    expect(readout(page, LOSS)).to_have_text(nats(-math.log(p)))
    expect(page.locator(".ll-arithmetic")).to_contain_text(f"0 · ln {1 - p:.2f}")
    expect(page).to_have_url(re.compile(f"p={p:g}"))
    drag(page, ON_CURVE, 120, 0)
    later = value_of(page, handle, ON_CURVE)
    assert later > p + 0.1
    assert value_of(page, handle, BAR) == later
    expect(readout(page, LOSS)).to_have_text(nats(-math.log(later)))
    expect(page).to_have_url(re.compile(f"p={later:g}"))


def test_keys_reach_zero_and_flipping_the_label_leaves_the_probability_alone(
    open_page, handle, readout
):
    page = open_page("cats-dogs")
    bar = handle(page, BAR)
    bar.focus()
    page.keyboard.press("Home")
    expect(readout(page, LOSS)).to_have_text("∞")
    expect(bar).to_have_attribute("aria-valuetext", "0.00 for cat, loss infinite")
    page.keyboard.press("ArrowRight")
    expect(readout(page, LOSS)).to_have_text("4.61 nats")
    page.keyboard.press("End")
    expect(readout(page, LOSS)).to_have_text("0 nats")
    expect(page).to_have_url(re.compile("p=1"))
    page.get_by_role("button", name="Reset").click()
    expect(readout(page, LOSS)).to_have_text("0.357 nats")
    page.get_by_text("Label dog").click()
    expect(readout(page, LOSS)).to_have_text("1.20 nats")
    expect(readout(page, "Gradient per unit of p(cat)")).to_have_text("3.33 nats")
    page.get_by_text("Logit", exact=True).click()
    expect(readout(page, "Gradient per unit of logit")).to_have_text("0.7 nats")
    expect(page).to_have_url(re.compile("label=dog&axis=logit"))
    assert value_of(page, handle, BAR) == 0.7
    assert "p=" not in page.url


def test_finger_divides_the_bar(open_page, touch_drag, handle, readout):
    page = open_page("cats-dogs", phone=True)
    touch_drag(page, BAR, -60, 0)
    p = value_of(page, handle, BAR)
    assert 0.3 < p < 0.65
    expect(readout(page, LOSS)).to_have_text(nats(-math.log(p)))
    expect(page).to_have_url(re.compile(f"p={p:g}"))


def test_row_of_a_batch_is_chosen_and_the_others_stay(open_page, drag, handle, readout):
    page = open_page("cats-dogs?preset=batch")
    expect(readout(page, "Mean cross-entropy, four pictures")).to_have_text(
        "0.612 nats"
    )
    cat = handle(page, "Black cat, probability of cat")
    drag(page, "Black cat, probability of cat", 40, 0)
    expect(cat).not_to_have_attribute("aria-valuenow", "0.6")
    p = value_of(page, handle, "Black cat, probability of cat")
    assert p > 0.65
    expect(readout(page, "Black cat: its own loss")).to_have_text(nats(-math.log(p)))
    on_curve = handle(page, "Black cat on the curve, probability of cat")
    expect(on_curve).to_have_attribute("aria-valuenow", f"{p:g}")
    for name, still in (("Cat", 0.9), ("Dog", 0.2), ("Poodle", 0.8)):
        assert value_of(page, handle, f"{name}, probability of cat") == still
    expect(page).to_have_url(re.compile("chosen=1"))


def test_label_and_model_are_dragged_apart_and_together(open_page, handle, readout):
    page = open_page("cats-dogs?preset=soft")
    expect(readout(page, "KL divergence")).to_have_text("0.0823 nats")
    label = handle(page, "Label, share of cat")
    label.focus()
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect(label).to_have_attribute("aria-valuenow", "0.5")
    expect(readout(page, "KL divergence")).to_have_text("0 nats")
    expect(readout(page, "Entropy of the label")).to_have_text("0.693 nats")
    expect(page).to_have_url(re.compile("target=0.5"))


def test_pulling_a_wrong_logit_down_raises_the_right_probability(
    open_page, drag, handle, readout
):
    page = open_page("cats-dogs?preset=three")
    expect(readout(page, LOSS)).to_have_text("0.170 nats")
    drag(page, "Logit of dog", 0, 40)
    dog = value_of(page, handle, "Logit of dog")
    assert dog < -1
    total = math.exp(2) + math.exp(dog) + math.exp(-1)
    expect(readout(page, LOSS)).to_have_text(nats(math.log(total) - 2))
    assert value_of(page, handle, "Logit of cat") == 2
    assert value_of(page, handle, "Logit of dog on the curve") == dog
