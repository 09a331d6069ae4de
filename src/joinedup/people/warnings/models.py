"""The table of staff-safety warnings."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import PersonRow
from joinedup.people.said import SaidText


class StaffWarning(PersonRow):
    """What staff need to know to be safe when they meet somebody; seen by whoever may see the person."""

    protected: ClassVar[str] = "person"
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="warnings")
    kind = models.CharField(max_length=20)
    words = SaidText()
    told = models.CharField(max_length=20)
    told_words = SaidText(blank=True)
    """When and how the person was told, or why not."""
    review_on = models.DateField()
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_on = models.DateField(null=True, blank=True)
    end_reason = SaidText(blank=True)
    classification = classified(
        retention="case-record", personal=("person", "kind", "words", "told", "told_words", "recorded_by", "end_reason")
    )

    class Meta(Placed.Meta):
        pass
