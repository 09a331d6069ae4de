"""Tables of reports and of disruption: each is one agency's, and shared with the panel."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseItem
from joinedup.people.said import SaidText


class AsbReport(CaseItem):
    """A report that an agency received about the victim or the place of a case. Reports of one incident share its key."""

    written_to_others: ClassVar[bool] = True
    panel = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    incident = models.UUIDField()
    happened_on = models.DateField()
    reported_on = models.DateField()
    words = SaidText()
    reference = models.CharField(max_length=60, blank=True)
    """The agency's own number for it."""
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    classification = classified(retention="case-record", personal=("words", "reference", "recorded_by"))

    class Meta(Placed.Meta):
        pass


class Disruption(CaseItem):
    """What an agency did to disrupt whoever exploits or harms, and what came of it."""

    written_to_others: ClassVar[bool] = True
    panel = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    done_on = models.DateField()
    words = SaidText()
    effect = SaidText(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    classification = classified(retention="case-record", personal=("words", "effect", "recorded_by"))

    class Meta(Placed.Meta):
        pass
