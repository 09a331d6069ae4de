"""The table of extracts: how fresh what an agency's own system tells is. It names nobody."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified


class ContactExtract(Placed):
    """That an agency's contacts were brought in from its own system, and until which day they were told."""

    settled = True
    agency_path = "agency_id"
    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    system = models.CharField(max_length=100)
    told_until_on = models.DateField()
    stale_after_days = models.PositiveSmallIntegerField(default=7)
    brought_in_at = models.DateTimeField()
    brought_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    rows = models.PositiveIntegerField()
    classification = classified(retention="case-record", personal=("brought_in_by",))

    class Meta(Placed.Meta):
        indexes = [
            models.Index(fields=["partnership", "agency", "system", "-told_until_on"], name="casework_extracts_of")
        ]
