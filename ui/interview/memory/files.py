"""A progress as a file: its name, what is in it, and what a file brings."""

from __future__ import annotations

from datetime import datetime

from ui.interview.memory.progress import Progress
from ui.interview.memory.text import UnreadableProgressError, is_too_large, read


def file_name(now: datetime) -> str:
    """The name under which a progress is saved."""
    return f"loss-lab-progress-{now:%Y-%m-%d}.json"


def taken(data: bytes) -> tuple[Progress | None, str]:
    """The progress in a file and "", or None and what is wrong with the file."""
    try:
        return read(data), ""
    except UnreadableProgressError as problem:
        return None, f"{problem} Nothing was changed."


def contents(progress: Progress) -> str:
    """What a progress holds, counted.

    Examples
    --------
    >>> contents(Progress())
    'nothing yet'
    """
    counts = (
        (len(progress.cards), "card"),
        (sum(each.asked for each in progress.results.values()), "answer"),
        (len(progress.mocks), "mock interview"),
    )
    parts = [
        f"{number:,} {name}{'s' if number > 1 else ''}"
        for number, name in counts
        if number
    ]
    unfinished = ["work in the middle"] if progress.unfinished else []
    return ", ".join(parts + unfinished) or "nothing yet"


def combined(kept: Progress, loaded: Progress, is_replacing: bool) -> Progress:
    """What is kept after a file was loaded: the file's, or both.

    Of both, the later review of a card holds, and the work in the middle that is here.
    """
    return loaded if is_replacing else loaded.merged(kept)


def problem_of(progress: Progress) -> str:
    """Why a progress could not be read again once it is kept, or ""."""
    if not is_too_large(progress):
        return ""
    return (
        "Both together are larger than a browser can keep, so nothing was changed. "
        "Save what is here as a file, then replace it by this one."
    )
