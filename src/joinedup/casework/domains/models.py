"""The table of a partnership's own domains of concern. It names nobody whom a case is about."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified
from joinedup.people.said import Bond, SaidText, Worded


class OwnDomain(Worded, Placed):
    """Something a concern can be about, as a group of the partnership approved it. Its words never change; it ends, and is not deleted."""

    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    """How rule files name it. Never used for another."""
    label = models.CharField(max_length=100)
    what = models.CharField(max_length=300)
    approved_on = models.DateField()
    effective_from = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    """The first day on which it is no longer offered."""
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ended_why = SaidText(blank=True)
    classification = classified(retention="board-record", personal=("added_by", "ended_by"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "key"], name="casework_own_domain_key"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_by__isnull=False) & ~Q(ended_why=""),
                name="casework_own_domain_ended_by",
            ),
        ]

    @property
    def bonds(self) -> list[Bond]:
        """The partnership: why it ended may name anybody, and nobody’s hidden address."""
        return [("here", self.partnership_id)]
