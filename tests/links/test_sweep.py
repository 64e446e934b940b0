"""Every word of every example's link, alone: shown as it says, or said not to be."""

from __future__ import annotations

import builtins
import symtable
from functools import cache
from typing import Any

import pytest

from tests.links.kept import (
    LESSONS,
    changes_of,
    examples,
    fields_of,
    is_valid,
    kept,
    look_of,
    opened,
    presets_of,
    values_of,
    written_as,
)
from ui.fields import Flag, OneOf, SomeOf
from ui.live_chart.scene import encode


def one_word_each(path: str) -> list[str]:
    """Links of one word beside the name of each example, used there or not."""
    return [
        written_as(path, {"preset": name, field: kind.write(value)})
        for name, state in presets_of(path).items()
        for field, kind in fields_of(state).items()
        for value in ends_of(kind, getattr(state, field))
    ]


def ends_of(kind: Any, resting: Any) -> list[Any]:
    """All words that a field can be, or the ends of its numbers."""
    values = values_of(kind, resting)
    is_listed = isinstance(kind, OneOf | SomeOf | Flag)
    return values if is_listed else [*values[:1], *values[1:][-1:]]


@pytest.mark.parametrize("path", LESSONS)
def test_every_word_is_shown_as_it_says_or_has_a_notice(path):
    for link in one_word_each(path):
        scene = look_of(link)
        assert opened(link)[1] or is_valid(link), link
        assert encode(scene)["readouts"], link
        for each in scene.handles:
            ends = (each.minimum, each.value, each.maximum)
            for low, at, high in zip(*map(as_pair, ends), strict=True):
                assert low <= at <= high, link


def as_pair(value) -> tuple:
    return value if isinstance(value, tuple) else (value,)


@pytest.mark.parametrize("path", LESSONS)
def test_programs_of_every_word_name_nothing_that_they_have_not(path):
    undefined = {}
    for link in [*examples(path), *one_word_each(path)]:
        state, _ = opened(link)
        for source in LESSONS[path].programs(state).values():
            if names := names_without_a_meaning(source):
                undefined[link] = names
    assert not undefined


@cache
def names_without_a_meaning(source: str) -> frozenset[str]:
    """The names that a program reads and nowhere gives a meaning."""
    top = symtable.symtable(source, "program", "exec")
    given = {name.get_name() for name in top.get_symbols() if is_given(name)}
    return frozenset(
        name.get_name()
        for table in all_tables(top)
        for name in table.get_symbols()
        if name.is_global() or table is top
        if name.is_referenced()
        if name.get_name() not in given | set(dir(builtins))
    )


def is_given(name: symtable.Symbol) -> bool:
    return name.is_assigned() or name.is_imported()


def all_tables(table: symtable.SymbolTable) -> list[symtable.SymbolTable]:
    found = [table]
    for child in table.get_children():
        found += all_tables(child)
    return found


@pytest.mark.parametrize("path", LESSONS)
def test_word_that_nothing_is_seen_of_has_a_notice(path):
    """Words that change nothing alone nor beside another are not `used`."""
    for name, state in presets_of(path).items():
        words = getattr(state, "used", fields_of(state))
        seen = set(kept().get(f"{path}?preset={name}", {}).get("state", ()))
        if not seen >= set(words):
            seen |= {word for each in changes_of(path, name) for word in each}
        assert set(words) - seen <= FOR_OTHER_ANSWERS, name


FOR_OTHER_ANSWERS = {"p", "margin", "mistake"}
"""Axes of the guide that only two other answers together bring."""


def test_nonsense_of_an_axis_that_an_example_has_not_is_not_shown():
    link = "choosing?preset=temperature&axis=probability"
    state, notices = opened(link)
    assert state == presets_of("choosing")["temperature"]
    assert notices == (
        "The link’s axis is not used by this example; it was `probability`. "
        "It is left out.",
    )


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("houses?prices=700000", "350,000"),
        ("houses?preset=several&loss=huber&delta=150000", "100,000"),
        ("choosing?loss=hinge", "squared_error"),
        ("choosing?preset=bound&margin=2.2", "1.2"),
        ("choosing?preset=twice&z=-400", "−6"),
        ("training?preset=noise&noise=31.7", "32.5"),
        ("training?preset=price-line&time=96", "60"),
        ("training?preset=price-line&power=2", "0.5"),
        ("training?preset=price-line&start=9,-9", "2; 0"),
        ("training?preset=family-brier&batch=32", "all"),
        ("cats-dogs?preset=batch&chosen=7", "3"),
        ("cats-dogs?preset=three&logits=9,-9,0", "4; −4; 0"),
        ("spam?preset=classic&chosen=9", "1"),
        ("walkthrough?length=60&step=why-hinge", "180"),
    ],
)
def test_what_is_shown_instead_is_said(link, shown):
    _, (notice,) = opened(link)
    assert f"Shown instead: {shown}." in notice


def test_logits_out_of_reach_are_moved_together_as_the_loss_stays():
    link = "cats-dogs?preset=three&logits=3.2,5.1,-1.7"
    state, (notice,) = opened(link)
    assert state.logits == (2.1, 4.0, -2.8)
    assert look_of(link).readouts[0].value == "2.04 nats"
    assert "are moved together, which changes no probability" in notice
    assert opened("cats-dogs?preset=three&logits=1,2,-4")[1] == ()
