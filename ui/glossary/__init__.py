"""The terms of the field, and where a text has one of them.

What they mean stands in `content/glossary.toml`. In Markdown a term becomes a link to
the page of all terms; `static/glossary.js` makes it a button that explains it there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from ui.checked import shown
from ui.content import content

PAGE = "glossary"
"""The address of the page of all terms."""
_UNTOUCHED = (
    r"\\.",
    r"(?P<fence>`+).*?(?P=fence)",
    r"\$\$.*?\$\$",
    r"\$[^$]*\$",
    r"!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])",  # a link
    r":[\w-]+\[[^\]]*\]",  # words with a style of their own, as sources are
    r":material/\w+:",
    r"<[^>]*>",
    r"^[ \t]*(?:#|\||\[\d+\]:)[^\n]*$",  # a heading, a row of a table, an address
    r"^\*Source:\*.*?(?=\n\n|\Z)",
)
"""What a term is not looked for in: code, mathematics, links and such."""


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term of the field.

    Parameters
    ----------
    name
        Of its place on the page of all terms.
    term
        As it is written there.
    also
        What else texts have for it.
    text
        What it means; a number may have its expression.
    shows
        What follows from it, which may answer the question of an example: it is told
        where none waits for its answer.
    seen
        The link to the example that shows it best.
    lights
        What it names in a chart: `live_chart.css` says how that is shown.
    """

    name: str
    term: str
    text: str
    seen: str
    also: tuple[str, ...] = ()
    shows: str = ""
    lights: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """As texts have it, in small letters."""
        return tuple(form.lower() for form in (self.term, *self.also))

    @property
    def explanation(self) -> str:
        """What it means and what follows, as the reader sees it."""
        return shown(" ".join(filter(None, (self.text, self.shows))))


@cache
def topics() -> dict[str, tuple[Term, ...]]:
    """The terms in their order, by the title of what they are about."""
    return {
        topic["title"]: tuple(
            _term(name, **entry) for name, entry in topic["terms"].items()
        )
        for topic in content("glossary")["topics"]
    }


def _term(name: str, *, also=(), term: str = "", **entry: str) -> Term:
    return Term(name=name, term=term or name, also=tuple(also), **entry)


@cache
def terms() -> dict[str, Term]:
    """Every term by its name, in the order of the page."""
    return {each.name: each for group in topics().values() for each in group}


@cache
def by_form() -> dict[str, str]:
    """The name of the term that is meant, by what a text has in small letters."""
    return {form: term.name for term in terms().values() for form in term.forms}


@cache
def _any_form() -> str:
    longest_first = sorted(by_form(), key=len, reverse=True)
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in longest_first)


@cache
def _pattern() -> re.Pattern[str]:
    untouched = "|".join(_UNTOUCHED)
    return re.compile(
        rf"{untouched}|(?<![\w-])(?P<term>{_any_form()})(?![\w-])",
        re.DOTALL | re.MULTILINE | re.IGNORECASE,
    )


@cache
def marked(text: str) -> str:
    """A text of Markdown in which the first place of each term explains it.

    Examples
    --------
    >>> marked("The *slope* of `loss` is a slope.")
    'The *[slope](glossary#gradient)* of `loss` is a slope.'
    """
    met: set[str] = set()

    def linked(found: re.Match[str]) -> str:
        name = name_of(found["term"]) if found["term"] else ""
        if not name or name in met:
            return found[0]
        met.add(name)
        return f"[{found[0]}]({PAGE}#{name})"

    return _pattern().sub(linked, text)


def name_of(form: str) -> str:
    """The name of the term that some words are a form of.

    Examples
    --------
    >>> name_of("Step  sizes")
    'step-size'
    """
    return by_form()[" ".join(form.split()).lower()]


def names_in(text: str) -> tuple[str, ...]:
    """The terms of a text, in the order in which it has them first.

    Examples
    --------
    >>> names_in("Loss and slope: a loss")
    ('loss', 'gradient')
    """
    forms = (found["term"] for found in _pattern().finditer(text))
    return tuple(dict.fromkeys(name_of(form) for form in forms if form))


def script() -> str:
    """The terms as a module of JavaScript."""
    told = {
        name: {
            "term": term.term,
            "text": shown(term.text),
            "shows": shown(term.shows),
            "seen": term.seen,
            "lights": term.lights,
        }
        for name, term in terms().items()
    }
    parts = {"TERMS": told, "FORMS": by_form(), "ANY_FORM": _any_form()}
    return "".join(
        f"export const {name} = {json.dumps(value, ensure_ascii=False)};\n"
        for name, value in parts.items()
    )
