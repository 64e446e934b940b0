"""Three models on real data, and what the loss does to a run of each."""

from ui.lessons.part import part
from ui.lessons.training.fit.code import snippets
from ui.lessons.training.fit.scene import scene
from ui.lessons.training.fit.state import KINDS, Descent

PART = part("training/fit", KINDS, scene, snippets, holds=Descent.is_only_moved)
