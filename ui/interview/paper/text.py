"""Markdown as the content uses it, as HTML for print: what it does not know is text.

Formulas become MathML. Nothing in a text can become an element of its own.
"""

from __future__ import annotations

import re
from html import escape

from ui.interview.paper.math import maths

_INLINE = re.compile(
    r"\\(?P<sign>[\\$*_`#|~\[\]()<>-])"
    r"|`(?P<code>[^`]+)`"
    r"|\$\$(?P<shown>.+?)\$\$"
    r"|\$(?P<latex>[^$]+?)\$"
    r"|\*\*(?P<bold>.+?)\*\*"
    r"|\*(?P<slanted>[^*\s][^*]*)\*"
    r"|\[(?P<words>[^\]]+)\]\((?P<address>[^)\s]+)\)",
    re.DOTALL,
)
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")
_CELL = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"\s*(?:[-*]|\d+\.)\s+(?P<text>.*)", re.DOTALL)


def html(markdown: str) -> str:
    r"""Paragraphs, lists, tables, bold, slanted, code and formulas.

    Examples
    --------
    >>> html("**Half** of \\$4.")
    '<p><b>Half</b> of $4.</p>'
    >>> html("- one\n- <b>two</b>")
    '<ul><li>one</li><li>&lt;b&gt;two&lt;/b&gt;</li></ul>'
    """
    return "".join(map(_block, re.split(r"\n\s*\n", markdown.strip())))


def plain_html(text: str) -> str:
    """What a reader has typed: every sign as it is, lines kept."""
    return f"<p>{'<br>'.join(map(escape, text.splitlines()))}</p>"


def _block(text: str) -> str:
    lines = text.splitlines()
    items = [item for line in lines if (item := _ITEM.fullmatch(line))]
    if items and len(items) == len(lines):
        listed = "".join(f"<li>{_inline(item['text'])}</li>" for item in items)
        return f"<ul>{listed}</ul>"
    if len(lines) > 1 and _RULE.fullmatch(lines[1]):
        return _table([lines[0], *lines[2:]])
    return f"<p>{_inline(text)}</p>"


def _table(lines: list[str]) -> str:
    head, *body = (_CELL.split(line.strip().strip("|")) for line in lines)
    heads = "".join(f'<th scope="col">{_inline(each.strip())}</th>' for each in head)
    rows = "".join(
        f"<tr>{''.join(f'<td>{_inline(each.strip())}</td>' for each in cells)}</tr>"
        for cells in body
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _inline(text: str) -> str:
    parts, end = [], 0
    for found in _INLINE.finditer(text):
        parts += [escape(text[end : found.start()]), _element(found)]
        end = found.end()
    return "".join(parts) + escape(text[end:])


def _element(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    inside = found["words"] if kind == "address" else found[kind]
    if kind == "sign":
        return escape(inside)
    if kind == "code":
        return f"<code>{escape(inside)}</code>"
    if kind in ("shown", "latex"):
        return maths(inside.strip())
    tag = {"bold": "b", "slanted": "i"}.get(kind)
    return f"<{tag}>{_inline(inside)}</{tag}>" if tag else _inline(inside)
