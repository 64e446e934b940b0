"""A page's state and its link."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.fields import OneOf, SomeOf
from ui.state import (
    flag,
    from_link,
    moved,
    number,
    numbers,
    one_of,
    to_link,
    whole,
)


@dataclass(frozen=True)
class State:
    preset: str = "one"
    kind: str = one_of("squared", "absolute")
    delta: float = number(10.0, 1, 100)
    count: int = whole(3, 1, 9)
    is_mean: bool = flag()
    prices: tuple[float, ...] = numbers((200.0,), 0, 500)
    chosen: int = whole(0, 0, 9)
    actual: tuple[float, ...] = (250.0,)


PRESETS = {
    "one": State(),
    "three": State("three", prices=(1.0, 2.0, 3.0), actual=(4.0, 5.0, 6.0)),
}

states = st.builds(
    lambda base, kind, delta, count, is_mean, prices: replace(
        base,
        kind=kind,
        delta=delta,
        count=count,
        is_mean=is_mean,
        prices=tuple(prices[: len(base.prices)]),
    ),
    st.sampled_from(list(PRESETS.values())),
    st.sampled_from(["squared", "absolute"]),
    st.integers(1, 100).map(float),
    st.integers(1, 9),
    st.booleans(),
    st.lists(st.integers(0, 5000).map(lambda n: n / 10), min_size=3, max_size=3),
)


@given(states)
def test_link_of_a_state_gives_the_state_back(state):
    assert from_link(to_link(state, PRESETS), PRESETS) == (state, ())


def test_link_names_its_preset_always():
    assert to_link(PRESETS["one"], PRESETS) == {"preset": "one"}
    assert to_link(PRESETS["three"], PRESETS) == {"preset": "three"}


@given(
    st.dictionaries(
        st.sampled_from(["preset", "kind", "delta", "count", "is_mean", "prices", "x"]),
        st.text() | st.floats().map(str) | st.integers().map(str),
    )
)
def test_any_link_gives_a_valid_state(link):
    state, notices = from_link(link, PRESETS)
    assert state.kind in ("squared", "absolute")
    assert 1 <= state.delta <= 100
    assert 1 <= state.count <= 9
    assert len(state.prices) == len(state.actual)
    assert all(0 <= price <= 500 for price in state.prices)
    assert all(len(notice) < 250 for notice in notices)


@pytest.mark.parametrize(
    ("link", "changes", "words"),
    [
        ({"delta": "NaN"}, {}, "must be a number"),
        ({"delta": "1e308"}, {"delta": 100.0}, "between 1 and 100"),
        ({"delta": "-inf"}, {"delta": 1.0}, "between 1 and 100"),
        ({"kind": "<script>"}, {}, "one of squared, absolute"),
        ({"count": "2.5"}, {"count": 2}, "whole number"),
        ({"is_mean": "yes"}, {}, "1 or 0"),
        ({"prices": "1,2"}, {"prices": (1.0,)}, "must be one number"),
        ({"prices": "x"}, {}, "must be a number"),
        ({"preset": "none"}, {}, "is not one of this page"),
        ({"zzz": "1"}, {}, "not known"),
        ({"delta": "9" * 100_000}, {"delta": 100.0}, "between 1 and 100"),
    ],
)
def test_bad_link_gives_the_nearest_state_and_one_notice(link, changes, words):
    state, notices = from_link(link, PRESETS)
    assert state == replace(State(), **changes)
    assert len(notices) == 1
    assert words in notices[0]


def test_moving_an_item_chooses_it():
    state = moved(PRESETS["three"], "prices.2", 9.0)
    assert (state.prices, state.chosen) == ((1.0, 2.0, 9.0), 2)
    assert moved(State(), "delta", 5.0).delta == 5.0


def test_long_list_of_words_is_cut_in_a_notice():
    names = tuple(f"word_{index}" for index in range(40))
    rule = OneOf(names).read("?", names[0])[1]
    assert rule.startswith("must be one of word_0, word_1, ")
    assert rule.endswith(", …")
    assert len(rule) < 130


@pytest.mark.parametrize(
    ("text", "value", "is_whole"),
    [
        ("b,a", ("a", "b"), True),
        ("none", (), True),
        ("a,x", ("a",), False),
        ("x", ("b",), False),
        ("", ("b",), False),
    ],
)
def test_some_of_a_few_words_are_read_in_their_order(text, value, is_whole):
    kind = SomeOf(("a", "b"))
    read, rule = kind.read(text, ("b",))
    assert (read, not rule) == (value, is_whole)
    assert kind.read(kind.write(read), ("b",)) == (read, "")
