"""Asking every room, and putting a search nearly spelled right right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from joinedup.foundation.search.queries import best, put_right
from joinedup.foundation.search.rules import Hit
from joinedup.meetings.search.queries import search as search_meetings
from joinedup.partnership.search.queries import search as search_partnership
from joinedup.planning.search.queries import search as search_planning
from joinedup_core.permits import Actor

ROOMS = (search_partnership, search_meetings, search_planning)


@dataclass(frozen=True)
class Found:
    """What a search found: the hits, how many of each kind, and the corrected words where it was corrected."""

    asked: str
    hits: tuple[Hit, ...]
    kinds: tuple[tuple[str, int], ...]
    corrected: str = ""


def search(actor: Actor, text: str, kind: str = "") -> Found:
    """Everything the actor may see that fits the words, best first, of one kind where one is asked for."""
    hits, corrected = _ask(actor, text), ""
    if not hits and text:
        corrected, hits = put_right(text, lambda other: _ask(actor, other))
    kinds = tuple(sorted(Counter(h.kind for h in hits).items()))
    shown = tuple(h for h in hits if not kind or h.kind == kind)
    return Found(text, shown, kinds, corrected)


def _ask(actor: Actor, text: str) -> list[Hit]:
    return best(hit for room in ROOMS for hit in room(actor, text))
