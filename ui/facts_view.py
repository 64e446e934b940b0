"""The table of facts on a page: one table a family, on a phone as cards."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import streamlit as st

from losses import FAMILIES
from losses.registry import Family
from ui.facts_table import COLUMNS, FactRow, rows

_INTRO = (
    "Tests check every fact here. “Convex” and “smooth” are meant in what the loss "
    "takes: the same loss can be convex in a probability and not in a logit. "
    "“Proper” is asked where a probability is reported, and means that reporting the "
    "true one is best."
)
_LATEX = ("formula", "gradient")
CSS = """
.ll-facts{overflow-x:auto}
.ll-facts table{width:100%;border-collapse:collapse;font-size:.8rem;line-height:1.35;
margin:0}
.ll-facts :is(th,td){text-align:left;vertical-align:top;padding:.45rem .5rem;
border:0;border-bottom:1px solid var(--ll-facts-line)}
.ll-facts{--ll-facts-line:color-mix(in srgb,currentColor 16%,transparent)}
.ll-facts thead th{font-weight:600;white-space:nowrap}
.ll-facts tbody th{font-weight:600}
.ll-facts p{margin:0}
.ll-facts .katex{font-size:.92rem}
.ll-facts [data-label=Source]{font-size:.75rem}
.ll-facts tbody tr:hover{background:color-mix(in srgb,currentColor 5%,transparent)}
@media (min-width:641px){
.ll-facts tbody th{min-width:6rem}
.ll-facts [data-label=Formula]{min-width:18.4rem}
.ll-facts [data-label=Takes]{min-width:6.2rem}
.ll-facts [data-label=Source]{min-width:8rem}
}
@media (max-width:640px){
.ll-facts table,.ll-facts tbody,.ll-facts tr,.ll-facts :is(td,tbody th){display:block}
.ll-facts thead{position:absolute;width:1px;height:1px;overflow:hidden;
clip-path:inset(50%)}
.ll-facts tr{padding:.6rem 0;border-bottom:1px solid var(--ll-facts-line)}
.ll-facts :is(td,tbody th){border:0;padding:.12rem 0}
.ll-facts tbody th{font-size:.95rem}
.ll-facts td::before{content:attr(data-label) ": ";font-weight:600}
.ll-facts td[data-label=Formula]{padding:.3rem 0}
.ll-facts td[data-label=Formula]::before{content:none}
.ll-facts td[data-label=Source]{font-size:.8rem}
}
"""


def show_facts() -> None:
    """Write the section with a table for each family."""
    st.html(f"<style>{CSS}</style>")
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
