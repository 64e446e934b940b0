"""Generalisation: what a loss says of samples that are held out."""

from ui.lessons.part import part
from ui.lessons.training.general.code import snippets
from ui.lessons.training.general.scene import scene
from ui.lessons.training.general.state import KINDS

PART = part("training/general", KINDS, scene, snippets)
