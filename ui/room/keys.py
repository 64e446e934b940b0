"""The letters of a room, the teacher's secret, and a phone's seat."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""Consonants: no word is made by chance, and none is taken for a digit."""
LENGTH = 4
_KEY = re.compile(r"[A-Za-z0-9_-]{22}")
_BYTES = 16


def new_code() -> str:
    """Four letters; whether another room has them is for the store to say."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read_code(text: str) -> str | None:
    """The letters that somebody typed; None where they are none of a room.

    Examples
    --------
    >>> read_code(" kq tm "), read_code("KQTA"), read_code("KQT")
    ('KQTM', None, None)
    """
    if len(text) > 8 * LENGTH:
        return None
    code = "".join(text.split()).upper()
    return code if re.fullmatch(f"[{LETTERS}]{{{LENGTH}}}", code) else None


def new_key() -> str:
    """128 random bits as 22 characters: a secret, or a seat."""
    return secrets.token_urlsafe(_BYTES)


def is_key(text: str) -> bool:
    """Whether a text can be a secret or a seat."""
    return bool(_KEY.fullmatch(text))


def hashed(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def opens(key: str, kept: str) -> bool:
    """Whether a key is the one of which this is kept; in the same time if it is not."""
    return hmac.compare_digest(hashed(key), kept)
