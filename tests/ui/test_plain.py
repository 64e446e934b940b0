"""Text from outside is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.lessons import LESSONS
from ui.plain import plain
from ui.state import from_link


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_one_code_span_that_can_be_sent(text):
    made = plain(text)
    made.encode()
    assert len(made) < 90
    assert len(made.splitlines()) == 1
    if text:
        fence = made[: len(made) - len(made.lstrip("`"))]
        assert made.endswith(fence)
        assert longest_run(made[len(fence) : -len(fence)]) != len(fence)


def longest_run(text: str) -> int:
    longest = run = 0
    for each in text:
        run = run + 1 if each == "`" else 0
        longest = max(longest, run)
    return longest


@pytest.mark.parametrize("half", ["\ud800", "a\udfff", "\u202eabc", "\x00", "\u200b"])
def test_what_cannot_be_seen_is_marked(half):
    assert "\N{REPLACEMENT CHARACTER}" in plain(half)


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=())) | st.just("prices"),
        st.text(st.characters(exclude_categories=())),
        max_size=5,
    )
)
def test_notices_of_any_link_can_be_sent(link):
    _, notices = from_link(link, LESSONS["houses"].presets)
    for notice in notices:
        notice.encode()
