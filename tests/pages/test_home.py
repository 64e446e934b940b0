"""The first page: where to start, what is done, and the way on."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

from tests.pages.opening import opened
from tests.ui.interview.checks.test_checks import all_right
from ui.interview.memory.progress import Progress
from ui.lessons.home.doors import WAY
from ui.navigation import INTERVIEW, MENU


def places(app: AppTest) -> list[str]:
    """What stands above each door, without its number."""
    found = [each.proto.body for each in app.get("html")]
    found = [text for text in found if '<p class="ll-door-place' in text]
    words = [re.sub("<.*?>", " ", text).split() for text in found]
    assert [int(each[0]) for each in words] == list(range(1, len(found) + 1))
    return [" ".join(each[1:]) for each in words]


def test_doors_are_the_way_in_the_order_of_the_menu():
    pages = [*MENU[1:], INTERVIEW["Answer"]]
    assert [door.address for door in WAY] == [page.address for page in pages]


def test_who_is_new_starts_at_the_first_door():
    app = opened("home")
    assert places(app) == ["Start here", "", "", "", "", ""]
    labels = [each.proto.label for each in app.get("page_link")]
    assert "**Next: House prices**" in labels


def test_what_is_done_is_ticked_and_the_first_that_is_not_comes_next():
    app = opened("home", all_right("houses"))
    assert places(app) == ["✓ Done", "Go on here", "", "", "", ""]
    app = opened("home", all_right("houses").merged(all_right("spam")))
    assert places(app) == ["✓ Done", "Go on here", "✓ Done", "", "", ""]


def test_one_answer_is_not_all():
    app = opened("home", Progress().with_answers({"houses/classic": 1}))
    assert places(app)[0] == "Start here"
