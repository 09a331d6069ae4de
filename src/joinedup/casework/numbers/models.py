"""Tables of quarters counted for boards. What is in them is kept back already; they name nobody and no case."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.casework.boards import ForBoards
from joinedup.foundation.placed import Placed, classified


class CountedQuarter(ForBoards):
    """A quarter of a partnership as it was counted for boards. It stays so until all of it is counted again, for a reason."""

    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    from_on = models.DateField()
    """Its first day."""
    counted_on = models.DateField()
    edition = models.PositiveSmallIntegerField(default=1)
    """How many times it was counted."""
    reason = models.CharField(max_length=20, blank=True)
    """Why it was counted again."""
    below = models.PositiveSmallIntegerField()
    """Under which number they were kept back."""
    tables = models.JSONField()
    classification = classified(retention="board-record")

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "from_on"], name="casework_quarters_are_counted_once"),
        ]


class RecountRequest(Placed):
    """That a counted quarter is to be counted again, why, and whether that is done."""

    protected: ClassVar[str] = "recount"
    counted = models.ForeignKey(CountedQuarter, models.PROTECT, related_name="requests")
    reason = models.CharField(max_length=20)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    done_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record", personal=("asked_by",))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(
                fields=["counted"], condition=Q(done_on__isnull=True), name="casework_one_recount_at_a_time"
            ),
        ]
