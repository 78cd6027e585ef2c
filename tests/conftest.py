"""Settings that all tests share; beside it lie the builders that they import."""

from hypothesis import settings

settings.register_profile("cip", deadline=None)
settings.load_profile("cip")
