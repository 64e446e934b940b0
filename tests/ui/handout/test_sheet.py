"""The handout of a lesson: its questions, no answer, and a page for the teacher."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette

from tests.served import get
from tests.ui.interview.paper.test_paper import Page
from ui.handout.routes import HANDOUT_ROUTES, handout_link
from ui.handout.sheet import MOST, handout_of, pages, short
from ui.lessons import LESSONS
from ui.served.phones import NOT_OURS
from ui.served.qr import qr_svg

APP = Starlette(routes=HANDOUT_ROUTES)
SCHOOL = {"Host": "school.edu"}
EVERY = [
    (path, name)
    for path, lesson in LESSONS.items()
    for name, example in lesson.examples.items()
    if example.guess
]
"""The examples that ask, with the lesson of each."""


def page(path: str, query: str = "") -> str:
    answer = get(APP, f"/paper/{path}", SCHOOL, query=query)
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/html")
    return answer.text


def options(text: str) -> list[str]:
    return re.findall(r"</svg><span>(.*?)</span></li>", text)


def has_something_to_see(panel, veil) -> bool:
    """Whether an example leaves more of a panel than empty axes."""
    return any(
        "name" in trace and not veil.hides(panel.name, trace)
        for trace in panel.figure["data"]
    )


def test_empty_axes_are_not_printed():
    text = pages(handout_of("choosing", "guide"), has_answers=False)
    assert text.count("<section>") == MOST
    assert "<figure" not in text


def test_every_example_asks_with_boxes_and_tells_nothing():
    for path, name in EVERY:
        handout = handout_of(path, preset=name)
        text = pages(handout, has_answers=False)
        asked = handout.of.asked(name)
        scene = handout.of.scene(handout.of.presets[name])
        assert escape(asked.question) in text, name
        assert options(text) == [escape(each.text) for each in asked.choices], name
        for choice in asked.choices:
            assert escape(choice.said) not in text, name
        seen = [each for each in scene.panels if has_something_to_see(each, asked.veil)]
        assert text.count("<figcaption>") == len(seen), name
        if asked.veil.about and scene.about:
            assert escape(scene.about) not in text, name
        for panel in scene.panels:
            is_hidden = panel.name in asked.veil.titles
            assert not (is_hidden and escape(panel.title) in text), name
        captions = re.findall(r"<figcaption>(.*?)</figcaption>", text)
        assert "drag" not in "".join(captions).lower(), name


def test_page_for_the_teacher_has_each_answer_with_its_reason():
    for path, name in EVERY:
        handout = handout_of(path, preset=name)
        asked = handout.of.asked(name)
        teacher = pages(handout, has_answers=True).split("<article class=answers>")[1]
        rows = re.findall(r"<li><b>(.*?):</b> <div><p>(.*?)</p>", teacher)
        expected = [
            ("Right" if place == asked.right else "Not right", escape(each.text))
            for place, each in enumerate(asked.choices)
        ]
        assert rows == expected, name
        said = escape(asked.choices[asked.right].said).split("*")[0]
        assert said in teacher, name


@pytest.mark.parametrize("path", LESSONS)
def test_handout_of_a_lesson_has_the_first_examples_of_its_way(path):
    for part in LESSONS[path].parts:
        handout = handout_of(path, part=short(part))
        way = [name for name, each in part.examples.items() if not each.is_more]
        assert handout.examples == tuple(way[:MOST])
        text = pages(handout, has_answers=False)
        assert text.count("<section>") == len(handout.examples)
    assert handout_of(path).part == LESSONS[path].parts[0].name


def test_link_is_that_of_what_is_on_the_paper():
    assert handout_of("houses").link == "houses"
    assert handout_of("houses", preset="outlier").link == "houses?preset=outlier"
    for part in LESSONS["training"].parts[1:]:
        first = next(iter(part.examples))
        link = handout_of("training", part=short(part)).link
        assert link == f"training?preset={first}"


def test_page_is_whole_has_no_script_and_asks_no_one():
    found = Page(page("houses", "answers=1"))
    assert found.elements[:2] == ["html", "head"]
    assert not {"script", "link", "img", "iframe"} & set(found.elements)
    hrefs = [value for name, value in found.attributes if name == "href"]
    assert all(re.match(r"houses\?|data:image/", each) for each in hrefs)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "http://school.edu/houses"),
        ("preset=outlier", "http://school.edu/houses?preset=outlier"),
        ("at=https://school.edu/losslab/", "https://school.edu/losslab/houses"),
    ],
)
def test_code_leads_where_the_browser_has_the_app(query, address):
    assert qr_svg(address) in page("houses", query)


def test_code_leads_to_no_other_host():
    text = page("houses", "at=https://elsewhere.com/")
    assert escape(NOT_OURS) in text
    assert "class=code>" not in text
    text = page("houses", "at=%22%3E%3Cscript%3E")
    assert "<script" not in text


def test_unknown_example_gives_the_lesson_and_says_so():
    for query in ("preset=nothing", "part=nothing", "preset=%3Cb%3E"):
        text = page("houses", query)
        assert "There is no such part or example of this lesson" in text
        assert text.count("<section>") == MOST
        assert "<b>&lt;" not in text
    assert "There is no such" not in page("houses")


def test_each_link_of_the_bar_leads_to_a_handout_and_keeps_where_it_is():
    text = page("training", "part=race&at=https://school.edu/losslab/")
    links = re.findall(r'<a href="(.*?)"', text)
    race = next(each for each in LESSONS["training"].parts if short(each) == "race")
    assert len(links) == 1 + len(LESSONS["training"].parts) + len(race.examples)
    for link in links:
        asked = urlsplit(link.replace("&amp;", "&"))
        words = parse_qs(asked.query)
        assert words["at"] == ["https://school.edu/losslab/"]
        assert "There is no such" not in page(asked.path, asked.query)
    assert "For the teacher" in page("training", "part=race&answers=1")
    assert "For the teacher" not in text


def test_home_has_a_handout_as_well():
    assert handout_link("") == "paper/home"
    assert "<section>" in page("home")
