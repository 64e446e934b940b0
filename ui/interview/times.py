"""Times: how long it has been, and how that is said."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from msgspec import Meta

DAY = 86_400.0
"""The seconds after which a clock that was left alone stops."""
Seconds = Annotated[float, Meta(ge=0, le=DAY)]


def elapsed(since: datetime, now: datetime) -> float:
    """The seconds since a moment, from none to a day."""
    return min(max(0.0, (now - since).total_seconds()), DAY)


def clock(seconds: float) -> str:
    """A time as a clock shows it.

    Examples
    --------
    >>> clock(71.9), clock(0), clock(3600)
    ('1:11', '0:00', '60:00')
    """
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


def spoken(seconds: float) -> str:
    """A time in words, to the second.

    Examples
    --------
    >>> spoken(71.4), spoken(1), spoken(120), spoken(8000)
    ('1 minute 11 seconds', '1 second', '2 minutes', '2 hours 13 minutes')
    """
    hours, rest = divmod(round(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    parts = [(hours, "hour"), (minutes, "minute"), (0 if hours else rest, "second")]
    said = [counted(number, unit) for number, unit in parts if number]
    return " ".join(said) or "0 seconds"


def in_words(span: timedelta) -> str:
    """A length of time in its largest fitting unit.

    Examples
    --------
    >>> in_words(timedelta(minutes=10)), in_words(timedelta(days=1))
    ('10 min', '1 day')
    >>> in_words(timedelta(days=100)), in_words(timedelta(days=500))
    ('3 months', '1.4 years')
    """
    minutes = max(1, int(span / timedelta(minutes=1) + 0.5))
    days = span / timedelta(days=1)
    if minutes < 60:
        return f"{minutes} min"
    if days < 1:
        return counted(int(minutes / 60 + 0.5), "hour")
    if days < 60:
        return counted(int(days + 0.5), "day")
    if days < 365:
        return counted(int(days / 30.44 + 0.5), "month")
    return counted(round(days / 365.25, 1), "year")


def counted(number: float, unit: str) -> str:
    """A number with its unit, one or several.

    Examples
    --------
    >>> counted(1, "hour"), counted(1.5, "year")
    ('1 hour', '1.5 years')
    """
    return f"{number:g} {unit}{'' if number == 1 else 's'}"


def moment(time: datetime, now: datetime) -> str:
    """A day and a time of day, where the reader is; `now` tells the time zone."""
    local = time.astimezone(now.tzinfo)
    return f"{local.day} {local:%B %Y, %H:%M}"
