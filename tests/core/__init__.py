"""Tests of the pure library. They need no database and no Django; a busy machine does not fail them."""

from hypothesis import settings

settings.register_profile("unhurried", parent=settings(), deadline=None)
settings.load_profile("unhurried")
