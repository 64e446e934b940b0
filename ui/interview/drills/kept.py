"""Answers to drills that were sent: kept, and each drill counted once."""

from __future__ import annotations

from typing import Any

from ui.interview.drills import Drill
from ui.interview.drills.grading import Grade
from ui.interview.drills.reading import MOST_CHARACTERS
from ui.interview.memory.progress import Progress
from ui.interview.names import DRILLS, now_called, renamed

PAGE = "drills-answers"
MOST_KEPT = 40


def name_of(drill: Drill) -> str:
    """What a drill is called where answers are kept."""
    return f"{drill.kind}/{drill.level}/{drill.seed}"


def answer_to(progress: Progress, drill: Drill) -> str:
    """What was sent as the answer to a drill, or "" where nothing stands."""
    text = _kept(progress).get(name_of(drill))
    return text if isinstance(text, str) and len(text) <= MOST_CHARACTERS else ""


def with_answer(progress: Progress, drill: Drill, found: Grade) -> Progress:
    """The progress with an answer; it counts where it is the first one."""
    answers = _kept(progress)
    if name_of(drill) not in answers:
        progress = counted(progress, drill, found)
    return _with(progress, answers, drill, found.text)


def taken_back(progress: Progress, drill: Drill) -> Progress:
    """The progress with a drill to be answered again, which no longer counts."""
    return _with(progress, _kept(progress), drill, "")


def counted(progress: Progress, drill: Drill, found: Grade | None) -> Progress:
    """The progress with one more result of the drill's kind; None is not right."""
    is_right = found is not None and found.is_right
    return progress.with_result(f"drill:{drill.kind}", is_right)


def _with(
    progress: Progress, answers: dict[str, Any], drill: Drill, text: str
) -> Progress:
    answers.pop(name_of(drill), None)
    answers[name_of(drill)] = text
    newest = dict(list(answers.items())[-MOST_KEPT:])
    return progress.with_unfinished(PAGE, newest)


def _kept(progress: Progress) -> dict[str, Any]:
    """The answers by the present names of their drills, as they were kept."""
    found: Any = progress.unfinished.get(PAGE)
    kept = found if isinstance(found, dict) else {}
    return renamed(kept, present_name, lambda _, new: new)


def present_name(name: str) -> str:
    """The present name of a drill that was kept by an earlier one."""
    kind, slash, rest = name.partition("/")
    return f"{now_called(DRILLS, kind)}{slash}{rest}"
