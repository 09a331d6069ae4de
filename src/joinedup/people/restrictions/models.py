"""The table of what was decided about restrictions."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseRow


class RestrictionDecision(CaseRow):
    """That a case was to be restricted, or less restricted, why, by whom, and who agreed. The database asks it for the second."""

    protected: ClassVar[str] = "case"
    case = models.ForeignKey("people.Case", models.PROTECT, related_name="restriction_decisions")
    level = models.PositiveSmallIntegerField()
    lowers = models.BooleanField()
    reason = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    classification = classified(retention="case-record", personal=("reason", "asked_by", "agreed_by"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by")),
                name="people_restriction_lowered_by_two",
            ),
        ]
