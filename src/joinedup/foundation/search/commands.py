"""Keeping the list of words, from what stands in the columns of words of every room."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models

from joinedup.foundation.search.models import SearchWord
from joinedup.foundation.search.rules import LEAST, deletion_keys


def gather_words() -> int:
    """Bring the list in step with what can be searched: give back how many words were added.

    Words that stand nowhere any more go, so that the name of somebody who has left everything is not kept here.
    """
    known = set(SearchWord.objects.values_list("word", flat=True))
    standing = {w for model, column in searchable() for w in _words_in(model, column)}
    SearchWord.objects.filter(word__in=known - standing).delete()
    fresh = standing - known
    rows = [SearchWord(word=w, keys=sorted(deletion_keys(w))) for w in fresh]
    SearchWord.objects.bulk_create(rows, batch_size=2_000, ignore_conflicts=True)
    return len(rows)


def searchable() -> list[tuple[type[models.Model], models.GeneratedField]]:
    """Every column of words or names, with its model."""
    return [
        (model, column)
        for model in apps.get_models()
        for column in model._meta.concrete_fields
        if isinstance(column, models.GeneratedField) and isinstance(column.output_field, SearchVectorField)
    ]


def _words_in(model: type[models.Model], column: models.GeneratedField) -> set[str]:
    """The words of a column's texts as they are written (not their stems)."""
    expression: Any = column.expression  # type: ignore[attr-defined]
    texts = {getattr(part, "name", "") for part in expression.flatten() if isinstance(part, models.F)}
    quote = connection.ops.quote_name
    together = " || ' ' || ".join(quote(t) for t in sorted(texts))
    inner = f"select to_tsvector('simple', {together}) from {quote(model._meta.db_table)}"  # noqa: S608 names of our models
    with connection.cursor() as cursor:
        cursor.execute("select word from ts_stat(%s) where length(word) between %s and 30", [inner, LEAST])
        return {word for (word,) in cursor.fetchall() if word.isalpha()}
