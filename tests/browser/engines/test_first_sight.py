"""What a page shows first, in every engine, and that its console holds no error."""

from __future__ import annotations

import pytest

from tests.browser.driver import ROOT
from tests.browser.engines.driver import polled
from tests.browser.engines.sight import LESSONS, OTHERS, open_and_see_it_whole
from tests.browser.engines.tab import Tab

THERE = """() => {
  const places = [...document.querySelectorAll(".ll-still image")];
  return places.length >= 3 && places.every(({ href }) => href.baseVal);
}"""
"""Plotly gives each picture its place first, and its address once it is loaded."""
PICTURES = """() => Promise.all(
  [...document.querySelectorAll(".ll-still image")].map(async (place) => {
    const picture = new Image();
    picture.src = place.href.baseVal;
    await picture.decode();
    const { naturalWidth: width, naturalHeight: height } = picture;
    const pen = Object.assign(document.createElement("canvas"), { width, height })
      .getContext("2d");
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, width, height);
    const seen = [...Array(width * height).keys()].filter((at) => data[4 * at + 3]);
    const spread = (all) => all.reduce((a, b) => Math.max(a, b))
      - all.reduce((a, b) => Math.min(a, b)) + 1;
    const most = Math.max(
      spread(seen.map((at) => at % width)),
      spread(seen.map((at) => Math.floor(at / width))),
    );
    const box = place.getBoundingClientRect();
    const size = Math.min(box.width, box.height);
    return [most / Math.max(width, height), Math.min(width, height), size];
  }),
)"""
"""Of each picture: how much of it is filled, its pixels, and those of its place."""


@pytest.mark.parametrize("path", OTHERS)
def test_page_is_seen_whole_and_nothing_fails(tab: Tab, path):
    """The lessons are seen so before their gestures, in `test_gestures.py`."""
    open_and_see_it_whole(tab, path)


def test_no_page_is_left_out():
    assert len((*LESSONS, *OTHERS)) == len(list((ROOT / "pages").glob("*.py")))


@pytest.mark.parametrize("link", ["cats-dogs", "cats-dogs?preset=batch"])
def test_picture_fills_its_place_and_is_sharp(tab: Tab, link):
    tab.open(link)
    tab.until(THERE)
    for filled, pixels, size in tab.evaluate(PICTURES):
        assert filled > 0.7, "it is drawn at the size of its place"
        assert pixels >= size, "it is not made larger than it is"


def test_console_is_heard_so_that_its_silence_means_something(tab: Tab):
    tab.open("mock", ready="h1")
    assert tab.driver.complaints() == []
    tab.evaluate("""() => {
      console.error("said aloud");
      console.warn("only a warning");
      setTimeout(() => { throw new Error("thrown later"); });
      Promise.reject(new Error("refused"));
    }""")
    heard: list[str] = []

    def are_heard() -> bool:
        heard.extend(tab.driver.complaints())
        return all(words in str(heard) for words in ("aloud", "later", "refused"))

    polled(are_heard, "three errors on the console")
    assert len(heard) == 3, "a warning is none"
