"""Step size: how large a step an objective bears."""

from ui.lessons.part import part
from ui.lessons.training.steps.code import snippets
from ui.lessons.training.steps.scene import scene
from ui.lessons.training.steps.state import KINDS

PART = part("training/steps", KINDS, scene, snippets)
