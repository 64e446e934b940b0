"""The checks at the end of a lesson, and when a lesson is done."""

from __future__ import annotations

import re

import pytest

from tests.lessons import PATHS
from ui.checked import agrees, checked_numbers, computed
from ui.content import content
from ui.interview.checks import (
    checks_of,
    is_done,
    sent_to,
    taken_back,
    with_sent,
)
from ui.interview.drills.grading import grade
from ui.interview.drills.kept import PAGE
from ui.interview.memory.progress import Progress, Result
from ui.interview.memory.text import read, write
from ui.lessons import LESSONS
from ui.lessons.way import ENDS


def sent(progress: Progress, check, text: str) -> Progress:
    return with_sent(progress, check, grade(check, text))


def all_right(path: str) -> Progress:
    progress = Progress()
    for check in checks_of(path):
        progress = sent(progress, check, f"{check.answer:.6g}")
    return progress


def test_every_lesson_has_an_end():
    assert list(ENDS) == list(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_end_asks_three_things_that_name_mistakes_and_says_what_is_known(path):
    checks = checks_of(path)
    assert len({check.text for check in checks}) == 3
    assert all(len(check.mistakes) >= 2 for check in checks)
    assert 2 <= len(re.findall(r"[.?](?=\s|$)", ENDS[path].know)) <= 3
    assert re.fullmatch(r"[^.]+\.( [^.]+\.)?", ENDS[path].next)


@pytest.mark.parametrize("path", PATHS)
def test_numbers_of_what_is_known_are_computed(path):
    for number, expression in checked_numbers(content("way")[path]["know"]):
        assert agrees(number, computed(expression)), expression


@pytest.mark.parametrize("path", PATHS)
def test_lesson_is_done_when_its_checks_are_right(path):
    progress = all_right(path)
    assert is_done(progress, path)
    assert not any(is_done(progress, other) for other in PATHS if other != path)
    wrong = sent(progress, checks_of(path)[2], "-7.77")
    assert not is_done(wrong, path)
    assert not is_done(taken_back(progress, checks_of(path)[0]), path)
    assert not is_done(Progress(), path)


@pytest.mark.parametrize("path", PATHS)
def test_lesson_is_done_when_every_question_on_the_way_is_answered(path):
    asked = [
        f"{path}/{name}"
        for name, each in LESSONS[path].examples.items()
        if not each.is_more
    ]
    assert is_done(Progress().with_answers(dict.fromkeys(asked, 0)), path)
    assert not is_done(Progress().with_answers(dict.fromkeys(asked[1:], 0)), path)


@pytest.mark.parametrize("path", ["", "walkthrough", "palace"])
def test_what_is_no_lesson_is_never_done(path):
    assert not is_done(all_right("houses"), path)


def test_check_counts_once_and_apart_from_the_page_of_drills():
    check = checks_of("spam")[1]
    progress = sent(sent(Progress(), check, "0"), check, "0.5")
    assert progress.results == {"drill:hinge": Result(0, 1)}
    assert sent_to(progress, check) == "0.5"
    assert PAGE not in progress.unfinished
    again = sent(taken_back(progress, check), check, "0.5")
    assert again.results == progress.results


def test_checks_are_kept_and_merged_and_too_long_a_text_is_none():
    progress = all_right("houses")
    assert read(write(progress)) == progress
    assert not progress.is_empty
    both = progress.merged(all_right("spam"))
    assert is_done(both, "houses")
    assert is_done(both, "spam")
    check = checks_of("houses")[0]
    assert (
        sent_to(progress.with_check("squared-error/easy/1", "1" * 9_999), check) == ""
    )
