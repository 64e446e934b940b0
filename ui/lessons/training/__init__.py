"""Training: what the loss does to the model."""

from ui.lessons.part import Lesson
from ui.lessons.training import fit, general, race, steps

LESSON = Lesson(
    menu="Training",
    title="Training a model",
    parts=(steps.PART, fit.PART, race.PART, general.PART),
    unnamed="price-line",
)
