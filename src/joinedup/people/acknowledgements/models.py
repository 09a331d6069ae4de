"""The table of acknowledgements."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseRow


class ShareAcknowledgement(CaseRow):
    """That the receiving agency has what was shared with it. Once only; written by that agency alone."""

    protected: ClassVar[str] = "acknowledged"
    shared = models.OneToOneField("people.SharedItem", models.PROTECT, related_name="acknowledgement")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    acknowledged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("acknowledged_by",))

    class Meta(Placed.Meta):
        pass
