"""The table of a partnership's own stages of disagreement. It names nobody whom a case is about."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified
from joinedup.people.said import Bond, SaidText, Worded


class OwnStages(Worded, Placed):
    """A partnership's stages in one version, as a group approved them. They never change: an escalation stays under its version."""

    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    """The document that says so, as the partnership names it."""
    stages = models.JSONField()
    """In order, of each: `title`, `who`, `limit` (a number, or none), `unit` (hours or working_days) and `roles`."""
    approved_on = models.DateField()
    effective_from = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ended_why = SaidText(blank=True)
    classification = classified(retention="board-record", personal=("added_by", "ended_by"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "number"], name="casework_own_stages_number"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_by__isnull=False) & ~Q(ended_why=""),
                name="casework_own_stages_ended_by",
            ),
        ]

    @property
    def bonds(self) -> list[Bond]:
        """The partnership: why a version ended may name anybody, and nobody’s hidden address."""
        return [("here", self.partnership_id)]
