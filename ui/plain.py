"""Text from outside, a link, a file or a name, inside what is shown as Markdown."""

from __future__ import annotations

import re

_UNSEEN = "\N{REPLACEMENT CHARACTER}"
_JOINER = "\N{WORD JOINER}"
"""Keeps Streamlit from writing an icon's code otherwise before it reads Markdown."""
_FENCES = re.compile("`+")


def plain(text: str, most: int = 24) -> str:
    """Text of which nothing is Markdown: as a code span, in one line, cut when long.

    Escapes do not do: emoji codes, icons and bare addresses are looked for once they
    are undone. Inside a code span nothing is. What cannot be seen, half characters and
    signs that turn the direction of writing among it, becomes "�".

    Examples
    --------
    >>> plain("![](//example.com/p.png)"), plain("a `b` c"), plain("")
    ('`![](//example.com/p.png)`', '`` a `b` c ``', '“”')
    """
    if not text:
        return "“”"
    line = "".join(
        each if each.isprintable() else " " if each.isspace() else _UNSEEN
        for each in text[:most]
    )
    line += "…" if len(text) > most else ""
    line = line.replace(":material/", f":{_JOINER}material/")
    longest = max(map(len, _FENCES.findall(line)), default=0)
    fence = "`" * (longest + 1)
    is_bare = not longest and line.strip() == line
    return f"{fence}{line}{fence}" if is_bare else f"{fence} {line} {fence}"
