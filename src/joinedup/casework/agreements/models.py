"""The table of sharing agreements. It names nobody."""

from __future__ import annotations

from django.db import models

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
