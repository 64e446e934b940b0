"""The lessons: each is a folder here, and each of its parts a folder in that."""

from collections.abc import Mapping
from types import MappingProxyType

from ui.lessons import cats_dogs, choosing, home, houses, spam, training
from ui.lessons.part import Lesson

LESSONS: Mapping[str, Lesson] = MappingProxyType(
    {
        "": home.LESSON,
        "houses": houses.LESSON,
        "cats-dogs": cats_dogs.LESSON,
        "spam": spam.LESSON,
        "choosing": choosing.LESSON,
        "training": training.LESSON,
    }
)
"""By address; the home page's is ""."""
