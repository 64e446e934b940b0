"""Home: the first drag."""

from ui.lessons.home.scene import State, scene
from ui.lessons.part import Lesson, part

PART = part("home", {"one": State}, scene)
LESSON = Lesson(
    menu="Loss Lab",
    title="A loss function says how wrong a prediction is",
    parts=(PART,),
    unnamed="colder",
)
