"""For now: the old modules of a lesson as its parts."""

from ui.lessons.cats_dogs import words
from ui.lessons.cats_dogs.code import snippets
from ui.lessons.cats_dogs.scene import scene
from ui.lessons.cats_dogs.state import PRESETS, TITLES
from ui.lessons.part import Lesson, old_part

PART = old_part("cats_dogs", "", TITLES, PRESETS, scene, snippets, words)
LESSON = Lesson(title="Cat or dog: cross-entropy", parts=(PART,), unnamed="classic")
