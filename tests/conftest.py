"""What holds for all tests: they judge behaviour, never how long it took."""

from hypothesis import settings

settings.register_profile("loss-lab", deadline=None)
settings.load_profile("loss-lab")
