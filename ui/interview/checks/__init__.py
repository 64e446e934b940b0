"""The checks at the end of a lesson: three drills, the same for everyone.

What is sent is kept apart from the answers on the page of drills, of which only the
newest are: a lesson that is done stays done.
"""

from __future__ import annotations

from functools import cache

from ui.interview.drills import Drill, drill
from ui.interview.drills.grading import Grade, grade
from ui.interview.drills.kept import counted, name_of, present_name
from ui.interview.drills.reading import MOST_CHARACTERS
from ui.interview.memory.progress import Progress
from ui.interview.names import renamed
from ui.lessons import LESSONS
from ui.lessons.way import ENDS


@cache
def checks_of(path: str) -> tuple[Drill, ...]:
    """The checks of a lesson."""
    found = (name.split("/") for name in ENDS[path].checks)
    return tuple(drill(kind, level, int(seed)) for kind, level, seed in found)


def sent_to(progress: Progress, check: Drill) -> str:
    """What was sent to a check, or "" where nothing stands."""
    kept = renamed(dict(progress.checks), present_name, lambda _, new: new)
    text = kept.get(name_of(check), "")
    return text if len(text) <= MOST_CHARACTERS else ""


def with_sent(progress: Progress, check: Drill, found: Grade) -> Progress:
    """The progress with what was sent to a check; it counts where it is the first."""
    if name_of(check) not in progress.checks:
        progress = counted(progress, check, found)
    return progress.with_check(name_of(check), found.text)


def taken_back(progress: Progress, check: Drill) -> Progress:
    """The progress with a check to be answered again, which no longer counts."""
    return progress.with_check(name_of(check), "")


def is_done(progress: Progress, path: str) -> bool:
    """Whether a lesson is done: its checks are right, or its examples all answered.

    Those under "More" need no answer.
    """
    if path not in ENDS:
        return False
    way = [name for part in LESSONS[path].parts for name in part.way]
    if all(f"{path}/{name}" in progress.answered for name in way):
        return True
    sent = ((check, sent_to(progress, check)) for check in checks_of(path))
    return all(text and grade(check, text).is_right for check, text in sent)
