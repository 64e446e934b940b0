"""Pages for print: whole documents for A4, of Markdown as the content uses it.

They are black on white and have no scripts. What is no known Markdown is text, so that
nothing in a text can become an element of its own. Formulas become MathML that may be
broken between its terms.
"""

from __future__ import annotations

import re
from html import escape

from ui.mathml import term
from ui.styles import css

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
_FUNCTION = "<mi>(?:ln|cosh)</mi>"


def document(title: str, kind: str, body: str) -> str:
    """A whole page of HTML; `kind` names its style, `body` is HTML, `title` text."""
    style = css("paper/every_sheet", f"paper/{kind}", "paper/small_screen")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style>"
        f"</head><body>{body}</body></html>"
    )


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


def slanted(text: str) -> str:
    """Words of which some are slanted, as they are; nothing else is Markdown.

    Examples
    --------
    >>> slanted("It is the *slope*, not $2.")
    'It is the <i>slope</i>, not $2.'
    """
    return re.sub(r"\*([^*\s][^*]*)\*", r"<i>\1</i>", escape(text))


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


def maths(latex: str) -> str:
    """A formula in MathML that may be broken between its terms."""
    first, *others = pieces(latex)
    spaced = (re.sub(r"^([+-])", r"\1\\;", each) for each in others)
    return " ".join(_spaced(term(piece).mathml) for piece in (first, *spaced))


def _spaced(mathml: str) -> str:
    """A function's name stands apart from what it is applied to, and from a factor."""
    space = '<mspace width="0.17em"/>'
    mathml = re.sub(rf"{_FUNCTION}(?=<m(?!o|row><mo))", rf"\g<0>{space}", mathml)
    return re.sub(rf"(?<=</mi>|</mn>|msup>){_FUNCTION}", rf"{space}\g<0>", mathml)


def pieces(latex: str) -> list[str]:
    r"""The terms of a formula: it is cut before each outer plus and minus.

    Examples
    --------
    >>> pieces(r"-y\,(1-p) + p, \quad m = y\,s")
    ['-y\\,(1-p)', '+ p,', 'm = y\\,s']
    """
    found, depth = [""], 0
    for token in re.findall(r"\\[A-Za-z]+|\\.|.", latex):
        depth += token in ("{", "(", r"\left", r"\begin")
        depth -= token in ("}", ")", r"\right", r"\end")
        is_cut = depth == 0 and token in ("+", "-", r"\quad")
        if is_cut and found[-1].strip():
            found.append("")
        if token != r"\quad":
            found[-1] += token
    return [piece.strip() for piece in found]
