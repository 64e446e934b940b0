"""The table of facts on a page: one table a family, on a phone as cards."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import streamlit as st

from losses import FAMILIES
from losses.registry import Family
from ui.facts.table import COLUMNS, FactRow, rows
from ui.styles import style

_INTRO = (
    "Tests check every fact here. “Convex” and “smooth” are meant in what the loss "
    "takes: the same loss can be convex in a probability and not in a logit. "
    "“Proper” is asked where a probability is reported, and means that reporting the "
    "true one is best."
)
_LATEX = ("formula", "gradient")


def show_facts() -> None:
    """Write the section with a table for each family."""
    st.html(style("facts"))
    st.subheader("All losses, and what is true of each", anchor=False)
    st.markdown(_INTRO)
    titles = [family.capitalize() for family in FAMILIES]
    for tab, family in zip(st.tabs(titles), FAMILIES, strict=True):
        tab.markdown(table_html(family), unsafe_allow_html=True)


@lru_cache(maxsize=2 * len(FAMILIES))
def table_html(family: Family, columns: tuple[tuple[str, str], ...] = COLUMNS) -> str:
    """The table of a family: HTML for Markdown, its formulas in LaTeX."""
    name = f"Losses of the family {family}"
    heads = "".join(f'<th scope="col">{title}</th>' for _, title in columns)
    body = "".join(_row_html(row, columns) for row in rows(family))
    return (
        f'<div class="ll-facts" role="region" aria-label="{name}" tabindex="0">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row_html(row: FactRow, columns: tuple[tuple[str, str], ...]) -> str:
    cells = [f'<th scope="row">{escape(row.title)}</th>']
    for field, title in columns[1:]:
        text = getattr(row, field)
        said = f"\n\n${text}$\n\n" if field in _LATEX else escape(text)
        cells.append(f'<td data-label="{title}">{said}</td>')
    return f"<tr>{''.join(cells)}</tr>"
