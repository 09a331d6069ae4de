"""`{% load kit %}`: every page part. `docs/how-to/kit.md` shows each with an example."""

from joinedup.kit.tags import forms, lists, pictures, words
from joinedup.kit.tags.library import register

__all__ = ["forms", "lists", "pictures", "register", "words"]
