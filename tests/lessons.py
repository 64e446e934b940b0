"""The lessons as tests and benchmarks take them."""

from __future__ import annotations

from ui.lessons import LESSONS

PATHS = tuple(path for path in LESSONS if path)
"""The addresses of the lessons but home's, which is ""."""
INTERVIEW = (
    "walkthrough",
    "walkthrough?mode=whole",
    "walkthrough?mode=rehearse",
    "questions?question=huber",
    "drills",
    "flashcards",
    "mock",
    "cheat-sheet",
    "glossary",
    "talk",
    "progress",
)
"""The pages on the interview, in states that are worth a look."""
