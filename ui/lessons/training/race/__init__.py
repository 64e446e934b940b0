"""Race: several losses from one start."""

from ui.lessons.part import part
from ui.lessons.training.race.code import snippets
from ui.lessons.training.race.scene import scene
from ui.lessons.training.race.state import KINDS

PART = part("training/race", KINDS, scene, snippets)
