"""What the page "Flashcards" says of the day's work."""

from __future__ import annotations

from datetime import datetime

from ui.interview.cards.review import Rated
from ui.interview.cards.schedule import RATINGS, Deck
from ui.interview.memory.progress import CardRecord
from ui.interview.times import in_words

RATINGS_EXPLAINED = (
    "**Again**: I did not know it. **Hard**: only in part, or after a long while. "
    "**Good**: I could say what passes. **Easy**: at once, and what impresses, too. "
    "Each button says when the card comes back."
)
WAITING_FOR_THE_BROWSER = "Reading what this browser keeps…"


def left(deck: Deck) -> str:
    """How many cards are left today, and of which sort."""
    parts = (
        (len(deck.due), "due"),
        (len(deck.new), "new"),
        (len(deck.soon), "once more in a few minutes"),
    )
    kinds = ", ".join(f"{number} {words}" for number, words in parts if number)
    return f"{len(deck.left)} left today: {kinds}"


def done(deck: Deck, now: datetime) -> str:
    """That nothing is left, and what comes next."""
    coming = (
        f" The next card comes back in {in_words(deck.next - now)}."
        if deck.next
        else ""
    )
    waiting = (
        f" {deck.waiting} new cards wait for other days, so that the reviews of the "
        "coming days stay short."
        if deck.waiting > 1
        else " One new card waits for another day."
        if deck.waiting
        else ""
    )
    return f"Nothing is left for today.{coming}{waiting}"


def about(topic: str, level: str, is_new: bool) -> str:
    """What stands over a card."""
    return f"{topic} · {level}" + (" · new" if is_new else "")


def rated(rating: Rated, card: CardRecord) -> str:
    """What the last rating did."""
    return (
        f"Rated “{RATINGS[rating.rating]}”: back in "
        f"{in_words(card.due - card.last_review)}."
    )
