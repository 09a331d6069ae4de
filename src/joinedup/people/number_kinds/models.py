"""The table of a partnership's own kinds of number. It names nobody whom a case is about."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified
from joinedup.people.said import Bond, SaidText, Worded


class OwnNumberKind(Worded, Placed):
    """A kind of number, as a group of the partnership approved it. What it says never changes; it ends, and is not deleted."""

    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    key = models.CharField(max_length=30)
    """Made of the label; begins with `own_`, or with `shared_` where several people can have one number."""
    label = models.CharField(max_length=60)
    shapes = models.CharField(max_length=120)
    """How it is written: 9 any digit, a any letter, all else stands for itself; several shapes with commas between."""
    example = models.CharField(max_length=40)
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
            models.UniqueConstraint(fields=["partnership", "key"], name="people_own_number_kind_key"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_by__isnull=False) & ~Q(ended_why=""),
                name="people_own_number_kind_ended_by",
            ),
        ]

    @property
    def bonds(self) -> list[Bond]:
        """The partnership: why it ended may name anybody, and nobody’s hidden address."""
        return [("here", self.partnership_id)]
