"""The search of the question bank: words as people type them, ranked by what they say.

A word is looked for as it stands, under its other names of `content/search.toml`, and,
where the bank does not know it, as the beginning of a word or with one letter wrong.
Rare words count more, and words in a question count more than those in its answer.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType

from ui.content import content
from ui.interview.bank import TOPICS, Question, found, questions
from ui.interview.bank.stems import one_letter_away, stems

_ASKED, _CALLED, _PASSES, _REST = 1.0, 0.9, 0.45, 0.2
"""How much a word counts in the question, its other names, "Passes" and the rest."""
_SAME, _LEADS, _BEGINNING, _MISTYPED, _LONGER = 0.85, 0.4, 0.6, 0.6, 0.25
"""How much a word counts that is found under another name than it was typed."""
_FOCUS, _IN_ORDER, _VERY = 0.5, 0.4, 1.0
"""What is added where little else is asked, in the same order, and the very same."""
_UNKNOWN = 1.5
"""How rare a word counts as that no question holds: it says nothing of any."""
_LONGEST = 4
_LEAST_BEGUN, _LONGEST_WORD = 3, 20
_MOST_NEAREST = 5
_ENOUGH = 3
"""With fewer hits than this the nearest are shown as well."""
_LEAST_PART = 0.5
"""The part of what was typed that the nearest hold at least."""

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What a search found, the best first.

    Parameters
    ----------
    hits
        The questions that hold every word.
    nearest
        Where there are few of those, others that hold the most of them.
    """

    hits: tuple[Question, ...]
    nearest: tuple[Question, ...] = ()


@dataclass(frozen=True)
class _Text:
    """A question as it is searched.

    `parts` has each text with what a word counts there, `asked` the question's words
    that say something, `names` the same words in order, and those of its other names.
    """

    parts: tuple[tuple[float, str], ...]
    asked: frozenset[str]
    names: tuple[Stems, ...]


@lru_cache(maxsize=256)
def searched(words: str, topic: str = "", level: str = "") -> Found:
    """The questions of a topic and a level that words find; "" is any.

    Without a word that says anything, all of them, in their order.
    """
    listed = found(topic, level)
    if not is_search(words):
        return Found(listed)
    allowed = {each.name for each in listed}
    hits, nearest = (
        tuple(
            each
            for each in map(questions().__getitem__, places)
            if each.name in allowed
        )
        for places in _ranked(words)
    )
    return Found(hits, nearest[:_MOST_NEAREST] if len(hits) < _ENOUGH else ())


def is_search(words: str) -> bool:
    """Whether a word of these says anything that can be looked for."""
    return bool(_terms(stems(words)))


