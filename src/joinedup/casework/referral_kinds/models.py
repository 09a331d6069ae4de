"""The table of kinds of referral that a partnership settled for itself. It names nobody whom a case is about."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified
from joinedup.people.said import Bond, SaidText, Worded


class OwnReferralKind(Worded, Placed):
    """A kind of referral in one version of a partnership, whole, as a group approved it. What it says is never changed."""

    settled = True
    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    entry = models.JSONField()
    """The kind's fields, as `referral_kinds.rules.as_entry` has them."""
    approved_on = models.DateField()
    effective_from = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    """The last day on which it holds."""
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ended_why = SaidText(blank=True)
    classification = classified(retention="board-record", personal=("added_by", "ended_by"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "key", "number"], name="casework_own_referral_kind_number"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_by__isnull=False) & ~Q(ended_why=""),
                name="casework_own_referral_kind_ended_by",
            ),
        ]

    @property
    def bonds(self) -> list[Bond]:
        """The partnership: why a version ended may name anybody, and nobody’s hidden address."""
        return [("here", self.partnership_id)]
