"""The order in which a class sees examples, and a talk of one's own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ui.lessons import LESSONS
from ui.page.said import GUESS, SHOWN
from ui.page.session import PageSession
from ui.slides import (
    Slide,
    all_slides,
    beside,
    here,
    link_of,
    read_talk,
    slides_of,
    talk,
)

FIRST, OUTLIER = Slide("houses", "classic"), Slide("houses", "outlier")
NEAR = Slide("cats-dogs", "near")


def test_slides_are_the_examples_of_all_lessons_without_those_that_need_controls():
    slides = all_slides()
    assert [*dict.fromkeys(slide.address for slide in slides)] == [*LESSONS]
    aside = Slide("spam", "own")
    assert aside not in slides
    assert aside in all_slides(aside), "it has a place while it is shown"
    assert len(set(slides)) == len(slides)


def test_every_slide_has_one_beside_it_but_the_ends_and_none_comes_round():
    slides = all_slides()
    ways = pairwise(slides)
    assert all(beside(one, slides, 1) == other for one, other in ways)
    assert beside(slides[-1], slides, 1) == slides[-1]
    assert beside(slides[0], slides, -1) == slides[0]


def test_place_in_a_lesson_counts_its_slides_and_says_where_another_page_begins():
    own = slides_of("houses")
    place = here(own[-1], all_slides(), is_talk=False)
    assert (place.at, place.of) == (len(own), len(own))
    assert (place.before, place.after) == (len(own) - 1, 0)
    assert not place.is_last, "the next lesson follows"
    assert here(all_slides()[-1], all_slides(), is_talk=False).is_last
    assert here(all_slides()[0], all_slides(), is_talk=False).is_first


def test_talk_is_read_as_it_is_written_in_its_own_order():
    slides = (OUTLIER, NEAR, FIRST, Slide("", "colder"))
    assert talk(slides) == "houses.outlier,cats-dogs.near,houses.classic,home.colder"
    assert read_talk(talk(slides)) == (slides, ())
    assert read_talk(" houses.outlier,\n cats-dogs.near ")[0] == (OUTLIER, NEAR)
    assert read_talk("houses.outlier,houses.outlier") == ((OUTLIER,), ())
    place = here(NEAR, slides, is_talk=True)
    assert (place.at, place.of, place.before, place.after) == (2, 4, 0, 0)


def test_slide_that_is_none_of_the_talk_comes_before_its_first():
    slides = (OUTLIER, NEAR)
    assert beside(FIRST, slides, 1) == OUTLIER
    assert beside(FIRST, slides, -1) == FIRST
    place = here(FIRST, slides, is_talk=True)
    assert (place.at, place.after, place.is_first, place.is_last) == (0, 1, True, False)


@pytest.mark.parametrize(
    ("text", "slides", "said"),
    [
        ("", (), ()),
        (" , ,", (), ()),
        ("houses.classic,houses.nothing", (FIRST,), ("`houses.nothing`", "goes on")),
        ("nobody", (), ("`nobody`", "left out")),
        ("a,b,c,d,e", (), ("`a`, `b`, `c`, 2 more",)),
        ("[x](//e.com)," + "9" * 9_000, (), ("`[x](//e.com)`",)),
    ],
)
def test_what_is_no_example_is_named_and_stepped_over(text, slides, said):
    found, notices = read_talk(text)
    assert found == slides
    assert len(notices) == bool(said)
    for notice in notices:
        assert len(notice) < 200
        assert all(words in notice for words in said), notice


def test_link_of_a_talk_begins_with_its_first_slide():
    path, words = link_of((NEAR, FIRST))
    assert path == "cats-dogs"
    assert words == {
        "preset": "near",
        "present": "1",
        "talk": "cats-dogs.near,houses.classic",
    }


@pytest.mark.parametrize("address", [*LESSONS][:-1])
def test_slide_of_another_lesson_is_come_back_to_as_it_was_left(monkeypatch, address):
    monkeypatch.setattr("ui.live_chart.session.st.session_state", {})
    last = slides_of(address)[-1].example
    session = PageSession.of(LESSONS[address])
    session.save(session.presets[last])
    session.act("present")
    session.act(f"show {last}")
    session.act("next")
    after, _ = session.turn()
    assert after != address
    other = PageSession.of(LESSONS[after])
    other.act("previous")
    back, link = other.turn()
    assert back == address
    assert link[GUESS] == SHOWN
