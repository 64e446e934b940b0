"""For now: the old modules of a lesson as its parts."""

from ui.lessons.part import Lesson, old_part
from ui.lessons.spam import words
from ui.lessons.spam.code import snippets
from ui.lessons.spam.scene import scene
from ui.lessons.spam.state import PRESETS, TITLES

PART = old_part("spam", "", TITLES, PRESETS, scene, snippets, words)
LESSON = Lesson(title="Spam or not: hinge loss", parts=(PART,), unnamed="classic")
