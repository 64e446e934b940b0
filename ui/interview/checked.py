"""Text whose numbers are checked: `[[0.3567 | cross_entropy(1, 0.7)]]`.

The reader sees the number; a test computes the expression with `losses` and compares.
"""

from __future__ import annotations

import re

CHECKED = re.compile(r"\[\[([^|\[\]]+?)\s*\|\s*(.+?)\]\](?!\])", re.DOTALL)


def shown(text: str) -> str:
    """A text as the reader sees it: numbers without their expressions.

    Examples
    --------
    >>> shown("The loss is [[0.5 | hinge(1, 0.5)]], not 0.")
    'The loss is 0.5, not 0.'
    """
    return CHECKED.sub(r"\1", text)


def checked_numbers(text: str) -> list[tuple[str, str]]:
    """The numbers of a text, each with its expression.

    Examples
    --------
    >>> checked_numbers("[[0.5 | hinge(1, 0.5)]]")
    [('0.5', 'hinge(1, 0.5)')]
    """
    return CHECKED.findall(text)
