"""The table of the last night's check. What is in it is kept back already; it names nobody and no case."""

from __future__ import annotations

from django.db import models

from joinedup.casework.boards import ForBoards
from joinedup.foundation.placed import Placed, classified


class CheckedNight(ForBoards):
    """How a partnership's contact standards stood when they were last checked: one row, which the next good check replaces."""

    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    checked_on = models.DateField()
    below = models.PositiveSmallIntegerField()
    """Under which number they were kept back."""
    table = models.JSONField()
    fresh = models.JSONField()
    """A sentence on each agency's system: until when it told contacts."""
    rows_read = models.PositiveIntegerField()
    """Up to the next thousand: exactly, it would tell what one night added."""
    seconds = models.FloatField()
    """How long it took."""
    classification = classified(retention="board-record")

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["partnership"], name="casework_the_last_night_alone"),
        ]
