"""Cat or dog: cross-entropy, the surprise at what the picture really shows."""

from ui.lessons.cats_dogs.code import snippets
from ui.lessons.cats_dogs.scene import scene
from ui.lessons.cats_dogs.state import KINDS
from ui.lessons.part import Lesson, part

PART = part("cats_dogs", KINDS, scene, snippets)
LESSON = Lesson(
    menu="Cat or dog",
    title="Cat or dog: cross-entropy",
    parts=(PART,),
    unnamed="classic",
)
