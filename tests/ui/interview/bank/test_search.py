"""The search of the bank: what people type finds what they look for, and ranks it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ui.interview.bank import found, question, questions
from ui.interview.bank.search import is_search, searched
from ui.interview.bank.stems import stems

ROOT = Path(__file__).parents[4]
QUERIES = tomllib.loads((Path(__file__).parent / "queries.toml").read_text("utf-8"))
FILE = tomllib.loads((ROOT / "content" / "search.toml").read_text("utf-8"))


def names(words: str, **filters: str) -> list[str]:
    """The names of what is shown for some words, in its order."""
    shown = searched(words, **filters)
    return [each.name for each in (*shown.hits, *shown.nearest)]


def test_there_are_queries_enough():
    assert len(QUERIES["first"]) + len(QUERIES["among_three"]) >= 60


@pytest.mark.parametrize(("most", "kind"), [(1, "first"), (3, "among_three")])
def test_query_finds_its_question(most, kind):
    shown = {words: names(words)[:most] for words in QUERIES[kind]}
    missed = {
        words: shown[words]
        for words, wanted in QUERIES[kind].items()
        if wanted not in shown[words]
    }
    assert not missed


def test_words_that_do_not_all_fit_bring_the_nearest_apart():
    for words, wanted in QUERIES["nearest"].items():
        shown = searched(words)
        assert shown.hits == ()
        assert 0 < len(shown.nearest) <= 5
        assert not wanted or shown.nearest[0] == question(wanted)


def test_what_the_bank_knows_nothing_of_finds_nothing():
    assert {words: names(words) for words in QUERIES["nothing"]["queries"]} == {
        words: [] for words in QUERIES["nothing"]["queries"]
    }


def test_words_are_found_where_they_begin_and_not_inside_others():
    assert "expectile" not in names("nan")  # fi-nan-ce
    assert names("ppo") == names("grpo")  # not su-ppo-rt
    assert "stock-newsvendor" not in names("gan")  # or-gan-isation
    assert "calibration-error" in names("calibr")


@pytest.mark.parametrize(
    "words", ["log-loss", "LOG LOSS", "log  loss?", "Log’ loss", "“log loss”"]
)
def test_hyphens_marks_and_capitals_do_not_count(words):
    assert names(words) == names("log loss")


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("optimize", "optimise"),
        ("regularization", "regularisation"),
        ("normalizing", "normalised"),
        ("labeled", "labelled"),
    ],
)
def test_both_spellings_find_the_same(american, british):
    assert names(american) == names(british) != []


def test_words_that_say_nothing_list_everything_in_its_order():
    for words in ("", "what is the", "???"):
        assert searched(words).hits == questions()
        assert not is_search(words)
    assert searched("loss").hits != questions()


def test_topic_and_level_narrow_a_search():
    shown = searched("huber delta", "regression", "medium").hits
    assert shown[0] == question("huber-delta")
    assert set(shown) <= set(found("regression", "medium"))
    assert names("huber delta", topic="practice") != names("huber delta")


def test_every_question_is_found_first_or_nearly_by_its_own_words():
    late = {
        each.name: names(each.question).index(each.name)
        for each in questions()
        if each.name not in names(each.question)[:2]
    }
    assert not late


def test_other_names_are_of_questions_that_there_are():
    assert set(FILE["called"]) <= {each.name for each in questions()}
    for name, called in FILE["called"].items():
        for words in called:
            assert name in names(words)[:8], f"{words!r} does not find {name}"


def test_groups_have_each_word_once():
    for group in FILE["same"]:
        forms = [stems(words) for words in group]
        assert len(set(forms)) == len(forms) > 1, group


@pytest.mark.parametrize("words", ["\x00", "𝓗uber", "λ", "'" * 80, "a " * 40, "Ω" * 80])
def test_anything_may_be_typed(words):
    assert len(names(words)) <= len(questions())
