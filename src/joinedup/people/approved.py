"""What a partnership settles for itself, as one of its groups approved it: dated, ended with a reason, never deleted."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Classification, Placed, classified
from joinedup.people.said import Bond, SaidText, Worded


class Approved(Worded, Placed):
    """Which group approved it, from which day on it holds, who added it; who ended it, from when and why. It never changes else."""

    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    approved_on = models.DateField()
    effective_from = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    """The first day without it, or of a kind of panel or referral the last day with it."""
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ended_why = SaidText(blank=True)
    classification: ClassVar[Classification] = classified(retention="board-record", personal=("added_by", "ended_by"))

    class Meta(Placed.Meta):
        abstract = True

    @property
    def bonds(self) -> list[Bond]:
        """The partnership: why it ended may name anybody, and nobody’s hidden address."""
        return [("here", self.partnership_id)]


def ends_with_a_reason(name: str) -> models.CheckConstraint:
    """The constraint of a table of these, by its name: whatever ended says who ended it, and why."""
    ended = Q(ended_by__isnull=False) & ~Q(ended_why="")
    return models.CheckConstraint(condition=Q(ended_on__isnull=True) | ended, name=name)
