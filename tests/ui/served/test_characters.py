"""Half characters are taken out of a text, and nothing else is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.served.characters import whole

any_text = st.text(st.characters(exclude_categories=["Cs"]))
halves = st.text(st.sampled_from(["a", "\ud83d", "\ude00", "\ud800", "\udfff", "😀"]))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("a" * 3999 + "\ud83d", "a" * 3999),
        ("\ude00b", "b"),
        ("\ud83d\ud83d\ude00", "😀"),
        ("\ude00\ud83d", ""),
        ("naïve 😀 \0 \uffff", "naïve 😀 \0 \uffff"),
        (json.loads('"\\ud83d\\ude00\\ud800"'), "😀"),
    ],
)
def test_half_characters_go(text, kept):
    assert whole(text) == kept


@given(any_text)
def test_sound_text_stays_as_it_is(text):
    assert whole(text) == text


@given(halves)
def test_what_is_left_can_be_sent(text):
    assert whole(whole(text)) == whole(text)
    assert whole(text).encode().decode() == whole(text)
