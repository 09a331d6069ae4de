"""The tables of sharing agreements, and of what an agency tells under them without being asked. They name no person at risk."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified


class SharingAgreement(Placed):
    """An agreement between agencies about sharing: what for, who is party, when it is looked at again."""

    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    purpose = models.TextField()
    parties = models.JSONField(default=list)
    basis = models.CharField(max_length=40)
    signed_on = models.DateField()
    review_on = models.DateField()
    impact_assessed_on = models.DateField(null=True, blank=True)
    impact_words = models.CharField(max_length=400, blank=True)
    """Where the data protection impact assessment (DPIA) is kept, or why there is none."""
    ended_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record")

    class Meta(Placed.Meta):
        pass


class StandingDecision(Placed):
    """An agency's decision to tell the other parties of an agreement of its contacts: the day, how, and whether seen.

    No word of a contact goes along. It stands until the agency ends it, or the agreement ends; then nothing more is told.
    """

    agency_path = "agency_id"
    agreement = models.ForeignKey(SharingAgreement, models.PROTECT, related_name="standing_decisions")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    because = models.TextField()
    """Why it is lawful and needed, and how the people it is about learn of it."""
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    classification = classified(retention="board-record", personal=("decided_by", "ended_by"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(
                fields=["agreement", "agency"], condition=Q(ended_at=None), name="casework_one_standing_decision"
            ),
        ]
