"""Links in a real Chromium: their text stays text, and opening one is one step."""

from __future__ import annotations

import itertools
import re
from urllib.parse import quote, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from ui.numbers import tied

MARKDOWN = (
    "![](//evil.invalid/p.png)",
    "[click](//evil.invalid)",
    "http://evil.invalid",
    "www.evil.invalid",
    "a@evil.invalid",
    "<https://evil.invalid>",
    "<img src=//evil.invalid>",
    "<b>bold</b>",
    "**bold** _it_ ~~del~~",
    "$x^2$ $$y$$",
    ":smile: :cat:",
    ":material/home:",
    ":red[red] :streamlit:",
    ":blue-badge[badge]",
    "`code` ``code``",
    "a` ![](//evil.invalid/) `",
    "# heading",
    "\n\n# heading\n- item",
    "| a | b |",
    "&lt;b&gt; \\*",
    "-> <- -- >=",
)
ELEMENTS = "a, img, b, strong, em, del, h1, h2, li, table, .katex, [class*=badge]"


@pytest.mark.parametrize(("page_name", "first"), [("houses", 0), ("questions", 1)])
def test_text_of_a_link_is_shown_as_text(open_plain, page_name, first):
    """Three texts a link: as the name of a word, as a word, and as an example."""
    page = open_plain(page_name, fresh=True)
    foreign = []
    host = f"http://{urlsplit(page.url).netloc}/"
    own = (host, f"blob:{host}", "data:")
    page.on(
        "request",
        lambda sent: None if sent.url.startswith(own) else foreign.append(sent.url),
    )
    address = page.url.split("?")[0]
    texts = [*MARKDOWN[first:], *MARKDOWN[:first]]
    for name, word, example in itertools.zip_longest(
        texts[::3], texts[1::3], texts[2::3], fillvalue=texts[0]
    ):
        link = {name: "1", "levels": word, "preset": example}
        words = urlencode(link, quote_via=quote)
        page.goto(f"{address}?{words}")
        notices = page.get_by_test_id("stAlertContentWarning")
        expect(notices).to_have_count(3, timeout=30_000)
        for notice in notices.all():
            expect(notice).to_contain_text("The link’s")
            expect(notice.locator(ELEMENTS)).to_have_count(0)
            assert notice.locator("code").count() >= 1
        said = " ".join(notices.locator("code").all_inner_texts())
        said = " ".join(said.replace("\N{WORD JOINER}", "").split())
        for text in (name, word, example):
            assert " ".join(text.split())[:20] in said, text
    assert foreign == []


def test_many_words_give_a_few_notices_and_their_number(open_page):
    page = open_page("houses?" + "&".join(f"zz{each}=1" for each in range(60)))
    expect(page.get_by_test_id("stAlertContentWarning")).to_have_count(3)
    expect(page.get_by_text("And 57 more words of the link")).to_be_visible()


def test_bare_address_is_left_as_it_is_until_something_changes(open_page, readout):
    page = open_page("houses")
    length = page.evaluate("history.length")
    page.get_by_role("link", name="Cat or dog").first.click()
    expect(page).to_have_url(re.compile("/cats-dogs$"))
    expect(page.locator(".ll[data-drawn=true]")).to_be_visible()
    page.get_by_role("link", name="House prices").click()
    expect(page).to_have_url(re.compile("/houses$"))
    expect(page.locator(".ll[data-drawn=true]")).to_be_visible()
    assert page.evaluate("history.length") == length + 2
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowUp")
    expect(readout(page, "Error")).to_have_text(tied("−$47.5k"))
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile(r"houses\?preset=classic&prices=202500$"))
    page.go_back()
    expect(page).to_have_url(re.compile("/houses$"))
    expect(readout(page, "Error")).to_have_text(tied("−$50k"))


def test_page_that_is_come_back_to_says_its_state_in_one_step(open_page, readout):
    page = open_page("houses?prices=260000")
    length = page.evaluate("history.length")
    page.get_by_role("link", name="Cat or dog").first.click()
    expect(page).to_have_url(re.compile("/cats-dogs$"))
    expect(page.locator(".ll[data-drawn=true]")).to_be_visible()
    page.get_by_role("link", name="House prices").click()
    expect(page).to_have_url(re.compile(r"houses\?preset=classic&prices=260000$"))
    expect(readout(page, "Error")).to_have_text("+$10k")
    assert page.evaluate("history.length") == length + 2
    page.go_back()
    expect(page).to_have_url(re.compile("/cats-dogs$"))
    expect(page.get_by_role("heading", name="Cat or dog")).to_be_visible()
