"""A column of words for a model, kept by the database itself as its texts change, with its index."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

CONFIG = "english"
NAMES = "simple"
"""Names are looked for as they are written: no stem is cut off, and Will and May are names, not little words."""


def words_of(*fields: str) -> models.GeneratedField:
    """The words of the given text fields, the first weighing most."""
    vector: Any = SearchVector(fields[0], config=CONFIG, weight="A")
    for field in fields[1:]:
        vector = vector + SearchVector(field, config=CONFIG, weight="B")
    return models.GeneratedField(expression=vector, output_field=SearchVectorField(), db_persist=True)


def names_of(*fields: str) -> models.GeneratedField:
    """The names of people in the given text fields."""
    vector = SearchVector(*fields, config=NAMES)
    return models.GeneratedField(expression=vector, output_field=SearchVectorField(), db_persist=True)


def words_index(name: str, column: str = "words") -> GinIndex:
    """The index that makes finding fast; its name at most 30 letters."""
    return GinIndex(fields=[column], name=name)
