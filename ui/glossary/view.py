"""The terms on the screen: the page of all of them, and each where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from types import MappingProxyType

import streamlit as st

from ui.glossary import Term, topics
from ui.lessons import LESSONS
from ui.served.assets import component

_component = component("glossary")


@dataclass(frozen=True)
class State:
    """What a reader can change on the page "Glossary": nothing."""

    preset: str = "terms"


PRESETS = MappingProxyType({"terms": State()})


def explain_terms() -> None:
    """Place the component that makes each term a button."""
    with st.container(key="terms"):
        _component(key="terms.component")


@cache
def all_terms() -> str:
    """The terms by topic, as HTML; a link ends in the name of one: `glossary#loss`."""
    groups = (
        f"<h2>{escape(title)}</h2><dl>{''.join(map(_entry, group))}</dl>"
        for title, group in topics().items()
    )
    return f'<div class="ll-glossary">{"".join(groups)}</div>'


def _entry(term: Term) -> str:
    others = [form for form in term.forms[1:] if not form.startswith(term.forms[0])]
    also = f" <small>also {escape(', '.join(others))}</small>" if others else ""
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
