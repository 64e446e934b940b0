"""The doors to the lessons: what stands on each, and its drawing."""

from __future__ import annotations

from dataclasses import dataclass

from ui.served.assets import version
from ui.theme import THEMES


@dataclass(frozen=True)
class Door:
    """What stands before a lesson; `drawing` names a file in `drawings/`."""

    page: str
    title: str
    words: str
    drawing: str

    @property
    def address(self) -> str:
        """The address of what it leads to."""
        return self.page.removesuffix(".py").replace("_", "-")

    @property
    def html(self) -> str:
        """The drawing in both themes; `doors.css` shows the one that is on."""
        urls = "".join(
            f"--{theme}:url(assets/{version()}/{self.drawing}-{theme}.svg);"
            for theme in THEMES
        )
        return f'<div class="ll-door" aria-hidden="true" style="{urls}"></div>'


EXAMPLES = (
    Door(
        "houses.py",
        "House prices",
        "A number is predicted. Squared error draws each miss as a square.",
        "houses",
    ),
    Door(
        "cats_dogs.py",
        "Cat or dog",
        "A probability is predicted. Cross-entropy asks how sure it was of the truth.",
        "cats-dogs",
    ),
    Door(
        "spam.py",
        "Spam or not",
        "A side is predicted. Hinge loss charges until the mail is safely across.",
        "spam",
    ),
)
BEYOND = (
    Door(
        "choosing.py",
        "Choosing a loss",
        "Losses side by side, one data set under several, a guide, and traps in code.",
        "choosing",
    ),
    Door(
        "training.py",
        "Training",
        "A model walks down its loss. Drag the start, and play the run.",
        "training",
    ),
    Door(
        "walkthrough.py",
        "Interview preparation",
        "A professional answer, questions, drills, flashcards, and a mock interview.",
        "interview",
    ),
)
WAY = (*EXAMPLES, *BEYOND)
"""In the order of the way."""


def place_html(door: Door, *, is_done: bool, is_next: bool, is_begun: bool) -> str:
    """Where a door is on the way, and whether it is to be opened next.

    Parameters
    ----------
    door
        One of the way.
    is_done
        Whether what it leads to is done.
    is_next
        Whether it is the first that is not.
    is_begun
        Whether one before it is done.
    """
    said = ""
    if is_done:
        said = "✓ Done"
    elif is_next:
        said = "Go on here" if is_begun else "Start here"
    kind = "done" if is_done else "next" if is_next else "later"
    return (
        f'<p class="ll-door-place" data-kind="{kind}">'
        f"<span>{WAY.index(door) + 1}</span> {said}</p>"
    )
