"""What the page "Mock interview" says."""

from __future__ import annotations

from ui.interview.mock.interview import MOST_NOTE, Mock
from ui.interview.mock.plan import Asked
from ui.interview.mock.report import Entry

HOW = (
    "Ten questions, easy ones first: six from the question bank, one of each topic, "
    "and four to compute. You cannot go back, as in a real interview.\n\n"
    "Answer aloud, with a few words in the field, then look at the answer and rate "
    "yourself; the numbers that you compute are graded. A reload loses nothing. At the "
    "end you get a report with your weak topics, every answer and your notes."
)
KEY_WORDS = "Your answer, in key words; this browser keeps it"
RUNNING = "on this question"
WORKING = "Your working, if you like; this browser keeps it"
TOO_LONG = f"Only the first {MOST_NOTE:,} characters are kept."
REPORT_GOES = "A new interview replaces this report. Print or save it first to keep it."
STOPPING = (
    "You cannot go on with it afterwards, and its notes are gone. What you have rated "
    "stays in your progress."
)
KEPT = (
    "The report stays here until you start another interview; print or save it to keep "
    "it."
)
RATINGS_EXPLAINED = (
    "Missed 0 points, partly 0.5, passes 0.75, impresses 1; keys 1 to 4. From 0.75 on "
    "it counts as right in your progress."
)


def same_questions(seed: int) -> str:
    """What the number of an interview is for."""
    return (
        f"Interview {seed}: everyone who opens this page’s address gets the same ten "
        "questions."
    )


def under_way(other: Mock) -> str:
    """Which interview waits while another is offered."""
    return (
        f"You are in the middle of interview {other.seed}, at question "
        f"{other.index + 1} of {len(other.items)}. Starting this one ends it; what you "
        "have rated stays in your progress."
    )


def go_on(other: Mock) -> str:
    """The way back to another interview."""
    if other.is_over:
        return f"See the report of interview {other.seed}"
    return f"Go on with interview {other.seed}"


def start(seed: int, is_instead: bool) -> str:
    """The way into an interview."""
    if not seed:
        return "Start"
    return f"Start interview {seed}{' instead' if is_instead else ''}"


def stopped(time: str) -> str:
    """What the clock shows once it is answered."""
    return f"**{time}** for your answer"


def entry(found: Entry) -> str:
    """A question of the report, in a line."""
    return f"{found.place}. {found.asked.title} · {found.verdict}"


def next_title(mock: Mock) -> str:
    """What the button after a graded answer says."""
    return "See the report" if mock.index + 1 == len(mock.items) else "Next question"


def page_title(asked: Asked) -> str:
    """What the link to the page that trains it says."""
    return "Practise this drill" if asked.drill else "In the question bank"
