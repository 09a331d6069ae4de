"""Keeping the list of words, from what stands in the columns of words of every room."""

from __future__ import annotations

from django.apps import apps
from django.db import connection, models

from joinedup.foundation.search.models import SearchWord
from joinedup.foundation.search.rules import LEAST, deletion_keys


def gather_words() -> int:
    """Add the words that stand in searchable texts and are not listed yet; give back how many were added."""
    known = set(SearchWord.objects.values_list("word", flat=True))
    fresh = {w for model in searchable() for w in _words_in(model)} - known
    rows = [SearchWord(word=w, keys=sorted(deletion_keys(w))) for w in fresh]
    SearchWord.objects.bulk_create(rows, batch_size=2_000, ignore_conflicts=True)
    return len(rows)


def searchable() -> list[type[models.Model]]:
    """The models that have a column of words."""
    return [m for m in apps.get_models() if any(f.name == "words" and f.generated for f in m._meta.concrete_fields)]


def _words_in(model: type[models.Model]) -> set[str]:
    """The words of a model's searchable texts as they are written (not their stems)."""
    expression = model._meta.get_field("words").expression  # type: ignore[union-attr]
    texts = {getattr(part, "name", "") for part in expression.flatten() if isinstance(part, models.F)}
    quote = connection.ops.quote_name
    together = " || ' ' || ".join(quote(t) for t in sorted(texts))
    inner = f"select to_tsvector('simple', {together}) from {quote(model._meta.db_table)}"  # noqa: S608 names of our models
    with connection.cursor() as cursor:
        cursor.execute("select word from ts_stat(%s) where length(word) between %s and 30", [inner, LEAST])
        return {word for (word,) in cursor.fetchall() if word.isalpha()}
