"""Flashcards: when each question comes back, and the review of a day."""
