"""Words as the search compares them: without case, marks, endings and spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

_MARKS = re.compile(r"[\u0300-\u036f'’`^]|(?<=\w)['’]s\b")
_WORD = re.compile(r"[a-z0-9]+")
_LEAST = 3
_ENDINGS = (
    ("isations", "is"), ("isation", "is"), ("ations", "at"), ("ation", "at"),
    ("isers", "is"), ("iser", "is"), ("ities", ""), ("ity", ""), ("ives", ""),
    ("ive", ""), ("ences", ""), ("ence", ""), ("ings", ""), ("ing", ""), ("ied", ""),
    ("ies", ""), ("ed", ""), ("y", ""), ("e", ""),
)  # fmt: skip
"""The first that a word ends with goes; what stays has at least three letters."""
_UNSTRIPPED = ("ss", "us", "is", "as", "os")
_TWICE = re.compile(r"([bdfglmnprt])\1$")


def stems(text: str) -> tuple[str, ...]:
    """The words of a text, each as its stem.

    Examples
    --------
    >>> stems("Optimizing Huber’s losses: R² and log-cosh")
    ('optimis', 'huber', 'loss', 'r2', 'and', 'log', 'cosh')
    >>> stems("normalisation") == stems("normalized") == stems("Normalize")
    True
    """
    plain = re.sub(r"['’]s\b", "", unicodedata.normalize("NFKD", text).casefold())
    return tuple(map(stem, _WORD.findall(_MARKS.sub("", plain))))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word of small letters without its ending, American and British alike.

    Examples
    --------
    >>> stem("clipping"), stem("clipped"), stem("clips"), stem("bias"), stem("classes")
    ('clip', 'clip', 'clip', 'bias', 'class')
    """
    if word.isdecimal() or len(word) <= _LEAST:
        return word
    if word.endswith("s") and not word.endswith(_UNSTRIPPED):
        word = word[:-1]
    if len(word) > _LEAST + 1:
        word = word.replace("iz", "is").replace("yz", "ys")
    for ending, kept in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(kept) >= _LEAST:
            short = word.removesuffix(ending) + kept
            is_shorter = ending in ("ing", "ings", "ed")
            return _TWICE.sub(r"\1", short) if is_shorter else short
    return word


def one_letter_away(word: str) -> Iterator[str]:
    """What a word may have been before one letter was mistyped.

    Examples
    --------
    >>> "perplexity" in set(one_letter_away("perplexty"))
    True
    """
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        yield from (f"{head}{letter}{tail}" for letter in ascii_lowercase)
        if tail:
            yield f"{head}{tail[1:]}"
            yield from (f"{head}{letter}{tail[1:]}" for letter in ascii_lowercase)
        if len(tail) > 1:
            yield f"{head}{tail[1]}{tail[0]}{tail[2:]}"
