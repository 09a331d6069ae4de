"""Tables of research for a panel: what was asked of which agency by when, and what it answered."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from joinedup.casework.panel_cases.models import PanelCase
from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseItem, PanelRow
from joinedup.people.said import SaidLine, SaidText


class ResearchRequest(PanelRow):
    """That an agency was asked what it holds about a case. Without an answer it reads no reply, never nothing held."""

    panel_case = models.ForeignKey(PanelCase, models.PROTECT, related_name="requests")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    chased = models.PositiveSmallIntegerField(default=0)
    chased_at = models.DateTimeField(null=True, blank=True)
    classification = classified(retention="case-record")

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["panel_case", "agency"], name="casework_asked_once_an_agency"),
        ]


class ResearchReply(CaseItem):
    """What an agency answered: its own, and shared with the panel. A later answer stands beside the first."""

    written_to_others: ClassVar[bool] = True
    panel = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    request_id = models.UUIDField(db_index=True)
    answer = models.CharField(max_length=20)
    text = SaidText(blank=True)
    by_telephone = SaidLine(max_length=200, blank=True)
    """Who gave the answer, where the coordinator took it down for an agency."""
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    replied_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("text", "by_telephone", "replied_by"))

    class Meta(Placed.Meta):
        pass
