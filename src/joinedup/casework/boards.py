"""Rows that boards read without access to any case: whoever holds a role of a board anywhere in the partnership sees them."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Q

from joinedup.foundation import places
from joinedup.foundation.placed import Placed
from joinedup_core.permits import Actor, Permission, reaches


class ForBoards(Placed):
    """What is kept for boards with small numbers kept back. Jobs alone write it."""

    protected: ClassVar[str] = "numbers"

    class Meta(Placed.Meta):
        abstract = True

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """Those of the partnership in which the actor holds a role of a board that allows it, wherever in it."""
        held = {place for place, _ in reaches(actor, permission)}
        if "" in held:
            return Q()
        return Q(place__in={places.board(places.key_of(place)) for place in held})
