"""Finding rows by words. Every search starts from rows the actor may see, so hidden rows change nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, QuerySet

from joinedup.foundation.search.columns import CONFIG, NAMES
from joinedup.foundation.search.models import SearchWord
from joinedup.foundation.search.rules import Hit, deletion_keys, nearest, with_word, words_in

MOST = 20
Finder = Callable[[str], list[Hit]]


def found(rows: QuerySet[Any], text: str, *columns: str, limit: int = MOST) -> list[tuple[Any, float]]:
    """The rows whose words fit the search best, each with its rank. `rows` are those the actor may see.

    Only `columns` are fetched: what a hit shows of the row and, by path, of what it belongs to.
    """
    return _best(rows, "words", SearchQuery(text, config=CONFIG, search_type="websearch"), columns, limit)


def named(rows: QuerySet[Any], text: str, people: str, *columns: str, limit: int = MOST) -> list[tuple[Any, float]]:
    """The rows in whose `people` (a column of `names_of`, or the path to one) stand the names searched for; else as `found`."""
    return _best(rows, people, SearchQuery(text, config=NAMES, search_type="websearch"), columns, limit)


def _best(
    rows: QuerySet[Any], where: str, query: SearchQuery, columns: tuple[str, ...], limit: int
) -> list[tuple[Any, float]]:
    ranked = rows.filter(**{where: query}).annotate(rank=SearchRank(F(where), query)).order_by("-rank", "pk")
    joined = {path.rpartition("__")[0] for path in columns if "__" in path}
    shown = ranked.select_related(*joined) if joined else ranked
    return [(row, row.rank) for row in shown.only(*columns)[:limit]]


def put_right(text: str, find: Callable[[str], list[Hit]], *, tries: int = 6) -> tuple[str, list[Hit]]:
    """A search that found nothing, with one word put right so that it finds something the reader may see; else nothing.

    The candidates are tried in an order that does not depend on the reader.
    """
    for word in words_in(text):
        for right in nearest(word, _candidates(word))[:tries]:
            other = with_word(text, word, right)
            if hits := find(other):
                return other, hits
    return "", []


def best(hits: Iterable[Hit], limit: int = 100) -> list[Hit]:
    """The best hits of several rooms, best first."""
    return sorted(hits, key=lambda h: (-h.rank, h.kind, h.title))[:limit]


def _candidates(word: str) -> list[str]:
    return list(SearchWord.objects.filter(keys__overlap=list(deletion_keys(word))).values_list("word", flat=True))
