"""Every link that was ever given out shows what it always showed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from tests.amounts import is_same
from tests.links.kept import (
    FILE,
    LESSONS,
    OTHERS,
    as_advised_now,
    examples,
    is_valid,
    kept,
    look_of,
    opened,
    seen,
    written,
)
from ui.interview.drills import KINDS, drill
from ui.state import from_link


def page_of(link: str) -> str:
    return link.partition("?")[0]


@pytest.mark.parametrize("path", [*LESSONS, *OTHERS])
def test_kept_links_show_the_same_state_for_ever(path):
    links = {link: line for link, line in kept().items() if page_of(link) == path}
    assert links
    told, found = {}, {}
    for link, line in links.items():  # one by one: its scene is made once
        shown = seen(meant(link), line["state"])
        told[link] = as_told_now(link, to_its_end(link, line), shown)
        found[link] = of_those(told[link], shown, beside_readouts(link))
    assert found == told


def meant(link: str) -> str:
    """A link as it names what it was kept for.

    An address without a word promises the page's present beginning and no state; what
    was its beginning when it was kept has a name.
    """
    is_address = link in LESSONS and LESSONS[link].unnamed
    return f"{link}?preset={LESSONS[link].unnamed}" if is_address else link


def as_told_now(link: str, kept: dict, shown: dict) -> dict:
    """What was kept, with advice and the slope of a mail as they are now."""
    if "readouts" not in kept:
        return kept
    readouts = as_advised_now(kept["readouts"], shown["readouts"])
    if page_of(link) == "spam":
        state, _ = opened(link)
        slope = by_margin(readouts["gradient"], state.signs[state.chosen])
        readouts = {**readouts, "gradient": slope}
    return kept | {"readouts": readouts}


def by_margin(slope: str, sign: int) -> str:
    """A slope by the score of a mail, as by its margin, the label times the score.

    >>> by_margin("+1", -1), by_margin("0 to +1", -1), by_margin("−1", 1)
    ('−1', '−1 to 0', '−1')
    """
    if sign > 0:
        return slope
    return "−1 to 0" if slope == "0 to +1" else slope.replace("+", "−")


def beside_readouts(link: str) -> list[str]:
    """The amounts that a chart shows in its arithmetic, and beside its handles."""
    if page_of(link) not in LESSONS:
        return []
    scene = look_of(link)
    tags = [each.tag for each in scene.handles]
    return tags + [text for term in scene.arithmetic for text in term.values]


def to_its_end(link: str, kept: dict) -> dict:
    """What was kept, with a time line that ends where its run was given up.

    It went on, and behind that end every step showed the same.
    """
    at = kept.get("handles", {}).get("time")
    if at is None or page_of(link) not in LESSONS:
        return kept
    ends = {each.name: each.maximum for each in look_of(meant(link)).handles}
    return kept | {"handles": kept["handles"] | {"time": min(at, ends["time"])}}


def of_those(kept: dict, shown: dict, elsewhere: Sequence[str] = ()) -> dict:
    """Of what is shown, what was kept: handles and readouts may be added.

    A readout that says the same amount in other words is given as it was kept; one
    that is gone must have its amount in another, or elsewhere on the chart.
    """
    found = {
        part: {name: shown[part].get(name) for name in kept[part]} for part in kept
    }
    for name, text in kept.get("readouts", {}).items():
        now = shown["readouts"]
        candidates = [now[name]] if name in now else (*now.values(), *elsewhere)
        if any(is_same(text, each) for each in candidates):
            found["readouts"][name] = text
    return found


def test_readout_with_another_amount_is_not_what_was_kept():
    line = kept()["houses?preset=halve"]
    told = {**line["readouts"], "loss": "626 (thousand $)²"}
    shown = of_those(line, {**line, "readouts": told})
    assert shown["readouts"]["loss"] == "626 (thousand $)²"


def test_address_of_every_kept_page_is_in_the_navigation():
    addresses = AppTest.from_function(all_addresses).run().session_state["addresses"]
    assert {page_of(link) for link in kept()} <= set(addresses)


def all_addresses() -> None:
    import streamlit as st

    from ui.navigation import interview, lessons

    pages = [*lessons(), *interview().values()]
    st.session_state["addresses"] = [page.url_path for page in pages]


def test_every_example_and_every_link_in_the_words_is_kept():
    todays = [link for path in LESSONS for link in examples(path)] + written()
    missing = [link for link in todays if link not in kept()]
    assert not missing, "python -m tests.links.kept adds them to the file"


def test_links_in_the_words_and_of_the_drills_name_their_example():
    dealt = [drill(kind, "medium", 1).link for kind in KINDS]
    unnamed = [
        link
        for link in (*written(), *dealt)
        if page_of(link) in LESSONS and "preset=" not in link
    ]
    assert not unnamed


@pytest.mark.parametrize("path", LESSONS)
def test_link_without_a_name_means_for_ever_the_example_that_was_first(path):
    presets, unnamed = LESSONS[path].presets, LESSONS[path].unnamed
    newest = list(presets.values())[-1]
    later = {"newest": newest, **presets}
    named, _ = from_link({"preset": unnamed}, presets)
    assert from_link({"present": "1"}, later, unnamed) == (named, ())
    assert from_link({}, later, unnamed) == (newest, ())


def test_link_stands_in_the_file_once():
    assert len(FILE.read_text(encoding="utf-8").splitlines()) == len(kept())


def test_link_that_does_not_show_what_it_says_is_not_valid():
    assert is_valid("houses?prices=225000")
    assert not is_valid("houses?prices=700000")  # beyond the ring's reach
    assert not is_valid("training?preset=price-line&time=96")  # has 60 steps
    assert not is_valid("houses?prices=cheap")
