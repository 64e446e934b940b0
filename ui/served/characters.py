"""Half characters: what a browser may hold and send, and no text may have."""

from __future__ import annotations


def whole(text: str) -> str:
    r"""A text without halves of characters, which nothing can be sent with.

    JavaScript counts a character such as an emoji as two halves, and cuts between them.
    Two halves that belong together are made one; a half that is left alone goes.

    Examples
    --------
    >>> whole("a\ud83d"), whole("\ud83d\ude00") == "😀"
    ('a', True)
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
