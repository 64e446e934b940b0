"""House prices: what an error costs, and squared error first of all."""

from ui.lessons.houses.code import snippets
from ui.lessons.houses.scene import scene
from ui.lessons.houses.state import KINDS
from ui.lessons.part import Lesson, part

PART = part("houses", KINDS, scene, snippets)
LESSON = Lesson(
    menu="House prices",
    title="House prices: what an error costs",
    parts=(PART,),
    unnamed="classic",
)