def _ranked(words: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The places of all that holds every word, and of what holds enough of them."""
    typed = stems(words)
    terms = _terms(typed)
    strengths = {term: _strengths(term) for term in terms}
    rarity = {
        term: math.log(1 + len(questions()) / len(strengths[term]))
        if strengths[term]
        else _UNKNOWN
        for term in terms
    }
    places = set().union(*strengths.values())
    whole = sum(rarity.values())
    held = {
        place: sum(place in strengths[term] for term in terms) / len(terms)
        for place in places
    }
    scores = {
        place: (
            sum(rarity[term] * strengths[term].get(place, 0) for term in terms)
            * (1 + _FOCUS * _focus(place, terms))
            + whole * _in_order(place, typed)
        )
        for place in places
    }
    ordered = sorted(places, key=lambda place: (-scores[place], place))
    hits = [place for place in ordered if held[place] == 1]
    nearest = sorted(
        (place for place in ordered if _LEAST_PART <= held[place] < 1),
        key=lambda place: -scores[place] * held[place],
    )
    return tuple(hits), tuple(nearest)


def _terms(typed: Stems) -> tuple[Stems, ...]:
    """What is looked for: known phrases, and of the other words those that say much."""
    known = _knowledge()
    terms, place = [], 0
    while place < len(typed):
        size = next(
            (
                size
                for size in range(_LONGEST, 1, -1)
                if typed[place : place + size] in known.names
                and place + size <= len(typed)
            ),
            1,
        )
        terms.append(typed[place : place + size])
        place += size
    said = [term for term in terms if not _is_idle(term, known.stop)]
    strong = [term for term in said if not _is_idle(term, known.weak)]
    return tuple(dict.fromkeys(strong or said))


def _is_idle(term: Stems, idle: frozenset[str]) -> bool:
    is_letter = len(term) == 1 and len(term[0]) == 1
    return (len(term) == 1 and term[0] in idle) or (
        is_letter and not any(term[0] in text.asked for text in _texts())
    )


@lru_cache(maxsize=1024)
def _strengths(term: Stems) -> Mapping[int, float]:
    """How strongly each question that holds a term holds it, from 0 to 1."""
    names = {term: 1.0, **_knowledge().names.get(term, {})}
    is_known = len(term) > 1 or len(names) > 1 or term[0] in _words()
    if not is_known:
        names = _guesses(term[0])
    elif len(term) == 1 and len(term[0]) >= _LEAST_BEGUN:
        names = dict.fromkeys(_begun(term[0]), _LONGER) | names
    held: defaultdict[int, float] = defaultdict(float)
    for name, counts in names.items():
        phrase = f" {' '.join(name)} "
        for place in _holders().get(name[0], ()):
            for weight, part in _texts()[place].parts:
                if phrase in part:
                    held[place] = max(held[place], counts * weight)
                    break
    return MappingProxyType(dict(held))


def _guesses(word: str) -> dict[Stems, float]:
    """What an unknown word may be: the beginning of one, or one letter wrong."""
    is_typed = _LEAST_BEGUN < len(word) < _LONGEST_WORD
    mistyped = _words() & set(one_letter_away(word)) if is_typed else ()
    guesses = {}
    for names, counts in (
        (((each,) for each in mistyped), _MISTYPED),
        (_begun(word) if len(word) > 1 else (), _BEGINNING),
    ):
        for name in names:
            guesses[name] = counts
            for other, same in _knowledge().names.get(name, {}).items():
                guesses.setdefault(other, counts * same)
    return guesses


def _begun(word: str) -> Iterable[Stems]:
    """The words that begin with one."""
    return ((each,) for each in _words() if each.startswith(word) and each != word)


def _focus(place: int, terms: Iterable[Stems]) -> float:
    """The part of a question's words that was typed."""
    asked = _texts()[place].asked
    typed = {word for term in terms for word in term}
    return len(asked & typed) / max(len(asked), 1)


def _in_order(place: int, typed: Stems) -> float:
    """What is added where the words that were typed follow each other in a name."""
    said = _telling(typed)
    names = _texts()[place].names
    pairs = tuple(pairwise(said))
    follow = {pair for name in names for pair in pairwise(name)}
    held = sum(pair in follow for pair in pairs) / max(len(pairs), 1)
    return _IN_ORDER * held + _VERY * (said in names)


def _telling(typed: Stems) -> Stems:
    """The words that say something, or all where none does."""
    known = _knowledge()
    idle = known.stop | known.weak
    return tuple(word for word in typed if word not in idle) or typed


@cache
def _texts() -> tuple[_Text, ...]:
    called = _file()["called"]
    return tuple(
        _Text(
            parts=(
                (_ASKED, _joined(each.question)),
                (_CALLED, _joined(*called.get(each.name, ()), each.name)),
                (_PASSES, _joined(each.passes)),
                (_REST, _joined(*_rest(each))),
            ),
            asked=frozenset(_telling(stems(each.question))),
            names=tuple(
                _telling(stems(name))
                for name in (each.question, *called.get(each.name, ()))
            ),
        )
        for each in questions()
    )


def _rest(each: Question) -> tuple[str, ...]:
    others = (each.impresses, each.follow_up, each.trap)
    return (*others, TOPICS[each.topic], *each.sources)


def _joined(*texts: str) -> str:
    """The stems of some texts, between which no phrase is found."""
    return " / ".join(("", *(" ".join(stems(text)) for text in texts), ""))


@cache
def _holders() -> Mapping[str, frozenset[int]]:
    """The places of the questions that hold a word, by its stem."""
    places = defaultdict(set)
    for place, text in enumerate(_texts()):
        for word in {word for _, part in text.parts for word in part.split()}:
            places[word].add(place)
    return MappingProxyType({word: frozenset(each) for word, each in places.items()})


@cache
def _words() -> frozenset[str]:
    """Every word that the bank or the file knows, as its stem."""
    names = {name[0] for name in _knowledge().names if len(name) == 1}
    return frozenset(names | set(_holders()))


@dataclass(frozen=True)
class _Knowledge:
    """What `content/search.toml` says, in stems; `names` has a term's other names."""

    stop: frozenset[str]
    weak: frozenset[str]
    names: Mapping[Stems, Mapping[Stems, float]]


@cache
def _knowledge() -> _Knowledge:
    file = _file()
    names: defaultdict[Stems, dict[Stems, float]] = defaultdict(dict)
    for first, second in file["leads"]:
        for one in map(stems, first):
            names[one] |= dict.fromkeys(map(stems, second), _LEADS)
    for group in file["same"]:
        phrases = tuple(map(stems, group))
        for one in phrases:
            names[one] |= {other: _SAME for other in phrases if other != one}
    stop, weak = (frozenset(stems(file[kind])) for kind in ("stop", "weak"))
    return _Knowledge(stop, weak, MappingProxyType(dict(names)))


@cache
def _file() -> dict:
    return content("search")
