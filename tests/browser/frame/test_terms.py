"""A term explains itself by hover, key and finger, and lights up what it names."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import SERIOUS
from ui.glossary import terms
from ui.theme import LIGHT

RING = "Predicted price of the house"
AREA = """() => [...document.querySelectorAll(".ll-moving path")]
  .filter((path) => path.style.fill.includes("loss-area"))
  .map((path) => getComputedStyle(path).fill)"""
WIDTHS = """(colour) => [...document.querySelectorAll(".ll-plot path")]
  .map((path) => getComputedStyle(path))
  .filter(({ stroke, strokeWidth }) => stroke === colour && strokeWidth !== "0px")
  .map(({ strokeWidth }) => parseFloat(strokeWidth))"""
RESTING = """([clientX, clientY]) => {
  const event = { clientX, clientY, bubbles: true, pointerType: "mouse" };
  document.dispatchEvent(new PointerEvent("pointerdown", event));
  document.elementFromPoint(clientX, clientY)
    .dispatchEvent(new PointerEvent("pointerover", event));
}"""
BOX = "() => document.querySelector('.ll-tip').getBoundingClientRect().toJSON()"
PLACES = """() => [...document.querySelectorAll("h1, .ll-value, .ll-still, figcaption")]
  .map((each) => Math.round(each.getBoundingClientRect().top))"""


def term(page: Page, name: str, within: str = "main") -> Locator:
    """The first button of a term that can be seen."""
    place = page.locator(within)
    found = place.locator(f"[data-term={name}], a[href$='#{name}']")
    return found.filter(visible=True).first


def widths(page: Page, token: str) -> list[float]:
    """How wide the lines of a colour are, on the chart as it stands and as it moves."""
    hexes = (LIGHT[token][at : at + 2] for at in (1, 3, 5))
    return page.evaluate(
        WIDTHS, f"rgb({', '.join(str(int(each, 16)) for each in hexes)})"
    )


def serious(page: Page) -> list[str]:
    """What axe finds serious in a term that is explained, and in its explanation."""
    found = Axe().run(page, context=[".ll-tip", ".ll-readouts"]).response["violations"]
    return [each["id"] for each in found if each["impact"] in SERIOUS]


def explained(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def test_term_is_explained_by_key_and_lights_up_its_part_of_the_chart(open_page):
    page = open_page("houses?preset=classic&guess=shown")
    button = term(page, "gradient", ".ll-readouts")
    places, thin = page.evaluate(PLACES), widths(page, "gradient")
    expect(explained(page)).to_be_hidden()
    names = page.locator(".ll-readouts [data-term]").evaluate_all(
        "all => all.map((each) => each.dataset.term)"
    )
    term(page, names[0], ".ll-readouts").focus()
    for _ in range(names.index("gradient")):
        page.keyboard.press("Tab")
    expect(button).to_be_focused()
    expect(explained(page)).to_contain_text(terms()["gradient"].explanation)
    expect(button).to_have_attribute("aria-describedby", "ll-tip-text")
    assert thin
    assert min(widths(page, "gradient")) > max(thin)
    assert max(widths(page, "loss")) <= max(thin)
    assert page.evaluate(PLACES) == places
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(explained(page)).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    assert widths(page, "gradient") == thin
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="See it in a chart")).to_be_focused()
    page.keyboard.press("Tab")
    all_terms = page.get_by_role("link", name="All terms")
    expect(all_terms).to_be_focused()
    expect(all_terms).to_have_attribute("href", re.compile("/glossary#gradient$"))
    page.keyboard.press("Tab")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).not_to_be_focused()
    assert page.evaluate("!!document.activeElement.closest('main')")
    expect(page).to_have_url(re.compile("/houses[^#]*$"))


def test_explanation_stays_while_it_is_hovered_also_after_a_drag(open_page, drag):
    page = open_page("houses")
    drag(page, RING, 0, -40)
    expect(page).to_have_url(re.compile("prices="))
    area, thin = page.evaluate(AREA), widths(page, "loss")
    link = term(page, "loss", "[data-testid=stMarkdownContainer]")
    expect(link).to_have_role("button")
    link.hover()
    expect(explained(page)).to_contain_text(terms()["loss"].explanation)
    assert page.evaluate(AREA) != area
    assert max(widths(page, "loss")) > max(thin)
    explained(page).hover()
    page.wait_for_timeout(600)  # longer than it waits for a hand that is away
    expect(explained(page)).to_be_visible()
    page.locator("h1").hover()
    expect(explained(page)).to_be_hidden()
    assert page.evaluate(AREA) == area
    link.click()
    expect(explained(page)).to_be_visible()
    assert len(page.context.pages) == 1
    page.locator("h1").click()
    expect(explained(page)).to_be_hidden()


def test_verdict_under_a_hand_that_rests_explains_no_term_until_it_moves(open_page):
    page = open_page("cats-dogs?preset=soft")
    page.get_by_role("button", name="Show me").click()
    found = term(page, "label", ".ll-verdict:not(.ll-room)")
    expect(found).to_be_visible()
    box = found.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(RESTING, [x, y])
    page.wait_for_timeout(400)  # longer than it waits before it explains
    expect(explained(page)).to_be_hidden()
    page.mouse.move(x + 8, y)
    expect(explained(page)).to_be_visible()


def test_tap_explains_a_term_within_the_screen_of_a_phone(open_page):
    page = open_page("houses?preset=classic&guess=shown", phone=True)
    page.set_viewport_size({"width": 320, "height": 700})
    for name in ("error", "gradient", "squared-error"):
        button = term(page, name)
        button.scroll_into_view_if_needed()
        button.tap()
        expect(explained(page)).to_contain_text(terms()[name].explanation)
        box = page.evaluate(BOX)
        assert box["left"] >= 0
        assert box["right"] <= 320
        assert box["top"] >= 0
        assert box["bottom"] <= 700
    button.tap()
    expect(explained(page)).to_be_hidden()


def test_page_of_all_terms_begins_at_the_one_that_the_link_names(open_plain):
    page = open_plain("glossary#nat")
    expect(page.locator("#nat")).to_be_in_viewport()
    expect(page.locator("#nat")).to_be_focused()
    expect(page.locator("#sample")).not_to_be_in_viewport()
    page.get_by_role("link", name="Choosing a loss: Is logistic above").first.click()
    expect(page).to_have_url(re.compile("choosing.preset=bound"))
