"""The terms on the screen: the page of all of them, and each where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from types import MappingProxyType

import streamlit as st

from ui.glossary import Term, marked, topics
from ui.lessons import LESSONS
from ui.served.assets import component

_component = component("glossary")
_STEM = 5
"""So many letters two forms of one word have in common."""


@dataclass(frozen=True)
class State:
    """What a reader can change on the page "Glossary": nothing."""

    preset: str = "terms"


PRESETS = MappingProxyType({"terms": State()})


def explain_terms() -> None:
    """Place the component that makes each term a button."""
    with st.container(key="terms"):
        _component(key="terms.component")


def write(text: str) -> None:
    """Write a text of Markdown whose terms explain themselves."""
    st.markdown(marked(text))


@cache
def all_terms() -> str:
    """The terms by topic, as HTML; a link ends in the name of one: `glossary#loss`."""
    groups = (
        f"<h2>{escape(title)}</h2><dl>{''.join(map(_entry, group))}</dl>"
        for title, group in topics().items()
    )
    return f'<div class="ll-glossary">{"".join(groups)}</div>'


def _entry(term: Term) -> str:
    words = [term.term]
    for form in term.also:
        if not form.lower().startswith(tuple(word[:_STEM].lower() for word in words)):
            words.append(form)
    others = escape(", ".join(words[1:]))
    also = f" <small>also {others}</small>" if others else ""
    return (
        f'<div id="{term.name}"><dt>{escape(term.term)}{also}</dt>'
        f"<dd>{escape(term.explanation)} "
        f'<a href="{term.seen}">{escape(title_of(term.seen))}</a></dd></div>'
    )


def title_of(link: str) -> str:
    """What is written on the link to an example: lesson and example."""
    path, _, preset = link.partition("?preset=")
    lesson = LESSONS[path]
    return f"{lesson.menu}: {lesson.examples[preset].title}"
