"""One data set under several losses: each one's answer, and the outlier's part."""

from ui.lessons.choosing.data.code import snippets
from ui.lessons.choosing.data.scene import scene
from ui.lessons.choosing.data.state import KINDS
from ui.lessons.part import part

PART = part("choosing/data", KINDS, scene, snippets)
